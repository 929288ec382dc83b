"""Copies as they lie, read as a log is read."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import date
from pathlib import Path

from desk_assistant.store import copies, opening, place, proving, schema
from desk_assistant.store.errors import CORRUPT, LOCKED, REFUSED, StoreFailed, StoreRefused
from desk_assistant.store.journal import Job, Journal, T


class CopyReader(Journal):
    """A finished copy with everything a journal can be asked. `info` is what it says of itself; what would write is refused."""

    def __init__(self, path: Path) -> None:
        """Open a copy after a look at it. Raises StoreRefused: missing, newer, no_copy, corrupt, io.

        A copy of an earlier version is brought up to date in memory; the file is not touched.
        """
        self._path = path
        self._unsettled = False
        connection = proving.connect(path)
        try:
            self.info = proving.look(connection)
            if connection.execute("PRAGMA user_version").fetchone()[0] < schema.VERSION:
                connection.close()
                connection = _up_to_date(path, date.fromisoformat(self.info.day))
        except BaseException:
            connection.close()
            raise
        self._connection: sqlite3.Connection | None = connection

    @property
    def day(self) -> date:
        """Give the day the copy was made."""
        return date.fromisoformat(self.info.day)

    def close(self) -> None:
        """Let go of the file."""
        self._drop()

    def _live(self) -> sqlite3.Connection:
        if self._connection is None:
            raise StoreFailed(REFUSED, reason="closed")
        return self._connection

    def _write(self, work: Job[T], stands: Job[bool] | None = None) -> T | None:
        raise StoreFailed(REFUSED, reason="copy")


def _up_to_date(path: Path, day: date) -> sqlite3.Connection:
    memory = sqlite3.connect(":memory:", isolation_level=None)
    try:
        memory.deserialize(path.read_bytes())
        opening.migrate(memory, day)
        if schema.differences(memory) != ("copy_info",):
            raise StoreRefused(CORRUPT, found="schema")
        return memory
    except (sqlite3.Error, OSError) as error:
        memory.close()
        raise StoreRefused(CORRUPT, found="migration") from error
    except BaseException:
        memory.close()
        raise


def open_copies(given: Sequence[Path]) -> tuple[CopyReader, ...]:
    """Open copies: a file is one, a folder stands for the newest good copy of each desk in it. Each file is opened once.

    Raises StoreRefused (see `CopyReader`; `name` says which); missing for a folder without copies or out of reach.
    """
    chosen: list[Path] = []
    for path in given:
        try:
            found = [copy.path for copy in copies.newest_sound(path)] if path.is_dir() else [path]
        except OSError as error:
            raise StoreRefused(place.code_of(error), name=path.name) from error
        if not found:
            raise StoreRefused("missing", name=path.name)
        chosen += found
    readers: list[CopyReader] = []
    try:
        for path in dict.fromkeys(path.resolve() for path in chosen):
            readers.append(CopyReader(path))
    except StoreRefused as refusal:
        for reader in readers:
            reader.close()
        raise StoreRefused(refusal.code, **{"name": path.name, **refusal.data}) from refusal
    return tuple(readers)


def open_for_reading(path: Path, folder: Path, today: date, key: str | None = None) -> Journal:
    """Open the log, or, while the program holds it, the newest good copy of the desk in the folder.

    Raises StoreRefused; locked when the program holds the log and there is no copy.
    """
    try:
        return Journal.open(path, today)
    except StoreRefused as refusal:
        if refusal.code != LOCKED or not folder.is_dir():
            raise
        for copy in copies.copies_in(folder, key):
            if copies.sound(copy):
                return CopyReader(copy.path)
        raise


def settings_in(path: Path) -> bytes:
    """Give the settings that lie in a copy, as they were on disk. Raises StoreRefused."""
    with closing(proving.connect(path)) as connection:
        return proving.read_info(connection)[1]
