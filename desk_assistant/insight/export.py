"""An export from the first row to the file under its name, in slices. The log is told before the file can be seen."""

from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any, Protocol

import msgspec

from desk_assistant.content.library import Library
from desk_assistant.insight.as_csv import CsvFile
from desk_assistant.insight.as_json import JsonFile
from desk_assistant.insight.as_xlsx import MOST_ROWS, XlsxFile
from desk_assistant.insight.landing import Landing
from desk_assistant.insight.request import Request, problem
from desk_assistant.insight.titles import Titles
from desk_assistant.store.rows import Exported

Pages = Iterator[tuple[int, Sequence[tuple[Any, ...]]]]


class Source(Protocol):
    """A log or a copy of one (`store.exporting.ExportReader`), or statistics; `held_back` rows are left out once all are read."""

    held_back: int

    def pages(self, what: str, first: Any, last: Any, words: bool) -> Pages:
        """Give pages of rows, each with the number of visits it is of."""
        ...

    def count(self, what: str, first: Any, last: Any) -> int:
        """Give how many rows there are."""
        ...

    def snapshot(self, digest: str) -> bytes | None:
        """Give pinned content, or None."""
        ...


class Made(msgspec.Struct, frozen=True):
    """A finished export: the files, and what the log says of it."""

    files: tuple[Path, ...]
    exported: Exported


def export(
    request: Request,
    sources: Sequence[Source],
    library: Library,
    out: Path,
    key: bytes,
    log: Callable[[Exported], None],
    overwrite: bool = False,
) -> Generator[int, None, Made]:
    """Write an export; each step is one slice and gives the visits done so far.

    `key` is 16 random bytes, the id under which `log` is told; only after that the files get their names. Stopping, a full disk
    or a log that refuses leaves no file. Raises ValueError (in Danish), FileExistsError, OSError, and what `log` and the
    sources raise.
    """
    if wrong := problem(request):
        raise ValueError(wrong)
    titles = Titles(library, request.made_on, Snapshots(sources))
    files = files_of(request, out)
    count = visits = 0
    with ExitStack() as stack:
        landing = stack.enter_context(Landing(*files, overwrite=overwrite))
        writer = _writer(request, titles, landing, stack)
        for source in sources:
            for done, rows in source.pages(request.what, request.first, request.last, request.words):
                for start in range(0, len(rows), writer.AT_ONCE):
                    writer.write(rows[start : start + writer.AT_ONCE])
                    yield visits
                count += len(rows)
                visits += done
                if request.format == "xlsx" and count > MOST_ROWS:
                    raise ValueError("Der er flere rækker, end et regneark kan rumme. Vælg færre dage, eller vælg csv.")
        held_back = sum(source.held_back for source in sources)
        for work in (writer.finish(count, held_back), landing.secure()):
            with closing(work):  # work that goes on beside the window ends before its files are taken away
                for _ in work:
                    yield visits
        exported = _exported(request, key, count, held_back)
        log(exported)
        landing.land()
    return Made(files, exported)


def files_of(request: Request, out: Path) -> tuple[Path, ...]:
    """Give the files an export makes: CSV has what the columns mean in a second one."""
    return (out, out.with_name(f"{out.stem}.forklaring.csv")) if request.format == "csv" else (out,)


def _writer(request: Request, titles: Titles, landing: Landing, stack: ExitStack) -> CsvFile | JsonFile | XlsxFile:
    if request.format == "xlsx":
        workbook = XlsxFile(request, titles, landing.files)
        stack.callback(workbook.end)
        return workbook
    return {"csv": CsvFile, "json": JsonFile}[request.format](request, titles, landing.files)


def _exported(request: Request, key: bytes, count: int, held_back: int) -> Exported:
    days = (request.made_on.isoformat(), request.first.isoformat(), request.last.isoformat())
    return Exported(key, days[0], request.what, request.format, days[1], days[2], count, held_back, request.words, request.reason)


class Snapshots:
    """Pinned content from whichever source has it; its name is its hash, so all that have it agree."""

    def __init__(self, sources: Sequence[Source]) -> None:
        self._sources = sources

    def __call__(self, digest: str) -> bytes | None:
        found = (source.snapshot(digest) for source in self._sources)
        return next((body for body in found if body is not None), None)
