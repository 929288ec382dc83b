"""From the counts of days to the figures of a period. Several desks are counted by handing in the rows of all of them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from desk_assistant.content.library import Library
from desk_assistant.content.resolve import resolve_text
from desk_assistant.insight import figures as g
from desk_assistant.insight.answering import count_answers
from desk_assistant.insight.disclosure import K, protect_list
from desk_assistant.insight.periods import Period
from desk_assistant.insight.sources import Rows
from desk_assistant.store.rows import MERGED, MonthTotalRow, TallyRow
from desk_assistant.visit import facts as f

_CLOSINGS = ("agreement", "answer_only", "handed_over", "left")
_BANDS = ("A", "B", "C", "D")
_GATES = ("in", "in_with_help", "not_in")
_OWNERS = ("citizen", "us", "trouble")
#: A need without a flow, and what small counts were merged into when visits were erased.
_WITHOUT_TITLE = {"": "Andet / ved ikke endnu", MERGED: "Øvrige"}
#: Measures whose merged counts have lost their flow or step, so that nothing true is left to tell of them.
_LOSING = {"step", "need", "way", "pair", "handed", "line", "choice", "row"}
_STUCK = ("together", "by_staff", "blocked")
NOT_NOTED = "not_noted"


def figures(rows: Rows, period: Period, library: Library, today: date, desks: tuple[str, ...] = ()) -> g.Figures:
    """Count the figures of a period; the titles are those of the library as it reads today."""
    count = _Count((*rows.tallies, *rows.totals))
    titles = _Titles(library, today)
    complete = period.is_complete(today)
    return g.Figures(
        period=period,
        complete=complete,
        erased=bool(rows.totals),
        desks=desks,
        now=_key_figures(count),
        before=_key_figures(_Count((*rows.tallies_before, *rows.totals_before))),
        closings=_in_order(count.codes("visit"), _CLOSINGS),
        topics=_topics(count, titles, complete),
        who_did=_who_did(count, titles),
        stuck=tuple(sorted(_stuck(count, titles), key=_by_n)),
        stops=_by_size(count.codes("stop")),
        pairs=_pairs(count, titles),
        requests=_requests(count),
        readiness=_readiness(count, complete),
        given=_by_size(count.codes("choice", step="given")),
        marks=_by_size(count.codes("choice", step="mark")),
        lines=tuple(_lines(count)),
        nothing_more=count.codes("agreement")["nothing_more"],
        handed=_handed(count),
        hours=_hours(rows.tallies),
        life_events=tuple(g.Count(code, n, titles.event(code)) for code, n in _sized(count.codes("event"))),
        answers=count_answers(rows, period, today),
    )


class _Count:
    """The counts of all days together, looked up by measure."""

    def __init__(self, rows: Iterable[TallyRow | MonthTotalRow]) -> None:
        self._by_measure: dict[str, Counter[tuple[str, str, str]]] = defaultdict(Counter)
        for row in rows:
            self._by_measure[row.measure][row.flow, row.step, row.code] += row.n
        merged = {measure for measure, counts in self._by_measure.items() if any(code == MERGED for _, _, code in counts)}
        self._lost = merged & _LOSING

    def is_known(self, measure: str) -> bool:
        """Tell whether the measure can be told: month totals may have merged what it is made of."""
        return measure not in self._lost

    def of(self, measure: str) -> Counter[tuple[str, str, str]]:
        """Give the counts of a measure by flow, step and code; none for one that is not known."""
        return self._by_measure[measure] if self.is_known(measure) else Counter()

    def codes(self, measure: str, step: str | None = None) -> Counter[str]:
        """Give the counts of a measure by code, of all flows; of one step where it is named."""
        found: Counter[str] = Counter()
        for (_, name, code), n in self.of(measure).items():
            if step is None or name == step:
                found[code] += n
        return found


class _Titles:
    """Names of flows, steps and life events. What the content does not know any more keeps its id."""

    def __init__(self, library: Library, today: date) -> None:
        self._library = library
        self._today = today

    def flow(self, flow_id: str) -> str:
        """Give the title of a flow."""
        flow = self._library.flows.get(flow_id)
        return self._resolved(flow.title) if flow else _WITHOUT_TITLE.get(flow_id, flow_id)

    def step(self, flow_id: str, step_id: str) -> str:
        """Give the title of a step."""
        flow = self._library.flows.get(flow_id)
        step = flow.step(step_id) if flow else None
        return self._resolved(step.title) if step else _WITHOUT_TITLE.get(step_id, step_id)

    def event(self, event_id: str) -> str:
        """Give the title of a life event."""
        event = self._library.life_events.get(event_id)
        return self._resolved(event.title) if event else _WITHOUT_TITLE.get(event_id, event_id)

    def _resolved(self, text: str) -> str:
        return resolve_text(text, self._library.facts, self._today)


def _by_n(value: g.Stuck | g.WhoDid | g.Topic) -> tuple[int, str, str]:
    return -value.n, value.flow, getattr(value, "step", "")


def _sized(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=_largest_first)


def _largest_first(item: tuple[str, int]) -> tuple[int, str]:
    return -item[1], item[0]


def _by_size(counts: Mapping[str, int]) -> tuple[g.Count, ...]:
    return tuple(g.Count(code, n) for code, n in _sized(counts))


def _in_order(counts: Mapping[str, int], order: Sequence[str]) -> tuple[g.Count, ...]:
    """Give every code of the order, also those that were not noted, then any other."""
    codes = (*order, *sorted(set(counts) - set(order)))
    return tuple(g.Count(code, counts.get(code, 0)) for code in codes)


def _key_figures(count: _Count) -> g.KeyFigures:
    closings, steps = count.codes("visit"), count.codes("step")
    visits = closings.total()
    needed = closings["agreement"] + closings["handed_over"]
    merged = MERGED in closings and not (closings["agreement"] and closings["handed_over"])
    return g.KeyFigures(
        visits=visits,
        agreements=g.Share(0, 0) if merged else g.Share(closings["agreement"], needed),
        self_done=g.Share(steps["alone"] + steps["guided"], sum(steps[level] for level in f.LEVELS)),
        not_noted=steps[NOT_NOTED],
        again=g.Share(count.codes("choice", step="mark")["again"], visits if count.is_known("choice") else 0),
    )


def _topics(count: _Count, titles: _Titles, complete: bool) -> tuple[g.Topic, ...]:
    needs: Counter[str] = Counter()
    for (flow, _, code), n in count.of("need").items():
        if code in ("real", "stated_and_real"):
            needs[flow] += n
    ways: Counter[str] = Counter()
    for (flow, _, _), n in count.of("way").items():
        ways[flow] += n
    found = (g.Topic(flow, titles.flow(flow), n, _part(ways[flow], n) if complete else None) for flow, n in needs.items())
    return tuple(sorted(found, key=_by_n))


def _part(part: int, of: int) -> g.Cell:
    """Give a part of a known whole, unless the part or the rest is small."""
    return protect_list((part, of - part))[0] if of >= K else None


def _who_did(count: _Count, titles: _Titles) -> tuple[g.WhoDid, ...]:
    flows: dict[str, Counter[str]] = {}
    for (flow, _, code), n in count.of("step").items():
        flows.setdefault(flow, Counter())[code] += n
    found = (
        g.WhoDid(
            flow,
            titles.flow(flow),
            (codes["alone"], codes["guided"], codes["together"], codes["by_staff"]),
            codes[NOT_NOTED],
            codes["acted"],
            codes["not_relevant"],
            codes["blocked"],
        )
        for flow, codes in flows.items()
        if any(codes[level] for level in f.LEVELS)
    )
    return tuple(sorted(found, key=_by_n))


def _stuck(count: _Count, titles: _Titles) -> Iterable[g.Stuck]:
    steps: dict[tuple[str, str], Counter[str]] = {}
    for (flow, step, code), n in count.of("step").items():
        steps.setdefault((flow, step), Counter())[code] += n
    reasons: dict[tuple[str, str], Counter[str]] = {}
    for (flow, step, code), n in count.of("stop").items():
        reasons.setdefault((flow, step), Counter())[code] += n
    for (flow, step), codes in steps.items():
        if not any(codes[code] for code in _STUCK):
            continue
        together, by_staff, blocked = (codes[code] for code in _STUCK)
        of = codes["alone"] + codes["guided"] + together + by_staff + blocked
        why = _by_size(reasons.get((flow, step), {}))
        yield g.Stuck(flow, titles.flow(flow), step, titles.step(flow, step), together, by_staff, blocked, of, why)


def _pairs(count: _Count, titles: _Titles) -> tuple[g.Pair, ...]:
    """Give what came of the first request, the pairs that were most often something else first, *same* last."""
    found = [
        g.Pair(kind, stated, titles.flow(stated), to, titles.flow(to), n) for (stated, kind, to), n in count.of("pair").items()
    ]
    return tuple(sorted(found, key=_pair_order))


def _requests(count: _Count) -> g.Share:
    """Give how many first requests stood, of all that were noted."""
    codes = count.codes("need")
    return g.Share(codes["stated_and_real"], codes["stated_and_real"] + codes["stated_only"])


def _pair_order(pair: g.Pair) -> tuple[bool, int, str, str, str]:
    return pair.kind == "same", -pair.n, pair.kind, pair.stated, pair.found


def _readiness(count: _Count, complete: bool) -> g.Readiness:
    visits = count.codes("visit").total()
    if not visits:
        return g.Readiness("none")
    if not complete:
        return g.Readiness("running")
    return g.Readiness(
        "shown",
        rows=tuple(_row(count, row, visits) for row in f.ROWS),
        bands=_cells("band", count.codes("band"), _BANDS, visits),
        gates=_cells("gate", count.codes("gate"), _GATES, visits),
        wishes=_cells("wish", count.codes("wish"), f.WISHES, visits),
        offers=_offers(count, visits),
    )


def _row(count: _Count, row: str, visits: int) -> g.Cells:
    found = _cells(row, count.codes("row", step=row), ("0", "1", "2"), visits)
    return found if count.is_known("row") else g.Cells(row, found.codes, (None,) * len(found.codes))


def _offers(count: _Count, visits: int) -> g.Cells:
    """Give how many visits each thing was offered in. They overlap, so each is held against the visits alone."""
    codes = count.codes("choice", step="offer")
    known = count.is_known("choice")
    return g.Cells("offer", f.OFFERS, tuple(_part(codes[code], visits) if known else None for code in f.OFFERS))


def _cells(name: str, codes: Mapping[str, int], order: Sequence[str], visits: int) -> g.Cells:
    """Give the counts that may be shown, the last one being the visits in which nothing was noted."""
    named = (*order, *((MERGED,) if MERGED in codes else ()))
    everything = (*(codes.get(code, 0) for code in named), visits - sum(codes.values()))
    shown = protect_list(everything) if visits >= K else (None,) * len(everything)
    return g.Cells(name, (*named, NOT_NOTED), shown)


def _lines(count: _Count) -> Iterable[g.Lines]:
    codes = count.of("line")
    for owner in _OWNERS:
        yield g.Lines(owner, codes["", "standard", owner], codes["", "own", owner])


def _handed(count: _Count) -> tuple[g.Handed, ...]:
    called, not_called = count.codes("handed", step="called"), count.codes("handed", step="not_called")
    return tuple(g.Handed(place, called[place], not_called[place]) for place, _ in _sized(called + not_called))


def _hours(rows: Iterable[TallyRow]) -> tuple[g.Hour, ...]:
    found: Counter[tuple[int, int]] = Counter()
    for row in rows:
        if row.measure == "hour":
            found[date.fromisoformat(row.day).isoweekday(), int(row.code)] += row.n
    return tuple(g.Hour(weekday, hour, n) for (weekday, hour), n in sorted(found.items()))
