"""The power goes at any moment of an installation: the old pack is in use or the new one, whole, and the next one installs.

Every write and sync of the real process is recorded and played into the states a disk may be in (`tests/store/power/`).
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from desk_assistant.packs import keeping, unpacked
from desk_assistant.packs import state as memory
from tests.packs.made import FIRST, SECOND, THIRD, desk, small
from tests.store.power.replay import Change, losses, read_trace

ROOT = Path(__file__).resolve().parents[2]
SEED = 20261123
#: What is in use one after the other: three installations, once back, and forward again. 0 is the shipped content.
IN_TURN = (0, FIRST, SECOND, THIRD, SECOND, THIRD)


class Record(NamedTuple):
    """What the desk changed, and where it said what."""

    changes: list[Change]
    place: Path
    acks: Path


@pytest.fixture(scope="module")
def recorder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The library that writes down what a process does to its files."""
    library = tmp_path_factory.mktemp("recorder") / "recorder.so"
    source = ROOT / "tests" / "store" / "power" / "recorder.c"
    subprocess.run(["gcc", "-shared", "-fPIC", "-O2", "-o", str(library), str(source), "-ldl", "-lpthread"], check=True)
    return library


def record(recorder: Path, folder: Path, *how: str) -> Record:
    """Let a desk install packs in the folder under the recorder."""
    packs, place, trace, acks = (folder / name for name in ("packs", "place", "trace", "acks"))
    packs.mkdir()
    for serial in (FIRST, SECOND, THIRD):
        (packs / str(serial)).write_bytes(small(folder / "made", serial))
    environment = {**os.environ, "LD_PRELOAD": str(recorder), "POWER_FOLDER": str(folder), "POWER_TRACE": str(trace)}
    command = [sys.executable, "-m", "tests.packs.power_desk", str(place), str(acks), str(packs), *how]
    subprocess.run(command, check=True, env=environment, cwd=ROOT)
    changes = [change for change in read_trace(trace) if change.name.startswith((str(place), str(acks)))]
    assert {"C", "W", "R"} <= {change.kind for change in changes}
    assert acks.read_text().split() == [str(serial) for serial in IN_TURN[1:]]
    return Record(changes, place, acks)


def in_use(place: Path) -> int:
    """Give the pack in use as a start finds it: 0 for the shipped content, -1 for one that is lost or not whole."""
    try:
        active = memory.read(place).active
    except memory.StateLost:
        return -1
    return 0 if active is None else active.serial if unpacked.is_intact(place, active) else -1


def after_losses(found: Record, folder: Path, number: int, seed: int = SEED) -> Iterator[tuple[int, Path]]:
    """Take the power away so many times; gives how many things had been said, and the folder as the disk has it then."""
    after = folder / "after"
    for said, content in losses(found.changes, {}, str(found.acks), number, seed):
        shutil.rmtree(after, ignore_errors=True)
        for name, whole in content.items():
            path = after / Path(name).relative_to(found.place)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(whole)
        yield len(said), after


def play(found: Record, folder: Path, number: int, seed: int = SEED) -> tuple[int, int]:
    """Give after how many losses the wrong pack or half of one was in use, and after how many the next one left a mess."""
    wrong = stuck = 0
    last = (found.place.with_name("packs") / str(THIRD)).read_bytes()
    for turn, (said, after) in enumerate(after_losses(found, folder, number, seed)):
        wrong += in_use(after) not in IN_TURN[said : said + 2]
        if turn % 20 == 0:
            installed = keeping.install(last, desk(after), by_hand=True).kept
            left_over = {path.name for path in memory.folders(after)} - {kept.folder for kept in memory.read(after).kept}
            stuck += installed.serial != THIRD or bool(keeping.recheck(desk(after))) or bool(left_over)
    return wrong, stuck


def test_old_or_new_and_never_half(recorder: Path, tmp_path: Path) -> None:
    assert play(record(recorder, tmp_path), tmp_path, 150) == (0, 0)


def test_the_harness_sees_what_is_not_synced(recorder: Path, tmp_path: Path) -> None:
    found = record(recorder, tmp_path, "careless")
    assert sum(in_use(after) == -1 for _, after in after_losses(found, tmp_path, 60)) > 5


@pytest.mark.soak
def test_old_or_new_and_never_half_for_long(recorder: Path, tmp_path: Path) -> None:
    assert play(record(recorder, tmp_path), tmp_path, 10_000, SEED + 1) == (0, 0)
