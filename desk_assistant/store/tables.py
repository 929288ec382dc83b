"""The tables as such: their names, their rows in the order of their keys, and what tells two of them apart."""

import hashlib
import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from time import perf_counter
from typing import Any, TypeVar

from desk_assistant.store import schema

T = TypeVar("T")
Row = tuple[Any, ...]
#: Does a piece of reading on an open file.
Read = Callable[[Callable[[sqlite3.Connection], T]], T]
Clock = Callable[[], float]

#: What a generator of slices gives: whether its next slice is long and has to wait for a moment without a visit.
SHORT, LONG = False, True
#: Longest slice in seconds (architecture: long work).
SLICE = 0.004
#: Rows a page: far below a slice even for the widest table.
PAGE = 40

#: Computed from the facts when a visit closes. Parents stand before their children, as in the schema.
OF_VISITS = ("unfinished", "visit", "visit_choice", "visit_need", "visit_step", "agreement_line")
PROJECTED = (*OF_VISITS, "day_tally")
#: Never leave the open log: a clock time, and a permit that stands only inside one transaction.
STAYS = ("last_key", "purge")
_NAME = re.compile(r"CREATE TABLE (\w+)")


def plain_tables() -> tuple[str, ...]:
    """Give the tables that are neither facts, words nor projections, as the schema names them: answers, contents, logs."""
    found = [match[1] for match in map(_NAME.match, schema.SCHEMA) if match]
    return tuple(name for name in found if name not in ("fact", "words", *PROJECTED, *STAYS))


def copied_tables() -> tuple[str, ...]:
    """Give all tables that a copy holds."""
    return ("fact", *plain_tables(), *PROJECTED, "words")


def columns(connection: sqlite3.Connection, table: str) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """Give the names of all columns, and the places of those that make up the primary key."""
    rows = connection.execute("SELECT name, pk FROM pragma_table_info(?) ORDER BY cid", (table,)).fetchall()
    keys = sorted((pk, place) for place, (_, pk) in enumerate(rows) if pk)
    return tuple(name for name, _ in rows), tuple(place for _, place in keys)


def pages(read: Read, table: str, condition: str = "1", values: Row = ()) -> Iterator[list[Row]]:
    """Give the rows that meet the condition in the order of their key, page by page; each page is one piece of reading."""
    names, keys = read(lambda connection: columns(connection, table))
    order = ", ".join(names[place] for place in keys)
    start = f"SELECT {', '.join(names)} FROM {table} WHERE {condition}"
    further = f" AND ({order}) > ({', '.join('?' * len(keys))})"
    end = f" ORDER BY {order} LIMIT {PAGE}"
    page = read(lambda connection: connection.execute(start + end, values).fetchall())
    while page:
        yield page
        after = tuple(page[-1][place] for place in keys)
        page = read(lambda connection: connection.execute(start + further + end, (*values, *after)).fetchall())


class Print:
    """How many rows there were, and a SHA-256 over them in their order."""

    def __init__(self) -> None:
        self._digest = hashlib.sha256()
        self.rows = 0

    def add(self, page: Iterable[Row]) -> None:
        """Take more rows in."""
        for row in page:
            self._digest.update(repr(row).encode())
            self.rows += 1

    def taken(self) -> tuple[int, str]:
        """Give the number of rows and the digest in hex."""
        return self.rows, self._digest.hexdigest()


def sliced(pieces: Iterable[object], clock: Clock = perf_counter, length: float = SLICE) -> Iterator[bool]:
    """Do small pieces one after the other, and pause each time a slice (seconds) is full."""
    end = clock() + length
    for _ in pieces:
        if clock() >= end:
            yield SHORT
            end = clock() + length


def through(work):
    """Step long work to its end; gives what it returns."""
    while True:
        try:
            next(work)
        except StopIteration as end:
            return end.value
