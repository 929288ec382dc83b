"""Keeping the log from the command line: copies, restoring, verifying, rebuilding."""

import sqlite3
from datetime import date
from pathlib import Path

import pytest

from desk_assistant import __main__ as command_line
from desk_assistant import paths
from desk_assistant import settings as settings_file
from desk_assistant.commands import log, verify
from desk_assistant.commands.sentences import copy_refusal, refusal
from desk_assistant.demo.examples import make_examples
from desk_assistant.store.copies import copy_name
from desk_assistant.store.errors import StoreFailed
from desk_assistant.store.journal import Journal
from tests.demo.examples import examples

TODAY = date(2026, 11, 23)
Said = pytest.CaptureFixture[str]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder with example visits."""
    examples(tmp_path / "data", TODAY)
    return tmp_path / "data"


def run(folder: Path, *words: object) -> int:
    """Give the exit code of a command."""
    return command_line.main([*map(str, words), "--data", str(folder)])


def made(folder: Path) -> Path:
    """Make a copy; gives its path."""
    assert run(folder, "backup") == 0
    (copy,) = (folder / paths.COPIES).glob("*.sqlite")
    return copy


def test_backup_makes_a_copy_and_gives_the_desk_its_key(folder: Path, capsys: Said) -> None:
    copy = made(folder)
    settings, _ = settings_file.load(folder / paths.SETTINGS)
    assert copy.name == copy_name(date.today(), settings.desk_name, settings.desk_key)
    assert len(settings.desk_key) == 8
    assert capsys.readouterr().out == f"Kopien er taget og læst efter: {copy}\n"
    assert made(folder) == copy


def test_backup_goes_where_it_is_told(folder: Path, tmp_path: Path) -> None:
    assert run(folder, "backup", "--to", tmp_path / "usb") == 0
    assert len(list((tmp_path / "usb").glob("kopi-*.sqlite"))) == 1
    assert not (folder / paths.COPIES).exists()


def test_a_second_folder_gets_one_too_and_is_no_condition(folder: Path, tmp_path: Path, capsys: Said) -> None:
    second = tmp_path / "delt"
    settings, _ = settings_file.load(folder / paths.SETTINGS)
    settings_file.save(folder / paths.SETTINGS, settings_file.msgspec.structs.replace(settings, second_folder=str(second)))
    made(folder)
    assert "Kopien ligger kun på denne computer" in capsys.readouterr().err
    second.mkdir()
    copy = made(folder)
    assert (second / copy.name).read_bytes() == copy.read_bytes()


@pytest.mark.parametrize("words", [["backup"], ["rebuild"], ["restore", "COPY"]])
def test_what_writes_stops_while_the_program_is_open(folder: Path, words: list[str], capsys: Said) -> None:
    copy = made(folder)
    journal = Journal.open(folder / paths.DATABASE, TODAY)
    assert run(folder, *[copy if word == "COPY" else word for word in words]) == 1
    journal.close()
    assert "Luk programmet først" in capsys.readouterr().err


@pytest.mark.parametrize("words", [["backup"], ["rebuild"], ["verify"]])
def test_without_a_log_that_is_said(tmp_path: Path, words: list[str], capsys: Said) -> None:
    assert run(tmp_path / "none", *words) == 1
    assert "Der er ingen log" in capsys.readouterr().err


def test_what_reads_takes_the_newest_copy_while_the_program_is_open(folder: Path, capsys: Said) -> None:
    assert run(folder, "facts") == 0
    facts = capsys.readouterr().out
    made(folder)
    journal = Journal.open(folder / paths.DATABASE, TODAY)
    capsys.readouterr()
    assert run(folder, "facts") == 0
    said = capsys.readouterr()
    assert said.out == facts
    today = date.today()
    assert said.err == f"Programmet er åbent. Her læses kopien af {today.day}.{today.month}.{today.year}.\n"
    assert run(folder, "verify") == 0
    journal.close()


def test_facts_come_from_several_desks(folder: Path, tmp_path: Path, capsys: Said) -> None:
    make_examples(tmp_path / "other", TODAY)
    run(folder, "backup", "--to", tmp_path / "delt")
    run(tmp_path / "other", "backup", "--to", tmp_path / "delt")
    capsys.readouterr()
    run(folder, "facts")
    run(tmp_path / "other", "facts")
    expected = sorted(capsys.readouterr().out.splitlines())
    assert run(tmp_path, "facts", "--from", tmp_path / "delt") == 0
    assert sorted(capsys.readouterr().out.splitlines()) == expected
    assert run(tmp_path, "facts", "--from", tmp_path / "delt", "--visit", "nobody") == 1
    assert run(tmp_path, "facts", "--from", tmp_path / "none") == 1
    assert copy_refusal("missing", "none") in capsys.readouterr().err


def test_a_log_is_restored_and_the_old_one_is_kept(folder: Path, capsys: Said) -> None:
    copy = made(folder)
    run(folder, "facts")
    facts = capsys.readouterr().out.split("\n", 1)[1]
    (folder / paths.DATABASE).write_bytes(b"damaged" * 900)
    assert run(folder, "restore", copy) == 0
    said = capsys.readouterr().out
    (kept,) = folder.glob("besoeg.foer-gendannelse-*.sqlite3")
    assert kept.read_bytes() == b"damaged" * 900
    assert f"Den log, der lå der før, er gemt som {kept}." in said
    assert "hændelser, læst efter uden fejl" in said and "Indstillingerne" not in said
    run(folder, "facts")
    assert capsys.readouterr().out == facts
    assert run(folder, "verify") == 0


def test_a_log_is_restored_on_a_new_computer_with_its_settings(folder: Path, tmp_path: Path, capsys: Said) -> None:
    copy = made(folder)
    assert run(tmp_path / "new", "restore", copy) == 0
    assert "Indstillingerne er også gendannet." in capsys.readouterr().out
    assert (tmp_path / "new" / paths.SETTINGS).read_bytes() == (folder / paths.SETTINGS).read_bytes()


def test_nothing_is_restored_from_what_is_no_copy(folder: Path, capsys: Said) -> None:
    before = (folder / paths.DATABASE).read_bytes()
    assert run(folder, "restore", folder / paths.SETTINGS) == 1
    assert run(folder, "restore", folder / paths.DATABASE) == 1
    assert run(folder, "restore", folder / "gone") == 1
    said = capsys.readouterr().err.splitlines()
    assert all(line.startswith("Intet er ændret. ") for line in said)
    assert said[0].endswith(copy_refusal("corrupt", paths.SETTINGS))
    assert (folder / paths.DATABASE).read_bytes() == before


def change(path: Path, *statements: str) -> None:
    """Change a file behind the program's back."""
    connection = sqlite3.connect(path)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


