"""Random visits through the shipped flows: whatever is pressed, the facts tell the same visit and hold no words."""

import re

import msgspec
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from desk_assistant.content.conditions import items, visible_questions, visible_steps
from desk_assistant.content.model import OWN_HANDS_ONLY, Flow
from desk_assistant.visit import commands as c
from desk_assistant.visit import facts as f
from desk_assistant.visit.agreement import case_note_needed, compose, said_back, valid_number
from desk_assistant.visit.decision import Refused
from desk_assistant.visit.readiness import advice, recorded_band, shown_rows
from desk_assistant.visit.state import Need, Visit, advance, fold
from tests.visit.desk import Talk, shipped

FLOWS = sorted(shipped().flows)
SENTENCES = ["Jeg er flyttet", "Hjælp til æøå", "710290-1234", "", "Vi ringer i morgen"]
CODE = re.compile(r"[a-z0-9_-]+(\.[a-z0-9_-]+)*|[0-9a-f]{64}|visit-1\.w\d+|[0-9A-HJKMNP-TV-Z]{9}")
OUTCOMES = ("alone", "guided", "together", "by_staff", "acted", "not_relevant", "blocked")
texts, rows, ladder = st.sampled_from(SENTENCES), st.sampled_from(f.ROWS), st.sampled_from(OUTCOMES)

#: Commands that need no look at the visit.
ANYTIME = st.one_of(
    st.builds(c.Mark, st.sampled_from(["again", "helps_other"]), st.booleans()),
    st.builds(c.State, texts),
    st.builds(c.OpenLifeEvent, st.sampled_from(["tabt-pung", "flyttet"]), st.lists(st.sampled_from([*FLOWS, "ukendt"]), max_size=3).map(tuple)),
    st.builds(c.AddNeed, st.sampled_from([*FLOWS, None, "ukendt"]), st.booleans()),
    st.builds(c.WriteSummary, texts),
    st.just(c.Agree()),
    st.just(c.UseAuthority()),
    st.builds(c.AnswerCaseNote, st.sampled_from(f.CASE_NOTES)),
    st.builds(c.NoteGate, st.sampled_from(["in", "in_with_help", "not_in", None])),
    st.builds(c.NoteRow, rows, st.sampled_from([0, 1, 2, None, 3])),
    st.just(c.ConfirmReadiness()),
    st.builds(c.NoteWish, st.sampled_from([*f.WISHES, None])),
    st.builds(c.Offer, st.sampled_from(f.OFFERS), st.booleans()),
    st.builds(c.SetNothingMore, st.booleans()),
    st.builds(c.GiveNote, st.sampled_from(["print", "large", "pdf", "qr", "nothing"])),
    st.builds(c.WriteLine, st.none(), st.sampled_from(["citizen", "us", "trouble"]), texts),
    st.builds(c.RemoveLine, st.sampled_from(["own.1", "own.2"])),
    st.just(c.Park()),
    st.just(c.Interrupt()),
    st.builds(c.Open, st.integers(0, 23)),
)
ENDS = st.builds(c.Close, st.sampled_from(["agreement", "answer_only", "handed_over", "left"]))


def strings(value: object) -> list[str]:
    """Give every string inside a value that was decoded from JSON."""
    if isinstance(value, dict | list):
        parts = value.values() if isinstance(value, dict) else value
        return [text for part in parts for text in strings(part)]
    return [value] if isinstance(value, str) else []


