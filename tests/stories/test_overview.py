"""The supervisor's overview behind F12: off by default, never during a visit or on a shared screen, and true to the log."""

import subprocess
import sys
from collections.abc import Callable

from desk_assistant import paths
from desk_assistant.content.library import load
from desk_assistant.insight.charts import overview
from desk_assistant.insight.counting import figures
from desk_assistant.insight.periods import parse
from desk_assistant.insight.sources import read
from desk_assistant.ui.supervisor.page import OverviewPage
from tests.insight.made import TODAY, fill
from tests.stories.desk import DOCTOR, Desk

MakeDesk = Callable[..., Desk]


def page(desk: Desk) -> OverviewPage:
    found = desk.program.window.pages.current
    assert isinstance(found, OverviewPage)
    desk.wait(lambda: found.counted, "the overview is counted")
    desk.rest()
    return found


def notice(desk: Desk) -> str:
    return desk.texts(desk.program.window)


def test_the_overview_is_off_until_it_is_switched_on(make_desk: MakeDesk) -> None:
    desk = make_desk()
    desk.open()
    desk.press("F12")
    assert desk.place == "start"
    assert "F12" not in keys_on_help(desk)
    desk.press("Ctrl+,")
    desk.bring_to_sight("settings.leaders_view")
    desk.click("settings.leaders_view")
    desk.press("Esc")
    assert "F12" in keys_on_help(desk)
    desk.press("F12")
    assert desk.place == "overview"


def keys_on_help(desk: Desk) -> list[str]:
    desk.press("F1")
    shown = notice(desk).splitlines()
    desk.press("Esc")
    return shown


def test_it_shows_the_newest_month_as_the_log_has_it(make_desk: MakeDesk) -> None:
    desk = make_desk(day=TODAY, leaders_view=True)
    fill(desk.folder / paths.DATABASE, 120, seed=3)
    desk.open()
    desk.press("F12")
    shown = page(desk)
    month = parse("2026-11")
    library = load(paths.resources() / "content")
    told = overview(figures(read([desk.program.work.ledger], month), month, library, TODAY, ()))
    assert shown.period == month
    assert [tile.label() for tile in shown.tiles.tiles] == [tile.value for tile in told.tiles]
    assert [card.chart_data for card in shown.cards() if card.chart_data in told.charts] == [card.chart_data for card in shown.cards()]
    assert int(told.tiles[0].value) > 5
    desk.press("F12")
    assert desk.place == "start"


def test_escape_and_the_button_lead_back_to_the_start(make_desk: MakeDesk) -> None:
    desk = make_desk(leaders_view=True)
    desk.open()
    desk.press("F12", "Esc")
    assert desk.place == "start"
    desk.press("F12")
    desk.click("overview.close")
    assert desk.place == "start"
    desk.press("N")
    assert desk.place == "arrival"


def test_it_does_not_open_during_a_visit(make_desk: MakeDesk) -> None:
    desk = make_desk(leaders_view=True)
    desk.open()
    desk.begin_doctor_change()
    desk.press("F12")
    assert desk.place == "together"
    refused = "The overview does not open during a visit."
    assert desk.find("bottom.status").text() == refused
    desk.press("1")
    assert desk.find("bottom.status").text() == "Saved"
    assert list(desk.steps()) == ["open"]


def test_it_does_not_open_on_a_shared_screen(make_desk: MakeDesk) -> None:
    desk = make_desk(leaders_view=True)
    desk.open()
    desk.press("F8", "F12")
    assert desk.place == "start"
    assert "The overview does not open on a shared screen." in notice(desk)
    desk.press("F8")
    assert "The overview does not open on a shared screen." not in notice(desk)
    desk.press("F12")
    assert desk.place == "overview"


def test_it_closes_when_the_screen_is_shared_or_a_visit_begins(make_desk: MakeDesk) -> None:
    desk = make_desk(leaders_view=True)
    desk.open()
    desk.press("F12", "F8")
    assert desk.place == "start"
    desk.press("F8", "F12")
    assert desk.place == "overview"
    desk.program.window.act("new_visit")
    desk.rest()
    assert desk.place == "arrival"


def test_another_text_size_keeps_the_period(make_desk: MakeDesk) -> None:
    desk = make_desk(day=TODAY, leaders_view=True)
    fill(desk.folder / paths.DATABASE, 60, seed=4)
    desk.open()
    desk.press("F12")
    page(desk)
    desk.click("overview.before")
    assert page(desk).period == parse("2026-10")
    desk.press("Ctrl++")
    assert page(desk).period == parse("2026-10")
    assert page(desk).look.scale > 1


def test_a_visit_made_before_is_counted_after(make_desk: MakeDesk) -> None:
    desk = make_desk(leaders_view=True)
    desk.open()
    desk.begin_doctor_change()
    desk.press(*["1"] * 6, *["Ctrl+Enter"] * 2)
    desk.click("agreement.given.nothing")
    desk.press("Ctrl+Enter", "F12")
    shown = page(desk)
    assert shown.period.code == "2026-11"
    assert shown.tiles.tiles[0].label() == "1"
    who = next(card.chart_data for card in shown.cards() if card.chart_data.id == "who_did")
    assert [category.id for category in who.categories] == [DOCTOR]


def test_nothing_of_the_overview_is_loaded_before_it_is_asked_for() -> None:
    script = (
        "import sys, desk_assistant.app, desk_assistant.work, desk_assistant.ui.employee.visit_pages\n"
        "print([name for name in sys.modules if 'supervisor' in name or name.startswith('desk_assistant.insight.charts')])"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
