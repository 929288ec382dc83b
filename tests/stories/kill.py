"""Kills the tour at a random instant after a key was acknowledged, and looks at what stands on disk."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from desk_assistant import paths
from desk_assistant.store.journal import Journal
from desk_assistant.visit.state import Visit, fold
from tests.stories.desk import TODAY

#: Longest time between the acknowledged key and the kill, in seconds.
LATEST = 0.3
#: The kill comes after one of the first so many acknowledged keys.
KEYS = 24

TOUR = (sys.executable, "-m", "desk_assistant")
EARLY = (sys.executable, "-m", "tests.stories.says_saved_too_early")


def killed_tour(folder: Path, seed: int, command: Sequence[str] = TOUR) -> list[str]:
    """Play the tour on `folder`/data and kill it; gives the ids it had printed as saved. The seed decides the instant."""
    chance = random.Random(seed)
    wanted, delay = chance.randint(1, KEYS), chance.uniform(0, LATEST)
    arguments = [*command, "tour", str(folder / "out"), "--data", str(folder / "data"), "--today", TODAY.isoformat(), "--no-pictures"]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=environment) as child:
        printed: list[str] = []
        for line in child.stdout:
            if line.startswith("saved "):
                printed.append(line.split()[1])
            if len(printed) == wanted:
                break
        time.sleep(delay)
        child.send_signal(signal.SIGKILL)
        rest = child.stdout.read()
    printed += [line.split()[1] for line in rest.splitlines(keepends=True) if line.startswith("saved ") and line.endswith("\n")]
    return printed


def lost(folder: Path, printed: Sequence[str]) -> list[str]:
    """Give what is wrong after the kill: acknowledged ids that are not on disk, and every problem of file and chains."""
    path = folder / "data" / paths.DATABASE
    journal = Journal.open(path, TODAY)
    try:
        stored = {fact.id for fact in journal.all_facts()}
        problems = [f"chain: {problem}" for problem in journal.verify()]
        return [f"lost: {fact}" for fact in printed if fact not in stored] + problems
    finally:
        journal.close()


def running(folder: Path) -> Visit | None:
    """Give the visit that was open when the kill came, as its facts tell it."""
    journal = Journal.open(folder / "data" / paths.DATABASE, TODAY)
    try:
        visits = [fold(journal.facts(visit)) for visit in journal.unfinished()]
    finally:
        journal.close()
    return next((visit for visit in visits if visit is not None and visit.status == "open"), None)
