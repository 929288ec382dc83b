"""How easy the texts are to read: LIX of what is read in one branch, and the words of each sentence.

The figures are those of the UX specification, section 2.7. Each text is read both with its numbers and without them.
"""

from collections.abc import Callable, Collection, Iterator

from desk_assistant.content.check_branches import name_of
from desk_assistant.content.conditions import Answers, branches, ending, relevant, visible_questions, visible_steps
from desk_assistant.content.lix import lix, long_words, sentences, words
from desk_assistant.content.model import Flow, Line, Phrases
from desk_assistant.content.place import Finding
from desk_assistant.content.resolve import PLACE

EASY, EASY_FOR_STAFF = 30, 35
LONGEST_SENTENCE = 15
MOST_LONG_WORDS = 2

Read = Iterator[tuple[str, str]]
"""The key of each text, and the text."""


def flow(checked: Flow, names: Collection[str]) -> Iterator[Finding]:
    """Give what is hard to read in a flow whose branches can be walked: sentences, and the hardest branch of each reader."""
    for key, text in _all_for_the_citizen(checked):
        for reading in _readings(text):
            for sentence in sentences(reading):
                if (length := len(words(sentence))) > LONGEST_SENTENCE:
                    yield Finding(key, f"højst {LONGEST_SENTENCE} ord i en sætning; der er {length}")
    yield from _hardest(checked, names, _for_the_citizen, EASY, "borgeren")
    yield from _hardest(checked, names, _for_the_employee, EASY_FOR_STAFF, "medarbejderen")


def phrases(checked: Phrases, names: Collection[str]) -> Iterator[Finding]:
    """Give a finding when the fixed words of the citizen are hard to read taken together."""
    read = [text.da for text in checked.texts.values()]
    if any(map(words, read)) and (measured := lix(read, names)) > EASY:
        yield Finding("texts", f"faste ord med et samlet LIX på højst {EASY}; det er {measured:.0f}")


def advice(checked: Flow, names: Collection[str]) -> Iterator[Finding]:
    """Give the texts for the citizen with many long words: no fault, but worth another look."""
    for key, text in _all_for_the_citizen(checked):
        found = max((long_words(reading, names) for reading in _readings(text)), key=len)
        if len(found) > MOST_LONG_WORDS:
            yield Finding(key, f"helst højst {MOST_LONG_WORDS} lange ord i en tekst; der er {len(found)}: {', '.join(found)}")


def _hardest(
    checked: Flow, names: Collection[str], read: Callable[[Flow, Answers], Read], limit: int, reader: str
) -> Iterator[Finding]:
    """Give one finding for the branch with the highest LIX, at the text with the most long words in it."""
    worst: tuple[float, str, list[tuple[str, str]]] = (limit, "", [])
    for answers in branches(checked):
        texts = list(read(checked, answers))
        for number in range(2):
            reading = [(key, _readings(text)[number]) for key, text in texts]
            if any(words(text) for _, text in reading):
                measured = lix((text for _, text in reading), names)
                worst = max(worst, (measured, name_of(answers), reading))
    measured, branch, reading = worst
    if reading:
        key, text = max(reading, key=lambda pair: len(long_words(pair[1], names)))
        hard = ", ".join(long_words(text, names)) or "kortere sætninger"
        yield Finding(key, f"lettere tekst til {reader}: LIX er {measured:.0f}, højst {limit}, i grenen {branch}; her står {hard}")


def _readings(text: str) -> tuple[str, str]:
    return PLACE.sub(lambda place: place[2].replace("#", "1"), text), PLACE.sub(r"\3", text)


def _for_the_citizen(checked: Flow, answers: Answers) -> Read:
    kept = relevant(checked, answers)
    yield "say_back.da", checked.say_back.da
    for number, question in enumerate(checked.questions):
        for place, answer in enumerate(question.answers):
            if kept.get(question.id) == answer.id and answer.say_back:
                yield f"questions[{number}].answers[{place}].say_back.da", answer.say_back.da
    steps, end = visible_steps(checked, answers), ending(checked, answers)
    for number, step in enumerate(checked.steps):
        if step in steps:
            yield f"steps[{number}].citizen_text.da", step.citizen_text.da
    for number, other in enumerate(checked.endings):
        if other is end:
            yield from _lines(f"endings[{number}].lines", other.lines)
    yield from _in_every_branch(checked)


def _all_for_the_citizen(checked: Flow) -> Read:
    yield "say_back.da", checked.say_back.da
    for number, question in enumerate(checked.questions):
        for place, answer in enumerate(question.answers):
            if answer.say_back:
                yield f"questions[{number}].answers[{place}].say_back.da", answer.say_back.da
    for number, step in enumerate(checked.steps):
        yield f"steps[{number}].citizen_text.da", step.citizen_text.da
    for number, end in enumerate(checked.endings):
        yield from _lines(f"endings[{number}].lines", end.lines)
    yield from _in_every_branch(checked)


def _in_every_branch(checked: Flow) -> Read:
    yield "non_digital.citizen.da", checked.non_digital.citizen.da
    yield from _lines("non_digital.lines", checked.non_digital.lines)
    yield from _lines("stopped", checked.stopped)


def _lines(key: str, lines: tuple[Line, ...]) -> Read:
    for number, line in enumerate(lines):
        yield f"{key}[{number}].text.da", line.text.da
        if line.when:
            yield f"{key}[{number}].when.da", line.when.da


def _for_the_employee(checked: Flow, answers: Answers) -> Read:
    questions, steps = visible_questions(checked, answers), visible_steps(checked, answers)
    for number, question in enumerate(checked.questions):
        if question in questions:
            yield f"questions[{number}].ask", question.ask
            yield f"questions[{number}].hint", question.hint
    for number, step in enumerate(checked.steps):
        if step in steps:
            yield f"steps[{number}].ask", step.ask
            yield f"steps[{number}].staff_hint", step.staff_hint
