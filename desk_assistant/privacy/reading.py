"""A text as a person reads it: disguises of digits and letters taken off, with the way back to the text as given."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from desk_assistant.privacy.kinds import Span

_PLAIN = re.compile("[\\t\\n\\r -\\[\\]-~§À-ÖØ-öø-ÿ]*+")
"""Characters that read as they stand. The backslash is left out: it separates like a slash."""

_SEPARATORS = {
    **dict.fromkeys("\u2212\u02d7\u2043\u30fc", "-"),
    **dict.fromkeys("·•∙⋅・‧\u066b\u066c。", "."),
    **dict.fromkeys("\u2044\u2215\\", "/"),
    "\u2800": " ",
}
_INVISIBLE = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0")
_LETTERS_LIKE_DIGITS = str.maketrans({"Ο": "O", "ο": "o", "О": "O", "о": "o", "Ι": "I", "І": "I", "Ӏ": "I", "ӏ": "l"})
_LONGEST_EXPANSION = 4
_FIRST_MARK = "\u0300"


@dataclass(frozen=True, slots=True)
class Reading:
    """`text` is what is searched; `origin[i]` is where its character i stands in the text as given."""

    text: str
    origin: list[int] | None
    given_length: int

    def given(self, span: Span) -> Span:
        """The same span in the text as given. Invisible characters after it belong to it."""
        start, end = span
        if self.origin is None:
            return span
        after = self.origin[end] if end < len(self.origin) else self.given_length
        return self.origin[start], max(self.origin[end - 1] + 1, after)


@lru_cache(maxsize=4096)
def _read(character: str) -> str:
    """What one character reads as: nothing, itself, or what it stands for."""
    if character == "\n":
        return character
    if character.isspace():
        return " "
    if character in _SEPARATORS:
        return _SEPARATORS[character]
    category = unicodedata.category(character)
    if category in ("Cf", "Cc", "Cs", "Me") or character in _INVISIBLE:
        return ""
    if category == "Pd":
        return "-"
    if (digit := unicodedata.digit(character, None)) is not None:
        return str(digit)
    plain = unicodedata.normalize("NFKC", character)
    if not 0 < len(plain) <= _LONGEST_EXPANSION:
        return character
    return "".join(_read(part) if part != character else part for part in plain).translate(_LETTERS_LIKE_DIGITS)


def lowered(text: str) -> str:
    """The text in lower case, character for character (the dotted capital I alone would become two)."""
    return text.replace("İ", "I").lower()


def read(text: str) -> Reading:
    """Read any text, surrogates included. Compatibility forms, digits of other scripts and odd spaces, dashes and dots
    become the plain ones; invisible characters and marks that compose with nothing fall away.
    """
    if _PLAIN.fullmatch(text):
        return Reading(text, None, len(text))
    characters: list[str] = []
    origin: list[int] = []
    for index, character in enumerate(text):
        plain = character if character < "\x7f" and character != "\\" and character >= " " else _read(character)
        for part in plain:
            if part < _FIRST_MARK or unicodedata.category(part) != "Mn":
                characters.append(part)
                origin.append(index)
            elif characters and len(composed := unicodedata.normalize("NFC", characters[-1] + part)) == 1:
                characters[-1] = composed
    return Reading("".join(characters), origin, len(text))
