"""Rows as JSON Lines, in codes: the first line says what they are, each other line is a row."""

from collections.abc import Iterator, Sequence
from typing import IO, Any

import msgspec

from desk_assistant.insight.cells import Cells, coded
from desk_assistant.insight.columns import use
from desk_assistant.insight.request import REASONS, Request
from desk_assistant.insight.titles import Titles

#: Goes up when a column is renamed, taken away or changes its meaning; a new column leaves it as it is.
SCHEMA_VERSION = 1


class JsonFile:
    """Writes JSON Lines (UTF-8, LF). A code that was not noted is null, a day is ISO, several codes are a list."""

    #: How many rows are written in one slice.
    AT_ONCE = 1000

    def __init__(self, request: Request, titles: Titles, files: Sequence[IO[bytes]]) -> None:
        self._file = files[0]
        self._codes = tuple(column.code for column in request.columns)
        self._cells = Cells(request.columns, request.fields, [coded(column, titles) for column in request.columns])
        self._encoder = msgspec.json.Encoder()
        self._file.write(self._encoder.encode(header(request)) + b"\n")

    def write(self, rows: Sequence[tuple[Any, ...]]) -> None:
        """Write the rows."""
        self._file.write(self._encoder.encode_lines([dict(zip(self._codes, row, strict=True)) for row in self._cells.of(rows)]))

    def finish(self, count: int, held_back: int) -> Iterator[None]:
        """Say at the end how many rows there are: a file without this line is not whole."""
        self._file.write(self._encoder.encode({"rows": count, "held_back": held_back}) + b"\n")
        yield


def header(request: Request) -> dict[str, Any]:
    """Give the first line: schema and version, use, period, and every column with its meaning and values."""
    return {
        "schema": f"desk-assistant/{request.what}",
        "version": SCHEMA_VERSION,
        "use": use(request.what),
        "first_day": request.first,
        "last_day": request.last,
        "made_on": request.made_on,
        "program": request.version,
        "words": request.words,
        "numbers": request.numbers,
        "reason": request.reason and REASONS[request.reason],
        "columns": [
            {
                "code": column.code,
                "heading": column.heading,
                "meaning": column.meaning,
                "unit": column.unit,
                "values": dict(column.values),
                "source": column.source,
            }
            for column in request.columns
        ],
    }
