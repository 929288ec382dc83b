"""The overview in use: periods, charts by keyboard and pointer, their tables and copies, and what happens when it cannot read."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desk_assistant.desk.ledger import NotSaved
from desk_assistant.insight.periods import parse
from desk_assistant.ui.supervisor import page as page_module
from desk_assistant.ui.supervisor.card import ChartCard
from desk_assistant.ui.supervisor.columns import columns_for
from desk_assistant.ui.supervisor.page import OverviewPage
from desk_assistant.ui.supervisor.view import MOST, copied, described
from tests.ui.supervisor.conftest import Opener, settle
from tests.ui.supervisor.sample import Counts, chart, full, overview
from tests.visit.desk import shipped

Key = Qt.Key


def card(page: OverviewPage, name: str) -> ChartCard:
    return next(found for found in page.cards() if found.chart_data.id == name)


def press(*keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(QApplication.focusWidget(), key)
        QTest.qWait(1)


def test_the_page_shows_what_the_figures_say(open_page: Opener) -> None:
    page = open_page()
    assert page.heading.text() == "Visits i oktober 2026"
    assert {found.chart_data.id: found.chart_data for found in page.cards()} == {found.id: found for found in overview().charts}
    assert [tile.label() for tile in page.tiles.tiles] == [tile.value for tile in overview().tiles]


def test_every_chart_is_told_to_a_screen_reader(open_page: Opener) -> None:
    page = open_page()
    for found in page.cards():
        if found.view is None:
            continue
        spoken = QAccessible.queryAccessibleInterface(found.view)
        assert spoken.role() == QAccessible.Role.Chart
        assert spoken.text(QAccessible.Text.Name) == found.chart_data.question
        said = spoken.text(QAccessible.Text.Description)
        assert said.startswith(found.chart_data.reading)
        assert spoken.state().focusable
    assert QAccessible.queryAccessibleInterface(card(page, "stops").view).text(QAccessible.Text.Description) == described(chart("stops"))


def test_arrows_walk_the_bars_and_enter_opens_a_step(open_page: Opener) -> None:
    page = open_page(size=(1920, 1080))
    stuck = card(page, "stuck")
    stuck.view.setFocus(Qt.FocusReason.TabFocusReason)
    assert stuck.view.current == 0
    press(Key.Key_Up)
    assert stuck.view.current == 0
    press(Key.Key_Down, Key.Key_Down)
    assert stuck.view.current == 2
    press(Key.Key_End, Key.Key_Down)
    assert stuck.view.current == MOST - 1
    press(Key.Key_Home, Key.Key_Return)
    first = stuck.chart_data.categories[0]
    step = shipped().flows[first.flow].step(first.step)
    assert stuck.step.step.heading == first.label
    assert stuck.step.step.citizen_title == step.citizen_title.da
    press(Key.Key_Down, Key.Key_Return)
    assert stuck.step.step.heading == stuck.chart_data.categories[1].label
    press(Key.Key_Return)
    assert stuck.step is None


def test_a_click_opens_a_step_and_its_button_closes_it(open_page: Opener) -> None:
    page = open_page(size=(1920, 1080))
    stuck = card(page, "stuck")
    row = stuck.view.plan(stuck.view.width()).rows[3]
    QTest.mouseClick(stuck.view, Qt.MouseButton.LeftButton, pos=row.area.center().toPoint())
    assert stuck.step.step.heading == stuck.chart_data.categories[3].label
    stuck.step.close_button.setFocus()
    press(Key.Key_Return)
    assert stuck.step is None
    assert stuck.view.hasFocus()


def test_bars_that_lead_nowhere_open_nothing(open_page: Opener) -> None:
    page = open_page()
    stops = card(page, "stops")
    stops.view.setFocus(Qt.FocusReason.TabFocusReason)
    press(Key.Key_Return)
    QTest.mouseClick(stops.view, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    assert stops.step is None


def test_the_table_takes_the_place_of_the_chart_and_says_the_same(open_page: Opener) -> None:
    page = open_page(size=(1920, 1080))
    found = card(page, "stuck")
    found.table_button.click()
    settle(page)
    assert found.table.isVisible() and not found.view.isVisible()
    rows = [tuple(found.table.item(row, column).text() for column in range(found.table.columnCount())) for row in range(found.table.rowCount())]
    assert rows == [(row[0][:1].upper() + row[0][1:], *row[1:]) for row in found.chart_data.rows]
    spoken = QAccessible.queryAccessibleInterface(found.table)
    assert spoken.role() == QAccessible.Role.Table
    columns = found.chart_data.columns
    assert spoken.childCount() == (len(rows) + 1) * (len(columns) + 1)
    children = [spoken.child(at) for at in (1, len(columns) + 1, len(columns) + 3)]
    role = QAccessible.Role
    assert [child.role() for child in children] == [role.ColumnHeader, role.RowHeader, role.Cell]
    assert [child.text(QAccessible.Text.Name) for child in children] == [columns[0], rows[0][0], rows[0][1]]
    found.table.setFocus()
    found.table.setCurrentCell(1, 0)
    press(Key.Key_Return)
    assert found.step.step.heading == found.chart_data.categories[1].label
    found.table_button.click()
    assert found.view.isVisible() and not found.table.isVisible()


@pytest.mark.parametrize("size", [(1920, 1080), (1366, 768), (1000, 700)])
def test_no_word_of_a_table_is_broken(open_page: Opener, size: tuple[int, int]) -> None:
    page = open_page(size=size)
    for found in page.cards():
        if found.view is not None:
            found.table_button.click()
    settle(page)
    for found in page.cards():
        if found.table is not None:
            assert found.table.least_width() <= found.table.width(), found.chart_data.id
            width = sum(found.table.columnWidth(column) for column in range(found.table.columnCount()))
            assert width <= found.table.width(), found.chart_data.id


def test_a_copy_takes_the_table_along_and_only_one_chart_says_so(open_page: Opener) -> None:
    page = open_page()
    stops, topics = card(page, "stops"), card(page, "topics")
    stops.copy_button.click()
    assert QGuiApplication.clipboard().text() == copied(stops.chart_data)
    topics.copy_button.click()
    assert QGuiApplication.clipboard().text() == copied(topics.chart_data)
    assert (stops.copy_button.label(), topics.copy_button.label()) == ("Copy", "Copied")


def test_all_bars_are_shown_when_they_are_asked_for(open_page: Opener) -> None:
    found = card(open_page(), "who_did")
    assert len(found.view.plan(900).rows) == MOST
    found.all_button.click()
    assert len(found.view.plan(900).rows) == len(shipped().flows)
    assert not found.all_button.isVisible() and found.view.hasFocus()


def test_a_key_figure_leads_to_its_chart(open_page: Opener) -> None:
    page = open_page()
    for tile in page.tiles.tiles:
        tile.click()
        QTest.qWait(1)
        target = card(page, tile.leads_to)
        assert target.view.hasFocus()
        assert page.viewport().rect().contains(target.heading.mapTo(page.viewport(), QPoint(0, 0)))


def test_periods_go_on_and_back_and_never_beyond_today(open_page: Opener) -> None:
    page = open_page()
    assert (page.before.label(), page.after.label()) == ("Back to september 2026", "On to november 2026")
    page.after.click()
    settle(page)
    assert page.period.code == "2026-11" and not page.after.isVisible()
    assert page.said.text() == "Perioden er ikke slut endnu."
    assert page.before.hasFocus()
    page.before.click()
    settle(page)
    assert page.period.code == "2026-10" and page.after.isVisible() and not page.said.isVisible()
    page.kinds.segment("week").click()
    settle(page)
    assert page.period.code == "2026-W44" and page.kinds.value == "week"


def test_an_empty_period_offers_the_newest_month(open_page: Opener) -> None:
    page = open_page(period=parse("2024-03"))
    assert page.cards() == [] and page.tiles is None
    assert page.findChild(QWidget, "overview.nothing.heading").text() == "Ingen besøg i perioden."
    page.findChild(QWidget, "overview.newest").click()
    settle(page)
    assert page.period.code == "2026-10" and page.cards()


def test_the_first_day_says_what_comes_here(open_page: Opener) -> None:
    page = open_page(Counts())
    assert page.findChild(QWidget, "overview.nothing.heading").text() == "The numbers come here"
    assert not page.findChild(QWidget, "overview.newest").isVisible()


def test_what_cannot_be_read_is_said_and_can_be_tried_again(open_page: Opener) -> None:
    source = full()
    page = open_page(source)

    def broken(first: date, last: date) -> tuple:
        raise NotSaved("io")

    works, source.tallies = source.tallies, broken
    page.before.click()
    settle(page)
    assert page.problem.isVisible() and page.counted
    source.tallies = works
    page.findChild(QWidget, "overview.problem.again").click()
    settle(page)
    assert not page.problem.isVisible() and page.period.code == "2026-09" and page.cards()


def test_progress_is_said_when_it_takes_long(open_page: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_module, "_SAY_AFTER_MS", 0)
    page = open_page(full(), full(), full())
    said = []
    page.before.click()
    while not page.counted:
        if page.said.isVisible():
            said.append(page.said.text())
        QTest.qWait(0)
    assert any(text.startswith("Fetching the numbers: ") and text.endswith(" of 3 …") for text in said)
    assert not page.said.isVisible()


@pytest.mark.parametrize(("size", "columns"), [((1920, 1080), "two"), ((1366, 768), "mixed"), ((1000, 700), "one")])
def test_columns_follow_the_width(open_page: Opener, size: tuple[int, int], columns: str) -> None:
    page = open_page(size=size)
    assert columns_for(size[0] - 72) == columns
    left = {found.chart_data.id: found.mapTo(page.sheet, QPoint(0, 0)).x() for found in page.cards()}
    apart = {name for name, x in left.items() if x > 100}
    assert apart == {
        "two": {"stuck", "gates", "solved", "weekdays", "pairs", "closings", "bands", "offers", "handed"},
        "mixed": {"gates", "solved", "weekdays", "pairs", "closings", "bands", "offers", "handed"},
        "one": set(),
    }[columns]
