"""All projections can be made anew from the facts, and come out the same."""

import sqlite3
from collections.abc import Callable
from datetime import date
from itertools import count

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule, run_state_machine_as_test

from desk_assistant.content.library import snapshot
from desk_assistant.store.journal import Journal
from desk_assistant.store.rebuilding import deriving, project_facts, rebuild
from desk_assistant.store.tables import through
from desk_assistant.visit import facts as f
from desk_assistant.visit.state import fold
from tests.store.sample import LOCAL, NAME, TODAY, close, derive, fact, facts_of, running, visit_id
from tests.visit.sample import SAMPLE

TABLES = ("visit", "visit_choice", "visit_need", "visit_step", "agreement_line", "day_tally", "unfinished")


def everything(journal: Journal) -> dict[str, list[tuple[object, ...]]]:
    """Give all rows of all projections."""

    def read(connection: sqlite3.Connection) -> dict[str, list[tuple[object, ...]]]:
        return {table: connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall() for table in TABLES[:-1]} | {
            "unfinished": connection.execute("SELECT visit FROM unfinished ORDER BY 1").fetchall()
        }

    found = journal.work(read)
    assert found is not None
    return found


def rebuilt(journal: Journal) -> tuple[list[int], tuple[str, ...]]:
    """Rebuild in one go; gives the progress and the visits that could not be read."""
    steps: list[int] = []
    work = rebuild(journal, derive)
    while True:
        try:
            steps.append(next(work))
        except StopIteration as end:
            return steps, end.value


@pytest.fixture
def filled(journal: Journal) -> Journal:
    """Closed, reopened and open visits on several days."""
    for number in range(8):
        close(journal, visit_id(number), "to_write" if number % 3 else "written", date(2026, 3, 1 + number % 4))
    journal.append([fact(visit_id(3), "again", f.Reopened())], reopening=visit_id(3))
    journal.append(running(visit_id(50)))
    return journal


@pytest.mark.parametrize(
    "damage",
    [
        "SELECT 1",
        "UPDATE visit SET closing = 'left', band = 'A'",
        "DELETE FROM visit_step",
        "DELETE FROM unfinished",
        "INSERT INTO unfinished SELECT visit FROM visit",
        "INSERT INTO unfinished VALUES ('zz nobody'), ('00 nobody')",
        "DELETE FROM day_tally",
        "UPDATE day_tally SET n = n + 7",
        "UPDATE day_tally SET day = '2020-01-01' WHERE measure = 'visit' AND day = '2026-03-01'",
        "INSERT INTO visit SELECT 'zz nobody', opened, '2026-02-01', hour, closing, number, case_note, agreed, nothing_more,"
        " band, gate, wish, find, read, fill, device, confidence FROM visit LIMIT 1",
    ],
)
def test_rebuilding_mends_every_projection(filled: Journal, damage: str) -> None:
    before = everything(filled)
    filled.work(lambda connection: connection.execute(damage).fetchall())
    rebuilt(filled)
    assert everything(filled) == before


def test_rebuilding_starts_from_nothing_as_after_a_restore(filled: Journal) -> None:
    before = everything(filled)

    def empty(connection: sqlite3.Connection) -> None:
        for table in reversed(TABLES):
            connection.execute(f"DELETE FROM {table}")

    filled.work(empty)
    assert rebuilt(filled)[1] == ()
    assert everything(filled) == before


def test_rebuilding_goes_in_slices_of_a_given_length(filled: Journal) -> None:
    ticks = count()
    work = rebuild(filled, derive, clock=lambda: float(next(ticks)), slice_length=2.0)
    assert list(work) == [2, 4, 6, 8, 9, 9]


def test_work_of_the_desk_between_two_slices_is_not_lost(filled: Journal) -> None:
    ticks = count()
    for done in rebuild(filled, derive, clock=lambda: float(next(ticks)), slice_length=1.0):
        close(filled, visit_id(100 + done), day=TODAY)
        if done > 5:
            break
    before = everything(filled)
    rebuilt(filled)
    assert everything(filled) == before


