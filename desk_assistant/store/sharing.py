"""What happens to finished copies: one more in a second folder, and words that fade in them too."""

import os
import sqlite3
from collections.abc import Generator, Iterator
from contextlib import closing, suppress
from datetime import date
from pathlib import Path
from typing import IO

import msgspec

from desk_assistant.store import copies, place, proving
from desk_assistant.store.copying import in_codes
from desk_assistant.store.errors import CORRUPT, StoreFailed
from desk_assistant.store.tables import LONG, Print

_PIECE = 1 << 20


def share(finished: Path, folder: Path) -> Generator[bool, None, Path]:
    """Put a finished copy into a second folder too, read back there before it gets its name. Raises StoreFailed.

    The folder is not made: one that is missing is a drive that is not connected.
    """
    target = folder / finished.name
    temporary = folder / (finished.name + ".tmp")
    try:
        with in_codes():
            yield from transcribe(finished, temporary)
            place.sync_file(temporary)
            yield from proving.prove(temporary)
            temporary.replace(target)
            place.sync_folder(folder)
            return target
    finally:
        if temporary.exists():
            temporary.unlink()


def transcribe(source: Path, target: Path) -> Iterator[bool]:
    """Copy a finished copy byte by byte into a fresh file that only its owner may read. Raises OSError."""
    with source.open("rb") as old, _fresh(target) as new:
        while piece := old.read(_PIECE):
            new.write(piece)
            yield LONG


def _fresh(path: Path) -> IO[bytes]:
    path.unlink(missing_ok=True)
    return open(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb")


def fade_words(path: Path, before: date) -> None:
    """Let words from before the day fade in a copy too: the ones that stay are written down anew, all or nothing.

    What an earlier run that was cut off has left beside the copy goes too. Raises sqlite3.Error, StoreFailed, StoreRefused.
    """
    try:
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            for pragma in ("journal_mode = PERSIST", "synchronous = FULL", "secure_delete = ON", "trusted_schema = OFF"):
                connection.execute(f"PRAGMA {pragma}").fetchall()
            connection.execute("BEGIN IMMEDIATE")
            rows = connection.execute("SELECT id, visit, date, text FROM words WHERE date >= ? ORDER BY id", (before.isoformat(),)).fetchall()
            connection.execute("DELETE FROM words")
            connection.executemany("INSERT INTO words (id, visit, date, text) VALUES (?, ?, ?, ?)", rows)
            info, _ = proving.read_info(connection)
            taken = Print()
            taken.add(rows)
            changed = msgspec.structs.replace(info, tables={**info.tables, "words": taken.taken()})
            connection.execute("UPDATE copy_info SET info = ?", (msgspec.json.encode(changed).decode(),))
            if connection.execute("PRAGMA quick_check(words)").fetchall() != [("ok",)]:
                raise StoreFailed(CORRUPT, reason="copy")
            connection.execute("COMMIT")
    finally:
        _wipe(copies.rollback_journal(path))


def _wipe(journal: Path) -> None:
    """Overwrite what the rollback journal kept of the words that went, and delete it. The change stands or was undone by now."""
    with suppress(FileNotFoundError):
        with journal.open("r+b") as file:
            file.write(bytes(journal.stat().st_size))
            file.flush()
            os.fsync(file.fileno())
        journal.unlink()
