"""`desk-assistant demo-data`: fills an empty folder with invented visits, says how far it is, and stops cleanly at Ctrl+C."""

import sys
from datetime import date
from pathlib import Path

from desk_assistant import paths
from desk_assistant.commands.sentences import refusal
from desk_assistant.content.library import load
from desk_assistant.demo import folder as demo_folder
from desk_assistant.demo.filling import Desk, fill
from desk_assistant.store.errors import FULL, StoreFailed, StoreRefused
from desk_assistant.store.journal import Journal

#: More would reach back before the calendar of the holidays makes sense, and no desk comes near it.
MOST = 2_000_000


def make_demo_data(folder: Path | None, visits: int, seed: int, today: date) -> int:
    """Write that many invented visits up to today; gives the exit code: 0 done, 1 not or only partly done, 2 wrong arguments."""
    if folder is None:
        print("Angiv en tom mappe med --data, så de opdigtede besøg ikke blandes med rigtige.", file=sys.stderr)
        return 2
    if visits > MOST:
        print(f"Programmet laver højst {_number(MOST)} besøg ad gangen.", file=sys.stderr)
        return 2
    try:
        journal = Journal.open(folder / paths.DATABASE, today)
    except StoreRefused as problem:
        print(refusal(problem.code), file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Afbrudt. Ingen besøg er gemt.", file=sys.stderr)
        return 1
    try:
        return _filled(journal, folder, visits, seed, today)
    except StoreFailed as problem:
        print(refusal(problem.code), file=sys.stderr)
        return 1
    except OSError:
        print(f"Der kan ikke skrives i mappen {folder}. Vælg en anden mappe.", file=sys.stderr)
        return 1
    finally:
        journal.close()


def _filled(journal: Journal, folder: Path, visits: int, seed: int, today: date) -> int:
    if journal.last_day() is not None or journal.purges():
        print(f"Mappen {folder} har allerede en log med besøg. Den er ikke ændret. Vælg en tom mappe.", file=sys.stderr)
        return 1
    progress = _Progress(visits)
    try:
        demo_folder.mark(folder)
        desk = Desk(load(paths.resources() / "content"), seed, today)
        for done in fill(journal, desk, desk.visits(visits)):
            progress.tell(done)
    except KeyboardInterrupt:
        return _stopped("Afbrudt.", progress, folder)
    except StoreFailed as problem:
        why = "Disken er fuld." if problem.code == FULL else "Der kunne ikke skrives i loggen."
        return _stopped(why, progress, folder)
    progress.end()
    print(f"{_number(visits)} opdigtede besøg er gemt i mappen {folder}.")
    return 0


def _stopped(why: str, progress: "_Progress", folder: Path) -> int:
    progress.end()
    stand = f"De første {_number(progress.done)} besøg" if progress.done else "Ingen besøg"
    print(f"{why} {stand} er gemt i mappen {folder}.", file=sys.stderr)
    return 1


class _Progress:
    """One line on stderr: written over itself on a terminal, otherwise once for each tenth."""

    def __init__(self, whole: int) -> None:
        self.done = 0
        self._whole = whole
        self._over = sys.stderr.isatty()
        self._steps = 200 if self._over else 10
        self._told = 0

    def tell(self, done: int) -> None:
        """Say how many visits are written, unless that was said just now."""
        self.done = done
        step = done * self._steps // self._whole
        if step > self._told:
            self._told = step
            said = f"{_number(done)} af {_number(self._whole)} besøg"
            print(f"\r{said}" if self._over else said, end="" if self._over else "\n", file=sys.stderr, flush=True)

    def end(self) -> None:
        """Leave the line."""
        if self._over and self._told:
            print(file=sys.stderr)


def _number(number: int) -> str:
    return f"{number:,}".replace(",", ".")
