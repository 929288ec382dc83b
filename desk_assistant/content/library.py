"""Read the content folder into one frozen library. A broken file is named and left out; the others still load."""

import hashlib
import re
from datetime import date
from pathlib import Path
from typing import TypeVar

import msgspec

from desk_assistant.content.directory import Place
from desk_assistant.content.life_events import LifeEvent
from desk_assistant.content.model import Content, DatedFact, Flow, IntakeAlike, IntakePhrases, Phrases, Prompts, Source
from desk_assistant.content.notices import Notice, NoticeSheet
from desk_assistant.content.resolve import resolve

Named = TypeVar("Named", Flow, LifeEvent, Place, IntakePhrases)
Read = TypeVar("Read")
#: The file in `intake/` that holds no phrases but the words that mean nearly the same.
ALIKE = "alike.toml"
_PHONE = re.compile(r"\b\d{2} \d{2} \d{2} \d{2}\b")


class ContentError(Content, kw_only=True):
    """What is wrong in a content file: the file, the key, the line where it can be told, and what was expected."""

    file: str
    key: str
    line: int | None
    expected: str

    def __str__(self) -> str:
        where = f"{self.file}, linje {self.line}" if self.line else self.file
        return f"{where}: {self.key}: {self.expected}" if self.key else f"{where}: {self.expected}"


class FactSheet(Content, kw_only=True):
    """A file of dated facts with the sources they refer to."""

    facts: tuple[DatedFact, ...]
    sources: tuple[Source, ...]


class Arrival(Content, kw_only=True):
    """The file of what stands on *Ankomst* before a word is typed."""

    topics: tuple[str, ...]


class Library(msgspec.Struct, frozen=True):
    """All content that could be read, and the errors of what could not."""

    flows: dict[str, Flow]
    facts: dict[str, DatedFact]
    prompts: Prompts | None
    phrases: Phrases
    errors: tuple[ContentError, ...]
    #: The files of facts by their place in the content folder.
    sheets: dict[str, FactSheet] = {}
    #: The flows on the tiles of *Ankomst*, in the order in which they stand.
    topics: tuple[str, ...] = ()
    life_events: dict[str, LifeEvent] = {}
    places: dict[str, Place] = {}
    notices: tuple[Notice, ...] = ()
    #: How people say what they come for, by the id of the flow or life event.
    intake: dict[str, IntakePhrases] = {}
    #: Words that mean nearly the same, by the name of their group.
    alike: dict[str, tuple[str, ...]] = {}

    def flow(self, flow_id: str, today: date) -> Flow | None:
        """Give the flow as it reads on the day, or None if there is no such flow."""
        flow = self.flows.get(flow_id)
        return resolve(flow, self.facts, today) if flow else None

    def life_event(self, event_id: str, today: date) -> LifeEvent | None:
        """Give the life event as it reads on the day, or None if there is no such event."""
        event = self.life_events.get(event_id)
        return resolve(event, self.facts, today) if event else None

    def place(self, place_id: str, today: date) -> Place | None:
        """Give the place of the directory as it reads on the day, or None if there is no such place."""
        place = self.places.get(place_id)
        return resolve(place, self.facts, today) if place else None


def snapshot(flow: Flow) -> tuple[str, bytes]:
    """Give the content hash (SHA-256, hex) and the JSON that a visit pins for this flow."""
    body = msgspec.json.encode(flow, order="deterministic")
    return hashlib.sha256(body).hexdigest(), body


def from_snapshot(body: bytes) -> Flow:
    """Read a pinned flow back. Raises msgspec.ValidationError for a body that is no flow."""
    return msgspec.json.decode(body, type=Flow)


def numbers_in(library: Library) -> tuple[str, ...]:
    """Give the phone numbers that stand in flows, life events, places and notices; people may write them too."""
    parts = (*library.flows.values(), *library.life_events.values(), *library.places.values(), *library.notices)
    found = (_PHONE.findall(msgspec.json.encode(part).decode()) for part in parts)
    return tuple(sorted({number for numbers in found for number in numbers}))


def addresses_in(library: Library) -> tuple[str, ...]:
    """Give the addresses of flows, their steps and the directory of places. Only their hosts may be opened in a browser."""
    found = [address for flow in library.flows.values() for address in (flow.address, *(step.address for step in flow.steps))]
    found += [place.address for place in library.places.values()]
    return tuple(sorted({address for address in found if address}))


