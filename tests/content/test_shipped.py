"""The content as it ships: every flow on every branch, today, with every number, and when no number is valid any more."""

import re
from collections.abc import Iterator
from datetime import date

import msgspec
import pytest

from desk_assistant.content.conditions import (
    branches,
    ending,
    items,
    visible_questions,
    visible_steps,
)
from desk_assistant.content.library import Library, load
from desk_assistant.content.model import OWN_HANDS_ONLY, Flow, Question, Step
from desk_assistant.content.place import texts
from tests.content.shelf import LONG_AFTER, SHIPPED, TODAY, flow_on

FLOWS = tuple(sorted(path.stem for path in (SHIPPED / "flows").glob("*.toml")))
DAYS = {"today": TODAY, "every-number": date.min, "no-number": LONG_AFTER}
PHRASES = frozenset(
    """welcome welcome_hint citizen_screen_idle step_of you_steer own_phone go_to larger_text smaller_text
    language_other stop_title stop_text stop_question_1 stop_question_2 stop_question_3 look_away authority_step
    agreement_title note_need own_words_heading you_do we_do if_trouble nothing_more when agreement_number scan
    qr_description trouble_phone trouble_no_phone rate_title rate_hint rate_very_good rate_good rate_less_good rate_bad
    solved_title yes partly no no_answer thanks thanks_hint paused page_of""".split()
)


def _every_number(library: Library) -> Library:
    facts = {
        key: msgspec.structs.replace(fact, certain=True, valid_from=date.min, valid_to=date.max)
        for key, fact in library.facts.items()
    }
    return msgspec.structs.replace(library, facts=facts)


def _readings() -> Iterator[tuple[str, Flow, dict[str, str]]]:
    library = load(SHIPPED)
    for day_name, day in DAYS.items():
        shelf = _every_number(library) if day_name == "every-number" else library
        for name in FLOWS:
            flow = flow_on(shelf, name, day)
            for answers in branches(flow):
                yield "-".join((name, *answers.values(), day_name)), flow, answers


READINGS = [pytest.param(flow, answers, id=name) for name, flow, answers in _readings()]


def test_the_walk_sees_every_branch() -> None:
    library = load(SHIPPED)
    assert library.errors == ()
    assert len(READINGS) == len(DAYS) * sum(len(list(branches(library.flows[name]))) for name in FLOWS)
    assert {name: len(list(branches(library.flows[name]))) for name in ("laegevalg", "sundhedskort", "koerekort")} == {
        "laegevalg": 9, "sundhedskort": 13, "koerekort": 27,
    }  # fmt: skip


@pytest.mark.parametrize(("flow", "answers"), READINGS)
def test_every_branch_can_be_walked_to_its_end(flow: Flow, answers: dict[str, str]) -> None:
    given: dict[str, str] = {}
    done: list[str] = []
    while (item := next((item for item in items(flow, given) if item.id not in given and item.id not in done), None)):
        if isinstance(item, Question):
            given[item.id] = answers[item.id]
        else:
            done.append(item.id)
    assert given == answers
    assert done == [step.id for step in visible_steps(flow, answers)]
    assert 5 <= len(done) <= 9


def test_moving_is_the_first_answer_and_has_six_steps_and_no_payment(library: Library) -> None:
    flow = flow_on(library, "laegevalg")
    assert flow.questions[0].answers[0].id == "moved"
    assert [question.id for question in visible_questions(flow, {"reason": "moved"})] == ["reason"]
    assert [step.kind for step in visible_steps(flow, {"reason": "moved"})] == [
        *("find", "login", "read", "find", "declaration", "receipt"),
    ]


