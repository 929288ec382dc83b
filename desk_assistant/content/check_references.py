"""Whatever names something else must find it: conditions, `before`, follow-ups, facts; and each id only once."""

import re
from collections.abc import Collection, Iterator

from desk_assistant.content.library import Library
from desk_assistant.content.model import Condition, Content, Flow
from desk_assistant.content.place import Finding, repeated, texts
from desk_assistant.content.resolve import fact_keys

_NAME = re.compile(r"[a-z0-9][a-z0-9_-]*")

FORMS = "præcis én form: question med is, question med any, not, eller all"


def flow(checked: Flow, library: Library) -> Iterator[Finding]:
    """Give what is wrong with ids and references in one flow."""
    yield from _names(checked)
    yield from repeated("questions", [question.id for question in checked.questions])
    yield from repeated("steps", [step.id for step in checked.steps])
    yield from repeated("endings", [end.id for end in checked.endings])
    yield from repeated("sources", [source.key for source in checked.sources])
    for number, question in enumerate(checked.questions):
        yield from repeated(f"questions[{number}].answers", [answer.id for answer in question.answers])
        if len(question.answers) < 2:
            yield Finding(f"questions[{number}].answers", "mindst to svar")
        if question.before is not None and checked.step(question.before) is None:
            yield Finding(f"questions[{number}].before", f"id på et trin; '{question.before}' findes ikke")
    yield from conditions(checked)
    yield from facts(checked, library)
    yield from _follow_ups(checked, library)


def facts(checked: Content, library: Library) -> Iterator[Finding]:
    """Give the numbers that the texts of a content value ask for and that no file of facts holds."""
    for key, text in texts(checked):
        for fact in fact_keys(text):
            if fact not in library.facts:
                yield Finding(key, f"nøglen på et tal i facts.toml; '{fact}' findes ikke")


def known(names: Collection[str], library: Library) -> Collection[str]:
    """Give the names that may be referred to: those that were read, and those whose file is broken and named already."""
    return {*names, *(error.file.removesuffix(".toml") for error in library.errors)}


def _names(checked: Flow) -> Iterator[Finding]:
    named = [("id", checked.id), ("icon", checked.icon)]
    for key, parts in (("questions", checked.questions), ("steps", checked.steps), ("endings", checked.endings)):
        named += [(f"{key}[{number}].id", part.id) for number, part in enumerate(parts)]
    for key, name in named:
        if not _NAME.fullmatch(name):
            yield Finding(key, "et navn med små bogstaver a-z, tal, _ og -")


def conditions(checked: Flow) -> Iterator[Finding]:
    """Give what is wrong with the conditions: their form, and the questions and answers they name.

    A question may only look back: its answer must be known when the condition is read.
    """
    asked: dict[str, set[str]] = {}
    for number, question in enumerate(checked.questions):
        yield from _condition(f"questions[{number}].when", question.when, asked)
        asked[question.id] = {answer.id for answer in question.answers}
    for key, parts in (("steps", checked.steps), ("endings", checked.endings), ("follow_ups", checked.follow_ups)):
        for number, part in enumerate(parts):
            yield from _condition(f"{key}[{number}].when", part.when, asked)


def _condition(key: str, condition: Condition | None, asked: dict[str, set[str]]) -> Iterator[Finding]:
    if condition is None:
        return
    names_answers = condition.is_ is not None or bool(condition.any)
    forms = (condition.is_ is not None, bool(condition.any), condition.not_ is not None, bool(condition.all))
    if sum(forms) != 1 or names_answers != (condition.question is not None):
        yield Finding(key, FORMS)
        return
    for part in (*condition.all, condition.not_):
        yield from _condition(key, part, asked)
    if condition.question is None:
        return
    if condition.question not in asked:
        yield Finding(key, f"id på et tidligere spørgsmål; '{condition.question}' findes ikke")
        return
    for answer in (condition.is_, *condition.any):
        if answer is not None and answer not in asked[condition.question]:
            yield Finding(key, f"id på et svar til '{condition.question}'; '{answer}' findes ikke")


def _follow_ups(checked: Flow, library: Library) -> Iterator[Finding]:
    flows = known(library.flows, library)
    for number, follow in enumerate(checked.follow_ups):
        if follow.flow == checked.id or follow.flow not in flows:
            yield Finding(f"follow_ups[{number}].flow", f"id på et andet forløb; '{follow.flow}' findes ikke")
