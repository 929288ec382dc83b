"""What stands around the flows: life events, the directory of places, and notices."""

import re
from collections.abc import Iterator

from desk_assistant.content import check_references, check_texts
from desk_assistant.content.directory import Place
from desk_assistant.content.library import Library
from desk_assistant.content.life_events import LifeEvent
from desk_assistant.content.model import Source
from desk_assistant.content.place import Finding, repeated
from desk_assistant.content.resolve import fact_keys

FEWEST_NEEDS, MOST_NEEDS = 2, 8
EVENT_LIMITS = {"title": 40, "summary": 34, "ask": 80, "reason": 100, "reason_citizen": 90}
PLACE_LIMITS = {"title": 40, "citizen_title": 40, "takes": 160, "reach": 90, "bring": 60, "note": 160}
NOTICE_LIMITS = {"text": 120, "citizen": 90}

_NO_TEXT = frozenset({"id", "icon", "flow", "place", "sources", "phone", "address", "flows"})
_PHONE = re.compile(r"\d\d \d\d \d\d \d\d|11[24]")


def life_event(checked: LifeEvent, library: Library) -> Iterator[Finding]:
    """Give what is wrong with one life event."""
    yield from check_texts.readings(checked, library.facts, _NO_TEXT, EVENT_LIMITS)
    yield from check_references.facts(checked, library)
    yield from _bundle(checked, library)
    if not FEWEST_NEEDS <= len(checked.needs) <= MOST_NEEDS:
        yield Finding("needs", f"{FEWEST_NEEDS}-{MOST_NEEDS} behov; der er {len(checked.needs)}")
    if not 2 <= len(checked.warning_signs) <= 5:
        yield Finding("warning_signs", f"2-5 faresignaler; der er {len(checked.warning_signs)}")
    if fact_keys(checked.say_back.da) or fact_keys(checked.say_back.en):
        yield Finding("say_back", "en sætning uden tal; den siges, som den står")
    if not checked.sources:
        yield Finding("sources", "mindst én kilde")
    yield from _dates_and_sources(checked)


def place(checked: Place, library: Library) -> Iterator[Finding]:
    """Give what is wrong with one place of the directory."""
    yield from check_texts.readings(checked, library.facts, _NO_TEXT, PLACE_LIMITS)
    yield from check_references.facts(checked, library)
    if not checked.bring:
        yield Finding("bring", "mindst én ting, som borgeren skal have med")
    if checked.phone and not _PHONE.fullmatch(checked.phone):
        yield Finding("phone", "et telefonnummer som 12 34 56 78, eller 112 eller 114")
    if checked.whose == "country":
        if not check_texts.safe_address(checked.address):
            yield Finding("address", check_texts.ADDRESS)
        if not checked.sources:
            yield Finding("sources", "mindst én kilde")
    elif (checked.phone or checked.address) and f"place:{checked.id}" not in library.local:
        yield Finding("phone", "intet telefonnummer og ingen adresse her; de står i den lokale tilpasning")
    yield from _dates_and_sources(checked)


def notices(library: Library) -> Iterator[Finding]:
    """Give what is wrong with the notices."""
    yield from repeated("notices", [notice.id for notice in library.notices])
    flows = check_references.known(library.flows, library)
    for number, notice in enumerate(library.notices):
        key = f"notices[{number}]"
        for finding in check_texts.readings(notice, library.facts, _NO_TEXT, NOTICE_LIMITS):
            yield Finding(f"{key}.{finding.key}", finding.expected)
        if notice.to < notice.from_:
            yield Finding(f"{key}.to", f"en dato fra og med {notice.from_}")
        for flow in notice.flows:
            if flow not in flows:
                yield Finding(f"{key}.flows", f"id på forløb; '{flow}' findes ikke")


def _bundle(checked: LifeEvent, library: Library) -> Iterator[Finding]:
    yield from repeated("needs", [need.flow for need in checked.needs])
    yield from repeated("places", [place.place for place in checked.places])
    flows, places = check_references.known(library.flows, library), check_references.known(library.places, library)
    for number, need in enumerate(checked.needs):
        if need.flow not in flows:
            yield Finding(f"needs[{number}].flow", f"id på et forløb; '{need.flow}' findes ikke")
    for number, entry in enumerate(checked.places):
        if entry.place not in places:
            yield Finding(f"places[{number}].place", f"id på et sted i oversigten; '{entry.place}' findes ikke")


def _dates_and_sources(checked: LifeEvent | Place) -> Iterator[Finding]:
    sources: tuple[Source, ...] = checked.sources
    yield from repeated("sources", [source.key for source in sources])
    for number, source in enumerate(sources):
        if not check_texts.safe_address(source.url):
            yield Finding(f"sources[{number}].url", check_texts.ADDRESS)
    if checked.review < checked.checked:
        yield Finding("review", f"en dato efter kontroldatoen {checked.checked}")
