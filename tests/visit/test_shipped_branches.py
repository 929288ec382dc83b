"""Every branch of every shipped flow, carried from the first question to the agreement."""

import pytest

from desk_assistant.content.conditions import branches, follow_ups, items, visible_questions, visible_steps
from desk_assistant.content.model import OWN_HANDS_ONLY, Step, Text
from desk_assistant.visit import commands as c
from desk_assistant.visit.agreement import compose, said_back, valid_number
from desk_assistant.visit.decision import Accepted
from tests.visit.desk import TODAY, Talk, shipped

BRANCHES = [
    pytest.param(name, answers, id=f"{name}-{'-'.join(answers.values())}")
    for name in sorted(shipped().flows)
    for answers in branches(shipped().flow(name, TODAY))
]


def talk_through(flow: str, answers: dict[str, str]) -> tuple[Talk, tuple[Step, ...]]:
    """Give a talk with all questions of the branch answered in the order they are asked, and the branch's steps."""
    talk = Talk().run(c.Open(10), c.AddNeed(flow, True))
    (content,) = talk.pinned.values()
    given: dict[str, str] = {}
    while waiting := [question.id for question in visible_questions(content, given) if question.id not in given]:
        talk.run(c.AnswerQuestion("n1", waiting[0], answers[waiting[0]]))
        given = talk.visit.need("n1").answers
    assert given == answers
    return talk, visible_steps(content, answers)


def said(talk: Talk) -> list[Text | None]:
    """Give the texts of the agreement as it stands."""
    return [line.text for line in compose(talk.visit, talk.pinned)]


@pytest.mark.parametrize(("flow", "answers"), BRANCHES)
def test_branch_ends_in_an_agreement(flow: str, answers: dict[str, str]) -> None:
    talk, steps = talk_through(flow, answers)
    for step in steps:
        tried = talk.do(c.NoteStep("n1", step.id, "by_staff"))
        assert isinstance(tried, Accepted) == (step.kind not in OWN_HANDS_ONLY | {"authority"})
        talk.run(c.NoteStep("n1", step.id, "acted" if step.kind == "authority" else "guided"))
    assert list(talk.visit.need("n1").steps) == [step.id for step in steps]
    assert compose(talk.visit, talk.pinned)
    talk.run(c.AnswerCaseNote("written"), c.Close("agreement"))
    assert (talk.visit.closing, valid_number(talk.visit.number)) == ("agreement", True)


@pytest.mark.parametrize(("flow", "answers"), BRANCHES)
def test_branch_shows_all_its_questions_and_steps_once_and_says_the_need_back(flow: str, answers: dict[str, str]) -> None:
    talk, steps = talk_through(flow, answers)
    (content,) = talk.pinned.values()
    shown = [item.id for item in items(content, answers)]
    assert sorted(shown) == sorted([*answers, *(step.id for step in steps)])
    assert said_back(talk.visit, talk.pinned, "da").startswith(content.say_back.da)
    assert said_back(talk.visit, talk.pinned, "en").startswith(content.say_back.en)
    assert all(follow.flow != flow for follow in follow_ups(content, answers))


@pytest.mark.parametrize(("flow", "answers"), BRANCHES)
def test_branch_can_be_left_for_the_other_way_and_stopped_at_every_step(flow: str, answers: dict[str, str]) -> None:
    talk, steps = talk_through(flow, answers)
    (content,) = talk.pinned.values()
    for step in steps:
        talk.run(c.NoteStep("n1", step.id, "blocked", "system"))
        assert said(talk) == [line.text for line in content.stopped]
        talk.run(c.Undo())
    talk.run(c.ChooseWay("n1", True))
    assert said(talk) == [line.text for line in content.non_digital.lines]
