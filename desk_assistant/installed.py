"""What this copy of the program is: who built it and from what, and how it starts parts of itself as children.

A packaged program has no interpreter that takes `-m`: its one executable starts the children too (packaging/entry.py).
"""

import sys
from pathlib import Path

import msgspec

from desk_assistant import __version__, paths

#: The program's name among all programs of a desktop. `.internal` is reserved for private names, so the name claims no
#: domain that somebody owns (packaging/README.md).
APP_ID = "internal.desk_assistant.DeskAssistant"
#: A process on its own, because a printer, a network share or a server may never answer.
PRINT, SHARE, PACK = "desk_assistant.ui.print_page", "desk_assistant.desk.second_folder", "desk_assistant.packs.carrying"
#: First argument of a child of the packaged program; the module comes next.
CHILD = "--child"
#: Where a child starts, so that `-m` finds the package.
FOLDER = Path(__file__).resolve().parents[1]
#: Written by packaging/stage.py into every package, and by nobody else.
RECORD = "build.json"


class Build(msgspec.Struct, frozen=True):
    """Where a package comes from: who made it, from which commit, and the day of that commit."""

    origin: str
    commit: str
    day: str


def child(module: str) -> tuple[str, ...]:
    """Give the command that runs a module of ours, PRINT, SHARE or PACK, as a child; start it in FOLDER."""
    if not getattr(sys, "frozen", False):
        return sys.executable, "-m", module
    # On Windows the window's own executable has no standard input; the one beside it has.
    program = Path(sys.executable)
    return str(program.with_name("desk-assistant" + program.suffix)), CHILD, module


def build() -> Build | None:
    """Give what the package says of itself; None in a checkout and when the record cannot be read."""
    try:
        return msgspec.json.decode((paths.resources() / RECORD).read_bytes(), type=Build)
    except (OSError, msgspec.DecodeError):
        return None


def description() -> str:
    """Give name, version and where this copy comes from, in one line of Danish."""
    made = build()
    where = f"{made.origin} · {made.commit} · {made.day}" if made is not None else "uofficiel, ikke pakket"
    return f"Desk Assistant {__version__} · {where}"