@pytest.mark.parametrize(
    ("name", "answers", "pays"),
    [
        ("laegevalg", {"reason": "own_wish"}, True),
        ("laegevalg", {"reason": "moved_earlier"}, True),
        ("laegevalg", {"reason": "closed", "letter": "doctor_stops"}, False),
        ("laegevalg", {"reason": "closed", "letter": "new_name"}, True),
        ("laegevalg", {"reason": "fifteen", "free_period": "open"}, False),
        ("laegevalg", {"reason": "fifteen", "free_period": "over"}, True),
        ("laegevalg", {"reason": "closed_list"}, False),
        ("sundhedskort", {"which": "yellow", "yellow_reason": "lost"}, True),
        ("sundhedskort", {"which": "yellow", "yellow_reason": "damaged", "damage": "stripe"}, False),
        ("sundhedskort", {"which": "yellow", "yellow_reason": "damaged", "damage": "other"}, True),
        ("sundhedskort", {"which": "yellow", "yellow_reason": "changed"}, False),
        ("sundhedskort", {"which": "yellow", "yellow_reason": "name", "name_reason": "wedding"}, False),
        ("sundhedskort", {"which": "yellow", "yellow_reason": "name", "name_reason": "other_name"}, True),
        ("sundhedskort", {"which": "app", "app_reason": "first_time"}, False),
        ("sundhedskort", {"which": "eu", "travel": "later"}, False),
        ("koerekort", {"errand": "lost_worn", "how": "lost", "turn": "now"}, True),
        ("koerekort", {"errand": "lost_worn", "how": "lost", "turn": "booked"}, False),
        ("koerekort", {"errand": "app"}, False),
        ("koerekort", {"errand": "renewal", "validity": "long_expired"}, False),
    ],
)
def test_a_payment_step_stands_only_where_a_fee_is_due(
    library: Library, name: str, answers: dict[str, str], pays: bool
) -> None:
    kinds = [step.kind for step in visible_steps(flow_on(library, name), answers)]
    assert kinds.count("payment") == int(pays)


@pytest.mark.parametrize(
    "answers",
    [
        {"errand": "renewal", "validity": "valid", "certificate": "none", "abroad": "nordic"},
        {"errand": "renewal", "validity": "expired", "certificate": "have"},
        {"errand": "renewal", "validity": "long_expired"},
        {"errand": "lost_worn", "how": "worn"},
        {"errand": "first", "attest": "have"},
        {"errand": "foreign", "issued": "group1", "attest": "have"},
    ],
)
def test_a_driving_licence_ends_at_the_counter(library: Library, answers: dict[str, str]) -> None:
    steps = visible_steps(flow_on(library, "koerekort"), answers)
    assert any(step.id == "identity" and step.kind == "authority" for step in steps)
    assert not any(step.kind == "login" for step in steps)


def test_without_a_certificate_the_driving_licence_begins_online(library: Library) -> None:
    flow = flow_on(library, "koerekort")
    for answers in (
        {"errand": "renewal", "validity": "valid", "certificate": "to_get"},
        {"errand": "first", "attest": "to_get"},
        {"errand": "foreign", "issued": "other", "attest": "to_get"},
    ):
        steps = visible_steps(flow, answers)
        assert "login" in [step.kind for step in steps]
        assert "authority" not in [step.kind for step in steps]
        assert (end := ending(flow, answers)) is not None and end.id == "doctor_first"


@pytest.mark.parametrize("name", FLOWS)
def test_own_hands_only_steps_tell_both_what_to_do(library: Library, name: str) -> None:
    steps: list[Step] = [step for step in library.flows[name].steps if step.kind in OWN_HANDS_ONLY]
    assert steps
    for step in steps:
        if step.kind == "declaration":
            assert re.search(r"højt|erklærer", step.staff_hint), step.id
        if step.kind == "payment":
            assert "taster selv" in step.staff_hint or "Sig prisen" in step.staff_hint, step.id


def test_every_number_is_used_somewhere(library: Library) -> None:
    parts = (*library.flows.values(), *library.life_events.values(), *library.places.values())
    used = {key for part in parts for _, text in texts(part) for key in re.findall(r"\{(\w+)\|", text)}
    assert used == set(library.facts)


def test_fees_are_reviewed_before_they_change(library: Library) -> None:
    new_year = date(TODAY.year + 1, 1, 1)
    for flow in library.flows.values():
        if any(step.kind == "payment" for step in flow.steps):
            assert flow.checked < flow.review < new_year


def test_the_fixed_words_are_all_there(library: Library) -> None:
    assert PHRASES <= set(library.phrases.texts)
    for key, text in library.phrases.texts.items():
        assert "!" not in text.da + text.en, key


def test_open_prompts_are_questions(library: Library) -> None:
    assert library.prompts is not None
    for place in library.prompts.places:
        assert all(text.endswith("?") for text in place.open), place.place
    assert [level.title.partition(":")[0] for level in library.prompts.hard] == ["Grøn", "Gul", "Rød"]
    assert 6 <= len(library.prompts.opens_up) <= 8
