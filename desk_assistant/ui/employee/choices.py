"""What the chooser offers for each purpose, and what a choice leads to."""

from PySide6.QtCore import QCoreApplication

from desk_assistant.content.directory import Place
from desk_assistant.content.library import Library
from desk_assistant.ui import wording
from desk_assistant.ui.employee.actions import acts
from desk_assistant.ui.employee.arrival_view import by_title, open_event, other_topic
from desk_assistant.ui.employee.chooser import Chooser, Option
from desk_assistant.ui.employee.conductor import Conductor
from desk_assistant.visit import commands as c
from desk_assistant.visit.facts import PLACES

translate = QCoreApplication.translate
TOPIC, EVENT, PLACE = "topic:", "event:", "place:"
_CALLED = "called:"


def open_chooser(purpose: str, chooser: Chooser, conductor: Conductor, library: Library) -> None:
    """Open the palette, the list of topics, or the list of places to hand over to."""
    if purpose == "palette":
        now = ["always", "visit" if conductor.in_visit else "start"]
        if conductor.settings().leaders_view and not conductor.in_visit:
            now.append("leader")
        shown = [act for act in acts() if act.where in now and act.id != "palette"]
        options = tuple(Option(a.id, a.text, a.shown_keys or (a.keys[0] if a.keys else ""), a.found_by) for a in shown)
        what = translate("Chooser", "Write what you want to do")
        chooser.open(purpose, translate("Chooser", "Search or do something"), (*options, *_topics(library)), search=what)
    elif purpose == "add_need" and conductor.in_visit:
        other = Option(f"{TOPIC}other", translate("Arrival", "Another matter / not known yet"))
        what = translate("Chooser", "Write the topic, or a word for it")
        chooser.open(purpose, translate("Chooser", "Which topic?"), (*_topics(library), other), search=what)
    elif purpose == "hand_over" and conductor.in_visit:
        kinds = tuple(Option(place, wording.handover_place(place)) for place in PLACES)
        what = translate("Chooser", "Write who it is, or what it is about")
        chooser.open(purpose, translate("Chooser", "Who takes it over?"), (*kinds, *_places(library)), search=what)


def _topics(library: Library) -> tuple[Option, ...]:
    """Give life events and flows by title, found by their other names too."""
    events = [Option(f"{EVENT}{event.id}", event.title, found_by=event.summary) for event in library.life_events.values()]
    flows = [Option(f"{TOPIC}{flow.id}", flow.title, found_by=flow.summary) for flow in by_title(library)]
    return (*flows, *events)


def _places(library: Library) -> tuple[Option, ...]:
    """Give the directory by title; what a place takes finds it too."""
    places = sorted(library.places.values(), key=lambda place: place.title.casefold())
    return tuple(Option(f"{PLACE}{place.id}", place.title, found_by=place.takes) for place in places)


def _kind_of(place: Place) -> str:
    """Give which kind of hand-over a place of the directory is."""
    if place.id.startswith("udbetaling-danmark"):
        return "udbetaling_danmark"
    return "colleague" if place.whose == "municipality" else "other_authority"


def is_topic(what: str) -> bool:
    """Tell whether a choice is a topic or a life event."""
    return what.startswith((TOPIC, EVENT))


def take_topic(what: str, conductor: Conductor, library: Library) -> None:
    """Put a topic or a life event that was chosen on the table; on the start screen that begins the visit."""
    stated = not conductor.in_visit
    if stated:
        conductor.begin()
    name = what.partition(":")[2]
    if what.startswith(EVENT):
        command = open_event(library.life_events[name])
    else:
        command = c.AddNeed(other_topic(library) if name == "other" else name, stated=stated)
    conductor.do_and_go(command, "clarify")


def take_choice(purpose: str, what: str, chooser: Chooser, conductor: Conductor, library: Library) -> None:
    """Act on what was chosen; a hand-over asks once more whether they were called."""
    visit = conductor.session.visit
    if purpose == "add_need":
        take_topic(what, conductor, library)
    elif purpose == "hand_over":
        yes = Option("yes", translate("Chooser", "Yes, they know the citizen is coming"), "1")
        no = Option("no", translate("Chooser", "No, not yet"), "2")
        chooser.open(f"{_CALLED}{what}", translate("Chooser", "Did you call them?"), (yes, no))
    elif purpose.startswith(_CALLED) and visit is not None and visit.current is not None:
        place = purpose.removeprefix(_CALLED)
        entry = place.removeprefix(PLACE) if place.startswith(PLACE) else None
        kind = place if entry is None else _kind_of(library.places[entry])
        if conductor.do(c.HandOver(visit.current, kind, what == "yes", entry)):
            conductor.go_to("agreement")
