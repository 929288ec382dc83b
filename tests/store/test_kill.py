"""Killed at any moment: what was printed as saved is there."""

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from desk_assistant.store.journal import Journal
from tests.store.sample import LOCAL, TODAY, visit_id

#: Writes visits as fast as it can and says after each write what is saved. With a third argument it says so too early.
WRITER = """
import sys
from pathlib import Path
from desk_assistant.store.journal import Journal
from tests.store.sample import LOCAL, TODAY, closed, projection, visit_id, words_of
journal = Journal.open(Path(sys.argv[1]), TODAY, LOCAL)
lying = len(sys.argv) > 3
print("ready", flush=True)
for number in range(int(sys.argv[2]), int(sys.argv[2]) + 10_000):
    visit = visit_id(number)
    facts = closed(visit)
    for fact in facts if lying else ():
        print("saved", visit, fact.id.hex(), flush=True)
    for place, fact in enumerate(facts):
        last = place == len(facts) - 1
        journal.append(
            [fact],
            words_of(visit) if place == 2 else (),
            closing=projection(facts) if last else None,
            last_key=(visit, "10:42"),
        )
        if not lying:
            print("saved", visit, fact.id.hex(), flush=True)
    if number % 10 == 0:
        journal.checkpoint_idle()
"""


def killed(path: Path, start: int, lines: int, seconds: float, *more: str) -> list[tuple[str, str]]:
    """Run the writer and kill it so long after so many lines; gives (visit, id) of what it called saved."""
    command = [sys.executable, "-c", WRITER, str(path), str(start), *more]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "ready\n"
        said = [writer.stdout.readline() for _ in range(lines)]
        time.sleep(seconds)
        writer.kill()
        said += writer.stdout.readlines()
    whole = [line.split() for line in said if line.endswith("\n")]
    return [(visit, key) for word, visit, key in whole if word == "saved"]


def rounds(path: Path, times: int, *more: str) -> list[str]:
    """Kill the writer several times; gives the ids that were called saved and are not there."""
    chance = random.Random(20260302)
    saved: list[tuple[str, str]] = []
    for attempt in range(times):
        saved += killed(path, attempt * 10_000, chance.randint(1, 25), chance.uniform(0, 0.01), *more)
    journal = Journal.open(path, TODAY, LOCAL)
    stored = {row.id for row in journal.all_facts()}
    assert journal.verify() == ()
    assert len(saved) >= times
    for visit in journal.unfinished():
        assert 0 < len(journal.facts(visit)) < 10
        assert journal.projection(visit) is None
    for visit in {visit for visit, _ in saved} - set(journal.unfinished()):
        assert journal.projection(visit) is not None or more
    journal.close()
    return [key for _, key in saved if key not in stored]


def test_nothing_saved_is_lost_in_20_kills(path: Path) -> None:
    assert rounds(path, 20) == []


@pytest.mark.soak
def test_nothing_saved_is_lost_in_200_kills(path: Path) -> None:
    assert rounds(path, 200) == []


def test_the_harness_finds_a_writer_that_speaks_too_early(path: Path) -> None:
    """The negative control. It speaks a whole visit too early: a kill during the sync itself leaves the write standing."""
    assert rounds(path, 20, "lying") != []


def test_the_ids_of_different_rounds_are_different() -> None:
    assert visit_id(0) != visit_id(10_000)
