"""Lengths, addresses, numbers and places in texts. Lengths: the UX specification, section 2.7."""

import re
from collections.abc import Collection, Iterator, Mapping
from urllib.parse import urlsplit

from desk_assistant.content.model import Content, DatedFact, Flow, Phrases
from desk_assistant.content.place import Finding, texts
from desk_assistant.content.resolve import PLACE, shown

LIMITS = {
    "title": 40,
    "summary": 34,
    "staff_hint": 100,
    "hint": 100,
    "ask": 80,
    "label": 34,
    "citizen_title": 28,
    "citizen_text": 70,
    "means": 60,
}
MAY_BE_EMPTY = frozenset({"ask", "hint", "dated"})
SENTENCE = 90
#: The fields of prompts that are codes.
NOT_SAID = frozenset({"place", "role", "kind", "id", "fits"})
ADDRESS = "en adresse, der begynder med https:// og kun peger på en side"

_NO_TEXT = frozenset({"id", "icon", "kind", "address", "sources", "question", "is_", "any", "before"})
_VALUE = re.compile(
    r"\d[\d.,]*\s*(?:kr\b|km\b|år\b|dag\b|dage\b|uge\b|uger\b|måned|hverdag|time\b|timer\b|minut|procent|%|DKK|"
    r"year|day|week|month|hour|working day|per cent)"
)
_IDENTIFIER = re.compile(r"\d(?:[ .\-–/]?\d){8,}")
_PLACEHOLDER = re.compile(r"\{([a-z]+)\}")


def flow(checked: Flow, facts: Mapping[str, DatedFact], hosts: Collection[str]) -> Iterator[Finding]:
    """Give what is wrong with the texts of one flow, in every way they can read."""
    yield from readings(checked, facts, _NO_TEXT, LIMITS)
    yield from _lines(checked)
    addresses = [("address", checked.address)]
    addresses += [(f"steps[{number}].address", step.address or "") for number, step in enumerate(checked.steps)]
    addresses += [(f"sources[{number}].url", source.url) for number, source in enumerate(checked.sources)]
    for key, address in addresses:
        if address or not key.startswith("steps"):
            yield from checked_address(key, address, hosts)


def checked_address(key: str, address: str, hosts: Collection[str]) -> Iterator[Finding]:
    """Give a finding for an address that is not safe, or whose host nobody has added to the list."""
    if not safe_address(address):
        yield Finding(key, ADDRESS)
    elif (host := urlsplit(address).hostname) not in hosts:
        yield Finding(key, f"en vært, som står under hosts i allowed.toml; '{host}' gør ikke")


def readings(
    checked: Content, facts: Mapping[str, DatedFact], skip: Collection[str], limits: Mapping[str, int]
) -> Iterator[Finding]:
    """Give what is wrong with every text of a content value but the fields to skip, in every way it can read."""
    for key, text in texts(checked, skip=skip):
        yield from _length(key, longest(text, facts), limits)
        yield from _numbers(key, text)
        if re.search(r"[{}]", PLACE.sub("", text)):
            yield Finding(key, "pladser til tal som {nøgle|med tal #|uden tal}")


def phrases(checked: Phrases) -> Iterator[Finding]:
    """Give what is wrong with the fixed words: an empty text, or places that differ between the languages."""
    for name, text in checked.texts.items():
        for language in ("da", "en"):
            if not text.of(language).strip():
                yield Finding(f"texts.{name}.{language}", "en tekst")
            yield from _numbers(f"texts.{name}.{language}", text.of(language))
        if set(_PLACEHOLDER.findall(text.da)) != set(_PLACEHOLDER.findall(text.en)):
            yield Finding(f"texts.{name}", "de samme {pladser} på dansk og engelsk")


def prompts(checked: Content, limits: Mapping[str, int] = LIMITS) -> Iterator[Finding]:
    """Give what is wrong with prompts: a sentence that is too long to say in passing, or an empty one."""
    for key, text in texts(checked, skip=NOT_SAID):
        yield from _length(key, text, limits)
        yield from _numbers(key, text)
        for sentence in re.split(r"(?<=[.?!:])\s+", text):
            if len(sentence) > SENTENCE:
                yield Finding(key, f"højst {SENTENCE} tegn i en sætning; der er {len(sentence)}")


def longest(text: str, facts: Mapping[str, DatedFact]) -> str:
    """Give the text with the longer half in every place, whatever the day: no reading of it is longer."""

    def fill(place: re.Match[str]) -> str:
        value = shown(facts[place[1]]) if place[1] in facts else "#"
        return max(place[2].replace("#", value), place[3], key=len)

    return PLACE.sub(fill, text)


def safe_address(address: str) -> bool:
    """Tell whether the address is https, has a host, and carries neither user, password, query nor white space."""
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return False
    plain = parts.scheme == "https" and not re.search(r"[\s@{}<>\"\\]", address)
    return plain and port is None and bool(re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)+", parts.netloc))


def _length(key: str, text: str, limits: Mapping[str, int]) -> Iterator[Finding]:
    names = [part.partition("[")[0] for part in key.split(".")]
    field = names[-2] if names[-1] in ("da", "en") else names[-1]
    if field in limits and len(text) > limits[field]:
        yield Finding(key, f"højst {limits[field]} tegn; der er {len(text)}")
    if field not in MAY_BE_EMPTY and not text.strip():
        yield Finding(key, "en tekst")


def _numbers(key: str, text: str) -> Iterator[Finding]:
    typed = PLACE.sub(r" \2 \3 ", text)
    if _IDENTIFIER.search(typed):
        yield Finding(key, "ingen lange tal, der kan være et cpr-, konto- eller kortnummer")
    if value := _VALUE.search(typed):
        yield Finding(key, f"tal med enhed hentes fra facts.toml; '{value[0]}' står i teksten")


def _lines(checked: Flow) -> Iterator[Finding]:
    groups = [("non_digital.lines", checked.non_digital.lines), ("stopped", checked.stopped)]
    groups += [(f"endings[{number}].lines", end.lines) for number, end in enumerate(checked.endings)]
    for key, lines in groups:
        for number, line in enumerate(lines):
            if line.when is None:
                yield Finding(f"{key}[{number}]", "when: hvornår det sker")
