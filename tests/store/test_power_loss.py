"""The power goes at any moment: what was called done is there, and the file is whole.

A record of every write and sync of the real process is played into the states a disk may be in (`power/replay.py`). It says
nothing about a disk that lies about its syncs, nor about Windows; that takes a real machine and its plug.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import pytest

from desk_assistant.store import copies, forgetting, proving
from desk_assistant.store.errors import StoreFailed, StoreRefused
from desk_assistant.store.expiring import Keeping, due
from desk_assistant.store.journal import Journal
from tests.store.copied import KEY, finish
from tests.store.power.desk import COPIES, RULE
from tests.store.power.replay import Change, losses, read_trace
from tests.store.sample import LOCAL, NAME, TODAY

HERE = Path(__file__).parent
SEED = 20260302


class Record(NamedTuple):
    """What a desk wrote, what was there before, and where it said what."""

    changes: list[Change]
    start: dict[str, bytes]
    acks: str


@pytest.fixture(scope="module")
def recorder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The library that writes down what a process does to its files."""
    library = tmp_path_factory.mktemp("recorder") / "recorder.so"
    command = ["gcc", "-shared", "-fPIC", "-O2", "-Wall", "-Werror", "-o", str(library), str(HERE / "power" / "recorder.c"), "-ldl", "-lpthread"]
    subprocess.run(command, check=True)
    return library


def record(recorder: Path, folder: Path, work: str, synchronous: str = "") -> Record:
    """Let a desk work in the folder under the recorder."""
    folder.mkdir(mode=0o700)
    data, trace, acks = folder / "data", folder / "trace", folder / "acks"
    data.mkdir(mode=0o700)
    if work == "upgrade":
        shutil.copy(HERE / "files" / "version-1.sqlite3", data / NAME)
        (data / NAME).chmod(0o600)
    start = {str(path): path.read_bytes() for path in data.iterdir()}
    environment = {**os.environ, "LD_PRELOAD": str(recorder), "POWER_FOLDER": str(folder), "POWER_TRACE": str(trace)}
    command = [sys.executable, "-m", "tests.store.power.desk", str(data), str(acks), work, *filter(None, (synchronous,))]
    subprocess.run(command, check=True, env=environment, cwd=HERE.parent.parent)
    changes = [change for change in read_trace(trace) if change.name != str(trace)]
    assert {"C", "W", "S"} <= {change.kind for change in changes}
    return Record(changes, start, str(acks))


class Outcome(NamedTuple):
    """Over all losses: acknowledged things that were not there, files that were not whole, and things said in all."""

    lost: int
    broken: int
    said: int


def play(found: Record, folder: Path, number: int, seed: int = SEED) -> Outcome:
    """Take the power away so many times and look at what is left, opened as the program opens it."""
    lost = broken = promises = 0
    data = folder / "after"
    for said, content in losses(found.changes, found.start, found.acks, number, seed):
        shutil.rmtree(data, ignore_errors=True)
        data.mkdir(mode=0o700)
        for name, whole in content.items():
            place = data / Path(name).relative_to(folder_of(found))
            place.parent.mkdir(exist_ok=True)
            place.write_bytes(whole)
        promises += len(said)
        try:
            missing, problems = look(data / NAME, said)
            lost_copies, bad_copies = look_at_copies(data, said)
            missing, problems = missing + lost_copies, problems + bad_copies
        except (StoreRefused, StoreFailed):
            missing, problems = 0, 1
        lost += missing
        broken += problems
    return Outcome(lost, broken, promises)


def folder_of(found: Record) -> Path:
    """Give the data folder of the desk that was recorded."""
    return Path(found.acks).with_name("data")


def look_at_copies(data: Path, said: Sequence[str]) -> tuple[int, int]:
    """Give how many copies that were said are not as they should be, and how many that lie there do not hold.

    The daily run comes first, as in the program: it puts right what was cut off, and takes leftovers away.
    """
    folder = data / COPIES
    if not folder.exists():
        return sum(line.startswith("copied") for line in said), 0
    finish(forgetting.expire_copies(folder, KEY, Keeping(visits_months=120, words_days=366), TODAY))
    found = {copy.path.name: copy.path for copy in copies.copies_in(folder)}
    leftovers = len(list(folder.iterdir())) - len(found)
    journal = Journal.open(data / NAME, TODAY, LOCAL)
    live = {fact.seq: fact.id for fact in journal.all_facts()}
    journal.close()
    bad = sum(not holds_all(path, live) for path in found.values())
    words = [line.split() for line in said]
    lost = sum(line[0] == "copied" and not has_seq(found.get(line[1]), int(line[2])) for line in words)
    bodies = [path.read_bytes() for path in found.values()]
    gone = [visit for line in words if line[0] == "cleared" for visit in line[1:]]
    gone += [f"ord{number:04}" for number in range(9) if ["wordless"] in words]
    return lost + sum(mark.encode() in body for mark in gone for body in bodies), bad + leftovers


