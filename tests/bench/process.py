"""Children that measure themselves: started with the same interpreter, on the same platform, with bytecode already made."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import msgspec

ROOT = Path(__file__).resolve().parents[2]
DEADLINE = 1200
_LINUX_ROLLUP = Path("/proc/self/smaps_rollup")


class Memory(msgspec.Struct, frozen=True):
    """What a process holds, in MiB: all pages it maps (rss), and with shared pages divided among their users (pss)."""

    rss: float
    pss: float


def measured(module: str, *arguments: object, scratch: Path, killed: bool = False) -> dict[str, float]:
    """Run a module of this package as a child and give the figures it prints. Raises RuntimeError with what it said.

    `killed` is for a child that must end by SIGKILL after its last words.
    """
    place = {"PYTHONPYCACHEPREFIX": str(scratch / "bytecode"), "PYTHONUNBUFFERED": "1", "LC_ALL": "C.UTF-8"}
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    command = [sys.executable, "-m", f"tests.bench.{module}", str(time.monotonic_ns()), *map(str, arguments)]
    child = subprocess.run(command, cwd=ROOT, env=kept | place, capture_output=True, text=True, timeout=DEADLINE, check=False)
    lines = child.stdout.splitlines()
    if child.returncode != (-signal.SIGKILL if killed else 0) or not lines:
        raise RuntimeError(f"{module} ended with {child.returncode}\n{child.stderr[-4000:]}")
    return json.loads(lines[-1])


def since(started: str) -> float:
    """Give the seconds since the moment at which the parent started this process."""
    return (time.monotonic_ns() - int(started)) / 1e9


def say(**figures: float) -> None:
    """Print the figures of a child, as its last words."""
    print(json.dumps(figures), flush=True)


def memory() -> Memory:
    """Give what this process holds now. Raises OSError where the system is not Linux."""
    found = dict(line.split(":", 1) for line in _LINUX_ROLLUP.read_text().splitlines()[1:])
    rss, pss = (int(found[name].split()[0]) / 1024 for name in ("Rss", "Pss"))
    return Memory(rss, pss)
