"""The municipality's own content on top of what is shipped: its numbers, its flows, and single texts of its own.

A folder with `flows/<id>.toml` (replaces or adds a flow), `facts/*.toml` (replace or add numbers by key), `places/<id>.toml`
(replaces or adds a place of the directory, with its phone), `prompts/flows/<id>.toml` (replaces or adds the prompts of a flow),
`intake/<id>.toml` (more ways of saying what one comes for), `notices.toml`, `allowed.toml` (more names, numbers and hosts) and
`local.toml`; or one TOML file like `local.toml` alone. What is local must pass the same checks. What does not is left out and
named, and the shipped text stands; the rest still works. Each kind of local content is one function from library to library;
another kind joins `_KINDS`.
"""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple, TypeVar

import msgspec

from desk_assistant.content import check_around, check_prompts, local_words
from desk_assistant.content.check import flow_faults, sheet_faults
from desk_assistant.content.check_texts import ADDRESS, safe_address
from desk_assistant.content.directory import Place
from desk_assistant.content.library import FLOW_PROMPTS, ContentError, FactSheet, Library, error_at, line_of, read, read_named
from desk_assistant.content.local_changes import Change, changed_flow
from desk_assistant.content.model import Allowed, Content, DatedFact, Flow, IntakePhrases, Municipality, Source
from desk_assistant.content.moments import FlowPrompts
from desk_assistant.content.notices import NoticeSheet
from desk_assistant.content.place import Finding, texts
from desk_assistant.content.resolve import fact_keys

LOCAL_FILE, ALLOWED_FILE, NOTICES_FILE = "local.toml", "allowed.toml", "notices.toml"
LONGEST_TEXT = 80

_PHONE = re.compile(r"(?:\+\d{2} )?\d{2} ?\d{2} ?\d{2} ?\d{2}")

Part = TypeVar("Part", bound=Content)

class Local(Content, kw_only=True):
    """What `local.toml` holds."""

    municipality: Municipality = Municipality()
    change: tuple[Change, ...] = ()
    facts: tuple[DatedFact, ...] = ()
    sources: tuple[Source, ...] = ()
    allowed: Allowed = Allowed()


class _Overlay(NamedTuple):
    """The folder and file of the overlay, what the file holds, and what was found on the way."""

    root: Path
    file: Path
    local: Local
    errors: list[ContentError]
    marks: set[str]

    def blame(self, path: Path, findings: Iterator[Finding]) -> bool:
        """Note what is wrong in a file; tells whether there was anything."""
        found = list(findings)
        text = path.read_text(encoding="utf-8") if found else ""
        self.errors.extend(error_at(path, self.root, key, line_of(text, key), expected) for key, expected in found)
        return bool(found)


def apply(library: Library, place: Path) -> tuple[Library, tuple[ContentError, ...], frozenset[str]]:
    """Give the library with the local content of a folder or file, what was left out, and marks of what is local.

    Marks are such as `laegevalg` (a whole flow), `laegevalg.open.staff_hint`, `fact:health_card_fee` and `municipality`.
    Without such a folder or file the library comes back as it was. Never raises for a bad file.
    """
    if not place.exists():
        return library, (), frozenset()
    root, file = (place, place / LOCAL_FILE) if place.is_dir() else (place.parent, place)
    errors: list[ContentError] = []
    local = read(file, Local, errors, root) if file.exists() else None
    overlay = _Overlay(root, file, local or Local(), errors, set())
    for kind in _KINDS if place.is_dir() else _KINDS_OF_A_FILE:
        library = kind(library, overlay)
    return msgspec.structs.replace(library, local=frozenset(overlay.marks)), tuple(overlay.errors), frozenset(overlay.marks)


def _municipality(library: Library, overlay: _Overlay) -> Library:
    municipality = overlay.local.municipality
    if overlay.blame(overlay.file, _municipality_findings(municipality)):
        municipality = Municipality()
    if municipality != Municipality():
        overlay.marks.add("municipality")
    phone = Allowed(numbers=tuple(filter(None, [municipality.phone])))
    return msgspec.structs.replace(_allowing(_allowing(library, phone), overlay.local.allowed), municipality=municipality)


