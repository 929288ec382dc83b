"""What every command gives: facts, nothing when nothing changes, or a refusal with its code."""

import re
from pathlib import Path

import pytest
from msgspec.structs import replace

from desk_assistant import visit
from desk_assistant.visit import commands as c
from desk_assistant.visit import facts as f
from desk_assistant.visit.decide import _decide, decide
from desk_assistant.visit.decision import Accepted
from tests.visit.desk import Talk, bodies, opened
from tests.visit.sample import text

A, B, BY_C = (c.AnswerQuestion("n1", "why", answer) for answer in "abc")
OTHER = c.AddNeed("other", False)
CONTENT_OTHER = opened().desk.offered("other")[0]
CPR = "Ring til 710290-1234 i morgen"
NOTE = c.GiveNote("print")
NOTHING_MORE = c.SetNothingMore(True)
CLOSED = (NOTHING_MORE, c.Close("agreement"))
NO_VISIT = (None,)

#: Commands before, the command, the facts it gives. Every talk begins with the need n1 for `sample`.
ACCEPTED = [
    ((), c.Mark("again", True), [f.Marked("again", True)]),
    ((c.Mark("again", True),), c.Mark("again", False), [f.Marked("again", False)]),
    ((), c.State("Jeg er flyttet"), [f.Stated("visit-1.w1")]),
    ((c.State("Jeg er flyttet"),), c.State("Ny læge"), [f.Stated("visit-1.w2")]),
    ((c.State("Jeg er flyttet"),), c.State("  "), [f.Stated(None)]),
    ((), c.AddNeed(None, False), [f.NeedAdded("n2", None, None, False)]),
    ((c.AddNeed(None, False),), c.AddNeed("sample", False), [f.NeedChosen("n1")]),
    (
        (),
        c.OpenLifeEvent("pung", ("other", "sample", "ukendt")),
        [f.LifeEventOpened("pung"), f.NeedAdded("n2", "other", CONTENT_OTHER, True), f.NeedChosen("n2")],
    ),
    (
        (),
        c.OpenLifeEvent("pung", ("sample", "other")),
        [f.LifeEventOpened("pung"), f.NeedAdded("n2", "other", CONTENT_OTHER, False), f.NeedChosen("n1")],
    ),
    ((OTHER, c.OpenLifeEvent("pung", ("other",))), c.OpenLifeEvent("pung", ("other",)), []),
    ((OTHER, c.OpenLifeEvent("pung", ("other",))), c.OpenLifeEvent("flytning", ("sample",)), [f.LifeEventOpened("flytning"), f.NeedChosen("n1")]),
    ((), c.SetAside("n1"), [f.NeedSetAside("n1")]),
    ((OTHER,), c.Choose("n1"), [f.NeedChosen("n1")]),
    ((), A, [f.Answered("n1", "why", "a", ())]),
    ((A,), c.AnswerQuestion("n1", "how", "x"), [f.Answered("n1", "how", "x", ())]),
    ((A,), B, [f.Answered("n1", "why", "b", ())]),
    ((), c.WriteSummary("Du skal bruge hjælp"), [f.SummaryWritten("visit-1.w1")]),
    ((c.WriteSummary("Du skal bruge hjælp"),), c.WriteSummary(""), [f.SummaryWritten(None)]),
    ((c.WriteSummary("Du skal bruge hjælp"),), c.WriteSummary("Du vil prøve."), [f.SummaryWritten(None)]),
    ((), c.Agree(), [f.Agreed()]),
    ((), c.NoteStep("n1", "find", "by_staff"), [f.StepNoted("n1", "find", "find", "by_staff")]),
    ((c.NoteStep("n1", "find", "alone"),), c.ReopenStep("n1", "find"), [f.StepReopened("n1", "find")]),
    ((), c.ChooseWay("n1", True), [f.WayChosen("n1", True)]),
    ((c.ChooseWay("n1", True),), c.ChooseWay("n1", False), [f.WayChosen("n1", False)]),
    ((), c.UseAuthority(), [f.CaseNoteOpened()]),
    ((), c.AnswerCaseNote("to_write"), [f.CaseNoteAnswered("to_write")]),
    ((), c.NoteGate("not_in"), [f.GateNoted("not_in")]),
    ((c.NoteGate("not_in"),), c.NoteGate(None), [f.GateNoted(None)]),
    ((), c.NoteRow("find", 2), [f.RowNoted("find", 2)]),
    ((), c.NoteRow("find", None), [f.RowNoted("find", None)]),
    ((c.NoteStep("n1", "find", "guided"),), c.ConfirmReadiness(), [f.RowNoted("find", 1)]),
    ((), c.NoteWish("beside"), [f.WishNoted("beside")]),
    ((c.NoteWish("beside"),), c.NoteWish(None), [f.WishNoted(None)]),
    ((), c.Offer("it_cafe", True), [f.Offered("it_cafe", True)]),
    ((c.Offer("it_cafe", True),), c.Offer("it_cafe", False), [f.Offered("it_cafe", False)]),
    ((), c.WriteLine(None, "us", "Vi ringer til dig"), [f.LineWritten("own.1", "us", "visit-1.w1")]),
    ((A,), c.WriteLine("n1.end_a.0", "us", "Vi ringer"), [f.LineWritten("n1.end_a.0", "us", "visit-1.w1")]),
    ((A,), c.WriteLine("n1.end_a.0", "citizen", ""), [f.LineRemoved("n1.end_a.0")]),
    ((A,), c.RemoveLine("n1.end_a.1"), [f.LineRemoved("n1.end_a.1")]),
    ((), NOTHING_MORE, [f.NothingMore(True)]),
    ((), NOTE, [f.NoteGiven("print")]),
    ((NOTE,), c.GiveNote("large"), [f.NoteGiven("large")]),
    ((), c.HandOver("n1", "colleague", True), [f.HandedOver("n1", "colleague", True)]),
    ((c.HandOver("n1", "colleague", True),), c.HandOver("n1", "colleague", False), [f.HandedOver("n1", "colleague", False)]),
    ((), c.Park(), [f.Parked()]),
    ((), c.Interrupt(), [f.Interrupted()]),
    ((c.Park(),), c.Interrupt(), [f.Interrupted()]),
    ((c.Park(),), c.Resume(), [f.Resumed()]),
    ((c.Interrupt(),), c.Resume(), [f.Resumed()]),
    ((), c.Close("answer_only"), [f.Closed("answer_only", None)]),
    ((c.Park(),), c.Close("left"), [f.Closed("left", None)]),
    (CLOSED, c.Reopen(), [f.Reopened()]),
    (CLOSED, NOTE, [f.NoteGiven("print")]),
    (CLOSED, c.AnswerCaseNote("written"), [f.CaseNoteAnswered("written")]),
]

