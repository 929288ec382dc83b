"""The quality gate: everything that is wrong in a content folder, with file and line."""

import json
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from desk_assistant.content import spelling
from desk_assistant.content.check import advice, check
from desk_assistant.content.check_branches import walkable
from desk_assistant.content.conditions import branches
from desk_assistant.content.library import ContentError, Library


def print_check(library: Library, folder: Path, left_out: tuple[ContentError, ...], as_json: bool, spell: bool) -> int:
    """Print the faults of a library read from this folder and what it holds. 0 when there is no fault, otherwise 1.

    `left_out` are the faults of the local content, with paths below its own folder.
    """
    faults = [*left_out, *library.errors, *check(library, folder)]
    if spell:
        faults += _spelling(library, folder)
    hints = advice(library, folder)
    if as_json:
        print(json.dumps({**counts(library), "faults": _rows(faults), "advice": _rows(hints)}, ensure_ascii=False, indent=1))
    else:
        _print(library, faults, hints)
    return 1 if faults else 0


def counts(library: Library) -> dict[str, int]:
    """Give how much of each kind was looked at."""
    return {
        "flows": len(library.flows),
        "life_events": len(library.life_events),
        "places": len(library.places),
        "branches": sum(len(list(branches(flow))) for flow in library.flows.values() if walkable(flow)),
        "steps": sum(len(flow.steps) for flow in library.flows.values()),
        "facts": len(library.facts),
        "phrases": len(library.phrases.texts),
    }


def at(fault: ContentError) -> str:
    """Give a fault as editors read it: path, line (1 when no line can be told), key, and what was expected."""
    return ": ".join(filter(None, (f"{fault.path}:{fault.line or 1}", fault.key, fault.expected)))


def _spelling(library: Library, folder: Path) -> Iterable[ContentError]:
    for word in spelling.out_of_order(folder):
        yield ContentError(file=spelling.WORD_LIST, key="", line=None, expected=f"ord i alfabetisk orden, hvert ord én gang; se '{word}'")
    try:
        if spelling.available():
            yield from spelling.misspelt(library, folder)
            return
    except (OSError, subprocess.SubprocessError):
        pass
    print("Stavekontrollen er sprunget over. Den kræver pakkerne hunspell og hunspell-da.", file=sys.stderr)


def _rows(faults: Iterable[ContentError]) -> list[dict[str, object]]:
    return [{"file": fault.path, "line": fault.line, "key": fault.key, "expected": fault.expected} for fault in faults]


def _print(library: Library, faults: list[ContentError], hints: tuple[ContentError, ...]) -> None:
    for fault in faults:
        print(at(fault))
    if hints:
        print("Se også på dette; det er ikke fejl:")
        for hint in hints:
            print(f"  {at(hint)}")
    seen = counts(library)
    flows = f"{seen['flows']} forløb med {seen['branches']} grene og {seen['steps']} trin"
    rest = f"{seen['life_events']} livssituationer, {seen['places']} steder, {seen['facts']} tal og {seen['phrases']} faste tekster"
    print(f"{flows}, {rest}: {_how_many(len(faults))}.")


def _how_many(faults: int) -> str:
    return "ingen fejl" if not faults else "1 fejl" if faults == 1 else f"{faults} fejl"
