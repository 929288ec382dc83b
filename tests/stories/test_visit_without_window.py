"""A whole visit without any window: decided, kept in the file of a desk, left, found again, closed and read back."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

import pytest

from desk_assistant.content.conditions import visible_steps
from desk_assistant.content.library import from_snapshot
from desk_assistant.content.model import Flow
from desk_assistant.desk.ledger import Ledger
from desk_assistant.store.journal import Journal
from desk_assistant.visit import commands as c
from desk_assistant.visit import facts as f
from desk_assistant.visit.agreement import compose, said_back, valid_number
from desk_assistant.visit.state import Visit, fold
from tests.visit.desk import TODAY, Talk

WORDS = "Jeg er lige flyttet til Åvej, og nu skal jeg have en læge"
ADDED = "Vi ringer, hvis klinikken siger nej"
ARRIVAL = [c.Open(10), c.State(WORDS), c.AddNeed("laegevalg", True)]
MOVED, OWN_WISH = (c.AnswerQuestion("n1", "reason", answer) for answer in ("moved", "own_wish"))
STEPS = {"open": "alone", "login": "guided", "check": "alone", "choose": "together", "approve": "guided", "receipt": "alone"}


class Shelf:
    """The file of a desk, opened and closed as often as a story wants."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.today = TODAY
        self.journal = Journal.open(path, TODAY)

    def open_again(self, today: date = TODAY) -> None:
        """Let go of the file and open it anew, as the next start of the program does."""
        self.journal.close()
        self.today = today
        self.journal = Journal.open(self.path, today)

    def keep(
        self,
        facts: Sequence[f.Fact],
        words: Sequence[f.Words],
        flows: Mapping[str, Flow],
        visit: Visit | None,
        history: Sequence[f.Fact],
    ) -> None:
        """Write one key press the way the desk does."""
        Ledger(self.journal).append(facts, words, flows, visit, "10:15", history)

    def talk(self) -> Talk:
        """Begin a new visit."""
        return Talk(keep=self.keep, today=self.today)

    def found(self, visit: str = "visit-1") -> Talk:
        """Take a visit up from what is in the file, and from nothing else."""
        facts = self.journal.facts(visit)
        hashes = [fact.body.content for fact in facts if isinstance(fact.body, f.NeedAdded) and fact.body.content]
        pinned = {digest: from_snapshot(self.journal.snapshot(digest) or b"") for digest in hashes}
        words = self.journal.words(visit)
        return Talk(visit, today=self.today, facts=facts, words=words, pinned=pinned, keep=self.keep)


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    shelf = Shelf(tmp_path / "desk.db")
    yield shelf
    shelf.journal.close()


def steps(*names: str) -> list[c.Command]:
    """Give the commands that note the steps of the story."""
    return [c.NoteStep("n1", name, STEPS[name]) for name in names]


def test_moved_citizen_goes_home_with_an_agreement(shelf: Shelf) -> None:
    talk = shelf.talk().run(*ARRIVAL, MOVED)
    flow = talk.pinned[talk.visit.need("n1").content]
    assert [step.id for step in visible_steps(flow, talk.visit.need("n1").answers)] == list(STEPS)
    assert said_back(talk.visit, talk.pinned, "da") == "Du vil skifte til en ny læge. Du er flyttet."
    talk.run(c.Agree())
    for step in steps(*STEPS):
        if step.step in ("login", "approve"):
            assert talk.code(c.NoteStep("n1", step.step, "by_staff")) == "own_hands"
        talk.run(step)
    talk.run(c.ConfirmReadiness(), c.NoteWish("beside"), c.WriteLine(None, "us", ADDED), c.AnswerCaseNote("written"))
    agreed = compose(talk.visit, talk.pinned)
    assert {line.owner for line in agreed} == {"citizen", "us", "trouble"}
    talk.run(c.GiveNote("print"), c.Close("agreement"))

    shelf.open_again()
    assert shelf.journal.verify() == ()
    assert shelf.journal.unfinished() == ()
    again = shelf.found()
    assert (again.visit, again.facts, again.pinned, again.words) == (talk.visit, talk.facts, talk.pinned, talk.words)
    assert compose(again.visit, again.pinned) == agreed
    row = shelf.journal.projection("visit-1")
    assert (row.visit.closing, row.visit.number, row.visit.gate) == ("agreement", talk.visit.number, "in_with_help")
    assert valid_number(row.visit.number) and row.visit.band == "B"
    assert [(step.step, step.level) for step in row.steps] == list(STEPS.items())
    assert [(line.line, line.owner) for line in row.lines] == [(line.id, line.owner) for line in agreed]