#: Commands before, and the command that then changes nothing.
UNCHANGED = [
    ((), c.Mark("again", False)),
    ((c.Mark("helps_other", True),), c.Mark("helps_other", True)),
    ((), c.State("")),
    ((), c.State("\u200b \u202e")),
    ((), c.AddNeed("sample", False)),
    ((), c.Choose("n1")),
    ((A,), A),
    ((), c.WriteSummary("")),
    ((A,), c.WriteSummary(" Du vil prøve. Det er a. ")),
    ((c.Agree(),), c.Agree()),
    ((c.NoteStep("n1", "find", "alone"),), c.NoteStep("n1", "find", "alone")),
    ((c.NoteStep("n1", "read", "blocked", "time"),), c.NoteStep("n1", "read", "blocked", "time")),
    ((), c.ChooseWay("n1", False)),
    ((c.UseAuthority(),), c.UseAuthority()),
    ((c.AnswerCaseNote("written"),), c.AnswerCaseNote("written")),
    ((), c.NoteGate(None)),
    ((c.NoteRow("read", None),), c.NoteRow("read", None)),
    ((), c.ConfirmReadiness()),
    ((), c.NoteWish(None)),
    ((), c.Offer("exemption", False)),
    ((), c.WriteLine(None, "us", " ")),
    ((A, c.RemoveLine("n1.end_a.0")), c.WriteLine("n1.end_a.0", "citizen", "")),
    ((), c.SetNothingMore(False)),
    ((NOTE,), NOTE),
    ((c.HandOver("n1", "colleague", True),), c.HandOver("n1", "colleague", True)),
    ((), c.Resume()),
    ((c.Interrupt(),), c.Interrupt()),
    ((), c.Reopen()),
]

