"""The figures agree to the digit with a count from the facts that shares no code with them."""

from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest

from desk_assistant.insight.counting import figures
from desk_assistant.insight.figures import Figures
from desk_assistant.insight.periods import Period, parse
from desk_assistant.insight.sources import read
from desk_assistant.store.journal import Journal
from tests.insight import recount
from tests.insight.made import TODAY
from tests.visit.desk import shipped

PERIODS = ("2026-09", "2026-10", "2026-11", "2026-Q3", "2026-W40", "2026-W44", "2026")
Counts = dict[str, Counter]


@pytest.fixture(scope="module")
def found(path: Path) -> list[dict]:
    """The visits, folded a second time."""
    return recount.visits(path)


def counted(path: Path, period: Period, today: date = TODAY + timedelta(days=60)) -> Figures:
    journal = Journal.open(path, TODAY)
    try:
        return figures(read([journal], period), period, shipped(), today)
    finally:
        journal.close()


def both(path: Path, found: list[dict], code: str) -> tuple[Figures, Counts]:
    period = parse(code)
    counts = recount.count(found, period.first, period.last)
    return counted(path, period), {**{key: Counter() for key in ("pair", "stop", "event", "handed", "way", "offers", "marks")}, **counts}


def agrees(cell: int | None, n: int) -> bool:
    """Whether a cell that may be held back tells the truth."""
    return cell is None or cell == n


def test_the_made_journal_has_what_is_counted(found: list[dict]) -> None:
    counts = recount.count(found, date(2026, 9, 1), date(2026, 12, 31))
    assert sum(counts["closing"].values()) > 250
    assert set(counts["closing"]) == {"agreement", "answer_only", "handed_over", "left"}
    assert {kind for kind, _, _ in counts["pair"]} == {"same", "instead", "also"}
    assert {code for _, _, code in counts["step"]} >= {*recount.LADDER, "acted", "not_relevant", "blocked", "not_noted"}
    assert set(counts["band"]) == {"A", "B", "C", "D", None}
    assert min(len(counts[what]) for what in ("stop", "handed", "way", "offers", "given", "marks", "event", "nothing_more")) >= 2


@pytest.mark.parametrize("code", PERIODS)
def test_key_figures(path: Path, found: list[dict], code: str) -> None:
    figures, counts = both(path, found, code)
    before = recount.count(found, figures.period.previous().first, figures.period.previous().last)
    for key, of in ((figures.now, counts), (figures.before, {"closing": Counter(), "step": Counter(), "marks": Counter(), **before})):
        closings, steps = of["closing"], Counter()
        for (_, _, outcome), n in of["step"].items():
            steps[outcome] += n
        assert key.visits == closings.total()
        assert (key.agreements.part, key.agreements.of) == (closings["agreement"], closings["agreement"] + closings["handed_over"])
        assert key.self_done.part == steps["alone"] + steps["guided"]
        assert key.self_done.of == sum(steps[level] for level in recount.LADDER)
        assert key.not_noted == steps["not_noted"]
        assert (key.again.part, key.again.of) == (of["marks"]["again"], closings.total())


@pytest.mark.parametrize("code", PERIODS)
def test_steps_and_stops(path: Path, found: list[dict], code: str) -> None:
    figures, counts = both(path, found, code)
    flows = {flow for flow, _, outcome in counts["step"] if outcome in recount.LADDER}
    assert {row.flow for row in figures.who_did} == flows
    for row in figures.who_did:
        of = Counter()
        for (flow, _, outcome), n in counts["step"].items():
            of[outcome] += n if flow == row.flow else 0
        assert row.levels == tuple(of[level] for level in recount.LADDER)
        assert (row.not_noted, row.acted, row.not_relevant, row.blocked) == (
            of["not_noted"], of["acted"], of["not_relevant"], of["blocked"],
        )  # fmt: skip
    stuck = {key[:2] for key in counts["step"] if key[2] in ("together", "by_staff", "blocked")}
    assert {(row.flow, row.step) for row in figures.stuck} == stuck
    for row in figures.stuck:
        n = {outcome: counts["step"][row.flow, row.step, outcome] for outcome in (*recount.LADDER, "blocked")}
        assert (row.together, row.by_staff, row.blocked, row.of) == (n["together"], n["by_staff"], n["blocked"], sum(n.values()))
        reasons = {stop: times for (flow, step, stop), times in counts["stop"].items() if (flow, step) == (row.flow, row.step)}
        assert {reason.code: reason.n for reason in row.reasons} == reasons
        assert sum(reasons.values()) == row.blocked
    assert [row.n for row in figures.stuck] == sorted((row.n for row in figures.stuck), reverse=True)
    totals = Counter()
    for (_, _, stop), n in counts["stop"].items():
        totals[stop] += n
    assert {stop.code: stop.n for stop in figures.stops} == totals


