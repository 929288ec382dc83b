"""Brings the Danish words of the windows up to date: reads the sources, updates the .ts file, writes the .qm file.

    .venv/bin/python packaging/translations.py

Prints every message that still waits for Danish, and ends with 1 if there is one.

Qt's lupdate does the merging, but it gets a listing of the calls instead of the sources: its reader of Python leaves out
calls inside f-strings, and calls whose count is computed (`None, len(found)`), without a word.
"""

import ast
import json
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import PySide6

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "desk_assistant"
WORDS = ROOT / "resources" / "i18n" / "desk_assistant_da.ts"


class Call(NamedTuple):
    """One `translate("Context", "text")` in the sources; `counted` when it is given a number for %n."""

    context: str
    text: str
    comment: str
    counted: bool


class Message(NamedTuple):
    """One message of a .ts file. Counted messages have a form for each number the language tells apart."""

    context: str
    text: str
    comment: str
    forms: tuple[str, ...]
    counted: bool
    finished: bool


class UnreadableCall(Exception):
    """A call that cannot be listed, because context or text is not written out; says file and line."""


def calls(sources: Path) -> list[Call]:
    """Give the calls in all Python files below a folder, each once, in the order of files and lines."""
    found: dict[Call, None] = {}
    for file in sorted(sources.rglob("*.py")):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        for call in _translations(tree):
            found[_read(call, file)] = None
    return list(found)


def _translations(tree: ast.Module) -> Iterator[ast.Call]:
    """Give the calls of `translate` and `QCoreApplication.translate`; `str.translate` takes one argument and is none."""
    made = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    for call in sorted(made, key=lambda node: (node.lineno, node.col_offset)):
        name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
        if name == "translate" and (isinstance(call.func, ast.Name) or len(call.args) > 1):
            yield call


def _read(call: ast.Call, file: Path) -> Call:
    values = [argument.value if isinstance(argument, ast.Constant) else None for argument in call.args[:3]]
    if call.keywords or len(values) < 2 or not all(isinstance(value, str) for value in values[:2]):
        raise UnreadableCall(f"{file}:{call.lineno}: write context and text out, and give the count as the fourth argument")
    return Call(values[0], values[1], (values[2] if len(values) > 2 else None) or "", len(call.args) > 3)


def update(words: Path, sources: Path) -> None:
    """Bring a .ts file in line with the sources: new messages wait for Danish, messages no longer used are taken out."""
    lines = []
    for call in calls(sources):
        context, text, comment = (json.dumps(part, ensure_ascii=False) for part in call[:3])
        lines.append(f"translate({context}, {text}, {comment}{', 1' if call.counted else ''})\n")
    with tempfile.TemporaryDirectory() as folder:
        listing = Path(folder) / "listing.py"
        listing.write_text("".join(lines), encoding="utf-8")
        languages = ("-source-language", "en_GB", "-target-language", "da_DK")
        _run("lupdate", "-silent", listing, "-no-obsolete", "-locations", "none", *languages, "-ts", words)


def release(words: Path, compiled: Path) -> None:
    """Write the .qm file that the program loads."""
    _run("lrelease", "-silent", words, "-qm", compiled)


def _run(tool: str, *arguments: str | Path) -> None:
    """Run one of Qt's tools from PySide6; it stands elsewhere on Windows than on Linux."""
    inside = Path(PySide6.__file__).parent
    program = next(path for path in (inside / tool, inside / f"{tool}.exe") if path.exists())
    subprocess.run([program, *arguments], check=True, timeout=120)


def messages(words: Path) -> list[Message]:
    """Give all messages of a .ts file."""
    found = []
    for context in ElementTree.parse(words).getroot().iter("context"):
        for message in context.iter("message"):
            counted = message.get("numerus") == "yes"
            translation = message.find("translation")
            holders = translation.findall("numerusform") if counted else [translation]
            forms = tuple(holder.text or "" for holder in holders)
            comment = message.findtext("comment") or ""
            finished = translation.get("type") is None and all(forms)
            found.append(Message(context.findtext("name"), message.findtext("source"), comment, forms, counted, finished))
    return found


def main(words: Path = WORDS, sources: Path = SOURCES) -> int:
    """Update, compile, and tell what is missing."""
    update(words, sources)
    release(words, words.with_suffix(".qm"))
    waiting = [message for message in messages(words) if not message.finished]
    for message in waiting:
        print(f"{message.context}: {message.text}")
    return 1 if waiting else 0


if __name__ == "__main__":
    sys.exit(main())
