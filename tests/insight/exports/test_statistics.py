"""Statistics leave the house: whole periods, one granularity, and no number with fewer than five visits behind it."""

import json
import random
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest

from desk_assistant.insight.disclosure import K
from desk_assistant.insight.statistics import Statistics, periods, protect_steps
from desk_assistant.store.journal import Journal
from tests.insight import recount
from tests.insight.exports.made import csv_rows, library, request, stepped
from tests.insight.made import TODAY
from desk_assistant.insight.export import export
from desk_assistant.store.rows import EXPORT_FIELDS, Exported, TallyRow
from desk_assistant.visit.facts import LEVELS
from tests.store.sample import token
from tests.visit.desk import shipped

QUARTER = (date(2026, 10, 1), date(2026, 12, 31))
LATER = TODAY + timedelta(days=60)


def rows(log: Journal, tmp_path: Path, first: date, last: date, by: str = "month") -> tuple[list[dict], Exported]:
    """Export statistics as JSON; gives the rows and what the log was told."""
    source = Statistics([log], periods(first, last, by, LATER), shipped(), LATER)
    told: list[Exported] = []
    asked = request("statistics", format="json", first=first, last=last, made_on=LATER)
    made = stepped(export(asked, [source], shipped(), tmp_path / f"{by}.json", token("s"), told.append))
    head, *found, last_line = [json.loads(line) for line in made.files[0].read_bytes().splitlines()]
    assert head["use"].startswith("Må gives videre.")
    assert last_line == {"rows": len(found), "held_back": told[0].held_back}
    assert source.count("statistics", first, last) == len(found)
    return found, told[0]


def test_what_is_shown_is_true_and_of_five_visits_or_more(random_log: Journal, path: Path, tmp_path: Path) -> None:
    found, told = rows(random_log, tmp_path, *QUARTER, "quarter")
    visits = [visit for visit in recount.visits(path) if QUARTER[0] <= visit["day"] <= QUARTER[1]]
    table = {(row["table"], row["flow"], row["code"]): row["n"] for row in found}
    closings = Counter(visit["closing"] for visit in visits)
    assert table["visits", "", "all"] == len(visits)
    for code, n in closings.items():
        assert table["closings", "", code] in (n, None)
    for row in found:
        assert row["n"] is None or row["n"] == 0 or row["n"] >= K
        assert row["hidden"] is (row["n"] is None)
        assert row["share"] is None or 0 <= row["share"] <= 100
    assert told.held_back == sum(row["n"] is None for row in found)


class Invented:
    """A source whose visits are known one by one: October's steps of two flows, and their counts by day."""

    def __init__(self, visits: int, seed: int) -> None:
        chance = random.Random(seed)
        self.behind: dict[tuple[str, str], set[int]] = {}
        self.steps: Counter[tuple[str, str, str]] = Counter()
        for visit in range(visits):
            flow = chance.choice(["pas", "pas", "skat"])
            for step in range(chance.randint(1, 8)):
                level = chance.choices(LEVELS, (60, 30, 6, 3))[0]
                self.behind.setdefault((flow, level), set()).add(visit)
                self.steps[flow, f"s{step}", level] += 1
        self._visits = visits

    def tallies(self, first: date, last: date) -> tuple[TallyRow, ...]:
        """Give the counts, all of one day."""
        if not first <= QUARTER[0] <= last:
            return ()
        day = QUARTER[0].isoformat()
        steps = tuple(TallyRow(day, "step", *key, n) for key, n in self.steps.items())
        return (TallyRow(day, "visit", "", "", "agreement", self._visits), *steps)

    def answers(self, *_: str) -> tuple:
        """Give no answers."""
        return ()

    month_totals = answers


def test_the_place_of_a_row_tells_nothing_of_its_size(random_log: Journal, tmp_path: Path) -> None:
    found, _ = rows(random_log, tmp_path, date(2026, 1, 1), date(2026, 12, 31))
    assert len(found) > 20
    groups: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for row in found:
        groups.setdefault((row["period"], row["table"]), []).append((row["flow"], "" if row["table"] == "steps" else row["code"]))
    assert all(names == sorted(names) for names in groups.values())


def test_five_steps_of_one_visit_are_not_five_visits() -> None:
    span = periods(QUARTER[0], date(2026, 10, 31), "month", LATER)
    seen = Counter()
    for seed in range(60):
        source = Invented(30 + 10 * (seed % 5), seed)
        (_, page), = Statistics([source], span, shipped(), LATER).pages("statistics", span[0].first, span[0].last, False)
        for row in (dict(zip(EXPORT_FIELDS["statistics"], values, strict=True)) for values in page):
            if row["table"] == "steps":
                key = row["flow"], row["code"]
                true = sum(n for (flow, _, level), n in source.steps.items() if (flow, level) == key)
                assert row["n"] in (true, None)
                assert not row["n"] or len(source.behind[key]) >= K
                seen["shown" if row["n"] else "naive" if true >= K and len(source.behind[key]) < K else "hidden"] += 1
    assert seen["shown"] > 100 and seen["hidden"] > 10
    assert seen["naive"], "no count of five steps had fewer than five visits: nothing was tried"


