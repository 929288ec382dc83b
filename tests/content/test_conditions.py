from datetime import date

import msgspec
import pytest

from desk_assistant.content.conditions import (
    branches,
    ending,
    follow_ups,
    holds,
    items,
    relevant,
    visible_questions,
    visible_steps,
)
from desk_assistant.content.model import (
    Answer,
    Condition,
    Ending,
    Flow,
    FollowUp,
    NonDigital,
    Question,
    Step,
    Text,
)

WORDS = Text(da="tekst", en="text")


def when(question: str, is_: str) -> Condition:
    return Condition(question=question, is_=is_)


def question(name: str, *answers: str, on: Condition | None = None, before: str | None = None) -> Question:
    given = tuple(Answer(id=answer, label=answer) for answer in answers)
    return Question(id=name, ask="?", answers=given, when=on, before=before)


def step(name: str, on: Condition | None = None) -> Step:
    return Step(
        id=name, title=name, kind="read", staff_hint="-", citizen_title=WORDS, citizen_text=WORDS, when=on
    )


SMALL = Flow(
    id="small",
    version=1,
    title="Small",
    summary="",
    icon="",
    official_name="",
    owner="",
    address="",
    address_label="",
    who="",
    at_hand=(),
    say_back=WORDS,
    citizen_title=WORDS,
    non_digital=NonDigital(staff="", citizen=WORDS, lines=()),
    warning_signs=(),
    follow_ups=(FollowUp(flow="other", reason="", when=when("way", "long")), FollowUp(flow="always", reason="")),
    questions=(
        question("way", "short", "long"),
        question("size", "big", "little", on=when("way", "long"), before="third"),
    ),
    steps=(
        step("first"),
        step("second", when("way", "long")),
        step("third", when("size", "big")),
        step("fourth", Condition(not_=when("size", "little"))),
    ),
    endings=(Ending(id="long", lines=(), when=when("way", "long")), Ending(id="short", lines=(), when=when("way", "short"))),
    stopped=(),
    sources=(),
    checked=date(2026, 11, 22),
    review=date(2026, 11, 22),
)


def names(parts: tuple[Question | Step, ...]) -> list[str]:
    return [part.id for part in parts]


@pytest.mark.parametrize(
    ("condition", "answers", "expected"),
    [
        pytest.param(None, {}, True, id="none-always-holds"),
        pytest.param(when("q", "a"), {"q": "a"}, True, id="is"),
        pytest.param(when("q", "a"), {"q": "b"}, False, id="is-another"),
        pytest.param(when("q", "a"), {}, False, id="is-unanswered"),
        pytest.param(Condition(question="q", any=("a", "b")), {"q": "b"}, True, id="any"),
        pytest.param(Condition(question="q", any=("a", "b")), {"q": "c"}, False, id="any-none-of-them"),
        pytest.param(Condition(question="q", any=("a", "b")), {}, False, id="any-unanswered"),
        pytest.param(Condition(not_=when("q", "a")), {"q": "b"}, True, id="not"),
        pytest.param(Condition(not_=when("q", "a")), {"q": "a"}, False, id="not-but-is"),
        pytest.param(Condition(not_=when("q", "a")), {}, True, id="not-unanswered"),
        pytest.param(Condition(all=(when("q", "a"), when("r", "b"))), {"q": "a", "r": "b"}, True, id="all"),
        pytest.param(Condition(all=(when("q", "a"), when("r", "b"))), {"q": "a"}, False, id="all-but-one"),
        pytest.param(
            Condition(not_=Condition(all=(Condition(not_=when("q", "a")), Condition(not_=when("r", "b"))))),
            {"r": "b"},
            True,
            id="either-through-not-all-not",
        ),
    ],
)
def test_a_condition_holds(condition: Condition | None, answers: dict[str, str], expected: bool) -> None:
    assert holds(condition, answers) is expected


def test_answers_to_questions_that_are_no_longer_asked_do_not_count() -> None:
    assert relevant(SMALL, {"size": "big", "way": "long"}) == {"way": "long", "size": "big"}
    assert relevant(SMALL, {"size": "big", "way": "short"}) == {"way": "short"}
    assert relevant(SMALL, {"size": "big"}) == {}
    assert names(visible_steps(SMALL, {"size": "big", "way": "short"})) == ["first", "fourth"]


def test_steps_and_questions_follow_the_answers_in_the_order_of_the_file() -> None:
    assert names(visible_steps(SMALL, {"way": "long", "size": "big"})) == ["first", "second", "third", "fourth"]
    assert names(visible_steps(SMALL, {"way": "long", "size": "little"})) == ["first", "second"]
    assert names(visible_questions(SMALL, {})) == ["way"]
    assert names(visible_questions(SMALL, {"way": "long"})) == ["way", "size"]


@pytest.mark.parametrize(
    ("answers", "shown"),
    [
        pytest.param({}, ["way"], id="nothing-behind-an-open-question"),
        pytest.param({"way": "short"}, ["way", "first", "fourth"], id="short"),
        pytest.param({"way": "long"}, ["way", "first", "second", "size"], id="held-back"),
        pytest.param(
            {"way": "long", "size": "big"}, ["way", "first", "second", "size", "third", "fourth"], id="answered"
        ),
        pytest.param({"way": "long", "size": "little"}, ["way", "first", "second", "size"], id="last"),
    ],
)
def test_items_show_each_question_before_its_step(answers: dict[str, str], shown: list[str]) -> None:
    assert names(items(SMALL, answers)) == shown


def test_of_several_open_questions_at_the_end_only_the_first_is_shown() -> None:
    extra = (*SMALL.questions, question("colour", "red", "blue", before="fourth"))
    steps = (step("first"), step("third", when("way", "short")), step("fourth", when("way", "short")))
    flow = msgspec.structs.replace(SMALL, questions=extra, steps=steps)
    assert names(items(flow, {"way": "long"})) == ["way", "first", "size"]
    assert names(items(flow, {"way": "long", "size": "big"})) == ["way", "first", "size", "colour"]


def test_the_first_ending_that_fits_is_the_ending() -> None:
    assert (found := ending(SMALL, {"way": "long"})) and found.id == "long"
    assert (found := ending(SMALL, {"way": "short"})) and found.id == "short"
    assert ending(SMALL, {}) is None


def test_follow_ups_are_offered_where_they_fit() -> None:
    assert [follow.flow for follow in follow_ups(SMALL, {"way": "long"})] == ["other", "always"]
    assert [follow.flow for follow in follow_ups(SMALL, {"way": "short"})] == ["always"]


def test_every_branch_is_walked_once() -> None:
    assert list(branches(SMALL)) == [
        {"way": "short"},
        {"way": "long", "size": "big"},
        {"way": "long", "size": "little"},
    ]


def test_a_flow_without_questions_has_one_branch() -> None:
    flow = msgspec.structs.replace(SMALL, questions=())
    assert list(branches(flow)) == [{}]


def test_steps_and_questions_are_found_by_id() -> None:
    assert SMALL.step("third") is SMALL.steps[2]
    assert SMALL.question("size") is SMALL.questions[1]
    assert SMALL.step("size") is None
    assert SMALL.question("third") is None
