"""Closed visits as tables, computed by the same fold as everything else and written when a visit closes."""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import msgspec

from desk_assistant.store import tallies
from desk_assistant.store.rows import ChoiceRow, LineRow, NeedRow, Projection, Row, StepRow, VisitRow
from desk_assistant.visit.facts import LEVELS, ROWS, Closed, Fact
from desk_assistant.visit.history import alive
from desk_assistant.visit.state import Need, Visit

#: (line id, owner, in own words)
Line = tuple[str, str, bool]


_TABLES: tuple[tuple[str, type[Row]], ...] = (
    ("visit", VisitRow),
    ("visit_choice", ChoiceRow),
    ("visit_need", NeedRow),
    ("visit_step", StepRow),
    ("agreement_line", LineRow),
)


def closed_on(facts: Iterable[Fact]) -> date | None:
    """Give the day of the closing that stands, or None when the visit was never closed."""
    days = [fact.date for fact in alive(tuple(facts)) if isinstance(fact.body, Closed)]
    return days[-1] if days else None


def project(
    visit: Visit, closed_on: date, *, band: str | None, lines: Sequence[Line], steps: Mapping[tuple[str, str], str]
) -> Projection:
    """Give the rows of a closed visit.

    `closed_on` is the day of the closing that stands (also when something is noted later), `band` A–D or None, `lines` the
    agreement as it was given, `steps` the kind of every step by need id and step id, in the order of the branch; a step
    that was not noted stands there too. Raises ValueError for a visit that is not closed.
    """
    if visit.closing is None:
        raise ValueError(f"visit {visit.id} is not closed")
    return Projection(
        visit=_visit_row(visit, closed_on, band),
        choices=_choices(visit),
        needs=tuple(_need_row(visit.id, position, need) for position, need in enumerate(visit.needs)),
        steps=tuple(_steps(visit, steps)),
        lines=tuple(LineRow(visit.id, position, *line) for position, line in enumerate(lines)),
    )


def _visit_row(visit: Visit, day: date, band: str | None) -> VisitRow:
    return VisitRow(
        visit=visit.id,
        opened=visit.opened.isoformat(),
        closed_on=day.isoformat(),
        hour=visit.hour,
        closing=str(visit.closing),
        number=visit.number,
        case_note=visit.case_note,
        agreed=visit.agreed,
        nothing_more=visit.nothing_more,
        band=band,
        gate=visit.gate,
        wish=visit.wish,
        **{row: visit.rows.get(row) for row in ROWS},
    )


def _choices(visit: Visit) -> tuple[ChoiceRow, ...]:
    kinds = (
        ("event", (visit.life_event,) if visit.life_event else ()),
        ("given", visit.given),
        ("mark", visit.marks),
        ("offer", visit.offers),
    )
    return tuple(ChoiceRow(visit.id, kind, code) for kind, codes in kinds for code in sorted(set(codes)))


def _need_row(visit: str, position: int, need: Need) -> NeedRow:
    return NeedRow(
        visit=visit,
        position=position,
        need=need.id,
        flow=need.flow,
        content=need.content,
        stated=need.stated,
        set_aside=need.set_aside,
        other_way=need.other_way,
        handed_to=need.handed_to,
        called=need.called,
    )


def _steps(visit: Visit, kinds: Mapping[tuple[str, str], str]) -> Iterable[StepRow]:
    """Give a row for each step of the branch and each step that was noted, of the needs that still count."""
    keys = list(kinds)
    keys += [(need.id, step) for need in visit.live_needs for step in need.steps if (need.id, step) not in kinds]
    live = {need.id: need for need in visit.live_needs}
    for position, (need_id, step) in enumerate(key for key in keys if key[0] in live):
        need = live[need_id]
        noted = need.steps.get(step)
        yield StepRow(
            visit=visit.id,
            position=position,
            need=need_id,
            flow=need.flow,
            step=step,
            kind=kinds.get((need_id, step)),
            outcome=noted.outcome if noted else None,
            level=noted.outcome if noted and noted.outcome in LEVELS else None,
            stop=noted.stop if noted else None,
        )


def write(connection: sqlite3.Connection, projection: Projection) -> None:
    """Put the rows of a closed visit in place of what stands of it, and set its tallies right."""
    remove(connection, projection.visit.visit)
    parts: tuple[tuple[Row, ...], ...] = (
        (projection.visit,),
        projection.choices,
        projection.needs,
        projection.steps,
        projection.lines,
    )
    for (table, kind), rows in zip(_TABLES, parts, strict=True):
        names = kind.__struct_fields__
        statement = f"INSERT INTO {table} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"
        connection.executemany(statement, [msgspec.structs.astuple(row) for row in rows])
    tallies.add(connection, tallies.count(projection))
    connection.execute("DELETE FROM unfinished WHERE visit = ?", (projection.visit.visit,))


def remove(connection: sqlite3.Connection, visit: str) -> None:
    """Take the rows of a visit away, and what it added to its day. Nothing happens when there are none."""
    projection = read(connection, visit)
    if projection is None:
        return
    tallies.take_away(connection, tallies.count(projection))
    for table, _ in reversed(_TABLES):
        connection.execute(f"DELETE FROM {table} WHERE visit = ?", (visit,))


def read(connection: sqlite3.Connection, visit: str) -> Projection | None:
    """Give the rows of a closed visit as they stand, or None."""
    parts: list[tuple[Row, ...]] = []
    for table, kind in _TABLES:
        names = kind.__struct_fields__
        order = ", ".join(names[1:3])
        found = connection.execute(f"SELECT {', '.join(names)} FROM {table} WHERE visit = ? ORDER BY {order}", (visit,))
        parts.append(tuple(_row(kind, values) for values in found))
    if not parts[0]:
        return None
    return Projection(parts[0][0], *parts[1:])


def _row(kind: type[Row], values: tuple[object, ...]) -> Row:
    """Give the row with its flags as bool, which SQLite keeps as 0 and 1."""
    kinds = kind.__annotations__.values()
    return kind(*(bool(value) if hint is bool else value for value, hint in zip(values, kinds, strict=True)))


def recount(connection: sqlite3.Connection, day: str) -> None:
    """Count a day anew from the visits that closed on it."""
    counts: tallies.Counts = Counter()
    visits = connection.execute("SELECT visit FROM visit WHERE closed_on = ?", (day,)).fetchall()
    for projection in filter(None, (read(connection, visit) for (visit,) in visits)):
        counts.update(tallies.count(projection))
    connection.execute("DELETE FROM day_tally WHERE day = ?", (day,))
    tallies.add(connection, counts)
