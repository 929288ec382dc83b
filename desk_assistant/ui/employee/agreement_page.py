"""*Aftale*: who does what and when, changed by hand, with the paper beside it. The visit closes here."""

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtGui import QImage, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desk_assistant.ui import wording
from desk_assistant.ui.employee.agreement_lines import LineGroup
from desk_assistant.ui.employee.page import Page
from desk_assistant.ui.employee.view import AgreementView
from desk_assistant.ui.parts.buttons import Button, Chip
from desk_assistant.ui.parts.flow_layout import FlowLayout
from desk_assistant.ui.parts.look import Look
from desk_assistant.ui.parts.message import Message
from desk_assistant.ui.parts.paper_view import PaperView
from desk_assistant.ui.parts.segmented import Segmented
from desk_assistant.ui.parts.text import Body, SideHeading
from desk_assistant.visit import commands as c
from desk_assistant.visit.facts import CASE_NOTES

translate = QCoreApplication.translate
#: The least width, at 100 % text, at which lines and paper stand side by side.
_BOTH = 680
OWNERS = ("citizen", "us", "trouble")


class AgreementPage(Page):
    """Lines by owner, *intet mere*, the case-note question when it is needed, and how the note is given."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "agreement", parent)
        self.heading.set_text(translate("Agreement", "This is what we agree"))
        self.put_title(with_caption=False)
        self.refusal = Message(look, "error", "", object_name="agreement.refusal", parent=self.column)
        self.refusal.hide()
        self.body.addWidget(self.refusal)
        failed = (
            ("print_again", translate("Agreement", "Try again")),
            ("save_pdf", translate("Agreement", "Save as PDF")),
            ("show_qr", translate("Agreement", "Show QR code")),
        )
        self.print_failed = Message(look, "error", "", failed, object_name="agreement.print_failed", parent=self.column)
        self.print_failed.acted.connect(self.acted)
        self.print_failed.hide()
        self.body.addWidget(self.print_failed)
        self._case_note(look)
        columns = QHBoxLayout()
        columns.setSpacing(look.px(32))
        self.left = QVBoxLayout()
        self.left.setSpacing(look.px(4))
        columns.addLayout(self.left, 1)
        self.paper = PaperView(look, translate("Agreement", "The note on paper"), object_name="agreement.paper", parent=self.column)
        self.paper.setFixedWidth(look.px(272))
        right = QVBoxLayout()
        right.setSpacing(look.px(8))
        right.addWidget(self.paper, 0)
        columns.addLayout(right, 0)
        self.body.addLayout(columns)
        self.left.addWidget(SideHeading(look, translate("Agreement", "The need"), small=True, object_name="agreement.need_heading", parent=self.column))
        self.need = Body(look, "", object_name="agreement.need", parent=self.column)
        self.left.addWidget(self.need)
        self.groups = {owner: LineGroup(look, owner, self.column) for owner in OWNERS}
        for group in self.groups.values():
            group.commanded.connect(self.commanded)
            self.left.addWidget(group)
        self._adds(look)
        self._follow_ups(look, right)
        self._given(look)
        self.left.addStretch(1)
        right.addStretch(1)

    def _case_note(self, look: Look) -> None:
        self.case = QWidget(self.column)
        box = QVBoxLayout(self.case)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.px(8))
        heading = translate("CaseNote", "Does this go in the case?")
        box.addWidget(SideHeading(look, heading, object_name="agreement.case_heading", parent=self.case))
        row = QHBoxLayout()
        row.setSpacing(look.px(8))
        self.case_buttons: dict[str, Button] = {}
        for state in CASE_NOTES:
            button = Button(look, wording.case_note_name(state), "secondary", object_name=f"agreement.case.{state}", parent=self.case)
            button.clicked.connect(self._case_note_pressed)
            row.addWidget(button)
            self.case_buttons[state] = button
        row.addStretch(1)
        box.addLayout(row)
        self.body.addWidget(self.case)
        self._states: tuple[str, ...] = ()

    def _adds(self, look: Look) -> None:
        row = QWidget(self.column)
        flow = FlowLayout(row, look.px(4), 0)
        for group in self.groups.values():
            group.add.setParent(row)
            flow.addWidget(group.add)
        self.nothing_more = Chip(look, translate("Agreement", "Nothing more to do"), object_name="agreement.nothing_more", parent=row)
        self.nothing_more.toggled.connect(self._nothing_more)
        flow.addWidget(self.nothing_more)
        self.left.addWidget(row)

    def _follow_ups(self, look: Look, under: QVBoxLayout) -> None:
        self.follow = QWidget(self.column)
        box = QVBoxLayout(self.follow)
        box.setContentsMargins(0, look.px(4), 0, 0)
        box.setSpacing(look.px(4))
        self.follow_text = Body(look, "", object_name="agreement.follow", parent=self.follow)
        self.follow_button = Button(look, translate("Agreement", "Add it to today"), "quiet", "add", object_name="agreement.follow_add", parent=self.follow)
        self.follow_button.clicked.connect(self._follow_pressed)
        box.addWidget(self.follow_text)
        row = QHBoxLayout()
        row.addWidget(self.follow_button)
        row.addStretch(1)
        box.addLayout(row)
        self.follow.setFixedWidth(look.px(272))
        under.addWidget(self.follow)
        self._follow_flow = ""

    def _given(self, look: Look) -> None:
        heading = translate("Agreement", "What does the citizen take home?")
        self.left.addWidget(SideHeading(look, heading, object_name="agreement.given_heading", parent=self.column))
        choices = [
            ("print", translate("Agreement", "Print")),
            ("large", translate("Agreement", "Large type")),
            ("qr", translate("Agreement", "QR code")),
            ("nothing", translate("Agreement", "Nothing")),
        ]
        self.given = Segmented(look, heading, choices, "print", object_name="agreement.given", parent=self.column)
        self.given.chosen.connect(self._given_chosen)
        self.left.addWidget(self.given)
        row = QWidget(self.column)
        flow = FlowLayout(row, look.px(8), look.px(4))
        self.save = Button(look, translate("Agreement", "Save as PDF"), "quiet", "download", object_name="agreement.save_pdf", parent=row)
        self.save.clicked.connect(self._save_pressed)
        self.english = Chip(look, translate("Agreement", "In English"), object_name="agreement.english", parent=row)
        self.english.toggled.connect(self._english_toggled)
        flow.addWidget(self.english)
        flow.addWidget(self.save)
        self.left.addWidget(row)

    def show_view(self, view: AgreementView, given: str, language: str, refused: str, print_failed: str) -> None:
        """Show the agreement; a line that is being written is left alone."""
        if refused and (self.refusal.isHidden() or self.refusal.text() != refused) or print_failed and self.print_failed.isHidden():
            QTimer.singleShot(0, self._show_top)
        if refused:
            self.refusal.set_message("error", refused, speak=False)
        self.refusal.setVisible(bool(refused))
        if print_failed and self.print_failed.text() != print_failed:
            self.print_failed.set_message("error", print_failed)
        self.print_failed.setVisible(bool(print_failed))
        self.save.setVisible(not print_failed)
        self._states = view.case_note_states if view.case_note_asked else ()
        self.case.setVisible(view.case_note_asked)
        for state, button in self.case_buttons.items():
            button.setVisible(state in self._states)
            button.set_hint(str(self._states.index(state) + 1) if state in self._states else "")
        self.need.set_text(view.need)
        for owner, heading, lines in view.groups:
            self.groups[owner].show_lines(heading, lines)
            self.groups[owner].setVisible(not view.nothing_more)
            self.groups[owner].add.setVisible(not view.nothing_more)
        for box, value in ((self.nothing_more, view.nothing_more), (self.english, language == "en")):
            box.blockSignals(True)
            box.setChecked(value)
            box.blockSignals(False)
        self.follow.setVisible(bool(view.follow_ups))
        if view.follow_ups:
            self._follow_flow, reason = view.follow_ups[0]
            self.follow_text.set_text(f"“{reason}”")
        self.given.set_value(given)
        self.settle()

    def _show_top(self) -> None:
        """Bring a message into sight, and the keyboard to what it asks for unless somebody is writing."""
        self.to_top()
        target = self.first_focus()
        if target is not None and not isinstance(QApplication.focusWidget(), QLineEdit):
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the lines need the paper's room."""
        self.paper.setVisible(self.width() >= self._look.px(_BOTH))
        super().resizeEvent(event)

    def show_paper(self, image: QImage, words: str) -> None:
        """Show the first page of the note; `words` is what stands on it, for screen readers."""
        self.paper.set_page(image, words)

    def _case_note_pressed(self) -> None:
        state = next(state for state, button in self.case_buttons.items() if button is self.sender())
        self.commanded.emit(c.AnswerCaseNote(state))

    def _nothing_more(self, on: bool) -> None:
        self.commanded.emit(c.SetNothingMore(on))

    def _follow_pressed(self) -> None:
        self.commanded.emit(c.AddNeed(self._follow_flow, stated=False))
        self.glanced.emit({"place": "clarify"})

    def _given_chosen(self, given: str) -> None:
        self.glanced.emit({"given": given})

    def _english_toggled(self, on: bool) -> None:
        self.glanced.emit({"language": "en" if on else "da"})

    def _save_pressed(self) -> None:
        self.acted.emit("save_pdf")

    def choose(self, index: int) -> bool:
        """Act on a digit: the case-note question, while it is asked."""
        if index >= len(self._states):
            return False
        self.commanded.emit(c.AnswerCaseNote(self._states[index]))
        return True

    def unsaved(self) -> bool:
        """Whether a line is being written that is not saved."""
        return any(group.unsaved() for group in self.groups.values())

    def first_focus(self) -> QWidget | None:
        """Give what stands in the way of closing; otherwise nothing, so that the whole agreement is seen from its beginning."""
        if self.print_failed.isVisibleTo(self):
            return self.print_failed.buttons()[0]
        return self.case_buttons[self._states[0]] if self._states else None
