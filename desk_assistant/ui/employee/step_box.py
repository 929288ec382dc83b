"""The open step or question: what to say, who did it, and what else can be pressed."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

from desk_assistant.ui import wording
from desk_assistant.ui.employee.together_view import OpenItem
from desk_assistant.ui.parts.buttons import Button
from desk_assistant.ui.parts.flow_layout import FlowLayout
from desk_assistant.ui.parts.ladder import Ladder, PressGuard
from desk_assistant.ui.parts.look import Look
from desk_assistant.ui.parts.message import Message
from desk_assistant.ui.parts.rows import StepBox
from desk_assistant.ui.parts.text import Body, Heading, Quote, SideHeading
from desk_assistant.visit.facts import LEVELS, STOPS

translate = QCoreApplication.translate


class OpenBox(StepBox):
    """Sends `pressed` with what was chosen: an outcome, `blocked:<reason>`, `answer:<id>`, or an act's id."""

    pressed = Signal(str, bool)

    def __init__(self, look: Look, guard: PressGuard, parent: QWidget | None = None) -> None:
        super().__init__(look, "together.open", parent)
        box = QVBoxLayout(self)
        box.setContentsMargins(look.px(20), look.px(10), look.px(16), look.px(6))
        box.setSpacing(look.px(6))
        self.title = Heading(look, "", 2, object_name="together.open.title", parent=self)
        self.hint = Body(look, "", "ink2", object_name="together.open.hint", parent=self)
        self.ask = Quote(look, "", object_name="together.open.ask", parent=self)
        self.away = Message(look, "warning", "", object_name="together.open.away", parent=self)
        self.prompt = SideHeading(look, "", object_name="together.open.prompt", parent=self)
        for part in (self.title, self.hint, self.ask, self.away):
            box.addWidget(part)
        self._room = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        box.addItem(self._room)
        box.addWidget(self.prompt)
        rungs = [(wording.outcome_name(level), wording.outcome_meaning(level)) for level in LEVELS]
        name = translate("Together", "Who did it?")
        self.ladder = Ladder(look, name, rungs, ("1", "2", "3", "4"), guard, "together.ladder", self)
        self.ladder.chosen.connect(self._rung)
        box.addWidget(self.ladder)
        self.acted = Button(look, wording.outcome_name("acted"), "secondary", hint="1", object_name="together.acted", parent=self)
        self.acted.clicked.connect(self._acted)
        row = QHBoxLayout()
        row.addWidget(self.acted)
        row.addStretch(1)
        box.addLayout(row)
        self.choices = self._group(box)
        self.stops = self._group(box)
        self._quiet(look, box)
        self.answers: list[Button] = []
        self.reasons: list[Button] = []
        self._item: OpenItem | None = None
        self._fill_reasons()

    def _group(self, box: QVBoxLayout) -> QWidget:
        holder = QWidget(self)
        FlowLayout(holder, self._look.px(8), self._look.px(8))
        box.addWidget(holder)
        return holder

    def _quiet(self, look: Look, box: QVBoxLayout) -> None:
        self.quiet = QWidget(self)
        flow = FlowLayout(self.quiet, look.px(4), 0)
        not_relevant = wording.outcome_name("not_relevant")
        blocked = wording.outcome_name("blocked")
        self.not_relevant = Button(look, not_relevant, "quiet", hint="5", object_name="together.not_relevant", parent=self.quiet)
        self.blocked = Button(look, blocked, "quiet", hint="6", object_name="together.blocked", parent=self.quiet)
        self.open_solution = Button(look, translate("Together", "Open the solution"), "quiet", "open-in-new", object_name="together.open_solution", parent=self.quiet)
        self.other_way = Button(look, translate("Together", "Another way"), "quiet", object_name="together.other_way", parent=self.quiet)
        self.not_relevant.clicked.connect(self._not_relevant)
        self.blocked.clicked.connect(self._ask_stop)
        self.open_solution.clicked.connect(self._open_solution)
        self.other_way.clicked.connect(self._other_way)
        for button in (self.not_relevant, self.blocked, self.open_solution, self.other_way):
            flow.addWidget(button)
        box.addWidget(self.quiet)

    def _fill_reasons(self) -> None:
        for number, stop in enumerate(STOPS):
            name = wording.stop_name(stop)
            button = Button(self._look, name, "secondary", hint=str(number + 1), style="body_medium", object_name=f"together.stop.{stop}", parent=self.stops)
            button.clicked.connect(self._reason)
            self.stops.layout().addWidget(button)
            self.reasons.append(button)

    def show_item(self, item: OpenItem, number: int | None, asks_stop: bool, refused: str) -> None:
        """Show an open item; `number` is the step's number, None for a question. A refusal takes the place of the care line."""
        if self._item is None or item.id != self._item.id:
            self.lower_ladder(0)
        self._item = item
        question = item.kind == "question"
        self.title.set_text(f"{number}. {item.title}" if number else item.title)
        self.hint.set_text(item.hint)
        self.hint.setVisible(bool(item.hint))
        self.ask.set_text(f"“{item.ask}”" if item.ask else "")
        self.ask.setVisible(bool(item.ask) and not asks_stop)
        self._show_away(item, asks_stop, refused)
        self.prompt.set_text(translate("Together", "Why can it not be done today?") if asks_stop else item.prompt)
        self.prompt.setVisible(bool(self.prompt.text()))
        self.ladder.setVisible(not question and not item.acted and not asks_stop)
        self.acted.setVisible(item.acted and not asks_stop)
        self.ladder.set_locked((2, 3) if item.locked else (), wording.refusal("own_hands") if item.locked else "")
        self.ladder.set_chosen(LEVELS.index(item.chosen) if item.chosen in LEVELS and not question else None)
        self.stops.setVisible(asks_stop)
        self.quiet.setVisible(not question)
        self.open_solution.setVisible(bool(item.address))
        self._show_choices(item if question else None)

    def lower_ladder(self, pixels: int) -> None:
        """Set the ladder so much lower than it would stand, until another item is open."""
        if pixels != self._room.sizeHint().height():
            self._room.changeSize(0, pixels, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
            self.layout().invalidate()

    def _show_away(self, item: OpenItem, asks_stop: bool, refused: str) -> None:
        text = ""
        if refused:
            self.away.set_message("error", refused, speak=False)
            self.away.setVisible(True)
            return
        if item.look_away:
            text = translate("Together", "Look away while the citizen types. Only the citizen sees the code.")
        elif item.stop_point:
            text = translate("Together", "Stop together: Is it right? Is it what the citizen came for?")
        elif item.locked:
            text = translate("Together", "The citizen does this step alone.")
        if text:
            self.away.set_message("warning", text, speak=False)
        self.away.setVisible(bool(text) and not asks_stop)

    def _show_choices(self, item: OpenItem | None) -> None:
        shown = item.choices if item else ()
        while len(self.answers) < len(shown):
            number = len(self.answers)
            button = Button(self._look, "", "secondary", hint=str(number + 1), style="body_medium", object_name=f"together.answer.{number + 1}", parent=self.choices)
            button.setCheckable(True)
            button.clicked.connect(self._answer)
            self.choices.layout().addWidget(button)
            self.answers.append(button)
        warned = False
        for number, button in enumerate(self.answers):
            button.setVisible(number < len(shown))
            if number < len(shown):
                button.set_label(shown[number].label)
                button.setChecked(shown[number].chosen)
                button.setAccessibleDescription(shown[number].warns)
                button.setToolTip(shown[number].warns)
                warned = warned or bool(shown[number].warns)
        self.choices.setVisible(bool(shown))
        if item is not None and warned:
            drops = [f"{choice.label}: {choice.warns}" for choice in shown if choice.warns]
            self.away.set_message("warning", "\n".join(drops), speak=False)
            self.away.setVisible(True)

    def _rung(self, index: int, by_pointer: bool) -> None:
        self.pressed.emit(LEVELS[index], by_pointer)

    def _acted(self) -> None:
        self.pressed.emit("acted", False)

    def _not_relevant(self) -> None:
        self.pressed.emit("not_relevant", False)

    def _ask_stop(self) -> None:
        self.pressed.emit("ask_stop", False)

    def _open_solution(self) -> None:
        self.pressed.emit("open_solution", False)

    def _other_way(self) -> None:
        self.pressed.emit("other_way", False)

    def _reason(self) -> None:
        self.pressed.emit(f"blocked:{STOPS[self.reasons.index(self.sender())]}", False)

    def _answer(self) -> None:
        if self._item is not None:
            choice = self._item.choices[self.answers.index(self.sender())]
            self.pressed.emit(f"answer:{choice.id}", False)

    def press_digit(self, index: int, asks_stop: bool) -> bool:
        """Act on a digit key (0-based); False when the digit means nothing here."""
        item = self._item
        if item is None or not self.isVisible():
            return False
        if asks_stop:
            group: list = self.reasons
        elif item.kind == "question":
            group = [button for button in self.answers if button.isVisible()]
        elif item.acted:
            group = [self.acted, None, None, None, self.not_relevant, self.blocked]
        else:
            group = [*self.ladder.rungs(), self.not_relevant, self.blocked]
        if index >= len(group) or group[index] is None:
            return False
        group[index].clicked.emit()  # click() would paint the button as pressed first, at once
        return True

    def first_focus(self) -> QWidget:
        """Give the control that the employee most likely needs next."""
        item = self._item
        if self.stops.isVisibleTo(self):
            return self.reasons[0]
        if item is not None and item.kind == "question" and self.answers:
            return self.answers[0]
        if item is not None and item.acted:
            return self.acted
        return self.ladder.rungs()[0]
