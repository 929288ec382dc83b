"""One chart on a sheet of its own: the sheet says what stands in the window."""

from desk_assistant.insight.sheet import MOST, sheet
from tests.insight.sheet import AFTER, OCTOBER, chart, seen, visits

LINES = [("visit", "", "", "agreement", 7), ("hour", "", "", "09", 2), ("hour", "", "", "11", 5)]


def test_the_sheet_names_period_desks_and_the_day_it_was_made() -> None:
    made = sheet(chart(seen(visits(9)), "closings"), OCTOBER, ("Skranke 1", "Skranke 3"), AFTER)
    assert (made.title, made.sender, made.period) == ("Besøg i oktober 2026", "Skranke 1 · Skranke 3", "Til intern brug")
    assert made.made.startswith("Lavet ") and str(AFTER.year) in made.made
    assert made.page_of.format(number=1, total=2) == "Side 1 af 2"


def test_a_grid_of_hours_stands_there_as_it_is_in_the_window() -> None:
    hours = chart(seen(LINES), "hours")
    paper = sheet(hours, OCTOBER, (), AFTER).chart
    assert len(hours.rows) <= MOST
    assert (paper.question, paper.reading, paper.shape) == (hours.question, hours.reading, "grid")
    assert (paper.columns, paper.rows) == (hours.columns, hours.rows)
    assert paper.values == tuple(category.values for category in hours.categories)
