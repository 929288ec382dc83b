"""A desk played by a story: the stage of the tour, on a fixed day, with what a story looks at afterwards."""

from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget

from desk_assistant import paths
from desk_assistant.app import Program
from desk_assistant.store.journal import Journal
from desk_assistant.tour.clock import Clock
from desk_assistant.tour.stage import Stage
from desk_assistant.ui.parts.ladder import PressGuard
from desk_assistant.visit.state import Visit, fold

TODAY = date(2026, 11, 23)
DOCTOR, CARD, LICENCE = "laegevalg", "sundhedskort", "koerekort"
#: The six steps of a change of doctor after a move.
SIX_STEPS = ("open", "login", "check", "choose", "approve", "receipt")


class Desk(Stage):
    """One desk with its folder. Presses with the pointer are far enough apart unless a story says otherwise."""

    def __init__(self, folder: Path, day: date = TODAY) -> None:
        super().__init__(folder, Clock(day), self._keep)
        self.saved: list[str] = []
        self.pointer_clock = 0.0
        self.presses = 0

    def _keep(self, fact: str) -> None:
        self.saved.append(fact)

    def open(self) -> None:
        super().open()
        ladder = self.program.window.pages.page("together").box.ladder
        ladder.set_guard(PressGuard(self._pointer_time))

    def _pointer_time(self) -> float:
        return self.pointer_clock

    def click(self, name: str) -> None:
        """Press a control with the mouse, a second after the press before."""
        self.pointer_clock += 1.0
        self.presses += 1
        super().click(name)

    def begin_doctor_change(self, answer: str = "moved") -> None:
        """Come to the first step of a change of doctor, with keys."""
        self.press("N")
        self.press(self.tile_digit(DOCTOR))
        self.press(self.answer_digit(DOCTOR, "reason", answer), "1")

    @property
    def visit(self) -> Visit | None:
        """The running visit."""
        return self.program.work.session.visit

    @property
    def place(self) -> str:
        """The name of the page that is shown."""
        return self.program.window.pages.current.objectName()

    @property
    def printed(self) -> list[Path]:
        """The notes in the folder that counts as a printer."""
        return sorted(Path(self.program.settings.printer).glob("*.pdf"))

    def wait_for_notes(self, number: int) -> None:
        """Wait until so many notes are printed and the print is over."""
        self.wait(lambda: len(self.printed) >= number and not self.program.work.handing.printing, f"{number} printed notes")
        self.rest()

    def steps(self) -> dict[str, str]:
        """Give what is noted on the steps of the current need."""
        need = self.visit.need(self.visit.current)
        return {step: noted.outcome for step, noted in need.steps.items()}

    def texts(self, window: QWidget) -> str:
        """Give every word that can be seen in a window, one text a line."""
        shown = [part for part in window.findChildren(QWidget) if part.isVisible()]
        return "\n".join(part.text() for part in shown if isinstance(part, QLabel | QAbstractButton | QLineEdit))

    def stored_visits(self) -> list[Visit]:
        """Give all visits as the file has them; the desk must be ended."""
        journal = Journal.open(self.folder / paths.DATABASE, TODAY)
        try:
            order = dict.fromkeys(fact.visit for fact in journal.all_facts())
            return [fold(journal.facts(visit)) for visit in order]
        finally:
            journal.close()


def message(program: Program) -> str:
    """Give the sentence that stands on the start screen."""
    page = program.window.pages.page("start")
    shown = [part.text() for part in (page.blocked, page.damaged, page.notice) if part.isVisibleTo(page)]
    return " ".join(shown)
