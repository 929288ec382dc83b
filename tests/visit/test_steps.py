"""Steps: who did them, which may only be the citizen's own, and what another answer drops."""

import pytest
from msgspec.structs import replace

from desk_assistant.content.conditions import items, visible_steps
from desk_assistant.content.model import OWN_HANDS_ONLY
from desk_assistant.visit import commands as c
from desk_assistant.visit import facts as f
from desk_assistant.visit.decide import dropped_steps
from desk_assistant.visit.state import Noted
from tests.visit.desk import Talk, bodies, opened
from tests.visit.sample import IS_A, SAMPLE

A, B, BY_C = (c.AnswerQuestion("n1", "why", answer) for answer in "abc")
BY_X = c.AnswerQuestion("n1", "how", "x")


def note(*steps: str) -> list[c.Command]:
    """Give the commands that note each step as done by the citizen alone."""
    return [c.NoteStep("n1", step, "alone") for step in steps]


@pytest.mark.parametrize("step", sorted(OWN_HANDS_ONLY))
@pytest.mark.parametrize("outcome", f.LEVELS)
def test_own_acts_are_never_done_for_the_citizen(step: str, outcome: f.Level) -> None:
    talk = opened(B)
    if outcome in ("together", "by_staff"):
        assert talk.code(c.NoteStep("n1", step, outcome)) == "own_hands"
    else:
        assert bodies(talk.do(c.NoteStep("n1", step, outcome))) == (f.StepNoted("n1", step, step, outcome),)


@pytest.mark.parametrize("step", ["find", "read", "document", "receipt"])
@pytest.mark.parametrize("outcome", f.LEVELS)
def test_every_other_step_takes_the_whole_ladder(step: str, outcome: f.Level) -> None:
    talk = opened(B, c.NoteStep("n1", step, outcome))
    assert talk.visit.need("n1").steps == {step: Noted(outcome)}


@pytest.mark.parametrize("step", ["find", "login", "payment"])
@pytest.mark.parametrize("stop", f.STOPS)
def test_every_step_can_be_stopped_with_a_reason(step: str, stop: f.Stop) -> None:
    talk = opened(B, c.NoteStep("n1", step, "blocked", stop))
    assert talk.visit.need("n1").steps == {step: Noted("blocked", stop)}
    talk.run(c.NoteStep("n1", step, "alone"))
    assert talk.visit.need("n1").steps == {step: Noted("alone")}


@pytest.mark.parametrize("outcome", f.LEVELS)
def test_act_of_the_authority_has_no_ladder(outcome: f.Level) -> None:
    assert opened(BY_C).code(c.NoteStep("n1", "authority", outcome)) == "authority_step"


@pytest.mark.parametrize(("outcome", "stop"), [("acted", None), ("not_relevant", None), ("blocked", "papers")])
def test_act_of_the_authority_is_done_not_relevant_or_stopped(outcome: f.Outcome, stop: f.Stop | None) -> None:
    talk = opened(BY_C, c.NoteStep("n1", "authority", outcome, stop))
    assert talk.visit.need("n1").steps == {"authority": Noted(outcome, stop)}


@pytest.mark.parametrize("outcome", [*f.LEVELS, "acted", "not_relevant"])
def test_reason_belongs_to_a_stopped_step_only(outcome: f.Outcome) -> None:
    talk = opened(BY_C)
    step = "authority" if outcome == "acted" else "find"
    assert talk.code(c.NoteStep("n1", step, outcome, "time")) == "stop_reason"


def test_kind_is_kept_so_that_the_database_can_guard_it() -> None:
    (noted,) = bodies(Talk().run(c.Open(9), c.AddNeed("laegevalg", True)).do(c.NoteStep("n1", "approve", "guided")))
    assert noted == f.StepNoted("n1", "approve", "declaration", "guided")


def test_step_can_be_taken_back_to_not_noted() -> None:
    talk = opened(*note("find", "read"), c.ReopenStep("n1", "find"))
    assert talk.visit.need("n1").steps == {"read": Noted("alone")}


@pytest.mark.parametrize(
    ("before", "question", "answer", "dropped"),
    [
        ((A, BY_X, *note("find", "fill", "declaration")), "why", "b", ("fill",)),
        ((A, BY_X, *note("declaration", "fill", "login", "find")), "why", "c", ("login", "fill", "declaration")),
        ((A, BY_X, *note("find", "fill")), "how", "y", ("fill",)),
        ((A, BY_X, *note("find")), "how", "y", ()),
        ((B, *note("payment", "receipt", "document")), "why", "a", ("document", "payment")),
    ],
)
def test_another_answer_drops_the_steps_of_the_old_branch(
    before: tuple[c.Command, ...], question: str, answer: str, dropped: tuple[str, ...]
) -> None:
    talk = opened(*before)
    need = talk.visit.need("n1")
    assert dropped_steps(need, SAMPLE, question, answer) == dropped
    assert bodies(talk.do(c.AnswerQuestion("n1", question, answer))) == (f.Answered("n1", question, answer, dropped),)
    assert set(talk.visit.need("n1").steps) == set(need.steps) - set(dropped)


def test_dropped_steps_come_back_with_undo_and_not_with_the_old_answer() -> None:
    talk = opened(B, *note("payment"), A)
    assert talk.visit.need("n1").steps == {}
    talk.run(B)
    assert talk.visit.need("n1").steps == {}
    talk.run(c.Undo(), c.Undo())
    assert talk.visit.need("n1").steps == {"payment": Noted("alone")}


def test_inner_answer_stands_again_when_the_first_answer_returns() -> None:
    talk = opened(A, BY_X, B, A)
    assert [step.id for step in visible_steps(SAMPLE, talk.visit.need("n1").answers)][3] == "fill"


def test_list_shows_nothing_behind_an_open_question() -> None:
    def shown(answers: dict[str, str]) -> list[str]:
        return [item.id for item in items(SAMPLE, answers)]

    assert shown({}) == ["why"]
    assert shown({"why": "a"}) == ["why", "find", "login", "read", "how"]
    assert shown({"why": "a", "how": "x"}) == ["why", "find", "login", "read", "how", "fill", "declaration", "receipt"]
    assert shown({"why": "a", "how": "y"}) == ["why", "find", "login", "read", "how", "declaration", "receipt"]
    assert shown({"why": "c"}) == ["why", "find", "authority", "receipt"]


def test_agreement_of_the_citizen_is_asked_again_only_before_work_began() -> None:
    assert opened(A, c.Agree(), B).visit.agreed is False
    assert opened(A, c.Agree(), *note("find"), BY_X).visit.agreed is True


def test_questions_behind_the_last_step_wait_for_each_other_too() -> None:
    twice = [replace(SAMPLE.questions[1], id=name, before="receipt", when=None) for name in ("first", "second")]
    flow = replace(SAMPLE, questions=tuple(twice), steps=(SAMPLE.steps[0], replace(SAMPLE.steps[-1], when=IS_A)))
    assert [item.id for item in items(flow, {})] == ["find", "first"]
    assert [item.id for item in items(flow, {"first": "x"})] == ["find", "first", "second"]
    assert [item.id for item in items(flow, {"first": "x", "second": "y"})] == ["find", "first", "second"]
