"""Fixed calendar periods. They do not overlap within a kind, so that no two of them can be subtracted from each other."""

import re
from datetime import date, timedelta
from typing import Literal

import msgspec

Kind = Literal["week", "month", "quarter", "year"]
KINDS: tuple[Kind, ...] = ("week", "month", "quarter", "year")
_MONTHS = "januar februar marts april maj juni juli august september oktober november december".split()
_FORM = re.compile(r"(?P<year>20[0-9]{2})(?:-(?:(?P<month>[0-9]{2})|[Ww](?P<week>[0-9]{2})|[Qq](?P<quarter>[1-4])))?")
_DAY = timedelta(days=1)


class Period(msgspec.Struct, frozen=True):
    """An ISO week, a calendar month, a quarter or a year, from its first to its last day, both included."""

    kind: Kind
    first: date
    last: date

    @property
    def label(self) -> str:
        """Give the name as a heading: *Uge 47, 2026*, *oktober 2026*, *3. kvartal 2026*, *2026*."""
        if self.kind == "week":
            year, week, _ = self.first.isocalendar()
            return f"Uge {week}, {year}"
        if self.kind == "month":
            return f"{_MONTHS[self.first.month - 1]} {self.first.year}"
        return f"{_quarter(self.first)}. kvartal {self.first.year}" if self.kind == "quarter" else str(self.first.year)

    @property
    def within(self) -> str:
        """Give the name inside a sentence, with its preposition: *i uge 47, 2026*, *i oktober 2026*."""
        return f"i {self.label.replace('Uge', 'uge')}"

    @property
    def code(self) -> str:
        """Give the form that `parse` reads: 2026-W47, 2026-10, 2026-Q3, 2026."""
        if self.kind == "week":
            year, week, _ = self.first.isocalendar()
            return f"{year}-W{week:02}"
        if self.kind == "month":
            return f"{self.first.year}-{self.first.month:02}"
        return f"{self.first.year}-Q{_quarter(self.first)}" if self.kind == "quarter" else str(self.first.year)

    @property
    def weeks(self) -> tuple[str, ...]:
        """Give the ISO weeks (YYYY-Www) whose Thursday lies in the period; so every week belongs to one month (ISO 8601)."""
        days = (thursday.isocalendar() for thursday in self._thursdays())
        return tuple(f"{year}-W{week:02}" for year, week, _ in days)

    @property
    def week_days(self) -> tuple[date, date]:
        """Give the Monday of the first and the Sunday of the last of the `weeks`."""
        thursdays = self._thursdays()
        return thursdays[0] - 3 * _DAY, thursdays[-1] + 3 * _DAY

    def _thursdays(self) -> list[date]:
        first = self.first + (4 - self.first.isoweekday()) % 7 * _DAY
        return [first + days * _DAY for days in range(0, (self.last - first).days + 1, 7)]

    @property
    def months(self) -> tuple[str, ...]:
        """Give the months (YYYY-MM) that lie wholly in the period; none for a week."""
        if self.kind == "week":
            return ()
        return tuple(f"{self.first.year}-{month:02}" for month in range(self.first.month, self.last.month + 1))

    def is_complete(self, today: date) -> bool:
        """Tell whether the last day is over."""
        return self.last < today

    def previous(self) -> "Period":
        """Give the period of the same kind just before."""
        return containing(self.first - _DAY, self.kind)

    def next(self) -> "Period":
        """Give the period of the same kind just after."""
        return containing(self.last + _DAY, self.kind)


def _quarter(day: date) -> int:
    return (day.month + 2) // 3


def containing(day: date, kind: Kind) -> Period:
    """Give the period of this kind that the day lies in."""
    if kind == "week":
        monday = day - timedelta(days=day.weekday())
        return Period(kind, monday, monday + timedelta(days=6))
    length = {"month": 1, "quarter": 3, "year": 12}[kind]
    month = (day.month - 1) // length * length + 1
    first = date(day.year, month, 1)
    after = month + length
    following = date(day.year + 1, 1, 1) if after > 12 else date(day.year, after, 1)
    return Period(kind, first, following - _DAY)


def in_words(day: date) -> str:
    """Write a day as it stands in a text: *22. november 2026*."""
    return f"{day.day}. {_MONTHS[day.month - 1]} {day.year}"


def last_complete(today: date, kind: Kind = "month") -> Period:
    """Give the newest period of this kind whose last day is over."""
    return containing(today, kind).previous()


def parse(text: str) -> Period:
    """Read 2026-W47, 2026-10, 2026-Q3 or 2026. Raises ValueError with a Danish sentence."""
    form = _FORM.fullmatch(text.strip())
    try:
        if form is None:
            raise ValueError(text)
        year = int(form["year"])
        if form["week"]:
            return containing(date.fromisocalendar(year, int(form["week"]), 1), "week")
        if form["month"]:
            return containing(date(year, int(form["month"]), 1), "month")
        if form["quarter"]:
            return containing(date(year, 3 * int(form["quarter"]), 1), "quarter")
        return containing(date(year, 1, 1), "year")
    except ValueError as problem:
        raise ValueError("skriv perioden som 2026-10, 2026-W47, 2026-Q3 eller 2026") from problem
