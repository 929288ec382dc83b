"""A flow as plain Danish text, branch by branch: what the employee does and what the citizen reads."""

import sys
from collections.abc import Iterator
from datetime import date

from desk_assistant.content.check_branches import walkable
from desk_assistant.content.conditions import Answers, branches, ending, items, relevant
from desk_assistant.content.library import Library
from desk_assistant.content.model import OWN_HANDS_ONLY, Flow, Line, Question, Step

OWNERS = {"citizen": "Borgeren", "us": "Vi", "trouble": "Hvis noget driller"}


def print_flow(library: Library, name: str, branch: int | None, today: date) -> int:
    """Print a flow as it reads on the day, or one branch of it, counted from 1. 1 when there is no such flow or branch."""
    flow = find(library, name, today)
    if flow is None:
        return 1
    walks = list(branches(flow))
    if branch is not None and not 1 <= branch <= len(walks):
        print(f"Forløbet har gren 1-{len(walks)}.", file=sys.stderr)
        return 1
    if branch is None:
        print("\n".join(_head(flow)))
    for number, answers in enumerate(walks, 1):
        if branch in (None, number):
            print("\n".join(("", *_branch(flow, answers, number))))
    if branch is None:
        print("\n".join(("", *_lines("Hvis det ikke kan blive færdigt i dag", flow.stopped), "", *_sources(flow))))
    return 0


def find(library: Library, name: str, today: date) -> Flow | None:
    """Give the flow as it reads on the day, or say on stderr why there is none to walk through."""
    flow = library.flow(name, today)
    broken = [error for error in library.errors if error.path == f"flows/{name}.toml"]
    if flow is None:
        known = f"Forløbet '{name}' findes ikke. Der er: {', '.join(sorted(library.flows)) or 'ingen'}."
        print("\n".join(map(str, broken)) or known, file=sys.stderr)
        return None
    if not walkable(flow):
        print(f"Forløbet '{name}' har for mange grene. Se flows check.", file=sys.stderr)
        return None
    return flow


def branch_name(flow: Flow, answers: Answers) -> str:
    """Give a branch the name a person knows it by: the labels of its answers."""
    kept = relevant(flow, answers)
    labels = [answer.label for question in flow.questions for answer in question.answers if kept.get(question.id) == answer.id]
    return " / ".join(labels) or "Uden spørgsmål"


def marks(step: Step) -> tuple[str, ...]:
    """Give what is special about a step, in words."""
    return tuple(
        word
        for word, holds in (
            ("vigtigt", step.critical),
            ("stop op sammen", step.stop_point),
            ("kun borgeren", step.kind in OWN_HANDS_ONLY),
            ("myndighed", step.kind == "authority"),
        )
        if holds
    )


def _head(flow: Flow) -> Iterator[str]:
    yield f"{flow.title} ({flow.id}, version {flow.version})"
    yield f"{flow.summary}. Officielt: {flow.official_name}."
    yield f"Kontrolleret {flow.checked}. Ses efter senest {flow.review}."
    yield f"Hvem: {flow.who}"
    yield f"Ansvar: {flow.owner}. Adresse: {flow.address_label} ({flow.address})"
    yield from ("", "Hav ved hånden:", *(f"  - {thing}" for thing in flow.at_hand))
    yield from ("", "Faresignaler:", *(f"  - {sign}" for sign in flow.warning_signs))
    yield from ("", f"Uden computer: {flow.non_digital.staff}", f"  Borgeren læser: {flow.non_digital.citizen.da}")
    yield from _lines("Aftale uden computer", flow.non_digital.lines)


def _branch(flow: Flow, answers: Answers, number: int) -> Iterator[str]:
    name = branch_name(flow, answers)
    yield from (f"Gren {number}: {name}", "-" * len(f"Gren {number}: {name}"))
    fragments = [
        answer.say_back.da
        for question in flow.questions
        for answer in question.answers
        if answers.get(question.id) == answer.id and answer.say_back
    ]
    yield " ".join(("Sig tilbage:", flow.say_back.da, *fragments))
    count = 0
    for item in items(flow, answers):
        if isinstance(item, Question):
            yield from _question(item, answers)
        else:
            count += 1
            yield from _step(item, count)
    end = ending(flow, answers)
    yield from _lines("Aftale", end.lines if end else ())


def _question(question: Question, answers: Answers) -> Iterator[str]:
    label = next((answer.label for answer in question.answers if answers.get(question.id) == answer.id), "?")
    yield f"  ? {question.ask}  Svar: {label}"
    if question.hint:
        yield f"     Husk: {question.hint}"


def _step(step: Step, number: int) -> Iterator[str]:
    special = f" ({', '.join(marks(step))})" if marks(step) else ""
    yield f"  {number}. {step.title}{special}"
    yield f"     Medarbejderen: {step.staff_hint}"
    if step.ask:
        yield f"     Spørg: {step.ask}"
    yield f"     Borgeren læser: {step.citizen_title.da} · {step.citizen_text.da}"
    if step.address:
        yield f"     Adresse: {step.address}"


def _lines(heading: str, lines: tuple[Line, ...]) -> Iterator[str]:
    yield f"{heading}:"
    for line in lines:
        yield f"  - {OWNERS[line.owner]}: {line.text.da}{f' ({line.when.da})' if line.when else ''}"


def _sources(flow: Flow) -> Iterator[str]:
    yield "Kilder:"
    for source in flow.sources:
        dated = f", dateret {source.dated}" if source.dated else ""
        yield f"  - {source.title}{dated}, kontrolleret {source.checked}: {source.url}"
