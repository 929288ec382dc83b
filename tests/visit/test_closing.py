"""The case note, pausing, and the ways a visit ends and is opened again."""

from datetime import date

import pytest
from msgspec.structs import replace

from desk_assistant.visit import commands as c
from desk_assistant.visit import facts as f
from desk_assistant.visit.agreement import case_note_needed, compose, valid_number
from tests.visit.desk import Talk, bodies, opened

A, B, BY_C = (c.AnswerQuestion("n1", "why", answer) for answer in "abc")
ANDET = c.AddNeed(None, False)
AGREED = c.Close("agreement")
WRITTEN = c.AnswerCaseNote("written")
NOT_RELEVANT = c.AnswerCaseNote("not_relevant")
PROMISE = c.WriteLine(None, "us", "Vi ringer til dig")


def asked(talk: Talk) -> bool:
    """Tell whether the case-note question stands between the talk and its closing."""
    return case_note_needed(talk.visit, compose(talk.visit, talk.pinned))


@pytest.mark.parametrize(
    ("before", "needed"),
    [
        ((B,), False),
        ((A,), True),
        ((B, PROMISE), True),
        ((B, PROMISE, c.RemoveLine("own.1")), False),
        ((A, c.SetNothingMore(True)), False),
        ((A, c.RemoveLine("n1.end_a.1")), False),
        ((A, c.WriteLine("n1.end_a.1", "citizen", "Hent kortet")), False),
        ((B, c.ChooseWay("n1", True)), True),
        ((B, c.HandOver("n1", "colleague", True)), True),
        ((A, WRITTEN), False),
        ((A, c.AnswerCaseNote("to_write")), False),
        ((B, NOT_RELEVANT), False),
        ((B, NOT_RELEVANT, A), True),
        ((B, c.UseAuthority()), True),
        ((B, c.UseAuthority(), NOT_RELEVANT), False),
        ((B, c.UseAuthority(), WRITTEN, A), False),
        ((B, c.UseAuthority(), c.Undo()), False),
    ],
)
def test_case_note_is_asked_after_authority_and_for_a_promise(before: tuple[c.Command, ...], needed: bool) -> None:
    talk = opened(*before)
    assert asked(talk) is needed
    if needed:
        assert talk.code(AGREED) == "case_note_open"
    else:
        assert isinstance(bodies(talk.do(AGREED))[-1], f.Closed)


def test_promise_is_never_closed_as_not_relevant_even_after_authority() -> None:
    talk = opened(A, c.UseAuthority())
    assert talk.code(NOT_RELEVANT) == "promise_needs_note"
    assert talk.run(WRITTEN).visit.case_note == "written"


def test_authority_used_again_asks_nothing_twice() -> None:
    talk = opened(B, c.UseAuthority(), WRITTEN, c.UseAuthority())
    assert talk.visit.case_note == "written"


@pytest.mark.parametrize(
    ("before", "closing", "ends"),
    [
        ((B,), "agreement", "agreement"),
        ((B,), "handed_over", "agreement"),
        ((B, c.SetNothingMore(True)), "agreement", "agreement"),
        ((ANDET, c.SetAside("n1"), c.SetNothingMore(True)), "agreement", "agreement"),
        ((ANDET, c.SetAside("n1"), c.WriteLine(None, "citizen", "Ring")), "agreement", "agreement"),
        ((c.HandOver("n1", "colleague", True), WRITTEN), "agreement", "handed_over"),
        ((c.HandOver("n1", "colleague", True), WRITTEN), "handed_over", "handed_over"),
        ((c.HandOver("n1", "colleague", True), c.AddNeed("other", False), WRITTEN), "handed_over", "agreement"),
        ((c.Park(),), "agreement", "agreement"),
    ],
)
def test_visit_closes_with_an_agreement(before: tuple[c.Command, ...], closing: f.Closing, ends: f.Closing) -> None:
    talk = opened(*before)
    (closed,) = bodies(talk.do(c.Close(closing)))
    assert isinstance(closed, f.Closed) and closed.closing == ends
    assert valid_number(closed.number or "")
    assert (talk.visit.status, talk.visit.closing, talk.visit.number) == ("closed", ends, closed.number)


def test_answer_only_needs_neither_agreement_nor_number() -> None:
    talk = opened(A, c.Close("answer_only"))
    assert (talk.visit.closing, talk.visit.number) == ("answer_only", None)


