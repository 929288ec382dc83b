"""Bring a log back from a copy. The file that lay there is kept beside it, whatever state it is in."""

import os
import sqlite3
from collections.abc import Callable, Generator
from contextlib import closing
from datetime import date
from pathlib import Path
from time import perf_counter

import msgspec

from desk_assistant.store import place, proving
from desk_assistant.store.copying import Transfer, in_codes
from desk_assistant.store.errors import CORRUPT, LOCKED, StoreFailed, StoreRefused
from desk_assistant.store.journal import Journal
from desk_assistant.store.opening import open_database
from desk_assistant.store.proving import CopyInfo
from desk_assistant.store.rebuilding import Derive, rebuild
from desk_assistant.store.sources import CopyReader
from desk_assistant.store.tables import SLICE, Clock, sliced
from desk_assistant.store.transaction import transaction

#: Gives what derives projections from the contents of an open log.
Deriving = Callable[[Journal], Derive]


class Restored(msgspec.Struct, frozen=True):
    """What was brought back, and where the log that lay there before is kept (None when there was none)."""

    info: CopyInfo
    facts: int
    kept: Path | None


def restore(
    source: Path, path: Path, today: date, deriving: Deriving, clock: Clock = perf_counter, length: float = SLICE
) -> Generator[bool, None, Restored]:
    """Make a new log from a copy, prove it, and only then put it in the place of the one at `path`.

    Raises StoreRefused: missing, newer, no_copy, corrupt, io for the copy; locked while the program is open. Raises StoreFailed
    when the new file could not be made; then nothing was changed.
    """
    refuse_open(path, today)
    info = yield from proving.prove(source, clock, length)
    fresh = path.with_name(path.name + ".gendannes")
    remove(fresh)
    try:
        with in_codes(), closing(CopyReader(source)) as reader, closing(open_database(fresh, today)) as connection:
            transfer = Transfer(reader, connection, deriving(reader))
            with transaction(connection):
                yield from sliced(transfer.pieces(), clock, length)
        facts = yield from settle(fresh, today, deriving)
        if facts != info.tables["fact"][0]:
            raise StoreFailed(CORRUPT, reason="restored")
        with in_codes():
            return Restored(info, facts, put_in_place(fresh, path, f"foer-gendannelse-{today}"))
    finally:
        remove(fresh)


def refuse_open(path: Path, today: date) -> None:
    """Raise StoreRefused(locked) while another program holds the log; a log that cannot be opened for other reasons is free."""
    if path.exists():
        try:
            Journal.open(path, today).close()
        except StoreRefused as refusal:
            if refusal.code == LOCKED:
                raise


def settle(path: Path, today: date, deriving: Deriving) -> Generator[bool, None, int]:
    """Make all projections of a new log anew, and check it whole; returns its facts. Raises StoreFailed."""
    with closing(Journal.open(path, today)) as journal:
        for _ in rebuild(journal, deriving(journal)):
            yield False
        for found in journal.checks():
            if found:
                raise StoreFailed(CORRUPT, reason="restored")
            yield False
        return journal.read(_count)


def _count(connection: sqlite3.Connection) -> int:
    return connection.execute("SELECT count(*) FROM fact").fetchone()[0]


def put_in_place(fresh: Path, path: Path, mark: str) -> Path | None:
    """Give the new log the name of the old one, which is kept under a name with the mark. At no moment is there no log.

    Raises OSError; the old log then lies where it lay, or under its new name.
    """
    kept = set_aside(path, mark, by_link=True)
    fresh.replace(path)
    place.sync_folder(path.parent)
    return kept


def set_aside(path: Path, mark: str, by_link: bool = False) -> Path | None:
    """Move a log with all that belongs to it beside itself; gives its new name, or None when there is none. Never deletes.

    `by_link` leaves the log itself under its name too, where the file system can, until something takes its place.
    """
    number = 1
    while (target := path.with_name(f"{path.stem}.{mark}-{number}{path.suffix}")).exists():
        number += 1
    found = [extra for extra in ("-wal", "-shm", "") if path.with_name(path.name + extra).exists()]
    for extra in found:
        old, new = path.with_name(path.name + extra), target.with_name(target.name + extra)
        if by_link and not extra:
            try:
                os.link(old, new)
                continue
            except OSError:  # a file system without links
                pass
        old.rename(new)
    return target if found else None


def remove(path: Path) -> None:
    """Delete a half-made log."""
    for extra in ("", "-wal", "-shm"):
        path.with_name(path.name + extra).unlink(missing_ok=True)
