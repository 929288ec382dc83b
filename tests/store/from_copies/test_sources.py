"""Copies are read as logs are."""

import shutil
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import msgspec
import pytest

from desk_assistant.store import copies, opening, proving, schema, sources
from desk_assistant.store.errors import StoreFailed, StoreRefused
from desk_assistant.store.journal import Journal
from desk_assistant.store.sources import CopyReader, open_copies, open_for_reading
from tests.store.copied import KEY, ORDER
from tests.store.sample import NAME, TODAY, running, visit_id

OLD = Path(__file__).parents[1] / "files" / "version-1.sqlite3"


def test_a_copy_answers_as_the_log_does(filled: Journal, made: Path) -> None:
    with closing(CopyReader(made)) as copy:
        assert list(copy.all_facts()) == list(filled.all_facts())
        for ask in ("unfinished", "to_write", "purges", "last_day", "verify"):
            assert getattr(copy, ask)() == getattr(filled, ask)()
        assert copy.tallies(date.min, date.max) == filled.tallies(date.min, date.max)
        assert copy.projection(visit_id(1)) == filled.projection(visit_id(1))
        assert copy.words(visit_id(50)) == filled.words(visit_id(50))
        assert copy.snapshot("c1") == filled.snapshot("c1")
        assert (copy.day, copy.info.desk) == (TODAY, "Skranke 3")
    with pytest.raises(StoreFailed):
        copy.facts(visit_id(1))


def test_nothing_can_be_written_to_a_copy(made: Path) -> None:
    before = made.read_bytes()
    with closing(CopyReader(made)) as copy:
        with pytest.raises(StoreFailed) as caught:
            copy.append(running(visit_id(90)))
        assert caught.value.code == "refused"
        with pytest.raises(StoreFailed):
            copy.scrub()
    assert made.read_bytes() == before
    assert sorted(path.name for path in made.parent.iterdir()) == [made.name]


def test_a_folder_stands_for_the_newest_good_copy_of_each_desk(made: Path, tmp_path: Path) -> None:
    shutil.copyfile(made, made.with_name(copies.copy_name(date(2026, 3, 1), "", KEY)))
    made.with_name(copies.copy_name(date(2026, 3, 9), "", KEY)).write_bytes(b"bad")
    shutil.copyfile(made, made.with_name(copies.copy_name(date(2026, 3, 1), "", "00000000")))
    readers = open_copies([made.parent, made, tmp_path / "kopier"])
    assert [(reader.path.name, reader.info.key) for reader in readers] == [
        ("kopi-2026-03-01-00000000.sqlite", KEY), (made.name, KEY),
    ]  # fmt: skip
    for reader in readers:
        reader.close()


def test_what_cannot_be_read_is_named(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "tom").mkdir()
    bad = tmp_path / "bad.sqlite"
    bad.write_bytes(b"bad" * 999)
    for given, code in (("tom", "missing"), ("gone", "missing"), ("bad.sqlite", "corrupt"), (f"data/{NAME}", "no_copy")):
        with pytest.raises(StoreRefused) as caught:
            open_copies([made, tmp_path / given])
        assert (caught.value.code, caught.value.data["name"]) == (code, Path(given).name)

    def unreachable(folder: Path) -> None:
        raise PermissionError(13, "made up")

    monkeypatch.setattr(copies, "newest_sound", unreachable)
    with pytest.raises(StoreRefused) as caught:
        open_copies([tmp_path])
    assert caught.value.code == "folder_unwritable"


@pytest.fixture
def next_version(monkeypatch: pytest.MonkeyPatch):
    """A program one version further, which has one table more."""
    new = "CREATE TABLE later (id INTEGER PRIMARY KEY) STRICT"

    def migrate(connection: sqlite3.Connection, today: date) -> None:
        connection.execute(new)
        connection.execute(f"PRAGMA user_version = {schema.VERSION}")

    monkeypatch.setattr(schema, "VERSION", schema.VERSION + 1)
    monkeypatch.setattr(schema, "SCHEMA", (*schema.SCHEMA, new))
    monkeypatch.setattr(opening, "migrate", migrate)
    return monkeypatch


def test_a_copy_of_an_earlier_version_is_read_and_left_as_it_lies(filled: Journal, made: Path, next_version) -> None:
    before, facts = made.read_bytes(), list(filled.all_facts())
    with closing(CopyReader(made)) as copy:
        assert list(copy.all_facts()) == facts
        assert copy.read(lambda connection: connection.execute("SELECT count(*) FROM later").fetchone()) == (0,)
    assert made.read_bytes() == before


@pytest.mark.parametrize("fault", ["refused", "broken"])
def test_a_copy_that_cannot_be_brought_up_to_date_is_refused(made: Path, next_version, fault: str) -> None:
    def migrate(connection: sqlite3.Connection, today: date) -> None:
        if fault == "broken":
            raise sqlite3.OperationalError("made up")

    next_version.setattr(opening, "migrate", migrate)
    with pytest.raises(StoreRefused) as caught:
        CopyReader(made)
    assert caught.value.code == "corrupt"


def test_while_the_program_is_open_the_newest_good_copy_answers(filled: Journal, made: Path, path: Path, tmp_path: Path) -> None:
    opening_patience, opening.PATIENCE = opening.PATIENCE, 0.05
    try:
        made.with_name(copies.copy_name(date(2026, 3, 9), "", KEY)).write_bytes(b"bad")
        with closing(open_for_reading(path, made.parent, TODAY)) as reader:
            assert isinstance(reader, CopyReader) and reader.day == TODAY
        for folder, key in ((tmp_path / "none", None), (made.parent, "00000000")):
            with pytest.raises(StoreRefused) as caught:
                open_for_reading(path, folder, TODAY, key)
            assert caught.value.code == "locked"
        filled.close()
        with closing(open_for_reading(path, made.parent, TODAY)) as reader:
            assert not isinstance(reader, CopyReader)
    finally:
        opening.PATIENCE = opening_patience


def test_the_settings_lie_in_the_copy(made: Path) -> None:
    assert sources.settings_in(made) == ORDER.settings


def test_a_copy_of_version_1_is_read_with_its_days_counted_anew(tmp_path: Path) -> None:
    path = tmp_path / "kopi-2026-03-02.sqlite"
    shutil.copyfile(OLD, path)
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA journal_mode = DELETE").fetchall()
    connection.execute(proving.INFO)
    info = proving.CopyInfo("2026-03-02", "", "", 53, "", {})
    connection.execute("INSERT INTO copy_info VALUES (?, ?)", (msgspec.json.encode(info).decode(), b""))
    connection.commit()
    connection.close()
    with closing(CopyReader(path)) as copy:
        assert len(list(copy.all_facts())) == 53
        assert any(row.measure == "event" for row in copy.tallies(date.min, date.max))
