"""Child: all visits of a log as CSV, beside the sqlite3 shell that writes the same rows. Prints seconds and MiB.

    python -m tests.bench.csv_export STARTED FOLDER ROUNDS

Ours is timed from the first row to the file under its name, with everything translated into Danish and the export logged; the
start of the program is not counted. The shell runs the very statement that the export reads with, and writes codes.
"""

import resource
import secrets
import subprocess
import sys
import time
from contextlib import closing
from datetime import date
from functools import partial
from pathlib import Path

from desk_assistant import paths
from desk_assistant.content.library import load
from desk_assistant.insight.export import export
from desk_assistant.insight.request import Request
from desk_assistant.store import export_log, exporting
from desk_assistant.store.exporting import ExportReader
from desk_assistant.store.journal import Journal
from tests.bench.process import say
from tests.bench.table import median

_FIRST, _LAST = date(2000, 1, 1), date(2099, 12, 31)


def ours(folder: Path, out: Path) -> tuple[float, float]:
    """Export everything; gives the seconds and the longest slice."""
    library = load(paths.resources() / "content")
    with closing(Journal.open(folder / paths.DATABASE, _LAST)) as journal:
        asked = Request("visits", _FIRST, _LAST, _LAST, "0")
        log = partial(export_log.log, journal)
        began = at = time.perf_counter()
        slices = []
        for _ in export(asked, [ExportReader(journal)], library, out, secrets.token_bytes(16), log, True):
            slices.append(time.perf_counter() - at)
            at = time.perf_counter()
        return time.perf_counter() - began, median(slices)


def shell(folder: Path, out: Path) -> float:
    """Let the shell write the same rows; gives the seconds."""
    statement = exporting._STATEMENTS["visits"]
    for value in (_FIRST.isoformat(), "", _LAST.isoformat(), "~"):
        statement = statement.replace("?", f"'{value}'", 1)
    command = ["sqlite3", "-readonly", "-csv", str(folder / paths.DATABASE), statement]
    began = time.perf_counter()
    with out.open("wb") as file:
        subprocess.run(command, stdout=file, check=True)
    return time.perf_counter() - began


def main() -> None:
    """Measure in turn and print the medians."""
    folder, rounds = Path(sys.argv[2]), int(sys.argv[3])
    floors, times, slices = [], [], []
    shell(folder, folder / "shell.csv")  # the file is in the machine's memory from here on
    for _ in range(rounds):
        floors.append(shell(folder, folder / "shell.csv"))
        seconds, usual = ours(folder, folder / "visits.csv")
        times.append(seconds)
        slices.append(usual)
    rss = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    say(export=median(times), shell=median(floors), slice=median(slices), rss=rss)


if __name__ == "__main__":
    main()
