"""Rows as CSV: the Danish kind that Excel opens by a double click, or the one of RFC 4180."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import IO, Any

from desk_assistant.insight import dictionary
from desk_assistant.insight.cells import Cells, Make, Value, shown
from desk_assistant.insight.formulas import disarmed
from desk_assistant.insight.request import Request
from desk_assistant.insight.titles import Titles

#: Separator and what stands before everything else. Lines end in CRLF in both, and days are ISO: any Excel reads those as days.
_SEPARATOR = {"da": ";", "rfc4180": ","}
_DECIMAL = {"da": ",", "rfc4180": "."}
_START = {"da": "\ufeff", "rfc4180": ""}
#: What makes quotes needed, whichever the separator is.
_QUOTED = re.compile("[\";,\r\n\t']|^\\s|\\s$")
#: Between several values in one cell.
BETWEEN = ", "


class CsvFile:
    """Writes a table and, in a second file, what its columns mean."""

    #: How many rows are written in one slice.
    AT_ONCE = 1000

    def __init__(self, request: Request, titles: Titles, files: Sequence[IO[bytes]]) -> None:
        self._request = request
        self._table, self._meanings = files
        self._cells = Cells(request.columns, request.fields, [_cell_maker(shown(column, titles), _DECIMAL[request.dialect]) for column in request.columns])
        self._join = _SEPARATOR[request.dialect].join
        self._table.write(_START[request.dialect].encode())
        self._put(self._table, [tuple(cell(column.heading) for column in request.columns)])

    def write(self, rows: Sequence[tuple[Any, ...]]) -> None:
        """Write the rows."""
        self._put(self._table, self._cells.of(rows))

    def finish(self, count: int, held_back: int) -> Iterator[None]:
        """Write what the columns mean; the files stay open."""
        about = dictionary.about(self._request, count, held_back)
        rows = [dictionary.HEADINGS, *dictionary.rows(self._request)]
        rows += [("(om eksporten)", "", f"{label}: {text}", "", "", "") for label, text in about]
        self._meanings.write(_START[self._request.dialect].encode())
        self._put(self._meanings, [tuple(map(cell, row)) for row in rows])
        yield

    def _put(self, file: IO[bytes], rows: Iterable[tuple[str, ...]]) -> None:
        """Write rows of finished cells."""
        file.write("".join(f"{line}\r\n" for line in map(self._join, rows)).encode())


def _cell_maker(make: Make, decimal: str) -> Make:
    def made(value: Any) -> Value:
        return cell(make(value), decimal)

    return made


def cell(value: Value, decimal: str = ",") -> str:
    """Write a value as a cell, never as a formula, in quotes where it needs them. Nothing noted is an empty cell."""
    if value is None:
        return ""
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return str(value).replace(".", decimal)
    if isinstance(value, date):
        return value.isoformat()
    text = disarmed(BETWEEN.join(value) if isinstance(value, tuple) else value)
    return '"' + text.replace('"', '""') + '"' if _QUOTED.search(text) else text
