"""Child: a whole month of a log, as the overview counts it and as a workbook with a row for each visit. Prints seconds.

    python -m tests.bench.month STARTED FOLDER ROUNDS YYYY-MM-DD

The month is the newest whole one before the day. The first count is a warm-up: the window, too, has counted once when it is used.
"""

import sys
import time
from contextlib import closing
from datetime import date
from functools import partial
from pathlib import Path

from desk_assistant import paths
from desk_assistant.content.library import load
from desk_assistant.desk.ledger import Ledger
from desk_assistant.insight.export import export
from desk_assistant.insight.periods import last_complete
from desk_assistant.insight.request import Request
from desk_assistant.store import export_log
from desk_assistant.store.exporting import ExportReader
from desk_assistant.store.journal import Journal
from desk_assistant.store.tables import through
from desk_assistant.ui.supervisor.reading import Asked, counting
from tests.bench.process import say
from tests.bench.table import median


def main(folder: Path, rounds: int, today: date) -> None:
    """Measure and print."""
    library, month = load(paths.resources() / "content"), last_complete(today)
    counted, written = [], []
    with closing(Journal.open(folder / paths.DATABASE, today)) as journal:
        asked = Asked((Ledger(journal),), library, (), today)
        for _ in range(rounds + 1):
            began = time.perf_counter()
            ready = through(counting(asked, month))
            counted.append(time.perf_counter() - began)
        visits = ExportReader(journal).visits(month.first, month.last)
        if not ready.overview.charts or not visits:
            raise RuntimeError(f"there are no visits in {month.label}")
        log = partial(export_log.log, journal)
        for _ in range(rounds):
            request = Request("visits", month.first, month.last, today, "0", format="xlsx")
            began = time.perf_counter()
            through(export(request, [ExportReader(journal)], library, folder / "month.xlsx", bytes(16), log, True))
            written.append(time.perf_counter() - began)
    (folder / "month.xlsx").unlink()
    say(overview=median(counted[1:]), xlsx=median(written), visits=visits)


if __name__ == "__main__":
    main(Path(sys.argv[2]), int(sys.argv[3]), date.fromisoformat(sys.argv[4]))
