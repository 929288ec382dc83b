"""The command line: what it prints, what it answers with, and how it says no."""

import json
import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from desk_assistant import __main__ as command_line
from desk_assistant import paths
from desk_assistant.commands import selfcheck
from desk_assistant.commands.sentences import refusal
from desk_assistant.store.journal import Journal
from tests.demo.examples import examples

TODAY = date(2026, 11, 23)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder with example visits."""
    examples(tmp_path, TODAY)
    return tmp_path


def lines(text: str) -> list[dict]:
    """Read JSON Lines."""
    return [json.loads(line) for line in text.splitlines()]


def test_facts_are_the_whole_log_in_order(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command_line.main(["facts", "--data", str(folder)]) == 0
    printed = lines(capsys.readouterr().out)
    journal = Journal.open(folder / paths.DATABASE, TODAY)
    stored = list(journal.all_facts())
    journal.close()
    assert [line["seq"] for line in printed] == [fact.seq for fact in stored]
    assert {line["fact"] for line in printed} >= {"visit.opened", "step.noted", "visit.closed"}


def test_facts_of_one_visit_by_id_and_by_agreement_number(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command_line.main(["facts", "--data", str(folder)])
    closed = next(line for line in lines(capsys.readouterr().out) if line["fact"] == "visit.closed" and line["body"]["number"])
    assert command_line.main(["facts", "--data", str(folder), "--visit", closed["visit"]]) == 0
    by_id = lines(capsys.readouterr().out)
    number = closed["body"]["number"]
    assert command_line.main(["facts", "--data", str(folder), "--visit", f"{number[:4]}-{number[4:8]}-{number[8:].lower()}"]) == 0
    assert lines(capsys.readouterr().out) == by_id
    assert {line["visit"] for line in by_id} == {closed["visit"]}


def test_an_unknown_visit_and_a_missing_log_are_said(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command_line.main(["facts", "--data", str(folder), "--visit", "nobody"]) == 1
    assert capsys.readouterr().err == "Der er intet gemt om det besøg.\n"
    assert command_line.main(["facts", "--data", str(tmp_path / "empty")]) == 1
    assert "Der er ingen log" in capsys.readouterr().err


def test_a_log_in_use_is_left_alone(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    journal = Journal.open(folder / paths.DATABASE, TODAY)
    assert command_line.main(["facts", "--data", str(folder)]) == 1
    journal.close()
    assert capsys.readouterr().err.strip() == refusal("locked")


@pytest.fixture
def newer(folder: Path) -> Iterator[Path]:
    """Give a folder whose log a newer program made."""
    connection = sqlite3.connect(folder / paths.DATABASE)
    connection.execute("PRAGMA user_version = 999")
    connection.close()
    yield folder


def test_a_newer_log_is_not_read(newer: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command_line.main(["facts", "--data", str(newer)]) == 1
    assert capsys.readouterr().err.strip() == refusal("newer")


def test_selfcheck_holds(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command_line.main(["selfcheck", "--data", str(folder)]) == 0
    printed = capsys.readouterr().out
    assert "FEJL" not in printed
    assert "15 forløb: andet, boligstoette, " in printed
    assert "uofficiel, ikke pakket" in printed
    assert "en side blev udskrevet til en mappe" in printed


def test_selfcheck_tells_what_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(selfcheck.paths, "resources", lambda: tmp_path)
    assert selfcheck.selfcheck(None) == 1
    printed = capsys.readouterr().out
    assert printed.count("FEJL") == 6  # fonts, icons, languages, content, PDF, print
    assert "Skriftfiler mangler" in printed
    assert "Traceback" not in printed


@pytest.mark.parametrize("command", [[], ["selfcheck"], ["tour"], ["facts"], ["overview"]])
def test_every_command_has_help(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        command_line.main([*command, "--help"])
    assert ended.value.code == 0
    assert "--data MAPPE" in capsys.readouterr().out


def test_a_wrong_day_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        command_line.main(["tour", "out", "--today", "23/11"])
    assert ended.value.code == 2
    assert "ÅÅÅÅ-MM-DD" in capsys.readouterr().err
