"""What can be found in a text, and what follows from it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

Action = Literal["refuse", "warn"]
Span = tuple[int, int]
"""Start and end in a text, end not included."""


class Kind(StrEnum):
    """The kinds in order of precedence: where two overlap, the one that stands first here gives the name."""

    CARD = "card"
    CPR = "cpr"
    ACCOUNT = "account"
    EMAIL = "email"
    CODE = "code"
    BIRTH_DATE = "birth_date"
    PASSPORT = "passport"
    PHONE = "phone"
    CASE_NUMBER = "case_number"
    LINK_WITH_QUERY = "link_with_query"
    ADDRESS = "address"
    NAME = "name"
    SENSITIVE = "sensitive"

    @property
    def action(self) -> Action:
        """Refuse: the text is not kept with it. Warn: one line says so and nothing stops."""
        return "refuse" if self in REFUSED else "warn"


REFUSED = frozenset({Kind.CPR, Kind.CARD, Kind.ACCOUNT, Kind.EMAIL, Kind.CODE})


@dataclass(frozen=True, slots=True)
class Finding:
    """One identifier in a text: `text[start:end]` of the text as it was given."""

    kind: Kind
    start: int
    end: int
    action: Action
