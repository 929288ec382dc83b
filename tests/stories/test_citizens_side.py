"""The citizen's side of a visit: the second window, the strips on a shared PC, the language, and the answer at the end."""

import sqlite3
from collections.abc import Callable
from contextlib import closing

import pytest

from desk_assistant import paths
from desk_assistant.ui.citizen.states import AgreementShown, Idle, Rate, StepView, Thanks
from desk_assistant.ui.parts.ladder import PressGuard
from tests.stories.desk import CARD, DOCTOR, Desk

MakeDesk = Callable[..., Desk]


def body(desk: Desk) -> object:
    """Give what stands on the citizen's screen."""
    desk.rest()
    return desk.find("citizen_window")._view.body


def answers(desk: Desk) -> list[tuple[str, int | None, str | None]]:
    """Give the stored answers: week, face, solved. The desk must be ended."""
    with closing(sqlite3.connect(desk.folder / paths.DATABASE)) as connection:
        return connection.execute("SELECT iso_week, face, solved FROM evaluation").fetchall()


@pytest.fixture
def asked(desk: Desk) -> Desk:
    """A desk whose citizen is asked how the visit was; no press is too early."""
    desk.press("F7")
    desk.find("citizen_window")._guard = PressGuard(pause=0)
    desk.begin_doctor_change()
    desk.press("1", "Alt+5", "Ctrl+Enter")
    desk.wait_for_notes(1)
    assert isinstance(body(desk), Rate)
    return desk


def test_the_citizen_follows_the_visit_on_the_second_window(desk: Desk) -> None:
    desk.press("F7")
    assert isinstance(body(desk), Idle)
    desk.begin_doctor_change()
    flow = desk.program.library.flows[DOCTOR]
    for step in ("open", "login", "check"):
        shown = body(desk)
        assert isinstance(shown, StepView) and shown.title == flow.step(step).citizen_title.da
        desk.press("1")
    desk.press("Ctrl+Enter", "Ctrl+Enter")
    assert isinstance(body(desk), AgreementShown)
    desk.press("F9")
    assert isinstance(body(desk), Idle)


def test_the_citizens_language_is_the_citizens_own(desk: Desk) -> None:
    desk.press("F7")
    desk.begin_doctor_change()
    flow = desk.program.library.flows[DOCTOR]
    desk.click("citizen.language")
    assert body(desk).title == flow.step("open").citizen_title.en
    assert desk.find("together.open.title").text().endswith(flow.step("open").title)
    desk.press("F9", "N")
    desk.press(desk.tile_digit(CARD))
    assert desk.find("citizen_window")._view.language == "da"


def test_nothing_private_can_be_seen_on_the_citizens_screen(desk: Desk) -> None:
    desk.press("F7", "N")
    desk.write("det her er mine egne ord")
    desk.press("Enter")
    desk.click("arrival.again")
    assert "mine egne ord" not in desk.texts(desk.find("citizen_window"))


def test_the_citizens_answer_is_kept_without_a_path_to_the_visit(asked: Desk) -> None:
    asked.click("citizen.rate.2")
    asked.click("citizen.rate.3")
    assert isinstance(body(asked), Thanks)
    visit = asked.program.work.session.last_closed
    asked.end()
    assert answers(asked) == [("2026-W48", 2, "no")]
    with closing(sqlite3.connect(asked.folder / paths.DATABASE)) as connection:
        (row,) = connection.execute("SELECT * FROM evaluation").fetchall()
    assert not any(isinstance(value, str) and visit in value for value in row)


def test_the_first_answer_stands_when_the_citizen_walks_away(asked: Desk) -> None:
    asked.click("citizen.rate.1")
    asked.press("N")
    asked.end()
    assert answers(asked) == [("2026-W48", 1, None)]


def test_the_citizen_may_answer_nothing(asked: Desk) -> None:
    asked.click("citizen.skip")
    asked.click("citizen.skip")
    assert isinstance(body(asked), Thanks)
    asked.end()
    assert answers(asked) == []


def test_the_next_visit_does_not_wait_for_the_answer(asked: Desk) -> None:
    asked.press("N")
    assert asked.place == "arrival"
    assert not isinstance(body(asked), Rate)


def test_no_answer_is_asked_for_when_it_is_switched_off(make_desk: MakeDesk) -> None:
    desk = make_desk(evaluation=False)
    desk.open()
    desk.press("F7")
    desk.begin_doctor_change()
    desk.press("Alt+5", "Ctrl+Enter")
    desk.wait_for_notes(1)
    assert isinstance(body(desk), Idle)


@pytest.mark.qt_log_ignore("does not support raise", extend=True)
def test_a_shared_pc_leaves_two_strips_while_the_citizen_works(make_desk: MakeDesk) -> None:
    desk = make_desk(setup="one_pc")
    desk.open()
    desk.begin_doctor_change()
    flow = desk.program.library.flows[DOCTOR]
    desk.press("Ctrl+O")
    assert desk.addresses == [flow.step("open").address]
    assert not desk.program.window.isVisible()
    assert desk.find("strip").height() == 44
    assert flow.step("open").citizen_title.da in desk.texts(desk.find("citizen_strip"))
    desk.click("strip.2")
    assert desk.steps() == {"open": "guided"}
    assert flow.step("login").citizen_title.da in desk.texts(desk.find("citizen_strip"))
    assert not desk.shows("strip.3")
    desk.click("strip.1")
    desk.click("strip.back")
    assert not desk.shows("strip") and not desk.shows("citizen_strip")
    assert desk.open_item(DOCTOR) == "check"
    desk.press("3")
    assert desk.steps() == {"open": "guided", "login": "alone", "check": "together"}


def test_two_pcs_keep_the_whole_window_when_the_solution_is_opened(desk: Desk) -> None:
    desk.begin_doctor_change()
    desk.press("Ctrl+O")
    assert desk.addresses and desk.program.window.isVisible()
    assert not desk.shows("strip")
