"""Read the content folder into one frozen library. A broken file is named and left out; the others still load."""

import hashlib
import re
from datetime import date
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit

import msgspec

from desk_assistant.content.directory import Place
from desk_assistant.content.life_events import LifeEvent
from desk_assistant.content.model import (
    Allowed,
    Content,
    DatedFact,
    Flow,
    IntakeAlike,
    IntakePhrases,
    Municipality,
    Phrases,
    Prompts,
    Source,
    Text,
)
from desk_assistant.content.moments import FlowPrompts, Moments
from desk_assistant.content.notices import Notice, NoticeSheet
from desk_assistant.content.resolve import resolve
from desk_assistant.content.wrong_values import in_danish, unknown_field

LONGEST_FILE = 500_000
"""Letters; the longest flow has some 50,000."""

Named = TypeVar("Named", Flow, LifeEvent, Place, IntakePhrases)
Read = TypeVar("Read")
#: The file in `intake/` that holds no phrases but the words that mean nearly the same.
ALIKE = "alike.toml"
#: The folder with the prompts of each flow.
FLOW_PROMPTS = "prompts/flows"
_PHONE = re.compile(r"\b\d{2} \d{2} \d{2} \d{2}\b")


class ContentError(Content, kw_only=True):
    """What is wrong in a content file: the file, the key, the line where it can be told, and what was expected."""

    file: str
    key: str
    line: int | None
    expected: str
    #: The folder inside the content folder, such as `flows`; a flow and its facts may share a file name.
    folder: str = ""

    @property
    def path(self) -> str:
        """Give the path inside the content folder, with forward slashes."""
        return f"{self.folder}/{self.file}" if self.folder else self.file

    def __str__(self) -> str:
        where = f"{self.path}, linje {self.line}" if self.line else self.path
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
    moments: Moments | None = None
    #: The prompts of each flow, by its id.
    flow_prompts: dict[str, FlowPrompts] = {}
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
    allowed: Allowed = Allowed()
    municipality: Municipality = Municipality()
    #: The phone numbers that stand in the content, gathered when it is read, because that takes some 10 ms.
    phones: tuple[str, ...] = ()
    #: What the municipality has made its own: flow ids, texts such as `laegevalg.open.title`, numbers such as `fact:fee`.
    local: frozenset[str] = frozenset()

    def flow(self, flow_id: str, today: date) -> Flow | None:
        """Give the flow as it reads on the day, or None if there is no such flow."""
        flow = self.flows.get(flow_id)
        return resolve(flow, self.facts, today) if flow else None

    def is_local(self, flow_id: str) -> bool:
        """Tell whether the municipality has adapted the flow, one of its texts, or a number that it shows."""
        flow = self.flows.get(flow_id)
        own = any(mark == flow_id or mark.startswith(f"{flow_id}.") for mark in self.local)
        body = msgspec.json.encode(flow).decode() if flow is not None and self.local and not own else ""
        return own or any(f"{{{mark.removeprefix('fact:')}|" in body for mark in self.local if mark.startswith("fact:"))

    def life_event(self, event_id: str, today: date) -> LifeEvent | None:
        """Give the life event as it reads on the day, or None if there is no such event."""
        event = self.life_events.get(event_id)
        return resolve(event, self.facts, today) if event else None

    @property
    def said_of_events(self) -> dict[str, Text]:
        """What is said back of each life event, by its id. A number with a date has no place in it."""
        return {name: event.say_back for name, event in self.life_events.items()}

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
    """Give the phone numbers that stand in the content, and the municipality's own; people may write them too."""
    return tuple(sorted({*library.phones, *filter(None, [library.municipality.phone])}))


def with_phones(library: Library) -> Library:
    """Give the library with the phone numbers of its flows, life events, places and notices gathered."""
    parts = (*library.flows.values(), *library.life_events.values(), *library.places.values(), *library.notices)
    found = {number for part in parts for number in _PHONE.findall(msgspec.json.encode(part).decode())}
    return msgspec.structs.replace(library, phones=tuple(sorted(found)))


def addresses_in(library: Library) -> tuple[str, ...]:
    """Give the addresses of flows, their steps and the directory of places. Only their hosts may be opened in a browser."""
    found = [address for flow in library.flows.values() for address in (flow.address, *(step.address for step in flow.steps))]
    found += [place.address for place in library.places.values()]
    return tuple(sorted({address for address in found if address}))


def hosts_in(library: Library) -> frozenset[str]:
    """Give the hosts of these addresses."""
    return frozenset(urlsplit(address).hostname or "" for address in addresses_in(library))


