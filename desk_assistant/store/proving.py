"""Is a copy what it says? Read back whole: SQLite's check, every table against its fingerprint, every chain."""

import sqlite3
from collections.abc import Generator, Iterator
from contextlib import closing
from pathlib import Path
from time import perf_counter
from urllib.parse import quote

import msgspec

from desk_assistant.store import chain, reading, schema
from desk_assistant.store.errors import CORRUPT, StoreRefused, code_of
from desk_assistant.store.tables import LONG, SLICE, Clock, Print, Read, copied_tables, pages, sliced

#: The one table that a copy has and a log has not.
INFO = "CREATE TABLE copy_info (info TEXT NOT NULL, settings BLOB NOT NULL) STRICT"


class CopyInfo(msgspec.Struct, frozen=True):
    """What a copy says of itself: its day (ISO), the desk's name and key, the last seq, and each table's rows and digest.

    `first` is the hash of the oldest fact in hex: copies of the same log share it until that visit is purged.
    """

    day: str
    desk: str
    key: str
    seq: int
    first: str
    tables: dict[str, tuple[int, str]]


def connect(path: Path) -> sqlite3.Connection:
    """Open a finished copy for reading alone. Never for a live file: `immutable` reads nothing of its write-ahead log.

    Raises StoreRefused: missing, corrupt, io.
    """
    if not path.is_file():
        raise StoreRefused("missing", name=path.name)
    plain = path.absolute().as_posix()
    start = "//" if plain.startswith("//") else "" if plain.startswith("/") else "/"
    address = f"file:{start}{quote(plain, safe='/:')}?mode=ro&immutable=1"
    try:
        connection = sqlite3.connect(address, uri=True, isolation_level=None)
        connection.execute("PRAGMA cell_size_check = ON")
        connection.execute("PRAGMA trusted_schema = OFF")
        return connection
    except sqlite3.Error as error:
        raise StoreRefused(code_of(error), name=path.name) from error


def read_info(connection: sqlite3.Connection) -> tuple[CopyInfo, bytes]:
    """Give what the copy says of itself, and the desk's settings as they were. Raises StoreRefused(corrupt)."""
    try:
        rows = connection.execute("SELECT info, settings FROM copy_info").fetchall()
        (text, settings) = rows[0]
        return msgspec.json.decode(text, type=CopyInfo), settings
    except (sqlite3.Error, IndexError, msgspec.MsgspecError) as error:
        raise StoreRefused(CORRUPT, found="copy_info") from error


def look(connection: sqlite3.Connection) -> CopyInfo:
    """Check a copy as far as one look can: version, SQLite's check, tables, and what it says of itself.

    Raises StoreRefused: newer, corrupt, no_copy (a database, but none that says it is a copy).
    """
    try:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if version > schema.VERSION:
            raise StoreRefused("newer", found=version, known=schema.VERSION)
        if connection.execute("PRAGMA quick_check(1)").fetchall() != [("ok",)]:
            raise StoreRefused(CORRUPT, found="quick_check")
        names = schema.differences(connection)
        if not connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'copy_info'").fetchone():
            raise StoreRefused("no_copy")
        if version == schema.VERSION and names != ("copy_info",):
            raise StoreRefused(CORRUPT, found="schema", names=names)
    except sqlite3.Error as error:
        raise StoreRefused(CORRUPT, found="unreadable") from error
    return read_info(connection)[0]


def prove(path: Path, clock: Clock = perf_counter, length: float = SLICE) -> Generator[bool, None, CopyInfo]:
    """Read a copy back whole, in slices; returns what it says of itself.

    Raises StoreRefused: missing, newer, no_copy, corrupt, io.
    """
    with closing(connect(path)) as connection:
        yield LONG
        info = look(connection)
        found: dict[str, tuple[int, str]] = {}
        try:
            yield from sliced(_read_back(connection, info, found), clock, length)
        except sqlite3.Error as error:
            raise StoreRefused(CORRUPT, found="unreadable") from error
        wrong = tuple(table for table, taken in info.tables.items() if found.get(table) != taken)
        if wrong or found.get("fact") is None:
            raise StoreRefused(CORRUPT, found="rows", tables=wrong)
        return info


def _read_back(connection: sqlite3.Connection, info: CopyInfo, found: dict[str, tuple[int, str]]) -> Iterator[None]:
    def read(job):
        return job(connection)

    for table in info.tables:
        if table in copied_tables():
            taken = Print()
            yield from taking(read, table, taken)
            found[table] = taken.taken()
    heads: dict[chain.Column, chain.Column] = {}
    after = 0
    while page := reading.chain_page(connection, after):
        for row in page:
            if any(chain.verify([row], heads)):
                raise StoreRefused(CORRUPT, found="chain", seq=row[0])
            yield
        after = page[-1][0]


def taking(read: Read, table: str, taken: Print) -> Iterator[None]:
    """Take a table's fingerprint page by page."""
    for page in pages(read, table):
        taken.add(page)
        yield
