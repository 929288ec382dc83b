"""Workbooks: days are days, text is text, and two sheets say what it means."""

import warnings
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter

from desk_assistant.insight.columns import INTERNAL, columns
from desk_assistant.store.journal import Journal
from tests.insight.exports.made import HOSTILE, KINDS, OWN_LINE, OWN_WORDS, SAID_BACK, csv_rows, exported, request
from tests.insight.exports.workbook import Workbook
from tests.store.limits import largest_file


def test_days_are_days_and_hours_are_numbers(log: Journal, tmp_path: Path) -> None:
    book = Workbook(exported(log, tmp_path / "visits.xlsx", request(format="xlsx")).files[0])
    rows = book.rows("Besøg")
    assert rows[0]["A"] == "Dato" and rows[0]["P"] == "Skal det i sagen?"
    assert [row["A"] for row in rows[1:]] == [date(2026, 10, 1), date(2026, 10, 2), date(2026, 10, 31)]
    assert rows[2]["C"] == date(2026, 9, 30)
    assert [row["D"] for row in rows[1:]] == [10, 10, 15]
    assert rows[2]["F"] == "flyttet" and rows[2]["H"] == "laege"
    assert rows[3]["F"] == "=1+1"


@pytest.mark.parametrize("what", KINDS)
def test_a_workbook_holds_what_the_csv_holds(log: Journal, tmp_path: Path, what: str) -> None:
    """The same cells, but for the apostrophes: text is text here by itself."""
    plain = csv_rows(exported(log, tmp_path / "rows.csv", request(what)).files[0])
    book = Workbook(exported(log, tmp_path / "rows.xlsx", request(what, format="xlsx")).files[0])
    letters = [chr(ord("A") + at) for at in range(len(plain[0]))]
    read = [[str(row.get(letter, "")) for letter in letters] for row in book.rows(book.names[0])]
    assert read == [[cell.removeprefix("'") for cell in row] for row in plain]
    assert book.formulas() == 0


def test_hostile_text_stays_text(log: Journal, tmp_path: Path) -> None:
    book = Workbook(exported(log, tmp_path / "steps.xlsx", request("steps", format="xlsx")).files[0])
    assert [row["E"] for row in book.rows("Trin")[4:]] == list(HOSTILE)
    assert book.formulas() == 0
    assert not any("externalLink" in name or b"<hyperlink" in body for name, body in book.parts.items())


def test_the_reader_would_see_a_formula(tmp_path: Path) -> None:
    """The negative control: `write` takes text for a formula, and the reader of these tests finds it."""
    with xlsxwriter.Workbook(tmp_path / "bad.xlsx") as book:
        book.add_worksheet("x").write(0, 0, "=1+1")
    assert Workbook(tmp_path / "bad.xlsx").formulas() == 1


def test_headings_stay_in_sight_and_can_be_filtered(log: Journal, tmp_path: Path) -> None:
    book = Workbook(exported(log, tmp_path / "visits.xlsx", request(format="xlsx")).files[0])
    sheet = book.parts["xl/worksheets/sheet1.xml"].decode()
    assert '<pane ySplit="1"' in sheet and 'state="frozen"' in sheet
    assert '<autoFilter ref="A1:P4"' in sheet
    assert sheet.count("<col ") >= 3


def test_the_other_sheets_explain_it(log: Journal, tmp_path: Path) -> None:
    book = Workbook(exported(log, tmp_path / "visits.xlsx", request(format="xlsx")).files[0])
    assert book.names == ["Besøg", "Forklaring", "Om eksporten"]
    meanings = book.rows("Forklaring")
    assert meanings[1]["C"] == INTERNAL
    assert [row["A"] for row in meanings[2:]] == [column.heading for column in columns("visits")]
    about = {row["A"]: row["B"] for row in book.rows("Om eksporten")}
    assert about == {
        "Brug": INTERNAL, "Indhold": "besøg", "Første dag": "2026-10-01", "Sidste dag": "2026-10-31", "Lavet den": "2026-11-02",
        "Rækker": "3", "Holdt tilbage": "0", "Program": "Desk Assistant 0.1.0",
    }  # fmt: skip


def test_words_come_only_when_asked_for(log: Journal, tmp_path: Path) -> None:
    for what in KINDS:
        bare = exported(log, tmp_path / f"{what}.xlsx", request(what, format="xlsx")).files[0]
        assert not any(text.encode() in part for part in Workbook(bare).parts.values() for text in (OWN_WORDS, SAID_BACK, OWN_LINE))
    asked = request(format="xlsx", words=True, numbers=True, reason="access")
    book = Workbook(exported(log, tmp_path / "words.xlsx", asked).files[0])
    assert (book.rows("Besøg")[2]["Q"], book.rows("Besøg")[2]["R"]) == ("K7D2M9QX4", OWN_WORDS)
    about = {row["A"]: row["B"] for row in book.rows("Om eksporten")}
    assert about["Med"] == "borgerens og skrankens egne ord og aftalenumre" and about["Grund"] == "indsigt"


def test_nothing_tells_the_time_of_day(log: Journal, tmp_path: Path) -> None:
    book = Workbook(exported(log, tmp_path / "visits.xlsx", request(format="xlsx")).files[0])
    assert b"2026-11-02T00:00:00Z" in book.parts["docProps/core.xml"]
    assert book.parts["docProps/core.xml"].count(b"T00:00:00Z") == book.parts["docProps/core.xml"].count(b"dcterms:W3CDTF")


def test_more_rows_than_a_sheet_can_hold_are_refused(log: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desk_assistant.insight.export.MOST_ROWS", 2)
    with pytest.raises(ValueError, match="Vælg færre dage"):
        exported(log, tmp_path / "visits.xlsx", request(format="xlsx"))
    assert list(tmp_path.iterdir()) == [] and log.exports() == ()


@pytest.mark.parametrize("size", [200, 3_000, 5_000])
def test_a_full_disk_leaves_nothing(log: Journal, tmp_path: Path, size: int) -> None:
    """While the rows are written, and while the workbook is packed."""
    with warnings.catch_warnings(), largest_file(size), pytest.raises(OSError):
        exported(log, tmp_path / "steps.xlsx", request("steps", format="xlsx"))
    assert list(tmp_path.iterdir()) == []
    assert log.exports() == ()


def test_what_xlsxwriter_refuses_is_passed_on(log: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from xlsxwriter.exceptions import FileSizeError

    def refuse(*_: object) -> None:
        raise FileSizeError("too large")

    monkeypatch.setattr("xlsxwriter.Workbook.close", refuse)
    with pytest.raises(FileSizeError):
        exported(log, tmp_path / "steps.xlsx", request("steps", format="xlsx"))
    assert list(tmp_path.iterdir()) == []
