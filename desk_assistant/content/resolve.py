"""Put dated facts into texts. A text writes `{key|with the value #|without it}`; the day decides which half is used."""

import re
from collections.abc import Mapping
from datetime import date
from typing import TypeVar

import msgspec

from desk_assistant.content.model import Content, DatedFact

Whole = TypeVar("Whole", bound=Content)
#: One place for a number in a text: key, words with `#` for the value, words without it.
PLACE = re.compile(r"\{([a-z0-9_]+)\|([^|{}]*)\|([^|{}]*)\}")


def usable(fact: DatedFact | None, today: date) -> bool:
    """Tell whether the value may be shown today: certain, and inside its validity (both days included)."""
    return fact is not None and fact.certain and fact.valid_from <= today <= fact.valid_to


def shown(fact: DatedFact) -> str:
    """Write the value the Danish way (1.234,5), without the unit; a year (unit `årstal`) has no dot."""
    whole = float(fact.value).is_integer()
    if fact.unit == "årstal":
        return f"{fact.value:.0f}"
    text = f"{fact.value:,.0f}" if whole else f"{fact.value:,.2f}".rstrip("0")
    return text.translate(str.maketrans(",.", ".,"))


def fact_keys(text: str) -> tuple[str, ...]:
    """Give the fact keys that a text refers to."""
    return tuple(match.group(1) for match in PLACE.finditer(text))


def resolve_text(text: str, facts: Mapping[str, DatedFact], today: date) -> str:
    """Give the text with every place filled for the day. An unknown key reads as a value that is not certain."""

    def fill(match: re.Match[str]) -> str:
        fact = facts.get(match.group(1))
        return match.group(2).replace("#", shown(fact)) if fact and usable(fact, today) else match.group(3)

    return PLACE.sub(fill, text)


def resolve(part: Whole, facts: Mapping[str, DatedFact], today: date) -> Whole:
    """Give a flow, life event or place as it reads today. A visit pins the flow so, and an old visit reads as it was."""
    return _resolve(part, facts, today)


def _resolve(value: object, facts: Mapping[str, DatedFact], today: date) -> object:
    if isinstance(value, str):
        return resolve_text(value, facts, today) if "{" in value else value
    if isinstance(value, tuple):
        return tuple(_resolve(part, facts, today) for part in value)
    if isinstance(value, Content):
        fields = {name: _resolve(getattr(value, name), facts, today) for name in value.__struct_fields__}
        return msgspec.structs.replace(value, **fields)
    return value
