"""Closed visits as tables: the same fold, written once, taken back whole."""

import sqlite3
from datetime import date

import pytest

from desk_assistant.store import projections
from desk_assistant.store.journal import Journal
from desk_assistant.store.projections import closed_on, project
from desk_assistant.store.rows import ChoiceRow, LineRow, NeedRow, Projection, StepRow, TallyRow
from desk_assistant.visit import facts as f
from desk_assistant.visit.state import fold
from tests.store.sample import TODAY, close, closed, derive, facts_of, projection, running, visit_id

VISIT = visit_id(1)

RICH = (
    f.Opened(13),
    f.Marked("again", True),
    f.NeedAdded("n1", "laegevalg", "c1", True),
    f.NeedAdded("n2", "sundhedskort", "c2", False),
    f.NeedAdded("n3", None, None, False),
    f.NeedSetAside("n1"),
    f.StepNoted("n2", "start", "find", "together"),
    f.StepNoted("n2", "mitid", "login", "blocked", "access"),
    f.StepNoted("n2", "extra", "fill", "not_relevant"),
    f.WayChosen("n2", True),
    f.HandedOver("n3", "borgerservice", True),
    f.GateNoted("not_in"),
    f.RowNoted("find", 2),
    f.RowNoted("read", None),
    f.WishNoted("beside"),
    f.Offered("it_cafe", True),
    f.Offered("none", True),
    f.Agreed(),
    f.LineWritten("own.1", "citizen", "w1"),
    f.NoteGiven("print"),
    f.NoteGiven("print"),
    f.NoteGiven("large"),
    f.Closed("handed_over", "K7D2M9QX4"),
)


def tallies(journal: Journal) -> dict[tuple[str, str, str, str], int]:
    """Give all counts of the day by measure, flow, step and code."""
    return {(row.measure, row.flow, row.step, row.code): row.n for row in journal.tallies(TODAY, TODAY)}


def rich(visit: str = VISIT) -> Projection:
    """Give the projection of a visit in which much happened."""
    return projection(facts_of(visit, *RICH))


def test_a_visit_becomes_rows() -> None:
    found = rich()
    row = found.visit
    assert (row.visit, row.opened, row.closed_on, row.hour) == (VISIT, "2026-03-02", "2026-03-02", 13)
    assert (row.closing, row.number, row.case_note) == ("handed_over", "K7D2M9QX4", "none")
    assert (row.band, row.gate, row.wish, row.agreed, row.nothing_more) == ("D", "not_in", "beside", True, False)
    assert (row.find, row.read, row.fill, row.device, row.confidence) == (2, None, None, None, None)
    assert found.choices == (
        ChoiceRow(VISIT, "given", "large"),
        ChoiceRow(VISIT, "given", "print"),
        ChoiceRow(VISIT, "mark", "again"),
        ChoiceRow(VISIT, "offer", "it_cafe"),
        ChoiceRow(VISIT, "offer", "none"),
    )
    assert found.needs == (
        NeedRow(VISIT, 0, "n1", "laegevalg", "c1", True, True, False, None, False),
        NeedRow(VISIT, 1, "n2", "sundhedskort", "c2", False, False, True, None, False),
        NeedRow(VISIT, 2, "n3", None, None, False, False, False, "borgerservice", True),
    )
    assert found.lines == (
        LineRow(VISIT, 0, "n1.end.0", "citizen", False),
        LineRow(VISIT, 1, "n1.end.1", "us", False),
        LineRow(VISIT, 2, "own.1", "citizen", True),
    )


def test_steps_stand_in_the_order_of_the_branch_noted_or_not() -> None:
    second = [row for row in rich().steps if row.need == "n2"]
    assert second == [
        StepRow(VISIT, 0, "n2", "sundhedskort", "start", "find", "together", "together", None),
        StepRow(VISIT, 1, "n2", "sundhedskort", "mitid", "login", "blocked", None, "access"),
        StepRow(VISIT, 2, "n2", "sundhedskort", "send", "declaration", None, None, None),
        StepRow(VISIT, 3, "n2", "sundhedskort", "receipt", "receipt", None, None, None),
        StepRow(VISIT, 8, "n2", "sundhedskort", "extra", None, "not_relevant", None, None),
    ]
    assert "n1" not in {row.need for row in rich().steps}


