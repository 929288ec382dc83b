"""Rows as a workbook: real days, a filter, and two more sheets that say what it all means. Text is always written as text."""

import io
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date, datetime, time
from pathlib import Path
from typing import IO, Any

from desk_assistant.insight import dictionary
from desk_assistant.insight.as_csv import BETWEEN
from desk_assistant.insight.aside import aside
from desk_assistant.insight.cells import Cells, Value, shown
from desk_assistant.insight.columns import ROWS_NAMES, Column
from desk_assistant.insight.request import Request
from desk_assistant.insight.titles import Titles

#: Rows a sheet can hold, without the one of headings.
MOST_ROWS = 1_048_575
#: A workbook carries when it was made; only the day is said here, as everywhere.
_MIDNIGHT = time()
_WIDTHS = {"day": 11, "weekday": 9, "number": 9, "yes_no": 10, "flows": 40, "step_title": 44, "line": 60, "due": 24, "text": 20}
_WIDTH, _WORDS_WIDTH = 22, 60
#: Room in a cell beside its longest text: the indent, and the button of the filter in a heading.
_AIR = 4
_A4 = 9
#: Height of a line, in points.
_LINE = 15
#: The tint of the window (ux/spec.md 2.1), behind headings.
_TINT = "#EEF5F8"


class XlsxFile:
    """Writes a workbook row by row; what is not written yet lies beside the file, in a folder of its own."""

    #: How many rows are written in one slice.
    AT_ONCE = 50

    def __init__(self, request: Request, titles: Titles, files: Sequence[IO[bytes]]) -> None:
        from xlsxwriter import Workbook

        self._request = request
        self._cells = Cells(request.columns, request.fields, [shown(column, titles) for column in request.columns])
        self._scratch = tempfile.mkdtemp(prefix=".eksport-", dir=Path(files[0].name).parent)
        self._outlet = _Outlet(files[0])
        self._book = Workbook(self._outlet, {"constant_memory": True, "tmpdir": self._scratch, "strings_to_urls": False})
        self._book.set_properties({"created": datetime.combine(request.made_on, _MIDNIGHT), "title": ROWS_NAMES[request.what][1]})
        self._heading = self._book.add_format({"bold": True, "text_wrap": True, "align": "left", "valign": "top", "indent": 1, "bg_color": _TINT, "bottom": 1})
        self._day = self._book.add_format({"num_format": "yyyy-mm-dd", "align": "left", "indent": 1})
        self._text = self._book.add_format({"indent": 1})
        self._wrapped = self._book.add_format({"text_wrap": True, "align": "left", "valign": "top", "indent": 1})
        self._sheet = self._book.add_worksheet(ROWS_NAMES[request.what][1].capitalize())
        self._row = 0
        self._begin()

    def _begin(self) -> None:
        self._sheet.freeze_panes(1, 0)
        self._sheet.repeat_rows(0)
        self._sheet.set_row(0, 2 * _LINE)
        self._lay_out(self._sheet)
        for at, column in enumerate(self._request.columns):
            self._sheet.set_column(at, at, _width(column))
        for at, column in enumerate(self._request.columns):
            self._sheet.write_string(0, at, column.heading, self._heading)

    def _lay_out(self, sheet: Any) -> None:
        """Let a printed sheet lie on A4, with all columns on the page."""
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer("&L&A&RSide &P af &N")

    def write(self, rows: Sequence[tuple[Any, ...]]) -> None:
        """Write the rows."""
        for row in self._cells.of(rows):
            self._row += 1
            for at, value in enumerate(row):
                self._write(self._row, at, value)

    def _write(self, row: int, at: int, value: Value) -> None:
        if value is None:
            return
        if isinstance(value, str):
            self._sheet.write_string(row, at, value, self._text)
        elif isinstance(value, tuple):
            self._sheet.write_string(row, at, BETWEEN.join(value), self._text)
        elif isinstance(value, date):
            self._sheet.write_datetime(row, at, datetime.combine(value, _MIDNIGHT), self._day)
        else:
            self._sheet.write_number(row, at, value)

    def finish(self, count: int, held_back: int) -> Iterator[None]:
        """Write the other sheets and pack the workbook, which is done beside the window; the file stays open."""
        self._sheet.autofilter(0, 0, max(self._row, 1), len(self._request.columns) - 1)
        self._explain("Forklaring", (24, 14, 60, 14, 60, 26), (dictionary.HEADINGS, *dictionary.rows(self._request)))
        self._explain("Om eksporten", (20, 60), dictionary.about(self._request, count, held_back))
        yield from aside(self._pack)

    def _pack(self) -> None:
        from xlsxwriter.exceptions import XlsxFileError

        try:
            self._book.close()
        except XlsxFileError as problem:
            raise problem.args[0] if isinstance(problem.args[0], OSError) else problem from problem

    def _explain(self, name: str, widths: Sequence[int], rows: Sequence[Sequence[str]]) -> None:
        sheet = self._book.add_worksheet(name)
        self._lay_out(sheet)
        for at, width in enumerate(widths):
            sheet.set_column(at, at, width)
        for row, texts in enumerate(rows):
            lines = max(-(-len(text) // (width - 2)) for text, width in zip(texts, widths, strict=True))
            sheet.set_row(row, _LINE * max(1, lines))
            for at, text in enumerate(texts):
                sheet.write_string(row, at, text, self._heading if row == 0 and len(widths) > 2 else self._wrapped)

    def end(self) -> None:
        """Take away what lay beside the file; after a failure nothing is written any more."""
        self._outlet.drop()
        for sheet in self._book.worksheets():
            for file in (sheet.row_data_fh, sheet.fh):
                with suppress(OSError):
                    file.close()
        shutil.rmtree(self._scratch, ignore_errors=True)


class _Outlet:
    """The file as the packing sees it. Packing that failed tries to finish when it is thrown away: then it goes nowhere."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self.write, self.seek, self.tell, self.flush = file.write, file.seek, file.tell, file.flush

    def drop(self) -> None:
        """Let go of the file, if the packing ended too early to close it."""
        if self._file.closed:
            return
        nowhere = io.BytesIO()
        nowhere.seek(self._file.tell())
        self.write, self.seek, self.tell, self.flush = nowhere.write, nowhere.seek, nowhere.tell, nowhere.flush


def _width(column: Column) -> int:
    """Give the width in letters: that of the form, and room for all that can stand there; a heading may take two lines."""
    if column.asked == "words":
        return _WORDS_WIDTH
    one_line = () if column.form == "flows" else (words for _, words in column.values)
    longest = max(-(-len(column.heading) // 2), *map(len, (*column.heading.split(), *one_line)))
    return max(_WIDTHS.get(column.form, _WIDTH), longest + _AIR)