class Visits(RuleBasedStateMachine):
    """One visit, any commands in any order; `step_by_step` is folded one fact at a time beside the talk."""

    def __init__(self) -> None:
        super().__init__()
        self.talk = Talk()
        self.step_by_step: Visit | None = None

    def do(self, command: c.Command) -> None:
        """Do a command; a refused one and one that changes nothing must leave everything as it was."""
        before = (self.talk.visit, self.talk.facts, dict(self.talk.words), dict(self.talk.pinned))
        decision = self.talk.do(command)
        if isinstance(decision, Refused) or not decision.bodies:
            assert (self.talk.visit, self.talk.facts, self.talk.words, self.talk.pinned) == before
            return
        for fact in self.talk.facts[len(before[1]) :]:
            if isinstance(fact.body, f.Undone):
                self.step_by_step = fold(self.talk.facts)
            elif isinstance(fact.body, f.Opened):
                self.step_by_step = fold([fact])
            else:
                self.step_by_step = advance(self.step_by_step, fact)

    def drawn_need(self, data: st.DataObject) -> tuple[Need, Flow]:
        """Draw a need that has a flow."""
        needs = [need for need in self.talk.visit.needs if need.content in self.talk.pinned]
        need = data.draw(st.sampled_from(needs))
        return need, self.talk.pinned[need.content]

    def is_open(self) -> bool:
        """Tell whether the visit takes commands."""
        return self.talk.visit.status == "open"

    def is_paused(self) -> bool:
        """Tell whether the visit is parked or interrupted."""
        return self.talk.visit.status in ("parked", "interrupted")

    def is_closed(self) -> bool:
        """Tell whether the visit is closed."""
        return self.talk.visit.status == "closed"

    def has_flow(self) -> bool:
        """Tell whether the visit is open and any of its needs has a flow."""
        return self.is_open() and any(need.content for need in self.talk.visit.needs)

    @initialize(flow=st.sampled_from(FLOWS))
    def opening(self, flow: str) -> None:
        assert self.talk.code(c.Agree()) == "no_visit"
        self.do(c.Open(10))
        self.do(c.AddNeed(flow, True))

    @precondition(is_open)
    @rule(command=ANYTIME)
    def anything(self, command: c.Command) -> None:
        self.do(command)

    @precondition(has_flow)
    @rule(data=st.data())
    def answer(self, data: st.DataObject) -> None:
        need, flow = self.drawn_need(data)
        questions = visible_questions(flow, need.answers) if data.draw(st.integers(0, 5)) else flow.questions
        question = data.draw(st.sampled_from(questions))
        self.do(c.AnswerQuestion(need.id, question.id, data.draw(st.sampled_from(question.answers)).id))

    @precondition(has_flow)
    @rule(data=st.data(), outcome=ladder, stop=st.sampled_from(f.STOPS))
    def note(self, data: st.DataObject, outcome: f.Outcome, stop: f.Stop) -> None:
        need, flow = self.drawn_need(data)
        steps = visible_steps(flow, need.answers) if data.draw(st.integers(0, 5)) else flow.steps
        step = data.draw(st.sampled_from(steps or flow.steps))
        self.do(c.NoteStep(need.id, step.id, outcome, stop if outcome == "blocked" else None))

    @precondition(has_flow)
    @rule(data=st.data(), outcome=ladder, stop=st.sampled_from([None, *f.STOPS]))
    def note_blindly(self, data: st.DataObject, outcome: f.Outcome, stop: f.Stop | None) -> None:
        need, flow = self.drawn_need(data)
        self.do(c.NoteStep(need.id, data.draw(st.sampled_from(flow.steps)).id, outcome, stop))

    @precondition(has_flow)
    @rule(data=st.data(), on=st.booleans())
    def go_about(self, data: st.DataObject, on: bool) -> None:
        need, flow = self.drawn_need(data)
        step = data.draw(st.sampled_from([*need.steps, flow.steps[0].id]))
        commands = (c.ReopenStep(need.id, step), c.ChooseWay(need.id, on), c.Choose(need.id), c.SetAside(need.id))
        hand_over = c.HandOver(need.id, data.draw(st.sampled_from(f.PLACES)), on)
        self.do(data.draw(st.sampled_from((*commands, hand_over))))

    @precondition(is_open)
    @rule(data=st.data(), text=texts)
    def change_a_line(self, data: st.DataObject, text: str) -> None:
        lines = compose(self.talk.visit, self.talk.pinned)
        line = data.draw(st.sampled_from([*(line.id for line in lines), "n1.gone.0"]))
        self.do(data.draw(st.sampled_from([c.RemoveLine(line), c.WriteLine(line, "us", text)])))

    @precondition(is_open)
    @rule(command=st.sampled_from([c.Undo(), c.Undo(), c.Redo()]))
    def take_back(self, command: c.Command) -> None:
        self.do(command)

    @precondition(is_paused)
    @rule(command=st.one_of(st.just(c.Resume()), st.just(c.Resume()), ANYTIME))
    def wake(self, command: c.Command) -> None:
        self.do(command)

    @precondition(is_closed)
    @rule(command=ANYTIME)
    def come_too_late(self, command: c.Command) -> None:
        facts = len(self.talk.facts)
        self.do(command)
        late = [type(fact.body) for fact in self.talk.facts[facts:]]
        assert late in ([], [f.NoteGiven], [f.CaseNoteAnswered])

    @precondition(is_closed)
    @rule()
    def open_again(self) -> None:
        number = self.talk.visit.number
        self.do(c.Reopen())
        assert (self.talk.visit.status, self.talk.visit.number) == ("open", number)

    @precondition(is_open)
    @rule(command=ENDS)
    def end(self, command: c.Close) -> None:
        if len(self.talk.facts) < 8:
            return
        lines = compose(self.talk.visit, self.talk.pinned)
        open_note = case_note_needed(self.talk.visit, lines)
        self.do(command)
        visit = self.talk.visit
        if visit.status == "closed":
            assert visit.case_note != "open"
            assert visit.closing == "left" or visit.live_needs
            agreed = not open_note and (lines or visit.nothing_more) and visit.number
            assert visit.closing in ("left", "answer_only") or agreed

    @invariant()
    def facts_tell_the_visit(self) -> None:
        assert fold(self.talk.facts) == self.talk.visit == self.step_by_step

    @invariant()
    def visit_holds_together(self) -> None:
        visit = self.talk.visit
        if visit is not None:
            sound(visit, self.talk)

    @invariant()
    def facts_hold_codes_only(self) -> None:
        for fact in self.talk.facts[-3:]:
            name, version, body = f.encode(fact.body)
            assert f.decode(name, version, body) == fact.body
            assert [text for text in strings(msgspec.json.decode(body)) if not CODE.fullmatch(text)] == []
        assert not any("710290" in text for text in self.talk.words.values())

    def teardown(self) -> None:
        """Cut the facts inside every key press too (between them, the invariants looked): a whole visit must be left."""
        facts = self.talk.facts
        assert fold(facts[:0]) is None
        for length in range(1, len(facts)):
            if facts[length - 1].act == facts[length].act:
                sound(fold(facts[:length]), self.talk)


