"""LIX, the readability figure of C.-H. Björnsson: words per sentence plus the per cent of words over six letters."""

import re
from collections.abc import Iterable

_WORD = re.compile(r"[^\W_]+(?:[-.][^\W_]+)*")
_END = re.compile(r"[.?!:](?=\s|$)")


def words(text: str) -> list[str]:
    """The words of a text; `borger.dk` and `cpr-nummer` are one word each."""
    return _WORD.findall(text)


def sentences(text: str) -> list[str]:
    """The sentences of a text; it ends at `.`, `?`, `!` or `:` before white space."""
    return [part.strip() for part in re.split(r"(?<=[.?!:])\s+", text) if part.strip()]


def lix(texts: Iterable[str]) -> float:
    """LIX of several texts read one after the other; each of them ends a sentence. Raises ValueError without words."""
    joined = " ".join(text if _END.search(text[-1:]) else f"{text}." for text in texts if text)
    found = words(joined)
    if not found:
        raise ValueError("no words to measure")
    long = sum(len(word) > 6 for word in found)
    return len(found) / len(_END.findall(joined)) + 100 * long / len(found)
