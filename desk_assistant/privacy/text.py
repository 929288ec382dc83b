"""Makes foreign text fit to be kept and shown: one spelling, nothing invisible, no longer than allowed."""

import re
import unicodedata

_RAW_PER_CHARACTER = 4
_RAW_SLACK = 256
_DROPPED = frozenset({"Cc", "Cf", "Cs"})
_MARKS = frozenset({"Mn", "Mc", "Me"})
_SKIN_TONES = range(0x1F3FB, 0x1F400)
_LINE_ENDS = re.compile("\r\n?|[\u0085\u2028\u2029\v\f]")
_ORDINARY = re.compile("[\n -~À-ÖØ-öø-ÿ–—“”’…€§]*+")
_SPACES = re.compile(" {2,}")
_SPACES_AT_LINE_ENDS = re.compile(" *+\n *+")
_EMPTY_LINES = re.compile("\n{3,}")


def clean(text: str, limit: int, multiline: bool = False) -> str:
    """Give the text in NFC, without control, bidi and other format characters (zero-width ones among them) and
    surrogates, with single spaces, trimmed, and at most `limit` characters (code points) long.

    Every kind of white space becomes a space; with `multiline`, line ends become a newline and at most one empty line
    stands between two lines. A character is never cut off from its combining marks. What stands far beyond the limit is
    cut away before the costly work, so a paste of a megabyte costs no more than a long sentence.
    """
    if limit <= 0:
        return ""
    text = _cut(text.lstrip(), limit * _RAW_PER_CHARACTER + _RAW_SLACK)
    text = _LINE_ENDS.sub("\n", text)
    if not multiline:
        text = text.replace("\n", " ")
    if not _ORDINARY.fullmatch(text):
        text = unicodedata.normalize("NFC", "".join(map(_kept, text)))
    text = _SPACES.sub(" ", text)
    if multiline:
        text = _EMPTY_LINES.sub("\n\n", _SPACES_AT_LINE_ENDS.sub("\n", text))
    return _cut(text.strip(), limit).rstrip()


def _kept(character: str) -> str:
    if character == "\n":
        return character
    if character.isspace():
        return " "
    return "" if unicodedata.category(character) in _DROPPED else character


def _cut(text: str, limit: int) -> str:
    """At most `limit` characters; the cut moves back to before a character whose marks would not fit."""
    if len(text) <= limit:
        return text
    end = limit
    while end and _belongs_to_the_one_before(text[end]):
        end -= 1
    return text[:end]


def _belongs_to_the_one_before(character: str) -> bool:
    return unicodedata.category(character) in _MARKS or ord(character) in _SKIN_TONES