def test_steps_of_a_need_that_was_set_aside_do_not_count() -> None:
    visit = fold(facts_of(VISIT, *RICH))
    assert visit is not None
    found = project(visit, TODAY, band=None, lines=(), steps={("n1", "start"): "find", ("n2", "start"): "find"})
    assert [(row.position, row.need, row.step) for row in found.steps][:2] == [(0, "n2", "start"), (1, "n2", "mitid")]


def test_an_open_visit_has_no_projection() -> None:
    visit = fold(running(VISIT))
    assert visit is not None
    with pytest.raises(ValueError, match="not closed"):
        project(visit, TODAY, band=None, lines=(), steps={})


def test_the_day_of_closing_is_the_one_that_stands() -> None:
    facts = closed(VISIT, day=date(2026, 3, 1))
    again = facts_of(VISIT, f.Reopened(), f.Closed("left", None), day=date(2026, 3, 2), start=20)
    undone = facts_of(VISIT, f.Undone((again[1].id.hex(),)), day=date(2026, 3, 3), start=30)
    assert closed_on(running(VISIT)) is None
    assert closed_on(facts) == date(2026, 3, 1)
    assert closed_on((*facts, *again)) == date(2026, 3, 2)
    assert closed_on((*facts, *again, *undone)) == date(2026, 3, 1)


def test_rows_read_back_as_they_were_written(journal: Journal) -> None:
    facts = facts_of(VISIT, *RICH)
    journal.append(facts, closing=rich())
    found = journal.projection(VISIT)
    assert found == rich()
    assert found is not None and found.visit.agreed is True and found.needs[0].called is False


def test_tallies_count_what_was_noted_and_nothing_else(journal: Journal) -> None:
    journal.append(facts_of(VISIT, *RICH), closing=rich())
    assert tallies(journal) == {
        ("visit", "", "", "handed_over"): 1,
        ("hour", "", "", "13"): 1,
        ("band", "", "", "D"): 1,
        ("gate", "", "", "not_in"): 1,
        ("wish", "", "", "beside"): 1,
        ("row", "", "find", "2"): 1,
        ("choice", "", "given", "large"): 1,
        ("choice", "", "given", "print"): 1,
        ("choice", "", "mark", "again"): 1,
        ("choice", "", "offer", "it_cafe"): 1,
        ("choice", "", "offer", "none"): 1,
        ("need", "laegevalg", "", "stated_only"): 1,
        ("need", "sundhedskort", "", "real"): 1,
        ("need", "", "", "real"): 1,
        ("step", "sundhedskort", "start", "together"): 1,
        ("step", "sundhedskort", "mitid", "blocked"): 1,
        ("step", "sundhedskort", "extra", "not_relevant"): 1,
        ("stop", "sundhedskort", "mitid", "access"): 1,
        ("step", "sundhedskort", "send", "not_noted"): 1,
        ("step", "sundhedskort", "receipt", "not_noted"): 1,
        **{("step", "", step, "not_noted"): 1 for step in ("start", "mitid", "send", "receipt")},
        ("pair", "laegevalg", "instead", "sundhedskort"): 1,
        ("pair", "laegevalg", "instead", ""): 1,
        ("way", "sundhedskort", "", "other_way"): 1,
        ("handed", "", "called", "borgerservice"): 1,
        ("line", "", "standard", "citizen"): 1,
        ("line", "", "standard", "us"): 1,
        ("line", "", "own", "citizen"): 1,
    }


