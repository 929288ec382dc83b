"""`desk-assistant retention`: what is due is said, and goes from every file there is."""

import os
import shutil
from contextlib import closing
from datetime import date, datetime
from pathlib import Path

import msgspec
import pytest

from desk_assistant import __main__ as command_line
from desk_assistant import paths
from desk_assistant import settings as settings_file
from desk_assistant.commands import copies as copying
from desk_assistant.commands.sentences import refusal
from desk_assistant.store import expiring, opening, retention
from desk_assistant.store.copies import copies_in
from desk_assistant.store.journal import Journal
from tests.demo.examples import examples

FILLED, LATER, MUCH_LATER = date(2024, 3, 12), date(2024, 5, 1), date(2025, 4, 30)
Said = pytest.CaptureFixture[str]


class Desk:
    """A desk with example visits, copies, a second folder, and files put aside; `gone` are the marks of what will be due."""

    def __init__(self, folder: Path) -> None:
        examples(folder / "data", FILLED)
        self.all, self.folder, self.second = folder, folder / "data", folder / "delt"
        self.second.mkdir()
        place = self.folder / paths.SETTINGS
        settings, _ = settings_file.load(place)
        settings_file.save(place, msgspec.structs.replace(settings, second_folder=str(self.second)))
        assert copying.backup(self.folder, None, FILLED) == 0
        shutil.copy(self.folder / paths.DATABASE, self.folder / "besoeg.version-1.sqlite3")
        shutil.copy(self.folder / paths.DATABASE, self.folder / f"besoeg.beskadiget-{FILLED}-1.sqlite3")
        old = datetime(2024, 3, 12, 12).timestamp()
        os.utime(self.folder / "besoeg.version-1.sqlite3", (old, old))
        with closing(self.open()) as journal:
            self.words = {row[0].encode() for row in journal.read(lambda log: log.execute("SELECT text FROM words").fetchall())}
            self.visits = {fact.visit.encode() for fact in journal.all_facts()}

    def open(self) -> Journal:
        return Journal.open(self.folder / paths.DATABASE, FILLED)

    def run(self, *words: object) -> int:
        return command_line.main([*map(str, words), "--data", str(self.folder)])

    def found(self, marks: set[bytes]) -> dict[str, int]:
        """Give how many of the marks stand in each file that holds any."""
        counts = {str(file): sum(mark in file.read_bytes() for mark in marks) for file in self.all.rglob("*") if file.is_file()}
        return {name: count for name, count in counts.items() if count}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_what_is_due_is_said_and_nothing_is_changed(desk: Desk, capsys: Said) -> None:
    capsys.readouterr()
    before = desk.found(desk.words | desk.visits)
    assert desk.run("retention", "--dry-run", "--today", FILLED) == 0
    assert "Intet i loggen skal slettes." in capsys.readouterr().out
    assert desk.run("retention", "--dry-run", "--today", MUCH_LATER) == 0
    said = capsys.readouterr().out
    assert "besøg fra før den 1.4.2024\n" in said and "ord fra før den 31.3.2025\n" in said
    assert f"Kopier med noget, der skal slettes, i {desk.second}: 1\n  kopi-2024-03-12" in said
    assert f"Lagt til side: besoeg.beskadiget-{FILLED}-1.sqlite3. Slettes fra den 12.4.2024." in said
    assert said.endswith("Intet er ændret. Kør kommandoen med --apply for at slette.\n")
    assert desk.found(desk.words | desk.visits) == before and len(before) == 5


def test_words_go_after_days_and_visits_after_months_from_every_file(desk: Desk, capsys: Said) -> None:
    assert desk.run("retention", "--apply", "--today", LATER) == 0
    assert desk.found(desk.words) == {}
    assert len(desk.found(desk.visits)) == 3
    said = capsys.readouterr().out
    assert f"Slettet, lagt til side den 12.3.2024: besoeg.beskadiget-{FILLED}-1.sqlite3\n" in said
    assert desk.run("retention", "--apply", "--today", MUCH_LATER) == 0
    assert desk.found(desk.words | desk.visits) == {}
    assert desk.run("verify") == desk.run("verify", "--from", desk.folder / paths.COPIES) == desk.run("verify", "--from", desk.second) == 0
    assert len(copies_in(desk.second)) == 1
    capsys.readouterr()
    assert desk.run("retention", "--apply", "--today", MUCH_LATER) == 0
    assert capsys.readouterr().out.splitlines()[0] == "Intet i loggen skulle slettes."


