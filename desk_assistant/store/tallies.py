"""What a day counts up to: one number for each thing that was noted, kept beside the visits so that a month is a sum of days."""

import sqlite3
from collections import Counter
from collections.abc import Iterator
from datetime import date

from desk_assistant.store.rows import NeedRow, Projection, TallyRow
from desk_assistant.visit.facts import ROWS

#: (day, measure, flow, step, code)
Key = tuple[str, str, str, str, str]
Counts = Counter[Key]


def count(projection: Projection) -> Counts:
    """Give what one visit adds to its day.

    Measure, then flow, step and code: `visit` by closing; `agreement` *nothing_more*; `hour` of arrival; `event` by life event;
    `need` by flow and whether it was stated, real or both; `pair` from the stated flow to the real one, the step telling *same*,
    *instead* or *also*; `way` *other_way* by flow; `handed` by flow and place, the step telling whether they were called; `step` by
    flow, step and outcome or *not_noted*; `stop` by flow, step and reason; `band`, `gate`, `wish`; `row` by readiness row and level;
    `choice` by kind and code; `line` by owner, the step telling *own* or *standard*.
    """
    return Counter((projection.visit.closed_on, *key) for key in _keys(projection))


def _keys(projection: Projection) -> Iterator[tuple[str, str, str, str]]:
    row = projection.visit
    yield "visit", "", "", row.closing
    yield "hour", "", "", f"{row.hour:02}"
    if row.nothing_more:
        yield "agreement", "", "", "nothing_more"
    for measure, code in (("band", row.band), ("gate", row.gate), ("wish", row.wish)):
        if code is not None:
            yield measure, "", "", code
    for name in ROWS:
        level = getattr(row, name)
        if level is not None:
            yield "row", "", name, str(level)
    for choice in projection.choices:
        yield ("event", "", "", choice.code) if choice.kind == "event" else ("choice", "", choice.kind, choice.code)
    yield from _needs(projection.needs)
    for step in projection.steps:
        yield "step", step.flow or "", step.step, step.outcome or "not_noted"
        if step.stop is not None:
            yield "stop", step.flow or "", step.step, step.stop
    for line in projection.lines:
        yield "line", "", "own" if line.own else "standard", line.owner


def _needs(needs: tuple[NeedRow, ...]) -> Iterator[tuple[str, str, str, str]]:
    for need in needs:
        flow = need.flow or ""
        yield "need", flow, "", _need_code(need)
        if need.other_way:
            yield "way", flow, "", "other_way"
        if need.handed_to is not None:
            yield "handed", flow, "called" if need.called else "not_called", need.handed_to
    yield from _pairs(needs)


def _need_code(need: NeedRow) -> str:
    """A request that turned out to be something else is counted apart from the needs that were real."""
    if need.set_aside:
        return "stated_only" if need.stated else "set_aside"
    return "stated_and_real" if need.stated else "real"


def _pairs(needs: tuple[NeedRow, ...]) -> Iterator[tuple[str, str, str, str]]:
    """Give what came of the first request: it stood, something else came instead, or more came up beside it."""
    stated = next((need for need in needs if need.stated), None)
    if stated is None:
        return
    asked = stated.flow or ""
    if not stated.set_aside:
        yield "pair", asked, "same", asked
    found = [need.flow or "" for need in needs if not need.set_aside and need is not stated]
    for flow in found:
        yield "pair", asked, "instead" if stated.set_aside else "also", flow


def add(connection: sqlite3.Connection, counts: Counts) -> None:
    """Add counts to the days they belong to."""
    connection.executemany(
        "INSERT INTO day_tally (day, measure, flow, step, code, n) VALUES (?, ?, ?, ?, ?, ?)"
        " ON CONFLICT DO UPDATE SET n = n + excluded.n",
        [(*key, n) for key, n in sorted(counts.items())],
    )


def take_away(connection: sqlite3.Connection, counts: Counts) -> None:
    """Take counts from the days they belong to; what comes to nothing is not kept."""
    connection.executemany(
        "DELETE FROM day_tally WHERE (day, measure, flow, step, code) = (?, ?, ?, ?, ?) AND n <= ?",
        [(*key, n) for key, n in counts.items()],
    )
    connection.executemany(
        "UPDATE day_tally SET n = n - ? WHERE (day, measure, flow, step, code) = (?, ?, ?, ?, ?)",
        [(n, *key) for key, n in counts.items()],
    )


def read(connection: sqlite3.Connection, first: date, last: date) -> tuple[TallyRow, ...]:
    """Give the counts of the days from the first to the last, both included."""
    found = connection.execute(
        "SELECT day, measure, flow, step, code, n FROM day_tally WHERE day BETWEEN ? AND ? ORDER BY 1, 2, 3, 4, 5",
        (first.isoformat(), last.isoformat()),
    )
    return tuple(TallyRow(*values) for values in found)
