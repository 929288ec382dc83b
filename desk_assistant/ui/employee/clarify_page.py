"""*Afklar behov*: the quote, the first question, what more, and the need said back until the citizen agrees."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from desk_assistant.ui.employee.guarded_text import GuardedText
from desk_assistant.ui.employee.page import Page
from desk_assistant.ui.employee.view import ClarifyView
from desk_assistant.ui.parts.buttons import Button, Chip
from desk_assistant.ui.parts.fields import TextBox
from desk_assistant.ui.parts.flow_layout import FlowLayout
from desk_assistant.ui.parts.look import Look
from desk_assistant.ui.parts.message import Message
from desk_assistant.ui.parts.text import Body, Quote, SideHeading
from desk_assistant.visit import commands as c
from desk_assistant.visit.screening import TEXT_LIMIT

translate = QCoreApplication.translate


class ClarifyPage(Page):
    """Digits answer the open question; once it is answered, 1 is *enig* and 2 opens the sentence for writing."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "clarify", parent)
        self.caption.set_text(translate("Places", "Clarify the need"))
        self.heading.set_text(translate("Clarify", "What is the real need?"))
        self.put_title()
        self.bar = Message(look, "warning", "", object_name="clarify.bar", parent=self.column)
        self.bar.hide()
        self.body.addWidget(self.bar)
        self.quote = Quote(look, "", "", "lead", object_name="clarify.quote", parent=self.column)
        self.body.addWidget(self.quote)
        self.ask = SideHeading(look, "", object_name="clarify.ask", parent=self.column)
        self.hint = Body(look, "", "ink2", object_name="clarify.hint", parent=self.column)
        self.body.addWidget(self.ask)
        self.body.addWidget(self.hint)
        self.answers = QGridLayout()
        self.answers.setSpacing(look.px(8))
        self.body.addLayout(self.answers)
        self.buttons: list[Button] = []
        self.more_heading = SideHeading(look, translate("Clarify", "What more?"), object_name="clarify.more", parent=self.column)
        self.more_box = QWidget(self.column)
        self.more = FlowLayout(self.more_box, look.px(8), look.px(8))
        line = QHBoxLayout()
        line.setSpacing(look.px(16))
        line.addWidget(self.more_heading, 0)
        line.addWidget(self.more_box, 1)
        self.body.addLayout(line)
        self.chips: dict[str, Chip] = {}
        label = translate("Clarify", "Say it back to the citizen")
        hint = translate("Clarify", "The sentence goes on the agreement.")
        self.summary = TextBox(look, label, hint, limit=TEXT_LIMIT, rows=2, object_name="clarify.summary", parent=self.column)
        self.guard = GuardedText(self.summary, c.WriteSummary, self)
        self.guard.commanded.connect(self.commanded)
        self.body.addWidget(self.summary)
        self._agree_row(look)
        self.body.addStretch(1)
        self._view: ClarifyView | None = None

    def _agree_row(self, look: Look) -> None:
        self.agree_heading = SideHeading(look, translate("Clarify", "Does the citizen agree?"), object_name="clarify.agree_heading", parent=self.column)
        row = QHBoxLayout()
        row.setSpacing(look.px(8))
        row.addWidget(self.agree_heading, 0)
        row.addSpacing(look.px(8))
        yes, no = translate("Clarify", "Yes, that is right"), translate("Clarify", "Not quite – change the text")
        self.agree = Button(look, yes, "secondary", hint="1", object_name="clarify.agree", parent=self.column)
        self.change = Button(look, no, "secondary", hint="2", object_name="clarify.change", parent=self.column)
        self.agree.clicked.connect(self._agreed)
        self.change.clicked.connect(self.write)
        row.addWidget(self.agree)
        row.addWidget(self.change)
        row.addStretch(1)
        self.body.addLayout(row)

    def show_view(self, view: ClarifyView) -> None:
        """Show the view; the sentence is left alone while it is written in."""
        self._view = view
        self.quote.set_text(f"“{view.quote}”" if view.quote else "")
        self.quote.setVisible(bool(view.quote))
        self.ask.set_text(view.ask)
        self.ask.setVisible(bool(view.ask))
        self.hint.set_text(view.hint)
        self.hint.setVisible(bool(view.hint))
        self._show_answers(view)
        self._show_more(view)
        self.bar.show_only(view.bar)
        self.guard.show_text(view.summary)
        asks = self._asks()
        self.agree.set_hint("" if asks else "1")
        self.change.set_hint("" if asks else "2")
        self.agree.setCheckable(view.agreed)
        self.agree.setChecked(view.agreed)

    def _asks(self) -> bool:
        """Whether the first question still waits for an answer, so that digits answer it."""
        return self._view is not None and bool(self._view.choices) and not any(choice.chosen for choice in self._view.choices)

    def _show_answers(self, view: ClarifyView) -> None:
        while len(self.buttons) < len(view.choices):
            number = len(self.buttons)
            button = Button(self._look, "", "secondary", align="left", style="body_medium", object_name=f"clarify.answer.{number + 1}", parent=self.column)
            button.setCheckable(True)
            button.clicked.connect(self._answer_pressed)
            self.answers.addWidget(button, number // 2, number % 2)
            self.buttons.append(button)
        asks = self._asks()
        for number, button in enumerate(self.buttons):
            button.setVisible(number < len(view.choices))
            if number < len(view.choices):
                choice = view.choices[number]
                button.set_label(choice.label)
                button.set_hint(str(number + 1) if asks else "")
                button.setChecked(choice.chosen)
                button.setAccessibleDescription(choice.warns)
                button.setToolTip(choice.warns)

    def _show_more(self, view: ClarifyView) -> None:
        wanted = dict(view.more)
        for flow, title in view.more:
            if flow not in self.chips:
                chip = Chip(self._look, title, object_name=f"clarify.more.{flow}", parent=self.more_box)
                chip.clicked.connect(self._more_pressed)
                self.more.addWidget(chip)
                self.chips[flow] = chip
        for flow, chip in self.chips.items():
            chip.setVisible(flow in wanted)
            chip.setChecked(False)
        self.more_heading.setVisible(bool(wanted))
        self.more_box.setVisible(bool(wanted))

    def _answer_pressed(self) -> None:
        self._answer(self.buttons.index(self.sender()))

    def _answer(self, index: int) -> bool:
        view = self._view
        if view is None or view.question is None or index >= len(view.choices):
            return False
        self.glanced.emit({"answer": (view.question, view.choices[index].id)})
        return True

    def _more_pressed(self) -> None:
        flow = next(flow for flow, chip in self.chips.items() if chip is self.sender())
        self.commanded.emit(c.AddNeed(flow, stated=False))

    def _agreed(self) -> None:
        self.guard.save(self.summary.text())
        if not self.guard.unsaved:
            self.commanded.emit(c.Agree())

    def write(self) -> None:
        """Put the cursor in the sentence."""
        self.summary.editor().setFocus()
        self.summary.editor().selectAll()

    def choose(self, index: int) -> bool:
        """Act on a digit: answer the open question, or agree (0) or change the text (1)."""
        if self._asks():
            return self._answer(index)
        if index in (0, 1):
            (self.agree if index == 0 else self.change).click()
            return True
        return False

    def first_focus(self) -> QWidget | None:
        return self.buttons[0] if self._asks() and self.buttons else self.agree
