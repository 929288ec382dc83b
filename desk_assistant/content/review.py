"""What needs a look on a day: review dates that have passed, and numbers that have run out or soon will."""

from datetime import date, timedelta
from typing import Literal

import msgspec

from desk_assistant.content.directory import Place
from desk_assistant.content.library import Library
from desk_assistant.content.life_events import LifeEvent
from desk_assistant.content.model import DatedFact, Flow
from desk_assistant.content.notices import Notice
from desk_assistant.content.place import texts
from desk_assistant.content.resolve import fact_keys

SOON_DAYS = 30
Kind = Literal["flow", "life_event", "place"]
Code = Literal["review_passed", "fact_expired", "fact_was_over", "fact_uncertain", "fact_future", "review_soon", "fact_ends"]
#: What makes a running flow say *tjek først*. An uncertain value is never shown, so there is nothing to doubt on the screen.
STALE: frozenset[Code] = frozenset({"review_passed", "fact_expired"})
Reviewed = Flow | LifeEvent | Place


class Reason(msgspec.Struct, frozen=True):
    """Why it needs a look. `day` is the date it turns on: the review date, or the last (or first) day of the fact."""

    code: Code
    day: date
    fact: str = ""


class Due(msgspec.Struct, frozen=True):
    """A flow, life event or place that needs a look, with every reason, the oldest day first."""

    kind: Kind
    id: str
    title: str
    reasons: tuple[Reason, ...]


def review(library: Library, today: date, soon: int = SOON_DAYS) -> tuple[Due, ...]:
    """Give what needs a look, the oldest day first. `soon` is how many days ahead to warn."""
    everything: list[tuple[Kind, Reviewed]] = [("flow", flow) for flow in library.flows.values()]
    everything += [("life_event", event) for event in library.life_events.values()]
    everything += [("place", place) for place in library.places.values()]
    due = [Due(kind, part.id, part.title, _reasons(part, library, today, soon)) for kind, part in everything]
    return tuple(sorted((one for one in due if one.reasons), key=_urgency))


def stale(part: Reviewed, library: Library, today: date) -> tuple[Code, ...]:
    """Give the codes that call for *tjek først*, each once. The part may be a pinned one, whose numbers are filled in."""
    return tuple(dict.fromkeys(reason.code for reason in _reasons(part, library, today, 0) if reason.code in STALE))


def notices_for(library: Library, flow_id: str | None, today: date) -> tuple[Notice, ...]:
    """Give the notices of the day for a flow, or with None those that hold everywhere."""
    return tuple(
        notice
        for notice in library.notices
        if notice.from_ <= today <= notice.to and (not notice.flows or flow_id in notice.flows)
    )


def _urgency(due: Due) -> tuple[date, str, str]:
    return due.reasons[0].day, due.kind, due.id


def _day(reason: Reason) -> tuple[date, str]:
    return reason.day, reason.fact


def _reasons(part: Reviewed, library: Library, today: date, soon: int) -> tuple[Reason, ...]:
    found: list[Reason] = []
    if part.review < today:
        found.append(Reason("review_passed", part.review))
    elif part.review - today < timedelta(days=soon):
        found.append(Reason("review_soon", part.review))
    for fact in _facts(part, library):
        code = _doubt(fact, today, soon)
        if code == "fact_expired" and fact.valid_to < part.checked:
            code = "fact_was_over"  # known when the texts were checked, so they read well without it
        if code is not None:
            found.append(Reason(code, fact.valid_from if code == "fact_future" else fact.valid_to, fact.key))
    return tuple(sorted(found, key=_day))


def _doubt(fact: DatedFact, today: date, soon: int) -> Code | None:
    if not fact.certain:
        return "fact_uncertain"
    if fact.valid_to < today:
        return "fact_expired"
    if fact.valid_from > today:
        return "fact_future"
    return "fact_ends" if fact.valid_to - today < timedelta(days=soon) else None


def _facts(part: Reviewed, library: Library) -> list[DatedFact]:
    """Give the facts behind the part's texts as they stand in the library; a pinned part no longer names them."""
    shelf = {Flow: library.flows, LifeEvent: library.life_events, Place: library.places}[type(part)]
    source = shelf.get(part.id, part)
    keys = dict.fromkeys(key for _, text in texts(source) for key in fact_keys(text))
    return [library.facts[key] for key in keys if key in library.facts]