def _allowed_of_the_folder(library: Library, overlay: _Overlay) -> Library:
    path = overlay.root / ALLOWED_FILE
    own = read(path, Allowed, overlay.errors, overlay.root) if path.exists() else None
    return _allowing(library, own or Allowed())


def _allowing(library: Library, more: Allowed) -> Library:
    old = library.allowed
    allowed = Allowed(names=old.names + more.names, numbers=old.numbers + more.numbers, hosts=old.hosts + more.hosts)
    return msgspec.structs.replace(library, allowed=allowed)


def _municipality_findings(municipality: Municipality) -> Iterator[Finding]:
    for key, text in texts(municipality, key="municipality"):
        if len(text) > LONGEST_TEXT or not text.isprintable():
            yield Finding(key, f"en tekst på én linje med højst {LONGEST_TEXT} tegn")
    if municipality.phone and not _PHONE.fullmatch(municipality.phone):
        yield Finding("municipality.phone", "et telefonnummer som 12 34 56 78")
    if municipality.web_address and not safe_address(municipality.web_address):
        yield Finding("municipality.web_address", ADDRESS)


def _facts_of_the_file(library: Library, overlay: _Overlay) -> Library:
    local = overlay.local
    if not local.facts:
        return library
    return _with_sheet(library, overlay, overlay.file, FactSheet(facts=local.facts, sources=local.sources))


def _facts_of_the_folder(library: Library, overlay: _Overlay) -> Library:
    for path in sorted((overlay.root / "facts").glob("*.toml")):
        sheet = read(path, FactSheet, overlay.errors, overlay.root)
        if sheet is not None:
            library = _with_sheet(library, overlay, path, sheet)
    return library


def _with_sheet(library: Library, overlay: _Overlay, path: Path, sheet: FactSheet) -> Library:
    name = f"lokal/{path.relative_to(overlay.root).as_posix()}"
    if overlay.blame(path, _sheet_findings(name, sheet, library)):
        return library
    new = {fact.key: fact for fact in sheet.facts}
    kept = {
        other: FactSheet(facts=tuple(fact for fact in old.facts if fact.key not in new), sources=old.sources)
        for other, old in library.sheets.items()
    }
    changed = msgspec.structs.replace(library, facts=library.facts | new, sheets={**kept, name: sheet})
    if overlay.blame(path, _broken_by(new, library, changed)):
        return library
    overlay.marks.update(f"fact:{key}" for key in new)
    return changed


def _sheet_findings(name: str, sheet: FactSheet, library: Library) -> Iterator[Finding]:
    local = {other: old for other, old in library.sheets.items() if other.startswith("lokal/")}
    yield from sheet_faults(name, sheet, msgspec.structs.replace(library, sheets=local))
    for number, fact in enumerate(sheet.facts):
        shipped = library.facts.get(fact.key)
        if shipped is not None and shipped.unit != fact.unit:
            yield Finding(f"facts[{number}].unit", f"'{shipped.unit}', for det står der i teksterne; '{fact.unit}' passer ikke")


def _broken_by(new: dict[str, DatedFact], before: Library, after: Library) -> Iterator[Finding]:
    for flow in before.flows.values():
        used = [key for _, text in texts(flow) for key in fact_keys(text) if key in new]
        if used and (fresh := set(flow_faults(flow, after)) - set(flow_faults(flow, before))):
            number = list(new).index(used[0])
            yield Finding(f"facts[{number}]", f"et tal, som forløbet '{flow.id}' kan bruge; {min(fresh).key}: {min(fresh).expected}")


def _flows(library: Library, overlay: _Overlay) -> Library:
    paths: dict[str, Path] = {}
    flows: dict[str, Flow] = {}
    for path in sorted((overlay.root / "flows").glob("*.toml")):
        flow = read_named(path, Flow, overlay.errors, overlay.root)
        if flow is not None:
            paths[flow.id], flows[flow.id] = path, flow
    while True:  # leaving one out can break another that follows up on it
        merged = msgspec.structs.replace(library, flows=library.flows | flows)
        bad = [name for name, flow in flows.items() if overlay.blame(paths[name], flow_faults(flow, merged))]
        if not bad:
            overlay.marks.update(flows)
            return merged
        for name in bad:
            del flows[name]


