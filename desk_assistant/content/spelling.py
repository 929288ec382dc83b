"""Spelling with the program hunspell and its Danish dictionary, where they are installed, plus a list of our own words."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from desk_assistant.content.library import FLOW_PROMPTS, ContentError, Library, error_at, line_of
from desk_assistant.content.meeting import FILE as MEETING
from desk_assistant.content.meeting import load_meeting
from desk_assistant.content.place import texts
from desk_assistant.content.resolve import PLACE

WORD_LIST = "words.txt"
"""Words that are right although the dictionary lacks them: in the content folder, sorted, one a line."""

_PROGRAM = "hunspell"
_DICTIONARY = "da_DK"
_DEADLINE = 60.0
"""Seconds; all content takes well under one."""

_NO_DANISH = frozenset(
    {"en", "id", "icon", "kind", "address", "address_label", "url", "key", "dated", "question", "is_", "any", "before",
     "flow", "owner", "place", "role", "fits"}
)  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_ADDRESS = re.compile(r"\S+\.(?:dk|com|eu|org)\b")
_PLACEHOLDER = re.compile(r"\{[a-z]+\}")


def available() -> bool:
    """Tell whether the program and the Danish dictionary are there."""
    if shutil.which(_PROGRAM) is None:
        return False
    listed = subprocess.run([_PROGRAM, "-D"], input="", capture_output=True, text=True, timeout=_DEADLINE, check=False)
    return f"/{_DICTIONARY}\n" in listed.stderr + listed.stdout


def misspelt(library: Library, folder: Path) -> tuple[ContentError, ...]:
    """Give each word that neither the dictionary nor our list knows, at the first place where it stands.

    Raises OSError or subprocess.SubprocessError when the program cannot be run; ask `available` first.
    """
    first: dict[str, tuple[str, str]] = {}
    for path, key, text in (*_danish(library), *_of_the_meeting(folder)):
        for word in _WORD.findall(_ADDRESS.sub(" ", _PLACEHOLDER.sub(" ", PLACE.sub(r" \2 \3 ", text)))):
            first.setdefault(word, (path, key))
    known = {*_listed(folder), *(word for name in library.allowed.names for word in _WORD.findall(name))}
    unknown = _unknown_to_dictionary(sorted(first.keys() - known - {word.capitalize() for word in known}))
    return tuple(_error(folder, *first[word], word) for word in unknown)


def out_of_order(folder: Path) -> tuple[str, ...]:
    """Give the words of our list that stand after a word they belong before, or stand twice."""
    listed = _listed(folder)
    return tuple(word for before, word in pairwise(listed) if _order(word) <= _order(before))


def _order(word: str) -> tuple[str, str]:
    """Give what a word is sorted by: letters without regard to case; å, æ and ø as Unicode has them."""
    return word.casefold(), word


def _listed(folder: Path) -> list[str]:
    path = folder / WORD_LIST
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


def _danish(library: Library) -> Iterator[tuple[str, str, str]]:
    for flow in library.flows.values():
        for key, text in texts(flow, skip=_NO_DANISH | {"sources", "official_name"}):
            yield f"flows/{flow.id}.toml", key, text
        yield f"flows/{flow.id}.toml", "owner", flow.owner
    for name, text in library.phrases.texts.items():
        yield "phrases.toml", f"texts.{name}.da", text.da
    if library.prompts is not None:
        for key, text in texts(library.prompts, skip=_NO_DANISH):
            yield "prompts/visit.toml", key, text
    if library.moments is not None:
        for key, text in texts(library.moments, skip=_NO_DANISH):
            yield "prompts/moments.toml", key, text
    for flow_id, own in library.flow_prompts.items():
        for key, text in texts(own, skip=_NO_DANISH):
            yield f"{FLOW_PROMPTS}/{flow_id}.toml", key, text


def _of_the_meeting(folder: Path) -> Iterator[tuple[str, str, str]]:
    meeting, _ = load_meeting(folder) if (folder / MEETING).exists() else (None, ())
    for key, text in texts(meeting, skip={"about"}):
        yield MEETING, key, text


def _unknown_to_dictionary(words: list[str]) -> list[str]:
    done = subprocess.run(
        [_PROGRAM, "-i", "UTF-8", "-d", _DICTIONARY, "-l"],
        input="\n".join(words), capture_output=True, encoding="utf-8", timeout=_DEADLINE, check=True,
    )  # fmt: skip
    parts = set(done.stdout.split())
    return [word for word in words if word in parts or parts & set(word.split("-"))]


def _error(folder: Path, path: str, key: str, word: str) -> ContentError:
    line = line_of((folder / path).read_text(encoding="utf-8"), key) if (folder / path).is_file() else None
    expected = f"'{word}' står ikke i ordbogen; ret ordet, eller skriv det i {WORD_LIST}, hvis det er rigtigt"
    return error_at(folder / path, folder, key, line, expected)
