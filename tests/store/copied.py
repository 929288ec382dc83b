"""Making copies in the tests, piece by piece."""

import sqlite3
from collections.abc import Callable, Generator
from contextlib import closing
from datetime import date
from pathlib import Path

from desk_assistant.store import proving
from desk_assistant.store.copying import CopyOrder, copy
from desk_assistant.store.journal import Journal
from tests.store.sample import TODAY, derive

KEY = "1f3a9c02"
ORDER = CopyOrder(TODAY, "Skranke 3", KEY, b'{"desk_name":"Skranke 3"}')
#: Everything that can be asked of a copy, and comes out the same wherever it is asked.
TABLES = (
    "fact", "words", "content_snapshot", "evaluation", "purge_log", "unfinished", "visit", "visit_choice", "visit_need",
    "visit_step", "agreement_line", "day_tally", "month_total", "export_log",
)  # fmt: skip


def finish(work: Generator[bool, None, object], between: Callable[[], object] | None = None):
    """Step a piece of long work to its end, doing something between two slices; gives what it returns."""
    while True:
        try:
            next(work)
        except StopIteration as end:
            return end.value
        if between is not None:
            between()


def take(journal: Journal, folder: Path, day: date = TODAY, between: Callable[[], object] | None = None) -> Path:
    """Make a copy in the smallest slices there are."""
    order = CopyOrder(day, ORDER.desk, ORDER.key, ORDER.settings)
    return finish(copy(journal, folder, order, derive, length=0.0), between)


def contents(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Give all rows of a finished copy by table."""
    with closing(proving.connect(path)) as connection:
        return rows(connection)


def live_contents(journal: Journal) -> dict[str, list[tuple[object, ...]]]:
    """Give all rows of an open log by table."""
    return journal.read(rows)


def rows(connection: sqlite3.Connection) -> dict[str, list[tuple[object, ...]]]:
    """Give all rows by table, in an order that does not depend on the file."""
    return {table: sorted(connection.execute(f"SELECT * FROM {table}").fetchall(), key=repr) for table in TABLES}