def _changes(library: Library, overlay: _Overlay) -> Library:
    for number, change in enumerate(overlay.local.change):
        flow = library.flows.get(change.flow)
        changed = flow and changed_flow(flow, change)
        if flow is None or not isinstance(changed, Flow):
            expected = changed.expected if isinstance(changed, Finding) else f"id på et forløb; '{change.flow}' findes ikke"
            overlay.blame(overlay.file, iter([Finding(f"change[{number}]", expected)]))
            continue
        fresh = sorted(set(flow_faults(changed, library)) - set(flow_faults(flow, library)))
        if not overlay.blame(overlay.file, (Finding(f"change[{number}].text", finding.expected) for finding in fresh)):
            library = msgspec.structs.replace(library, flows={**library.flows, flow.id: changed})
            overlay.marks.add(".".join(filter(None, (change.flow, change.step or change.question, change.field))))
    return library


_Kind = Callable[[Library, _Overlay], Library]

def _places(library: Library, overlay: _Overlay) -> Library:
    for path in sorted((overlay.root / "places").glob("*.toml")):
        place = read_named(path, Place, overlay.errors, overlay.root)
        if place is None:
            continue
        mark = f"place:{place.id}"
        merged = msgspec.structs.replace(library, places=library.places | {place.id: place}, local=library.local | {mark})
        if not overlay.blame(path, check_around.place(place, merged)):
            library = merged
            overlay.marks.add(mark)
    return library


def _known(library: Library, overlay: _Overlay) -> set[str]:
    """Give the flows there are or would be: what goes with a flow that is broken is no second fault."""
    return {*library.flows, *(error.file.removesuffix(".toml") for error in overlay.errors if error.folder == "flows")}


def _prompts(library: Library, overlay: _Overlay) -> Library:
    known = _known(library, overlay)
    for path in sorted((overlay.root / FLOW_PROMPTS).glob("*.toml")):
        prompts = read(path, FlowPrompts, overlay.errors, overlay.root)
        if prompts is None or overlay.blame(path, _prompts_findings(prompts, path.stem, known)):
            continue
        library = msgspec.structs.replace(library, flow_prompts=library.flow_prompts | {path.stem: prompts})
        overlay.marks.add(f"prompts:{path.stem}")
    return library


def _prompts_findings(prompts: FlowPrompts, flow_id: str, flows: set[str]) -> Iterator[Finding]:
    if flow_id not in flows:
        yield Finding("", f"et filnavn, der er id på et forløb; '{flow_id}' findes ikke")
    yield from check_prompts.flow(prompts)


def _intake(library: Library, overlay: _Overlay) -> Library:
    said, known = {}, _known(library, overlay)
    for path in sorted((overlay.root / "intake").glob("*.toml")):
        own = read_named(path, IntakePhrases, overlay.errors, overlay.root)
        if own is not None and not overlay.blame(path, local_words.findings(own, known, library)):
            said[own.id] = own
            overlay.marks.add(f"intake:{own.id}")
    return msgspec.structs.replace(library, intake=local_words.joined(library, said))


def _notices(library: Library, overlay: _Overlay) -> Library:
    path = overlay.root / NOTICES_FILE
    sheet = read(path, NoticeSheet, overlay.errors, overlay.root) if path.exists() else None
    if sheet is None or not sheet.notices:
        return library
    own = msgspec.structs.replace(library, notices=sheet.notices)
    if overlay.blame(path, check_around.notices(own)):
        return library
    overlay.marks.update(f"notice:{notice.id}" for notice in sheet.notices)
    shipped = tuple(notice for notice in library.notices if notice.id not in {own.id for own in sheet.notices})
    return msgspec.structs.replace(library, notices=shipped + sheet.notices)


_KINDS_OF_A_FILE: tuple[_Kind, ...] = (_municipality, _facts_of_the_file, _changes)
_KINDS: tuple[_Kind, ...] = (
    *(_allowed_of_the_folder, _municipality, _facts_of_the_file, _facts_of_the_folder, _flows, _changes),
    *(_places, _prompts, _intake, _notices),
)
