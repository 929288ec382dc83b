"""What leaves the house: months and quarters only, and no table from which few people can be computed."""

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desk_assistant.insight.chart import Chart, Overview
from desk_assistant.insight.charts import overview
from desk_assistant.insight.counting import figures
from desk_assistant.insight.disclosure import is_small
from desk_assistant.insight.periods import parse
from desk_assistant.insight.sources import read
from desk_assistant.store.journal import Journal
from tests.insight.made import TODAY
from tests.insight.sheet import Line, chart, of, seen, steps, visits
from tests.visit.desk import shipped

COUNT = re.compile(r"(?<![\d,.])(\d+)(?![\d.,]* ?%)(?!\d)")


def numbers(texts: tuple[str, ...]) -> list[int]:
    """Every count in these texts; shares are not counts."""
    return [int(found) for text in texts for found in COUNT.findall(text.replace(".", ""))]


def texts(found: Overview) -> dict[str, tuple[str, ...]]:
    """Everything an overview says, by chart, but for the labels."""
    said = {got.id: (*(text for row in got.rows for text in row[1:]), got.n) for got in found.charts}
    return {**said, "tiles": tuple(text for tile in found.tiles for text in (tile.value, tile.basis, tile.before))}


def small(found: Overview) -> dict[str, list[int]]:
    """The counts of 1 to 4 in it; the note on hidden figures, the names of weeks and the limits are no counts."""
    plain = {
        which: tuple(re.sub(r"tal under 5|uge [\d–]+|højst 10|95 %", "", text) for text in said) for which, said in texts(found).items()
    }
    return {which: hits for which, said in plain.items() if (hits := [n for n in numbers(said) if is_small(n)])}


@pytest.mark.parametrize("code", ["2026-W41", "2026"])
def test_weeks_and_years_stay_inside(code: str) -> None:
    with pytest.raises(ValueError, match="Kun hele måneder og kvartaler kan gives videre"):
        overview(of(visits(9), period=code, today=date(2027, 2, 1)), outside=True)


def test_a_period_that_is_not_over_stays_inside() -> None:
    with pytest.raises(ValueError, match="Kun hele"):
        seen(visits(9), today=date(2026, 10, 31), outside=True)


def test_under_five_visits_nothing_leaves() -> None:
    found = seen(visits(4), outside=True)
    assert (found.tiles, found.charts) == ((), ())
    assert found.notes == ("Der er under 5 besøg i perioden, og derfor gives ingen tal videre.",)
    assert seen([], outside=True).notes == ("Ingen besøg i perioden.",)


def test_what_could_be_subtracted_is_left_out() -> None:
    lines = visits(20) + steps("pas", "a", alone=9, by_staff=6)
    inside, outside = seen(lines), seen(lines, outside=True)
    assert {got.id for got in inside.charts} - {got.id for got in outside.charts} == {"stuck", "hours"}
    assert [tile.before for tile in outside.tiles] == [""] * 4
    assert chart(outside, "who_did").columns[-1] == "Trin i alt"


def test_small_cells_and_what_gives_them_away_are_hidden() -> None:
    lines = visits(60) + steps("pas", "a", alone=20, guided=12, together=2, by_staff=9)
    lines += steps("skat", "a", alone=15, guided=9, together=8, by_staff=7) + steps("mitid", "a", alone=15, guided=9, together=8, by_staff=9)
    found = chart(seen(lines, outside=True), "who_did")
    assert found.rows[0] == ("Pas", "47 % (20)", "28 % (12)", "skjult", "skjult", "43")
    assert found.rows[2][3:5] == ("skjult", "skjult")
    assert found.categories[0].values == (None,) * 4
    assert found.n.endswith("Skjult: tal under 5 og tal, som de kan regnes ud fra.")
    assert found.reading == "Borgeren klarede 65 % af de noterede trin selv eller med vejledning."


def test_a_hidden_row_total_shows_the_cells_without_shares() -> None:
    lines = visits(60) + steps("pas", "a", alone=2, guided=1) + steps("skat", "a", alone=30, guided=30)
    found = chart(seen(lines, outside=True), "who_did")
    assert found.rows[1] == ("Pas", "skjult", "skjult", "0", "0", "skjult")


def test_too_few_of_a_kind_are_not_told_at_all() -> None:
    lines = visits(20) + steps("pas", "a", alone=3, blocked=2)
    lines += [
        ("stop", "pas", "a", "time", 2), ("need", "pas", "", "stated_and_real", 3), ("line", "", "own", "us", 2),
        ("handed", "", "called", "colleague", 1), ("event", "", "", "flyttet", 2), ("choice", "", "mark", "again", 2),
    ]  # fmt: skip
    found = seen(lines, outside=True)
    for which in ("who_did", "stops", "topics", "pairs", "lines", "handed", "life_events"):
        assert chart(found, which).reading == "Der er for få tal til at vise dem uden at røbe enkelte besøg.", which
    assert [tile.value for tile in found.tiles] == ["20", "100 %", "skjult", "skjult"]
    assert found.tiles[3].basis == "Tallet er for lille til at vise."


