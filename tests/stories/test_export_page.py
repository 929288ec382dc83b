"""Exports from the overview: seen before they are saved, written whole or not at all, and in the log of exports."""

from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desk_assistant import __main__ as command_line
from desk_assistant import exporting, paths, supervising
from desk_assistant import settings as settings_file
from desk_assistant.commands.reading import opened
from desk_assistant.content.compiled import load_with_local
from desk_assistant.exporting import Exporter
from desk_assistant.insight.periods import parse
from desk_assistant.settings import Settings
from desk_assistant.store import export_log, opening
from desk_assistant.store.journal import Journal
from desk_assistant.ui.parts.buttons import Button
from desk_assistant.ui.supervisor.export_page import ExportPage
from desk_assistant.ui.supervisor.export_view import Order
from tests.demo.examples import examples
from tests.insight.made import TODAY, fill
from tests.stories.desk import Desk

MakeDesk = Callable[..., Desk]
OCTOBER = parse("2026-10")


@pytest.fixture
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the folder of documents that the program finds."""
    folder = tmp_path / "documents"
    folder.mkdir()
    monkeypatch.setattr(exporting, "documents", lambda: folder)
    return folder


@pytest.fixture
def desk(make_desk: MakeDesk, documents: Path) -> Desk:
    """Give a desk with visits, its exports of October on the screen."""
    desk = make_desk(day=TODAY, leaders_view=True, desk_name="Skranke 3")
    fill(desk.folder / paths.DATABASE, 120, seed=3)
    desk.open()
    desk.program.work.supervising.period = OCTOBER
    desk.press("F12")
    desk.wait(lambda: desk.program.window.pages.current.counted, "the overview is counted")
    desk.click("overview.export")
    assert desk.place == "export"
    return desk


def page(desk: Desk) -> ExportPage:
    found = desk.program.window.pages.current
    assert isinstance(found, ExportPage)
    return found


def save(desk: Desk) -> str:
    """Press *Save*, and give what the page says then."""
    desk.bring_to_sight("export.save")
    desk.click("export.save")
    desk.wait(lambda: not page(desk).saving, "the file is saved")
    desk.rest()
    return page(desk).said.text()


def files(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def test_visits_of_october_become_a_csv_file_once(desk: Desk, documents: Path) -> None:
    journal = desk.program.work.ledger.journal
    rows = sum(row.n for row in journal.tallies(OCTOBER.first, OCTOBER.last) if row.measure == "visit")
    assert page(desk).counted.text() == f"Oktober 2026: {rows} besøg and 16 columns."
    assert files(documents) == [] and journal.exports() == ()
    said = save(desk)
    assert page(desk).said.kind() == "success" and "besoeg-2026-10.csv" in said and str(documents) in said.replace("\u200b", "")
    assert files(documents) == ["besoeg-2026-10.csv", "besoeg-2026-10.forklaring.csv"]
    lines = (documents / "besoeg-2026-10.csv").read_text(encoding="utf-8-sig").splitlines()
    assert len(lines) == rows + 1 > 10 and lines[0].startswith("Dato;Ugedag;")
    assert not {"Aftalenummer", "Borgerens egne ord", "Sagt tilbage"} & set(lines[0].split(";"))
    (event,) = journal.exports()
    assert (event.what, event.format, event.first_day, event.last_day, event.rows, event.words) == ("visits", "csv", "2026-10-01", "2026-10-31", rows, False)
    before = (documents / "besoeg-2026-10.csv").read_bytes()
    assert "besoeg-2026-10.csv exists already" in save(desk) and page(desk).said.kind() == "error"
    assert (documents / "besoeg-2026-10.csv").read_bytes() == before
    assert len(journal.exports()) == 1 and len(files(documents)) == 2
    shown = desk.find("export.exports.table")
    assert (shown.rowCount(), shown.item(0, 1).text(), shown.item(0, 4).text()) == (1, "Visits", str(rows))


@pytest.mark.parametrize("what", ["steps", "agreements", "readiness", "statistics", "report"])
def test_each_kind_is_saved_and_logged(desk: Desk, documents: Path, what: str) -> None:
    desk.click(f"export.what.{what}")
    assert page(desk).heading_preview.isVisible() == (what != "report")
    save(desk)
    (event,) = desk.program.work.ledger.journal.exports()
    assert event.what == what and page(desk).said.kind() == "success"
    assert len(files(documents)) == (1 if what == "report" else 2)


@pytest.mark.parametrize(("form", "ending"), [("xlsx", ".xlsx"), ("json", ".jsonl")])
def test_the_name_follows_the_format(desk: Desk, documents: Path, form: str, ending: str) -> None:
    desk.click(f"export.format.{form}")
    assert page(desk).name.text() == f"besoeg-2026-10{ending}"
    save(desk)
    assert files(documents) == [f"besoeg-2026-10{ending}"]


def test_enter_in_the_name_saves_under_it(desk: Desk, documents: Path) -> None:
    page(desk).name.editor().setFocus()
    page(desk).name.editor().selectAll()
    desk.write("møde.csv")
    desk.press("Return")
    desk.wait(lambda: not page(desk).saving, "the file is saved")
    assert files(documents) == ["møde.csv", "møde.forklaring.csv"]


@pytest.mark.parametrize("name", ["", "../ud.csv", "a\\b", ".skjult"])
def test_a_name_that_is_none_is_refused(desk: Desk, documents: Path, name: str) -> None:
    page(desk).name.set_text(name)
    save(desk)
    assert page(desk).name.error() and page(desk).name.editor().hasFocus()
    assert files(documents) == [] and files(documents.parent).count("ud.csv") == 0
    assert desk.program.work.ledger.journal.exports() == ()


def test_a_folder_that_is_gone_is_said_and_nothing_is_logged(desk: Desk, documents: Path) -> None:
    documents.rmdir()
    assert "could not be saved there" in save(desk)
    assert desk.program.work.ledger.journal.exports() == ()


@pytest.mark.parametrize("period", ["2026-W41", "2026"])
def test_what_may_leave_the_house_is_of_whole_months(make_desk: MakeDesk, documents: Path, period: str) -> None:
    desk = make_desk(day=TODAY, leaders_view=True)
    desk.open()
    desk.program.work.supervising.period = parse(period)
    desk.program.window.pages.covering = "overview"
    desk.program.window.act("export")
    for what in ("statistics", "report"):
        desk.click(f"export.what.{what}")
        assert page(desk).said.isVisible() and page(desk).said.text()
        assert not page(desk).save_button.isVisible() and not page(desk).name.isVisible()
    desk.click("export.what.visits")
    assert page(desk).save_button.isVisible() and not page(desk).said.isVisible()


def test_escape_leads_back_to_the_overview_and_f12_to_the_start(desk: Desk) -> None:
    desk.press("Esc")
    assert desk.place == "overview"
    assert desk.program.window.pages.current.period == OCTOBER
    desk.click("overview.export")
    desk.press("F12")
    assert desk.place == "start"


def test_leaving_the_page_stops_the_export_and_leaves_no_file(desk: Desk, documents: Path) -> None:
    shown = page(desk)
    shown._save()
    shown._step()
    assert shown.saving and any(name.endswith(".tmp") for name in files(documents))
    desk.program.window.act("new_visit")
    desk.rest()
    assert desk.place == "arrival"
    assert not shown.saving and files(documents) == []
    assert desk.program.work.ledger.journal.exports() == ()


def test_ending_the_program_during_an_export_leaves_no_file(desk: Desk, documents: Path) -> None:
    page(desk)._save()
    page(desk)._step()
    desk.end()
    assert files(documents) == []


def test_the_stop_button_stops_a_long_export(desk: Desk, documents: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desk_assistant.ui.supervisor.export_page._SAY_AFTER_MS", 0)
    shown = page(desk)
    shown._save()
    shown._timer.stop()
    shown._step()
    visits = shown._exporter.visits(shown.order)
    assert f"of {visits} visits" in shown.said.text() and visits > 10
    desk.click("export.stop")
    assert not shown.saving and files(documents) == [] and "No file was saved" in shown.said.text()


def test_it_closes_when_the_screen_is_shared(desk: Desk) -> None:
    desk.press("F8")
    assert desk.place == "start"


@pytest.fixture(scope="module")
def copies(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with copies of a desk."""
    folder = tmp_path_factory.mktemp("copied")
    examples(folder, date(2026, 11, 10))
    settings_file.save(folder / paths.SETTINGS, Settings(desk_name="Skranke 7"))
    assert command_line.main(["backup", "--data", str(folder)]) == 0
    return folder / paths.COPIES


