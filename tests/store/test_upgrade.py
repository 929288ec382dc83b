"""From one version of the program to the next: every released log opens, is kept first, and an old program keeps away."""

import errno
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from desk_assistant.store import opening, schema
from desk_assistant.store.errors import StoreRefused
from desk_assistant.store.journal import Journal
from tests.store.sample import LOCAL, TODAY, visit_id

FILES = Path(__file__).parent / "files"
VERSIONS = range(1, schema.VERSION + 1)
#: What people have said and chosen; no new version may change a row of it.
SAID = ("fact", "words", "content_snapshot", "evaluation", "unfinished")


def stored(version: int) -> Path:
    return FILES / f"version-{version}.sqlite3"


def rows(path: Path, tables: tuple[str, ...] = SAID) -> dict[str, list[tuple[object, ...]]]:
    """All rows of some tables of a closed file."""
    with closing(sqlite3.connect(path)) as connection:
        return {table: sorted(connection.execute(f"SELECT * FROM {table}").fetchall(), key=repr) for table in tables}


def version_of(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute("PRAGMA user_version").fetchone()[0]


def kept(path: Path, version: int) -> Path:
    return path.with_name(f"besoeg.version-{version}.sqlite3")


@pytest.fixture
def take(path: Path) -> Callable[[int], Path]:
    """Puts the stored log of a version where the program looks for it."""

    def copied(version: int) -> Path:
        path.parent.mkdir()
        shutil.copyfile(stored(version), path)
        return path

    return copied


def test_a_log_of_every_released_version_is_stored() -> None:
    assert {file.name for file in FILES.iterdir()} == {stored(version).name for version in VERSIONS}
    assert [version_of(stored(version)) for version in VERSIONS] == list(VERSIONS)


@pytest.mark.parametrize("version", VERSIONS)
def test_every_released_log_opens_with_all_that_was_said(take: Callable[[int], Path], version: int) -> None:
    path, before = take(version), rows(stored(version))
    opened = Journal.open(path, TODAY, LOCAL)
    assert opened.verify() == ()
    assert visit_id(3) in opened.unfinished() or opened.projection(visit_id(3)) is not None
    opened.close()
    assert rows(path) == before
    assert all(before[table] for table in SAID)
    assert version_of(path) == schema.VERSION


@pytest.mark.parametrize("version", VERSIONS)
def test_only_an_older_log_is_kept_before_it_changes(take: Callable[[int], Path], version: int) -> None:
    path = take(version)
    Journal.open(path, TODAY, LOCAL).close()
    assert kept(path, version).exists() == (version < schema.VERSION)
    if version < schema.VERSION:
        assert version_of(kept(path, version)) == version
        assert rows(kept(path, version)) == rows(stored(version))


def test_what_was_kept_can_be_opened_again(take: Callable[[int], Path], tmp_path: Path) -> None:
    path = take(1)
    Journal.open(path, TODAY, LOCAL).close()
    again = tmp_path / "again" / path.name
    again.parent.mkdir()
    shutil.copyfile(kept(path, 1), again)
    opened = Journal.open(again, TODAY, LOCAL)
    assert opened.verify() == ()
    opened.close()


@pytest.mark.parametrize(("number", "code"), [(errno.ENOSPC, "disk_full"), (errno.EACCES, "folder_unwritable"), (errno.EIO, "io")])
@pytest.mark.parametrize("step", ["create", "sync_file"])
def test_a_log_that_cannot_be_kept_is_not_changed(
    take: Callable[[int], Path], monkeypatch: pytest.MonkeyPatch, step: str, number: int, code: str
) -> None:
    path = take(1)
    before = rows(path)

    def fail(_: Path) -> None:
        raise OSError(number, "made up")

    monkeypatch.setattr(opening.place, step, fail)
    with pytest.raises(StoreRefused) as refused:
        Journal.open(path, TODAY, LOCAL)
    assert refused.value.code == code
    monkeypatch.undo()
    assert version_of(path) == 1
    assert rows(path) == before
    assert [file.name for file in path.parent.iterdir() if "version-1" in file.name] == []
    Journal.open(path, TODAY, LOCAL).close()
    assert version_of(path) == schema.VERSION


def test_an_old_program_leaves_a_new_log_and_its_folder_alone(take: Callable[[int], Path], monkeypatch: pytest.MonkeyPatch) -> None:
    path = take(schema.VERSION)
    before = {file.name: file.read_bytes() for file in path.parent.iterdir()}
    monkeypatch.setattr(schema, "VERSION", schema.VERSION - 1)
    with pytest.raises(StoreRefused) as refused:
        Journal.open(path, TODAY, LOCAL)
    assert refused.value.code == "newer"
    assert {file.name: file.read_bytes() for file in path.parent.iterdir()} == before
