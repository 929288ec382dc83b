"""Child: key presses on a log of a given size, each beside its floor. Prints seconds and MiB.

    python -m tests.bench.key_press STARTED FOLDER VISITS [copying]

With `copying` a copy of the log is being made all the while, in slices between the keys.

The floor of a key is taken right before it, so both meet the same machine: one bare durable commit, into a file of its own in
the same folder with the same settings, and one full paint of both windows.
"""

import sqlite3
import sys
import time
from pathlib import Path

from desk_assistant import paths
from desk_assistant.store.opening import PRAGMAS
from desk_assistant.ui.application import make_application
from tests.bench.player import FLOWS, Player, Pressed
from tests.bench.process import say
from tests.bench.table import median, quantile

#: About what a fact takes.
_ROW = b"x" * 250


class Floor:
    """A file that only takes rows, and both windows."""

    def __init__(self, folder: Path, player: Player) -> None:
        self._player = player
        (folder / "floor.sqlite3").unlink(missing_ok=True)
        self._connection = sqlite3.connect(folder / "floor.sqlite3", isolation_level=None)
        self._connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        for name, value, _ in PRAGMAS:
            self._connection.execute(f"PRAGMA {name} = {value}").fetchall()
        self._connection.execute("CREATE TABLE row (id INTEGER PRIMARY KEY, body BLOB)")
        self.commits: list[float] = []
        self.paints: list[float] = []

    def take(self) -> None:
        """Measure once."""
        start = time.perf_counter()
        self._connection.execute("BEGIN IMMEDIATE")
        self._connection.execute("INSERT INTO row (body) VALUES (?)", (_ROW,))
        self._connection.execute("COMMIT")
        written = time.perf_counter()
        self._player.paint_both()
        self.paints.append(time.perf_counter() - written)
        self.commits.append(written - start)

    def both(self) -> list[float]:
        """Give commit and paint together, one figure for each key."""
        return [commit + paint for commit, paint in zip(self.commits, self.paints, strict=True)]


def figures(keys: list[Pressed], first: list[Pressed], floor: Floor) -> dict[str, float]:
    """Give what the parent needs: the keys that wrote, and their floors."""
    done = [key.done for key in keys if key.wrote]
    previews = [key.preview for key in keys if key.preview is not None]
    both = floor.both()
    return {
        "keys": float(len(done)),
        "median": median(done),
        "p99": quantile(done, 0.99),
        "slowest": max(done),
        "floor_median": median(both),
        "floor_p99": quantile(both, 0.99),
        "commit": median(floor.commits),
        "paint": median(floor.paints),
        "first_visit": max(key.done for key in first if key.wrote),
        "preview": median(previews),
    }


class Copying:
    """Sees to it that a copy is being made before each key, and counts how many were begun."""

    def __init__(self, player: Player, floor: Floor) -> None:
        self._keeping, self._floor = player.work.keeping, floor
        self.begun = 0

    def take(self) -> None:
        """Begin the next copy when the last one is done, and measure the floor."""
        if self._keeping.rests():
            self._keeping.copy_now()
            self.begun += 1
        self._floor.take()


def main(folder: Path, visits: int, copying: bool) -> None:
    """Play a visit to warm up, as the first of the day, and then so many that are measured."""
    app, _ = make_application(sys.argv[:1], paths.resources())
    app.setQuitOnLastWindowClosed(False)
    player = Player(folder)
    player.settle(1.0)
    player.open_citizen_window()
    flows = FLOWS
    first = player.visit(flows[0])
    for flow in flows[1:]:
        player.visit(flow)
    floor = Floor(folder, player)
    copies = Copying(player, floor) if copying else None
    player.before = copies.take if copies else floor.take
    keys: list[Pressed] = []
    for number in range(visits):
        keys += player.visit(flows[number % len(flows)])
    say(**figures(keys, first, floor), copies=copies.begun if copies else 0)
    player.end()


if __name__ == "__main__":
    main(Path(sys.argv[2]), int(sys.argv[3]), sys.argv[4:] == ["copying"])
