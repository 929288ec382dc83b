"""A file of every version that was ever written opens, with all that stood in it."""

import shutil
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from desk_assistant.store import schema
from desk_assistant.store.journal import Journal
from desk_assistant.store.rebuilding import rebuild
from tests.store.sample import LOCAL, TODAY, derive, visit_id

FILES = Path(__file__).parent / "files"

#: Derived tables are counted anew; all others must come through untouched.
KEPT = ("fact", "words", "content_snapshot", "evaluation", "unfinished", "visit", "visit_need", "visit_step", "agreement_line")


def rows(connection: sqlite3.Connection, table: str) -> list[tuple[object, ...]]:
    """Give all rows of a table in an order of their own."""
    return sorted(connection.execute(f"SELECT * FROM {table}").fetchall(), key=repr)


@pytest.fixture
def old(path: Path) -> Iterator[Journal]:
    """A journal of version 1, opened by this program: three closed visits, one with a life event, and one left open."""
    path.parent.mkdir()
    shutil.copy(FILES / "version-1.sqlite3", path)
    opened = Journal.open(path, TODAY, LOCAL)
    yield opened
    opened.close()


def test_the_stored_file_is_of_the_old_version() -> None:
    with closing(sqlite3.connect(FILES / "version-1.sqlite3")) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (1,)
        assert connection.execute("SELECT count(*) FROM fact").fetchone() == (53,)
        assert schema.differences(connection)


def test_nothing_that_was_logged_is_changed(old: Journal) -> None:
    with closing(sqlite3.connect(FILES / "version-1.sqlite3")) as before:
        for table in KEPT:
            assert old.work(lambda connection, table=table: rows(connection, table)) == rows(before, table)
            assert rows(before, table), table
    assert old.verify() == ()


def test_the_days_are_counted_as_the_new_version_counts(old: Journal) -> None:
    migrated = old.work(lambda connection: rows(connection, "day_tally") + rows(connection, "visit_choice"))
    for _ in rebuild(old, derive):
        pass
    assert migrated == old.work(lambda connection: rows(connection, "day_tally") + rows(connection, "visit_choice"))
    found = {(row.measure, row.flow, row.step, row.code): row.n for row in old.tallies(TODAY, TODAY)}
    assert found["event", "", "", "tabt-pung"] == 1
    assert found["pair", "laegevalg", "instead", "sundhedskort"] == 1
    assert found["step", "sundhedskort", "send", "not_noted"] == 1
    assert old.projection(visit_id(3)) is not None


def test_before_its_tables_change_the_log_is_kept_beside(path: Path) -> None:
    path.parent.mkdir()
    shutil.copyfile(FILES / "version-1.sqlite3", path)
    Journal.open(path, TODAY, LOCAL).close()
    kept = path.with_name("besoeg.version-1.sqlite3")
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    with closing(sqlite3.connect(kept)) as old, closing(sqlite3.connect(FILES / "version-1.sqlite3")) as before:
        assert old.execute("PRAGMA user_version").fetchone() == (1,)
        assert old.execute("SELECT * FROM fact").fetchall() == before.execute("SELECT * FROM fact").fetchall()
    kept.unlink()
    Journal.open(path, TODAY, LOCAL).close()
    assert not kept.exists()