def test_a_share_of_few_is_not_told() -> None:
    lines = visits(20) + steps("pas", "a", alone=9, by_staff=2) + [("need", "pas", "", "stated_and_real", 9), ("need", "pas", "", "stated_only", 2)]
    found = seen(lines, outside=True)
    for which in ("who_did", "pairs"):
        assert chart(found, which).reading == "Der er for få tal til at vise dem uden at røbe enkelte besøg."
    one_day = [("visit", "", "", "agreement", 6), ("visit", "", "", "left", 3), ("visit", "", "", "answer_only", 3), ("hour", "", "", "10", 12)]
    found = seen(one_day, outside=True)
    assert found.tiles[1].value == "100 %" and chart(found, "closings").rows[1][1] == "skjult"
    hidden = [("visit", "", "", "agreement", 6), ("visit", "", "", "left", 3), ("hour", "", "", "10", 9)]
    found = seen(hidden, outside=True)
    assert found.tiles[1].value == "skjult"
    assert chart(found, "closings").reading == "Der er for få tal til at vise dem uden at røbe enkelte besøg."


def test_days_that_cannot_be_told_are_not_told() -> None:
    found = seen(visits(3), and_on={"2026-10-15": visits(3)}, outside=True)
    weekdays = chart(found, "weekdays")
    assert weekdays.reading == "Der er for få tal til at vise dem uden at røbe enkelte besøg."
    assert [row[1] for row in weekdays.rows] == ["0", "skjult", "0", "skjult", "0"]


def test_who_took_over_and_what_was_agreed() -> None:
    lines = visits(60) + [
        ("handed", "", "called", "colleague", 9), ("handed", "", "not_called", "colleague", 2), ("handed", "", "called", "appointment", 9),
        ("handed", "", "not_called", "appointment", 8), ("line", "", "standard", "citizen", 30), ("line", "", "own", "citizen", 3),
        ("line", "", "standard", "us", 20), ("line", "", "own", "us", 9), ("agreement", "", "", "nothing_more", 2),
    ]  # fmt: skip
    found = seen(lines, outside=True)
    assert chart(found, "handed").reading == "Ved 18 af 28 overdragelser blev der ringet først."
    assert "skjult" in chart(found, "handed").rows[1] and "skjult" in chart(found, "lines").rows[0]
    alike = visits(60) + [("handed", "", "called", "colleague", 1), ("handed", "", "not_called", "colleague", 9)]
    assert chart(seen(alike, outside=True), "handed").reading == "10 overdragelser."


@pytest.mark.parametrize("code", ["2026-09", "2026-10", "2026-11", "2026-Q4"])
def test_no_small_count_leaves(path: Path, code: str) -> None:
    journal = Journal.open(path, TODAY)
    got = figures(read([journal], parse(code)), parse(code), shipped(), date(2027, 2, 1))
    journal.close()
    assert small(overview(got, outside=True)) == {}
    assert got.now.visits > 20
    assert small(overview(got)), "inside there are small counts, so the search would see them"


lines_ = st.lists(
    st.one_of(
        st.tuples(st.just("step"), st.sampled_from(["pas", "skat"]), st.sampled_from("ab"), st.sampled_from(["alone", "guided", "together", "by_staff", "blocked"]), st.integers(1, 20)),
        st.tuples(st.just("visit"), st.just(""), st.just(""), st.sampled_from(["agreement", "left", "handed_over"]), st.integers(1, 20)),
        st.tuples(st.just("pair"), st.just("pas"), st.sampled_from(["instead", "also", "same"]), st.sampled_from(["skat", "mitid"]), st.integers(1, 9)),
        st.tuples(st.just("handed"), st.just(""), st.sampled_from(["called", "not_called"]), st.sampled_from(["colleague", "appointment"]), st.integers(1, 9)),
        st.tuples(st.just("event"), st.just(""), st.just(""), st.sampled_from(["flyttet", "nyfoedt"]), st.integers(1, 9)),
        st.tuples(st.just("need"), st.sampled_from(["pas", "skat"]), st.just(""), st.sampled_from(["stated_only", "stated_and_real"]), st.integers(1, 9)),
    ),
    max_size=14,
)  # fmt: skip


@settings(deadline=None, max_examples=120)
@given(lines_)
def test_no_small_count_leaves_whatever_was_counted(lines: list[Line]) -> None:
    assert small(seen(lines, outside=True)) == {}


def test_the_search_sees_a_small_count() -> None:
    got = Chart("x", "?", "", "bars", "", (), (), "3 besøg.", (), (("a", "12", "4", "1.003", "3 %"),))
    assert small(Overview("", "", (), (), (), (got,))) == {"x": [4, 3]}
