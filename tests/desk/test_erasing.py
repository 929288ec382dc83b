"""What is due goes by itself in a quiet moment, and never because a clock is wrong."""

import os
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from pytestqt.qtbot import QtBot

from desk_assistant import paths
from desk_assistant.desk import keeping as keeping_file
from desk_assistant.store import copies
from desk_assistant.store.errors import StoreFailed
from desk_assistant.visit import commands as c
from tests.desk.kept import NOW, Desk, visit


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
