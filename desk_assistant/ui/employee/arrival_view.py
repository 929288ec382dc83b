"""What *Ankomst* shows: the usual topics, or what the citizen's words suggest."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desk_assistant.content.conditions import follow_ups
from desk_assistant.content.library import Library
from desk_assistant.content.model import OTHER, Flow
from desk_assistant.ui.employee.arrival_page import ArrivalView, TileView
from desk_assistant.visit import commands as c
from desk_assistant.visit.state import Visit

if TYPE_CHECKING:
    from desk_assistant.content.life_events import LifeEvent
    from desk_assistant.intake.suggesting import Suggestion

translate = QCoreApplication.translate
_DANISH = str.maketrans("æøå", "{|}")
MOST_TILES = 8
_MOST_MORE = 5
#: How many suggestions are always shown, and how likely others must be.
_AT_LEAST, _LIKELY = 3, 0.02
#: About what stands on one line of a tile, in characters.
_LINE = 34


def arrival_view(visit: Visit, words: dict[str, str], here: frozenset[str], refused: str, library: Library) -> ArrivalView:
    """Give the view with the usual topics."""
    tiles = [_topic(visit, flow) for flow in usual_flows(library)]
    return ArrivalView(words.get(visit.stated or "", ""), visit.marks, here, (*tiles, _other(visit, library)), refused)


class Suggesting:
    """Gives the tiles for words: what they suggest, best first, and *Andet* always among them."""

    def __init__(self, visit: Visit, library: Library, suggest: Callable[[str, int], tuple["Suggestion", ...]]) -> None:
        self._visit = visit
        self._library = library
        self._suggest = suggest

    def __call__(self, text: str) -> tuple[TileView, ...]:
        found = self._suggest(text, MOST_TILES)
        likely = [one for place, one in enumerate(found) if place < _AT_LEAST or one.score >= _LIKELY]
        tiles = [self._tile(suggestion) for suggestion in likely]
        known = [tile for tile in tiles if tile is not None]
        other = _other(self._visit, self._library)
        if any(tile.command == other.command for tile in known):
            return tuple(known[:MOST_TILES])
        return (*known[: MOST_TILES - 1], other) if known else ()

    def _tile(self, found: "Suggestion") -> TileView | None:
        if found.kind == "other":
            return _other(self._visit, self._library)
        if found.kind == "life_event":
            event = self._library.life_events.get(found.id)
            return _event(self._visit, event, found.phrase) if event is not None else None
        flow = self._library.flows.get(found.id)
        return _topic(self._visit, flow, found.phrase) if flow is not None else None


def usual_flows(library: Library) -> list[Flow]:
    """Give the flows that stand on the tiles before a word is typed: as the content says, then by title."""
    named = [library.flows[name] for name in library.topics if name in library.flows]
    rest = [flow for flow in by_title(library) if flow not in named]
    return [*named, *rest][: MOST_TILES - 1]


def by_title(library: Library) -> list[Flow]:
    """Give the flows by title in the Danish order (… z æ ø å), without the one for everything else."""
    flows = [flow for flow in library.flows.values() if flow.id != OTHER]
    return sorted(flows, key=lambda flow: flow.title.casefold().translate(_DANISH))


def more_topics(visit: Visit, flows: dict[str, Flow], library: Library) -> tuple[tuple[str, str], ...]:
    """Give (flow id, title) of what it may also be about: what the flows of the visit lead to, then the usual topics."""
    taken = {need.flow for need in visit.live_needs}
    begun = [(flows[need.content], need.answers) for need in visit.live_needs if need.content in flows]
    led = [follow.flow for flow, answers in begun for follow in follow_ups(flow, answers)]
    wanted = dict.fromkeys((*led, *(flow.id for flow in usual_flows(library))))
    fresh = [name for name in wanted if name not in taken and name in library.flows]
    return tuple((name, library.flows[name].title) for name in fresh[:_MOST_MORE])


def _topic(visit: Visit, flow: Flow, phrase: str = "") -> TileView:
    chosen = any(need.flow == flow.id for need in visit.live_needs)
    return TileView(c.AddNeed(flow.id, stated=True), flow.title, _matched(phrase) or flow.summary, flow.icon, chosen)


def open_event(event: "LifeEvent") -> c.OpenLifeEvent:
    """Give the command that puts all needs of a life event on the table."""
    return c.OpenLifeEvent(event.id, tuple(need.flow for need in event.needs))


def _event(visit: Visit, event: "LifeEvent", phrase: str) -> TileView:
    return TileView(open_event(event), event.title, _matched(phrase) or event.summary, event.icon, visit.life_event == event.id)


def other_topic(library: Library) -> str | None:
    """Give the flow for everything else, or None when the content has none."""
    return OTHER if OTHER in library.flows else None


def _other(visit: Visit, library: Library) -> TileView:
    words = translate("Arrival", "Another matter / not known yet"), translate("Arrival", "We find it together")
    topic = other_topic(library)
    chosen = any(need.flow in (None, OTHER) for need in visit.live_needs)
    return TileView(c.AddNeed(topic, stated=True), *words, "search", chosen)


def _matched(phrase: str) -> str:
    """Give the phrase that matched in quotes, cut between words to what a line holds."""
    if not phrase:
        return ""
    kept = phrase if len(phrase) <= _LINE else f"{phrase[:_LINE].rpartition(' ')[0]} …"
    return f"“{kept}”"
