"""What the desk says and does when something is wrong: the right sentence in the right place, and nothing lost."""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QUrl
from pytestqt.qtbot import QtBot

from desk_assistant import app as program_file
from desk_assistant import paths
from desk_assistant import settings as settings_file
from desk_assistant.app import Program
from desk_assistant.settings import Settings
from desk_assistant.store.errors import StoreFailed
from desk_assistant.store.journal import Journal
from desk_assistant.ui import wording
from desk_assistant.ui.application import allowed_address
from desk_assistant.visit import commands as c
from tests.stories.desk import message

NOW = datetime(2026, 11, 23, 10, 42)
Start = Callable[..., Program]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a data folder of a desk that has been set up."""
    settings_file.save(tmp_path / paths.SETTINGS, Settings(first_run_done=True, printer=str(tmp_path)))
    return tmp_path


@pytest.fixture
def start(qtbot: QtBot, folder: Path) -> Iterator[Start]:
    """Give a way to start the program on the folder; every program is ended at the end of the test."""
    running: list[Program] = []

    def begin(now: datetime = NOW, **others: object) -> Program:
        program = Program(folder, lambda: now, open_address=lambda url: True, **others)
        running.append(program)
        with qtbot.waitSignal(program.ready):
            program.start()
        return program

    yield begin
    for program in running:
        program.end()
        program.window.deleteLater()


def test_a_calm_start_says_nothing(start: Start) -> None:
    assert message(start()) == ""


def test_a_newer_log_is_left_untouched(start: Start, folder: Path) -> None:
    path = folder / paths.DATABASE
    Journal.open(path, NOW.date()).close()
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 999")
    connection.close()
    before = path.read_bytes()
    program = start()
    assert message(program) == wording.trouble("newer")
    program.window.act("new_visit")
    assert program.work is None
    assert path.read_bytes() == before


def test_a_locked_log_opens_when_the_other_lets_go(start: Start, folder: Path) -> None:
    other = Journal.open(folder / paths.DATABASE, NOW.date())
    program = start()
    assert message(program) == wording.trouble("locked")
    other.close()
    program.window.pages.page("start").blocked.acted.emit("try_again")
    assert program.work is not None
    assert message(program) == ""


def test_a_damaged_log_is_kept_and_work_goes_on_in_a_new_one(start: Start, folder: Path) -> None:
    path = folder / paths.DATABASE
    path.write_bytes(b"this was never a log" * 400)
    program = start()
    assert message(program) == wording.trouble("corrupt")
    program.window.pages.page("start").damaged.acted.emit("new_log")
    program.window.act("new_visit")
    assert program.work.conductor.in_visit
    kept = list(folder.glob("besoeg.beskadiget-2026-11-23-*.sqlite3"))
    assert [file.read_bytes() for file in kept] == [b"this was never a log" * 400]


def test_an_unwritable_folder_is_said(qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "not-a-folder"
    file.write_text("")
    program = Program(file / "data", lambda: NOW, open_address=lambda url: True)
    with qtbot.waitSignal(program.ready):
        program.start()
    program.window.act("close_page")
    assert message(program) == wording.trouble("folder_unwritable")
    program.end()
    program.window.deleteLater()


def test_a_clock_that_jumped_back_is_said_and_work_goes_on(start: Start) -> None:
    first = start()
    first.window.act("new_visit")
    first.end()
    program = start(now=NOW - timedelta(days=400))
    assert "DA-113" in message(program)
    program.window.act("new_visit")
    assert program.work.conductor.in_visit


def test_a_missing_typeface_is_said(start: Start) -> None:
    assert "DA-111" in message(start(fonts_found=False))


def test_one_broken_flow_leaves_the_others(
    start: Start, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    resources = tmp_path_factory.mktemp("broken") / "resources"
    shutil.copytree(paths.resources(), resources)
    flow = resources / "content" / "flows" / "koerekort.toml"
    flow.write_text(flow.read_text().replace("version = 1", 'version = "en"', 1))
    monkeypatch.setattr(program_file.paths, "resources", lambda: resources)
    program = start()
    assert "DA-112" in message(program)
    assert set(program.library.flows) == {path.stem for path in flow.parent.glob("*.toml")} - {"koerekort"}
    program.window.act("new_visit")
    assert program.work.session.do(c.AddNeed("laegevalg", stated=True)) is None


def test_unreadable_settings_are_set_aside(start: Start, folder: Path) -> None:
    (folder / paths.SETTINGS).write_text("{ not json")
    program = start()
    assert (folder / "indstillinger.ulaeselig.json").read_text() == "{ not json"
    assert program.settings == Settings()


def test_a_full_disk_refuses_the_mark_and_the_same_key_works_when_there_is_room(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = start()
    program.window.act("new_visit")
    conductor, session = program.work.conductor, program.work.session
    conductor.do(c.AddNeed("laegevalg", stated=True))
    conductor.do(c.AnswerQuestion("n1", "reason", "moved"))
    conductor.go_to("together")
    written = Journal.append

    def full(self: Journal, *given: object, **named: object) -> None:
        raise StoreFailed("disk_full", reserve_released=True)

    monkeypatch.setattr(Journal, "append", full)
    conductor.pressed_in_list("alone")
    assert session.visit.needs[0].steps == {}
    bottom = program.window.frame.bottom
    assert bottom.status.text() == wording.trouble("disk_full")
    assert bottom.retry.isVisibleTo(bottom)
    monkeypatch.setattr(Journal, "append", written)
    bottom.retry.click()
    assert session.visit.needs[0].steps["open"].outcome == "alone"
    assert not bottom.retry.isVisibleTo(bottom)


def test_text_stays_in_the_field_when_it_cannot_be_saved(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    program = start()
    program.window.act("new_visit")
    page = program.window.pages.page("arrival")

    def broken(self: Journal, *given: object, **named: object) -> None:
        raise StoreFailed("io")

    monkeypatch.setattr(Journal, "append", broken)
    page.words.editor().setFocus()
    page.words.editor().insert("Jeg er flyttet")
    page.words.accepted.emit("Jeg er flyttet")
    assert page.words.text() == "Jeg er flyttet"
    assert program.window.pages.unsaved()
    assert program.work.session.words == {}


def test_an_error_of_our_own_is_noted_without_a_value(start: Start, folder: Path) -> None:
    program = start()
    program.window.act("new_visit")
    secret = "Hemmelige ord fra borgeren"
    try:
        {}[secret]
    except KeyError as problem:
        program.stumble(type(problem), problem, problem.__traceback__)
    log = (folder / "fejl.log").read_text()
    assert "KeyError" in log and "test_faults.py" in log
    assert secret not in log
    assert program.window.frame.bottom.status.text() == wording.trouble("own")
    assert program.work.conductor.in_visit


@pytest.mark.parametrize(
    ("address", "opens"),
    [
        ("https://www.borger.dk", True),
        ("http://www.borger.dk", False),
        ("https://www.borger.dk.example.com", False),
        ("file:///etc/passwd", False),
        ("javascript:alert(1)", False),
    ],
)
def test_only_known_addresses_are_opened(address: str, opens: bool) -> None:
    hosts = frozenset({"www.borger.dk"})
    assert allowed_address(address, hosts) is opens
    assert QUrl(address).isValid() or not opens


def test_settings_that_cannot_be_saved_still_apply(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    program = start()

    def refuse(path: Path, chosen: object) -> None:
        raise OSError

    monkeypatch.setattr(settings_file, "save_chosen", refuse)
    program.change_settings(replace(program.settings, desk_name="Skranke 9"))
    assert program.settings.desk_name == "Skranke 9"
    assert "gemmes" in message(program) or "saved" in message(program)


def test_words_fade_after_thirty_days_and_the_facts_stay(qtbot: QtBot, start: Start, folder: Path) -> None:
    first = start()
    first.window.act("new_visit")
    first.work.session.do(c.State("Jeg er flyttet og vil have en ny læge"))
    first.work.session.do(c.Park())
    first.end()
    program = start(now=NOW + timedelta(days=31))
    qtbot.waitUntil(lambda: not program.work._idle.isActive(), timeout=10_000)
    program.end()
    journal = Journal.open(folder / paths.DATABASE, NOW.date())
    facts = list(journal.all_facts())
    assert "request.stated" in {fact.name for fact in facts}
    assert journal.words(facts[0].visit) == {}
    journal.close()
    assert not [file for file in folder.iterdir() if file.is_file() and "vil have en ny læge".encode() in file.read_bytes()]
