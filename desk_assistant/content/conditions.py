"""Conditions, and what a flow shows for given answers. The set of forms is closed on purpose (no rule language)."""

from collections.abc import Iterator, Mapping

from desk_assistant.content.model import Condition, Ending, Flow, FollowUp, Question, Step

Answers = Mapping[str, str]


def holds(condition: Condition | None, answers: Answers) -> bool:
    """Tell whether the condition holds; no condition always holds, an unanswered question never `is` anything."""
    if condition is None:
        return True
    if condition.not_ is not None:
        return not holds(condition.not_, answers)
    if condition.all:
        return all(holds(part, answers) for part in condition.all)
    given = answers.get(condition.question or "")
    if condition.is_ is not None:
        return given == condition.is_
    return given in condition.any


def relevant(flow: Flow, answers: Answers) -> dict[str, str]:
    """Give only the answers whose question is still asked, in the order of the questions."""
    kept: dict[str, str] = {}
    for question in flow.questions:
        if question.id in answers and holds(question.when, kept):
            kept[question.id] = answers[question.id]
    return kept


def visible_steps(flow: Flow, answers: Answers) -> tuple[Step, ...]:
    """Give the steps of the branch that the answers select, in order."""
    kept = relevant(flow, answers)
    return tuple(step for step in flow.steps if holds(step.when, kept))


def visible_questions(flow: Flow, answers: Answers) -> tuple[Question, ...]:
    """Give the questions that are asked in this branch, in order."""
    kept = relevant(flow, answers)
    return tuple(question for question in flow.questions if holds(question.when, kept))


def items(flow: Flow, answers: Answers) -> tuple[Question | Step, ...]:
    """Give what the list in *Sammen om opgaven* shows: each question before the step it belongs to.

    Nothing is shown behind a question that is not answered yet, because its answer decides what follows.
    """
    waiting = list(visible_questions(flow, answers))
    order = {step.id: number for number, step in enumerate(flow.steps)}
    shown: list[Question | Step] = []
    for step in visible_steps(flow, answers):
        due = [question for question in waiting if order.get(question.before or "", -1) <= order[step.id]]
        for question in due:
            waiting.remove(question)
            shown.append(question)
            if question.id not in answers:
                return tuple(shown)
        shown.append(step)
    unanswered = next((number for number, question in enumerate(waiting) if question.id not in answers), len(waiting))
    return (*shown, *waiting[: unanswered + 1])


def ending(flow: Flow, answers: Answers) -> Ending | None:
    """Give the first ending that fits the answers, or None."""
    kept = relevant(flow, answers)
    return next((end for end in flow.endings if holds(end.when, kept)), None)


def follow_ups(flow: Flow, answers: Answers) -> tuple[FollowUp, ...]:
    """Give the other flows worth offering in this branch."""
    kept = relevant(flow, answers)
    return tuple(follow for follow in flow.follow_ups if holds(follow.when, kept))


def branches(flow: Flow) -> Iterator[dict[str, str]]:
    """Walk every combination of answers that a visit can reach, each once."""
    return _branches(flow.questions, {})


def _branches(questions: tuple[Question, ...], given: dict[str, str]) -> Iterator[dict[str, str]]:
    for number, question in enumerate(questions):
        if holds(question.when, given):
            for answer in question.answers:
                yield from _branches(questions[number + 1 :], {**given, question.id: answer.id})
            return
    yield given
