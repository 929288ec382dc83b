"""The content as it ships: every flow on every branch, today, with every number, and when no number is valid any more."""

import re
from collections.abc import Iterator
from datetime import date

import msgspec
import pytest

from desk_assistant.content.conditions import (
    Answers,
    branches,
    ending,
    items,
    relevant,
    visible_questions,
    visible_steps,
)
from desk_assistant.content.library import Library, load
from desk_assistant.content.model import OWN_HANDS_ONLY, Flow, Line, Question, Step, Text
from desk_assistant.content.place import texts
from tests.content.lix import lix, sentences, words
from tests.content.shelf import LONG_AFTER, SHIPPED, TODAY, flow_on

EASY = 30
"""The highest LIX of what the citizen reads (UX specification 2.7, rule 10)."""

EASY_FOR_STAFF = 35
LONGEST_SENTENCE = 15
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


def _line(line: Line) -> list[str]:
    return [line.text.da, line.when.da] if line.when else [line.text.da]


def _hint(part: Question | Step) -> str:
    return part.staff_hint if isinstance(part, Step) else part.hint


def _said_back(flow: Flow, answers: Answers) -> list[Text]:
    chosen = set(relevant(flow, answers).items())
    pairs = [(question.id, answer) for question in flow.questions for answer in question.answers]
    return [flow.say_back, *(answer.say_back for name, answer in pairs if (name, answer.id) in chosen and answer.say_back)]


def _for_the_citizen(flow: Flow, answers: Answers) -> list[str]:
    end = ending(flow, answers)
    assert end is not None
    lines = (*end.lines, *flow.stopped, *flow.non_digital.lines)
    return [
        *(text.da for text in _said_back(flow, answers)),
        *(step.citizen_text.da for step in visible_steps(flow, answers)),
        flow.non_digital.citizen.da,
        *(part for line in lines for part in _line(line)),
    ]


def test_the_walk_sees_every_branch() -> None:
    library = load(SHIPPED)
    assert library.errors == ()
    assert len(READINGS) == len(DAYS) * sum(len(list(branches(library.flows[name]))) for name in FLOWS)
    assert {name: len(list(branches(library.flows[name]))) for name in ("laegevalg", "sundhedskort", "koerekort")} == {
        "laegevalg": 9, "sundhedskort": 13, "koerekort": 21,
    }  # fmt: skip


@pytest.mark.parametrize(("flow", "answers"), READINGS)
def test_what_the_citizen_reads_is_easy(flow: Flow, answers: dict[str, str]) -> None:
    read = _for_the_citizen(flow, answers)
    assert lix(read) <= EASY
    for sentence in (part for text in read for part in sentences(text)):
        assert len(words(sentence)) <= LONGEST_SENTENCE, sentence


@pytest.mark.parametrize(("flow", "answers"), READINGS)
def test_what_the_employee_reads_is_fairly_easy(flow: Flow, answers: dict[str, str]) -> None:
    parts = (*visible_questions(flow, answers), *visible_steps(flow, answers))
    assert lix([*(part.ask for part in parts), *(_hint(part) for part in parts)]) <= EASY_FOR_STAFF
    assert lix([flow.who, flow.non_digital.staff, *flow.warning_signs]) <= EASY_FOR_STAFF


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


@pytest.mark.parametrize(("flow", "answers"), READINGS)
def test_every_branch_agrees_on_two_to_four_lines(flow: Flow, answers: dict[str, str]) -> None:
    end = ending(flow, answers)
    assert end is not None
    assert 2 <= len(end.lines) <= 4
    assert any(line.owner == "trouble" for line in end.lines)
    assert any(line.owner != "trouble" for line in end.lines)


@pytest.mark.parametrize(("flow", "answers"), READINGS)
def test_a_branch_stops_once_before_something_is_declared(flow: Flow, answers: dict[str, str]) -> None:
    steps = visible_steps(flow, answers)
    assert sum(step.stop_point for step in steps) <= 1
    declared = [step for step in steps if step.kind == "declaration"]
    assert all(step.stop_point for step in declared)


@pytest.mark.parametrize(("flow", "answers"), READINGS)
def test_what_is_said_back_are_whole_sentences(flow: Flow, answers: dict[str, str]) -> None:
    for text in _said_back(flow, answers):
        for language in (text.da, text.en):
            assert re.fullmatch(r"[A-ZÆØÅ][^.?!]*\.", language), language


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
        ("koerekort", {"errand": "lost_worn", "how": "lost"}, True),
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
        if step.kind == "login":
            assert "ig væk" in step.staff_hint, step.id
        if step.kind == "declaration":
            assert re.search(r"højt|erklærer", step.staff_hint), step.id
            assert "højt" in step.citizen_text.da, step.id
        if step.kind == "payment":
            assert "taster selv" in step.staff_hint or "Sig prisen" in step.staff_hint, step.id


@pytest.mark.parametrize("name", FLOWS)
def test_questions_to_the_citizen_are_open(library: Library, name: str) -> None:
    flow = library.flows[name]
    asked = [question.ask for question in flow.questions] + [step.ask for step in flow.steps if step.kind != "authority"]
    for ask in asked:
        assert re.match(r"(Hvad|Hvor|Hvordan|Hvornår|Hvem|Hvilke[nt]?)\b", ask), ask
        assert ask.endswith("?") and "“" not in ask and '"' not in ask


@pytest.mark.parametrize("name", FLOWS)
def test_the_counter_steps_ask_nothing_of_the_ladder(library: Library, name: str) -> None:
    for step in library.flows[name].steps:
        if step.kind == "authority":
            assert step.ask == "" and not step.stop_point, step.id


def test_only_numbers_that_do_not_change_stand_in_the_texts(library: Library) -> None:
    """Names of groups, a date of law, and the phone numbers that have been checked: MitID, EU health card, the police."""
    allowed = r"(?i)sikringsgruppe 1|gruppe 1 og 2|gruppe [12]|19\. januar|70 12 80 81|33 98 00 (10|98)|\b114\b"
    for flow in library.flows.values():
        for key, text in texts(flow, skip={"id", "address", "sources", "question", "is_", "any", "before"}):
            typed = re.sub(allowed, "", re.sub(r"\{[a-z0-9_]+\|", "{", text))
            assert not re.search(r"\d", typed), f"{flow.id}: {key}: {text}"


def test_titles_fit_the_house_style(library: Library) -> None:
    for flow in library.flows.values():
        for key, text in texts(flow, skip={"sources", "address"}):
            assert "!" not in text and "..." not in text, f"{flow.id}: {key}"
            assert text == text.strip() and "  " not in text, f"{flow.id}: {key}"
        for step in flow.steps:
            assert not step.title.endswith("."), step.id
            assert re.search(r"[.?]\}?$", step.staff_hint), step.id


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


def test_the_fixed_words_of_the_citizen_are_easy(library: Library) -> None:
    assert lix([text.da for text in library.phrases.texts.values()]) <= EASY


def test_open_prompts_are_questions(library: Library) -> None:
    assert library.prompts is not None
    for place in library.prompts.places:
        assert all(text.endswith("?") for text in place.open), place.place
    assert [level.title.partition(":")[0] for level in library.prompts.hard] == ["Grøn", "Gul", "Rød"]
    assert 6 <= len(library.prompts.opens_up) <= 8
