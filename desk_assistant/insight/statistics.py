"""Figures that may leave the house: whole months or quarters, one of them per file, and nothing that tells of a few visits.

Every table of a period is protected for itself, and no table is a margin of another one. Where steps are counted, five of them
may be one visit, so what is protected are the visits behind a count. One step stands at most once in a visit and has one outcome:
the visits behind some outcomes are therefore at least those of the one step that has most of them.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from operator import attrgetter

from desk_assistant.content.library import Library
from desk_assistant.insight.counting import figures
from desk_assistant.insight.disclosure import K, LEAVING, is_small, protect_list
from desk_assistant.insight.figures import Cell, Figures
from desk_assistant.insight.names import name
from desk_assistant.insight.periods import Kind, Period, containing
from desk_assistant.insight.sources import Rows, Source, read
from desk_assistant.store.rows import EXPORT_FIELDS
from desk_assistant.visit.facts import LEVELS

#: A row of a table: flow with its title, code with its name, and the count; None is held back.
Row = tuple[str, str, str, str, str, Cell, int]


def periods(first: date, last: date, by: Kind, today: date) -> tuple[Period, ...]:
    """Give the whole months or quarters of these days. Raises ValueError (in Danish) for anything else, or what is not over yet."""
    found = []
    at = containing(first, by)
    if by not in LEAVING or at.first != first:
        raise ValueError("Statistik laves kun for hele måneder eller hele kvartaler.")
    while at.first <= last:
        found.append(at)
        at = at.next()
    if not found or found[-1].last != last:
        raise ValueError("Statistik laves kun for hele måneder eller hele kvartaler.")
    if not found[-1].is_complete(today):
        raise ValueError("Perioden er ikke slut endnu. Statistik laves kun, når den er.")
    return tuple(found)


class Statistics:
    """The protected tables of some periods as rows of an export. `held_back` counts what was left out or hidden so far."""

    def __init__(self, sources: Sequence[Source], spans: Sequence[Period], library: Library, today: date) -> None:
        self._sources = sources
        self._spans = spans
        self._library = library
        self._today = today
        self.held_back = 0

    def pages(self, what: str, first: date, last: date, words: bool) -> Iterator[tuple[int, list[tuple[object, ...]]]]:
        """Give the rows of each period (`store.rows.EXPORT_FIELDS`)."""
        self.held_back = 0
        for span in self._spans:
            rows = read(self._sources, span)
            found = figures(rows, span, self._library, self._today)
            page = list(self._page(span, found, rows))
            yield found.now.visits, page

    def _page(self, span: Period, found: Figures, rows: Rows) -> Iterator[tuple[object, ...]]:
        visits = found.now.visits
        if is_small(visits):
            self.held_back += 1
            return
        for flow, title, table, code, words, n, of in _tables(found, rows):
            hidden = n is None
            self.held_back += hidden
            share = round(100 * n / of, 1) if n is not None and of else None
            row = {
                "period": span.code, "table": table, "flow": flow, "flow_title": title, "code": code, "what": words,
                "n": n, "share": share, "hidden": hidden,
            }  # fmt: skip
            yield tuple(row[field] for field in EXPORT_FIELDS["statistics"])

    def count(self, what: str, first: date, last: date) -> int:
        """Give how many rows there are."""
        return sum(len(rows) for _, rows in self.pages(what, first, last, False))

    def visits(self, first: date, last: date) -> int:
        """Give how many visits were closed in the periods."""
        return sum(number for number, _ in self.pages("statistics", first, last, False))

    def snapshot(self, digest: str) -> bytes | None:
        """Give None: titles are those of today."""
        return None


def _tables(found: Figures, rows: Rows) -> Iterator[Row]:
    visits = found.now.visits
    yield "", "", "visits", "all", "I alt", visits, visits
    closings = sorted(found.closings, key=attrgetter("code"))  # by size, the place of what is held back would tell how large it is
    for count, n in zip(closings, protect_list([count.n for count in closings]), strict=True):
        yield "", "", "closings", count.code, name("closing", count.code), n, visits
    topics = sorted(found.topics, key=attrgetter("flow"))
    for topic, n in zip(topics, protect_list([topic.n for topic in topics]), strict=True):
        yield topic.flow, topic.title, "topics", "", "Behov", n, visits
    done, stopped = _by_step(rows, "step"), _by_step(rows, "stop")
    for flow in sorted(found.who_did, key=attrgetter("flow")):
        of_flow = [codes for (name_of, _), codes in done.items() if name_of == flow.flow]
        for level, n in zip(LEVELS, protect_steps(dict(zip(LEVELS, flow.levels, strict=True)), of_flow), strict=True):
            yield flow.flow, flow.title, "steps", level, name("outcome", level), n, flow.n
    counts = {stop.code: stop.n for stop in sorted(found.stops, key=attrgetter("code"))}
    for (code, _), n in zip(counts.items(), protect_steps(counts, list(stopped.values())), strict=True):
        yield "", "", "stops", code, name("stop", code), n, sum(counts.values())


def _by_step(rows: Rows, measure: str) -> dict[tuple[str, str], Counter[str]]:
    """Give the counts of every step by outcome, or by reason."""
    steps: dict[tuple[str, str], Counter[str]] = {}
    for row in (*rows.tallies, *rows.totals):
        if row.measure == measure:
            steps.setdefault((row.flow, row.step), Counter())[row.code] += row.n
    return steps


def protect_steps(counts: Mapping[str, int], steps: Sequence[Mapping[str, int]]) -> tuple[Cell, ...]:
    """Give counts of steps by code, whose total is known, with None for what is held back.

    `steps` are the counts of each single step. A count is held back when fewer than five visits stand behind it, and so are
    further ones until there are two or more with five visits behind them together; all are when that cannot be had.
    """

    def visits(codes: Iterable[str]) -> int:
        return max((sum(step.get(code, 0) for code in codes) for step in steps), default=0)

    hidden = {code for code, n in counts.items() if n and visits((code,)) < K}
    shown = sorted((n, code) for code, n in counts.items() if n and code not in hidden)
    while hidden and (len(hidden) < 2 or visits(hidden) < K):
        if not shown:
            return (None,) * len(counts)
        hidden.add(shown.pop(0)[1])
    return tuple(None if code in hidden else n for code, n in counts.items())
