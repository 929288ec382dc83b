"""Imports go one way: the table says who may know whom."""

import pytest

from tests.rules.source import FLOOR, PACKAGE, Source, imported, sources

ABOVE_EVERYTHING = {"__main__", "about", "app", "work", "supervising", "supplying", "exporting", "tour"}
"""They wire the rooms together and may know all of them; nobody below may know them."""

BELOW_THE_DESK = {
    *("content", "intake", "privacy", "paths", "settings", "installed", "policy", "packs"),
    *("visit", "store", "store.rows", "insight", "paper"),
}

MAY_IMPORT: dict[str, set[str]] = {
    "": set(),
    "content": set(),
    "privacy": set(),
    "paths": set(),
    "store.rows": set(),
    "net": set(),
    "settings": {"paths"},
    "installed": {"paths"},
    "policy": {"content", "privacy", "paths", "settings"},
    "intake": {"content"},
    "packs": {"content", "paths", "net"},
    "visit": {"content", "privacy"},
    "store": {"visit", "store.rows"},
    "insight": {"content", "visit", "store.rows"},
    "paper": {"content", "visit", "store.rows"},
    "desk": BELOW_THE_DESK,
    "ui": {"desk", "content", "visit", "intake", "insight", "paper", "settings", "installed", "policy"},
    "commands": BELOW_THE_DESK | {"net"},
    "demo": BELOW_THE_DESK | {"desk", "commands"},
    **{room: BELOW_THE_DESK | {"desk", "ui", "commands", "demo", "net"} | ABOVE_EVERYTHING for room in ABOVE_EVERYTHING},
}

FIX = {
    "ui": "ask the desk session, or let app.py hand the value in",
    "visit": "let the caller hand the value in; what happened is decided from values only",
    "content": "let the caller hand the value in; content knows nobody",
    "store": "store keeps facts and rows; let the desk or a command bring the two together",
    "paper": "let the caller hand in plain values; printing through Qt lives in ui",
}
COMMON_FIX = "move the code to a room that may, or let app.py hand the value in"

QT_MODULES: dict[str, set[str]] = {
    **{room: set() for room in ("content", "intake", "packs", "privacy", "visit", "insight", "paper", "store.rows", "demo", "policy", "net")},
    "desk": {"QtCore", "QtNetwork"},
}
"""The Qt modules a room may import; a room that is not named here may import any."""


def room_of(module: str) -> str:
    """The row of the table a dotted module name belongs to."""
    parts = module.split(".")[1:]
    if parts == ["__version__"]:
        return ""
    if parts[:2] == ["store", "rows"]:
        return "store.rows"
    return parts[0] if parts else ""


def violations(source: Source) -> list[str]:
    """One sentence per import that breaks the table, with where, what and the way out."""
    room = room_of(source.module)
    if room not in MAY_IMPORT:
        return [f"{source.path}: the room {room!r} is not in the table MAY_IMPORT; give it a row, with the reason"]
    found = []
    for line, name in imported(source):
        top, _, rest = name.partition(".")
        if top == PACKAGE:
            other = room_of(name)
            if other not in MAY_IMPORT[room] | {room, ""}:
                may = ", ".join(sorted(MAY_IMPORT[room])) or "nothing of ours"
                fix = FIX.get(room, COMMON_FIX)
                found.append(f"{source.path}:{line} imports {name}; {room} may import: {may}. Fix: {fix}.")
        elif top == "PySide6" and room in QT_MODULES and rest.partition(".")[0] not in QT_MODULES[room]:
            may = ", ".join(sorted(QT_MODULES[room])) or "no Qt at all"
            found.append(f"{source.path}:{line} imports {name}; {room} may import: {may}. Fix: draw and ask in ui.")
    return list(dict.fromkeys(found))


def test_every_import_keeps_to_the_table() -> None:
    files = sources()
    assert len(files) >= FLOOR, f"the scan saw only {len(files)} files"
    found = [sentence for source in files for sentence in violations(source)]
    assert not found, "\n" + "\n".join(found)


def test_table_has_no_circle_below_the_top() -> None:
    seen: set[str] = set()
    rows = {room: may for room, may in MAY_IMPORT.items() if room not in ABOVE_EVERYTHING}
    while rows:
        free = {room for room, may in rows.items() if may <= seen}
        assert free, f"these rooms import each other in a circle: {sorted(rows)}"
        seen |= free
        rows = {room: may for room, may in rows.items() if room not in free}


@pytest.mark.parametrize(
    ("path", "text", "breaks"),
    [
        pytest.param("ui/employee/window.py", "import desk_assistant.store.journal", True, id="ui-store"),
        pytest.param("ui/employee/window.py", "from desk_assistant import store", True, id="from-package"),
        pytest.param("ui/employee/window.py", "def f():\n    from desk_assistant.store import rows", True, id="within"),
        pytest.param("ui/employee/window.py", "from ...store import rows", True, id="relative"),
        pytest.param("ui/employee/window.py", "from ..parts import look", False, id="own-room"),
        pytest.param("ui/employee/__init__.py", "from ...store import rows", True, id="relative-in-package"),
        pytest.param("ui/w.py", "import importlib\nimportlib.import_module('desk_assistant.store')", True, id="by-name"),
        pytest.param("insight/counts.py", "from desk_assistant.store import rows", False, id="rows-are-open"),
        pytest.param("insight/counts.py", "from desk_assistant.store import journal", True, id="journal-is-not"),
        pytest.param("commands/export.py", "from desk_assistant import app", True, id="command-app"),
        pytest.param("ui/employee/window.py", "from desk_assistant.demo import filling", True, id="ui-demo"),
        pytest.param("visit/state.py", "from PySide6.QtCore import QObject", True, id="qt-in-visit"),
        pytest.param("paper/note.py", "from PySide6 import QtGui", True, id="qt-in-paper"),
        pytest.param("desk/session.py", "from PySide6.QtCore import QObject", False, id="core-at-the-desk"),
        pytest.param("desk/session.py", "from PySide6.QtWidgets import QLabel", True, id="widgets-at-the-desk"),
        pytest.param("cellar/wine.py", "", True, id="unknown-room"),
        pytest.param("app.py", "from desk_assistant.store import journal", False, id="app-knows-all"),
        pytest.param("paths.py", "from desk_assistant import __version__", False, id="version"),
    ],
)
def test_the_scan_sees(path: str, text: str, breaks: bool) -> None:
    found = violations(Source(f"{PACKAGE}/{path}", text))
    assert bool(found) is breaks, found
    assert all(path in sentence for sentence in found)