def test_words_stand_apart_from_the_facts_and_refused_ones_nowhere(shelf: Shelf) -> None:
    talk = shelf.talk().run(*ARRIVAL, c.WriteLine(None, "us", ADDED))
    assert talk.code(c.State("Mit nummer er 710290-1234")) == "identifier"
    bodies = " ".join(fact.body for fact in shelf.journal.all_facts())
    assert [word for word in (*WORDS.split(), *ADDED.split()) if len(word) > 4 and word in bodies] == []
    assert sorted(shelf.journal.words("visit-1").values()) == sorted([WORDS, ADDED])
    shelf.journal.close()
    assert [file.name for file in shelf.path.parent.iterdir() if b"710290" in file.read_bytes()] == []


def test_branch_that_changes_drops_the_steps_of_the_old_one_and_undo_brings_them_back(shelf: Shelf) -> None:
    talk = shelf.talk().run(*ARRIVAL, OWN_WISH, *steps("open", "login"), c.NoteStep("n1", "pay", "alone"))
    before = talk.visit
    talk.run(MOVED)
    assert isinstance(talk.facts[-1].body, f.Answered) and talk.facts[-1].body.drops == ("pay",)
    assert list(talk.visit.need("n1").steps) == ["open", "login"]
    shelf.open_again()
    again = shelf.found()
    assert again.visit == talk.visit
    assert again.run(c.Undo()).visit == before
    assert again.run(c.Redo()).visit == talk.visit
    assert fold(shelf.journal.facts("visit-1")) == talk.visit


def test_paused_visit_is_taken_up_at_the_same_step_the_next_day(shelf: Shelf) -> None:
    talk = shelf.talk().run(*ARRIVAL, MOVED, *steps("open", "login", "check"), c.Park())
    other = Talk("visit-2", keep=shelf.keep).run(c.Open(11), c.AddNeed(None, True), c.Close("answer_only"))
    shelf.open_again(date(2026, 11, 24))
    assert shelf.journal.unfinished() == ("visit-1",)
    assert shelf.found("visit-2").visit == other.visit
    again = shelf.found().run(c.Interrupt())
    assert (again.visit.status, again.visit.paused_on) == ("interrupted", TODAY)
    assert again.run(c.Resume()).visit.needs == talk.visit.needs
    again.run(*steps("choose", "approve", "receipt"), c.AnswerCaseNote("to_write"), c.Close("agreement"))
    assert (shelf.journal.unfinished(), shelf.journal.verify()) == ((), ())
    assert [(row.visit, row.number, row.flows) for row in shelf.journal.to_write()] == [
        ("visit-1", again.visit.number, ("laegevalg",))
    ]
    assert shelf.journal.projection("visit-1").visit.closed_on == "2026-11-24"
    again.run(c.AnswerCaseNote("written"))
    assert shelf.journal.to_write() == ()


def test_visit_that_nobody_paused_is_there_after_a_power_cut(shelf: Shelf) -> None:
    talk = shelf.talk().run(*ARRIVAL, MOVED, *steps("open", "login"))
    shelf.open_again()
    assert shelf.journal.unfinished() == ("visit-1",)
    assert shelf.found().visit == talk.visit
    assert shelf.found().run(c.Interrupt(), c.Resume()).visit == talk.visit


def test_visit_keeps_the_content_it_began_with(shelf: Shelf) -> None:
    talk = shelf.talk().run(*ARRIVAL)
    shelf.open_again(date(2036, 11, 24))
    again = shelf.found().run(c.AddNeed("laegevalg", True), MOVED, *steps("open"))
    assert again.pinned == talk.pinned
    assert [need.content for need in again.visit.needs] == [talk.visit.need("n1").content]


def test_closed_visit_is_mended_and_keeps_its_number(shelf: Shelf) -> None:
    talk = shelf.talk().run(*ARRIVAL, MOVED, *steps(*STEPS), c.AnswerCaseNote("written"), c.Close("agreement"))
    number = talk.visit.number
    shelf.open_again()
    again = shelf.found().run(c.Reopen())
    assert (shelf.journal.projection("visit-1"), shelf.journal.unfinished()) == (None, ("visit-1",))
    again.run(c.NoteStep("n1", "check", "guided"), c.GiveNote("large"), c.Close("agreement"))
    row = shelf.journal.projection("visit-1")
    assert (row.visit.number, row.steps[2].level) == (number, "guided")
    assert shelf.journal.verify() == ()
