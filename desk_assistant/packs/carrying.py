"""One errand with packs as a program of its own: fetching waits for a server, and checking a content takes a second or two.

    python -m desk_assistant.packs.carrying

Reads an `Order` as JSON from standard input and writes an `Outcome` as JSON. Exit code 0, or 3 for an order that cannot be read.
"""

import sys
from collections.abc import Callable
from pathlib import Path

import msgspec

from desk_assistant import __version__, paths
from desk_assistant.packs import active, keeping, layout, looking
from desk_assistant.packs.errand import BACK, Order, Outcome, Task
from desk_assistant.packs.keeping import Desk, Installed
from desk_assistant.packs.problems import PackRefused
from desk_assistant.packs.sentences import not_used, reason

FAILED = 3


def main(arguments: list[str]) -> int:
    """Carry the order out; gives the exit code."""
    try:
        order = msgspec.json.decode(sys.stdin.buffer.read(), type=Order)
    except msgspec.MsgspecError:
        return FAILED
    sys.stdout.buffer.write(msgspec.json.encode(carry_out(order)))
    return 0


def carry_out(order: Order) -> Outcome:
    """Do what is ordered, and compile the content that is in use then. Never raises for a pack, a disk or a net that is no good."""
    data = Path(order.data)
    desk = Desk(data / paths.PACKS, order.roots, order.today, __version__, active.shipped_serial())
    try:
        outcome = _TASKS[order.task](order, desk)
    except PackRefused as problem:
        return Outcome(problem.code, reason(problem) if order.task == "go_back" else not_used(problem))
    if outcome.code != looking.ALREADY:
        active.load_active(data, Path(order.local) if order.local else None)
    return outcome


def _fetch(order: Order, desk: Desk) -> Outcome:
    return _installed(looking.look(order.source, desk))


def _install(order: Order, desk: Desk) -> Outcome:
    source = Path(order.source)
    try:
        if source.stat().st_size > layout.LARGEST:  # any file may be chosen
            raise PackRefused("too_large", most=layout.LARGEST)
        raw = source.read_bytes()
    except OSError as problem:
        raise PackRefused("unreadable") from problem
    return _installed(keeping.install(raw, desk, by_hand=True))


def _installed(done: Installed) -> Outcome:
    return Outcome(looking.ALREADY if done.already else looking.INSTALLED, serial=done.kept.serial, name=done.kept.name)


def _go_back(order: Order, desk: Desk) -> Outcome:
    kept = keeping.roll_back(desk)
    return Outcome(BACK, serial=kept.serial, name=kept.name) if kept else Outcome(BACK)


_TASKS: dict[Task, Callable[[Order, Desk], Outcome]] = {"fetch": _fetch, "install": _install, "go_back": _go_back}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