def load(folder: Path) -> Library:
    """Read all files of a content folder; never raises for a bad file, which is named and left out."""
    errors: list[ContentError] = []
    sheets: dict[str, FactSheet] = {}
    for path in (folder / "facts.toml", *sorted((folder / "facts").glob("*.toml"))):
        sheet = read(path, FactSheet, errors, folder)
        if sheet is not None:
            sheets[path.relative_to(folder).as_posix()] = sheet
    flows = _each(folder, "flows", Flow, errors)
    life_events = _each(folder, "life_events", LifeEvent, errors)
    places = _each(folder, "places", Place, errors)
    intake = _each(folder, "intake", IntakePhrases, errors, leave_out=ALIKE)
    alike = _if_there(folder, f"intake/{ALIKE}", IntakeAlike, errors)
    notices = _if_there(folder, "notices.toml", NoticeSheet, errors)
    allowed = _if_there(folder, "allowed.toml", Allowed, errors)
    prompts = read(folder / "prompts" / "visit.toml", Prompts, errors, folder)
    moments = read(folder / "prompts" / "moments.toml", Moments, errors, folder)
    flow_prompts = _flow_prompts(folder, errors)
    phrases = read(folder / "phrases.toml", Phrases, errors, folder)
    facts = {fact.key: fact for sheet in sheets.values() for fact in sheet.facts}
    arrival = read(folder / "arrival.toml", Arrival, errors, folder)
    library = Library(
        flows=flows,
        facts=facts,
        prompts=prompts,
        phrases=phrases or Phrases(texts={}),
        errors=tuple(errors),
        moments=moments,
        flow_prompts=flow_prompts,
        sheets=sheets,
        topics=arrival.topics if arrival else (),
        life_events=life_events,
        places=places,
        notices=notices.notices if notices else (),
        intake=intake,
        alike=alike.groups if alike else {},
        allowed=allowed or Allowed(),
    )
    return with_phones(library)


def _if_there(folder: Path, name: str, kind: type[Read], errors: list[ContentError]) -> Read | None:
    """Read a file that need not be there."""
    return read(folder / name, kind, errors, folder) if (folder / name).exists() else None


def _each(root: Path, name: str, kind: type[Named], errors: list[ContentError], leave_out: str = "") -> dict[str, Named]:
    """Read a folder with one value in each file; its id is the name of the file."""
    paths = (path for path in sorted((root / name).glob("*.toml")) if path.name != leave_out)
    read_ones = (read_named(path, kind, errors, root) for path in paths)
    return {value.id: value for value in read_ones if value is not None}


def _flow_prompts(root: Path, errors: list[ContentError]) -> dict[str, FlowPrompts]:
    """Read the prompts of the flows; the name of the file is the id of the flow."""
    paths = sorted((root / FLOW_PROMPTS).glob("*.toml"))
    found = {path.stem: read(path, FlowPrompts, errors, root) for path in paths}
    return {flow: prompts for flow, prompts in found.items() if prompts is not None}


def read_named(path: Path, kind: type[Named], errors: list[ContentError], root: Path) -> Named | None:
    """Read a value whose id must be the name of its file; otherwise note an error and give None."""
    value = read(path, kind, errors, root)
    if value is None or value.id == path.stem:
        return value
    line = line_of(path.read_text(encoding="utf-8"), "id")
    errors.append(error_at(path, root, "id", line, f"skal være '{path.stem}' som filens navn"))
    return None


def read(path: Path, kind: type[Read], errors: list[ContentError], root: Path) -> Read | None:
    """Read one TOML file as this kind of value; otherwise note an error with its place below `root` and give None."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        errors.append(error_at(path, root, "", None, "filen kan ikke læses som tekst i UTF-8"))
        return None
    if len(text) > LONGEST_FILE:
        errors.append(error_at(path, root, "", None, f"højst {LONGEST_FILE} tegn i filen; der er {len(text)}"))
        return None
    import tomllib  # not needed when the library comes compiled

    try:
        return msgspec.convert(tomllib.loads(text), type=kind, strict=True)
    except msgspec.ValidationError as problem:
        said, _, place = str(problem).partition(" - at `")
        key = place.rstrip("`").removeprefix("$.")
        line = line_of(text, ".".join(filter(None, (key, unknown_field(said))))) or line_of(text, key)
        errors.append(error_at(path, root, key, line, in_danish(said)))
    except (ValueError, RecursionError) as problem:  # tomllib's own error is a ValueError; so is a number of 5,000 digits
        found = re.search(r"line (\d+)", str(problem))
        line = int(found.group(1)) if found else None
        errors.append(error_at(path, root, "", line, "gyldig TOML; se efter anførselstegn, lighedstegn, komma og klammer"))
    return None


def error_at(path: Path, root: Path, key: str, line: int | None, expected: str) -> ContentError:
    """Give an error in a file below the content folder `root`."""
    folder = path.parent.relative_to(root).as_posix()
    return ContentError(file=path.name, folder="" if folder == "." else folder, key=key, line=line, expected=expected)


def line_of(text: str, key: str) -> int | None:
    """Find the line of a key such as `steps[3].kind`: the fourth `[[steps]]` table, then the key inside it."""
    lines = text.splitlines()
    at, found = 0, None
    for part in key.split("."):
        name, _, index = part.rstrip("]").partition("[")
        table = re.compile(rf"\[\[(?:\w+\.)*{re.escape(name)}\]\]")
        starts = [number for number, line in enumerate(lines) if number >= at and table.match(line.strip())]
        if index.isdigit() and int(index) < len(starts):
            at = found = starts[int(index)]
        elif name:
            entry = re.compile(rf"(?:(?:\w+\.)*[\"']?{re.escape(name)}[\"']?\s*[=.]|\[(?:\w+\.)*{re.escape(name)}\])")
            others = (number for number in range(at + 1, len(lines)) if found is not None and lines[number].startswith("["))
            end = next(others, len(lines))
            hit = next((number for number in range(at, end) if entry.match(lines[number].strip())), None)
            if hit is None and starts and not index:
                hit = starts[0]
            if hit is not None:
                at = found = hit
    return None if found is None else found + 1
