"""Open the log, or refuse and leave it as it lies.

The order matters. A file that was not closed properly is looked at through a read-only connection first, because closing a
writing connection would move its write-ahead log into a file that may be damaged or newer than this program.
"""

import errno
import os
import sqlite3
from contextlib import closing, suppress
from datetime import date
from pathlib import Path

from desk_assistant.store import place, schema
from desk_assistant.store.errors import IO, StoreRefused, code_of, primary
from desk_assistant.store.transaction import transaction

#: Longest wait for a lock in seconds.
PATIENCE = 2.0
#: From this size in bytes on, a file is fetched before it is checked; and how much is read at once.
LARGE, _AT_ONCE = 32 * 2**20, 2**20

#: Set in this order and read back: SQLite ignores a pragma it does not know without a word (reliability.md 4.2).
PRAGMAS: tuple[tuple[str, str, object], ...] = (
    ("journal_mode", "WAL", "wal"),
    ("synchronous", "FULL", 2),
    ("foreign_keys", "ON", 1),
    ("recursive_triggers", "ON", 1),
    ("secure_delete", "ON", 1),
    ("trusted_schema", "OFF", 0),
    ("cell_size_check", "ON", 1),
    ("mmap_size", "0", 0),
    ("wal_autocheckpoint", "1000", 1000),
    ("journal_size_limit", "8388608", 8388608),
    ("temp_store", "MEMORY", 2),
)


def open_database(path: Path, today: date, mounts: str | None = None) -> sqlite3.Connection:
    """Give the open file with its lock taken and its tables ready; makes it when there is none.

    Raises StoreRefused. `mounts` is the text of /proc/mounts, None to read it. Waits up to 2 s for a lock.
    """
    place.refuse_network(path, mounts)
    path = path.absolute()
    place.prepare(path)
    try:
        looked = _look(path) if place.has_content(place.wal(path)) else True
        connection = sqlite3.connect(path, isolation_level=None, timeout=PATIENCE)
    except sqlite3.Error as error:
        raise _refusal(error) from error
    try:
        return _ready(connection, today, looked)
    except sqlite3.Error as error:
        connection.close()
        raise _refusal(error) from error
    except OSError as error:
        connection.close()
        raise StoreRefused(place.code_of(error), reason=errno.errorcode.get(error.errno or 0, "")) from error
    except BaseException:
        connection.close()
        raise


def _look(path: Path) -> bool:
    """Check a file whose last exit was unclean without writing to it. False when a full disk makes even that impossible."""
    shared = path.with_name(path.name + "-shm")
    ours = not shared.exists()
    _fetch(path)
    try:
        address = path.as_uri() + "?mode=ro"
        with closing(sqlite3.connect(address, uri=True, isolation_level=None, timeout=PATIENCE)) as connection:
            _refuse_newer(connection)
            _refuse_damaged(connection)
            if _version(connection) == schema.VERSION:
                _refuse_changed(connection)
        return True
    except sqlite3.OperationalError as error:
        if code_of(error) != IO:
            raise
        return False
    finally:
        if ours:
            shared.unlink(missing_ok=True)


def _fetch(path: Path) -> None:
    """Read a large file once from end to end: the check goes to and fro in it, which takes a disk ten times as long (docs/adr/0005).

    Outside Windows the descriptor stays open as long as the process: closing it would let go of every lock that the process
    holds on the file.
    """
    with suppress(OSError):  # the check itself says what cannot be read
        if path.stat().st_size < LARGE:
            return
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
        while os.read(descriptor, _AT_ONCE):
            pass
        if os.name == "nt":  # pragma: no cover
            os.close(descriptor)


def _ready(connection: sqlite3.Connection, today: date, looked: bool) -> sqlite3.Connection:
    connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    _refuse_newer(connection)
    _refuse_foreign(connection)
    for name, value, _ in PRAGMAS:
        connection.execute(f"PRAGMA {name} = {value}").fetchall()
    with transaction(connection):
        pass
    if not looked:
        _refuse_damaged(connection)
    if (version := _version(connection)) != schema.VERSION:
        if version:
            _keep(connection, version)
        migrate(connection, today)
    read_back(connection)
    _refuse_changed(connection)
    return connection


def _keep(connection: sqlite3.Connection, version: int) -> None:
    """Before the tables change, keep the log as it stands beside itself. Only at start, when nobody waits for a key.

    Raises OSError and sqlite3.Error; nothing is changed then.
    """
    path = Path(connection.execute("PRAGMA database_list").fetchone()[2])
    kept = path.with_name(f"{path.stem}.version-{version}{path.suffix}")
    temporary = kept.with_name(kept.name + ".tmp")
    temporary.unlink(missing_ok=True)
    try:
        place.create(temporary)
        connection.execute("VACUUM INTO ?", (str(temporary),))
        place.sync_file(temporary)
        temporary.replace(kept)
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)  # half a copy on a full disk would only be in the way
    place.sync_folder(path.parent)


def migrate(connection: sqlite3.Connection, today: date) -> None:
    """Bring a new or older file up to date. Only that needs sqlite-utils, so a file of this version opens without loading it.

    It takes 50 ms to load, half of all that stands between the first window and the first key on disk.
    """
    from desk_assistant.store import migrations

    migrations.migrate(connection, today)


def read_back(connection: sqlite3.Connection) -> None:
    """Raise StoreRefused(pragma) when a setting is not the one that was asked for."""
    for name, _, expected in (("locking_mode", "", "exclusive"), *PRAGMAS):
        row = connection.execute(f"PRAGMA {name}").fetchone()
        found = row[0] if row else 0
        if found != expected:
            raise StoreRefused("pragma", name=name, found=found, expected=expected)


def _version(connection: sqlite3.Connection) -> int:
    return connection.execute("PRAGMA user_version").fetchone()[0]


def _refuse_newer(connection: sqlite3.Connection) -> None:
    if (found := _version(connection)) > schema.VERSION:
        raise StoreRefused("newer", found=found, known=schema.VERSION)


def _refuse_foreign(connection: sqlite3.Connection) -> None:
    """A file of version 0 with tables in it was made by some other program: ours are made together with their version."""
    if _version(connection) == 0:
        names = tuple(name for (name,) in connection.execute("SELECT name FROM sqlite_schema"))
        if names:
            raise StoreRefused("schema_changed", names=names)


def _refuse_changed(connection: sqlite3.Connection) -> None:
    if names := schema.differences(connection):
        raise StoreRefused("schema_changed", names=names)


def _refuse_damaged(connection: sqlite3.Connection) -> None:
    answers = connection.execute("PRAGMA quick_check(1)").fetchall()
    if answers != [("ok",)]:
        raise StoreRefused("corrupt", found="quick_check")


def _refusal(error: sqlite3.Error) -> StoreRefused:
    if primary(error) in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
        return StoreRefused("folder_unwritable", reason=error.sqlite_errorname)
    return StoreRefused(code_of(error), reason=getattr(error, "sqlite_errorname", ""))
