"""Citizens' answers and month totals come out as counts."""

import sqlite3

from desk_assistant.store.journal import Journal
from desk_assistant.store.rows import MERGED, AnswerRow, Evaluation, MonthTotalRow
from tests.store.sample import token


def test_answers_are_counted_by_week_face_and_solved(journal: Journal) -> None:
    given = [
        ("2026-W09", 1, "yes"), ("2026-W10", 1, "yes"), ("2026-W10", 1, "yes"), ("2026-W10", 4, None), ("2026-W10", None, "no"),
        ("2026-W12", 2, "partly"), ("2026-W13", 1, "yes"),
    ]  # fmt: skip
    for number, (week, face, solved) in enumerate(given):
        journal.add_evaluation(Evaluation(token(f"answer {number}"), week, f"desk {number % 2}", face, solved))
    assert journal.answers("2026-W10", "2026-W12") == (
        AnswerRow("2026-W10", None, "no", 1),
        AnswerRow("2026-W10", 1, "yes", 2),
        AnswerRow("2026-W10", 4, None, 1),
        AnswerRow("2026-W12", 2, "partly", 1),
    )
    assert journal.answers("2027-W01", "2027-W05") == ()


def test_month_totals_of_the_months_between(journal: Journal) -> None:
    def write(connection: sqlite3.Connection) -> None:
        rows = [("2025-01", "visit", "", "", "agreement", 9), ("2025-02", "visit", "", "", MERGED, 3), ("2025-04", "visit", "", "", "left", 5)]
        connection.executemany("INSERT INTO month_total VALUES (?, ?, ?, ?, ?, ?)", rows)

    journal.work(write)
    assert journal.month_totals("2025-01", "2025-03") == (
        MonthTotalRow("2025-01", "visit", "", "", "agreement", 9),
        MonthTotalRow("2025-02", "visit", "", "", MERGED, 3),
    )
    assert journal.month_totals("2025-03", "2025-03") == ()
