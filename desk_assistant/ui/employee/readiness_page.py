"""*Hjælpebehov i dag*: what was seen, what the citizen wishes, what was offered. One key accepts all suggestions."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desk_assistant.ui import wording
from desk_assistant.ui.employee.page import Page
from desk_assistant.ui.employee.view import ReadinessView
from desk_assistant.ui.parts.buttons import Chip
from desk_assistant.ui.parts.flow_layout import FlowLayout
from desk_assistant.ui.parts.look import Look
from desk_assistant.ui.parts.segmented import Segmented
from desk_assistant.ui.parts.text import Body, SideHeading, Small
from desk_assistant.visit import commands as c
from desk_assistant.visit.facts import OFFERS, ROWS, WISHES

translate = QCoreApplication.translate
_LEVELS = ("0", "1", "2", "unseen")


class ReadinessPage(Page):
    """A gate, five rows, the wish and the offers. Suggestions are outlined and become notes when accepted."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "readiness", parent)
        self.caption.set_text(translate("Places", "Help needed today"))
        self.heading.set_text(translate("Readiness", "What help did the task take today?"))
        self.band = Body(look, "", object_name="readiness.band", parent=self.column)
        self.band.setWordWrap(False)
        self.lead = Body(look, "", "ink2", object_name="readiness.lead", parent=self.column)
        self.put_title(below=self.lead, beside=self.band)
        self.table = QGridLayout()
        self.table.setColumnStretch(1, 1)
        self.table.setVerticalSpacing(look.px(4))
        self.table.setHorizontalSpacing(look.px(24))
        self.body.addLayout(self.table)
        gates = [(gate, wording.gate_name(gate)) for gate in ("in", "in_with_help", "not_in")]
        self.gate = self._row(0, translate("Readiness", "Login"), translate("Readiness", "How did it go?"), "gate", gates)
        self.rows: dict[str, Segmented] = {}
        for number, row in enumerate(ROWS, start=1):
            name, line = wording.row_name(row)
            choices = [(value, wording.level_name(None if value == "unseen" else int(value))) for value in _LEVELS]
            self.rows[row] = self._row(number, name, line, row, choices)
        wishes = [(wish, wording.wish_name(wish)) for wish in WISHES]
        self.wish = self._row(len(ROWS) + 1, translate("Readiness", "The citizen's wish"), translate("Readiness", "It always wins"), "wish", wishes)
        self._offers(look)
        self.body.addStretch(1)

    def _row(self, at: int, name: str, line: str, code: str, choices: list[tuple[str, str]]) -> Segmented:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(SideHeading(self._look, name, object_name=f"readiness.{code}.name", parent=self.column))
        words.addWidget(Small(self._look, line, object_name=f"readiness.{code}.line", parent=self.column))
        self.table.addLayout(words, at, 0)
        segmented = Segmented(self._look, name, choices, object_name=f"readiness.{code}", parent=self.column)
        segmented.chosen.connect(self._chosen)
        self.table.addWidget(segmented, at, 1)
        return segmented

    def _offers(self, look: Look) -> None:
        box = QWidget(self.column)
        flow = FlowLayout(box, look.px(8), look.px(8))
        self.offers: dict[str, Chip] = {}
        for offer in OFFERS:
            chip = Chip(look, wording.offer_name(offer), object_name=f"readiness.offer.{offer}", parent=box)
            chip.toggled.connect(self._offered)
            flow.addWidget(chip)
            self.offers[offer] = chip
        heading = SideHeading(look, translate("Readiness", "What did you offer?"), object_name="readiness.offers", parent=self.column)
        offers = QVBoxLayout()
        offers.setSpacing(look.px(6))
        offers.addWidget(heading)
        offers.addWidget(box)
        self.body.addLayout(offers)

    def show_view(self, view: ReadinessView) -> None:
        """Show what is noted, and outline what is only suggested."""
        word = translate("Readiness", "Suggestion")
        note = translate("Readiness", "About today's task, not about the person. Going on accepts the suggestions.")
        self.lead.set_text(note)
        self.band.set_text(view.band)
        self._show(self.gate, view.gate, view.gate_suggested, word)
        for row in view.rows:
            self._show(self.rows[row.id], row.value, row.suggested, word)
        self._show(self.wish, view.wish, False, word)
        for offer, _, on in view.offers:
            chip = self.offers[offer]
            chip.blockSignals(True)
            chip.setChecked(on)
            chip.blockSignals(False)

    def _show(self, segmented: Segmented, value: str, suggested: bool, word: str) -> None:
        segmented.set_value(value if value and not suggested else None)
        segmented.set_suggestion(value if value and suggested else None, word)

    def _chosen(self, value: str) -> None:
        sender = self.sender()
        if sender is self.gate:
            self.commanded.emit(c.NoteGate(value))
        elif sender is self.wish:
            self.commanded.emit(c.NoteWish(value))
        else:
            row = next(row for row, segmented in self.rows.items() if segmented is sender)
            self.commanded.emit(c.NoteRow(row, None if value == "unseen" else int(value)))

    def _offered(self, on: bool) -> None:
        offer = next(offer for offer, chip in self.offers.items() if chip is self.sender())
        self.commanded.emit(c.Offer(offer, on))

    def first_focus(self) -> QWidget | None:
        return self.gate.choice()
