"""A list of the content: one row for each flow, and for each other kind of content that has rows of its own."""

import json
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from desk_assistant.content.library import Library
from desk_assistant.content.model import OTHER


class Row(NamedTuple):
    """One piece of content: `kind` is `flow`, `life_event`, or `other` for the flow about everything else."""

    id: str
    kind: str
    title: str
    version: int
    checked: date
    review: date


_KINDS = {"flow": "forløb", "life_event": "livssituation", "other": "alt andet"}
_HEADINGS = ("id", "slags", "titel", "version", "kontrolleret", "ses efter")


def print_list(library: Library, as_json: bool) -> int:
    """Print the list of what a library holds; 1 when a file could not be read."""
    print_rows((*flow_rows(library), *event_rows(library)), as_json)
    for error in library.errors:
        print(error, file=sys.stderr)
    return 1 if library.errors else 0


def flow_rows(library: Library) -> Iterator[Row]:
    """Give a row for each flow, by id."""
    for name, flow in sorted(library.flows.items()):
        kind = "other" if name == OTHER else "flow"
        yield Row(name, kind, flow.title, flow.version, flow.checked, flow.review)


def event_rows(library: Library) -> Iterator[Row]:
    """Give a row for each life event, by id."""
    for name, event in sorted(library.life_events.items()):
        yield Row(name, "life_event", event.title, event.version, event.checked, event.review)


def print_rows(rows: Iterable[Row], as_json: bool) -> None:
    """Print rows as a table in Danish, or as JSON with dates as YYYY-MM-DD."""
    if as_json:
        print(json.dumps([row._asdict() for row in rows], ensure_ascii=False, indent=1, default=date.isoformat))
        return
    table = [_HEADINGS, *((row.id, _KINDS[row.kind], row.title, str(row.version), str(row.checked), str(row.review)) for row in rows)]
    widths = [max(len(line[column]) for line in table) for column in range(len(_HEADINGS))]
    for line in table:
        print("  ".join(text.ljust(width) for text, width in zip(line, widths, strict=True)).rstrip())
