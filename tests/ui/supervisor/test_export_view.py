"""The words, names and tables of the page with exports."""

import errno
from datetime import date
from pathlib import Path

import pytest

from desk_assistant.desk.ledger import NotSaved
from desk_assistant.insight.periods import parse
from desk_assistant.insight.request import FORMATS, KINDS
from desk_assistant.paper.pages import TypesettingFailed
from desk_assistant.ui.supervisor import export_view as view
from desk_assistant.ui.supervisor.export_view import Earlier, Order, Saved

OCTOBER = parse("2026-10")


def test_all_kinds_and_formats_of_the_command_can_be_chosen() -> None:
    assert [code for code, _ in view.kinds()] == [*KINDS, "report"]
    assert [code for code, _ in view.formats()] == list(FORMATS)


def test_rows_are_for_internal_use_and_figures_may_leave() -> None:
    for what in ("visits", "steps", "agreements", "readiness"):
        assert "Til intern brug." in view.purpose(what) and "command line" in view.purpose(what)
    for what in ("statistics", "report"):
        assert "Må gives videre." in view.purpose(what) and "intern" not in view.purpose(what)


@pytest.mark.parametrize(
    ("name", "form", "whole"),
    [("a", "csv", "a.csv"), (" a.csv ", "xlsx", "a.xlsx"), ("a.JSONL", "pdf", "a.pdf"), ("a.b", "csv", "a.b.csv"), ("", "csv", ""), (".csv", "csv", "")],
)
def test_a_name_has_the_ending_of_its_format(name: str, form: str, whole: str) -> None:
    assert view.with_ending(name, form) == whole


@pytest.mark.parametrize("name", ["", "a/b.csv", "a\\b.csv", "c:a.csv", "a\n.csv", ".a.csv", "a?.csv"])
def test_what_is_no_name_is_said(name: str) -> None:
    assert view.wrong_name(name)


def test_a_plain_name_is_taken() -> None:
    assert view.wrong_name("møde i oktober.csv") == ""
    assert view.wrong_name(view.file_name(Order("readiness", OCTOBER, "json"))) == ""


@pytest.mark.parametrize(
    ("period", "today", "can"),
    [("2026-10", date(2026, 11, 1), True), ("2026-10", date(2026, 10, 31), False), ("2026-Q3", date(2026, 11, 1), True), ("2026-W40", date(2026, 11, 1), False), ("2025", date(2026, 11, 1), False)],
)
def test_the_report_is_of_a_month_or_quarter_that_is_over(period: str, today: date, can: bool) -> None:
    assert (view.refused(Order("report", parse(period), "pdf"), today) == "") == can
    assert view.refused(Order("visits", parse(period), "csv"), today) == ""


@pytest.mark.parametrize(
    ("problem", "said"),
    [
        (FileExistsError(Path("/folder/a.csv")), "a.csv exists already"),
        (OSError(errno.ENOSPC, "full"), "disk is full"),
        (PermissionError(errno.EACCES, "no"), "could not be saved there"),
        (NotSaved("io"), "could not be made now"),
        (TypesettingFailed("library_missing"), "could not be made now"),
        (ValueError("En sætning."), "En sætning."),
    ],
)
def test_every_trouble_has_a_sentence(problem: Exception, said: str) -> None:
    assert said in view.trouble(problem)
    assert "/folder" not in view.trouble(problem)


def test_a_saved_file_is_told_with_its_folder_and_its_companion() -> None:
    files = (Path("/d/a.csv"), Path("/d/a.forklaring.csv"))
    said = view.saved(Order("visits", OCTOBER, "csv"), Saved(files, 1234, waits=False))
    assert said.splitlines()[0] == "1.234 rows are saved: a.csv"
    assert view.breakable(Path("/d")) in said and view.breakable(Path("/d/e")) == "/\u200bd/\u200be" and "a.forklaring.csv" in said and "stands in the log" in said
    assert "One row" in view.saved(Order("visits", OCTOBER, "csv"), Saved(files[:1], 1, waits=True))
    assert "waits to come" in view.saved(Order("report", OCTOBER, "pdf"), Saved(files[:1], 70, waits=True))


def test_earlier_exports_are_a_table_of_the_newest() -> None:
    exports = [Earlier("2026-11-22", "visits", "csv", "2026-10-01", "2026-10-31", n, False, n == 0) for n in range(30)]
    table = view.earlier_table(exports)
    assert len(table.rows) == view.EARLIER
    assert table.rows[0] == ("22.11.2026", "Visits", "csv (waits to come into the log)", "1.10.2026 – 31.10.2026", "0", "no")
    assert table.rows[1][2] == "csv"
