"""Make a verified copy of the open log in slices, between two key presses.

A copy holds the facts up to a fixed seq and the tables of closed visits as these facts make them. Copying those tables and
mending the visits that went on meanwhile costs a fraction of folding every visit again, and a copy can be read as it lies.
"""

import shutil
import sqlite3
from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path
from time import perf_counter

import msgspec

from desk_assistant.store import copies, place, projections, proving, schema
from desk_assistant.store.errors import CORRUPT, FULL, LOCKED, StoreFailed, StoreRefused, code_of
from desk_assistant.store.journal import Journal
from desk_assistant.store.proving import CopyInfo
from desk_assistant.store.rebuilding import Derive, remake
from desk_assistant.store.tables import (
    LONG, OF_VISITS, PROJECTED, SLICE, Clock, Print, Row, pages, plain_tables, sliced,
)  # fmt: skip

#: How often a copy is begun anew because something was purged meanwhile.
TRIES = 5
#: How often the words are copied anew in slices before they are copied in one go.
ROUNDS = 3
#: Room in bytes that a copy leaves on the disk: it must never be what fills it.
ROOM = 64 * 1024 * 1024
_MIGRATIONS = "_sqlite_migrations"


class CopyOrder(msgspec.Struct, frozen=True):
    """Whose copy, of which day: name and key of the desk (see `copies`), and its settings as they lie on disk."""

    day: date
    desk: str = ""
    key: str = ""
    settings: bytes = b""


def copy(
    journal: Journal, folder: Path, order: CopyOrder, derive: Derive, clock: Clock = perf_counter, length: float = SLICE
) -> Generator[bool, None, Path]:
    """Make a copy in the folder; each step is a slice of about `length` seconds and tells whether the next one is long.

    Returns the finished copy. Giving it up leaves nothing behind. Raises StoreFailed: disk_full, folder_unwritable, corrupt,
    io, locked (when something was purged each time it was tried).
    """
    with in_codes():
        open_folder(folder)
        for path in copies.unfinished_in(folder, order.key):
            path.unlink()
    for _ in range(TRIES):
        finished = yield from _attempt(journal, folder, order, derive, clock, length)
        if finished is not None:
            return finished
    raise StoreFailed(LOCKED, reason="purged_meanwhile")


def open_folder(folder: Path) -> None:
    """Make the folder if there is none; only its owner may enter one that we make. Raises OSError."""
    if not folder.is_dir():
        folder.mkdir(mode=0o700, parents=True)
        place.sync_folder(folder.parent)


def _attempt(
    journal: Journal, folder: Path, order: CopyOrder, derive: Derive, clock: Clock, length: float
) -> Generator[bool, None, Path | None]:
    """Make the copy once. Returns None when something that it holds was purged meanwhile."""
    temporary = folder / (copies.copy_name(order.day, order.desk, order.key) + ".tmp")
    try:
        with in_codes():
            _leave_room(journal, folder)
            with closing(_new_file(journal, temporary)) as connection:
                transfer = Transfer(journal, connection, derive)
                for pause in sliced(transfer.pieces(), clock, length):
                    yield pause
                    if transfer.purged():
                        return None
                info = transfer.info(order)
                connection.execute("INSERT INTO copy_info VALUES (?, ?)", (msgspec.json.encode(info).decode(), order.settings))
                yield LONG
                connection.execute("COMMIT")
            yield LONG
            place.sync_file(temporary)
            if (yield from proving.prove(temporary, clock, length)) != info:
                raise StoreRefused(CORRUPT, found="copy_info")
            if not transfer.holds():
                return None
            target = _free_name(folder, order, info)
            copies.rollback_journal(target).unlink(missing_ok=True)  # of the copy that goes: it must not be played into the new one
            temporary.replace(target)
            place.sync_folder(folder)
            return target
    finally:
        temporary.unlink(missing_ok=True)


def _leave_room(journal: Journal, folder: Path) -> None:
    size = journal.read(lambda live: live.execute("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size").fetchone()[0])
    if shutil.disk_usage(folder).free < size + ROOM:
        raise StoreFailed(FULL, reason="copy")


def _new_file(journal: Journal, path: Path) -> sqlite3.Connection:
    """Give an empty file with the tables of the log, inside a transaction. It is thrown away if anything fails."""
    statement = "SELECT sql FROM sqlite_schema WHERE name = ?"
    (bookkeeping,) = journal.read(lambda live: live.execute(statement, (_MIGRATIONS,)).fetchone())
    place.create(path)
    connection = sqlite3.connect(path, isolation_level=None)
    for pragma in ("journal_mode = OFF", "synchronous = OFF", "secure_delete = ON", "trusted_schema = OFF"):
        connection.execute(f"PRAGMA {pragma}").fetchall()
    connection.execute("BEGIN")
    for sql in (*schema.SCHEMA, bookkeeping, proving.INFO):
        connection.execute(sql)
    connection.execute(f"PRAGMA user_version = {schema.VERSION}")
    for page in pages(journal.read, _MIGRATIONS):
        connection.executemany(f"INSERT INTO {_MIGRATIONS} VALUES ({', '.join('?' * len(page[0]))})", page)
    return connection


