"""No text of ours may act as a formula in a spreadsheet (reliability.md 2.2)."""

import re
import unicodedata

#: What makes a spreadsheet calculate, also in its full-width form, behind a BOM or other marks that are not seen.
_STARTS = frozenset("=+-−@\t\r\n\0")
_HARMLESS = re.compile(r"[A-Za-z0-9ÆØÅæøåÉéÄäÖöÜü(“”\"'«»]")


def is_formula(text: str) -> bool:
    """Tell whether a spreadsheet could take the text for a formula."""
    if not text or _HARMLESS.match(text):
        return False
    if text[0] in _STARTS:
        return True
    seen = "".join(letter for letter in text if unicodedata.category(letter) not in ("Cf", "Cc", "Zs", "Mn"))
    return unicodedata.normalize("NFKC", seen[:1])[:1] in _STARTS


def disarmed(text: str) -> str:
    """Give the text with an apostrophe in front where it could be taken for a formula: then it is text, and nothing is lost."""
    return "'" + text if is_formula(text) else text
