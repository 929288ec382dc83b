"""Make every projection anew from the facts, in slices short enough to run between two key presses."""

import sqlite3
from collections.abc import Callable, Iterator
from functools import partial
from time import perf_counter

from desk_assistant.store import projections, reading
from desk_assistant.store.errors import StoreFailed
from desk_assistant.store.journal import Journal
from desk_assistant.store.rows import Projection
from desk_assistant.visit.deriving import Derived, FromSnapshots
from desk_assistant.visit.facts import Fact
from desk_assistant.visit.state import Visit, fold

#: Longest slice in seconds (architecture: long work).
SLICE = 0.004

_NEXT_VISIT = """SELECT min(visit) FROM (
    SELECT min(visit) AS visit FROM fact WHERE visit > ?1
    UNION ALL SELECT min(visit) FROM visit WHERE visit > ?1
    UNION ALL SELECT min(visit) FROM unfinished WHERE visit > ?1)"""

_NEXT_DAY = """SELECT min(day) FROM (
    SELECT min(day) AS day FROM day_tally WHERE day > ?1
    UNION ALL SELECT min(closed_on) FROM visit WHERE closed_on > ?1)"""


Derive = Callable[[Visit], Derived]


def deriving(journal: Journal) -> FromSnapshots:
    """Give what makes the tables of closed visits from the contents the log itself keeps."""
    return FromSnapshots(journal.snapshot)


def project_facts(facts: tuple[Fact, ...], derive: Derive) -> Projection | None:
    """Give the projection that the facts of a visit lead to; None while it is not closed."""
    visit = fold(facts)
    day = projections.closed_on(facts)
    if visit is None or visit.status != "closed" or day is None:
        return None
    found = derive(visit)
    return projections.project(visit, day, band=found.band, lines=found.lines, steps=found.steps)


def rebuild(
    journal: Journal, derive: Derive, clock: Callable[[], float] = perf_counter, slice_length: float = SLICE
) -> Iterator[int]:
    """Make the projections anew; each step is one transaction of about `slice_length` seconds and gives the visits done so far.

    The generator returns the visits whose facts cannot be read; what stands of them is left as it is. Raises StoreFailed.
    """
    visits = _Visits(derive)
    for part in (visits, _Days()):
        while journal.work(partial(_slice, part, clock, slice_length)):
            yield visits.done
    return tuple(visits.unreadable)


def _slice(part: "_Visits | _Days", clock: Callable[[], float], length: float, connection: sqlite3.Connection) -> bool:
    end = clock() + length
    while part.step(connection):
        if clock() >= end:
            return True
    return False


class _Visits:
    """One visit after the other, also those that stand in the projections alone."""

    def __init__(self, derive: Derive) -> None:
        self._derive = derive
        self._after = ""
        self.done = 0
        self.unreadable: list[str] = []

    def step(self, connection: sqlite3.Connection) -> bool:
        visit = connection.execute(_NEXT_VISIT, (self._after,)).fetchone()[0]
        if visit is None:
            return False
        self._after = visit
        self.done += 1
        if not remake(connection, visit, self._derive):
            self.unreadable.append(visit)
        return True


def remake(connection: sqlite3.Connection, visit: str, derive: Derive) -> bool:
    """Make what is projected of one visit anew. False when its facts cannot be read: what stands of it is left as it is."""
    try:
        facts = reading.facts(connection, visit)
    except StoreFailed:
        return False
    projection = project_facts(facts, derive)
    if projection is not None:
        projections.write(connection, projection)
        return True
    projections.remove(connection, visit)
    connection.execute("DELETE FROM unfinished WHERE visit = ?", (visit,))
    if facts:
        connection.execute("INSERT INTO unfinished (visit) VALUES (?)", (visit,))
    return True


class _Days:
    """One day after the other: its tallies are counted anew from the visits that closed on it."""

    def __init__(self) -> None:
        self._after = ""

    def step(self, connection: sqlite3.Connection) -> bool:
        day = connection.execute(_NEXT_DAY, (self._after,)).fetchone()[0]
        if day is None:
            return False
        self._after = day
        projections.recount(connection, day)
        return True
