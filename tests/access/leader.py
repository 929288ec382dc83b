"""The supervisor's pages in the employee's window: the overview full, few, empty, as tables, with a step opened; and exports."""

from contextlib import closing

from PySide6.QtCore import Qt

from desk_assistant import paths
from desk_assistant.insight.periods import parse
from desk_assistant.store.journal import Journal
from tests.access.desk import Desk, Opener, Screens
from tests.insight.made import TODAY, fill
from tests.ui.supervisor.sample import OCTOBER, Counts, full, visits


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


def exports(open_desk: Opener) -> Screens:
    """Every kind of export, before and after it is saved, and what is refused."""
    desk = open_desk(leaders_view=True, desk_name="Skranke 3")
    folder = desk.program.folder.parent / "visits"
    fill(folder / paths.DATABASE, 80, seed=5)
    supervising = desk.program.work.supervising
    with closing(Journal.open(folder / paths.DATABASE, TODAY)) as journal:
        supervising.journals, supervising.period = (journal,), OCTOBER
        desk.key(Qt.Key.Key_F12)
        _settle(desk)
        desk.press("overview.export")
        page = desk.window.pages.current
        page._exporter.place = folder
        yield "exports, visits", desk.window
        for what in ("steps", "agreements", "readiness", "statistics", "report"):
            desk.press(f"export.what.{what}")
            yield f"exports, {what}", desk.window
        for name, said in (("rapport", "success"), ("rapport", "error")):
            page.name.set_text(name)
            desk.press("export.save")
            desk.wait_for(lambda: not page.saving)
            assert page.said.kind() == said
            yield f"exports, {said}", desk.window
        page.name.set_text("")
        desk.press("export.save")
        assert page.name.error()
        yield "exports, no name", desk.window
        page.name.set_error(None)
        page.said.show()
        page._show_progress(7)
        yield "exports, at work", desk.window
        desk.act("close_page")
        supervising.period = parse("2026-W41")
        desk.act("overview", "overview")
        _settle(desk)
        desk.press("overview.export")
        desk.press("export.what.report")
        yield "exports, refused", desk.window
        desk.act("overview")


def _settle(desk: Desk) -> None:
    for _ in range(400):
        if desk.window.pages.current.counted:
            break
        desk.settle()
    desk.settle()