def has_seq(path: Path | None, seq: int) -> bool:
    """Tell whether a copy is there and goes at least as far."""
    if path is None:
        return False
    with closing(proving.connect(path)) as connection:
        return proving.read_info(connection)[0].seq >= seq


def holds_all(path: Path, live: dict[int, str]) -> bool:
    """Tell whether a copy is proved, and has every fact of the log up to its last seq."""
    try:
        info = finish(proving.prove(path))
    except StoreRefused:
        return False
    with closing(proving.connect(path)) as connection:
        facts = {seq: key.hex() for seq, key in connection.execute("SELECT seq, id FROM fact")}
    return all(facts.get(seq) == key for seq, key in live.items() if seq <= info.seq)


def look(path: Path, said: Sequence[str]) -> tuple[int, int]:
    """Give how many of the things said are not so, and how many problems the file has."""
    journal = Journal.open(path, TODAY, LOCAL)
    try:
        problems = len(journal.verify())
        missing = len([line for line in promised(said) if not holds(journal, path, line.split())])
    finally:
        journal.close()
    return missing, problems


def promised(said: Sequence[str]) -> list[str]:
    """Give what must be so now: a visit that was being erased may be there or not."""
    leaving = {line.split()[1] for line in said if line.startswith("purging")}
    return [line for line in said if line.startswith("purged") or line.split()[1:2] == [] or line.split()[1] not in leaving]


def holds(journal: Journal, path: Path, line: Sequence[str]) -> bool:
    """Tell whether what was said is so."""
    match line:
        case ["fact", visit, key]:
            return any(fact.id.hex() == key for fact in journal.facts(visit))
        case ["closed", visit]:
            return journal.projection(visit) is not None
        case ["answer", key]:
            return journal.work(lambda connection: connection.execute("SELECT 1 FROM evaluation WHERE hex(key) = upper(?)", (key,)).fetchone()) is not None
        case ["purged", visit, word]:
            return not journal.facts(visit) and word.encode() not in path.read_bytes()
        case ["faded"]:
            return not journal.work(lambda connection: connection.execute("SELECT 1 FROM words WHERE date < '2026-02-01'").fetchone())
        case ["expired"]:
            return not due(journal, RULE, TODAY)
        case ["migrated"]:
            return journal.work(lambda connection: connection.execute("SELECT count(*) FROM fact WHERE visit NOT NULL").fetchone())[0] >= 53
    return True


@pytest.mark.parametrize("work", ["day", "upgrade", "copies"])
def test_nothing_that_was_called_done_is_lost(recorder: Path, tmp_path: Path, work: str) -> None:
    outcome = play(record(recorder, tmp_path / work, work), tmp_path, 250)
    assert outcome.said > 1000
    assert (outcome.lost, outcome.broken) == (0, 0)


def test_with_less_care_something_is_lost(recorder: Path, tmp_path: Path) -> None:
    assert play(record(recorder, tmp_path / "normal", "day", "NORMAL"), tmp_path, 40).lost > 0
    assert play(record(recorder, tmp_path / "off", "day", "OFF"), tmp_path, 40).broken > 0
    copied = play(record(recorder, tmp_path / "copies", "copies", "NORMAL"), tmp_path, 40)
    assert copied.lost > 0 and copied.broken > 0


@pytest.mark.soak
@pytest.mark.parametrize("part", range(8))
@pytest.mark.parametrize("work", ["day", "upgrade", "copies"])
def test_ten_thousand_losses_of_power(recorder: Path, tmp_path: Path, work: str, part: int) -> None:
    outcome = play(record(recorder, tmp_path / work, work), tmp_path, 625, SEED + 1 + part)
    assert (outcome.lost, outcome.broken) == (0, 0)