def test_shares_have_a_decimal_comma_in_danish_and_a_point_otherwise(tmp_path: Path) -> None:
    source = Statistics([Invented(60, 1)], periods(QUARTER[0], date(2026, 10, 31), "month", LATER), shipped(), LATER)
    shares = []
    for dialect, separator in (("da", ";"), ("rfc4180", ",")):
        asked = request("statistics", dialect=dialect, made_on=LATER)
        out = tmp_path / f"{dialect}.csv"
        stepped(export(asked, [source], shipped(), out, token("s"), lambda _: None))
        shares.append([row[7] for row in csv_rows(out, separator)[1:] if row[7]])
    assert "100,0" in shares[0] and shares[1] == [share.replace(",", ".") for share in shares[0]]


def test_a_file_has_months_or_quarters(random_log: Journal, tmp_path: Path) -> None:
    months, _ = rows(random_log, tmp_path, date(2026, 9, 1), date(2026, 10, 31))
    assert {row["period"] for row in months} == {"2026-09", "2026-10"}
    quarter, _ = rows(random_log, tmp_path, date(2026, 10, 1), date(2026, 12, 31), "quarter")
    assert {row["period"] for row in quarter} == {"2026-Q4"}


@pytest.mark.parametrize(
    ("first", "last", "by"),
    [
        (date(2026, 10, 2), date(2026, 10, 31), "month"),
        (date(2026, 10, 1), date(2026, 10, 30), "month"),
        (date(2026, 10, 1), date(2026, 11, 30), "quarter"),
        (date(2026, 10, 5), date(2026, 10, 11), "week"),
        (date(2026, 10, 1), date(2026, 9, 1), "month"),
        (date(2026, 3, 1), date(2027, 4, 30), "month"),
    ],
)
def test_other_days_are_refused(first: date, last: date, by: str) -> None:
    with pytest.raises(ValueError, match=r"hele måneder|ikke slut"):
        periods(first, last, by, LATER)


def test_a_month_with_few_visits_is_left_out_and_counted(log: Journal) -> None:
    spans = periods(date(2026, 10, 1), date(2026, 11, 30), "month", date(2026, 12, 1))
    source = Statistics([log], spans, library(), date(2026, 12, 1))
    pages = list(source.pages("statistics", spans[0].first, spans[-1].last, False))
    assert [(visits, rows) for visits, rows in pages] == [(3, []), (1, [])]
    assert source.held_back == 2
    assert source.visits(spans[0].first, spans[-1].last) == 4
    assert source.snapshot("c1") is None


def test_a_month_without_visits_says_so(log: Journal) -> None:
    spans = periods(date(2020, 1, 1), date(2020, 1, 31), "month", date(2026, 12, 1))
    (_, (first, *rest)), = Statistics([log], spans, library(), date(2026, 12, 1)).pages("statistics", spans[0].first, spans[0].last, False)
    assert first[6] == 0 and all(row[6] == 0 for row in rest)


@pytest.mark.parametrize(
    ("counts", "steps", "shown"),
    [
        ({"a": 9, "b": 8}, [{"a": 9, "b": 8}], (9, 8)),
        ({"a": 9, "b": 0}, [{"a": 9}], (9, 0)),
        ({"a": 40, "b": 8, "c": 30}, [{"a": 40, "c": 30}, {"b": 4}, {"b": 4}], (40, None, None)),
        ({"a": 40, "b": 3, "c": 3}, [{"a": 40, "b": 3, "c": 3}], (40, None, None)),
        ({"a": 40, "b": 3, "c": 3}, [{"a": 40, "b": 3}, {"c": 3}], (None, None, None)),
        ({"a": 3}, [{"a": 3}], (None,)),
        ({"a": 6}, [], (None,)),
    ],
)
def test_counts_of_steps_are_held_back_by_the_visits_behind_them(counts: dict, steps: list, shown: tuple) -> None:
    assert protect_steps(counts, steps) == shown


def test_no_random_table_gives_up_fewer_than_five_visits() -> None:
    """A subtraction attacker knows the total and all that is shown: what is left must be five visits, in two cells or more."""
    chance = random.Random(5)
    hidden_once = 0
    for _ in range(3_000):
        steps = [{code: chance.choice([0, 0, 1, 2, 4, 7, 20]) for code in "abcd"} for _ in range(chance.randint(1, 4))]
        counts = {code: sum(step[code] for step in steps) for code in "abcd"}
        cells = dict(zip(counts, protect_steps(counts, steps), strict=True))
        hidden = {code for code, n in cells.items() if n is None}
        for code, n in cells.items():
            assert n is None or n == counts[code] and (n == 0 or max(step[code] for step in steps) >= K)
        if hidden and hidden != set(counts):
            hidden_once += 1
            assert len(hidden) >= 2
            assert max(sum(step[code] for code in hidden) for step in steps) >= K
    assert hidden_once > 100
