"""What can go wrong with the file, as codes and data. The windows turn the codes into sentences."""

import sqlite3

FULL, LOCKED, IO, CORRUPT, REFUSED = "disk_full", "locked", "io", "corrupt", "refused"

_CODES = {
    sqlite3.SQLITE_FULL: FULL,
    sqlite3.SQLITE_BUSY: LOCKED,
    sqlite3.SQLITE_LOCKED: LOCKED,
    sqlite3.SQLITE_CORRUPT: CORRUPT,
    sqlite3.SQLITE_NOTADB: CORRUPT,
    sqlite3.SQLITE_CONSTRAINT: REFUSED,
    sqlite3.SQLITE_MISMATCH: REFUSED,
    0: CORRUPT,
}


class StoreProblem(Exception):
    """A problem with the file: `code` says which, `data` what a sentence about it needs. Never holds a citizen's words."""

    def __init__(self, code: str, **data: object) -> None:
        super().__init__(code, data)
        self.code = code
        self.data = data

    def __str__(self) -> str:
        return f"{self.code} {self.data}" if self.data else self.code


class StoreRefused(StoreProblem):
    """The file was not opened, and was left as it lay.

    Codes: network_folder, folder_unwritable, locked, newer, corrupt, disk_full, schema_changed, pragma, io.
    """


class StoreFailed(StoreProblem):
    """A read or a write did not succeed, and nothing of it stands. Codes: disk_full, locked, io, corrupt, refused."""


def code_of(error: sqlite3.Error) -> str:
    """Give the code for an error of SQLite; what is not known by name is an I/O error.

    An error without a number comes from Python's reader: what stands there is no text any more.
    """
    return _CODES.get(primary(error), IO)


def primary(error: sqlite3.Error) -> int:
    """Give SQLite's primary result code, or 0 when the error did not come from SQLite itself."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF
