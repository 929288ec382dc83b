"""What every file that leaves the log has in common: its event in the log of exports, and the sentences when it cannot be."""

import errno
from contextlib import closing
from datetime import date
from pathlib import Path

from desk_assistant import paths
from desk_assistant.store import export_log
from desk_assistant.store.errors import LOCKED, StoreRefused
from desk_assistant.store.journal import Journal
from desk_assistant.store.rows import Exported
from desk_assistant.store.sources import CopyReader

_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


class Told:
    """Tells the desk's own log of an export. While the program has it open, the event waits beside it."""

    def __init__(self, folder: Path, today: date, journal: Journal) -> None:
        self._folder = folder
        self._today = today
        self._journal = journal
        self.waits = False

    def __call__(self, exported: Exported) -> None:
        if not isinstance(self._journal, CopyReader):
            export_log.log(self._journal, exported)
            return
        path = self._folder / paths.DATABASE
        try:
            if path.exists():
                with closing(Journal.open(path, self._today)) as journal:
                    export_log.log(journal, exported)
                return
        except StoreRefused as problem:
            if problem.code != LOCKED:
                raise
        self.waits = True
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        export_log.queue(self._folder, exported)


def trouble(problem: OSError) -> str:
    """Give the Danish sentence for a file that could not be written."""
    if problem.errno in _NO_ROOM:
        return "Disken er fuld. Der er ikke gemt nogen fil. Frigør plads, og prøv igen."
    return "Filen kunne ikke gemmes dér. Der er ikke gemt nogen fil. Vælg en anden mappe."
