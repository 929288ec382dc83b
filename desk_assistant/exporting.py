"""Exports and reports for the supervisor's page: the log of the desk, or copies, read in slices, and the export log told."""

import secrets
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from datetime import date
from pathlib import Path

from PySide6.QtCore import QStandardPaths

from desk_assistant import __version__, paths
from desk_assistant.commands.report import report_of, saving
from desk_assistant.commands.telling import Told
from desk_assistant.content.library import Library
from desk_assistant.desk.ledger import NotSaved
from desk_assistant.insight.export import Source, export
from desk_assistant.insight.preview import Preview, preview
from desk_assistant.insight.request import Request
from desk_assistant.insight.statistics import Statistics, periods
from desk_assistant.store import export_log
from desk_assistant.store.errors import StoreProblem, StoreRefused
from desk_assistant.store.exporting import ExportReader
from desk_assistant.store.journal import Journal
from desk_assistant.store.rows import Exported
from desk_assistant.store.sources import CopyReader
from desk_assistant.ui.supervisor.export_view import Earlier, Order, Saved


class Exporter:
    """What the page with exports asks for. Every method may raise NotSaved; `place` is the folder that files are saved in."""

    def __init__(self, folder: Path, journals: Sequence[Journal], library: Library, today: date, own: bool = True) -> None:
        """`folder` holds log and settings; `own` tells that the journal is the desk's, so that its name stands on a report."""
        self.today = today
        self.place = documents()
        self._folder = folder
        self._journals = tuple(journals)
        self._library = library
        self._own = own

    def preview(self, order: Order) -> Preview:
        """Give what an export would hold. Raises ValueError, in Danish, for a period of which there are no statistics."""
        with _in_codes():
            return preview(self._request(order), self._sources(order), self._library)

    def visits(self, order: Order) -> int:
        """Give how many visits are gone through."""
        with _in_codes():
            return sum(ExportReader(journal).visits(order.period.first, order.period.last) for journal in self._journals)

    def save(self, order: Order, out: Path) -> Generator[int, None, Saved]:
        """Write the file; each step is one slice and gives the visits done so far. Closed before its end, it leaves no file.

        May also raise ValueError (in Danish), FileExistsError, OSError and TypesettingFailed.
        """
        told = Told(self._folder, self.today, self._journals[0])
        with _in_codes():
            if order.what == "report":
                found = report_of(self._folder, self._journals, order.period, self.today, self._own)
                yield 0
                exported = yield from saving(found, order.period, out, self.today, told)
                return Saved((out,), exported.rows, told.waits)
            key = secrets.token_bytes(16)
            made = yield from export(self._request(order), self._sources(order), self._library, out, key, told)
            return Saved(made.files, made.exported.rows, told.waits)

    def earlier(self) -> tuple[Earlier, ...]:
        """Give the exports of this desk's log and those that wait to come into it, the newest first."""
        waiting = export_log.waiting(self._folder)
        with _in_codes():
            first = self._journals[0]
            logged = self._of_own_log() if isinstance(first, CopyReader) else first.exports()
        known = {exported.id for exported in logged}
        both = [*(_earlier(row, False) for row in logged), *(_earlier(row, True) for row in waiting if row.id not in known)]
        return tuple(reversed(both))

    def _of_own_log(self) -> tuple[Exported, ...]:
        path = self._folder / paths.DATABASE
        with suppress(StoreRefused):
            if path.exists():
                with closing(Journal.open(path, self.today)) as journal:
                    return journal.exports()
        return ()

    def _request(self, order: Order) -> Request:
        return Request(order.what, order.period.first, order.period.last, self.today, __version__, order.format)

    def _sources(self, order: Order) -> Sequence[Source]:
        if order.what != "statistics":
            return [ExportReader(journal) for journal in self._journals]
        by = "quarter" if order.period.kind == "quarter" else "month"
        spans = periods(order.period.first, order.period.last, by, self.today)
        return [Statistics(self._journals, spans, self._library, self.today)]


def _earlier(row: Exported, waits: bool) -> Earlier:
    return Earlier(row.date, row.what, row.format, row.first_day, row.last_day, row.rows, row.words, waits)


def documents() -> Path:
    """Give the folder of the person's documents, or their home where there is none."""
    found = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    return found if found.is_dir() else Path.home()


@contextmanager
def _in_codes() -> Iterator[None]:
    try:
        yield
    except StoreProblem as problem:
        raise NotSaved(problem.code) from problem
