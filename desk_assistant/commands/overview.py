"""What a period tells, as text: the same key figures, sentences and tables as the supervisor's window and the report."""

import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import msgspec

from desk_assistant.commands.reading import NotReadable, desk_names, library_of, opened, refuse_twice
from desk_assistant.content.library import Library
from desk_assistant.insight.chart import Chart, Overview
from desk_assistant.insight.charts import overview
from desk_assistant.insight.counting import figures
from desk_assistant.insight.periods import Period, last_complete
from desk_assistant.insight.sources import Source, read


def print_overview(folder: Path, period: Period | None, today: date, as_json: bool, sources: Sequence[Path] | None = None) -> int:
    """Print the overview of the log in the folder or of copies, of the last whole month by default. 1 when it cannot be read."""
    try:
        with opened(folder, sources, today) as journals:
            refuse_twice(journals)
            library = library_of(folder)
            found = overview_of(journals, period or last_complete(today), library, today, desk_names(journals, folder))
    except (NotReadable, ValueError) as problem:
        print(problem, file=sys.stderr)
        return 1
    print(msgspec.json.encode(found).decode() if as_json else "\n".join(lines(found)))
    return 0


def overview_of(sources: Sequence[Source], period: Period, library: Library, today: date, desks: tuple[str, ...]) -> Overview:
    """Give the overview of a period from one log or several, added up. May raise StoreFailed."""
    return overview(figures(read(sources, period), period, library, today, desks))


def lines(found: Overview) -> Iterator[str]:
    """Give the overview as lines of text."""
    yield found.title + (f" · {', '.join(found.desks)}" if found.desks else "")
    yield from found.notes
    for tile in found.tiles:
        beside = "  ".join(filter(None, (tile.basis, f"({tile.before})" if tile.before else "")))
        yield f"  {tile.value:>10}  {tile.label}. {beside}".rstrip()
    for chart in found.charts:
        yield from ("", chart.question, chart.reading)
        yield from _table(chart)


def _table(chart: Chart) -> Iterator[str]:
    table = (chart.columns, *chart.rows)
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    for row in table if chart.rows else ():
        yield "  " + "  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)).rstrip()
    if chart.n:
        yield f"  {chart.n}"
