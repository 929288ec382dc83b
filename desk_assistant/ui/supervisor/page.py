"""The overview: a period, its key figures and its charts. It counts in slices and never decides what a number means."""

from collections.abc import Generator

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desk_assistant.desk.ledger import NotSaved
from desk_assistant.insight.chart import Category, Chart
from desk_assistant.insight.periods import Period
from desk_assistant.ui.employee.page import Page, clear
from desk_assistant.ui.parts.buttons import Button
from desk_assistant.ui.parts.flow_layout import FlowLayout
from desk_assistant.ui.parts.look import Look
from desk_assistant.ui.parts.message import Message
from desk_assistant.ui.parts.segmented import Segmented
from desk_assistant.ui.parts.text import Body
from desk_assistant.ui.supervisor.card import ChartCard
from desk_assistant.ui.supervisor.chart_printing import ChartPrinting
from desk_assistant.ui.supervisor.reading import Asked, Progress, Ready, counting
from desk_assistant.ui.supervisor.sections import KeyFigures, Nothing, Section
from desk_assistant.ui.supervisor.view import caption, kinds, sections, step_view, to_kind

translate = QCoreApplication.translate
#: The widest the page gets: two columns of readable charts.
WIDEST = 1920
_SAY_AFTER_MS = 1_000


class OverviewPage(Page):
    """`shown` carries the period once it is counted and on screen. `exported` carries the period that an export is asked of."""

    shown = Signal(object)
    exported = Signal(object)

    def __init__(
        self,
        look: Look,
        asked: Asked,
        period: Period | None,
        parent: QWidget | None = None,
        *,
        closable: bool = True,
        exports: bool = False,
        printing: ChartPrinting | None = None,
    ) -> None:
        super().__init__(look, "overview", parent)
        self._asked_for = asked
        self._printing = printing
        if printing is not None:
            printing.setParent(self)
            printing.ended.connect(self._print_ended)
        self.period = period
        self._steps: Generator[object, None, None] | None = None
        self.tiles: KeyFigures | None = None
        self.sections: list[Section] = []
        self._clock = QElapsedTimer()
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._step)
        self.set_look(look)
        self.caption.set_text(caption(asked.desks))
        self.heading.set_text(translate("Overview", "Overview"))
        self._build_head(look, closable, exports)
        self.said = Body(look, "", "ink2", "overview.said", self.column)
        self.said.hide()
        cannot = translate("Overview", "The numbers cannot be read now. Nothing is lost. Try again. If it goes on, contact IT.")
        self.problem = Message(look, "error", cannot, (("again", translate("Overview", "Try again")),), object_name="overview.problem", parent=self.column)
        self.problem.acted.connect(self._try_again)
        self.problem.hide()
        self.body.addWidget(self.said)
        self.body.addWidget(self.problem)
        self.content = QWidget(self.column)
        self._rows = QVBoxLayout(self.content)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self.body.addWidget(self.content)
        self.body.addStretch(1)
        self.show_period(period)

    def set_look(self, look: Look) -> None:
        """Set margins and gaps; the overview may be wider than other pages."""
        super().set_look(look)
        self.column.setMaximumWidth(look.px(WIDEST))

    def _build_head(self, look: Look, closable: bool, exports: bool) -> None:
        buttons = QWidget(self.column)
        row = QHBoxLayout(buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.px(8))
        if closable:
            close = Button(look, translate("Overview", "Close the overview"), "quiet", hint="F12", object_name="overview.close", parent=buttons)
            close.clicked.connect(self._close_pressed)
            row.addWidget(close)
        if exports:
            export = Button(look, translate("Overview", "Export …"), "primary", object_name="overview.export", parent=buttons)
            export.clicked.connect(self._export_pressed)
            row.addWidget(export)
        self.put_title(beside=buttons)
        self.kinds = Segmented(look, translate("Overview", "Period"), kinds(), "month", "overview.kind", self.column)
        self.kinds.chosen.connect(self._kind_chosen)
        self.kinds.setFixedWidth(look.px(440))
        beside = QWidget(self.column)
        self.before = Button(look, "–", "quiet", "chevron-left", object_name="overview.before", height=48, parent=beside)
        self.after = Button(look, "–", "quiet", "chevron-right", object_name="overview.after", height=48, parent=beside)
        self.before.clicked.connect(self._go_before)
        self.after.clicked.connect(self._go_after)
        pair = QHBoxLayout(beside)
        pair.setContentsMargins(0, 0, 0, 0)
        pair.setSpacing(look.px(8))
        pair.addWidget(self.before)
        pair.addWidget(self.after)
        line = FlowLayout(None, look.px(8), look.px(4))
        line.addWidget(self.kinds)
        line.addWidget(beside)
        self.body.addLayout(line)

    def show_period(self, period: Period | None) -> None:
        """Count a period and show it; without one the newest whole month with visits."""
        self._name_periods(period)
        self._steps = self._work(period)
        self._clock.start()
        self._timer.start()

    def _name_periods(self, period: Period | None) -> None:
        self.before.setVisible(period is not None)
        self.after.setVisible(period is not None and period.last < self._asked_for.today)
        if period is None:
            return
        self.period = period
        self.kinds.set_value(period.kind)
        self.heading.set_text(translate("Overview", "Visits %1").replace("%1", period.within))
        self.before.set_label(translate("Overview", "Back to %1").replace("%1", _small(period.previous().label)))
        self.after.set_label(translate("Overview", "On to %1").replace("%1", _small(period.next().label)))

    def _step(self) -> None:
        try:
            found = next(self._steps) if self._steps is not None else None
        except StopIteration:
            self._finish()
            return
        except NotSaved:
            self._steps = None
            self._timer.stop()
            self.said.hide()
            self.problem.show()
            return
        if isinstance(found, Progress) and self._clock.elapsed() >= _SAY_AFTER_MS:
            words = translate("Overview", "Fetching the numbers: %1 of %2 …")
            self.said.set_text(words.replace("%1", str(found.done)).replace("%2", str(found.of)))
            self.said.show()

    def _work(self, period: Period | None) -> Generator[object, None, None]:
        ready = yield from counting(self._asked_for, period)
        if ready.overview.charts:
            yield from self._show(ready)
        else:
            self._show_nothing(ready, nowhere=period is None)

    def _begin(self, ready: Ready) -> None:
        self._name_periods(ready.period)
        self.problem.hide()
        notes = "\n".join(ready.overview.notes if ready.overview.charts else ())
        self.said.set_text(notes)
        self.said.setVisible(bool(notes))
        clear(self._rows)
        self.tiles, self.sections = None, []

    def _show_nothing(self, ready: Ready, nowhere: bool) -> None:
        self._begin(ready)
        nothing = Nothing(self.look, ready.overview.notes, nowhere, self.content)
        nothing.newest.clicked.connect(self._show_newest)
        self._rows.addWidget(nothing)

    def _show_newest(self) -> None:
        self.kinds.choice().setFocus()
        self.show_period(None)

    def _show(self, ready: Ready) -> Generator[object, None, None]:
        """Build what is to be seen, one section in each slice, so that keys come in between."""
        self._begin(ready)
        self.tiles = KeyFigures(self.look, ready.overview.tiles, self.content)
        for tile in self.tiles.tiles:
            tile.clicked.connect(self._lead)
        self._rows.addWidget(self.tiles)
        self._fit()
        for view in sections(ready.overview):
            yield None
            section = Section(self.look, view, self.content, prints=self._printing is not None)
            for card in section.cards:
                card.printing.connect(self._print)
                card.wanted.connect(self._open_step)
                card.copied.connect(self._copied)
                card.grew.connect(self._grew)
            self.sections.append(section)
            self._rows.addWidget(section)

    def _finish(self) -> None:
        self._steps = None
        self._timer.stop()
        self.settle()
        self.shown.emit(self.period)

    def _try_again(self, name: str) -> None:
        self.show_period(self.period)

    @property
    def counted(self) -> bool:
        """Whether the period asked for stands on the screen, or could not be counted."""
        return self._steps is None

    def cards(self) -> list[ChartCard]:
        """Give the cards in the order of the page."""
        return [card for section in self.sections for card in section.cards]

    def _card(self, chart: str) -> ChartCard | None:
        return next((card for card in self.cards() if card.chart_data.id == chart), None)

    def _fit(self) -> None:
        margins = self.body.contentsMargins()
        width = min(self.viewport().width(), self.look.px(WIDEST)) - margins.left() - margins.right()
        if self.tiles is not None:
            self.tiles.arrange(width / self.look.scale)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _grew(self) -> None:
        self.settle()

    def _kind_chosen(self, kind: str) -> None:
        if self.period is not None:
            self.show_period(to_kind(self.period, kind, self._asked_for.today))

    def _go_before(self) -> None:
        self.show_period(self.period.previous())

    def _go_after(self) -> None:
        self.show_period(self.period.next())
        if not self.after.isVisible():
            self.before.setFocus()

    def _lead(self) -> None:
        chart = self.sender().leads_to
        card = self._card(chart)
        if card is not None:
            target = card.view or card.heading
            target.setFocus()
            self.ensureWidgetVisible(card, 0, self.look.px(24))
            self.verticalScrollBar().setValue(max(0, card.mapTo(self.sheet, card.rect().topLeft()).y() - self.look.px(24)))

    def _open_step(self, category: Category) -> None:
        card = self.sender()
        card.show_step(step_view(self._asked_for.library, self._asked_for.today, category.flow, category.step, category.label))
        if card.step is not None:
            self.ensureWidgetVisible(card.step, 0, self.look.px(24))

    def _copied(self, chart: str) -> None:
        for card in self.cards():
            if card.chart_data.id != chart:
                card.copied_elsewhere()

    def _print(self, chart: Chart) -> None:
        for card in self.cards():
            if card.print_button is not None:
                card.show_printing(translate("Overview", "Send to printer"))
        card = self._card(chart.id)
        if self._printing.print_chart(chart, self.period):
            card.show_printing(translate("Overview", "Printing …"))
        else:
            card.show_not_printed(translate("Overview", "Another chart is on its way to the printer. Wait a moment, and try again."))

    def _print_ended(self, chart: str, why: str) -> None:
        card = self._card(chart)
        if card is None:  # another period stands here now
            return
        card.show_not_printed(why) if why else card.show_printing(translate("Overview", "Printed"))

    def _close_pressed(self) -> None:
        self.acted.emit("close_page")

    def _export_pressed(self) -> None:
        if self.period is not None:
            self.exported.emit(self.period)

    def first_focus(self) -> QWidget | None:
        return self.kinds.choice()


def _small(label: str) -> str:
    return label.replace("Uge", "uge")
