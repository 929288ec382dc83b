"""What to say aloud about a need that a life event put on the table."""

from datetime import date

import msgspec

from desk_assistant.content.library import Library
from desk_assistant.content.life_events import LifeEvent
from desk_assistant.visit.state import Visit


class EventSaid(msgspec.Struct, frozen=True):
    """The title of the life event, the sentences for the need that is shown, and the event's own warning signs."""

    title: str
    sentences: tuple[str, ...]
    signs: tuple[str, ...] = ()


def said_of_event(visit: Visit, library: Library, today: date) -> EventSaid | None:
    """Give what to say, or None when the need that is shown does not come from a life event.

    With the first need stand the places that come before every need (the bank before a new card).
    """
    event = library.life_event(visit.life_event, today) if visit.life_event else None
    need = visit.need(visit.current)
    if event is None or need is None:
        return None
    reasons = [(part.reason, part.ask) for part in event.needs if part.flow == need.flow]
    if not reasons:
        return None
    before = _places(event, True, library) if event.needs[0].flow == need.flow else []
    after = _places(event, False, library) if event.needs[-1].flow == need.flow else []
    sentences = [*before, *(sentence for pair in reasons for sentence in pair if sentence), *after]
    return EventSaid(event.title, tuple(sentences), event.warning_signs)


def _places(event: LifeEvent, first: bool, library: Library) -> list[str]:
    return [place.reason for place in event.places if place.first == first and place.place in library.places]
