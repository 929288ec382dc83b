"""*Sammen om opgaven*: the whole list in sight, one item open, and nothing that moves under the hand."""

from PySide6.QtCore import QCoreApplication, QEvent, QPoint
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desk_assistant.ui.employee.page import Page
from desk_assistant.ui.employee.step_box import OpenBox
from desk_assistant.ui.employee.together_view import ItemView, TogetherView
from desk_assistant.ui.parts.buttons import Button
from desk_assistant.ui.parts.ladder import PressGuard
from desk_assistant.ui.parts.look import Look
from desk_assistant.ui.parts.message import Message
from desk_assistant.ui.parts.rows import StepLine, StepRow
from desk_assistant.ui.parts.text import Body, Small

translate = QCoreApplication.translate
_BARS = {"alone": 4, "guided": 3, "together": 2, "by_staff": 1}


class TogetherPage(Page):
    """The list of a flow. The open item stands in the list where its row was."""

    def __init__(self, look: Look, guard: PressGuard, parent: QWidget | None = None) -> None:
        super().__init__(look, "together", parent)
        self.caption.set_text(translate("Places", "Together on the task"))
        self.progress = Body(look, "", "ink2", object_name="together.progress", parent=self.column)
        self.progress.setWordWrap(False)
        self.put_title(beside=self.progress)
        self.advice = Small(look, "", object_name="together.advice", parent=self.column)
        self.body.addWidget(self.advice)
        self.bar = Message(look, "warning", "", object_name="together.bar", parent=self.column)
        self.bar.hide()
        self.body.addWidget(self.bar)
        back = (("other_way", translate("Together", "Back to the digital way")),)
        self.notice = Message(look, "info", "", back, object_name="together.notice", parent=self.column)
        self.notice.acted.connect(self._notice_acted)
        self.body.addWidget(self.notice)
        self.refusal = Message(look, "warning", "", object_name="together.refusal", parent=self.column)
        self.refusal.hide()
        self.body.addWidget(self.refusal)
        self.list = QVBoxLayout()
        self.list.setSpacing(0)
        self.body.addLayout(self.list)
        self.box = OpenBox(look, guard, self.column)
        self.box.pressed.connect(self._pressed)
        self.box.hide()
        self.list.addWidget(self.box)
        self.rows: list[StepRow] = []
        self._ids: list[str] = []
        self._empty(look)
        self.body.addStretch(1)
        self._view: TogetherView | None = None
        self._pressed_at: QPoint | None = None

    def _empty(self, look: Look) -> None:
        self.empty = QWidget(self.column)
        box = QVBoxLayout(self.empty)
        box.setContentsMargins(0, 0, 0, 0)
        self.empty_text = Body(look, "", object_name="together.empty", parent=self.empty)
        box.addWidget(self.empty_text)
        row = QHBoxLayout()
        self.choose_topic = Button(look, translate("Together", "Choose a topic"), "secondary", "add", object_name="together.choose_topic", parent=self.empty)
        self.hand_over = Button(look, translate("Together", "Hand over warmly"), "secondary", "forward", object_name="together.hand_over", parent=self.empty)
        self.choose_topic.clicked.connect(self._choose_topic)
        self.hand_over.clicked.connect(self._hand_over)
        row.addWidget(self.choose_topic)
        row.addWidget(self.hand_over)
        row.addStretch(1)
        box.addLayout(row)
        self.body.addWidget(self.empty)

    def show_view(self, view: TogetherView, refused: str) -> None:
        """Show the view. Rows are reused, so the focus and the eye keep their place."""
        self._view = view
        self.heading.set_text(view.heading)
        self.progress.set_text(view.progress)
        self.progress.setVisible(bool(view.progress))
        self.advice.set_text(view.advice)
        self.advice.setVisible(bool(view.advice))
        self.bar.show_only(view.bar)
        self._show_notice(view)
        alone = refused if view.open is None else ""
        if alone:
            self.refusal.set_message("warning", alone, speak=False)
        self.refusal.setVisible(bool(alone))
        self.empty.setVisible(bool(view.empty))
        self.empty_text.set_text(view.empty)
        self._show_rows(view, refused)

    def _show_notice(self, view: TogetherView) -> None:
        if view.other_way_on and self.notice.text() != view.other_way:
            self.notice.set_message("info", view.other_way)
        self.notice.setVisible(view.other_way_on)

    def _show_rows(self, view: TogetherView, refused: str) -> None:
        while len(self.rows) < len(view.rows):
            row = StepRow(self._look, StepLine(1, ""), parent=self.column)
            row.clicked.connect(self._row_pressed)
            self.list.addWidget(row)
            self.rows.append(row)
        self._ids = [item.id for item in view.rows]
        opened = view.open.id if view.open else None
        for row, item in zip(self.rows, view.rows, strict=False):
            row.setObjectName(f"together.row.{item.id}")
            row.set_line(_line(item))
            row.setAccessibleName(item.spoken)
            row.setVisible(item.id != opened)
        for row in self.rows[len(view.rows):]:
            row.hide()
        self.box.setVisible(view.open is not None)
        if view.open is not None:
            at = self._ids.index(view.open.id)
            self.list.removeWidget(self.box)
            self.list.insertWidget(self.list.indexOf(self.rows[at]), self.box)
            self.box.show_item(view.open, view.rows[at].number, view.asks_stop, refused)

    def _keep_ladder_off_the_pointer(self) -> None:
        """After a press with the pointer, scroll on, or set the next ladder lower, if it came to lie where the last one was."""
        ladder, point = self.box.ladder, self._pressed_at
        if point is None or not ladder.isVisible():
            return
        inside = ladder.mapFromGlobal(point)
        if ladder.rect().contains(inside):
            bar = self.verticalScrollBar()
            further = bar.value() + ladder.height() - inside.y() + 1
            if further <= bar.maximum():
                bar.setValue(further)
            else:
                self.box.lower_ladder(inside.y() + 1)
                QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)

    def _row_pressed(self) -> None:
        item = self._ids[self.rows.index(self.sender())]
        self.glanced.emit({"item": item})

    def _pressed(self, what: str, by_pointer: bool) -> None:
        self._pressed_at = QCursor.pos() if by_pointer else None
        if what in ("open_solution", "other_way"):
            self.acted.emit(what)
        else:
            self.glanced.emit({"pressed": what})

    def _notice_acted(self, what: str) -> None:
        self.acted.emit(what)

    def _choose_topic(self) -> None:
        self.acted.emit("add_need")

    def _hand_over(self) -> None:
        self.acted.emit("hand_over")

    def choose(self, index: int) -> bool:
        """Act on a digit: ladder, question, reasons."""
        return self.box.press_digit(index, bool(self._view and self._view.asks_stop))

    def show_focus(self, widget: QWidget) -> None:
        """Scroll so that the whole open item is in sight, or as much of it as holds all answers, but off the pointer."""
        super().show_focus(widget)
        if self.box.isAncestorOf(widget):
            answers = next((part for part in (self.box.ladder, self.box.choices, self.box.stops) if part.isAncestorOf(widget)), widget)
            self._show_box(answers)
        self._keep_ladder_off_the_pointer()
        self._pressed_at = None

    def _show_box(self, answers: QWidget) -> None:
        """Where the box is too high, begin with its title; where even that leaves answers out, end with the answers."""
        room, bar = self.viewport().height(), self.verticalScrollBar()
        begin = self.box.mapTo(self.sheet, QPoint(0, 0)).y()
        end = answers.mapTo(self.sheet, QPoint(0, answers.height())).y() + self._look.px(8)
        if self.box.height() <= room:
            self.ensureWidgetVisible(self.box, 0, 0)
        else:
            bar.setValue(begin if end - begin <= room else end - room)

    def first_focus(self) -> QWidget | None:
        if self.box.isVisibleTo(self):
            return self.box.first_focus()
        return self.choose_topic if self.empty.isVisibleTo(self) else None


def _line(item: ItemView) -> StepLine:
    state = "done" if item.state == "answered" else item.state
    bars = _BARS.get(item.level or "", 0)
    return StepLine(item.number or 0, item.title, state, item.right, bars, item.badges[0] if item.badges else "", item.number is None)
