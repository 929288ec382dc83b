"""A copy made in slices holds the log, says what it is, and takes the place of the right one."""

import stat
from itertools import count
from pathlib import Path

import pytest

from desk_assistant.store import copies, proving, tables
from desk_assistant.store.copying import CopyOrder, copy
from desk_assistant.store.journal import Journal
from tests.store.copied import KEY, ORDER, contents, finish, live_contents, take
from tests.store.sample import LOCAL, TODAY, close, derive, visit_id

NAME = f"kopi-2026-03-02-skranke-3-{KEY}.sqlite"


def test_a_copy_of_a_desk_at_rest_is_the_log(filled: Journal, folder: Path) -> None:
    path = take(filled, folder)
    assert path == folder / NAME
    assert contents(path) == live_contents(filled)
    assert [file.name for file in folder.iterdir()] == [NAME]


def test_a_copy_holds_no_time_of_a_key(filled: Journal, folder: Path) -> None:
    assert filled.last_key() is not None
    path = take(filled, folder)
    connection = proving.connect(path)
    assert connection.execute("SELECT count(*) FROM last_key").fetchone() == (0,)
    connection.close()
    assert b"10:42" not in path.read_bytes()


def test_a_copy_says_what_it_is(filled: Journal, folder: Path) -> None:
    info = finish(proving.prove(take(filled, folder)))
    last = max(row.seq for row in filled.all_facts())
    assert (info.day, info.desk, info.key, info.seq) == ("2026-03-02", "Skranke 3", KEY, last)
    assert info.tables["fact"][0] == 11 * 10 + 6
    connection = proving.connect(folder / NAME)
    assert proving.read_info(connection)[1] == ORDER.settings
    connection.close()


def test_the_list_of_tables_follows_the_schema(filled: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    new = "CREATE TABLE later (id INTEGER PRIMARY KEY) STRICT"
    monkeypatch.setattr(tables.schema, "SCHEMA", (*tables.schema.SCHEMA, new))
    assert {"later", "month_total", "export_log", "evaluation", "content_snapshot", "purge_log"} <= set(tables.plain_tables())
    assert {"last_key", "purge"}.isdisjoint(tables.copied_tables())


def test_a_slice_is_as_long_as_it_may_be(filled: Journal, folder: Path) -> None:
    ticks = count()
    steps = list(copy(filled, folder, ORDER, derive, clock=lambda: float(next(ticks)), length=5.0))
    shorter = list(copy(filled, folder, ORDER, derive, length=0.0))
    assert len(steps) * 2 < len(shorter)
    assert sum(steps) == sum(shorter) == 3


def test_only_the_owner_may_read_a_copy(filled: Journal, folder: Path) -> None:
    path = take(filled, folder)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_the_second_copy_of_a_day_takes_the_place_of_the_first(filled: Journal, folder: Path) -> None:
    take(filled, folder)
    close(filled, visit_id(77))
    path = take(filled, folder)
    assert [file.name for file in folder.iterdir()] == [NAME]
    assert contents(path) == live_contents(filled)


def test_a_new_log_does_not_take_the_place_of_the_old_ones_copy(filled: Journal, folder: Path, tmp_path: Path) -> None:
    before = take(filled, folder).read_bytes()
    other = Journal.open(tmp_path / "other" / "besoeg.sqlite3", TODAY, LOCAL)
    for number in range(300, 340):
        close(other, visit_id(number))
    assert take(other, folder).name == f"kopi-2026-03-02-skranke-3-{KEY}.2.sqlite"
    other.close()
    assert (folder / NAME).read_bytes() == before
    assert [copy.number for copy in copies.copies_in(folder)] == [2, 1]


def test_an_empty_copy_and_a_bad_one_give_way(filled: Journal, folder: Path, tmp_path: Path) -> None:
    empty = Journal.open(tmp_path / "other" / "besoeg.sqlite3", TODAY, LOCAL)
    assert take(empty, folder).name == NAME
    empty.close()
    assert take(filled, folder).name == NAME
    (folder / NAME).write_bytes(b"no copy at all" * 900)
    path = take(filled, folder)
    assert path.name == NAME
    assert contents(path) == live_contents(filled)


def test_the_order_says_who_without_naming_anybody() -> None:
    assert set(CopyOrder.__struct_fields__) == {"day", "desk", "key", "settings"}
    assert set(proving.CopyInfo.__struct_fields__) == {"day", "desk", "key", "seq", "first", "tables"}