def test_a_visit_that_cannot_be_read_is_named_and_left_alone(filled: Journal) -> None:
    before = everything(filled)

    def damage(connection: sqlite3.Connection) -> None:
        connection.execute("DROP TRIGGER fact_stays")
        connection.execute("UPDATE fact SET body = '{' WHERE visit = ? AND name = 'visit.opened'", (visit_id(1),))

    filled.work(damage)
    assert rebuilt(filled)[1] == (visit_id(1),)
    assert everything(filled) == before


def test_facts_without_an_opening_lead_to_nothing() -> None:
    assert project_facts(facts_of("v", f.Closed("left", None)), derive) is None
    assert project_facts((), derive) is None


class Desk(RuleBasedStateMachine):
    """Whatever a desk does, the projections are what a rebuild makes of the facts."""

    make: Callable[[], Journal]

    def __init__(self) -> None:
        super().__init__()
        self.journal = type(self).make()
        self.open: list[str] = []
        self.done: list[str] = []
        self.numbers = count()

    @rule(kind=st.sampled_from(["agreement", "left"]), day=st.integers(1, 3))
    def visit_from_start_to_end(self, kind: f.Closing, day: int) -> None:
        visit = visit_id(next(self.numbers))
        facts = facts_of(visit, f.Opened(9), f.NeedAdded("n1", "laegevalg", "c1", True), day=date(2026, 3, day))
        self.journal.append(facts)
        self.open.append(visit)
        self._close(visit, kind, day)

    @rule(day=st.integers(1, 3))
    def visit_that_goes_on(self, day: int) -> None:
        visit = visit_id(next(self.numbers))
        self.journal.append(running(visit, date(2026, 3, day)))
        self.open.append(visit)

    @precondition(lambda self: self.open)
    @rule(day=st.integers(1, 3))
    def end_of_a_visit(self, day: int) -> None:
        self._close(self.open[0], "answer_only", day)

    @precondition(lambda self: self.done)
    @rule()
    def reopening(self) -> None:
        visit = self.done.pop()
        self.journal.append([fact(visit, f"own {next(self.numbers)}", f.Reopened())], reopening=visit)
        self.open.append(visit)

    @precondition(lambda self: self.done)
    @rule(place=st.integers(0, 20))
    def purge(self, place: int) -> None:
        visit = self.done.pop(place % len(self.done))
        self.journal.purge([visit], TODAY)
        assert self.journal.facts(visit) == ()

    def _close(self, visit: str, kind: f.Closing, day: int) -> None:
        ending = fact(visit, f"own {next(self.numbers)}", f.Closed(kind, None), date(2026, 3, day))
        self.journal.append([ending], closing=project_facts((*self.journal.facts(visit), ending), derive))
        self.open.remove(visit)
        self.done.append(visit)

    def teardown(self) -> None:
        before = everything(self.journal)
        assert set(self.journal.unfinished()) == set(self.open)
        assert self.journal.verify() == ()
        rebuilt(self.journal)
        assert everything(self.journal) == before
        self.journal.close()


def test_the_log_itself_keeps_what_rebuilding_takes(journal: Journal) -> None:
    digest, body = snapshot(SAMPLE)
    opened = [fact(visit_id(1), "a", f.Opened(10)), fact(visit_id(1), "b", f.NeedAdded("n1", "sample", digest, True))]
    journal.append(opened, snapshots={digest: body})
    found = deriving(journal)(fold(tuple(opened)))
    assert found.steps["n1", "login"] == "login"
    assert through(rebuild(journal, deriving(journal))) == ()


def test_live_and_rebuilt_are_the_same_whatever_happens(tmp_path_factory: pytest.TempPathFactory) -> None:
    class Here(Desk):
        make = staticmethod(lambda: Journal.open(tmp_path_factory.mktemp("desk") / NAME, TODAY, LOCAL))

    run_state_machine_as_test(
        Here, settings=settings(max_examples=25, stateful_step_count=12, deadline=None, suppress_health_check=list(HealthCheck))
    )
