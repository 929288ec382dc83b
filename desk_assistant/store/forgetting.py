"""What goes from the log goes from its copies too, by the same rule and down to the last byte.

A copy is never changed where it lies, but for words that fade every day: one without what is due is made, proved, and put in
its place. Files that were put aside cannot be made smaller; they go by age.
"""

import re
import sqlite3
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path

import msgspec

from desk_assistant.store import copies, expiring, opening, place, proving, reading, retention, schema, sharing, tables
from desk_assistant.store.copying import in_codes
from desk_assistant.store.errors import CORRUPT, StoreProblem, StoreRefused
from desk_assistant.store.expiring import Expired, Keeping
from desk_assistant.store.proving import CopyInfo
from desk_assistant.store.tables import LONG, Print

Change = Callable[[sqlite3.Connection], Iterator[object]]
_DAY = re.compile(r"-(\d{4}-\d{2}-\d{2})-\d+$")
#: Written in place of what stood there, without what is due.
_PRAGMAS = ("journal_mode = OFF", "synchronous = OFF", "secure_delete = ON", "trusted_schema = OFF", "temp_store = MEMORY")


class Forgot(msgspec.Struct, frozen=True):
    """What became of copies: names of those with something taken out, of damaged ones that went, and of those left as they lie."""

    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    left: tuple[str, ...] = ()


def due_in_copies(folder: Path, key: str | None, rule: Keeping, today: date) -> dict[str, Expired | None]:
    """Give what is due in the copies that hold something due, by name; None for one that cannot be read. Raises StoreFailed."""
    with in_codes():
        found = {copy.path.name: _due(copy.path, rule, today) for copy in copies.copies_in(folder, key)}
    return {name: due for name, due in found.items() if due is None or due}


def expire_copies(folder: Path, key: str | None, rule: Keeping, today: date) -> Generator[bool, None, Forgot]:
    """Take what is due out of the copies in a folder, of one desk when its key is given. Every slice is long. Raises StoreFailed.

    A damaged copy, which nothing can be brought back from, goes when all words that it may hold are due.
    """

    def expire(connection: sqlite3.Connection) -> Iterator[object]:
        yield retention.fade_words(connection, rule.words_from(today))
        yield from expiring.erase_due(lambda job: job(connection), rule, today)

    changed, removed, left = [], [], []
    with in_codes():
        found = copies.copies_in(folder, key)
        for path in copies.unfinished_in(folder, key):
            path.unlink()
    for copy in found:
        yield LONG
        try:
            if copies.rollback_journal(copy.path).exists():  # cut off while words faded; SQLite puts that right first
                with in_codes():
                    sharing.fade_words(copy.path, rule.words_from(today))
            due = _due(copy.path, rule, today)
            if due == Expired():
                continue
            if due is not None and not msgspec.structs.replace(due, words=0):
                with in_codes():
                    sharing.fade_words(copy.path, rule.words_from(today))
            else:
                yield from rewrite(copy.path, today, expire)
            changed.append(copy.path.name)
        except StoreProblem as problem:
            if problem.code == CORRUPT and copy.day < rule.words_from(today):
                copy.path.unlink()
                removed.append(copy.path.name)
            else:
                left.append(copy.path.name)
    return Forgot(tuple(changed), tuple(removed), tuple(left))


def _due(path: Path, rule: Keeping, today: date) -> Expired | None:
    """Give what is due in a copy; None for one that is damaged, or of another version."""
    try:
        with closing(proving.connect(path)) as connection:
            return expiring.count_due(connection, rule, today)
    except (StoreRefused, sqlite3.Error):
        return None


def erase_in_copies(folder: Path, key: str | None, visits: Sequence[str], today: date) -> Generator[bool, None, Forgot]:
    """Erase visits in the copies that hold them, whatever their age; a copy that cannot be read is left. Raises StoreFailed."""

    def erase(connection: sqlite3.Connection) -> Iterator[object]:
        yield retention.purge(connection, visits, today)

    changed, left = [], []
    with in_codes():
        found = copies.copies_in(folder, key)
    for copy in found:
        yield LONG
        try:
            if _holds(copy.path, visits):
                yield from rewrite(copy.path, today, erase)
                changed.append(copy.path.name)
        except StoreProblem:
            left.append(copy.path.name)
    return Forgot(tuple(changed), (), tuple(left))


def _holds(path: Path, visits: Sequence[str]) -> bool:
    marks = ", ".join("?" * len(visits))
    with in_codes(), closing(proving.connect(path)) as connection:
        return connection.execute(f"SELECT 1 FROM fact WHERE visit IN ({marks})", tuple(visits)).fetchone() is not None


