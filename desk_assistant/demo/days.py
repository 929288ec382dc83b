"""When an invented desk is open: its days and hours, the public holidays, and how many come on a day."""

from datetime import date, timedelta
from functools import cache
from random import Random
from typing import NamedTuple

#: Fewest and most visits on a full day; a desk takes 10,000–15,000 a year (architecture.md, Budgets).
FEWEST, MOST = 50, 70
#: Visits an hour of arrival draws, by weekday (Monday 0): open until 15, Thursdays until 17, Fridays until 13.
_SHORT = {9: 8, 10: 13, 11: 13, 12: 9, 13: 11, 14: 8}
_HOURS = {0: _SHORT, 1: _SHORT, 2: _SHORT, 3: {**_SHORT, 15: 7, 16: 6}, 4: {9: 9, 10: 13, 11: 12, 12: 8}}
_BUSY_WEEKDAY = (1.12, 1.0, 0.97, 1.06, 0.86)
_BUSY_MONTH = (1.05, 0.98, 1.03, 0.98, 1.03, 1.05, 0.88, 1.1, 1.07, 0.98, 0.97, 0.86)
_USUAL = 60
#: Days from Easter Sunday: Maundy Thursday, Good Friday, Easter Monday, Ascension Day, Whit Monday.
_AFTER_EASTER = (-3, -2, 1, 39, 50)
#: Store bededag stood on the fourth Friday after Easter, and is no holiday from 1 January 2024 (lovforslag L 13).
_PRAYER_DAY, _LAST_PRAYER_DAY = 26, 2023
#: New Year's Day, Constitution Day, Christmas Eve, both days of Christmas, New Year's Eve: (month, day).
_FIXED = ((1, 1), (6, 5), (12, 24), (12, 25), (12, 26), (12, 31))


class Day(NamedTuple):
    """A day the desk is open, and the hour of arrival of each visit, in order."""

    day: date
    hours: tuple[int, ...]


def easter(year: int) -> date:
    """Give Easter Sunday of a year in the Gregorian calendar (the rule of Meeus, Jones and Butcher)."""
    golden, century, rest = year % 19, year // 100, year % 100
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


@cache
def holidays(year: int) -> frozenset[date]:
    """Give the public holidays of Denmark, with the days on which municipal offices are closed too."""
    sunday = easter(year)
    moving = [*_AFTER_EASTER, *([_PRAYER_DAY] if year <= _LAST_PRAYER_DAY else [])]
    return frozenset({*(sunday + timedelta(days) for days in moving), *(date(year, *fixed) for fixed in _FIXED)})


def is_open(day: date) -> bool:
    """Tell whether the desk is open: Monday to Friday, and no holiday."""
    return day.weekday() < 5 and day not in holidays(day.year)


def opening_days(visits: int, today: date, chance: Random) -> tuple[Day, ...]:
    """Give the days that take exactly so many visits, the newest on today or the last opening day before it, oldest first."""
    found: list[Day] = []
    left, day = visits, today
    while left > 0:
        if is_open(day):
            come = min(left, _come(day, chance))
            found.append(Day(day, _arrivals(day, come, chance)))
            left -= come
        day -= timedelta(1)
    return tuple(reversed(found))


def _come(day: date, chance: Random) -> int:
    usual = _USUAL * _BUSY_WEEKDAY[day.weekday()] * _BUSY_MONTH[day.month - 1]
    return min(max(round(chance.gauss(usual, 4)), FEWEST), MOST)


def _arrivals(day: date, come: int, chance: Random) -> tuple[int, ...]:
    drawn = _HOURS[day.weekday()]
    return tuple(sorted(chance.choices(tuple(drawn), tuple(drawn.values()), k=come)))
