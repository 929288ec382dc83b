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
    """All rows that the figures of a period are counted from. `week_days` are those of the weeks of the answers."""

    tallies: tuple[TallyRow, ...]
    totals: tuple[MonthTotalRow, ...]
    tallies_before: tuple[TallyRow, ...]
    totals_before: tuple[MonthTotalRow, ...]
    week_days: tuple[TallyRow, ...]
    answers: tuple[AnswerRow, ...]


def read(sources: Iterable[Source], period: Period) -> Rows:
    """Read what the figures of a period need from one desk or several, added up."""
    before = period.previous()
    parts = [
        Rows(
            source.tallies(period.first, period.last),
            _totals(source, period),
            source.tallies(before.first, before.last),
            _totals(source, before),
            source.tallies(*period.week_days),
            source.answers(period.weeks[0], period.weeks[-1]),
        )
        for source in sources
    ]
    names = Rows.__struct_fields__
    return Rows(**{name: tuple(row for part in parts for row in getattr(part, name)) for name in names})


def _totals(source: Source, period: Period) -> tuple[MonthTotalRow, ...]:
    return source.month_totals(period.months[0], period.months[-1]) if period.months else ()
