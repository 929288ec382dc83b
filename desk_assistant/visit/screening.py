"""Free text before it is kept: cleaned, and refused when it holds something that identifies a person."""

from collections.abc import Callable, Collection

import msgspec

from desk_assistant.privacy.text import clean
from desk_assistant.visit import facts as f
from desk_assistant.visit.decision import Accepted, Decision, Desk, Refused

#: Longest free text in characters: the citizen's words and the summary, and one agreement line.
TEXT_LIMIT = 300
LINE_LIMIT = 160


class Screening(msgspec.Struct, frozen=True):
    """What was found in a text: kinds that are refused, kinds that are only warned about, and the text without the refused."""

    refused: tuple[str, ...]
    warned: tuple[str, ...]
    without: str


def screen(text: str, allowed: Collection[str] = ()) -> Screening:
    """Look a text over as it stands in a field. `allowed` are numbers that content or settings hold."""
    from desk_assistant.privacy.identifiers import find, remove  # compiles for 10 ms, and a visit begins without text

    found = find(text, allowed)
    refused = tuple(sorted({finding.kind for finding in found if finding.action == "refuse"}))
    warned = tuple(sorted({finding.kind for finding in found if finding.action == "warn"}))
    return Screening(refused, warned, remove(text, found, allowed) if refused else text)


def plain_text(text: str, limit: int = TEXT_LIMIT) -> str:
    """Give the text cleaned and cut, as it would be kept."""
    return clean(text, limit)


def screened(text: str, limit: int, desk: Desk) -> str | Refused:
    """Give the cleaned text, or the refusal when it holds something that identifies a person."""
    if refused := screen(text, desk.allowed).refused:
        return Refused("identifier", refused)
    plain = plain_text(text, limit)
    refused = screen(plain, desk.allowed).refused
    return Refused("identifier", refused) if refused else plain


def kept(text: str, build: Callable[[str | None], f.Body], desk: Desk) -> Decision:
    """Give the fact that refers to the text, with the text apart; an empty text gives the fact without words."""
    plain = screened(text, TEXT_LIMIT, desk)
    if isinstance(plain, Refused):
        return plain
    if not plain:
        return Accepted((build(None),))
    word = desk.new_word()
    return Accepted((build(word),), {word: plain})
