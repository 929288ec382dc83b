"""Measures a built program from outside: start and memory, against the checkout and a bare PySide6 window of the same run.

    xvfb-run -a -s '-screen 0 1920x1080x24' python -m tests.bench.built [PROGRAM]     default: dist/desk-assistant/desk-assistant

A built program cannot run test code. So all three are watched the same way, as programs on an X server: a start ends when the
X server shows the first window of the program in its size, and memory is what the kernel counts for it after a rest. Nothing
here fails on a figure; exit code 1 means that nothing was measured.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.bench.process import ROOT
from tests.bench.table import Line, median, table

PAIRS = 7
_REST, _PATIENCE, _LOOK = 5.0, 60.0, 0.01
_WINDOW = re.compile(rb'"[^"]*": \("[^"]*" "[^"]*"\) +(\d+)x(\d+)\+')
_LEAST = 600
_BARE = """
import sys
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication(sys.argv[:1])
window = QMainWindow()
window.setWindowTitle("bare")
window.resize(1366, 768)
window.show()
sys.exit(app.exec())
"""


def window_is_there() -> bool:
    """Whether the X server shows a window as large as a program's."""
    tree = subprocess.run(["xwininfo", "-root", "-tree"], capture_output=True, check=True).stdout
    return any(int(width) >= _LEAST for width, _ in _WINDOW.findall(tree))


def held(process: int) -> tuple[float, float]:
    """Give what a process maps and its share of that (RSS and PSS, MiB)."""
    found = dict(line.split(":", 1) for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()[1:])
    rss, pss = (int(found[name].split()[0]) / 1024 for name in ("Rss", "Pss"))
    return rss, pss


def start(command: list[str], rest: float) -> tuple[float, float, float]:
    """Start a program; give the milliseconds to its window, and RSS and PSS after the rest. Raises RuntimeError without one."""
    if window_is_there():
        raise RuntimeError("another window is open on this X server")
    began = time.monotonic()
    child = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        while not window_is_there():
            if child.poll() is not None or time.monotonic() > began + _PATIENCE:
                raise RuntimeError(f"no window came from {command[0]}")
            time.sleep(_LOOK)
        took = 1e3 * (time.monotonic() - began)
        time.sleep(rest)
        return took, *held(child.pid)
    finally:
        child.kill()
        child.wait()
        while window_is_there():
            time.sleep(_LOOK)


def lines(program: Path, scratch: Path) -> list[Line]:
    """Measure the three in turn, PAIRS times after a first round that does not count."""
    folder = scratch / "data"
    commands = {
        "bare": [sys.executable, "-c", _BARE],
        "checkout": [sys.executable, "-m", "desk_assistant", "--data", str(folder / "checkout")],
        "built": [str(program), "--data", str(folder / "built")],
    }
    found: dict[str, list[tuple[float, float, float]]] = {name: [] for name in commands}
    for round_number in range(PAIRS + 1):
        for name, command in commands.items():
            print(f"{name} {round_number}", file=sys.stderr, flush=True)
            figures = start(command, _REST if round_number else 2 * _REST)
            if round_number:
                found[name].append(figures)
    made = []
    for at, (what, unit) in enumerate((("start → first window on the X server", "ms"), ("memory (RSS)", "MiB"), ("memory (PSS)", "MiB"))):
        middle = {name: median(figures[at] for figures in seen) for name, seen in found.items()}
        on = f"median of {PAIRS}, in turn; floor: a bare PySide6 window"
        made += [Line(f"{what}, {name}", middle[name], unit, on, middle["bare"]) for name in ("checkout", "built")]
        made.append(Line(f"{what}, built", middle["built"], unit, "the same; floor: the checkout", middle["checkout"]))
    return made


def main() -> int:
    """Measure; gives the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.built", description=__doc__.splitlines()[0])
    parser.add_argument("program", nargs="?", type=Path, default=ROOT / "dist" / "desk-assistant" / "desk-assistant")
    program = parser.parse_args().program.resolve()
    if not os.environ.get("DISPLAY") or shutil.which("xwininfo") is None or not program.is_file():
        print("Needed: an X server (xvfb-run), xwininfo (x11-utils), and a program built with `make package`.", file=sys.stderr)
        return 1
    os.environ["QT_QPA_PLATFORM"] = "xcb"
    place = ROOT / "build" / "bench"
    place.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=place) as scratch:
        try:
            made = lines(program, Path(scratch))
        except RuntimeError as problem:
            print(f"Not measured: {problem}", file=sys.stderr)
            return 1
    print(f"load {os.getloadavg()[0]:.1f}\n\n{table(made)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
