"""One visit by its agreement number: all that is kept of it in plain Danish, or gone from the log and every copy."""

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from datetime import date
from functools import partial
from pathlib import Path

import msgspec

from desk_assistant import paths
from desk_assistant.commands.facts import visits_of
from desk_assistant.commands.reading import NotReadable, opened
from desk_assistant.commands.retention import folders
from desk_assistant.commands.sentences import danish_day, refusal
from desk_assistant.content.library import from_snapshot
from desk_assistant.content.model import Flow
from desk_assistant.insight.names import name
from desk_assistant.policy.in_force import settings_of
from desk_assistant.store import expiring, forgetting
from desk_assistant.store.errors import StoreFailed, StoreProblem
from desk_assistant.store.expiring import Keeping
from desk_assistant.store.journal import Journal
from desk_assistant.store.rebuilding import deriving, project_facts
from desk_assistant.store.tables import through
from desk_assistant.visit.agreement import compose, plain_number, shown_number, valid_number
from desk_assistant.visit.state import Need, Visit, fold

#: Why a visit may be erased before its time.
REASONS = {"access": "Borgeren har bedt om det.", "error": "Besøget er gemt ved en fejl."}
_NOTHING = "Der er intet gemt om det besøg."
_STATUS = {"open": "i gang", "parked": "sat på pause", "interrupted": "afbrudt", "closed": "lukket"}
_MARKS = {"again": "kommer igen om det samme", "helps_other": "hjælper en anden"}
_NOTES = {"open": "ikke besvaret", "not_relevant": "ikke relevant", "written": "skrevet i sagen", "to_write": "skal skrives i sagen"}


def show(folder: Path, number: str, sources: Sequence[Path] | None, today: date) -> int:
    """Print all that is kept of a visit; gives 0, or 1 when nothing is or it cannot be read."""
    rule = expiring.keeping(settings_of(folder))
    try:
        with opened(folder, sources, today) as journals:
            found = [(journal, visit) for journal in journals for visit in visits_of(journal, number) if journal.facts(visit)]
            for journal, visit in found:
                print("\n".join(_told(journal, visit, rule)))
    except NotReadable as problem:
        print(problem, file=sys.stderr)
        return 1
    if not found:
        print(_NOTHING, file=sys.stderr)
    return int(not found)


def _told(journal: Journal, visit_id: str, rule: Keeping) -> Iterator[str]:
    facts = journal.facts(visit_id)
    visit, words = fold(facts), journal.words(visit_id)
    yield f"Besøgets id: {visit_id}"
    projected = project_facts(facts, deriving(journal))
    if visit is not None:
        flows = dict(_flows(journal, visit))
        yield from _visit(visit)
        for need in visit.needs:
            yield from _need(need, flows.get(need.content or ""))
        yield from _readiness(visit, projected.visit.band if projected else None)
        yield from _agreement(visit, flows, words)
        yield from _words(visit, words)
    yield f"Alle {len(facts)} hændelser, også dem, der er fortrudt, står i: desk-assistant facts --visit {visit_id}"
    yield "Borgerens svar på, hvordan besøget gik, er gemt uden forbindelse til besøget og kan ikke findes her."
    last = max(fact.date for fact in facts)
    if words:
        yield f"Ordene slettes senest den {_day(rule.words_go(last))}."
    closed = date.fromisoformat(projected.visit.closed_on) if projected is not None else last
    yield f"Besøget slettes den {_day(rule.visit_goes(closed))}."


def _day(day: date) -> str:
    return danish_day(day.isoformat())


def _flows(journal: Journal, visit: Visit) -> Iterator[tuple[str, Flow]]:
    for content in {need.content for need in visit.needs if need.content}:
        body = journal.snapshot(content)
        try:
            if body is not None:
                yield content, from_snapshot(body)
        except msgspec.MsgspecError:
            continue


def _visit(visit: Visit) -> Iterator[str]:
    if visit.number:
        yield f"Aftalens nummer: {shown_number(visit.number)}"
    yield f"Åbnet den {_day(visit.opened)} i timen fra kl. {visit.hour}. Klokkeslæt er ikke gemt."
    yield f"Besøget er {_STATUS[visit.status]}" + (f": {name('closing', visit.closing)}." if visit.closing else ".")
    for mark in sorted(visit.marks):
        yield f"Borgeren {_MARKS[mark]}."
    if visit.life_event:
        yield f"Livssituation: {visit.life_event}"


def _need(need: Need, flow: Flow | None) -> Iterator[str]:
    title = flow.title if flow is not None else need.flow or "Andet / ved ikke endnu"
    about = (("det første, borgeren bad om", need.stated), ("lagt til side", need.set_aside), ("uden computer", need.other_way))
    said = ", ".join(text for text, holds in about if holds)
    yield f"Emne: {title}" + (f" ({said})" if said else "")
    for question_id, answer_id in need.answers.items():
        question = flow.question(question_id) if flow is not None else None
        label = next((answer.label for answer in question.answers if answer.id == answer_id), answer_id) if question else answer_id
        yield f"  {question.ask if question else question_id} {label}"
    for step_id, noted in need.steps.items():
        step = flow.step(step_id) if flow is not None else None
        outcome = {"acted": "Gjort", "not_relevant": "Ikke relevant"}.get(noted.outcome) or name("outcome", noted.outcome)
        stop = f" ({name('stop', noted.stop)})" if noted.stop else ""
        yield f"  {step.title if step else step_id}: {outcome}{stop}"
    if need.handed_to:
        yield f"  Givet videre til: {name('place', need.handed_to)}" + (" (ringet op)" if need.called else "")


