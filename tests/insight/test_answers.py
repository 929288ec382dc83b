"""Citizens' answers: whole weeks that are over, nothing under five, and an interval that is right."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_assistant.insight.answering import wilson
from tests.insight.sheet import OCTOBER, chart, of, seen, visits

HAPPY = [(1, "yes", 40), (2, "yes", 20), (2, "partly", 8), (3, "no", 6), (4, "no", 5), (None, None, 7)]


def test_answers_with_rate_and_interval() -> None:
    found = seen(visits(215), answers=HAPPY)
    faces, solved = chart(found, "faces"), chart(found, "solved")
    assert faces.rows == (("Meget godt", "40", "47 %"), ("Godt", "28", "33 %"), ("Ikke så godt", "6", "7 %"), ("Dårligt", "5", "6 %"), ("Sprang over", "7", "8 %"))
    assert faces.n == "86 svar af 215 besøg (40 %) i uge 40–44."
    assert faces.reading == (
        "14 % (11 af 79) svarede “Ikke så godt” eller “Dårligt”. Med så mange svar ligger andelen mellem 8 % og 23 % (95 % sikkerhed)."
    )
    assert solved.reading.startswith("14 % (11 af 79) svarede “Nej”. ")
    assert solved.rows[0] == ("Ja", "60", "70 %")


def test_one_week_and_more_answers_than_visits() -> None:
    found = seen(visits(6), answers=[(1, "yes", 9)], period="2026-W42")
    assert chart(found, "faces").n == "9 svar af 6 besøg i uge 42."
    assert chart(found, "faces").reading.startswith("Ingen af 9 svarede “Ikke så godt” eller “Dårligt”. Med så mange svar ligger andelen mellem 0 % og 30 %")


@pytest.mark.parametrize(
    ("answers", "today", "sentence"),
    [
        ([], date(2026, 11, 10), "Ingen har svaret i oktober 2026."),
        ([(1, "yes", 4)], date(2026, 11, 10), "Der er under 5 svar, og derfor vises de ikke."),
        ([(1, "yes", 50)], date(2026, 11, 1), "Svarene vises, når ugerne er slut. Ellers kunne et svar føres tilbage til et enkelt besøg."),
    ],
)
def test_when_there_is_nothing_to_show(answers: list, today: date, sentence: str) -> None:
    assert OCTOBER.is_complete(today)
    found = seen(visits(9), answers=answers, today=today)
    assert chart(found, "faces").reading == chart(found, "solved").reading == sentence
    assert chart(found, "faces").empty


def test_small_answers_are_hidden_and_not_given_away_by_the_share() -> None:
    found = seen(visits(60), answers=[(1, "yes", 30), (2, "yes", 12), (3, "no", 2), (4, "no", 5)])
    assert [row[1] for row in chart(found, "faces").rows] == ["30", "12", "skjult", "skjult", "0"]
    assert chart(found, "faces").reading.startswith("14 % (7 af 49) ")
    across = seen(visits(60), answers=[(1, "yes", 30), (2, "yes", 6), (3, "partly", 2), (4, "no", 9)])
    assert [row[1] for row in chart(across, "faces").rows] == ["30", "skjult", "skjult", "9", "0"]
    assert chart(across, "faces").reading == "Nogle svar er for få til at vise. Resten står i tabellen."
    assert chart(across, "solved").reading == "Nogle svar er for få til at vise. Resten står i tabellen."


def test_all_skipped_and_few_who_chose() -> None:
    skipped = seen(visits(60), answers=[(None, None, 9)])
    assert chart(skipped, "faces").reading == "Nogle svar er for få til at vise. Resten står i tabellen."
    assert of(visits(60), answers=[(None, None, 9)]).answers.unhappy is None


def test_erased_visits_leave_no_rate() -> None:
    found = seen([], totals=visits(50), answers=[(1, "yes", 9)])
    assert chart(found, "faces").n == "9 svar i uge 40–44. Besøgene er slettet, så svarprocenten kan ikke regnes ud."


@pytest.mark.parametrize(
    ("part", "of_", "low", "high"),
    [(0, 10, 0.0, 27.75), (1, 10, 1.79, 40.42), (5, 10, 23.66, 76.34), (10, 10, 72.25, 100.0), (15, 148, 6.24, 16.05)],
)
def test_wilson_by_known_values(part: int, of_: int, low: float, high: float) -> None:
    """15 of 148: 0.0624 to 0.1605, the example in Newcombe 1998 (Statistics in Medicine 17:857), score method without correction."""
    found = wilson(part, of_)
    assert (found.low, found.high) == (pytest.approx(low, abs=0.01), pytest.approx(high, abs=0.01))


@given(st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_the_interval_holds_the_share(case: tuple[int, int]) -> None:
    part, of_ = case
    found = wilson(part, of_)
    assert 0 <= found.low <= 100 * part / of_ + 1e-9 and 100 * part / of_ - 1e-9 <= found.high <= 100