#: Commands before (`NO_VISIT`: not even opened), the refused command, the code.
REFUSED = [
    (NO_VISIT, c.Park(), "no_visit"),
    ((), c.Open(9), "already_open"),
    (CLOSED, c.Open(9), "already_open"),
    (CLOSED, c.State("Mere"), "closed"),
    (CLOSED, c.Undo(), "closed"),
    (CLOSED, c.Close("left"), "closed"),
    ((c.Park(),), c.Agree(), "paused"),
    ((c.Park(),), c.Park(), "paused"),
    ((c.Interrupt(),), c.Undo(), "paused"),
    ((), c.State(CPR), "identifier"),
    ((), c.WriteSummary(CPR), "identifier"),
    ((), c.WriteLine(None, "us", CPR), "identifier"),
    ((), c.AddNeed("ukendt", True), "unknown_flow"),
    ((), c.OpenLifeEvent("pung", ("ukendt",)), "unknown_event"),
    ((), c.SetAside("n2"), "unknown_need"),
    ((c.SetAside("n1"),), c.SetAside("n1"), "unknown_need"),
    ((c.SetAside("n1"),), c.Choose("n1"), "unknown_need"),
    ((), c.Choose("n2"), "unknown_need"),
    ((), c.AnswerQuestion("n2", "why", "a"), "unknown_need"),
    ((c.SetAside("n1"),), c.NoteStep("n1", "find", "alone"), "unknown_need"),
    ((), c.ChooseWay("n2", True), "unknown_need"),
    ((), c.HandOver("n2", "colleague", True), "unknown_need"),
    ((c.AddNeed(None, False),), c.NoteStep("n2", "find", "alone"), "no_flow"),
    ((c.AddNeed(None, False),), c.AnswerQuestion("n2", "why", "a"), "no_flow"),
    ((c.AddNeed(None, False),), c.ChooseWay("n2", True), "no_flow"),
    ((), c.AnswerQuestion("n1", "why", "d"), "unknown_answer"),
    ((), c.AnswerQuestion("n1", "who", "a"), "unknown_answer"),
    ((B,), c.AnswerQuestion("n1", "how", "x"), "unknown_answer"),
    ((c.SetAside("n1"),), c.Agree(), "no_need"),
    ((c.SetAside("n1"),), c.Close("answer_only"), "no_need"),
    ((A,), c.NoteStep("n1", "payment", "alone"), "unknown_step"),
    ((A,), c.NoteStep("n1", "nowhere", "alone"), "unknown_step"),
    ((), c.ReopenStep("n1", "find"), "unknown_step"),
    ((), c.ReopenStep("n2", "find"), "unknown_step"),
    ((c.NoteStep("n1", "find", "alone"), c.SetAside("n1")), c.ReopenStep("n1", "find"), "unknown_step"),
    ((), c.NoteStep("n1", "login", "together"), "own_hands"),
    ((BY_C,), c.NoteStep("n1", "authority", "alone"), "authority_step"),
    ((), c.NoteStep("n1", "find", "acted"), "unknown_outcome"),
    ((), c.NoteStep("n1", "find", "blocked"), "stop_reason"),
    ((), c.NoteStep("n1", "find", "alone", "time"), "stop_reason"),
    ((A,), c.AnswerCaseNote("not_relevant"), "promise_needs_note"),
    ((), c.NoteRow("språk", 1), "unknown_row"),
    ((), c.NoteRow("find", 3), "unknown_row"),
    ((A,), c.WriteLine("n1.end_b.0", "us", "Vi ringer"), "unknown_line"),
    ((), c.WriteLine("own.eget", "us", ""), "unknown_line"),
    ((A,), c.RemoveLine("n1.end_a.9"), "unknown_line"),
    ((A, NOTHING_MORE), c.RemoveLine("n1.end_a.0"), "unknown_line"),
    ((), c.HandOver("n1", "naboen", True), "unknown_place"),
    ((c.AddNeed(None, False), c.SetAside("n1")), c.Close("agreement"), "no_agreement"),
    ((c.UseAuthority(),), c.Close("answer_only"), "case_note_open"),
    ((A,), c.Close("agreement"), "case_note_open"),
    ((), c.Redo(), "nothing_to_redo"),
]