def _readiness(visit: Visit, band: str | None) -> Iterator[str]:
    rows = {row: level for row, level in visit.rows.items() if level is not None}
    if rows or visit.gate or visit.wish or visit.offers:
        yield "Hjælpebehov i dag:"
    for row, level in rows.items():
        yield f"  {name('row', row)}: {name('level', str(level))}"
    if visit.gate:
        yield f"  Login: {name('gate', visit.gate)}"
    if visit.wish:
        yield f"  Borgerens ønske: {name('wish', visit.wish)}"
    for offer in sorted(visit.offers):
        yield f"  Tilbudt: {name('offer', offer)}"
    if band:
        yield f"  Sådan blev der hjulpet: {name('band', band)}"


def _agreement(visit: Visit, flows: Mapping[str, Flow], words: Mapping[str, str]) -> Iterator[str]:
    if visit.nothing_more:
        yield "Aftale: Intet mere at gøre."
    for line in compose(visit, flows):
        if line.handed_to:
            text = f"Givet videre til {name('place', line.handed_to)}"
        elif line.words:
            text = words.get(line.words, "(ordene er slettet)")
        else:
            text = " ".join(part.of("da") for part in (line.text, line.when) if part is not None)
        yield f"Aftale, {name('owner', line.owner).lower()}: {text}"
    for given in dict.fromkeys(visit.given):
        yield f"Aftalen er givet som: {name('given', given)}"
    if visit.case_note != "none":
        yield f"Notat i sagen: {_NOTES[visit.case_note]}"


def _words(visit: Visit, words: Mapping[str, str]) -> Iterator[str]:
    for title, word in (("Borgerens egne ord", visit.stated), ("Sagt tilbage", visit.summary)):
        if word:
            yield f"{title}: {words.get(word, '(ordene er slettet)')}"
    shown = {visit.stated, visit.summary, *(line.words for line in visit.own_lines.values())}
    for word, text in words.items():
        if word not in shown:
            yield f"Ord, der er rettet siden: {text}"


def erase(folder: Path, number: str, reason: str, today: date) -> int:
    """Erase a visit in the log and in all copies within reach, down to the last byte; gives 0.

    Gives 1 when there is no such visit, the program is open, or the visit still stands somewhere, which is said. Doing it again
    finds it there.
    """
    path = folder / paths.DATABASE
    if not path.exists():
        print(f"Der er ingen log i mappen {folder}.", file=sys.stderr)
        return 1
    settings = settings_of(folder)
    places = tuple(folders(folder, settings))
    try:
        with closing(Journal.open(path, today)) as journal:
            visits = set(visits_of(journal, number))
            out_of_reach = list(_each(places, partial(_look, number=number, visits=visits)))
            gone = journal.purge(sorted(visits), today) if visits else 0
    except StoreProblem as problem:
        print(refusal(problem.code), file=sys.stderr)
        return 1
    erased: list[str] = []
    left = list(_each(places, partial(_erase_copies, visits=sorted(visits), today=today, erased=erased))) if visits else []
    left += [place for place in out_of_reach if place not in left]
    if gone or erased:
        print(f"Besøget er slettet. {REASONS[reason]}")
        print(f"Hændelser slettet i loggen: {gone}. Kopier, det er slettet i: {len(erased)}.")
    elif not left:
        print(_NOTHING, file=sys.stderr)
        return 1
    for place in left:
        print(f"{place} kan ikke bruges lige nu. Besøget kan stå dér endnu. Kør kommandoen igen.", file=sys.stderr)
    aside = forgetting.aside_with(path, sorted(visits))
    for file in aside:
        print(f"Besøget står også i {file.path.name}, som er lagt til side. Slet den fil selv, når I ikke skal bruge den.", file=sys.stderr)
    return int(bool(left or aside))


Place = tuple[Path, str | None]


def _each(places: Sequence[Place], work: Callable[[Path, str | None], Sequence[str]]) -> Iterator[str]:
    """Do the work in each folder; gives the folders and files that are out of reach."""
    for place, key in places:
        try:
            yield from work(place, key)
        except StoreFailed:
            yield str(place)


def _look(place: Path, key: str | None, number: str, visits: set[str]) -> Sequence[str]:
    if valid_number(number):
        visits |= forgetting.visits_in_copies(place, key, plain_number(number))
    return ()


def _erase_copies(place: Path, key: str | None, visits: Sequence[str], today: date, erased: list[str]) -> Sequence[str]:
    found = through(forgetting.erase_in_copies(place, key, visits, today))
    erased += found.changed
    return [str(place / name) for name in found.left]