def _free_name(folder: Path, order: CopyOrder, info: CopyInfo) -> Path:
    """Give the name for the copy. It takes the place of an earlier one of the day if that holds no more and is of the same log."""
    number = 1
    while (path := folder / copies.copy_name(order.day, order.desk, order.key, number)).exists():
        try:
            with closing(proving.connect(path)) as connection:
                old = proving.look(connection)
        except StoreRefused:
            return path
        if not old.tables["fact"][0] or (old.first == info.first and old.seq <= info.seq):
            return path
        number += 1
    return path


class Transfer:
    """The rows of a log on their way into an empty file with the same tables, in small pieces."""

    def __init__(self, source: Journal, target: sqlite3.Connection, derive: Derive) -> None:
        """Fix the last seq: what is written to the log from now on does not come along."""
        self._source = source
        self._target = target
        self._derive = derive
        self._words: list[str] = []
        self._prints: dict[str, Print] = {}
        self._mark = source.read(_purges)
        self.last, self.first = source.read(_ends)

    def pieces(self) -> Iterator[None]:
        """Copy everything, piece by piece. Raises StoreFailed for what cannot be read, sqlite3.Error for the target."""
        yield from self._table("fact", "seq <= ?", (self.last,))
        for table in (*plain_tables(), *PROJECTED):
            yield from self._table(table)
        yield from self._mend()
        for again in range(ROUNDS + 1):
            self._target.execute("DELETE FROM words")
            pieces = self._copy_words()
            yield from pieces if again < ROUNDS else [list(pieces)]
            if self._words == self._live_words():
                break
        for table in PROJECTED:  # mending has changed what was written
            taken = self._prints[table] = Print()
            yield from proving.taking(self._read_target, table, taken)

    def info(self, order: CopyOrder) -> CopyInfo:
        """Give what the copy will say of itself."""
        tables = {table: taken.taken() for table, taken in self._prints.items()}
        return CopyInfo(order.day.isoformat(), order.desk, order.key, self.last, self.first.hex(), tables)

    def purged(self) -> bool:
        """Tell whether anything was purged since the copy was begun."""
        return self._source.read(_purges) != self._mark

    def holds(self) -> bool:
        """Tell whether all that was copied still stands in the log: nothing was purged, and no words have faded."""
        return not self.purged() and set(self._words) <= set(self._live_words())

    def _read_target(self, job):
        return job(self._target)

    def _table(self, table: str, condition: str = "1", values: Row = ()) -> Iterator[None]:
        taken = self._prints[table] = Print()
        for page in pages(self._source.read, table, condition, values):
            self._target.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(page[0]))})", page)
            taken.add(page)
            if table == "words":
                self._words += [row[0] for row in page]
            yield

    def _mend(self) -> Iterator[None]:
        """Set right what is projected of visits that went on after the last seq; their tables were read at different moments."""
        statement = "SELECT DISTINCT visit, date FROM fact WHERE seq > ?"
        later = self._source.read(lambda live: live.execute(statement, (self.last,)).fetchall())
        days = {day for _, day in later}
        for visit in sorted({visit for visit, _ in later}):
            for table in reversed(OF_VISITS):
                self._target.execute(f"DELETE FROM {table} WHERE visit = ?", (visit,))
            if not remake(self._target, visit, self._derive):
                raise StoreFailed(CORRUPT, reason="unreadable_fact", visit=visit)
            days.update(day for (day,) in self._target.execute("SELECT closed_on FROM visit WHERE visit = ?", (visit,)))
            yield
        for day in sorted(days):
            projections.recount(self._target, day)
            yield

    def _copy_words(self) -> Iterator[None]:
        self._words = []
        return self._table("words", _WORDS_OF_FACTS, (self.last,))

    def _live_words(self) -> list[str]:
        statement = f"SELECT id FROM words WHERE {_WORDS_OF_FACTS} ORDER BY id"
        return [key for (key,) in self._source.read(lambda live: live.execute(statement, (self.last,)).fetchall())]


_WORDS_OF_FACTS = "EXISTS (SELECT 1 FROM fact WHERE fact.visit = words.visit AND fact.seq <= ?)"


def _purges(connection: sqlite3.Connection) -> Row:
    return connection.execute("SELECT count(*), max(id) FROM purge_log").fetchone()


def last_seq(connection: sqlite3.Connection) -> int:
    """Give the last seq of the log, 0 for an empty one."""
    return connection.execute("SELECT coalesce(max(seq), 0) FROM fact").fetchone()[0]


def _ends(connection: sqlite3.Connection) -> tuple[int, bytes]:
    first = connection.execute("SELECT hash FROM fact ORDER BY seq LIMIT 1").fetchone()
    return last_seq(connection), first[0] if first else b""


@contextmanager
def in_codes() -> Iterator[None]:
    """Turn what goes wrong with a copy into StoreFailed with a code."""
    try:
        yield
    except OSError as error:
        raise StoreFailed(place.code_of(error), reason="copy") from error
    except sqlite3.Error as error:
        raise StoreFailed(code_of(error), reason="copy") from error
    except StoreRefused as refusal:
        raise StoreFailed(refusal.code, reason="copy", **refusal.data) from refusal
