"""How a file is opened: settings, rights, lock, tables."""

import os
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from desk_assistant.store import opening, place, schema
from desk_assistant.store.errors import StoreRefused
from desk_assistant.store.journal import Journal
from desk_assistant.store.opening import open_database
from tests.store.sample import LOCAL, NAME, TODAY, close, visit_id

SETTINGS = {
    "locking_mode": "exclusive",
    "journal_mode": "wal",
    "synchronous": 2,
    "foreign_keys": 1,
    "recursive_triggers": 1,
    "secure_delete": 1,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "wal_autocheckpoint": 1000,
    "journal_size_limit": 8388608,
    "temp_store": 2,
}


def open_elsewhere(path: Path) -> str:
    """Open the journal in another process; gives the code it was refused with, or `opened`."""
    program = f"""
from datetime import date
from pathlib import Path
from desk_assistant.store import opening
from desk_assistant.store.errors import StoreRefused
opening.PATIENCE = 0.1
try:
    opening.open_database(Path({str(path)!r}), date(2026, 3, 2), {LOCAL!r})
    print("opened")
except StoreRefused as refusal:
    print(refusal.code)
"""
    return subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.strip()


def test_every_setting_is_in_force(path: Path) -> None:
    connection = open_database(path, TODAY, LOCAL)
    found = {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in SETTINGS}
    assert found == SETTINGS
    assert connection.execute("PRAGMA mmap_size").fetchone() in ((0,), None)
    assert connection.isolation_level is None
    connection.close()


def test_settings_are_in_force_again_after_a_second_opening(path: Path) -> None:
    open_database(path, TODAY, LOCAL).close()
    connection = open_database(path, TODAY, LOCAL)
    assert {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in SETTINGS} == SETTINGS
    connection.close()


@pytest.mark.parametrize("name", ["synchronous", "secure_delete", "recursive_triggers"])
def test_a_setting_that_does_not_stick_is_refused(path: Path, name: str) -> None:
    connection = open_database(path, TODAY, LOCAL)
    connection.execute(f"PRAGMA {name} = OFF")
    with pytest.raises(StoreRefused) as caught:
        opening.read_back(connection)
    assert (caught.value.code, caught.value.data["name"]) == ("pragma", name)
    connection.close()


def test_a_pragma_without_an_answer_counts_as_zero(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "PRAGMAS", (("no_such_pragma", "1", 1),))
    with pytest.raises(StoreRefused) as caught:
        open_database(path, TODAY, LOCAL)
    assert caught.value.data == {"name": "no_such_pragma", "found": 0, "expected": 1}


def test_the_lock_is_taken_at_once_and_kept(path: Path) -> None:
    connection = open_database(path, TODAY, LOCAL)
    assert open_elsewhere(path) == "locked"
    connection.close()
    assert open_elsewhere(path) == "opened"


@pytest.mark.parametrize("large", [1, opening.LARGE])
def test_the_lock_holds_with_a_filled_write_ahead_log_too(path: Path, monkeypatch: pytest.MonkeyPatch, large: int) -> None:
    """Also when a large file is read from end to end first: closing it again would let go of the lock."""
    monkeypatch.setattr(opening, "PATIENCE", 0.1)
    monkeypatch.setattr(opening, "LARGE", large)
    journal = Journal.open(path, TODAY, LOCAL)
    close(journal, visit_id(1))
    assert open_elsewhere(path) == "locked"
    with pytest.raises(StoreRefused) as caught:
        Journal.open(path, TODAY, LOCAL)
    assert caught.value.code == "locked"
    close(journal, visit_id(2))
    assert open_elsewhere(path) == "locked"
    journal.close()


def test_only_the_owner_may_look(path: Path) -> None:
    journal = Journal.open(path, TODAY, LOCAL)
    close(journal, visit_id(1))
    journal.make_reserve(4096)
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    files = {file.name: stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()}
    assert files == {NAME: 0o600, NAME + "-wal": 0o600, "reserve": 0o600}
    journal.close()


def test_a_folder_and_file_that_are_too_open_are_closed(path: Path) -> None:
    path.parent.mkdir(mode=0o755)
    path.touch(mode=0o644)
    Journal.open(path, TODAY, LOCAL).close()
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_shared_folder_stays_as_it_is(path: Path) -> None:
    path.parent.mkdir()
    path.parent.chmod(0o1777)
    Journal.open(path, TODAY, LOCAL).close()
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o1777


def test_the_name_of_a_new_file_is_made_durable(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced: list[Path] = []
    monkeypatch.setattr(place, "sync_folder", synced.append)
    open_database(path, TODAY, LOCAL).close()
    open_database(path, TODAY, LOCAL).close()
    assert synced == [path.parent]


def test_a_folder_is_synced_through_its_own_handle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced: list[bool] = []
    monkeypatch.setattr(os, "fsync", lambda handle: synced.append(stat.S_ISDIR(os.fstat(handle).st_mode)))
    place.sync_folder(tmp_path)
    assert synced == [True]


def test_windows_has_no_folder_sync(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced: list[int] = []
    monkeypatch.setattr(os, "fsync", synced.append)
    monkeypatch.setattr(place.os, "name", "nt")
    place.sync_folder(tmp_path)
    monkeypatch.undo()
    assert synced == []


def test_tables_of_a_new_file_are_the_expected_ones(path: Path) -> None:
    connection = open_database(path, TODAY, LOCAL)
    found = {sql for (sql,) in connection.execute("SELECT sql FROM sqlite_schema WHERE tbl_name NOT LIKE '\\_sqlite%' ESCAPE '\\'")}
    assert found - {None} == set(schema.SCHEMA)
    assert connection.execute("PRAGMA user_version").fetchone() == (schema.VERSION,)
    connection.close()


def test_the_bookkeeping_of_migrations_keeps_the_day_only(path: Path) -> None:
    connection = open_database(path, date(2026, 5, 4), LOCAL)
    assert connection.execute("SELECT migration_set, name, applied_at FROM _sqlite_migrations").fetchall() == [
        ("desk_assistant", "1_tables", "2026-05-04"),
        ("desk_assistant", "2_what_a_month_tells", "2026-05-04"),
    ]
    connection.close()


def test_an_interrupted_first_start_begins_anew(path: Path) -> None:
    path.parent.mkdir()
    path.touch()
    journal = Journal.open(path, TODAY, LOCAL)
    assert journal.verify() == ()
    journal.close()


def test_a_failed_migration_leaves_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schema, "SCHEMA", (*schema.SCHEMA, "CREATE TABLE broken ("))
    with pytest.raises(StoreRefused):
        Journal.open(path, TODAY, LOCAL)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT count(*) FROM sqlite_schema").fetchone() == (0,)
        assert connection.execute("PRAGMA user_version").fetchone() == (0,)


def test_what_was_written_is_there_after_closing_and_after_an_unclean_exit(path: Path) -> None:
    program = f"""
import os
from pathlib import Path
from desk_assistant.store.journal import Journal
from tests.store.sample import LOCAL, TODAY, close, visit_id
journal = Journal.open(Path({str(path)!r}), TODAY, LOCAL)
close(journal, visit_id(1))
os._exit(9)
"""
    subprocess.run([sys.executable, "-c", program], check=False)
    assert place.has_content(place.wal(path))
    journal = Journal.open(path, TODAY, LOCAL)
    assert len(journal.facts(visit_id(1))) == 10
    assert not path.with_name(NAME + "-shm").exists()
    journal.close()
    assert not place.has_content(place.wal(path))
