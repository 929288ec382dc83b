"""Where the figures are counted from: the log of a desk, or copies of several."""

from collections.abc import Iterable
from datetime import date
from typing import Protocol

import msgspec

from desk_assistant.insight.periods import Period
from desk_assistant.store.rows import AnswerRow, MonthTotalRow, TallyRow


class Source(Protocol):
    """What the figures are counted from: the log of a desk, or copies of several."""

    def tallies(self, first: date, last: date) -> tuple[TallyRow, ...]:
        """Give the counts of the days from the first to the last, both included."""
        ...

    def answers(self, first_week: str, last_week: str) -> tuple[AnswerRow, ...]:
        """Give the counts of the citizens' answers of the ISO weeks, both included."""
        ...

    def month_totals(self, first_month: str, last_month: str) -> tuple[MonthTotalRow, ...]:
        """Give what is left of the erased visits of the months, both included."""
        ...


class Rows(msgspec.Struct, frozen=True):
    """All rows that the figures of a period are counted from. `week_visits` are those of the weeks of the answers."""

    tallies: tuple[TallyRow, ...]
    totals: tuple[MonthTotalRow, ...]
    tallies_before: tuple[TallyRow, ...]
    totals_before: tuple[MonthTotalRow, ...]
    week_visits: tuple[TallyRow, ...]
    answers: tuple[AnswerRow, ...]


def read(sources: Iterable[Source], period: Period) -> Rows:
    """Read what the figures of a period need from one desk or several, added up."""
    parts = [_read(source, period) for source in sources]
    names = Rows.__struct_fields__
    return Rows(**{name: tuple(row for part in parts for row in getattr(part, name)) for name in names})


def _read(source: Source, period: Period) -> Rows:
    before = period.previous()
    monday, sunday = period.week_days
    days = source.tallies(min(monday, period.first), max(sunday, period.last))
    first, last, week_first, week_last = (day.isoformat() for day in (period.first, period.last, monday, sunday))
    totals, totals_before = _totals(source, period), _totals(source, before)
    return Rows(
        _without(totals, (row for row in days if first <= row.day <= last)),
        totals,
        _without(totals_before, source.tallies(before.first, before.last)),
        totals_before,
        tuple(row for row in days if row.measure == "visit" and week_first <= row.day <= week_last),
        source.answers(period.weeks[0], period.weeks[-1]),
    )


def _without(totals: Iterable[MonthTotalRow], days: Iterable[TallyRow]) -> tuple[TallyRow, ...]:
    """Give the days of months without totals: where erasing was interrupted, the totals hold what still stands in the days."""
    months = {row.month for row in totals}
    return tuple(row for row in days if row.day[:7] not in months)


def _totals(source: Source, period: Period) -> tuple[MonthTotalRow, ...]:
    return source.month_totals(period.months[0], period.months[-1]) if period.months else ()
