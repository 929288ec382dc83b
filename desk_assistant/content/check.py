"""Check the content that could be read: what a type cannot hold, but a visit relies on."""

from collections.abc import Iterator
from pathlib import Path

from desk_assistant.content import (
    check_around,
    check_branches,
    check_meeting,
    check_prompts,
    check_reading,
    check_references,
    check_texts,
    check_wording,
)
from desk_assistant.content.library import FLOW_PROMPTS, ContentError, FactSheet, Library, error_at, line_of
from desk_assistant.content.meeting import FILE, load_meeting
from desk_assistant.content.model import Flow
from desk_assistant.content.place import Finding, repeated

MOST_TOPICS = 7
LARGEST = 10**9


def check(library: Library, folder: Path | None = None) -> tuple[ContentError, ...]:
    """Give everything that is wrong in the content, file by file; empty when it is fit to ship.

    Files that could not be read at all are in `library.errors`. With the content folder the errors also name lines.
    """
    found: list[ContentError] = []
    for flow in library.flows.values():
        found.extend(_errors(Path("flows") / f"{flow.id}.toml", flow_faults(flow, library), folder))
    for event in library.life_events.values():
        found.extend(_errors(Path("life_events") / f"{event.id}.toml", check_around.life_event(event, library), folder))
    for place in library.places.values():
        found.extend(_errors(Path("places") / f"{place.id}.toml", check_around.place(place, library), folder))
    if library.notices:
        found.extend(_errors(Path("notices.toml"), check_around.notices(library), folder))
    for name, sheet in library.sheets.items():
        found.extend(_errors(Path(name), sheet_faults(name, sheet, library), folder))
    found.extend(_errors(Path("arrival.toml"), _arrival(library), folder))
    found.extend(_errors(Path("phrases.toml"), _phrases(library), folder))
    if library.prompts is not None:
        found.extend(_errors(Path("prompts") / "visit.toml", check_prompts.visit(library.prompts), folder))
    if library.moments is not None:
        found.extend(_errors(Path("prompts") / "moments.toml", check_prompts.moments(library.moments), folder))
    for name, prompts in library.flow_prompts.items():
        found.extend(_errors(Path(FLOW_PROMPTS) / f"{name}.toml", check_prompts.flow(prompts), folder))
    found.extend(_meeting(folder))
    for name in _without_prompts(library):
        found.append(error_at(Path(FLOW_PROMPTS) / f"{name}.toml", Path(), "", None, f"en fil med spørgekort til forløbet '{name}'"))
    return tuple(found)


def advice(library: Library, folder: Path | None = None) -> tuple[ContentError, ...]:
    """Give what is worth another look although it is no fault."""
    found: list[ContentError] = []
    for flow in library.flows.values():
        given = check_reading.advice(flow, library.allowed.names)
        found.extend(_errors(Path("flows") / f"{flow.id}.toml", given, folder))
    return tuple(found)


def _errors(path: Path, findings: Iterator[Finding], folder: Path | None) -> Iterator[ContentError]:
    text = (folder / path).read_text(encoding="utf-8") if folder and (folder / path).is_file() else ""
    for finding in findings:
        yield error_at(path, Path(), finding.key, line_of(text, finding.key) if text else None, finding.expected)


def _without_prompts(library: Library) -> Iterator[str]:
    """Give the shipped flows without a file of prompts; a municipality's own flow may do without."""
    unread = {error.file.removesuffix(".toml") for error in library.errors if error.folder == FLOW_PROMPTS}
    yield from sorted(library.flows.keys() - library.flow_prompts.keys() - library.local - unread)


def flow_faults(flow: Flow, library: Library) -> Iterator[Finding]:
    """Give everything that is wrong in one flow, beside the rest of the library."""
    yield from check_references.flow(flow, library)
    yield from check_texts.flow(flow, library.facts, library.allowed.hosts)
    yield from check_wording.flow(flow, library.allowed.numbers)
    yield from check_branches.agreements(flow)
    yield from _required(flow)
    if flow.review < flow.checked:
        yield Finding("review", f"en dato efter kontroldatoen {flow.checked}")
    if not any(check_references.conditions(flow)):
        yield from check_branches.flow(flow)
        if check_branches.walkable(flow):
            yield from check_reading.flow(flow, library.allowed.names)


def _phrases(library: Library) -> Iterator[Finding]:
    yield from check_texts.phrases(library.phrases)
    yield from check_reading.phrases(library.phrases, library.allowed.names)


def _meeting(folder: Path | None) -> Iterator[ContentError]:
    """Give what is wrong with the texts of the staff meeting, which are no part of the library: only a report reads them."""
    if folder is None or not (folder / FILE).exists():
        return
    texts, faults = load_meeting(folder)
    yield from faults
    if texts is not None:
        yield from _errors(Path(FILE), check_meeting.meeting(texts), folder)


def _required(flow: Flow) -> Iterator[Finding]:
    if not flow.non_digital.lines:
        yield Finding("non_digital", "mindst én linje om vejen uden computer")
    if not flow.stopped:
        yield Finding("stopped", "mindst én linje til den dag, det ikke kan blive færdigt")
    if not 2 <= len(flow.warning_signs) <= 5:
        yield Finding("warning_signs", f"2-5 faresignaler; der er {len(flow.warning_signs)}")
    if not flow.at_hand:
        yield Finding("at_hand", "mindst én ting, som borgeren skal have ved hånden")
    if not flow.sources:
        yield Finding("sources", "mindst én kilde")


def _arrival(library: Library) -> Iterator[Finding]:
    yield from repeated("topics", library.topics)
    if len(library.topics) > MOST_TOPICS:
        yield Finding("topics", f"højst {MOST_TOPICS} emner; der er {len(library.topics)}")
    unread = {error.file.removesuffix(".toml") for error in library.errors}
    for number, topic in enumerate(library.topics):
        if topic not in library.flows.keys() | unread:
            yield Finding(f"topics[{number}]", f"id på et forløb; '{topic}' findes ikke")


def sheet_faults(name: str, sheet: FactSheet, library: Library) -> Iterator[Finding]:
    """Give everything that is wrong in one file of facts, beside the files of the library that come before it by name."""
    yield from repeated("facts", [fact.key for fact in sheet.facts])
    yield from repeated("sources", [source.key for source in sheet.sources])
    elsewhere = {fact.key: other for other, others in library.sheets.items() if other < name for fact in others.facts}
    known = {source.key for source in sheet.sources}
    for number, fact in enumerate(sheet.facts):
        if fact.key in elsewhere:
            yield Finding(f"facts[{number}]", f"en nøgle, der kun bruges én gang; '{fact.key}' står også i {elsewhere[fact.key]}")
        if fact.source not in known:
            yield Finding(f"facts[{number}].source", f"nøglen på en kilde i filen; '{fact.source}' findes ikke")
        if not abs(fact.value) < LARGEST:
            yield Finding(f"facts[{number}].value", f"et tal under {LARGEST}")
        if fact.valid_to < fact.valid_from:
            yield Finding(f"facts[{number}].valid_to", f"en dato fra og med {fact.valid_from}")
    for number, source in enumerate(sheet.sources):
        yield from check_texts.checked_address(f"sources[{number}].url", source.url, library.allowed.hosts)