def sound(visit: Visit, talk: Talk) -> None:
    """Assert what must be true of every visit, whatever was pressed."""
    assert {need.id for need in visit.live_needs} >= {visit.current} - {None}
    assert bool(visit.live_needs) == (visit.current is not None)
    assert len({need.id for need in visit.needs}) == len(visit.needs)
    assert (visit.paused_on is not None) == (visit.status in ("parked", "interrupted")) or visit.status == "closed"
    assert visit.number is None or valid_number(visit.number)
    for need in visit.needs:
        flow = talk.pinned.get(need.content or "")
        if flow is not None:
            sound_steps(need, flow)
    lines = compose(visit, talk.pinned)
    assert len({line.id for line in lines}) == len(lines)
    assert {line.words for line in lines if line.words} <= set(talk.words)
    assert not (visit.nothing_more and lines)
    assert all(said_back(visit, talk.pinned, language) is not None for language in ("da", "en"))
    assert set(shown_rows(visit, talk.pinned)) == set(f.ROWS)
    assert {advice(visit, talk.pinned), recorded_band(visit)} <= {"A", "B", "C", "D", None}


def sound_steps(need: Need, flow: Flow) -> None:
    """Assert that only steps of the branch are noted, and none of the citizen's own acts by somebody else."""
    visible = {step.id: step for step in visible_steps(flow, need.answers)}
    assert set(need.steps) <= set(visible)
    for step_id, noted in need.steps.items():
        kind = visible[step_id].kind
        assert not (kind in OWN_HANDS_ONLY and noted.outcome in ("together", "by_staff"))
        assert (noted.outcome == "acted") <= (kind == "authority")
        assert (noted.outcome == "blocked") == (noted.stop is not None)
    assert len({item.id for item in items(flow, need.answers)}) == len(items(flow, need.answers))


CALM = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])


class TestVisits(Visits.TestCase):
    settings = settings(CALM, max_examples=80, stateful_step_count=50)


@pytest.mark.soak
class TestManyVisits(Visits.TestCase):
    settings = settings(CALM, max_examples=2000, stateful_step_count=100)


def test_the_three_flows_take_part() -> None:
    assert {"laegevalg", "sundhedskort", "koerekort"} <= set(FLOWS)
