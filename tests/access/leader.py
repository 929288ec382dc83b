"""The supervisor's overview in the employee's window: full, few, empty, as tables, with a step opened."""

from PySide6.QtCore import Qt

from tests.access.desk import Desk, Opener, Screens
from tests.ui.supervisor.sample import Counts, full, visits


def overview(open_desk: Opener) -> Screens:
    """Every state of the overview, and its refusals."""
    desk = open_desk(leaders_view=True, desk_name="Skranke 3")
    desk.program.work.supervising.sources = (Counts(),)
    desk.key(Qt.Key.Key_F12)
    _settle(desk)
    yield "overview, first day", desk.window
    desk.key(Qt.Key.Key_F12)
    desk.program.work.supervising.period = None
    desk.program.work.supervising.sources = (full(),)
    desk.key(Qt.Key.Key_F12)
    _settle(desk)
    yield "overview, a month", desk.window
    page = desk.window.pages.current
    stuck = next(card for card in page.cards() if card.chart_data.id == "stuck")
    stuck.view.setFocus()
    desk.key(Qt.Key.Key_Down)
    desk.key(Qt.Key.Key_Return)
    yield "overview, a step", desk.window
    for card in page.cards():
        if card.view is not None:
            card.table_button.click()
    desk.settle()
    stuck.table.setFocus()
    yield "overview, tables", desk.window
    page.kinds.choice().setFocus()
    page.after.click()
    _settle(desk)
    yield "overview, few and running", desk.window
    desk.act("overview")
    desk.program.work.supervising.sources = (Counts(tuple(visits("2026-08-03", 3))),)
    desk.act("overview")
    _settle(desk)
    yield "overview, empty", desk.window
    desk.act("shared_screen", "overview")
    yield "overview refused, shared", desk.window
    desk.act("shared_screen", "new_visit", "overview")
    yield "overview refused, visit", desk.window


def _settle(desk: Desk) -> None:
    for _ in range(400):
        if desk.window.pages.current.counted:
            break
        desk.settle()
    desk.settle()
