"""The tour in processes that are killed: what they said was saved, what is on disk, and what should have been shown.

`python -m tests.stories.kill OUT DATA` plays the tour undisturbed, and prints as JSON what stood on the screen after each act.
"""

import json
import multiprocessing
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from multiprocessing.connection import Connection
from pathlib import Path
from typing import IO, NamedTuple

import msgspec

from desk_assistant import paths
from desk_assistant.desk.ledger import Ledger
from desk_assistant.store.journal import Journal
from desk_assistant.tour import play
from desk_assistant.tour.camera import Camera
from desk_assistant.tour.clock import Clock
from desk_assistant.tour.stage import Stage
from desk_assistant.visit.state import Visit, fold
from tests.stories.desk import TODAY

#: A key press has written nothing more than this long after it was acknowledged, in seconds.
LATEST = 0.3
#: How slow the disk of the lying child is, in seconds.
SLOW_DISK = 0.02
#: Facts of one act share all bytes of their id but the last two (as hex digits).
_ACT = 28
_PRELOADED = ["desk_assistant.tour.play", "desk_assistant.work", "tests.stories.kill"]
_RANDOM = ("id", "number", "stated", "summary")


class Plan(NamedTuple):
    """When to kill: after which acknowledged key, and how long after it in seconds; by the command line or not."""

    key: int
    delay: float
    by_command: bool = False


class Left(NamedTuple):
    """What a killed tour left: the ids it printed, and the folder."""

    printed: list[str]
    folder: Path


def plans(chance: random.Random, counts: Sequence[tuple[int, int, int]], by_command: int) -> list[Plan]:
    """Give plans: so many (first number) with a key between the other two; the last ones use the command line."""
    made = [Plan(chance.randint(low, high), chance.uniform(0, LATEST)) for count, low, high in counts for _ in range(count)]
    return made[:-by_command] + [plan._replace(by_command=True) for plan in made[-by_command:]] if by_command else made


def kill_all(folder: Path, wanted: Sequence[Plan], lying: bool = False) -> list[Left]:
    """Play and kill as planned, two at a time; gives what is left of each."""
    with ThreadPoolExecutor(2) as pool:
        jobs = [pool.submit(_play_and_kill, folder / str(number), plan, lying) for number, plan in enumerate(wanted)]
        return [job.result() for job in jobs]


def _play_and_kill(folder: Path, plan: Plan, lying: bool) -> Left:
    """Play in the folder. What a killed child leaves lying elsewhere goes with it, and has a short path: the tour writes it into a field."""
    folder.mkdir(parents=True)
    with tempfile.TemporaryDirectory(prefix="kill-", ignore_cleanup_errors=True) as scratch:
        if plan.by_command:
            return Left(_kill_command(folder, plan, scratch), folder / "data")
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(_PRELOADED)
        reader, writer = context.Pipe(duplex=False)
        child = context.Process(target=_tour, args=(writer, folder, scratch, lying))
        child.start()
        writer.close()
        with os.fdopen(os.dup(reader.fileno()), encoding="utf-8") as said:
            reader.close()
            printed = list(_until(said, plan))
            child.kill()
            printed += _whole(said.read())
        child.join()
    return Left(printed, folder / "data")


def _kill_command(folder: Path, plan: Plan, scratch: str) -> list[str]:
    command = [sys.executable, "-m", "desk_assistant", "tour", str(folder / "out"), "--data", str(folder / "data")]
    command += ["--today", TODAY.isoformat(), "--no-pictures"]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL, "text": True}
    with subprocess.Popen(command, env=_quiet(scratch), **pipes) as child:
        printed = list(_until(child.stdout, plan))
        child.kill()
        return printed + _whole(child.stdout.read())


def _until(said: IO[str], plan: Plan) -> Iterator[str]:
    """Give the ids printed up to the planned key, then wait as long as planned. A tour that ends before is not killed."""
    for _ in range(plan.key):
        line = said.readline()
        if not line.endswith("\n"):
            return
        yield line.split()[1]
    time.sleep(plan.delay)


