"""When a file is not opened, and that it lies afterwards as it lay before."""

import errno
import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils.migrations import Migrations

from desk_assistant.store import migrations, opening, place, schema
from desk_assistant.store.errors import StoreRefused, code_of
from desk_assistant.store.journal import Journal
from tests.store.limits import largest_file
from tests.store.sample import LOCAL, NAME, TODAY, close, running, visit_id


def refused(path: Path) -> StoreRefused:
    """Open the file, which must be refused; gives the refusal."""
    with pytest.raises(StoreRefused) as caught:
        Journal.open(path, TODAY, LOCAL)
    return caught.value


def contents(folder: Path) -> dict[str, bytes]:
    """Give the bytes of every file in the folder."""
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def filled(path: Path) -> None:
    """Leave a journal with 20 visits, closed properly."""
    journal = Journal.open(path, TODAY, LOCAL)
    for number in range(20):
        close(journal, visit_id(number))
    journal.close()


def left_unclean(path: Path) -> None:
    """Leave a journal whose last writes stand in the write-ahead log alone."""
    filled(path)
    journal = Journal.open(path, TODAY, LOCAL)
    close(journal, visit_id(100))
    kept = path.parent.with_name("kept")
    shutil.copytree(path.parent, kept)
    journal.close()
    shutil.rmtree(path.parent)
    kept.rename(path.parent)


def spoil(path: Path, first: int) -> None:
    """Overwrite the head of each page from this place on."""
    with path.open("r+b") as file:
        for page in range(first, path.stat().st_size, 4096):
            file.seek(page)
            file.write(b"\xff" * 64)


def test_a_folder_that_cannot_be_made_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    refusal = refused(tmp_path / "file" / "data" / NAME)
    assert (refusal.code, refusal.data["reason"]) == ("folder_unwritable", "ENOTDIR")


def test_a_folder_without_right_to_write_is_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(path)
    monkeypatch.setattr(os, "access", lambda where, mode: Path(where) != path.parent)
    assert refused(path).code == "folder_unwritable"


@pytest.mark.parametrize(
    ("number", "code"),
    [(errno.ENOSPC, "disk_full"), (errno.EDQUOT, "disk_full"), (errno.EIO, "io"), (errno.EROFS, "folder_unwritable")],
)
def test_a_file_that_cannot_be_made_is_refused(path: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: str) -> None:
    def fail(*_: object) -> int:
        raise OSError(number, "made up")

    monkeypatch.setattr(os, "open", fail)
    refusal = refused(path)
    assert (refusal.code, refusal.data["reason"]) == (code, errno.errorcode[number])


def test_a_folder_in_place_of_the_file_is_refused(path: Path) -> None:
    path.mkdir(parents=True)
    assert refused(path).code == "folder_unwritable"


