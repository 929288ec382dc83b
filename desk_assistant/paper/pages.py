"""Typst, called inside the process: a template of ours and plain data become pages, with the fonts we ship and no others."""

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from desk_assistant.paper.glyphs import drawable, replace_missing
from desk_assistant.paper.note import one_line

#: A word longer than this may break anywhere; the longest Danish words in the content are well below it.
LONGEST_WHOLE_WORD = 30
_PHONE = re.compile(r"\b\d\d(?: \d\d){3}\b")

FailureCode = Literal["library_missing", "font_missing", "template_missing", "address_too_long", "typesetting"]


class TypesettingFailed(Exception):
    """The data could not become pages; `code` says why. No text of the data ever stands in the message."""

    def __init__(self, code: FailureCode) -> None:
        super().__init__(code)
        self.code: FailureCode = code


def pages(template: str, inputs: Mapping[str, str], resources: Path, **output: Any) -> tuple[bytes, ...]:
    """Give the pages of a template in `print/`, in the format that `output` asks for. Raises TypesettingFailed.

    `inputs` hold data as JSON, never as markup: `#strong[x]` in a text is printed as it stands.
    """
    try:
        import typst
    except ImportError:
        raise TypesettingFailed("library_missing") from None
    path = resources / "print" / template
    if not path.is_file():
        raise TypesettingFailed("template_missing")
    try:
        fonts = typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=[resources / "fonts"]
        )
        made = typst.Compiler(path, font_paths=fonts, ignore_system_fonts=True, sys_inputs=dict(inputs)).compile(**output)
    except (typst.TypstError, OSError):
        raise TypesettingFailed("typesetting") from None
    return (made,) if isinstance(made, bytes) else tuple(made or ())


def known_letters(resources: Path) -> frozenset[int]:
    """Give what the font can draw; read again when the file is another. Raises TypesettingFailed."""
    font = resources / "fonts" / "IBMPlexSans-Regular.ttf"
    try:
        return _drawable(font, font.stat().st_mtime_ns)
    except (OSError, ValueError):
        raise TypesettingFailed("font_missing") from None


@lru_cache(maxsize=2)
def _drawable(font: Path, changed: int) -> frozenset[int]:
    return drawable(font)


def printable(text: str, known: frozenset[int]) -> str:
    """Give the text on one line, with only what the font can draw; an overlong word may break, a phone number may not."""
    return _breakable(_whole_numbers(replace_missing(one_line(text), known)))


def clean(value: object, known: frozenset[int]) -> object:
    """Give the value with every text in it as it can be printed."""
    if isinstance(value, str):
        return printable(value, known)
    if isinstance(value, Mapping):
        return {key: clean(part, known) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [clean(part, known) for part in value]
    return value


def _whole_numbers(text: str) -> str:
    """Keep a phone number on one line, so that nobody calls half of it."""
    return _PHONE.sub(lambda number: number[0].replace(" ", "\u00a0"), text)


def _breakable(text: str) -> str:
    """Let an overlong word break (zero-width space), so that it never runs off the paper."""
    return re.sub(rf"\S{{{LONGEST_WHOLE_WORD},}}", _break_word, text)


def _break_word(word: re.Match[str]) -> str:
    return "\u200b".join(word[0])
