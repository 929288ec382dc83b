"""Life events: what happened to the citizen, and the needs that belong to it, in the order to take them."""

from datetime import date

from desk_assistant.content.model import Content, Source, Text


class EventNeed(Content, kw_only=True):
    """One flow of the bundle, with the reason to say aloud. `ask` is the open question that decides whether it applies."""

    flow: str
    reason: str
    reason_citizen: Text | None = None
    ask: str = ""


class EventPlace(Content, kw_only=True):
    """A place of the directory that matters too, with the reason. `first` places come before every need."""

    place: str
    reason: str
    reason_citizen: Text | None = None
    ask: str = ""
    first: bool = False


class LifeEvent(Content, kw_only=True):
    """A life event opens a bundle of needs. The order is the order to take them in; none of them is required."""

    id: str
    version: int
    title: str
    summary: str
    icon: str
    say_back: Text
    needs: tuple[EventNeed, ...]
    places: tuple[EventPlace, ...] = ()
    warning_signs: tuple[str, ...]
    sources: tuple[Source, ...]
    checked: date
    review: date
