"""Counting a period in slices: one source is read in each, so that many copies never stop the window."""

from collections.abc import Generator, Sequence
from datetime import date

import msgspec

from desk_assistant.content.library import Library
from desk_assistant.insight.chart import Overview
from desk_assistant.insight.charts import overview
from desk_assistant.insight.counting import figures
from desk_assistant.insight.periods import Period, containing, last_complete
from desk_assistant.insight.sources import Rows, Source, read

#: How many months are looked back for visits: as long as they are kept (product.md, Retention defaults).
_MONTHS_BACK = 13


class Asked(msgspec.Struct, frozen=True):
    """What an overview is made of: sources, content, the names of the desks, and today."""

    sources: tuple[Source, ...]
    library: Library
    desks: tuple[str, ...]
    today: date


class Progress(msgspec.Struct, frozen=True):
    """So many sources of all are read."""

    done: int
    of: int


class Ready(msgspec.Struct, frozen=True):
    """A period and what it tells."""

    period: Period
    overview: Overview


def counting(asked: Asked, period: Period | None) -> Generator[Progress, None, Ready]:
    """Count a period, or without one the newest whole month with visits; each slice reads one source.

    May raise what a source raises when it cannot be read.
    """
    if period is None:
        period = yield from _newest(asked)
    parts: list[Rows] = []
    for source in asked.sources:
        parts.append(read((source,), period))
        yield Progress(len(parts), len(asked.sources))
    return Ready(period, overview(figures(_together(parts), period, asked.library, asked.today, asked.desks)))


def _newest(asked: Asked) -> Generator[Progress, None, Period]:
    """Find the newest whole month with visits; the running month when it is the only one; else the last whole month."""
    month = last_complete(asked.today)
    for _ in range(_MONTHS_BACK):
        for source in asked.sources:
            if _has_visits(source, month):
                return month
            yield Progress(0, len(asked.sources))
        month = month.previous()
    running = containing(asked.today, "month")
    if any(_has_visits(source, running) for source in asked.sources):
        return running
    return last_complete(asked.today)


def _has_visits(source: Source, month: Period) -> bool:
    found = source.tallies(month.first, month.last) or source.month_totals(month.months[0], month.months[-1])
    return any(row.measure == "visit" for row in found)


def _together(parts: Sequence[Rows]) -> Rows:
    names = Rows.__struct_fields__
    return Rows(**{name: tuple(row for part in parts for row in getattr(part, name)) for name in names})
