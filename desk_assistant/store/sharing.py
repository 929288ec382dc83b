"""What happens to finished copies: one more in a second folder, and words that fade in them too."""

import os
import sqlite3
from collections.abc import Generator, Iterator
from contextlib import closing, suppress
from datetime import date
from pathlib import Path

import msgspec

from desk_assistant.store import copies, place, proving
from desk_assistant.store.copying import in_codes
from desk_assistant.store.errors import CORRUPT, StoreFailed, StoreRefused
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
            with finished.open("rb") as source, _fresh(temporary) as file:
                while piece := source.read(_PIECE):
                    file.write(piece)
                    yield LONG
            place.sync_file(temporary)
            yield from proving.prove(temporary)
            temporary.replace(target)
            place.sync_folder(folder)
            return target
    finally:
        if temporary.exists():
            temporary.unlink()


def _fresh(path: Path):
    path.unlink(missing_ok=True)
    return open(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb")


def fade_words(folder: Path, key: str, before: date) -> Iterator[bool]:
    """Let words from before the day fade in this desk's copies too, one copy a slice. Raises StoreFailed.

    A copy that is no good is left as it lies.
    """
    with in_codes():
        found = copies.copies_in(folder, key)
    for copy in found:
        if _has_words(copy.path, before):
            yield LONG
            with in_codes():
                _fade(copy.path, before.isoformat())


def _has_words(path: Path, before: date) -> bool:
    try:
        with closing(proving.connect(path)) as connection:
            statement = "SELECT EXISTS (SELECT 1 FROM words WHERE date < ?)"
            return bool(connection.execute(statement, (before.isoformat(),)).fetchone()[0])
    except (StoreRefused, sqlite3.Error):
        return False


def _fade(path: Path, before: str) -> None:
    """Write the words that stay down anew, as the log itself does, and the fingerprint with them: all or nothing."""
    try:
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            for pragma in ("journal_mode = PERSIST", "synchronous = FULL", "secure_delete = ON", "trusted_schema = OFF"):
                connection.execute(f"PRAGMA {pragma}").fetchall()
            connection.execute("BEGIN IMMEDIATE")
            rows = connection.execute("SELECT id, visit, date, text FROM words WHERE date >= ? ORDER BY id", (before,)).fetchall()
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
        _wipe(path.with_name(path.name + "-journal"))


def _wipe(journal: Path) -> None:
    """Overwrite what the rollback journal kept of the words that went, and delete it. The change stands or was undone by now."""
    with suppress(FileNotFoundError):
        with journal.open("r+b") as file:
            file.write(bytes(journal.stat().st_size))
            file.flush()
            os.fsync(file.fileno())
        journal.unlink()