def test_what_came_of_the_first_request(journal: Journal) -> None:
    kept = (f.Opened(9), f.NeedAdded("n1", "a", None, True), f.NeedAdded("n2", "b", None, False), f.HandedOver("n2", "skat", False))
    for number, bodies in enumerate((kept, (f.Opened(9), f.NeedAdded("n1", "a", None, False)), (f.Opened(9),))):
        facts = facts_of(visit_id(number), *bodies, f.NothingMore(True), f.Closed("agreement", None))
        journal.append(facts, closing=projection(facts))
    found = tallies(journal)
    assert {key[1:]: n for key, n in found.items() if key[0] == "pair"} == {("a", "same", "a"): 1, ("a", "also", "b"): 1}
    assert {key[1:]: n for key, n in found.items() if key[0] == "handed"} == {("b", "not_called", "skat"): 1}
    assert found["agreement", "", "", "nothing_more"] == 3


def test_a_life_event_stands_with_its_visit(journal: Journal) -> None:
    facts = facts_of(VISIT, f.Opened(9), f.LifeEventOpened("tabt-pung"), f.Closed("left", None))
    journal.append(facts, closing=projection(facts))
    found = journal.projection(VISIT)
    assert found is not None and found.choices == (ChoiceRow(VISIT, "event", "tabt-pung"),)
    assert tallies(journal)["event", "", "", "tabt-pung"] == 1


def test_a_need_set_aside_that_was_not_the_first_request_has_its_own_count(journal: Journal) -> None:
    bodies = (
        f.Opened(9),
        f.NeedAdded("n1", "a", None, True),
        f.NeedAdded("n2", "b", None, False),
        f.NeedSetAside("n2"),
        f.Closed("left", None),
    )
    facts = facts_of(VISIT, *bodies)
    journal.append(facts, closing=projection(facts))
    needs = {key[1:]: n for key, n in tallies(journal).items() if key[0] == "need"}
    assert needs == {("a", "", "stated_and_real"): 1, ("b", "", "set_aside"): 1}


def test_tallies_of_several_visits_add_up_by_day(journal: Journal) -> None:
    for number in range(3):
        close(journal, visit_id(number))
    close(journal, visit_id(9), day=date(2026, 3, 1))
    assert tallies(journal)["visit", "", "", "agreement"] == 3
    rows = [row for row in journal.tallies(date(2026, 3, 1), TODAY) if row.measure == "visit"]
    assert rows == [
        TallyRow("2026-03-01", "visit", "", "", "agreement", 1),
        TallyRow("2026-03-02", "visit", "", "", "agreement", 3),
    ]
    assert journal.tallies(date(2026, 3, 3), date(2026, 4, 1)) == ()


def test_writing_again_counts_once(journal: Journal) -> None:
    facts = close(journal, VISIT)
    before = tallies(journal)
    journal.append((), closing=projection(facts))
    assert tallies(journal) == before


def test_reopening_takes_everything_back(journal: Journal) -> None:
    close(journal, visit_id(2))
    before = tallies(journal)
    facts = facts_of(VISIT, *RICH)
    journal.append(facts, closing=rich())
    assert tallies(journal) != before
    journal.append(facts_of(VISIT, f.Reopened(), start=90), reopening=VISIT)
    assert tallies(journal) == before
    assert journal.projection(VISIT) is None

    def left(connection: sqlite3.Connection) -> int:
        tables = ("visit", "visit_choice", "visit_need", "visit_step", "agreement_line")
        return sum(connection.execute(f"SELECT count(*) FROM {t} WHERE visit = ?", (VISIT,)).fetchone()[0] for t in tables)

    assert journal.work(left) == 0


def test_taking_back_what_is_not_there_changes_nothing(journal: Journal) -> None:
    close(journal, visit_id(2))
    before = tallies(journal)
    journal.work(lambda connection: projections.remove(connection, "nobody"))
    assert tallies(journal) == before


def test_the_stand_in_for_content_covers_every_step() -> None:
    """The sample of these tests must name the kinds of all steps it notes, or the guard would have nothing to guard."""
    visit = fold(closed(VISIT))
    assert visit is not None
    noted = {(need.id, step) for need in visit.needs for step in need.steps}
    assert noted <= set(derive(visit).steps)