@pytest.mark.parametrize("code", PERIODS)
def test_needs(path: Path, found: list[dict], code: str) -> None:
    figures, counts = both(path, found, code)
    assert {topic.flow: topic.n for topic in figures.topics} == counts["topic"]
    assert {(pair.kind, pair.stated, pair.found): pair.n for pair in figures.pairs} == counts["pair"]
    assert (figures.requests.part, figures.requests.of) == (counts["request"][True], counts["request"].total())
    assert {(place.place, True): place.called for place in figures.handed if place.called} | {
        (place.place, False): place.not_called for place in figures.handed if place.not_called
    } == counts["handed"]


@pytest.mark.parametrize("code", PERIODS)
def test_visits(path: Path, found: list[dict], code: str) -> None:
    figures, counts = both(path, found, code)
    assert {count.code: count.n for count in figures.closings if count.n} == counts["closing"]
    assert {(hour.weekday, hour.hour): hour.n for hour in figures.hours} == counts["hour"]
    assert figures.nothing_more == counts["nothing_more"][True]
    for rows, key in ((figures.marks, "marks"), (figures.given, "given"), (figures.life_events, "event")):
        assert {count.code: count.n for count in rows} == counts[key], key


@pytest.mark.parametrize("code", PERIODS)
def test_readiness_tells_the_truth_where_it_tells(path: Path, found: list[dict], code: str) -> None:
    figures, counts = both(path, found, code)
    note = figures.readiness
    assert note.status == "shown"
    for cells, key in (*((row, row.id) for row in note.rows), (note.bands, "band"), (note.gates, "gate"), (note.wishes, "wish")):
        true = {str(code) if code is not None else "not_noted": n for code, n in counts[key].items()}
        for code_, cell in zip(cells.codes, cells.cells, strict=True):
            assert agrees(cell, true.get(code_, 0)), (key, code_)
            assert cell is None or cell == 0 or cell >= 5
    for code_, cell in zip(note.offers.codes, note.offers.cells, strict=True):
        assert agrees(cell, counts["offers"][code_])


def test_most_of_the_readiness_of_a_year_is_shown(path: Path) -> None:
    note = counted(path, parse("2026")).readiness
    cells = [cell for row in (*note.rows, note.bands, note.gates, note.wishes) for cell in row.cells]
    assert sum(cell is not None for cell in cells) > len(cells) / 2


@pytest.mark.parametrize("code", PERIODS)
def test_answers(path: Path, found: list[dict], code: str) -> None:
    figures, _ = both(path, found, code)
    answers, weeks = figures.answers, figures.period.weeks
    faces, solved = recount.answers(path, weeks)
    assert (answers.status, answers.n, answers.weeks) == ("shown", faces.total(), weeks)
    assert all(agrees(cell, faces[face]) for cell, face in zip(answers.faces, (1, 2, 3, 4, None), strict=True))
    assert all(agrees(cell, solved[code]) for cell, code in zip(answers.solved, ("yes", "partly", "no", None), strict=True))
    closed = [visit["day"].isocalendar() for visit in found]
    assert answers.visits == sum(f"{day.year}-W{day.week:02}" in weeks for day in closed)
    if answers.unhappy is not None:
        assert (answers.unhappy.part, answers.unhappy.of) == (faces[3] + faces[4], faces.total() - faces[None])


def test_two_desks_add_up(path: Path, found: list[dict]) -> None:
    period = parse("2026-10")
    journal = Journal.open(path, TODAY)
    rows = read([journal, journal], period)
    journal.close()
    one = counted(path, period)
    two = figures(rows, period, shipped(), TODAY, ("Skranke 1", "Skranke 2"))
    assert two.now.visits == 2 * one.now.visits
    assert [row.n for row in two.who_did] == [2 * row.n for row in one.who_did]
    assert two.answers.n == 2 * one.answers.n and two.desks == ("Skranke 1", "Skranke 2")


def test_the_recount_would_see_a_wrong_count(path: Path, found: list[dict]) -> None:
    period = parse("2026-10")
    wrong = recount.count(found[1:], date(2026, 9, 1), date(2026, 12, 31))
    right = recount.count(found, date(2026, 9, 1), date(2026, 12, 31))
    assert wrong != right
    assert counted(path, period).now.visits != counted(path, period.next()).now.visits
