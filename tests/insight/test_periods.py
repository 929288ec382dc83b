"""Fixed calendar periods: they tile the days, go back and forth, and read back what they are called."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_assistant.insight.periods import KINDS, Kind, containing, last_complete, parse

days = st.dates(date(2001, 1, 1), date(2098, 12, 31))
kinds = st.sampled_from(KINDS)


@given(days, kinds)
def test_periods_tile_the_days(day: date, kind: Kind) -> None:
    period = containing(day, kind)
    assert period.first <= day <= period.last
    assert period.next().first - period.last == timedelta(days=1)
    assert all(containing(end, kind) == period for end in (period.first, period.last))


@given(days, kinds)
def test_previous_and_next_are_each_others_way_back(day: date, kind: Kind) -> None:
    period = containing(day, kind)
    assert period.previous().next() == period == period.next().previous()
    assert period.previous().last < period.first


@given(days, kinds)
def test_a_period_is_read_back_from_its_code(day: date, kind: Kind) -> None:
    period = containing(day, kind)
    assert parse(period.code) == period


@given(days, kinds)
def test_every_week_belongs_to_one_period_of_a_kind(day: date, kind: Kind) -> None:
    period = containing(day, kind)
    thursdays = [date.fromisocalendar(int(week[:4]), int(week[6:]), 4) for week in period.weeks]
    assert all(period.first <= thursday <= period.last for thursday in thursdays)
    first, last = period.week_days
    assert (first, last) == (thursdays[0] - timedelta(days=3), thursdays[-1] + timedelta(days=3))
    assert period.next().week_days[0] == last + timedelta(days=1)


@given(days, kinds)
def test_the_last_complete_period_is_over_and_the_one_after_is_not(today: date, kind: Kind) -> None:
    period = last_complete(today, kind)
    assert period.is_complete(today)
    assert not period.next().is_complete(today)


@pytest.mark.parametrize(
    ("code", "label", "within", "first", "last"),
    [
        ("2026-W47", "Uge 47, 2026", "i uge 47, 2026", date(2026, 11, 16), date(2026, 11, 22)),
        ("2026-10", "oktober 2026", "i oktober 2026", date(2026, 10, 1), date(2026, 10, 31)),
        ("2026-Q3", "3. kvartal 2026", "i 3. kvartal 2026", date(2026, 7, 1), date(2026, 9, 30)),
        ("2026", "2026", "i 2026", date(2026, 1, 1), date(2026, 12, 31)),
        ("2026-W53", "Uge 53, 2026", "i uge 53, 2026", date(2026, 12, 28), date(2027, 1, 3)),
        ("2028-02", "februar 2028", "i februar 2028", date(2028, 2, 1), date(2028, 2, 29)),
    ],
)
def test_by_example(code: str, label: str, within: str, first: date, last: date) -> None:
    period = parse(code)
    assert (period.label, period.within, period.code) == (label, within, code)
    assert (period.first, period.last) == (first, last)


def test_the_months_and_weeks_inside() -> None:
    assert parse("2026-Q4").months == ("2026-10", "2026-11", "2026-12")
    assert parse("2026-W47").months == ()
    assert parse("2026-10").weeks == ("2026-W40", "2026-W41", "2026-W42", "2026-W43", "2026-W44")
    assert parse(" 2026-q1 ") == parse("2026-Q1")
    assert len(parse("2026").weeks) == 53


@pytest.mark.parametrize("text", ["", "oktober", "2026-13", "2026-00", "2026-W54", "2025-W53", "2026-W00", "2026-Q5", "26", "1999", "2026-1", "٢٠٢٦"])
def test_what_cannot_be_read_is_said_in_danish(text: str) -> None:
    with pytest.raises(ValueError, match="skriv perioden som 2026-10, 2026-W47, 2026-Q3 eller 2026"):
        parse(text)
