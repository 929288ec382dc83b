"""One chart with its question, reading, note and what can be done with it; and the text of a step that was opened."""

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desk_assistant.insight.chart import Chart, Tile
from desk_assistant.ui.parts import glyphs, typeset
from desk_assistant.ui.parts.buttons import Button
from desk_assistant.ui.parts.look import Look
from desk_assistant.ui.parts.part import Part
from desk_assistant.ui.parts.pressable import Pressable
from desk_assistant.ui.parts.roles import announce
from desk_assistant.ui.parts.text import Body, SideHeading, Small
from desk_assistant.ui.supervisor.chart_view import ChartView
from desk_assistant.ui.supervisor.table_view import TableView
from desk_assistant.ui.supervisor.view import LEADS_TO, StepView, begun, copied, folded, is_openable, tile_words

translate = QCoreApplication.translate


class ChartCard(Part, QWidget):
    """A chart or, asked for, its table. `wanted` asks for the text of a category's step; `printing` asks for the chart on paper;
    `grew` says the height has changed.
    """

    accessible_role = QAccessible.Role.Grouping
    wanted = Signal(object)
    copied = Signal(str)
    printing = Signal(object)
    grew = Signal()

    def __init__(self, look: Look, chart: Chart, parent: QWidget | None = None, *, prints: bool = False) -> None:
        super().__init__(parent)
        self._look = look
        self.chart_data = chart
        self.setObjectName(f"overview.{chart.id}")
        self.setAccessibleName(chart.question)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, look.px(24))
        self.body.setSpacing(look.px(4))
        self.heading = SideHeading(look, chart.question, parent=self)
        self.body.addWidget(self.heading)
        self.body.addWidget(Body(look, chart.reading, "ink2", f"overview.{chart.id}.reading", self))
        self.view: ChartView | None = None
        self.table: TableView | None = None
        self.step: StepText | None = None
        self.print_button: Button | None = None
        if chart.categories:
            self._add_chart(prints)

    def _add_chart(self, prints: bool) -> None:
        look, chart = self._look, self.chart_data
        self.body.addSpacing(look.px(6))
        first = folded(chart)
        self.view = ChartView(look, first, f"overview.{chart.id}.chart", self)
        self.view.opened.connect(self._opened)
        self.body.addWidget(self.view)
        row = QHBoxLayout()
        row.setSpacing(look.px(4))
        hint = translate("Overview", "Press a step to read its text.") if any(map(is_openable, chart.categories)) else ""
        self.note = Small(look, f"{chart.n} {hint}".strip(), object_name=f"overview.{chart.id}.note", parent=self)
        row.addWidget(self.note, 1)
        self.all_button: Button | None = None
        if first is not chart:
            words = translate("Overview", "Show all %n", None, len(chart.categories))
            self.all_button = self._button(words, "all", row)
            self.all_button.clicked.connect(self._show_all)
        self.table_button = self._button(translate("Overview", "Show as table"), "as_table", row)
        self.table_button.clicked.connect(self._switch)
        self.copy_button = self._button(translate("Overview", "Copy"), "copy", row)
        self.copy_button.clicked.connect(self._copy)
        if prints:
            self.print_button = self._button(translate("Overview", "Send to printer"), "print", row)
            self.print_button.clicked.connect(self._print)
        self.body.addLayout(row)
        self.not_printed = Small(look, "", object_name=f"overview.{chart.id}.not_printed", parent=self)
        self.not_printed.hide()
        self.body.addWidget(self.not_printed)

    def _button(self, words: str, name: str, row: QHBoxLayout) -> Button:
        button = Button(self._look, words, "link", object_name=f"overview.{self.chart_data.id}.{name}", style="small_medium", parent=self)
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return button

    def _show_all(self) -> None:
        self.view.show_chart(self.chart_data)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.all_button.hide()
        self.grew.emit()

    def _switch(self) -> None:
        """Show the table in place of the chart, or the chart again."""
        if self.table is None:
            self.table = TableView(self._look, self.chart_data, f"overview.{self.chart_data.id}.table", self)
            self.table.opened.connect(self._opened)
            self.table.hide()
            self.body.insertWidget(self.body.indexOf(self.view) + 1, self.table)
        as_table = self.table.isHidden()
        self.table.setVisible(as_table)
        self.view.setVisible(not as_table)
        if self.all_button is not None:
            self.all_button.setVisible(not as_table and len(self.view.plan(self.view.width()).rows) < len(self.chart_data.categories))
        self.table_button.set_label(translate("Overview", "Show as chart") if as_table else translate("Overview", "Show as table"))
        self.grew.emit()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(copied(self.chart_data))
        said = translate("Overview", "Copied")
        self.copy_button.set_label(said)
        announce(self, said)
        self.copied.emit(self.chart_data.id)

    def _print(self) -> None:
        self.printing.emit(self.chart_data)

    def show_printing(self, words: str) -> None:
        """Say on the button that the chart is on its way, or has been printed."""
        self._say_of_print(words, "")

    def show_not_printed(self, why: str) -> None:
        """Say why the chart was not printed; it can be tried again."""
        self._say_of_print(translate("Overview", "Send to printer"), why)

    def _say_of_print(self, words: str, why: str) -> None:
        self.print_button.set_label(words)
        self.not_printed.set_text(why)
        self.not_printed.setVisible(bool(why))
        announce(self, why or words)
        self.grew.emit()

    def copied_elsewhere(self) -> None:
        """Take *copied* away, because the clipboard holds another chart now."""
        if self.view is not None:
            self.copy_button.set_label(translate("Overview", "Copy"))

    def _opened(self, number: int) -> None:
        categories = self.chart_data.categories
        if number < len(categories) and is_openable(categories[number]):
            self.wanted.emit(categories[number])

    def show_step(self, step: StepView) -> None:
        """Show the text of a step under the chart; the same step again puts it away."""
        again = self.step is not None and self.step.step == step
        self.close_step()
        if again:
            return
        self.step = StepText(self._look, step, f"overview.{self.chart_data.id}.step", self)
        self.step.close_button.clicked.connect(self.close_step)
        self.body.addWidget(self.step)
        self.step.show()
        announce(self, " ".join(filter(None, (step.heading, step.staff_hint))))
        self.grew.emit()

    def close_step(self) -> None:
        """Put the text of the step away; the keyboard goes back to the bar."""
        if self.step is None:
            return
        step, self.step = self.step, None
        if step.close_button.hasFocus():
            (self.view if self.view.isVisible() else self.table).setFocus(Qt.FocusReason.OtherFocusReason)
        step.hide()
        step.deleteLater()
        self.grew.emit()


