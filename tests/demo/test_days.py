from datetime import date, timedelta
from random import Random

import pytest

from desk_assistant.demo.days import FEWEST, MOST, easter, is_open, opening_days

FRIDAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    "sunday",
    [date(1961, 4, 2), date(2000, 4, 23), date(2008, 3, 23), date(2024, 3, 31), date(2026, 4, 5), date(2038, 4, 25)],
)
def test_easter(sunday: date) -> None:
    assert easter(sunday.year) == sunday


@pytest.mark.parametrize(
    "closed",
    [
        pytest.param(date(2026, 4, 2), id="maundy-thursday"),
        pytest.param(date(2026, 4, 6), id="easter-monday"),
        pytest.param(date(2026, 5, 14), id="ascension"),
        pytest.param(date(2026, 5, 25), id="whit-monday"),
        pytest.param(date(2023, 5, 5), id="last-prayer-day"),
        pytest.param(date(2026, 6, 5), id="constitution"),
        pytest.param(date(2026, 12, 24), id="christmas-eve"),
        pytest.param(date(2026, 11, 21), id="saturday"),
    ],
)
def test_the_desk_is_closed(closed: date) -> None:
    assert not is_open(closed)


@pytest.mark.parametrize("day", [date(2024, 4, 26), date(2026, 4, 7), date(2026, 12, 23), FRIDAY])
def test_the_desk_is_open(day: date) -> None:
    assert is_open(day)


@pytest.mark.parametrize("visits", [1, 49, 60, 61, 2_000])
def test_the_days_take_exactly_so_many_visits(visits: int) -> None:
    days = opening_days(visits, FRIDAY, Random(1))
    assert sum(len(day.hours) for day in days) == visits
    assert days[-1].day == FRIDAY
    assert all(FEWEST <= len(day.hours) <= MOST for day in days[1:])
    assert [day.day for day in days] == sorted({day.day for day in days})
    assert all(is_open(day.day) for day in days)


def test_people_come_while_the_desk_is_open() -> None:
    for day, hours in opening_days(3_000, FRIDAY, Random(1)):
        closes = {3: 17, 4: 13}.get(day.weekday(), 15)
        assert list(hours) == sorted(hours)
        assert 9 <= hours[0] <= hours[-1] < closes


def test_on_a_sunday_the_newest_visits_are_those_of_friday() -> None:
    assert opening_days(70, FRIDAY + timedelta(2), Random(1))[-1].day == FRIDAY
