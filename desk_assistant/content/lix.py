"""LIX, the readability figure of C.-H. Björnsson: words per sentence plus the per cent of words over six letters."""

import re
from collections.abc import Collection, Iterable

LONGEST_EASY_WORD = 6

_WORD = re.compile(r"[^\W_]+(?:[-.][^\W_]+)*")
_END = re.compile(r"[.?!:](?=\s|$)")


def words(text: str) -> list[str]:
    """Give the words of a text; `borger.dk` and `cpr-nummer` are one word each."""
    return _WORD.findall(text)


def sentences(text: str) -> list[str]:
    """Give the sentences of a text; one ends at `.`, `?`, `!` or `:` before white space."""
    return [part.strip() for part in re.split(r"(?<=[.?!:])\s+", text) if part.strip()]


def long_words(text: str, names: Collection[str] = ()) -> list[str]:
    """Give the words of more than six letters; words that belong to one of the official names do not count."""
    return [word for word in words(_shortened(text, names)) if len(word) > LONGEST_EASY_WORD]


def lix(texts: Iterable[str], names: Collection[str] = ()) -> float:
    """Give LIX of several texts read one after the other; each of them ends a sentence. Official names count as short.

    Raises ValueError when there is no word to measure.
    """
    joined = " ".join(text if _END.search(text[-1:]) else f"{text}." for text in texts if text)
    found = words(joined)
    if not found:
        raise ValueError("no words to measure")
    return len(found) / len(_END.findall(joined)) + 100 * len(long_words(joined, names)) / len(found)


def _shortened(text: str, names: Collection[str]) -> str:
    if not names:
        return text
    longest_first = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return re.sub(rf"\b(?:{longest_first})s?\b", _short_words, text)


def _short_words(name: re.Match[str]) -> str:
    return _WORD.sub(_first_letters, name[0])


def _first_letters(word: re.Match[str]) -> str:
    return word[0][:LONGEST_EASY_WORD].rstrip(".-")