def load(folder: Path) -> Library:
    """Read all files of a content folder; never raises for a bad file, which is named and left out."""
    errors: list[ContentError] = []
    sheets: dict[str, FactSheet] = {}
    for path in (folder / "facts.toml", *sorted((folder / "facts").glob("*.toml"))):
        sheet = _read(path, FactSheet, errors)
        if sheet is not None:
            sheets[path.relative_to(folder).as_posix()] = sheet
    flows = _each(folder / "flows", Flow, errors)
    life_events = _each(folder / "life_events", LifeEvent, errors)
    places = _each(folder / "places", Place, errors)
    intake = _each(folder / "intake", IntakePhrases, errors, leave_out=ALIKE)
    alike = _read(folder / "intake" / ALIKE, IntakeAlike, errors) if (folder / "intake" / ALIKE).exists() else None
    notices = _read(folder / "notices.toml", NoticeSheet, errors) if (folder / "notices.toml").exists() else None
    prompts = _read(folder / "prompts" / "visit.toml", Prompts, errors)
    phrases = _read(folder / "phrases.toml", Phrases, errors)
    facts = {fact.key: fact for sheet in sheets.values() for fact in sheet.facts}
    arrival = _read(folder / "arrival.toml", Arrival, errors)
    return Library(
        flows=flows,
        facts=facts,
        prompts=prompts,
        phrases=phrases or Phrases(texts={}),
        errors=tuple(errors),
        sheets=sheets,
        topics=arrival.topics if arrival else (),
        life_events=life_events,
        places=places,
        notices=notices.notices if notices else (),
        intake=intake,
        alike=alike.groups if alike else {},
    )


def _each(folder: Path, kind: type[Named], errors: list[ContentError], leave_out: str = "") -> dict[str, Named]:
    """Read a folder with one value in each file; its id is the name of the file."""
    found: dict[str, Named] = {}
    for path in (path for path in sorted(folder.glob("*.toml")) if path.name != leave_out):
        value = _read(path, kind, errors)
        if value is None:
            continue
        if value.id != path.stem:
            errors.append(ContentError(file=path.name, key="id", line=None, expected=f"skal være '{path.stem}' som filens navn"))
        else:
            found[value.id] = value
    return found


def _read(path: Path, kind: type[Read], errors: list[ContentError]) -> Read | None:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        errors.append(ContentError(file=path.name, key="", line=None, expected="filen kan ikke læses som tekst i UTF-8"))
        return None
    import tomllib  # not needed when the library comes compiled

    try:
        return msgspec.convert(tomllib.loads(text), type=kind, strict=True)
    except tomllib.TOMLDecodeError as problem:
        found = re.search(r"line (\d+)", str(problem))
        line = int(found.group(1)) if found else None
        errors.append(ContentError(file=path.name, key="", line=line, expected=f"gyldig TOML ({problem})"))
    except msgspec.ValidationError as problem:
        expected, _, place = str(problem).partition(" - at `")
        key = place.rstrip("`").removeprefix("$.")
        errors.append(ContentError(file=path.name, key=key, line=line_of(text, key), expected=expected))
    return None


def line_of(text: str, key: str) -> int | None:
    """Find the line of a key such as `steps[3].kind`: the fourth `[[steps]]` table, then the key inside it."""
    lines = text.splitlines()
    at = 0
    for part in key.split("."):
        name, _, index = part.rstrip("]").partition("[")
        table = re.compile(rf"\[\[(?:\w+\.)*{re.escape(name)}\]\]")
        starts = [number for number, line in enumerate(lines) if number >= at and table.match(line.strip())]
        if index.isdigit() and int(index) < len(starts):
            at = starts[int(index)]
        elif name:
            entry = re.compile(rf"(?:{re.escape(name)}\s*=|\[(?:\w+\.)*{re.escape(name)}\])")
            others = (number for number in range(at + 1, len(lines)) if at and lines[number].startswith("["))
            end = next(others, len(lines))
            hit = next((number for number in range(at, end) if entry.match(lines[number].strip())), None)
            at = at if hit is None else hit
    return at + 1 if key and at else None
