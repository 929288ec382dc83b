"""What a period tells, as text: the same key figures, sentences and tables as the supervisor's window and the report."""

import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import msgspec

from desk_assistant import paths, settings
from desk_assistant.commands.sentences import refusal
from desk_assistant.content.compiled import load_with_local
from desk_assistant.content.library import Library
from desk_assistant.insight.chart import Chart, Overview
from desk_assistant.insight.charts import overview
from desk_assistant.insight.counting import figures
from desk_assistant.insight.periods import Period, last_complete
from desk_assistant.insight.sources import Source, read
from desk_assistant.store.errors import StoreFailed, StoreRefused
from desk_assistant.store.journal import Journal


def print_overview(folder: Path, period: Period | None, today: date, as_json: bool) -> int:
    """Print the overview of the log in the folder, of the last whole month by default. 1 when the log cannot be read."""
    path = folder / paths.DATABASE
    if not path.exists():
        print(f"Der er ingen log i mappen {folder}.", file=sys.stderr)
        return 1
    try:
        journal = Journal.open(path, today)
    except StoreRefused as problem:
        print(refusal(problem.code), file=sys.stderr)
        return 1
    try:
        library = load_with_local(paths.resources() / "content", folder / paths.CONTENT, folder / paths.LOCAL)
        desk = settings.load(folder / paths.SETTINGS)[0].desk_name
        found = overview_of([journal], period or last_complete(today), library, today, (desk,) if desk else ())
    except StoreFailed as problem:
        print(refusal(problem.code), file=sys.stderr)
        return 1
    finally:
        journal.close()
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
