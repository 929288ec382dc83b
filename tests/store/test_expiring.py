"""What has been kept long enough goes without a trace; its totals stay, and small numbers are merged in them."""

import random
import sqlite3
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_assistant.store.expiring import SMALL, Cell, Expired, Keeping, due, expire, merged
from desk_assistant.store.journal import Journal
from desk_assistant.store.rows import MERGED, Evaluation
from desk_assistant.visit import facts as f
from tests.store.sample import TODAY, close, closed, everything_in, facts_of, running, token, visit_id, words_of

RULE = Keeping()
OLD, RECENT = date(2025, 1, 14), date(2026, 2, 20)


def run(steps: Iterator[int]) -> tuple[list[int], Expired]:
    """Run to the end; gives what each step said, and what went."""
    said = []
    while True:
        try:
            said.append(next(steps))
        except StopIteration as end:
            return said, end.value


def month_totals(journal: Journal) -> dict[tuple[str, ...], int]:
    """Give the totals by month, measure, flow, step and code."""
    rows = journal.work(lambda connection: connection.execute("SELECT month, measure, flow, step, code, n FROM month_total").fetchall())
    return {tuple(key): n for *key, n in rows or ()}


@pytest.mark.parametrize(
    ("today", "words", "visits", "totals"),
    [
        (date(2026, 11, 22), date(2026, 10, 23), date(2025, 11, 1), date(2021, 11, 1)),
        (date(2026, 1, 31), date(2026, 1, 1), date(2025, 1, 1), date(2021, 1, 1)),
        (date(2026, 12, 1), date(2026, 11, 1), date(2025, 12, 1), date(2021, 12, 1)),
    ],
)
def test_nothing_is_kept_longer_than_the_rule_says(today: date, words: date, visits: date, totals: date) -> None:
    assert (RULE.words_from(today), RULE.visits_from(today), RULE.totals_from(today)) == (words, visits, totals)


@given(st.dates(date(2020, 1, 1), date(2030, 12, 31)), st.integers(1, 120))
def test_the_day_something_goes_is_the_first_on_which_it_is_not_kept(day: date, number: int) -> None:
    rule = Keeping(words_days=number, visits_months=number)
    for goes, kept_from in ((rule.words_go(day), rule.words_from), (rule.visit_goes(day), rule.visits_from)):
        assert kept_from(goes) > day >= kept_from(goes - timedelta(days=1))


def test_what_is_due_is_said_and_goes_and_the_rest_stays(journal: Journal, path: Path) -> None:
    for number in range(30):
        close(journal, visit_id(number), day=OLD)
    journal.append(running(visit_id(50), OLD), words_of(visit_id(50), "gemtes ikke", OLD))
    for number in range(60, 64):
        close(journal, visit_id(number), day=RECENT)
    journal.append(running(visit_id(70), TODAY), words_of(visit_id(70), "skal blive", TODAY))
    before = journal.tallies(RECENT, TODAY)
    counted = {(row.measure, row.code): row.n for row in journal.tallies(OLD, OLD)}
    assert due(journal, RULE, TODAY) == Expired(words=31, visits=31)
    said, gone = run(expire(journal, RULE, TODAY, slice_length=0.0))
    assert gone == Expired(words=31, visits=31)
    assert said[0] == 0 and said[-1] == 31 and len(said) >= 5 and said == sorted(said)
    assert not due(journal, RULE, TODAY)
    assert journal.tallies(OLD, OLD) == () and journal.tallies(RECENT, TODAY) == before
    assert month_totals(journal)["2025-01", "visit", "", "", "agreement"] == counted["visit", "agreement"] == 30
    assert journal.facts(visit_id(60)) == closed(visit_id(60), day=RECENT) and journal.words(visit_id(70))
    assert journal.verify() == ()
    left = everything_in(path.parent)
    assert "skal blive".encode() in left and "gemtes ikke".encode() not in left
    for number in (*range(30), 50):
        assert visit_id(number).encode() not in left
    assert sum(purge.visits for purge in journal.purges()) == 31
    assert run(expire(journal, RULE, TODAY)) == ([], Expired())