def visits_in_copies(folder: Path, key: str | None, number: str) -> frozenset[str]:
    """Give the visits with an agreement number that stand in copies. A copy that cannot be read is passed over. Raises StoreFailed."""
    visits: set[str] = set()
    with in_codes():
        found = copies.copies_in(folder, key)
    for copy in found:
        try:
            with in_codes(), closing(proving.connect(copy.path)) as connection:
                visits.update(reading.visits_with(connection, number))
        except StoreProblem:
            continue
    return frozenset(visits)


def rewrite(path: Path, today: date, change: Change) -> Generator[bool, None, CopyInfo]:
    """Put a copy with a change in the place of the one without; every slice is long. Returns what the new one says of itself.

    The old one is proved first, or a fault in it would get a valid fingerprint. Raises StoreFailed, StoreRefused; the copy then
    lies as it lay.
    """
    temporary = path.with_name(path.name + ".tmp")
    try:
        with in_codes():
            yield from _slowly(proving.prove(path))
            yield from sharing.transcribe(path, temporary)
            with closing(sqlite3.connect(temporary, isolation_level=None)) as connection:
                for pragma in _PRAGMAS:
                    connection.execute(f"PRAGMA {pragma}").fetchall()
                if connection.execute("PRAGMA user_version").fetchone()[0] < schema.VERSION:
                    opening.migrate(connection, today)
                connection.execute("BEGIN")
                for _ in change(connection):
                    yield LONG
                yield from _fingerprint(connection)
                connection.execute("COMMIT")
                yield LONG
                retention.scrub(connection)
            yield LONG
            place.sync_file(temporary)
            info = yield from _slowly(proving.prove(temporary))
            temporary.replace(path)
            place.sync_folder(path.parent)
            return info
    finally:
        temporary.unlink(missing_ok=True)


def _slowly(work: Generator[bool, None, CopyInfo]) -> Generator[bool, None, CopyInfo]:
    """Let each slice of the work wait for a moment without a visit."""
    while True:
        try:
            next(work)
        except StopIteration as end:
            return end.value
        yield LONG


def _fingerprint(connection: sqlite3.Connection) -> Iterator[bool]:
    """Let the copy say of itself what it now holds."""
    taken = {}
    for table in tables.copied_tables():
        taken[table] = Print()
        yield from (LONG for _ in tables.sliced(proving.taking(lambda job: job(connection), table, taken[table])))
    old, _ = proving.read_info(connection)
    row = connection.execute("SELECT hash FROM fact ORDER BY seq LIMIT 1").fetchone()
    prints = {table: made.taken() for table, made in taken.items()}
    info = msgspec.structs.replace(old, first=row[0].hex() if row else "", tables=prints)
    connection.execute("UPDATE copy_info SET info = ?", (msgspec.json.encode(info).decode(),))


class Aside(msgspec.Struct, frozen=True):
    """A file with words and visits that is neither log nor copy, and the day it was put aside or last written."""

    path: Path
    day: date


def put_aside(path: Path) -> tuple[Aside, ...]:
    """Give what lies beside the log and may hold what it held: damaged and replaced logs, and those of an earlier version.

    They are told by their names; the day stands there, or else the file's own counts.
    """
    found = (file for file in path.parent.glob(f"{path.stem}.*") if file.is_file() and not _of_log(file, path))
    return tuple(Aside(file, _day(file)) for file in sorted(found))


def _of_log(file: Path, path: Path) -> bool:
    return file.name in (path.name, *(path.name + extra for extra in ("-wal", "-shm", "-journal", "-probe")))


def _day(file: Path) -> date:
    match = _DAY.search(file.name.split(".")[1])
    return date.fromisoformat(match[1]) if match else date.fromtimestamp(file.stat().st_mtime)


def due_aside(path: Path, rule: Keeping, today: date) -> tuple[Aside, ...]:
    """Give the files put aside that have lain as long as words are kept: every word in them is due."""
    return tuple(aside for aside in put_aside(path) if aside.day < rule.words_from(today))


def aside_with(path: Path, visits: Sequence[str]) -> tuple[Aside, ...]:
    """Give the files put aside in which one of the visits stands. Raises StoreFailed."""
    with in_codes():
        return tuple(aside for aside in put_aside(path) if _stands_in(aside.path, visits))


def _stands_in(file: Path, visits: Sequence[str]) -> bool:
    body = file.read_bytes()
    return any(visit.encode() in body for visit in visits)


def drop_aside(path: Path, rule: Keeping, today: date) -> tuple[Aside, ...]:
    """Delete the files put aside that are due; gives them. Raises StoreFailed."""
    found = due_aside(path, rule, today)
    with in_codes():
        for aside in found:
            aside.path.unlink()
    return found
