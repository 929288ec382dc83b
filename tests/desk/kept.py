"""A desk with its copies, for the tests of what comes by itself."""

from datetime import date, datetime
from pathlib import Path

from desk_assistant import paths
from desk_assistant.content.library import load
from desk_assistant.desk.keeping import Keeping
from desk_assistant.desk.ledger import Ledger
from desk_assistant.desk.session import Session
from desk_assistant.settings import Settings
from desk_assistant.store import copies
from desk_assistant.store.journal import Journal
from desk_assistant.visit import commands as c

NOW = datetime(2026, 11, 23, 10, 42)


class Desk:
    """A session with its copies, its settings and its clock."""

    def __init__(self, folder: Path, settings: Settings) -> None:
        self.now = NOW
        self.settings = settings
        self.journal = Journal.open(folder / paths.DATABASE, NOW.date())
        self.session = Session(Ledger(self.journal), load(paths.resources() / "content"), self.clock, tuple)
        self.keeping = Keeping(self.journal, self.session, folder, self.current, self.change)
        self.said: list[tuple[str, object]] = []
        self.keeping.failed.connect(self.take_down)
        self.told: list[tuple[str, int]] = []
        self.keeping.told.connect(self.hear)

    def clock(self) -> datetime:
        return self.now

    def current(self) -> Settings:
        return self.settings

    def change(self, settings: Settings) -> None:
        self.settings = settings

    def hear(self, code: str, detail: int) -> None:
        self.told.append((code, detail))

    def take_down(self, code: str, last: object) -> None:
        self.said.append((code, last))

    def rests(self) -> bool:
        """Tell whether nothing is being done."""
        return self.keeping.rests()

    def days(self) -> list[date]:
        """Give the days of which there is a copy."""
        folder = self.keeping.folder
        return [copy.day for copy in copies.copies_in(folder)] if folder.exists() else []


def visit(desk: Desk) -> None:
    """Open a visit and leave it on pause."""
    desk.session.begin()
    desk.session.do(c.AddNeed("laegevalg", stated=True))
    desk.session.do(c.Park())
    desk.session.leave()