def test_it_can_be_stopped_anywhere_and_begun_again(journal: Journal) -> None:
    for number in range(60):
        close(journal, visit_id(number), day=OLD + timedelta(days=31 * (number % 2)))
    totals = None
    for stop in range(1, 40):
        steps = expire(journal, RULE, TODAY, slice_length=0.0)
        for _ in range(stop):
            if next(steps, None) is None:
                break
        totals = totals or month_totals(journal) if stop > 3 else None
        if not due(journal, RULE, TODAY):
            break
    assert not due(journal, RULE, TODAY)
    found = month_totals(journal)
    assert found == totals
    assert found["2025-01", "visit", "", "", "agreement"] == found["2025-02", "visit", "", "", "agreement"] == 30


def test_totals_answers_and_exports_go_after_years(journal: Journal) -> None:
    journal.add_evaluation(Evaluation(token("old"), "2020-W53", "", 1, "yes"))
    journal.add_evaluation(Evaluation(token("new"), "2021-W09", "", 1, "yes"))

    def older(connection: sqlite3.Connection) -> None:
        connection.execute("INSERT INTO month_total VALUES ('2021-02', 'visit', '', '', 'left', 9), ('2021-03', 'visit', '', '', 'left', 9)")
        export = "INSERT INTO export_log VALUES (?, ?, 'visits', 'csv', '2021-01-01', '2021-01-31', 9, 0, 0, NULL)"
        connection.executemany(export, [(token("a"), "2021-02-28"), (token("b"), "2021-03-01")])

    journal.work(older)
    assert run(expire(journal, RULE, TODAY))[1] == Expired(totals=1, answers=1, exports=1)
    left = journal.work(lambda connection: [connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in ("month_total", "evaluation", "export_log")])
    assert left == [1, 1, 1]


def test_a_visit_left_open_goes_by_its_last_day(journal: Journal) -> None:
    journal.append(running(visit_id(1), OLD))
    journal.append(running(visit_id(2), OLD))
    journal.append(facts_of(visit_id(2), f.Interrupted(), day=RECENT, start=90))
    assert run(expire(journal, RULE, TODAY))[1] == Expired(visits=1)
    assert journal.unfinished() == (visit_id(2),)


CELLS = st.dictionaries(
    st.tuples(st.sampled_from(["step", "visit"]), st.sampled_from(["", "a", "b"]), st.sampled_from(["", "s", "t"]), st.sampled_from("wxyz")),
    st.integers(1, 12),
    max_size=12,
)


@given(CELLS)
def test_merging_keeps_the_sums_and_leaves_no_small_number_but_a_whole_measure(cells: dict[Cell, int]) -> None:
    found = merged(cells)
    for measure in ("step", "visit"):
        assert sum(n for cell, n in found.items() if cell[0] == measure) == sum(n for cell, n in cells.items() if cell[0] == measure)
    assert all(n >= SMALL or cell[1:] == ("", "", MERGED) for cell, n in found.items())


def test_one_small_number_is_not_left_to_be_told_by_its_sum() -> None:
    cells = {("visit", "", "", "left"): 2, ("visit", "", "", "agreement"): 40, ("visit", "", "", "answer_only"): 7}
    assert merged(cells) == {("visit", "", "", MERGED): 9, ("visit", "", "", "agreement"): 40}
    assert merged({("stop", "a", "s", "time"): 1, ("stop", "b", "s", "time"): 1}) == {("stop", "", "", MERGED): 2}


def test_words_fade_in_a_file_of_any_order(journal: Journal) -> None:
    chance = random.Random(4)
    for number in range(40):
        day = chance.choice((OLD, RECENT, TODAY))
        journal.append(running(visit_id(number), day), words_of(visit_id(number), f"ord {number}", day))
    kept = journal.work(lambda connection: connection.execute("SELECT id FROM words WHERE date >= '2026-01-31' ORDER BY id").fetchall())
    run(expire(journal, RULE, TODAY))
    assert journal.work(lambda connection: connection.execute("SELECT id FROM words ORDER BY id").fetchall()) == kept
