"""Does everything in the log fit together? The chain proves the facts; what follows from the facts is made again and compared."""

import hashlib
import sqlite3
from collections import Counter
from collections.abc import Iterator
from datetime import date

from desk_assistant.store import projections, reading, schema, tables, tallies
from desk_assistant.store.errors import StoreFailed
from desk_assistant.store.journal import Journal
from desk_assistant.store.rebuilding import Derive, project_facts
from desk_assistant.store.rows import Problem

_VISITS = "SELECT visit FROM fact UNION SELECT visit FROM visit UNION SELECT visit FROM unfinished ORDER BY 1"
_EXTRA = frozenset({"copy_info"})


def audit(journal: Journal, derive: Derive) -> Iterator[tuple[Problem, ...]]:
    """Check file, chains, tables, contents and projections in short steps; each gives what it found. Reads alone.

    Codes: those of `Problem`; `schema` with the name, `content` with the hash, `projection` with the visit, `tally` with the day.
    Words and answers carry nothing that proves them: their text could only be compared with a copy.
    """
    names = journal.read(schema.differences)
    yield tuple(Problem("schema", detail=name) for name in names if name not in _EXTRA)
    broken = False
    for found in journal.checks():
        broken = broken or any(problem.code != "chain" for problem in found)
        yield found
    if broken:
        return
    try:
        for page in tables.pages(journal.read, "content_snapshot"):
            yield tuple(Problem("content", detail=digest) for digest, body in page if not _fits(digest, body))
        counts: tallies.Counts = Counter()
        for (visit,) in journal.read(lambda live: live.execute(_VISITS).fetchall()):
            yield journal.read(lambda live, visit=visit: _visit(live, visit, derive, counts))
        yield tuple(_tallies(journal, counts))
    except StoreFailed as problem:
        yield (Problem("unreadable", detail=str(problem.data.get("reason", ""))),)


def steps(connection: sqlite3.Connection) -> int:
    """Give about how many steps `audit` takes, at least one: to tell how far it has come."""
    facts, visits = connection.execute("SELECT count(*), count(DISTINCT visit) FROM fact").fetchone()
    return facts // reading.PAGE + visits + 5


def _fits(digest: str, body: str) -> bool:
    """A content is called by the SHA-256 of its JSON (content.library.snapshot)."""
    return len(digest) != 64 or hashlib.sha256(body.encode()).hexdigest() == digest


def _visit(
    connection: sqlite3.Connection, visit: str, derive: Derive, counts: tallies.Counts
) -> tuple[Problem, ...]:
    """Compare what is projected of a visit with what its facts lead to; adds what it counts for."""
    stands = projections.read(connection, visit)
    if stands is not None:
        counts.update(tallies.count(stands))
    try:
        facts = reading.facts(connection, visit)
        expected = project_facts(facts, derive)
    except StoreFailed as problem:
        return (Problem("unreadable", visit=visit, detail=str(problem.data["reason"])),)
    waiting = connection.execute("SELECT 1 FROM unfinished WHERE visit = ?", (visit,)).fetchone() is not None
    if stands != expected or waiting != (bool(facts) and expected is None):
        return (Problem("projection", visit=visit),)
    return ()


def _tallies(journal: Journal, counts: tallies.Counts) -> Iterator[Problem]:
    stored = {(row.day, row.measure, row.flow, row.step, row.code): row.n for row in journal.tallies(date.min, date.max)}
    wrong = {key for key in stored.keys() | counts.keys() if stored.get(key) != counts.get(key)}
    for day in sorted({key[0] for key in wrong}):
        yield Problem("tally", detail=day)