def named(cases: list[tuple]) -> list[str]:
    """Name each case by its command and its place in the table."""
    return [f"{number}-{type(case[1]).__name__}" for number, case in enumerate(cases)]


@pytest.mark.parametrize(("before", "command", "facts"), ACCEPTED, ids=named(ACCEPTED))
def test_accepted(before: tuple[c.Command, ...], command: c.Command, facts: list[f.Body]) -> None:
    assert list(bodies(opened(*before).do(command))) == facts


@pytest.mark.parametrize(("before", "command"), UNCHANGED, ids=named(UNCHANGED))
def test_nothing_changes(before: tuple[c.Command, ...], command: c.Command) -> None:
    assert opened(*before).do(command) == Accepted()


@pytest.mark.parametrize(("before", "command", "code"), REFUSED, ids=named(REFUSED))
def test_refused(before: tuple[c.Command, ...], command: c.Command, code: str) -> None:
    talk = Talk() if before == NO_VISIT else opened(*before)
    stood = (talk.visit, talk.facts, dict(talk.words))
    assert talk.code(command) == code
    assert (talk.visit, talk.facts, talk.words) == stood


def test_open_gives_the_hour_within_the_day() -> None:
    assert bodies(Talk().do(c.Open(10))) == (f.Opened(10),)
    assert bodies(Talk().do(c.Open(24))) == (f.Opened(0),)


def test_undo_needs_something_to_take_back() -> None:
    assert Talk().run(c.Open(10)).code(c.Undo()) == "nothing_to_undo"


def test_need_pins_the_content_it_was_added_with() -> None:
    talk = Talk().run(c.Open(10))
    (added,) = bodies(talk.do(c.AddNeed("sample", True)))
    assert isinstance(added, f.NeedAdded) and (added.need, added.flow, added.stated) == ("n1", "sample", True)
    assert talk.pinned[added.content or ""].id == "sample"


def test_set_aside_need_can_be_added_again_as_a_new_one() -> None:
    talk = opened(c.SetAside("n1"), c.AddNeed("sample", False))
    assert [(need.id, need.set_aside) for need in talk.visit.needs] == [("n1", True), ("n2", False)]


def test_summary_of_several_needs_that_was_only_confirmed_is_no_text_of_its_own() -> None:
    talk = opened(A, OTHER)
    assert talk.do(c.WriteSummary("Du vil prøve. Det er a. Du vil noget andet.")) == Accepted()


def test_long_summary_that_was_only_confirmed_is_no_text_of_its_own_either() -> None:
    talk = opened()
    talk.pinned = {content: replace(flow, say_back=text("æ" * 400)) for content, flow in talk.pinned.items()}
    assert talk.do(c.WriteSummary("æ" * 400)) == talk.do(c.WriteSummary("æ" * 300)) == Accepted()


@pytest.mark.parametrize(
    "command",
    [c.State("Noget andet"), OTHER, c.SetAside("n2"), c.SetAside("n1"), A, c.WriteSummary("Du vil noget helt andet")],
    ids=["words", "need", "aside", "current-aside", "answer", "summary"],
)
def test_what_changes_the_need_has_to_be_agreed_again(command: c.Command) -> None:
    second = () if command is OTHER else (OTHER,)
    assert opened(*second, c.Agree()).visit.agreed
    assert not opened(*second, c.Agree(), command).visit.agreed


def test_every_command_has_a_decision_and_a_case() -> None:
    commands = {kind for kind in c.Command.__subclasses__() if kind.__module__ == c.__name__}
    assert commands - {c.Open} == set(_decide.registry) - {object, c.Command}
    tried = {type(case[1]) for case in (*ACCEPTED, *UNCHANGED, *REFUSED)}
    assert commands - tried == set()


def test_every_refusal_code_has_a_case() -> None:
    sources = [file.read_text(encoding="utf-8") for file in Path(visit.__file__).parent.glob("*.py")]
    codes = {code for source in sources for code in re.findall(r'Refused\("(\w+)"', source)} | {"unknown_outcome"}
    assert codes == {code for _, _, code in REFUSED} | {"nothing_to_undo"}


def test_unknown_command_is_a_programming_error() -> None:
    class Dance(c.Command, frozen=True):
        pass

    talk = opened()
    with pytest.raises(TypeError, match="Dance"):
        decide(talk.visit, Dance(), talk.desk)