@pytest.fixture
def qt_done() -> Iterator[None]:
    """Let what was deleted go before the test ends."""
    yield
    QTest.qWait(1)


def test_a_window_on_copies_saves_and_the_own_log_is_told(copies: Path, documents: Path, tmp_path: Path, typefaces: bool, qt_done: None) -> None:
    own = tmp_path / "own"
    own.mkdir()
    Journal.open(own / paths.DATABASE, TODAY).close()
    with opened(own, [copies], TODAY) as journals:
        window = supervising.open_window(own, journals, ("Skranke 7",), OCTOBER, TODAY, own=False)
        window.show()
        while not window.page.counted:
            QTest.qWait(1)
        window.page.findChild(Button, "overview.export").click()
        assert window.exports is not None and not window.page.isVisible()
        window.exports.save_button.click()
        while window.exports.saving:
            QTest.qWait(1)
        assert window.exports.said.kind() == "success"
        assert files(documents) == ["besoeg-2026-10.csv", "besoeg-2026-10.forklaring.csv"]
        assert [row.what for row in window.exports._exporter.earlier()] == ["visits"]
        QTest.keyClick(window, Qt.Key.Key_Escape)
        assert window.exports is None and window.page.isVisible()
        window.close()
        window.deleteLater()
    with closing(Journal.open(own / paths.DATABASE, TODAY)) as journal:
        assert [event.what for event in journal.exports()] == ["visits"]


def test_while_the_own_log_is_in_use_the_event_waits(
    copies: Path, documents: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "PATIENCE", 0.05)
    own = tmp_path / "own"
    own.mkdir()
    library = load_with_local(paths.resources() / "content", own / paths.CONTENT, own / paths.LOCAL)
    with closing(Journal.open(own / paths.DATABASE, TODAY)), opened(own, [copies], TODAY) as journals:
        exporter = Exporter(own, journals, library, TODAY, own=False)
        work = exporter.save(Order("visits", OCTOBER, "csv"), documents / "a.csv")
        try:
            while True:
                next(work)
        except StopIteration as end:
            assert end.value.waits
        assert len(export_log.waiting(own)) == 1
        assert [row.waits for row in exporter.earlier()] == [True]
