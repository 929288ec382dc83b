"""What stands in the file, read in pages, so that a long list never holds the file or the memory."""

import sqlite3
from collections.abc import Iterator
from datetime import date

import msgspec

from desk_assistant.store import chain
from desk_assistant.store.errors import CORRUPT, StoreFailed
from desk_assistant.store.rows import AnswerRow, Exported, LastKey, MonthTotalRow, Problem, Purged, StoredFact, ToWrite
from desk_assistant.visit.facts import Fact, decode

PAGE = 500

#: Text as bytes: damaged text need not be text any more.
_RAW = "seq, id, CAST(visit AS BLOB), CAST(name AS BLOB), version, CAST(date AS BLOB), CAST(body AS BLOB), hash"


def facts(connection: sqlite3.Connection, visit: str) -> tuple[Fact, ...]:
    """Give the facts of a visit in the order they were written. Raises StoreFailed(corrupt) for one that cannot be read."""
    found = connection.execute("SELECT id, name, version, date, body FROM fact WHERE visit = ? ORDER BY seq", (visit,))
    return tuple(_fact(visit, *values) for values in found)


def _fact(visit: str, key: bytes, name: str, version: int, day: str, body: str) -> Fact:
    try:
        return Fact(key, visit, date.fromisoformat(day), decode(name, version, body))
    except (KeyError, ValueError, msgspec.MsgspecError) as error:
        raise StoreFailed(CORRUPT, reason="unreadable_fact", id=key.hex(), name=name, version=version) from error


def stored_facts(connection: sqlite3.Connection, after: int) -> list[StoredFact]:
    """Give the next page of facts with a higher seq."""
    found = connection.execute(
        "SELECT seq, id, visit, name, version, date, body, hash FROM fact WHERE seq > ? ORDER BY seq LIMIT ?", (after, PAGE)
    )
    return [StoredFact(seq, key.hex(), *rest, digest.hex()) for seq, key, *rest, digest in found]


def visits_with(connection: sqlite3.Connection, number: str) -> tuple[str, ...]:
    """Give the visits that were closed with this agreement number. Looks at every closing; meant for one question at a time."""
    found = connection.execute(
        "SELECT DISTINCT visit FROM fact WHERE name = 'visit.closed' AND json_extract(body, '$.number') = ? ORDER BY visit", (number,)
    )
    return tuple(visit for (visit,) in found)


def chain_rows(connection: sqlite3.Connection, visit: str) -> list[chain.ChainRow]:
    """Give the rows of one visit as the chain sees them."""
    return connection.execute(f"SELECT {_RAW} FROM fact WHERE visit = ? ORDER BY seq", (visit,)).fetchall()


def chain_page(connection: sqlite3.Connection, after: int) -> list[chain.ChainRow]:
    """Give the next page of rows with a higher seq as the chain sees them."""
    return connection.execute(f"SELECT {_RAW} FROM fact WHERE seq > ? ORDER BY seq LIMIT ?", (after, PAGE)).fetchall()


def checks(connection: sqlite3.Connection) -> Iterator[tuple[Problem, ...]]:
    """Check the file and every chain; each step is one page and gives what it found.

    Where the facts cannot be read any further, that is a problem too, and the rest is not looked at.
    """
    yield tuple(_quick_check(connection))
    heads: dict[chain.Column, chain.Column] = {}
    after = 0
    try:
        while page := chain_page(connection, after):
            yield tuple(chain.verify(page, heads))
            after = page[-1][0]
    except sqlite3.DatabaseError as error:
        yield (Problem("unreadable", seq=after + 1, detail=str(error)),)


def _quick_check(connection: sqlite3.Connection) -> Iterator[Problem]:
    try:
        for (text,) in connection.execute("PRAGMA quick_check"):
            if text != "ok":
                yield Problem("quick_check", detail=text)
    except sqlite3.DatabaseError as error:
        yield Problem("quick_check", detail=str(error))


def unfinished(connection: sqlite3.Connection) -> tuple[str, ...]:
    """Give the visits that have facts and are not closed, the oldest first."""
    found = connection.execute(
        "SELECT visit FROM unfinished ORDER BY (SELECT min(seq) FROM fact WHERE fact.visit = unfinished.visit)"
    )
    return tuple(visit for (visit,) in found)


def last_day(connection: sqlite3.Connection) -> str | None:
    """Give the date of the newest fact, or None for an empty log."""
    row = connection.execute("SELECT date FROM fact ORDER BY seq DESC LIMIT 1").fetchone()
    return row[0] if row else None


def last_key(connection: sqlite3.Connection) -> LastKey | None:
    """Give the visit and time of the last key in an open visit, or None."""
    row = connection.execute("SELECT visit, at FROM last_key").fetchone()
    return LastKey(*row) if row else None


def to_write(connection: sqlite3.Connection) -> tuple[ToWrite, ...]:
    """Give the closed visits whose case note is still to be written, the oldest first."""
    statement = "SELECT visit, number FROM visit WHERE case_note = 'to_write' ORDER BY closed_on, visit"
    found = connection.execute(statement).fetchall()
    return tuple(ToWrite(visit, number, _flows(connection, visit)) for visit, number in found)


def _flows(connection: sqlite3.Connection, visit: str) -> tuple[str, ...]:
    found = connection.execute(
        "SELECT flow FROM visit_need WHERE visit = ? AND flow IS NOT NULL AND NOT set_aside ORDER BY position", (visit,)
    )
    return tuple(flow for (flow,) in found)


def purges(connection: sqlite3.Connection) -> tuple[Purged, ...]:
    """Give what was purged, the oldest first."""
    return tuple(Purged(*row) for row in connection.execute("SELECT date, visits, facts FROM purge_log ORDER BY id"))


def answers(connection: sqlite3.Connection, first_week: str, last_week: str) -> tuple[AnswerRow, ...]:
    """Give how the citizens of the ISO weeks answered, both weeks included, as counts and never one by one."""
    statement = (
        "SELECT iso_week, face, solved, count(*) FROM evaluation WHERE iso_week BETWEEN ? AND ? GROUP BY 1, 2, 3 ORDER BY 1, 2, 3"
    )
    return tuple(AnswerRow(*row) for row in connection.execute(statement, (first_week, last_week)))


def month_totals(connection: sqlite3.Connection, first_month: str, last_month: str) -> tuple[MonthTotalRow, ...]:
    """Give what is left of the erased visits of the months, both included."""
    statement = (
        "SELECT month, measure, flow, step, code, n FROM month_total WHERE month BETWEEN ? AND ? ORDER BY 1, 2, 3, 4, 5"
    )
    return tuple(MonthTotalRow(*row) for row in connection.execute(statement, (first_month, last_month)))


def exports(connection: sqlite3.Connection) -> tuple[Exported, ...]:
    """Give the exports, the oldest first; those of one day in no particular order."""
    names = Exported.__struct_fields__
    found = connection.execute(f"SELECT {', '.join(names)} FROM export_log ORDER BY date, id")
    return tuple(Exported(*row[:8], bool(row[8]), row[9]) for row in found)
