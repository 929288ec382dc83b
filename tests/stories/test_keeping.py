"""The desk looks after its log: a copy at the end of the day, and a damaged file is put together again at the start."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desk_assistant import paths
from desk_assistant import settings as settings_file
from desk_assistant.app import Program
from desk_assistant.demo.examples import make_examples
from desk_assistant.store import copies
from desk_assistant.store.journal import Journal
from desk_assistant.ui import wording

NOW = datetime(2026, 11, 23, 10, 42)
PAGE = 4096
Start = Callable[[], Program]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a desk with example visits."""
    make_examples(tmp_path, NOW.date())
    return tmp_path


@pytest.fixture
def start(qtbot: QtBot, folder: Path) -> Iterator[Start]:
    """Give a way to start the program; every program is ended at the end of the test."""
    running: list[Program] = []

    def begin() -> Program:
        program = Program(folder, lambda: NOW, open_address=lambda url: True)
        running.append(program)
        with qtbot.waitSignal(program.ready, timeout=30_000):
            program.start()
        return program

    yield begin
    for program in running:
        program.end()
        program.window.deleteLater()


def message(program: Program) -> str:
    """Give the sentence that stands on the start screen."""
    page = program.window.pages.page("start")
    return " ".join(part.text() for part in (page.blocked, page.damaged, page.notice) if part.isVisibleTo(page))


def hole(path: Path, pages: range) -> bytes:
    """Make pages of the log zero; gives what the file then holds."""
    body = bytearray(path.read_bytes())
    body[pages.start * PAGE : pages.stop * PAGE] = bytes(len(pages) * PAGE)
    path.write_bytes(body)
    return bytes(body)


def test_a_day_ends_with_a_copy_of_the_desk(start: Start, folder: Path) -> None:
    program = start()
    program.window.act("new_visit")
    program.end()
    (copy,) = copies.copies_in(folder / paths.COPIES)
    assert copies.sound(copy)
    assert copy.desk == settings_file.load(folder / paths.SETTINGS)[0].desk_key


def test_a_damaged_log_is_put_together_again_before_work_begins(start: Start, folder: Path) -> None:
    program = start()
    program.window.act("new_visit")
    program.end()
    path = folder / paths.DATABASE
    journal = Journal.open(path, NOW.date())
    facts = list(journal.all_facts())
    journal.close()
    damaged = b"\0" * 100 + hole(path, range(3, 12))[100:]
    path.write_bytes(damaged)
    program = start()
    assert message(program) == wording.recovered(len(facts), len(facts), ())
    program.window.act("new_visit")
    assert program.work.conductor.in_visit
    program.end()
    (kept,) = folder.glob("besoeg.beskadiget-2026-11-23-*.sqlite3")
    assert kept.read_bytes() == damaged
    (report,) = folder.glob("genskabelse-2026-11-23.txt")
    assert f"{len(facts)} af {len(facts)} hændelser er genskabt." in report.read_text(encoding="utf-8")


def test_without_a_copy_what_is_missing_is_said(start: Start, folder: Path) -> None:
    path = folder / paths.DATABASE
    damaged = b"\0" * 100 + path.read_bytes()[100:]
    path.write_bytes(damaged[: len(damaged) // 2])
    program = start()
    assert "genskabt" in message(program) or "brought back" in message(program)
    assert program.work is not None
    program.window.act("new_visit")
    assert program.work.conductor.in_visit


def test_when_no_copy_can_be_made_the_start_screen_says_since_when(start: Start, folder: Path) -> None:
    program = start()
    program.work.keeping.failed.emit("not_copied", NOW.date())
    assert message(program) == wording.not_kept("not_copied", NOW.date())
    assert "23.11.2026" in message(program)
    program.window.act("new_visit")
    program.work.keeping.failed.emit("not_shared", None)
    program.work.keeping.failed.emit("not_copied", None)
    program.work.keeping.failed.emit("not_expired", NOW.date())
    assert program.notices[-1] == ("info", wording.not_kept("not_expired", NOW.date()))
    assert program.work.conductor.in_visit and program.work.conductor.problem == ""


def test_many_missing_numbers_are_cut_short() -> None:
    assert "1, 2, 3" in wording.recovered(1, 30, tuple(range(1, 30)))
    assert " …" in wording.recovered(1, 30, tuple(range(1, 30)))
    assert " …" not in wording.recovered(27, 30, (1, 2, 3))
