"""`make bench`: speed and memory against their budgets, each as a ratio to a floor measured in the same run.

    python -m tests.bench [--quick]

Absolute figures are for information. The run fails when a ratio is over its budget (architecture: Budgets).
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

from desk_assistant import paths
from desk_assistant import settings as settings_file
from desk_assistant.settings import Settings
from tests.bench.filled import fill
from tests.bench.process import measured
from tests.bench.table import Line, median, table, verdict

_STARTS = 7
_VISITS = 6
_SIZES = (1_000, 10_000, 100_000)


def starts(scratch: Path) -> list[Line]:
    """Measure the start of the program and of a bare window, one after the other."""
    desk = scratch / "desk"
    settings_file.save(desk / paths.SETTINGS, Settings(first_run_done=True))
    bare, ours = [], []
    for _ in range(_STARTS + 1):
        bare.append(measured("bare_window", scratch=scratch))
        ours.append(measured("first_window", desk, scratch=scratch))
    bare, ours = bare[1:], ours[1:]  # the first start of each makes the bytecode and the compiled content
    floor = median(run["painted"] for run in bare) * 1000
    on = f"median of {_STARTS} starts, offscreen, against a bare PySide6 window"
    return [
        Line("process start → painted start window", median(run["painted"] for run in ours) * 1000, "ms", on, floor, 1.5),
        Line("process start → first N committed and shown", median(run["shown"] for run in ours) * 1000, "ms", on, floor, 2.2),
    ]


def memory(scratch: Path) -> list[Line]:
    """Measure what the program holds after its first window and after a visit with a note."""
    bare = measured("bare_window", scratch=scratch)["rss"]
    window, visit = (measured("held", scratch / what, what, scratch=scratch)["rss"] for what in ("window", "visit"))
    on = "resident set, one run, against a bare PySide6 window"
    return [
        Line("memory: first window", window, "MiB", on, bare, 1.7),
        Line("memory: after a visit with a note", visit, "MiB", on, bare, 2.4),
    ]


def keys(scratch: Path, sizes: tuple[int, ...]) -> list[Line]:
    """Measure key presses on logs of several sizes, each beside one bare commit and one paint of both windows."""
    lines: list[Line] = []
    medians: dict[int, float] = {}
    previews: list[float] = []
    for size in sizes:
        folder = scratch / f"visits-{size}"
        folder.mkdir()
        fill(folder, size, date.today())
        found = measured("key_press", folder, _VISITS, scratch=scratch)
        medians[size] = found["median"] * 1000
        previews.append(found["preview"] * 1000)
        on = f"{found['keys']:.0f} keys on {size:,} visits, against a bare durable commit and one paint of both windows"
        lines.append(Line(f"key → committed and both painted, p99, {size:,} visits", found["p99"] * 1000, "ms", on, found["floor_p99"] * 1000, 2.0))
    small, large = min(sizes), max(sizes)
    lines.append(Line("… flat: median key, largest log to smallest", medians[large], "ms", f"{large:,} visits against {small:,}", medians[small], 1.3))
    lines.append(Line("take-home note: key → preview", median(previews), "ms", "median over the visits above", aim=100))
    return lines


def notes(scratch: Path) -> list[Line]:
    """Measure the PDF of a note against Typst alone."""
    found = measured("note_pdf", scratch=scratch)
    on = "median of 20, warm, against Typst compiling an empty page with our type"
    return [Line("take-home note: PDF", found["pdf"] * 1000, "ms", on, found["typst"] * 1000, aim=200)]


def main() -> int:
    """Measure everything, print the table; gives the exit code."""
    parser = argparse.ArgumentParser(description="Measure speed and memory against their budgets.")
    parser.add_argument("--quick", action="store_true", help="leave the log of 100,000 visits out")
    given = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sizes = _SIZES[:2] if given.quick else _SIZES
    lines: list[Line] = []
    with tempfile.TemporaryDirectory(prefix="desk-assistant-bench-") as folder:
        scratch = Path(folder)
        parts: tuple[Callable[[], list[Line]], ...] = (
            lambda: starts(scratch),
            lambda: memory(scratch),
            lambda: notes(scratch),
            lambda: keys(scratch, sizes),
        )
        for part in parts:
            lines += part()
    sentence, code = verdict(lines)
    print(table(lines))
    print(sentence)
    return code


if __name__ == "__main__":
    sys.exit(main())
