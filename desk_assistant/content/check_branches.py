"""Walk every branch of a flow: 5-9 steps, at most two critical ones, an ending, and nothing that is never reached."""

from collections.abc import Iterator
from itertools import islice

from desk_assistant.content.conditions import Answers, branches, ending, visible_questions, visible_steps
from desk_assistant.content.model import Flow
from desk_assistant.content.place import Finding

FEWEST_STEPS, MOST_STEPS, MOST_CRITICAL = 5, 9, 2
FEWEST_LINES, MOST_LINES = 2, 4
MOST_QUESTIONS, MOST_BRANCHES = 20, 200


def walkable(checked: Flow) -> bool:
    """Tell whether the branches are so few that every one of them can be walked, also by the people who check them."""
    return len(checked.questions) <= MOST_QUESTIONS and len(list(islice(branches(checked), MOST_BRANCHES + 1))) <= MOST_BRANCHES


def name_of(answers: Answers) -> str:
    """Give a branch the name it has in a finding: its questions and answers by id."""
    return ", ".join(f"{question} = {answer}" for question, answer in answers.items()) or "uden spørgsmål"


def flow(checked: Flow) -> Iterator[Finding]:
    """Give what is wrong with the branches of one flow whose conditions are sound."""
    if not walkable(checked):
        yield Finding("questions", f"højst {MOST_QUESTIONS} spørgsmål og {MOST_BRANCHES} grene; del forløbet i to")
        return
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
    name = name_of(answers)
    steps, end = visible_steps(checked, answers), ending(checked, answers)
    critical = sum(step.critical for step in steps)
    if not FEWEST_STEPS <= len(steps) <= MOST_STEPS:
        yield Finding("steps", f"{FEWEST_STEPS}-{MOST_STEPS} trin i grenen {name}; der er {len(steps)}")
    if critical > MOST_CRITICAL:
        yield Finding("steps", f"højst {MOST_CRITICAL} vigtige trin i grenen {name}; der er {critical}")
    if sum(step.stop_point for step in steps) > 1:
        yield Finding("steps", f"højst ét trin med stop_point i grenen {name}")
    if end is None:
        yield Finding("endings", f"en afslutning i grenen {name}")
    order = {step.id: number for number, step in enumerate(checked.steps)}
    last = max((order[step.id] for step in steps), default=-1)
    for question in visible_questions(checked, answers):
        if order.get(question.before or "", -1) > last:
            yield Finding("questions", f"et trin efter spørgsmålet '{question.id}' i grenen {name}")


def agreements(checked: Flow) -> Iterator[Finding]:
    """Give what is wrong with the lines that each ending agrees on, and with the steps where something is declared."""
    for number, end in enumerate(checked.endings):
        owners = [line.owner for line in end.lines]
        if not FEWEST_LINES <= len(owners) <= MOST_LINES:
            yield Finding(f"endings[{number}].lines", f"{FEWEST_LINES}-{MOST_LINES} aftalepunkter; der er {len(owners)}")
        if "trouble" not in owners:
            yield Finding(f"endings[{number}].lines", "mindst ét punkt med owner = \"trouble\": hvad gør borgeren, hvis noget driller")
        if set(owners) <= {"trouble"}:
            yield Finding(f"endings[{number}].lines", "mindst ét punkt, der siger, hvad borgeren eller vi gør")
    for number, step in enumerate(checked.steps):
        if step.kind == "declaration" and not step.stop_point:
            yield Finding(f"steps[{number}]", "stop_point = true, fordi borgeren siger ja til noget i trinnet")
