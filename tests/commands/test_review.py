"""`flows review`: what is past its day, what soon will be, and a code that says whether something is."""

import json
from pathlib import Path

import pytest

from desk_assistant import __main__ as command_line
from tests.content.shelf import Shelf


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "content")


def review(shelf: Shelf, *more: str) -> int:
    return command_line.main(["flows", "review", "--content", str(shelf.folder), *more])


def test_nothing_is_due_on_the_day_everything_was_checked(shelf: Shelf, capsys: pytest.CaptureFixture[str]) -> None:
    assert review(shelf, "--today", "2026-11-22", "--within", "0") == 0
    assert "skulle være set efter" not in capsys.readouterr().out


def test_what_is_soon_due_is_listed_and_is_no_fault(shelf: Shelf, capsys: pytest.CaptureFixture[str]) -> None:
    assert review(shelf, "--today", "2026-11-22") == 0
    printed = capsys.readouterr().out
    assert "forløb skat: Skat\n" in printed and "  skal ses efter senest 2026-12-20\n" in printed


def test_a_new_year_without_new_rates_is_a_fault(shelf: Shelf, capsys: pytest.CaptureFixture[str]) -> None:
    assert review(shelf, "--today", "2027-01-02", "--json") == 1
    due = {row["id"]: {reason["code"] for reason in row["reasons"]} for row in json.loads(capsys.readouterr().out)}
    assert {"review_passed", "fact_expired"} <= due["boligstoette"]
    assert review(shelf, "--today", "2027-01-02") == 1
    assert "gjaldt til 2026-12-31" in capsys.readouterr().out
