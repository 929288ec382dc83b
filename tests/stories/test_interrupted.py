"""A program that ends in the middle of a visit: the next start offers the visit again, at the step it had come to."""

from collections.abc import Callable

from tests.stories.desk import CARD, DOCTOR, Desk


def test_an_interrupted_visit_is_taken_up_at_the_same_step(desk: Desk) -> None:
    desk.begin_doctor_change()
    desk.press("1", "2", "1")
    visit, steps = desk.visit.id, desk.steps()
    desk.end()
    desk.open()
    assert desk.visit is None
    flow = desk.program.library.flows[DOCTOR]
    assert flow.step("choose").title in desk.texts(desk.find("start.waiting.1"))
    desk.press("Enter")
    assert (desk.visit.id, desk.visit.status, desk.steps()) == (visit, "open", steps)
    assert desk.open_item(DOCTOR) == "choose"
    desk.press("3")
    assert desk.steps()["choose"] == "together"


def test_what_was_not_agreed_yet_is_taken_up_where_it_was_clarified(desk: Desk) -> None:
    desk.press("N")
    desk.press(desk.tile_digit(CARD))
    desk.end()
    desk.open()
    desk.press("Enter")
    assert desk.place == "clarify"


def test_a_visit_on_pause_overnight_is_still_offered_and_gone_after_a_week(desk: Desk) -> None:
    desk.begin_doctor_change()
    desk.press("1", "F9")
    desk.end()
    desk.clock.next_day()
    desk.open()
    assert desk.shows("start.waiting.1")
    desk.end()
    for _ in range(7):
        desk.clock.next_day()
    desk.open()
    assert not desk.shows("start.waiting.1")
    desk.end()
    (visit,) = desk.stored_visits()
    assert (visit.status, visit.closing) == ("closed", "left")
    assert list(visit.needs[0].steps) == ["open"]


def test_words_that_were_left_are_saved_and_half_a_number_is_not(make_desk: Callable[..., Desk]) -> None:
    desk = make_desk()
    desk.open()
    desk.press("N")
    desk.write("jeg er flyttet")
    desk.press("Enter")
    assert list(desk.program.work.session.words.values()) == ["jeg er flyttet"]
    desk.click("arrival.words.edit")
    desk.press("End")
    desk.write(" 710290-1234")
    desk.press("Enter")
    desk.end()
    desk.open()
    desk.press("Enter")
    assert list(desk.program.work.session.words.values()) == ["jeg er flyttet"]