def test_a_file_of_a_newer_program_is_refused_unchanged(path: Path) -> None:
    filled(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
    before = contents(path.parent)
    refusal = refused(path)
    assert (refusal.code, refusal.data) == ("newer", {"found": schema.VERSION + 1, "known": schema.VERSION})
    assert contents(path.parent) == before


def test_a_newer_file_left_unclean_is_refused_unchanged(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    left_unclean(path)
    before = contents(path.parent)
    assert NAME + "-wal" in before
    monkeypatch.setattr(schema, "VERSION", 0)
    assert refused(path).code == "newer"
    assert contents(path.parent) == before


def test_a_file_that_is_no_database_is_refused_unchanged(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"Dette er ikke en log, men et brev. " * 400)
    before = contents(path.parent)
    assert refused(path).code == "corrupt"
    assert contents(path.parent) == before


def test_a_broken_header_is_refused_unchanged(path: Path) -> None:
    filled(path)
    with path.open("r+b") as file:
        file.write(b"\0" * 64)
    before = contents(path.parent)
    assert refused(path).code == "corrupt"
    assert contents(path.parent) == before


@pytest.mark.parametrize("first", [4096, 65536, 98304])
def test_damage_is_found_after_an_unclean_exit_and_nothing_changes(path: Path, first: int) -> None:
    left_unclean(path)
    spoil(path, first)
    before = contents(path.parent)
    assert refused(path).code == "corrupt"
    assert contents(path.parent) == before


@pytest.mark.parametrize("empty", [True, False])
def test_a_log_without_its_main_file_is_refused_unchanged(path: Path, empty: bool) -> None:
    left_unclean(path)
    path.unlink()
    if empty:
        path.touch()
    before = contents(path.parent)
    assert refused(path).code == "corrupt"
    assert contents(path.parent) == before


def test_a_write_ahead_log_that_is_gone_costs_what_stood_in_it_only(path: Path) -> None:
    left_unclean(path)
    place.wal(path).unlink()
    journal = Journal.open(path, TODAY, LOCAL)
    assert journal.facts(visit_id(100)) == ()
    assert len(journal.facts(visit_id(19))) == 10
    assert journal.verify() == ()
    journal.close()


def test_a_foreign_write_ahead_log_is_not_believed(path: Path, tmp_path: Path) -> None:
    left_unclean(path)
    place.wal(path).write_bytes(b"\x37\x7f\x06\x82" + b"nonsense" * 4096)
    journal = Journal.open(path, TODAY, LOCAL)
    assert len(journal.facts(visit_id(19))) == 10
    assert journal.verify() == ()
    journal.close()


def test_a_full_disk_does_not_stop_an_unclean_file_from_opening(path: Path) -> None:
    """There the read-only look cannot make its shared memory (SQLITE_IOERR_SHMSIZE); the real opening needs none."""
    left_unclean(path)
    with largest_file(8192):
        journal = Journal.open(path, TODAY, LOCAL)
        assert len(journal.facts(visit_id(100))) == 10
    journal.close()


def test_a_full_disk_does_not_hide_damage(path: Path) -> None:
    left_unclean(path)
    spoil(path, first=98304)
    with largest_file(8192):
        refusal = refused(path)
    assert (refusal.code, refusal.data) == ("corrupt", {"found": "quick_check"})


@pytest.mark.parametrize("what", ["TRIGGER fact_stays", "TRIGGER fact_own_hands", "INDEX fact_visit", "TABLE purge_log"])
def test_something_dropped_is_found(path: Path, what: str) -> None:
    filled(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(f"DROP {what}")
    refusal = refused(path)
    assert (refusal.code, refusal.data) == ("schema_changed", {"names": (what.split()[1],)})


def test_a_weakened_trigger_and_an_added_table_are_found(path: Path) -> None:
    filled(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("DROP TRIGGER fact_stays")
        connection.execute("CREATE TRIGGER fact_stays BEFORE UPDATE OF seq ON fact BEGIN SELECT 1; END")
        connection.execute("CREATE TABLE citizen (name TEXT)")
    assert refused(path).data == {"names": ("citizen", "fact_stays")}


def test_a_changed_file_left_unclean_is_refused_unchanged(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    left_unclean(path)
    before = contents(path.parent)
    monkeypatch.setattr(schema, "SCHEMA", (*schema.SCHEMA, "CREATE TABLE expected (a) STRICT"))
    refusal = refused(path)
    assert (refusal.code, refusal.data) == ("schema_changed", {"names": ("expected",)})
    assert contents(path.parent) == before


def test_an_older_file_left_unclean_is_looked_at_and_then_migrated(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    left_unclean(path)
    statement = "CREATE TABLE later (a INTEGER) STRICT"
    monkeypatch.setattr(schema, "VERSION", schema.VERSION + 1)
    monkeypatch.setattr(schema, "SCHEMA", (*schema.SCHEMA, statement))
    later = Migrations("desk_assistant")
    later._migrations = [*migrations.migrations._migrations]
    later(name="2_later")(lambda db: db.execute(statement))
    monkeypatch.setattr(migrations, "migrations", later)
    journal = Journal.open(path, TODAY, LOCAL)
    assert journal.work(lambda connection: connection.execute("PRAGMA user_version").fetchone()) == (schema.VERSION,)
    assert len(journal.facts(visit_id(100))) == 10
    journal.close()


def test_another_programs_database_is_refused_unchanged(path: Path) -> None:
    path.parent.mkdir()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("CREATE TABLE recipes (title TEXT)")
    before = contents(path.parent)
    refusal = refused(path)
    assert (refusal.code, refusal.data) == ("schema_changed", {"names": ("recipes",)})
    assert contents(path.parent) == before


def test_a_disk_that_is_full_at_the_first_start_is_named(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        error = sqlite3.OperationalError("database or disk is full")
        error.sqlite_errorcode = sqlite3.SQLITE_FULL
        raise error

    monkeypatch.setattr(opening, "migrate", full)
    assert refused(path).code == "disk_full"


def test_an_error_that_cannot_be_a_place_is_named_by_its_code(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def readonly(*_: object) -> None:
        error = sqlite3.OperationalError("attempt to write a readonly database")
        error.sqlite_errorcode, error.sqlite_errorname = sqlite3.SQLITE_READONLY, "SQLITE_READONLY"
        raise error

    monkeypatch.setattr(opening, "migrate", readonly)
    refusal = refused(path)
    assert (refusal.code, refusal.data) == ("folder_unwritable", {"reason": "SQLITE_READONLY"})


def test_a_refusal_lets_go_of_the_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(path)
    monkeypatch.setattr(schema, "SCHEMA", schema.SCHEMA[1:])
    assert refused(path).code == "schema_changed"
    monkeypatch.undo()
    journal = Journal.open(path, TODAY, LOCAL)
    journal.append(running(visit_id(200)))
    journal.close()


def test_a_refusal_can_be_read() -> None:
    assert str(StoreRefused("newer", found=2, known=1)) == "newer {'found': 2, 'known': 1}"
    assert str(StoreRefused("locked")) == "locked"


def test_an_error_without_a_number_is_damage_and_an_unknown_number_a_fault() -> None:
    unknown = sqlite3.OperationalError("made up")
    assert code_of(unknown) == "corrupt"
    unknown.sqlite_errorcode = sqlite3.SQLITE_INTERRUPT
    assert code_of(unknown) == "io"
