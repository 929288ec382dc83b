"""Closed visits as rows for an export: read page by page, joined as needed, without a query per visit."""

import sqlite3
from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial

from desk_assistant.store import reading
from desk_assistant.store.journal import Journal
from desk_assistant.visit.state import Visit, fold

#: How many visits a page holds, so that reading and writing one stays within a slice (architecture.md: 4 ms).
_PAGE = {"visits": 150, "steps": 25, "agreements": 60, "readiness": 150}
#: Memory for pages of the file while rows are read, in KiB. They lie all over the file, because the ids of visits are random.
_CACHE, _USUAL_CACHE = 64_000, 2_000
#: A cursor stands on a day and a visit. The ids are random, so the order within a day tells nothing.
Cursor = tuple[str, str]
Rows = list[tuple[object, ...]]

_HERE = "(v.closed_on, v.visit) > (?, ?) AND (v.closed_on, v.visit) <= (?, ?)"
#: All of a visit's choices, and all of its needs, in one field each: a lookup per column would take twice as long.
_CHOICES = "(SELECT group_concat(kind || ':' || code) FROM visit_choice c WHERE c.visit = v.visit)"
_NEEDS = """(SELECT group_concat(position || ':' || coalesce(flow, '') || ':' || stated || ':' || set_aside || ':' || other_way || ':'
        || coalesce(handed_to, '')) FROM visit_need n WHERE n.visit = v.visit)"""
_STATEMENTS = {
    "visits": f"""SELECT v.visit, v.closed_on, v.opened, v.hour, v.closing, {_CHOICES}, {_NEEDS}, v.band, v.agreed, v.nothing_more,
        v.case_note, v.number FROM visit v WHERE {_HERE} ORDER BY v.closed_on, v.visit""",
    "steps": f"""SELECT v.visit, v.closed_on, coalesce(s.flow, ''), n.content, s.step, s.kind, s.outcome, s.stop
        FROM visit v JOIN visit_step s ON s.visit = v.visit LEFT JOIN visit_need n ON n.visit = s.visit AND n.need = s.need
        WHERE {_HERE} ORDER BY v.closed_on, v.visit, s.position""",
    "agreements": f"""SELECT v.visit, v.closed_on, CASE WHEN n.visit IS NOT NULL THEN coalesce(n.flow, '') END, n.content, l.line, l.owner, l.own, n.handed_to
        FROM visit v JOIN agreement_line l ON l.visit = v.visit
        LEFT JOIN visit_need n ON n.visit = l.visit AND n.need = substr(l.line, 1, instr(l.line, '.') - 1)
        WHERE {_HERE} ORDER BY v.closed_on, v.visit, l.position""",
    "readiness": f"""SELECT * FROM (
            SELECT v.visit, v.closed_on, v.band, v.gate, v.find, v.read, v.fill, v.device, v.confidence, v.wish,
            {_CHOICES} AS choices FROM visit v WHERE {_HERE} ORDER BY v.closed_on, v.visit
        ) WHERE coalesce(band, gate, find, read, fill, device, confidence, wish) IS NOT NULL OR instr(choices, 'offer:')""",
}
_PAGE_END = """SELECT closed_on, visit FROM visit WHERE (closed_on, visit) > (?, ?) AND closed_on <= ?
    ORDER BY closed_on, visit LIMIT 1 OFFSET ?"""
_WITH_WORDS = "SELECT DISTINCT w.visit FROM words w JOIN visit v USING (visit) WHERE " + _HERE
#: What the days have counted up to anyway; only readiness is not counted per visit.
_MEASURES = {"visits": "visit", "steps": "step", "agreements": "line"}
_AFTER_ALL = "\U0010ffff"


class ExportReader:
    """One log, or a copy of one, read for exports. Every method may raise StoreFailed."""

    #: Rows are for internal use: all of them come along.
    held_back = 0

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    def pages(self, what: str, first: date, last: date, words: bool) -> Iterator[tuple[int, Rows]]:
        """Give pages of rows (`store.rows.EXPORT_FIELDS`), each with the number of visits it is of; both days included.

        With `words` the texts that have not faded follow (`WITH_WORDS`).
        """
        cursor: Cursor | None = (first.isoformat(), "")
        self._keep(_CACHE)
        try:
            while cursor is not None:
                cursor, visits, rows = self._journal.read(partial(_page, what, cursor, last.isoformat(), words))
                if visits:
                    yield visits, rows
        finally:
            self._keep(_USUAL_CACHE)

    def visits(self, first: date, last: date) -> int:
        """Give how many visits were closed on the days, both included."""
        statement = "SELECT count(*) FROM visit WHERE closed_on BETWEEN ? AND ?"
        return self._number(statement, first.isoformat(), last.isoformat())

    def count(self, what: str, first: date, last: date) -> int:
        """Give how many rows an export of these days has."""
        days = (first.isoformat(), last.isoformat())
        if what in _MEASURES:
            statement = "SELECT coalesce(sum(n), 0) FROM day_tally WHERE measure = ? AND day BETWEEN ? AND ?"
            return self._number(statement, _MEASURES[what], *days)
        return self._number(f"SELECT count(*) FROM ({_STATEMENTS[what]})", days[0], "", days[1], _AFTER_ALL)

    def snapshot(self, digest: str) -> bytes | None:
        """Give the content with this hash as JSON, or None."""
        return self._journal.snapshot(digest)

    def _keep(self, kibibytes: int) -> None:
        self._journal.read(lambda connection: connection.execute(f"PRAGMA cache_size = -{kibibytes}"))

    def _number(self, statement: str, *values: str) -> int:
        return self._journal.read(lambda connection: connection.execute(statement, values).fetchone()[0])


def _page(what: str, after: Cursor, last: str, words: bool, connection: sqlite3.Connection) -> tuple[Cursor | None, int, Rows]:
    size = _PAGE[what]
    end = connection.execute(_PAGE_END, (*after, last, size - 1)).fetchone()
    bounds = (*after, *(end or (last, _AFTER_ALL)))
    rows = connection.execute(_STATEMENTS[what], bounds).fetchall()
    visits = size if end else connection.execute(f"SELECT count(*) FROM visit v WHERE {_HERE}", bounds).fetchone()[0]
    return end, visits, _with_words(connection, what, bounds, rows) if words else rows


def _with_words(connection: sqlite3.Connection, what: str, bounds: Sequence[str], rows: Rows) -> Rows:
    """Add the texts to each row. Which text is which, only the facts tell; they are read for visits that have any left."""
    found = {}
    for (visit,) in connection.execute(_WITH_WORDS, bounds).fetchall():
        texts = dict(connection.execute("SELECT id, text FROM words WHERE visit = ?", (visit,)).fetchall())
        found[visit] = (fold(reading.facts(connection, visit)), texts)
    add = _visit_words if what == "visits" else _line_words
    return [(*row, *add(row, *found.get(row[0], (None, {})))) for row in rows]


def _visit_words(row: tuple[object, ...], visit: Visit | None, texts: dict[str, str]) -> tuple[str | None, ...]:
    if visit is None:
        return None, None
    return texts.get(visit.stated or ""), texts.get(visit.summary or "")


def _line_words(row: tuple[object, ...], visit: Visit | None, texts: dict[str, str]) -> tuple[str | None, ...]:
    own = visit.own_lines.get(str(row[4])) if visit is not None else None
    return (texts.get(own.words) if own is not None else None,)