def test_answer_only_is_not_enough_for_what_was_handed_over() -> None:
    talk = opened(A, c.HandOver("n1", "colleague", True))
    assert talk.code(c.Close("answer_only")) == "case_note_open"
    assert talk.run(c.AnswerCaseNote("to_write"), c.Close("answer_only")).visit.closing == "answer_only"


def test_answer_only_still_asks_for_the_note_of_the_authority() -> None:
    talk = opened(c.UseAuthority())
    assert talk.code(c.Close("answer_only")) == "case_note_open"
    assert talk.run(NOT_RELEVANT, c.Close("answer_only")).visit.status == "closed"


@pytest.mark.parametrize(
    ("before", "facts", "case_note"),
    [
        ((), (f.Closed("left", None),), "none"),
        ((c.SetAside("n1"),), (f.Closed("left", None),), "none"),
        ((A, WRITTEN), (f.Closed("left", None),), "written"),
        ((c.UseAuthority(),), (f.CaseNoteAnswered("to_write"), f.Closed("left", None)), "to_write"),
        ((c.UseAuthority(), c.Interrupt()), (f.CaseNoteAnswered("to_write"), f.Closed("left", None)), "to_write"),
    ],
)
def test_citizen_who_left_is_asked_nothing(before: tuple[c.Command, ...], facts: tuple[f.Body, ...], case_note: str) -> None:
    talk = opened(*before)
    assert bodies(talk.do(c.Close("left"))) == facts
    assert (talk.visit.status, talk.visit.closing, talk.visit.case_note) == ("closed", "left", case_note)


def test_note_that_must_be_written_is_marked_later_without_opening_the_visit() -> None:
    talk = opened(A, c.AnswerCaseNote("to_write"), AGREED)
    assert talk.code(NOT_RELEVANT) == "promise_needs_note"
    talk.run(WRITTEN)
    assert (talk.visit.status, talk.visit.case_note) == ("closed", "written")


def test_note_can_be_printed_again_after_closing() -> None:
    talk = opened(B, c.GiveNote("print"), AGREED, c.GiveNote("large"))
    assert (talk.visit.given, talk.visit.status) == (("print", "large"), "closed")


def test_reopened_visit_keeps_its_number_and_everything_else() -> None:
    talk = opened(B, c.NoteStep("n1", "find", "alone"), AGREED)
    number, needs = talk.visit.number, talk.visit.needs
    talk.run(c.Reopen())
    assert (talk.visit.status, talk.visit.closing, talk.visit.number, talk.visit.needs) == ("open", None, number, needs)
    talk.run(c.WriteLine(None, "citizen", "Ring"), AGREED)
    assert (talk.visit.status, talk.visit.number) == ("closed", number)
    assert bodies(talk.run(c.Reopen()).do(c.Close("answer_only"))) == (f.Closed("answer_only", None),)
    assert talk.visit.number == number


def test_pause_and_resume_change_nothing_else() -> None:
    talk = opened(A, c.NoteStep("n1", "find", "guided"))
    before = talk.visit
    talk.run(c.Park())
    assert (talk.visit.status, talk.visit.paused_on) == ("parked", date(2026, 11, 23))
    assert talk.run(c.Resume()).visit == before


def test_visit_left_on_pause_is_interrupted_from_the_day_it_was_parked() -> None:
    parked = opened(c.Park())
    later = Talk(today=date(2026, 11, 24), facts=parked.facts, pinned=parked.pinned).run(c.Interrupt())
    assert (later.visit.status, later.visit.paused_on, later.visit.opened) == (
        "interrupted",
        date(2026, 11, 23),
        date(2026, 11, 23),
    )
    assert later.run(c.Resume()).visit == replace(opened().visit, worked_on=date(2026, 11, 24))


def test_visit_found_open_is_interrupted_from_the_day_it_was_last_worked_on() -> None:
    first = opened(c.Park())
    second = Talk(today=date(2026, 11, 25), facts=first.facts, pinned=first.pinned).run(c.Resume(), A)
    found = Talk(today=date(2026, 11, 29), facts=second.facts, pinned=second.pinned).run(c.Interrupt())
    assert (found.visit.status, found.visit.paused_on) == ("interrupted", date(2026, 11, 25))
    assert (first.visit.worked_on, found.visit.worked_on) == (date(2026, 11, 23), date(2026, 11, 25))


def test_visit_closed_on_pause_is_not_on_pause_when_it_is_opened_again() -> None:
    talk = opened(B, c.Park(), AGREED, c.Reopen())
    assert (talk.visit.status, talk.visit.paused_on) == ("open", None)
