"""Life events and places as they ship: today, with every number, and when no number is valid any more."""

import re
from collections.abc import Iterator
from datetime import date

import msgspec
import pytest

from desk_assistant.content.directory import Place
from desk_assistant.content.library import Library, addresses_in, hosts_in, load
from desk_assistant.content.life_events import LifeEvent
from desk_assistant.content.place import texts
from desk_assistant.content.lix import lix, sentences, words
from tests.content.shelf import LONG_AFTER, SHIPPED, TODAY

EASY = 30
EASY_FOR_STAFF = 35
LONGEST_SENTENCE = 15
EVENTS = {"tabt-pung", "flyttet", "ny-i-danmark", "nyfoedt", "skilsmisse", "doedsfald", "pensionist", "fylder-18"}
OPEN = re.compile(r"(Hvad|Hvor|Hvordan|Hvornår|Hvem|Hvis|Hvilke[nt]?)\b.*\?")
NAMES = re.compile(r"Udbetaling Danmark|Skattestyrelsen|Gældsstyrelsen|Familieretshuset|International Citizen Service")


def _every_number(library: Library) -> Library:
    facts = {
        key: msgspec.structs.replace(fact, certain=True, valid_from=date.min, valid_to=date.max)
        for key, fact in library.facts.items()
    }
    return msgspec.structs.replace(library, facts=facts)


def _readings(kind: str) -> Iterator[LifeEvent | Place]:
    library = load(SHIPPED)
    for shelf, day in ((library, TODAY), (_every_number(library), TODAY), (library, LONG_AFTER)):
        for name in getattr(shelf, kind):
            yield shelf.life_event(name, day) if kind == "life_events" else shelf.place(name, day)


LIFE_EVENTS = [pytest.param(event, id=f"{event.id}-{number}") for number, event in enumerate(_readings("life_events"))]
PLACES = [pytest.param(place, id=f"{place.id}-{number}") for number, place in enumerate(_readings("places"))]


def _plain(read: list[str]) -> list[str]:
    """The texts with the official names shortened: they cannot be said in an easier way."""
    return [NAMES.sub("Stedet", text) for text in read]


def _short(read: list[str]) -> None:
    for sentence in (part for text in read for part in sentences(text)):
        assert len(words(sentence)) <= LONGEST_SENTENCE, sentence


def test_all_eight_life_events_are_there(library: Library) -> None:
    assert set(library.life_events) == EVENTS
    assert len(library.places) >= 20


@pytest.mark.parametrize("event", LIFE_EVENTS)
def test_what_is_said_aloud_is_easy(event: LifeEvent) -> None:
    said = [part.reason for part in (*event.needs, *event.places)]
    assert lix(_plain(said)) <= EASY
    _short(said)
    for text in said:
        assert re.search(r"[.?]$", text), text


@pytest.mark.parametrize("event", LIFE_EVENTS)
def test_what_the_citizen_reads_is_easy(event: LifeEvent) -> None:
    read = [part.reason_citizen.da for part in (*event.needs, *event.places) if part.reason_citizen]
    assert len(read) == len(event.needs) + len(event.places)
    assert lix(_plain([event.say_back.da, *read])) <= EASY
    _short(read)


@pytest.mark.parametrize("event", LIFE_EVENTS)
def test_what_the_employee_reads_is_fairly_easy(event: LifeEvent) -> None:
    asked = [part.ask for part in (*event.needs, *event.places) if part.ask]
    assert lix([*event.warning_signs, *asked]) <= EASY_FOR_STAFF
    for ask in asked:
        assert OPEN.fullmatch(ask), ask
    for language in (event.say_back.da, event.say_back.en):
        assert re.fullmatch(r"[A-ZÆØÅ][^.?!]*\.", language), language


@pytest.mark.parametrize("day", [TODAY, LONG_AFTER])
def test_places_read_one_after_the_other_are_easy(library: Library, day: date) -> None:
    places = [place for name in library.places if (place := library.place(name, day))]
    assert lix(_plain([text for place in places for text in (place.reach.da, *(thing.da for thing in place.bring))])) <= EASY
    assert lix(_plain([place.note for place in places])) <= EASY_FOR_STAFF


