"""What a visit costs: real keys and real clicks, counted from N to the paper in the citizen's hand (product.md)."""

from collections.abc import Callable

from PySide6.QtCore import QPoint
from PySide6.QtGui import QCursor

from tests.stories.desk import CARD, DOCTOR, SIX_STEPS, Desk

MOST = 13
OUTCOMES = ["alone", "guided", "alone", "together", "guided", "alone"]


def doctor_change_by_keys(desk: Desk, steps: str = "121321") -> int:
    """Play the visit from N to the printed agreement; gives the number of keys."""
    before = len(desk.keys)
    desk.begin_doctor_change()
    desk.press(*steps)
    desk.press("Ctrl+Enter", "Ctrl+Enter", "Ctrl+Enter")
    keys = len(desk.keys) - before
    desk.wait_for_notes(1)
    return keys


def test_doctor_change_takes_13_keys_and_no_typed_text(desk: Desk) -> None:
    assert doctor_change_by_keys(desk) <= MOST
    assert desk.place == "start"
    desk.end()
    (visit,) = desk.stored_visits()
    assert (visit.status, visit.closing) == ("closed", "agreement")
    assert visit.agreed and visit.number
    assert tuple(visit.needs[0].steps) == SIX_STEPS
    assert [noted.outcome for noted in visit.needs[0].steps.values()] == OUTCOMES
    assert (visit.stated, visit.summary) == (None, None)
    assert visit.gate == "in_with_help" and visit.given == ("print",)


def test_doctor_change_takes_13_clicks_without_the_keyboard(desk: Desk) -> None:
    desk.click("start.new_visit")
    desk.click(f"arrival.topic.{desk.tile_digit(DOCTOR)}")
    desk.click(f"clarify.answer.{desk.answer_digit(DOCTOR, 'reason', 'moved')}")
    desk.click("clarify.agree")
    for rung in (1, 2, 1, 3, 2, 1):
        desk.click(f"together.ladder.{rung}")
    for _ in range(3):
        desk.click("bottom.primary")
    assert desk.presses <= MOST
    assert desk.keys == []
    desk.wait_for_notes(1)
    desk.end()
    (visit,) = desk.stored_visits()
    assert [noted.outcome for noted in visit.needs[0].steps.values()] == OUTCOMES
    assert visit.closing == "agreement"


def test_answer_only_takes_5_keys_at_most(desk: Desk) -> None:
    before = len(desk.keys)
    desk.press("N")
    desk.press(desk.tile_digit(CARD))
    desk.press("Ctrl+Shift+Enter")
    assert len(desk.keys) - before <= 5
    assert desk.place == "start"
    assert desk.printed == []
    desk.end()
    (visit,) = desk.stored_visits()
    assert (visit.closing, visit.number) == ("answer_only", None)


def test_pause_and_the_next_citizen_take_2_keys_and_taking_up_again_1(desk: Desk) -> None:
    desk.begin_doctor_change()
    desk.press("1", "2")
    first = desk.visit.id
    before = len(desk.keys)
    desk.press("F9", "N")
    assert len(desk.keys) - before == 2
    assert desk.place == "arrival" and desk.visit.id != first
    desk.press(desk.tile_digit(CARD))
    desk.press("Ctrl+Shift+Enter")
    before = len(desk.keys)
    desk.press("Enter")
    assert len(desk.keys) - before == 1
    assert (desk.visit.id, desk.visit.status, desk.place) == (first, "open", "together")
    assert desk.open_item(DOCTOR) == "check"


def test_undo_takes_1_key(desk: Desk) -> None:
    desk.begin_doctor_change()
    desk.press("1", "2")
    before = desk.steps()
    desk.press("4")
    assert desk.steps() != before
    desk.press("Ctrl+Z")
    assert desk.steps() == before
    assert desk.open_item(DOCTOR) == "check"
    desk.press("Ctrl+Y")
    assert desk.steps()["check"] == "by_staff"


def test_a_held_key_completes_one_step(desk: Desk) -> None:
    desk.begin_doctor_change()
    desk.hold("1", repeats=30)
    assert desk.steps() == {"open": "alone"}
    desk.press("Ctrl+Z")
    desk.hold("Ctrl+Z", repeats=30)
    assert desk.visit.agreed is False
    assert desk.visit.needs[0].answers == {"reason": "moved"}


def test_a_double_press_of_the_pointer_counts_once(desk: Desk) -> None:
    desk.begin_doctor_change()
    desk.click("together.ladder.2")
    desk.pointer_clock -= 0.8  # the next press comes 200 ms after this one
    desk.click("together.ladder.2")
    assert desk.steps() == {"open": "guided"}
    desk.click("together.ladder.1")
    assert desk.steps() == {"open": "guided", "login": "alone"}


def test_the_next_ladder_never_lies_under_the_pointer_that_pressed(make_desk: Callable[..., Desk]) -> None:
    desk = make_desk()
    desk.open()
    for height in (600, 696, 768, 1080):
        desk.program.window.resize(1366, height)
        desk.begin_doctor_change()
        pressed: list[QPoint] = []
        for _ in SIX_STEPS[:-1]:
            desk.bring_to_sight("together.ladder.2")
            desk.click("together.ladder.2")
            pressed.append(QCursor.pos())
            ladder = desk.find("together.ladder")
            assert not ladder.rect().contains(ladder.mapFromGlobal(pressed[-1])), (height, desk.steps())
        assert len(set(desk.steps())) == len(SIX_STEPS) - 1
        desk.press("F9")
