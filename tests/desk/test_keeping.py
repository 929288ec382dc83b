"""Copies come by themselves: once a day in a quiet moment, at the end of the day, and never in the way of a visit."""

import os
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desk_assistant import paths
from desk_assistant.content.library import load
from desk_assistant.desk import keeping as keeping_file
from desk_assistant.desk.keeping import Keeping
from desk_assistant.desk.ledger import Ledger
from desk_assistant.desk.session import Session
from desk_assistant.settings import Settings
from desk_assistant.store import copies
from desk_assistant.store.errors import StoreFailed
from desk_assistant.store.journal import Journal
from desk_assistant.store.tables import sliced
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


@pytest.fixture
def make(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[..., Desk]]:
    """Give a way to make a desk in a folder of its own."""
    made: list[Desk] = []

    def begin(**settings: object) -> Desk:
        made.append(Desk(tmp_path / "data", Settings(**settings)))
        return made[-1]

    yield begin
    for desk in made:
        desk.keeping._timer.stop()
        desk.journal.close()


def visit(desk: Desk) -> None:
    """Open a visit and leave it on pause."""
    desk.session.begin()
    desk.session.do(c.AddNeed("laegevalg", stated=True))
    desk.session.do(c.Park())
    desk.session.leave()


def test_a_quiet_moment_makes_the_copy_of_the_day_once(qtbot: QtBot, make: Callable[..., Desk]) -> None:
    desk = make(desk_name="Skranke 3")
    visit(desk)
    desk.keeping.begin()
    desk.keeping.begin()
    qtbot.waitUntil(desk.rests)
    (copy,) = copies.copies_in(desk.keeping.folder)
    assert (copy.day, copy.desk) == (NOW.date(), desk.settings.desk_key)
    stamp = copy.path.stat().st_mtime_ns
    desk.keeping.begin()
    assert desk.rests() and copy.path.stat().st_mtime_ns == stamp
    desk.now += timedelta(days=1)
    desk.keeping.begin()
    qtbot.waitUntil(desk.rests)
    assert desk.days() == [date(2026, 11, 24), date(2026, 11, 23)]
    assert desk.said == []


def test_a_long_slice_waits_for_the_end_of_the_visit(qtbot: QtBot, make: Callable[..., Desk], monkeypatch) -> None:
    monkeypatch.setattr(keeping_file, "_VISIT_MS", 5)
    desk = make()
    visit(desk)
    desk.keeping.begin()
    desk.session.begin()
    qtbot.waitUntil(lambda: desk.keeping._long)
    qtbot.wait(60)
    assert desk.days() == [] and not desk.rests()
    desk.session.do(c.AddNeed("laegevalg", stated=True))
    desk.session.do(c.Park())
    desk.session.leave()
    qtbot.waitUntil(desk.rests)
    assert desk.days() == [NOW.date()]


def test_the_end_of_the_day_makes_a_copy_if_anything_is_new(make: Callable[..., Desk]) -> None:
    desk = make()
    desk.keeping.finish()
    assert desk.days() == []
    visit(desk)
    desk.keeping.finish()
    (copy,) = copies.copies_in(desk.keeping.folder)
    stamp = copy.path.stat().st_mtime_ns
    desk.keeping.finish()
    assert copy.path.stat().st_mtime_ns == stamp
    visit(desk)
    desk.keeping.finish()
    assert copy.path.stat().st_mtime_ns != stamp
    copy.path.write_bytes(b"bad")
    desk.keeping.finish()
    assert copies.sound(copy)


def test_a_copy_under_way_is_given_up_at_the_end(make: Callable[..., Desk]) -> None:
    desk = make()
    visit(desk)
    desk.keeping.begin()
    desk.keeping._next()
    desk.keeping.finish()
    assert [path.suffix for path in desk.keeping.folder.iterdir()] == [".sqlite"]


def test_a_copy_that_fails_is_said_once_a_day(qtbot: QtBot, make: Callable[..., Desk], monkeypatch) -> None:
    desk = make()
    visit(desk)
    desk.keeping.finish()
    desk.now += timedelta(days=1)

    def full(*given: object):
        raise StoreFailed("disk_full")
        yield

    monkeypatch.setattr(keeping_file.copying, "copy", full)
    desk.keeping.begin()
    qtbot.waitUntil(desk.rests)
    desk.keeping.begin()
    assert desk.rests()
    assert desk.said == [("not_copied", NOW.date())]
    desk.keeping.finish()


def test_a_second_folder_out_of_reach_is_mentioned(qtbot: QtBot, make: Callable[..., Desk], tmp_path: Path) -> None:
    second = tmp_path / "delt"
    desk = make(second_folder=str(second))
    visit(desk)
    desk.keeping.begin()
    qtbot.waitUntil(lambda: bool(desk.said), timeout=20_000)
    assert desk.said == [("not_shared", None)]
    second.mkdir()
    desk.now += timedelta(days=1)
    desk.keeping.begin()
    qtbot.waitUntil(lambda: any(second.glob("*.sqlite")), timeout=20_000)
    qtbot.waitUntil(lambda: desk.keeping._sharing.state() == desk.keeping._sharing.ProcessState.NotRunning, timeout=20_000)
    assert [copy.day for copy in copies.copies_in(second)] == [date(2026, 11, 24)]
    assert len(desk.said) == 1


def in_files(folder: Path, text: str) -> list[str]:
    """Give the files in which the text stands, but for the write-ahead log of the open program."""
    files = (file for file in folder.rglob("*") if file.is_file() and not file.name.endswith("-wal"))
    return sorted(file.name for file in files if text.encode() in file.read_bytes())


