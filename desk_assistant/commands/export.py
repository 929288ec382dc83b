"""Exports on the command line: what is asked for, where the rows come from, and where the log is told."""

import argparse
import secrets
import sys
import time
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from desk_assistant import __version__
from desk_assistant.commands import sentences
from desk_assistant.commands.reading import NotReadable, library_of, opened, refuse_twice
from desk_assistant.commands.telling import Told, trouble
from desk_assistant.content.library import Library
from desk_assistant.insight.columns import ROWS_NAMES, use
from desk_assistant.insight.danish import whole
from desk_assistant.insight.export import Made, export
from desk_assistant.insight.preview import Preview, preview
from desk_assistant.insight.periods import last_complete
from desk_assistant.insight.request import FORMATS, Request
from desk_assistant.insight.statistics import Statistics, periods
from desk_assistant.store.errors import StoreRefused
from desk_assistant.store.exporting import ExportReader
from desk_assistant.store.journal import Journal

Reading = ExportReader | Statistics
_ENDINGS = {".csv": "csv", ".xlsx": "xlsx", ".json": "json", ".jsonl": "json"}
#: Nothing is said of an export that takes less than this, in seconds.
_QUIET = 1.0


def run(given: argparse.Namespace, folder: Path, today: date) -> int:
    """Write an export or show what it would hold; gives the exit code: 0 done, 1 not done, 2 wrong arguments."""
    try:
        request = _request(given, today)
    except ValueError as problem:
        return _refused(str(problem), 2)
    if given.out is None and not given.preview:
        return _refused("Skriv, hvor filen skal ligge: --out FIL. Med --preview ser du rækkerne uden at gemme dem.", 2)
    try:
        with opened(folder, [value for value in given.source or () if isinstance(value, Path)], today) as journals:
            refuse_twice(journals)
            library = library_of(folder)
            sources = _sources(given, request, journals, library)
            if given.preview:
                return _preview(request, sources, library)
            return _export(given, request, sources, library, Told(folder, today, journals[0]))
    except NotReadable as problem:
        return _refused(str(problem))
    except StoreRefused as problem:
        return _refused(sentences.refusal(problem.code))
    except ValueError as problem:
        return _refused(str(problem), 2)
    except FileExistsError as problem:
        return _refused(f"Filen {Path(str(problem)).name} findes allerede. Vælg et andet navn, eller skriv --overwrite.")
    except OSError as problem:
        return _refused(trouble(problem))
    except KeyboardInterrupt:
        return _refused("Afbrudt. Der er ikke gemt nogen fil.")


def _request(given: argparse.Namespace, today: date) -> Request:
    first, last = _days(given, today)
    return Request(
        what=given.what,
        first=first,
        last=last,
        made_on=today,
        version=__version__,
        format=given.format or (_ENDINGS.get(given.out.suffix.lower(), FORMATS[0]) if given.out else FORMATS[0]),
        dialect=given.dialect,
        words=given.words,
        numbers=given.numbers,
        reason=given.reason,
    )


def _days(given: argparse.Namespace, today: date) -> tuple[date, date]:
    """Give the first and the last day; without any, the last whole month."""
    days = [value for value in given.source or () if isinstance(value, date)]
    if given.month is not None:
        if days or given.to is not None:
            raise ValueError("Vælg enten --month eller dage med --from og --to.")
        return given.month.first, given.month.last
    if len(days) > 1 or (given.to is not None and not days):
        raise ValueError("Skriv én første dag med --from og én sidste dag med --to.")
    if not days:
        month = last_complete(today)
        return month.first, month.last
    return days[0], given.to or today


def _sources(given: argparse.Namespace, request: Request, journals: Sequence[Journal], library: Library) -> Sequence[Reading]:
    if request.what != "statistics":
        return [ExportReader(journal) for journal in journals]
    by = given.by or (given.month.kind if given.month else "month")
    spans = periods(request.first, request.last, by, request.made_on)
    return [Statistics(journals, spans, library, request.made_on)]


def _preview(request: Request, sources: Sequence[Reading], library: Library) -> int:
    found = preview(request, sources, library)
    for line in preview_lines(found):
        print(line)
    print(f"{_counted(request.what, found.count)} i alt. {found.use}")
    return 0


def preview_lines(found: Preview) -> Iterator[str]:
    """Give the first rows as lines of text under their headings."""
    table = (tuple(column.heading for column in found.columns), *found.rows)
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    for row in table:
        yield "  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)).rstrip()


def _export(given: argparse.Namespace, request: Request, sources: Sequence[Reading], library: Library, told: Told) -> int:
    work = export(request, sources, library, given.out, secrets.token_bytes(16), told, given.overwrite)
    made = _stepped(work, sum(source.visits(request.first, request.last) for source in sources))
    logged = "Eksporten venter på at komme i eksportloggen." if told.waits else "Eksporten står i eksportloggen."
    files = " og ".join(path.name for path in made.files)
    days = f"fra {request.first.isoformat()} til {request.last.isoformat()}"
    print(f"{_counted(request.what, made.exported.rows)} {days} er gemt i {files}. {use(request.what)} {logged}")
    return 0


def _stepped(work: Iterator[int], visits: int) -> Made:
    """Take every step; after a second, say how far it is."""
    began, told = time.monotonic(), 0.0
    try:
        while True:
            done = next(work)
            now = time.monotonic() - began
            if now >= _QUIET and now - told >= _QUIET:
                told = now
                print(f"{whole(done)} af {whole(visits)} besøg", file=sys.stderr)
    except StopIteration as end:
        return end.value
    finally:
        work.close()


def _counted(what: str, n: int) -> str:
    one, many = ROWS_NAMES[what]
    return f"{whole(n)} {one if n == 1 else many}"


def _refused(sentence: str, code: int = 1) -> int:
    print(sentence, file=sys.stderr)
    return code