class StepText(Part, QWidget):
    """What a step says to the employee and to the citizen, as the content has it today."""

    def __init__(self, look: Look, step: StepView, object_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.step = step
        self.setObjectName(object_name)
        column = QVBoxLayout(self)
        column.setContentsMargins(look.px(20), look.px(12), look.px(16), look.px(8))
        column.setSpacing(look.px(4))
        column.addWidget(SideHeading(look, step.heading, parent=self))
        if step.title:
            parts = (
                (translate("Overview", "To the employee"), step.staff_hint),
                (translate("Overview", "To the citizen"), f"{step.citizen_title}\n{step.citizen_text}".strip()),
            )
        else:
            parts = (("", translate("Overview", "The step does not stand in the content any more.")),)
        for name, text in parts:
            if name:
                column.addWidget(SideHeading(look, name, small=True, parent=self))
            column.addWidget(Body(look, text, parent=self))
        row = QHBoxLayout()
        row.setContentsMargins(-look.px(8), 0, 0, 0)
        self.close_button = Button(look, translate("Overview", "Close the step"), "link", object_name=f"{object_name}.close", style="small_medium", parent=self)
        row.addWidget(self.close_button)
        row.addStretch(1)
        column.addLayout(row)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look, area, radius = self._look, QRectF(self.rect()), self._look.px(glyphs.RADIUS)
        glyphs.box(painter, area, look.colour("tint"), look.colour("tint_line"), 1, radius)
        glyphs.left_bar(painter, area, look.colour("accent"), look.px(4), radius)
        painter.end()


class KeyFigure(Pressable, QPushButton):
    """A key figure with what it is counted from and the period before; pressed, it leads to the chart behind it."""

    def __init__(self, look: Look, tile: Tile, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tile = tile
        self.leads_to = LEADS_TO.get(tile.id, "")
        self.prepare(look, tile.value, f"overview.tile.{tile.id}")

    def spoken(self) -> str:
        return tile_words(self._tile)

    def _lines(self) -> tuple[tuple[str, str, str], ...]:
        tile = self._tile
        lines = (("display", tile.value, "ink"), ("body_medium", tile.label, "ink"), ("small", tile.basis, "ink2"), ("small", begun(tile.before), "ink2"))
        return tuple(line for line in lines if line[1])

    def narrowest(self) -> int:
        return round(max(typeset.longest_word(self._look, style, text) for style, text, _ in self._lines())) + 2 * self._look.px(20) + 1

    def wanted(self, width: float | None) -> QSize:
        look = self._look
        room = None if width is None else width - 2 * look.px(20)
        sizes = [typeset.measure(look, style, text, room) for style, text, _ in self._lines()]
        return QSize(look.px(200), round(sum(size.height() for size in sizes)) + 2 * look.px(16) + look.px(4))

    def draw(self, painter: QPainter, area: QRectF) -> None:
        look = self._look
        over = self.hovered() or self.isDown()
        glyphs.box(painter, area, look.colour("hover" if over else "surface"), look.colour("line"), 1, look.px(glyphs.RADIUS))
        box = area.adjusted(look.px(20), look.px(16), -look.px(20) + 0.5, 0)
        for style, text, colour in self._lines():
            if text == begun(self._tile.before):
                height = typeset.measure(look, style, text, box.width()).height()
                box = QRectF(box.left(), area.bottom() - look.px(16) - height, box.width(), height)
            used = typeset.draw(painter, look, style, text, box, colour)
            box = box.adjusted(0, used, 0, 0)