def test_without_the_care_the_scan_finds_them(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """The control for the scan of the files."""
    monkeypatch.setattr(retention, "scrub", nothing)
    monkeypatch.setattr(opening, "PRAGMAS", [(name, "OFF", 0) if name == "secure_delete" else rest for rest in opening.PRAGMAS for name in rest[:1]])
    assert desk.run("retention", "--apply", "--today", MUCH_LATER) == 0
    assert str(desk.folder / paths.DATABASE) in desk.found(desk.words | desk.visits)


def nothing(connection: object) -> None:
    """Stand in for the scrub."""


def test_it_stops_while_the_program_is_open_and_looks_at_the_copy(desk: Desk, capsys: Said) -> None:
    before = desk.found(desk.words | desk.visits)
    with closing(desk.open()):
        capsys.readouterr()
        assert desk.run("retention", "--apply", "--today", LATER) == 1
        assert capsys.readouterr().err.strip() == refusal("locked")
        assert desk.run("retention", "--dry-run", "--today", LATER) == 0
        assert "Her læses kopien af 12.3.2024." in capsys.readouterr().err
    assert desk.found(desk.words | desk.visits) == before


def test_a_day_that_has_not_come_is_refused(desk: Desk, capsys: Said) -> None:
    assert desk.run("retention", "--apply", "--today", "2999-01-01") == 1
    assert "fremtiden" in capsys.readouterr().err
    assert desk.found(desk.words)


def test_what_could_not_be_reached_is_said(desk: Desk, capsys: Said) -> None:
    bad = desk.folder / paths.COPIES / "kopi-2024-04-30.sqlite"
    bad.write_bytes(b"bad")
    gone = desk.folder / paths.COPIES / "kopi-2024-01-30.sqlite"
    gone.write_bytes(b"bad")
    desk.second.rename(desk.all / "andet")
    for how in ("--dry-run", "--apply"):
        assert desk.run("retention", how, "--today", LATER) == 1
        said = capsys.readouterr()
        assert f"Mappen {desk.second} kan ikke bruges lige nu." in said.err
    assert "kopi-2024-04-30.sqlite kan ikke læses og ligger, som den lå." in said.err
    assert "kopi-2024-01-30.sqlite var beskadiget og er slettet." in said.out and not gone.exists()


def test_it_tells_what_the_program_does_not_delete(desk: Desk, capsys: Said) -> None:
    place = desk.folder / paths.SETTINGS
    settings, _ = settings_file.load(place)
    settings_file.save(place, msgspec.structs.replace(settings, printer=str(desk.second)))
    shutil.copy(desk.folder / paths.DATABASE, desk.folder / "besoeg.foer-gendannelse-2024-04-20-1.sqlite3")
    assert desk.run("retention", "--apply", "--today", LATER) == 0
    said = capsys.readouterr().out
    assert "Ligger endnu, lagt til side: besoeg.foer-gendannelse-2024-04-20-1.sqlite3. Slettes fra den 21.5.2024." in said
    assert f"PDF i {desk.second}, sletter programmet ikke." in said


@pytest.mark.parametrize("how", ["--dry-run", "--apply"])
def test_without_a_log_that_is_said(tmp_path: Path, how: str, capsys: Said) -> None:
    assert command_line.main(["retention", how, "--data", str(tmp_path / "none")]) == 1
    assert "Der er ingen log" in capsys.readouterr().err


def test_one_of_the_two_has_to_be_chosen(capsys: Said) -> None:
    with pytest.raises(SystemExit) as ended:
        command_line.main(["retention"])
    assert ended.value.code == 2


def test_everything_that_is_due_has_its_line() -> None:
    from desk_assistant.commands.retention import _log

    found = expiring.Expired(1, 2, 3, 4, 5)
    lines = list(_log(found, expiring.Keeping(), LATER, "Slettet:", ""))
    assert len(lines) == 6 and lines[4].endswith("4  borgernes svar fra før uge 18, 2019")
