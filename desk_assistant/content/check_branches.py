"""Walk every branch of a flow: 5-9 steps, at most two critical ones, an ending, and nothing that is never reached."""

from collections.abc import Iterator

from desk_assistant.content.conditions import Answers, branches, ending, visible_questions, visible_steps
from desk_assistant.content.model import Flow
from desk_assistant.content.place import Finding

FEWEST_STEPS, MOST_STEPS, MOST_CRITICAL = 5, 9, 2


def flow(checked: Flow) -> Iterator[Finding]:
    """Give what is wrong with the branches of one flow whose conditions are sound."""
    reached: set[tuple[str, str]] = set()
    for answers in branches(checked):
        steps, end = visible_steps(checked, answers), ending(checked, answers)
        yield from _branch(checked, answers)
        reached.update(("steps", step.id) for step in steps)
        reached.update(("questions", question.id) for question in visible_questions(checked, answers))
        if end is not None:
            reached.add(("endings", end.id))
    for key, parts in (("questions", checked.questions), ("steps", checked.steps), ("endings", checked.endings)):
        for number, part in enumerate(parts):
            if (key, part.id) not in reached:
                yield Finding(f"{key}[{number}]", f"'{part.id}' kan nås fra mindst én gren")


def _branch(checked: Flow, answers: Answers) -> Iterator[Finding]:
    name = ", ".join(f"{question} = {answer}" for question, answer in answers.items()) or "uden spørgsmål"
    steps, end = visible_steps(checked, answers), ending(checked, answers)
    critical = sum(step.critical for step in steps)
    if not FEWEST_STEPS <= len(steps) <= MOST_STEPS:
        yield Finding("steps", f"{FEWEST_STEPS}-{MOST_STEPS} trin i grenen {name}; der er {len(steps)}")
    if critical > MOST_CRITICAL:
        yield Finding("steps", f"højst {MOST_CRITICAL} vigtige trin i grenen {name}; der er {critical}")
    if end is None or not end.lines:
        yield Finding("endings", f"en afslutning med mindst én linje i grenen {name}")
    order = {step.id: number for number, step in enumerate(checked.steps)}
    last = max((order[step.id] for step in steps), default=-1)
    for question in visible_questions(checked, answers):
        if order.get(question.before or "", -1) > last:
            yield Finding("questions", f"et trin efter spørgsmålet '{question.id}' i grenen {name}")
