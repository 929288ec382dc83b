"""The rooms that know and decide work without Qt: checked by importing them, not by reading them."""

import subprocess
import sys

import pytest

from tests.rules.source import PACKAGE, ROOT, imported, sources

QT_FREE = ("content", "intake", "packs", "privacy", "visit", "insight", "paper", "demo")

PROBE = """
import importlib, sys
for name in sys.argv[1:]:
    importlib.import_module(name)
print(*sorted(name for name in sys.modules if name.split(".")[0] in ("PySide6", "shiboken6")))
"""


def qt_modules_after_importing(*modules: str) -> list[str]:
    """The Qt modules that a fresh interpreter holds after it imported these modules."""
    done = subprocess.run(
        [sys.executable, "-c", PROBE, *modules], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.split()


def modules_of(room: str) -> list[str]:
    return [source.module for source in sources(f"{PACKAGE}/{room}") if not source.path.endswith("/__main__.py")]


@pytest.mark.parametrize("room", [room for room in QT_FREE if modules_of(room)])
def test_room_loads_no_qt(room: str) -> None:
    loaded = qt_modules_after_importing(*modules_of(room))
    assert not loaded, f"importing {PACKAGE}.{room} loaded {loaded}"


def test_the_probe_would_see_qt() -> None:
    with_qt = next(
        source.module
        for source in sources(f"{PACKAGE}/ui")
        if any(name.startswith("PySide6") for _, name in imported(source))
    )
    assert "PySide6" in qt_modules_after_importing(with_qt)


def test_the_main_rooms_are_there() -> None:
    assert {room for room in QT_FREE if modules_of(room)} >= {"content", "packs", "privacy", "visit", "insight", "paper", "demo"}
