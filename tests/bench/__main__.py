"""Measures the program against its budgets and prints the table. Exit codes: 0 all budgets hold, 1 one does not.

    python -m tests.bench [--quick] [--keep FOLDER]

Every figure comes from a child process of its own, on the same platform as its floor and in the same run. Ratios decide, absolute
figures are for information: they say as much about the machine and what else it does as about the program.
"""

import argparse
import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import redirect_stdout
from datetime import date
from importlib.metadata import version
from pathlib import Path

from desk_assistant import paths
from desk_assistant.commands.copies import backup
from tests.bench.filled import check, fill
from tests.bench.process import ROOT, measured
from tests.bench.table import Line, median, table, verdict

PAIRS = 11
VISITS = 24
ROUNDS = 9
EXPORTS = 5
SMALL, SIZES = 1_000, (1_000, 10_000, 100_000)
#: Budgets as ratios (architecture.md). A note may take 100 ms on the screen and 200 ms as PDF where Typst alone takes 25 ms.
START, FIRST_KEY, MEMORY, MEMORY_AFTER, KEY, FLAT, PREVIEW, PDF, CSV = 1.5, 2.2, 1.7, 2.4, 2.0, 1.3, 4.0, 8.0, 1.5


class Bench:
    """One run: its folder for scratch files, and the day it is."""

    def __init__(self, scratch: Path, logs: Path, today: date, sizes: tuple[int, ...]) -> None:
        """`logs` is where the filled logs lie; those that are there already are taken as they are."""
        self.scratch = scratch
        self.logs = logs
        self.today = today
        self.sizes = sizes
        self._copied: set[int] = set()

    def lines(self) -> Iterator[Line]:
        """Measure everything, one line after the other."""
        yield from self._start()
        yield from self._memory()
        yield from self._keys()
        yield from self._paper()
        yield from self._keys_while_copying()
        yield from self._month()
        yield from self._export()
        yield from self._after_a_kill()

    def _folder(self, visits: int) -> Path:
        """Give the desk's folder with that many visits in its log; filled once."""
        folder = self.logs / f"desk-{visits}"
        if not folder.exists():
            _tell(f"filling a log with {visits:,} visits")
            facts = fill(folder, visits, self.today)
            check(folder, self.today)
            _tell(f"  {facts:,} facts")
        if visits not in self._copied:  # or the desk would make today's copy in the first quiet moment, and be measured with it
            self._copied.add(visits)
            with redirect_stdout(sys.stderr):
                backup(folder, None, self.today)
        return folder

    def _fresh(self) -> Path:
        """Give a copy of the small log, for a child that leaves a visit open in it."""
        folder = self.scratch / "fresh"
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(self._folder(SMALL), folder)
        return folder

    def _start(self) -> Iterator[Line]:
        _tell(f"start, {PAIRS} times, and a bare window as often")
        measured("first_window", self._fresh(), scratch=self.scratch)
        shutil.copy(self.scratch / "fresh" / paths.CONTENT, self._folder(SMALL))  # as any start but the first finds it
        seen: list[dict[str, float]] = []
        bare: list[float] = []
        for _ in range(PAIRS + 1):
            bare.append(measured("bare_window", scratch=self.scratch)["painted"])
            seen.append(measured("first_window", self._fresh(), scratch=self.scratch))
        bare, seen = bare[1:], seen[1:]
        if any(figures["log_was_open"] for figures in seen):
            raise RuntimeError("the first window was painted only after the log was open")
        floor = 1e3 * median(bare)
        on = f"median of {PAIRS} starts, in turn with {PAIRS} bare PySide6 windows; a log of {SMALL:,} visits"
        painted, shown = (1e3 * median(figures[name] for figures in seen) for name in ("painted", "shown"))
        yield Line("start → first window painted, keys kept", painted, "ms", on, floor, START)
        pressed = "N pressed the moment the window is painted, while the log is closed; until it is saved and Ankomst is painted"
        yield Line("start → first N saved and shown", shown, "ms", pressed, floor, FIRST_KEY)

    def _memory(self) -> Iterator[Line]:
        _tell("memory")
        bare = median(measured("bare_window", scratch=self.scratch)["rss"] for _ in range(3))
        held = measured("visit_memory", self._fresh(), scratch=self.scratch)
        on = f"RSS after a rest; PSS {held['pss']:.1f} MiB; floor: a bare PySide6 window"
        yield Line("memory, first window", held["rss"], "MiB", on, bare, MEMORY)
        after = f"RSS after a visit with both windows, preview and PDF; PSS {held['visit_pss']:.1f} MiB"
        yield Line("memory, after a visit with a note", held["visit_rss"], "MiB", after, bare, MEMORY_AFTER)

    def _keys(self) -> Iterator[Line]:
        ratios: list[float] = []
        for size in self.sizes:
            folder = self._folder(size)
            _tell(f"key presses on {size:,} visits")
            found = {name: 1e3 * value for name, value in measured("key_press", folder, VISITS, scratch=self.scratch).items()}
            ratios.append(found["median"] / found["floor_median"])
            keys = found["keys"] / 1e3
            on = f"{keys:.0f} keys that wrote; floor: bare commit {found['commit']:.1f} ms + both windows {found['paint']:.1f} ms"
            yield Line(f"key → saved, both windows painted, p99, {size:,} visits", found["p99"], "ms", on, found["floor_p99"], KEY)
            usual = f"the same keys; slowest {found['slowest']:.0f} ms, slowest of the day's first visit {found['first_visit']:.0f} ms"
            yield Line(f"key → saved, both windows painted, median, {size:,} visits", found["median"], "ms", usual, found["floor_median"])
        if len(ratios) > 1:
            sizes = " and ".join(f"{size:,}" for size in self.sizes[1:])
            on = f"a key's median in floors of its own run, at {sizes} visits (the larger) against {self.sizes[0]:,}"
            yield Line("key, flat over the size of the log", max(ratios[1:]), "floors", on, ratios[0], FLAT)

    def _keys_while_copying(self) -> Iterator[Line]:
        size = self.sizes[-1]
        _tell(f"key presses on {size:,} visits while a copy is made")
        found = measured("key_press", self._folder(size), VISITS, "copying", scratch=self.scratch)
        on = f"{found['keys']:.0f} keys that wrote, {found['copies']:.0f} copies begun; median {1e3 * found['median']:.1f} ms, slowest {1e3 * found['slowest']:.0f} ms"
        yield Line(f"key while a copy of {size:,} visits is made, p99", 1e3 * found["p99"], "ms", on, 1e3 * found["floor_p99"], aim=20.0)

    def _month(self) -> Iterator[Line]:
        taken: list[float] = []
        for size in self.sizes:
            _tell(f"a month of {size:,} visits")
            found = measured("month", self._folder(size), ROUNDS, self.today, scratch=self.scratch)
            taken.append(found["overview"])
            on = f"read, counted and worded; {found['visits']:.0f} visits in the month"
            yield Line(f"overview of a month, {size:,} visits in the log", 1e3 * found["overview"], "ms", on, aim=100.0)
        if len(taken) > 1:
            on = f"the last line against {self.sizes[1]:,} visits, whose month is as full"
            yield Line("overview, flat over the size of the log", 1e3 * taken[-1], "ms", on, 1e3 * taken[1], FLAT)
        yield Line("workbook of a month", 1e3 * found["xlsx"], "ms", f"{found['visits']:.0f} rows, from the first to the file under its name")

    def _paper(self) -> Iterator[Line]:
        _tell("the take-home note")
        found = measured("take_home", self._fresh(), ROUNDS, scratch=self.scratch)
        on = f"median of {found['rounds']:.0f} notes; floor: Typst alone, once more, while it still remembers the document"
        yield Line("note: key → preview painted", 1e3 * found["preview"], "ms", on, 1e3 * found["preview_alone"], PREVIEW)
        saved = "the tagged PDF in its place, after the preview; floor: Typst alone, as above"
        yield Line("note: → PDF", 1e3 * found["pdf"], "ms", saved, 1e3 * found["pdf_alone"], PDF)

    def _export(self) -> Iterator[Line]:
        size = self.sizes[-1]
        _tell(f"CSV of {size:,} visits")
        found = measured("csv_export", self._folder(size), EXPORTS, scratch=self.scratch)
        on = f"all {size:,} visits; floor: the sqlite3 shell, same statement; usual slice {1e3 * found['slice']:.1f} ms"
        yield Line(f"CSV export of {size:,} visits", 1e3 * found["export"], "ms", on, 1e3 * found["shell"], CSV)
        yield Line("memory, the same export", found["rss"], "MiB", "the largest the process was", aim=150.0)

    def _after_a_kill(self) -> Iterator[Line]:
        size = self.sizes[-1]
        _tell(f"start after a kill on {size:,} visits")
        folder, ready = self._folder(size), []
        for _ in range(3):
            measured("first_window", folder, "kill", scratch=self.scratch, killed=True)
            ready.append(1e3 * measured("first_window", folder, scratch=self.scratch)["ready"])
        on = f"median of 3, {size:,} visits, until the log is checked and open and the start screen is filled; aim 2 s, for information"
        yield Line("start after a kill", median(ready), "ms", on, aim=2_000.0)


