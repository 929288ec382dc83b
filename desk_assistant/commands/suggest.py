"""Suggests what a citizen may have come for, from words on the command line or from a file with a line for each."""

import sys
from collections.abc import Iterable
from pathlib import Path

import msgspec

from desk_assistant import paths
from desk_assistant.content import overlay
from desk_assistant.content.library import load
from desk_assistant.intake.suggesting import Intake, Suggestion


class Suggested(msgspec.Struct, frozen=True):
    """One line of the answer in JSON."""

    text: str
    suggestions: tuple[Suggestion, ...]


def print_suggestions(words: list[str], file: Path | None, as_json: bool, limit: int, local: Path | None = None) -> int:
    """Print the suggestions for the words, or for each line of the file, with the content in `local` added. 1 when there is nothing to read, or no phrases."""
    if bool(words) == bool(file):
        print("Skriv borgerens ord, eller angiv en fil med --from-file.", file=sys.stderr)
        return 1
    try:
        texts = file.read_text(encoding="utf-8-sig").splitlines() if file else [" ".join(words)]
    except (OSError, UnicodeDecodeError):
        print(f"Filen {file} kan ikke læses som tekst i UTF-8.", file=sys.stderr)
        return 1
    library, left_out = load(paths.resources() / "content"), ()
    if local is not None:
        library, left_out, _ = overlay.apply(library, local)
    for problem in (*library.errors, *left_out):
        print(problem, file=sys.stderr)
    if not library.intake:
        print("Der er ingen vendinger at gætte ud fra i mappen content/intake.", file=sys.stderr)
        return 1
    intake = Intake(library.intake, library.alike)
    _print(((text, intake.suggest(text, limit)) for text in texts if text.strip()), as_json)
    return 0


def _print(found: Iterable[tuple[str, tuple[Suggestion, ...]]], as_json: bool) -> None:
    for text, suggestions in found:
        if as_json:
            print(msgspec.json.encode(Suggested(text, suggestions)).decode())
            continue
        print(text)
        for suggestion in suggestions:
            score = f"{suggestion.score:.0%}".replace("%", " %").rjust(5)
            print(f"  {score}  {suggestion.id:<14} {suggestion.phrase}")
