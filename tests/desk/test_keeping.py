"""Copies come by themselves: once a day in a quiet moment, at the end of the day, and never in the way of a visit."""

from collections.abc import Callable
from datetime import date, timedelta
from itertools import count
from pathlib import Path

from pytestqt.qtbot import QtBot

from desk_assistant.desk import keeping as keeping_file
from desk_assistant.store import copies
from desk_assistant.store.errors import StoreFailed
from desk_assistant.store.tables import sliced
from desk_assistant.visit import commands as c
from tests.desk.kept import NOW, Desk, visit


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


def test_the_end_of_the_day_does_not_wait_long_for_its_copy(make: Callable[..., Desk]) -> None:
    desk = make()
    visit(desk)
    desk.keeping.finish(lambda ticks=count(): 15.0 * next(ticks))  # every slice takes 15 seconds
    assert list(desk.keeping.folder.iterdir()) == []
    desk.keeping.finish()
    assert desk.days() == [NOW.date()]


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