def _whole(text: str) -> list[str]:
    """Give the ids of the whole lines; the last one may be cut."""
    return [line.split()[1] for line in text.splitlines(keepends=True) if line.endswith("\n")]


def _quiet(scratch: str) -> dict[str, str]:
    """No screen, and temporary files in a folder of their own."""
    return {**os.environ, "QT_QPA_PLATFORM": "offscreen", "TMPDIR": scratch}


def _tour(writer: Connection, folder: Path, scratch: str, lying: bool) -> None:
    """The child: what the command `tour --no-pictures` does, with its output going to the pipe."""
    os.environ.update(_quiet(scratch))
    tempfile.tempdir = None
    os.dup2(writer.fileno(), 1)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    sys.stdout = os.fdopen(1, "w", encoding="utf-8")
    if lying:
        _lie()
    play.run_tour(folder / "out", folder / "data", TODAY, pictures=False)


def _lie() -> None:
    """Say `saved` before the commit, as a program would that shows first and writes later."""
    append = Ledger.append

    def too_early(self: Ledger, facts: Sequence, *rest: object) -> None:
        print(f"saved {facts[-1].id.hex()}", flush=True)
        time.sleep(SLOW_DISK)
        append(self, facts, *rest)

    Ledger.append = too_early
    play._print_saved = _say_nothing


def _say_nothing(fact: str) -> None:
    """Take the place of the honest voice."""


class OnDisk(NamedTuple):
    """What the file of a killed tour holds."""

    missing: list[str]
    broken: int
    acts: int
    names: list[str]
    last: Visit


def look(left: Left) -> OnDisk:
    """Open the file, and compare it with what was printed."""
    with closing(Journal.open(left.folder / paths.DATABASE, TODAY)) as journal:
        rows = list(journal.all_facts())
        stored = {row.id for row in rows}
        return OnDisk(
            missing=[fact for fact in left.printed if fact not in stored],
            broken=len(journal.verify()),
            acts=len(dict.fromkeys(row.id[:_ACT] for row in rows)),
            names=[row.name for row in rows],
            last=fold(journal.facts(rows[-1].visit)),
        )


def comparable(visit: Visit) -> dict:
    """Give a visit without what is random in it: whether there is a number and words, not which."""
    plain = json.loads(msgspec.json.encode(visit, order="deterministic"))
    return {**plain, **{name: bool(plain[name]) for name in _RANDOM}}


class Watched(Stage):
    """A stage that notes after each act what is in memory, and which step stands open on *Sammen om opgaven*."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        super().__init__(folder, clock, self._saved)
        self.visits: dict[int, dict] = {}
        self.titles: dict[int, str] = {}
        self.names: list[str] = []

    def _rows(self) -> list:
        return list(self.program.work.ledger._journal.all_facts())

    def _acts(self) -> int:
        return len({row.id[:_ACT] for row in self._rows()})

    def _saved(self, fact: str) -> None:
        self.visits[self._acts()] = comparable(self.program.work.session.visit)
        self.names = [row.name for row in self._rows()]

    def rest(self) -> None:
        super().rest()
        if self._program is not None and self._program.work is not None and self.shows("together.heading"):
            title = self.find("together.open.title").text() if self.shows("together.open") else ""
            self.titles.setdefault(self._acts(), title)


def reference(folder: Path) -> dict:
    """Play the tour undisturbed in a process of its own, and give what it noted."""
    command = [sys.executable, "-m", "tests.stories.kill", str(folder / "out"), str(folder / "data")]
    with tempfile.TemporaryDirectory(prefix="kill-", ignore_cleanup_errors=True) as scratch:
        done = subprocess.run(command, env=_quiet(scratch), capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def main(out: Path, data: Path) -> None:
    """Play the tour on a watched stage, and print what it noted."""
    out.mkdir(parents=True)
    play.make_stage_ready(out)
    stage = Watched(data, Clock(TODAY))
    play.play(stage, Camera(None), out, out / paths.PRINT_FOLDER)
    stage.end()
    print(json.dumps({"visits": stage.visits, "titles": stage.titles, "names": stage.names}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