@pytest.mark.parametrize("place", PLACES)
def test_a_place_speaks_in_short_sentences(place: Place) -> None:
    _short([place.note, place.reach.da])
    assert all(text.endswith(".") for text in (place.takes, place.note, place.reach.da, place.reach.en))
    assert not any(text.endswith(".") for text in (place.title, place.citizen_title.da, place.citizen_title.en))


def test_most_urgent_places_come_first(library: Library) -> None:
    wallet = library.life_events["tabt-pung"]
    assert [place.place for place in wallet.places if place.first] == ["banken", "politiet"]
    for event in library.life_events.values():
        order = [place.first for place in event.places]
        assert order == sorted(order, reverse=True), event.id


def test_every_event_begins_with_what_the_rest_depends_on(library: Library) -> None:
    assert {event.id: event.needs[0].flow for event in library.life_events.values()} == {
        "tabt-pung": "mitid",
        "flyttet": "flytning",
        "ny-i-danmark": "flytning",
        "nyfoedt": "dagtilbud",
        "skilsmisse": "fuldmagt",
        "doedsfald": "nemkonto",
        "pensionist": "folkepension",
        "fylder-18": "nemkonto",
    }


def test_everything_has_an_icon_that_is_drawn(library: Library) -> None:
    icons = {path.stem for path in (SHIPPED.parent / "icons").glob("*.svg")}
    parts = (*library.life_events.values(), *library.flows.values())
    assert {part.icon for part in parts} <= icons
    assert len({event.icon for event in library.life_events.values()}) == len(library.life_events)


def test_only_numbers_that_do_not_change_stand_in_the_texts(library: Library) -> None:
    """The age in the name of the event, and the number for emergencies."""
    for part in (*library.life_events.values(), *library.places.values()):
        for key, text in texts(part, skip={"id", "address", "phone", "sources", "flow", "place"}):
            typed = re.sub(r"\b(?:Du fylder|You turn|Fylder) 18\b|\b112\b", "", re.sub(r"\{[a-z0-9_]+\|", "{", text))
            assert not re.search(r"\d", typed), f"{part.id}: {key}: {text}"


def test_texts_fit_the_house_style(library: Library) -> None:
    for part in (*library.life_events.values(), *library.places.values()):
        for key, text in texts(part, skip={"sources", "address"}):
            assert "!" not in text and "..." not in text, f"{part.id}: {key}"
            assert text == text.strip() and "  " not in text, f"{part.id}: {key}"


def test_our_own_offices_carry_no_phone(library: Library) -> None:
    own = {place.id for place in library.places.values() if place.whose == "municipality"}
    assert {"jobcenter", "ydelsescenter", "pladsanvisning", "borgerraadgiver", "biblioteket"} <= own
    assert all(library.places[name].phone == "" for name in own)


def test_what_depends_on_yearly_rates_is_reviewed_before_they_change(library: Library) -> None:
    new_year = date(TODAY.year + 1, 1, 1)
    rates = {"folkepension", "boligstoette"}
    for event in library.life_events.values():
        if event.needs[0].flow in rates or event.id in ("flyttet", "doedsfald", "skilsmisse"):
            assert event.checked < event.review < new_year, event.id


def test_the_search_for_something_else_never_ends_in_an_address_alone(library: Library) -> None:
    flow = library.flows["andet"]
    for name in ("place", "bring", "call", "card"):
        step = flow.step(name)
        assert step is not None and step.when is not None
        assert step.when.any == ("house", "authority")
    assert all(any(line.owner == "trouble" for line in end.lines) for end in flow.endings)


def test_what_is_said_back_of_an_event_has_no_place_for_a_number(library: Library) -> None:
    said = library.said_of_events
    assert said.keys() == library.life_events.keys()
    assert all(library.life_event(name, LONG_AFTER).say_back == text for name, text in said.items())


def test_a_browser_opens_the_hosts_of_shipped_addresses_only(library: Library) -> None:
    hosts = hosts_in(library)
    assert {"www.borger.dk", "www.sundhed.dk"} <= hosts and "" not in hosts
    assert all(any(f"https://{host}" in address for host in hosts) for address in addresses_in(library))