def _tell(what: str) -> None:
    print(what, file=sys.stderr, flush=True)


def _machine() -> str:
    load = ", ".join(f"{part:.1f}" for part in os.getloadavg()) if hasattr(os, "getloadavg") else "unknown"
    where = os.environ.get("QT_QPA_PLATFORM", "the desktop's")
    return (
        f"Python {platform.python_version()}, PySide6 {version('PySide6-Essentials')}, platform {where}, {platform.system()}, "
        f"{os.cpu_count()} processors, load {load}"
    )


def main() -> int:
    """Run the bench; gives the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description="Measure the program against its budgets.")
    parser.add_argument("--quick", action="store_true", help="leave out the log of 100,000 visits")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="keep the filled logs here, and take those that are there")
    given = parser.parse_args()
    quick = given.quick
    if sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    place = ROOT / "build" / "bench"
    place.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=place) as scratch:
        bench = Bench(Path(scratch), given.keep or Path(scratch), date.today(), SIZES[:-1] if quick else SIZES)
        try:
            lines = tuple(bench.lines())
        except RuntimeError as problem:
            print(f"Not measured: {problem}", file=sys.stderr)
            return 1
    sentence, code = verdict(lines)
    print(f"{_machine()}\n\n{table(lines)}\n\n{sentence}")
    return code


if __name__ == "__main__":
    sys.exit(main())