def test_what_is_due_goes_from_log_and_copies_in_a_quiet_moment(qtbot: QtBot, make: Callable[..., Desk], monkeypatch) -> None:
    monkeypatch.setattr(keeping_file, "_VISIT_MS", 5)
    desk = make(visits_months=1)
    folder = desk.keeping.folder.parent
    desk.session.begin()
    gone = desk.session.visit.id
    desk.session.do(c.AddNeed("laegevalg", stated=True))
    assert desk.session.do(c.Close("left")) is None
    desk.session.leave()
    desk.keeping.finish()
    aside = folder / "besoeg.beskadiget-2026-11-23-1.sqlite3"
    aside.write_text(gone)
    assert len(in_files(folder, gone)) >= 2
    desk.now += timedelta(days=40)
    desk.session.begin()
    desk.keeping.begin()
    qtbot.waitUntil(lambda: desk.keeping._long)
    qtbot.wait(60)
    assert not desk.rests() and desk.journal.facts(gone)
    desk.session.do(c.AddNeed("laegevalg", stated=True))
    desk.session.do(c.Park())
    desk.session.leave()
    qtbot.waitUntil(desk.rests)
    assert desk.journal.facts(gone) == () and desk.journal.verify() == ()
    assert in_files(folder, gone) == [] and not aside.exists()
    assert desk.said == [] and len(desk.journal.purges()) == 1
    assert all(copies.sound(copy) for copy in copies.copies_in(desk.keeping.folder)) and desk.days()[0] == date(2027, 1, 2)


def test_what_is_due_goes_also_when_there_is_a_copy_of_today(qtbot: QtBot, make: Callable[..., Desk]) -> None:
    desk = make(visits_months=1)
    visit(desk)
    desk.now += timedelta(days=40)
    desk.keeping.finish()
    desk.keeping.begin()
    qtbot.waitUntil(desk.rests)
    assert desk.journal.unfinished() == () and list(desk.journal.all_facts()) == []


def test_a_clock_far_ahead_erases_nothing(qtbot: QtBot, make: Callable[..., Desk]) -> None:
    desk = make(visits_months=1)
    visit(desk)
    desk.keeping.finish()
    desk.now += timedelta(days=400)
    desk.keeping.begin()
    qtbot.waitUntil(desk.rests)
    assert desk.said == [("strange_day", NOW.date())] and len(desk.journal.unfinished()) == 1
    assert desk.days()[0] == desk.now.date()


def test_invented_visits_stay(qtbot: QtBot, make: Callable[..., Desk]) -> None:
    desk = make(visits_months=1)
    visit(desk)
    (desk.keeping.folder.parent / paths.DEMO_MARK).touch()
    desk.now += timedelta(days=400)
    desk.keeping.begin()
    qtbot.waitUntil(desk.rests)
    assert len(desk.journal.unfinished()) == 1 and desk.days() == [desk.now.date()]


def test_what_could_not_be_erased_is_said(qtbot: QtBot, make: Callable[..., Desk], monkeypatch) -> None:
    desk = make()
    visit(desk)

    def failing(*given: object):
        raise StoreFailed("io")
        yield

    monkeypatch.setattr(keeping_file.expiring, "expire", failing)
    desk.keeping.begin()
    qtbot.waitUntil(desk.rests)
    assert desk.said == [("not_expired", NOW.date())]
    monkeypatch.undo()
    desk.keeping.begin()
    assert desk.rests()


def test_a_log_kept_before_a_migration_goes_after_a_week(qtbot: QtBot, make: Callable[..., Desk]) -> None:
    desk = make()
    visit(desk)
    kept = desk.keeping.folder.with_name("besoeg.version-1.sqlite3")
    kept.touch()
    moment = (NOW - timedelta(days=9)).timestamp()
    os.utime(kept, (moment, moment))
    desk.keeping.begin()
    qtbot.waitUntil(desk.rests)
    assert kept.exists()
    desk.now += timedelta(days=8)
    desk.keeping.begin()
    qtbot.waitUntil(desk.rests)
    assert not kept.exists()


def test_a_copy_and_a_check_are_made_when_asked_for(qtbot: QtBot, make: Callable[..., Desk]) -> None:
    desk = make()
    visit(desk)
    assert desk.keeping.newest is None
    desk.keeping.copy_now()
    desk.keeping.check_now()
    assert desk.told == [("busy", 0)]
    qtbot.waitUntil(desk.rests)
    assert desk.told == [("busy", 0), ("copying", 0), ("copied", 0)] and desk.keeping.newest == NOW.date()
    desk.told.clear()
    desk.keeping.check_now()
    qtbot.waitUntil(desk.rests)
    assert desk.told[0] == ("checking", 0) and desk.told[-1] == ("checked", 0)


def test_a_check_tells_how_far_it_has_come_and_how_much_is_wrong(qtbot: QtBot, make: Callable[..., Desk], monkeypatch) -> None:
    monkeypatch.setattr(keeping_file, "sliced", lambda pieces: sliced(pieces, length=0.0))
    desk = make()
    visit(desk)
    visit(desk)
    desk.journal.work(lambda log: log.execute("DELETE FROM unfinished"))
    desk.keeping.check_now()
    qtbot.waitUntil(desk.rests)
    done = [detail for code, detail in desk.told if code == "checking"]
    assert len(done) > 3 and done == sorted(done) and 0 < done[-1] <= 99
    assert desk.told[-1] == ("checked", 2)


def test_a_check_that_fails_is_said(qtbot: QtBot, make: Callable[..., Desk], monkeypatch) -> None:
    desk = make()

    def failing(*given: object):
        raise StoreFailed("io")

    monkeypatch.setattr(keeping_file.auditing, "steps", failing)
    desk.keeping.check_now()
    qtbot.waitUntil(desk.rests)
    assert desk.said == [("not_checked", None)]
