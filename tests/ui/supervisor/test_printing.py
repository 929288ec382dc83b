"""A chart on paper: its own sheet with every figure of the table, through the child process that prints notes."""

import subprocess
from pathlib import Path

import msgspec
import pytest
from PySide6.QtTest import QTest

from desk_assistant.insight.periods import parse
from desk_assistant.insight.sheet import MOST, sheet
from desk_assistant.paper.sheet import ChartSheet, sheet_images
from desk_assistant.ui.supervisor.card import ChartCard
from desk_assistant.ui.supervisor.page import OverviewPage
from tests.paper.notes import RESOURCES
from tests.ui.supervisor.conftest import Opener
from tests.ui.supervisor.sample import TODAY, chart, overview


def card(page: OverviewPage, name: str) -> ChartCard:
    return next(found for found in page.cards() if found.chart_data.id == name)


def wait_for(page: OverviewPage, name: str, label: str) -> None:
    found = card(page, name)
    for _ in range(2_000):
        if found.print_button.label() == label:
            return
        QTest.qWait(10)
    raise AssertionError(f"{found.print_button.label()!r}, {found.not_printed.text()!r}")


def test_a_chart_becomes_one_sheet_in_the_folder_that_is_the_printer(open_page: Opener, tmp_path: Path) -> None:
    page = open_page(printer=str(tmp_path))
    card(page, "stops").print_button.click()
    assert card(page, "stops").print_button.label() == "Printing …"
    card(page, "topics").print_button.click()
    assert "Wait a moment" in card(page, "topics").not_printed.text()
    wait_for(page, "stops", "Printed")
    assert [path.name for path in tmp_path.iterdir()] == ["overblik-1.pdf"]
    told = subprocess.run(["pdfinfo", tmp_path / "overblik-1.pdf"], capture_output=True, text=True, check=True).stdout
    assert "Pages:           1\n" in told and "A4" in told

    card(page, "topics").print_button.click()
    assert card(page, "stops").print_button.label() == "Send to printer"
    wait_for(page, "topics", "Printed")
    assert not card(page, "topics").not_printed.isVisible()
    assert len(list(tmp_path.iterdir())) == 2


def test_a_printer_that_is_not_there_is_told_and_can_be_tried_again(open_page: Opener, tmp_path: Path) -> None:
    page = open_page(printer=str(tmp_path / "gone"))
    found = card(page, "stops")
    found.print_button.click()
    wait_for(page, "stops", "Send to printer")
    assert found.not_printed.isVisible() and found.not_printed.text().startswith("No printer was found.")
    (tmp_path / "gone").mkdir()
    found.print_button.click()
    wait_for(page, "stops", "Printed")
    assert not found.not_printed.isVisible()


def test_a_print_outlives_the_overview(open_page: Opener, tmp_path: Path) -> None:
    page = open_page(printer=str(tmp_path))
    card(page, "stops").print_button.click()
    page.show_period(parse("2026-09"))
    for _ in range(2_000):
        if list(tmp_path.glob("overblik-*.pdf")):
            break
        QTest.qWait(10)
    assert [path.name for path in tmp_path.glob("*.pdf")] == ["overblik-1.pdf"]


def test_without_a_printer_of_its_own_there_is_nothing_to_press(open_page: Opener) -> None:
    assert card(open_page(), "stops").print_button is None


@pytest.mark.parametrize("name", [found.id for found in overview().charts])
def test_every_chart_can_be_typeset_on_one_sheet_with_its_texts(name: str) -> None:
    made = sheet(chart(name), parse("2026-10"), ("Solby",), TODAY)
    whole = chart(name)
    assert (made.chart.question, made.chart.reading) == (whole.question, whole.reading)
    for row in made.chart.rows:
        assert set(row) <= {text for line in whole.rows for text in line} | {shown for part in whole.categories for shown in part.shown} | {
            part.label for part in whole.categories
        }
    assert len(made.chart.rows) == min(len(whole.rows), MOST) or whole.empty
    pages = sheet_images(ChartSheet(msgspec.to_builtins(made)), RESOURCES, 40)
    assert len(pages) == 1 and pages[0].startswith(b"\x89PNG")
