"""Some days of visits for the demonstration that opens in a window."""

from datetime import date
from itertools import chain
from pathlib import Path

from desk_assistant import paths
from desk_assistant.content.library import load
from desk_assistant.demo import folder as demo_folder
from desk_assistant.demo.filling import Desk, fill
from desk_assistant.store.journal import Journal

_VISITS = 240
_SEED = 3


def make_examples(folder: Path, today: date) -> None:
    """Fill an empty folder with a desk, closed visits, one on pause and case notes to write; leaves a used one alone."""
    path = folder / paths.DATABASE
    if path.exists():
        return
    demo_folder.mark(folder)
    desk = Desk(load(paths.resources() / "content"), _SEED, today)
    journal = Journal.open(path, today)
    try:
        for _ in fill(journal, desk, chain(desk.visits(_VISITS), desk.paused(1))):
            pass
    finally:
        journal.close()
