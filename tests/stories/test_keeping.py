"""The desk looks after its log: a copy at the end of the day, and a damaged file is put together again at the start."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desk_assistant import paths
from desk_assistant import settings as settings_file
from desk_assistant.app import Program
from desk_assistant.store import copies
from desk_assistant.store.journal import Journal
from desk_assistant.ui import wording
from desk_assistant.ui.application import look_of
from desk_assistant.ui.employee.data_section import DataView, said
from desk_assistant.ui.employee.settings_page import SettingsPage
from desk_assistant.ui.parts.icons import Icons
from tests.demo.examples import examples
from tests.stories.desk import message

NOW = datetime(2026, 11, 23, 10, 42)
PAGE = 4096
Start = Callable[[], Program]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a desk with example visits."""
    examples(tmp_path, NOW.date())
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


def part(program: Program, name: str) -> QWidget:
    """Give a part of the section *Data* by its name."""
    return program.window.findChild(QWidget, f"settings.data.{name}")


def test_data_in_the_settings_tells_and_does(qtbot: QtBot, start: Start, folder: Path) -> None:
    program = start()
    program.window.act("settings")
    assert str(folder / paths.DATABASE) in part(program, "place").text() and "Newest" not in part(program, "newest").text()
    part(program, "copy").click()
    qtbot.waitUntil(program.work.keeping.rests)
    assert part(program, "newest").text().endswith(" 23.11.2026") and part(program, "said").text() == said(DataView(code="copied"))
    key = program.settings.desk_key
    part(program, "check").click()
    qtbot.waitUntil(program.work.keeping.rests)
    assert part(program, "said").text() == said(DataView(code="checked"))
    field = part(program, "words_days")
    for text, kept in (("14", 14), ("0", 14), ("", 14), ("x", 14), ("366", 366)):
        field.set_text(text)
        field.accepted.emit(text)
        assert program.settings.words_days == kept and bool(field.error()) == (str(kept) != text)
    part(program, "second_folder").left.emit("  K:\\delt ")
    assert settings_file.load(folder / paths.SETTINGS)[0] == program.settings
    assert (program.settings.second_folder, program.settings.desk_key) == ("K:\\delt", key)


def test_a_number_does_not_apply_while_it_is_written(start: Start) -> None:
    program = start()
    program.window.act("settings")
    field = part(program, "words_days")
    field.edited.emit("1")
    field.rested.emit("1")
    assert program.settings.words_days == 30


def test_data_tells_what_could_not_be_done(qtbot: QtBot, start: Start) -> None:
    program = start()
    program.window.act("settings")
    keeping = program.work.keeping
    for code, failed in (("copying", "not_copied"), ("checking", "not_checked")):
        keeping.told.emit(code, 7)
        keeping.failed.emit(failed, None)
        assert part(program, "said").text() == said(DataView(code=failed))
    assert [sentence for _, sentence in program.notices].count(wording.not_kept("not_copied", None)) == 1
    keeping.told.emit("checked", 3)
    assert "3" in part(program, "said").text()
    keeping.told.emit("busy", 0)
    assert part(program, "said").text() == said(DataView(code="busy"))
    program.window.asked.emit("nothing")


def test_without_a_log_data_says_so(qtbot: QtBot, folder: Path) -> None:
    page = SettingsPage(look_of(settings_file.Settings(), Icons(paths.resources() / "icons")), settings_file.Settings(), (), None)
    qtbot.addWidget(page)
    assert page.data.findChild(QWidget, "settings.data.said").text() == said(DataView())