def trigger(path: Path) -> str:
    """Give the text of the trigger that keeps facts as they are."""
    connection = sqlite3.connect(path)
    (text,) = connection.execute("SELECT sql FROM sqlite_schema WHERE name = 'fact_stays'").fetchone()
    connection.close()
    return text


def test_verify_names_the_fact_that_was_changed(folder: Path, capsys: Said) -> None:
    path = folder / paths.DATABASE
    guard = trigger(path)
    change(path, "DROP TRIGGER fact_stays", "UPDATE fact SET date = '2026-01-01' WHERE seq = 7", guard)
    capsys.readouterr()
    assert run(folder, "verify") == 1
    said = capsys.readouterr().out
    assert "Hændelse nr. 7 i besøg" in said and "restore" in said
    assert run(folder, "backup") == 1
    assert "De tidligere kopier er ikke rørt" in capsys.readouterr().err


def test_rebuild_mends_what_verify_finds(folder: Path, capsys: Said) -> None:
    change(folder / paths.DATABASE, "UPDATE day_tally SET n = n + 1", "DELETE FROM agreement_line")
    assert run(folder, "verify") == 1
    assert "Kør rebuild" in capsys.readouterr().out
    assert run(folder, "rebuild") == 0
    assert run(folder, "verify") == 0
    assert "i orden. " in capsys.readouterr().out


def test_verify_finds_a_bad_copy(folder: Path, capsys: Said) -> None:
    copy = made(folder)
    assert run(folder, "verify", "--from", copy.parent) == 0
    change(copy, "UPDATE words SET text = text || '.' WHERE 1", "UPDATE day_tally SET n = n + 1")
    assert run(folder, "verify", "--from", copy) == 1
    assert copy_refusal("corrupt", copy.name) in capsys.readouterr().out


def test_a_long_list_is_cut_and_unreadable_visits_are_named(folder: Path, capsys: Said, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verify, "LONGEST_LIST", 3)
    path = folder / paths.DATABASE
    guard = trigger(path)
    change(path, "DROP TRIGGER fact_stays", "UPDATE fact SET body = '{' WHERE name = 'visit.opened'", guard)
    assert run(folder, "verify") == 1
    assert "  … og " in capsys.readouterr().out
    assert run(folder, "rebuild") == 1
    assert "Det står, som det stod." in capsys.readouterr().out


def test_what_breaks_while_it_is_read_is_said(folder: Path, capsys: Said, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(self: Journal) -> None:
        raise StoreFailed("io")

    monkeypatch.setattr(Journal, "all_facts", broken)
    assert run(folder, "facts") == 1
    assert capsys.readouterr().err.strip() == refusal("io")


@pytest.mark.parametrize("command", log.COMMANDS)
def test_every_command_has_help(command: str, capsys: Said) -> None:
    with pytest.raises(SystemExit) as ended:
        command_line.main([command, "--help"])
    assert ended.value.code == 0
    assert "--data MAPPE" in capsys.readouterr().out
