"""Visits that do not go straight on: several topics, a changed answer, a step that stops, a hand-over, and taking back."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

from desk_assistant import paths
from tests.stories.desk import CARD, DOCTOR, LICENCE, Desk


def closed(desk: Desk) -> None:
    """Close the visit with its paper; the case note is answered where it is asked for."""
    before = len(desk.printed)
    desk.press("Alt+5")
    if desk.shows("agreement.case.written"):
        desk.click("agreement.case.written")
    desk.press("Ctrl+Enter")
    desk.wait_for_notes(before + 1)


def test_two_topics_in_one_visit_each_keep_their_steps(desk: Desk) -> None:
    desk.begin_doctor_change()
    desk.press("1", "Ctrl+E")
    desk.write(desk.program.library.flows[CARD].title)
    desk.press("Enter")
    assert desk.place == "clarify"
    assert [need.flow for need in desk.visit.live_needs] == [DOCTOR, CARD]
    assert [need.stated for need in desk.visit.live_needs] == [True, False]
    desk.press("Ctrl+Tab", "Alt+3")
    assert desk.open_item(DOCTOR) == "login"
    desk.press("2")
    desk.click("rail.need.n2")
    assert desk.find("together.heading").text() == desk.program.library.flows[CARD].title
    closed(desk)
    desk.end()
    (visit,) = desk.stored_visits()
    assert {need.flow: list(need.steps) for need in visit.needs} == {DOCTOR: ["open", "login"], CARD: []}


def test_a_changed_answer_says_what_it_drops_and_drops_it(desk: Desk) -> None:
    desk.begin_doctor_change("own_wish")
    desk.press(*"1211121")
    assert desk.open_item(DOCTOR) == "receipt"
    before = desk.steps()
    assert {"give_reason", "pay"} <= before.keys()
    desk.bring_to_sight("together.row.reason")
    desk.click("together.row.reason")
    flow = desk.program.library.flows[DOCTOR]
    warning = desk.find("together.open.away.text").text()
    assert all(flow.step(step).title in warning for step in ("give_reason", "pay"))
    assert desk.steps() == before
    desk.press(desk.answer_digit(DOCTOR, "reason", "moved"))
    assert before.keys() - desk.steps().keys() == {"give_reason", "pay"}
    desk.press("Ctrl+Z")
    assert desk.steps() == before


def test_only_the_citizen_may_log_on(desk: Desk) -> None:
    desk.begin_doctor_change()
    desk.press("1")
    saved = len(desk.saved)
    for key in "34":
        desk.press(key)
        assert desk.open_item(DOCTOR) == "login"
        assert "login" not in desk.steps()
    assert len(desk.saved) == saved
    desk.press("2")
    assert desk.steps()["login"] == "guided"


def test_a_step_that_cannot_be_done_today_keeps_its_reason(desk: Desk) -> None:
    desk.begin_doctor_change()
    desk.press("6", "3")
    (noted,) = desk.visit.needs[0].steps.values()
    assert (noted.outcome, noted.stop) == ("blocked", "papers")
    desk.press("5")
    assert desk.steps()["login"] == "not_relevant"


def test_it_was_handed_over_to_a_colleague_who_was_called(desk: Desk) -> None:
    desk.press("N")
    desk.press(desk.tile_digit(LICENCE))
    desk.press("Alt+3", "Ctrl+H", "Enter", "1")
    assert desk.place == "agreement"
    need = desk.visit.needs[0]
    assert (need.handed_to, need.called, need.entry) == ("colleague", True, None)


def test_a_place_of_the_directory_stands_on_the_agreement_with_how_to_reach_it(desk: Desk) -> None:
    desk.begin_doctor_change()
    desk.press("Alt+3", "Ctrl+H")
    desk.write("glemt pinkode")
    desk.press("Enter", "2")
    need = desk.visit.needs[0]
    assert (need.handed_to, need.called, need.entry) == ("other_authority", False, "mitid-support")
    line = "MitID-support hjælper dig videre. Ring 33 98 00 10, eller brug hjælpen på mitid.dk. Husk: Pas eller kørekort, den telefon, der bruges til MitID."
    assert line in desk.texts(desk.program.window)


def test_words_open_a_life_event_with_all_its_topics_and_one_key_takes_it_back(desk: Desk) -> None:
    desk.press("N")
    desk.click("arrival.words.edit")
    desk.write("jeg har tabt min pung i byen")
    assert desk.find("arrival.topic.1").accessibleName().startswith("Tabt eller stjålet pung")
    desk.press("Ctrl+1")
    assert desk.place == "clarify" and desk.visit.life_event == "tabt-pung"
    assert desk.find("clarify.summary").text() == "Din pung er væk."
    assert [need.flow for need in desk.visit.live_needs] == ["mitid", "sundhedskort", "koerekort", "pas"]
    assert desk.visit.current == "n1"
    assert "Først spærrer du dine kort, så ingen kan bruge dem." in desk.texts(desk.program.window)
    desk.press("Alt+3", "Ctrl+Z")
    assert desk.visit.live_needs == () and desk.visit.life_event is None


def test_the_role_of_authority_is_proposed_where_a_step_is_the_authoritys_own(desk: Desk) -> None:
    flow = desk.program.library.flows[LICENCE]
    desk.press("N")
    desk.press(desk.tile_digit(LICENCE), *"11111")
    proposal = "This step is the authority's own. Switch role, and say:"
    for _ in range(9):
        step = flow.step(desk.open_item(LICENCE))
        acted = step is not None and step.kind == "authority"
        assert (proposal in desk.texts(desk.program.window)) == acted
        if acted:
            break
        desk.press("1")
    assert acted
    desk.press("Ctrl+R")
    assert proposal not in desk.texts(desk.program.window)


def test_what_the_municipality_has_adapted_stands_on_the_screen_and_says_so(make_desk: Callable[..., Desk]) -> None:
    desk = make_desk()
    shutil.copytree(Path(__file__).parents[1] / "content" / "overlay" / "nordby", desk.folder / paths.LOCAL)
    desk.open()
    desk.begin_doctor_change()
    seen = desk.texts(desk.program.window)
    assert "Adapted by the municipality" in seen
    assert "Brug genvejen på skrivebordet, hvis det driller." in seen
    desk.press("Ctrl+E")
    desk.write("parkering")
    desk.press("Enter")
    assert [need.flow for need in desk.visit.live_needs] == [DOCTOR, "parkering"]


def test_a_topic_past_its_review_says_check_first(make_desk: Callable[..., Desk]) -> None:
    desk = make_desk(day=date(2027, 1, 2))
    desk.open()
    desk.begin_doctor_change()
    assert "Check first: this topic was to be looked over by søndag den 20. december 2026." in desk.texts(desk.program.window)


def test_the_last_visit_is_opened_again_until_the_next_one_begins(desk: Desk) -> None:
    desk.begin_doctor_change()
    closed(desk)
    desk.press("Ctrl+Z")
    assert (desk.place, desk.visit.status) == ("agreement", "open")
    number = desk.visit.number
    desk.press("Alt+3", "1")
    closed(desk)
    desk.press("N")
    running = desk.visit.id
    desk.press("Ctrl+Shift+Enter", "F9", "Ctrl+Z")
    assert desk.visit is None or desk.visit.id == running
    desk.end()
    first, _ = desk.stored_visits()
    assert (first.status, first.number, list(first.needs[0].steps)) == ("closed", number, ["open"])


def test_the_start_screen_prints_the_last_note_again(desk: Desk) -> None:
    desk.begin_doctor_change()
    closed(desk)
    saved = len(desk.saved)
    desk.press("Ctrl+P")
    desk.wait_for_notes(2)
    first, again = desk.printed
    assert first.stat().st_size == again.stat().st_size
    assert len(desk.saved) == saved
    assert desk.place == "start"


def test_nothing_is_printed_again_when_nothing_was_closed(desk: Desk) -> None:
    desk.press("Ctrl+P", "Ctrl+Z")
    assert desk.place == "start"
    assert desk.printed == [] and desk.saved == []


def test_the_case_note_is_asked_for_and_waits_on_the_start_screen(desk: Desk) -> None:
    desk.begin_doctor_change()
    desk.press("Ctrl+R", "Alt+5", "Ctrl+Enter")
    assert desk.visit.status == "open"
    desk.click("agreement.case.to_write")
    desk.press("Ctrl+Enter")
    desk.wait_for_notes(1)
    number = desk.texts(desk.find("start.to_write.1"))
    assert number
    desk.click("start.to_write.1.button")
    assert not desk.shows("start.to_write.1")
    desk.end()
    (visit,) = desk.stored_visits()
    assert visit.case_note == "written"


def test_the_status_says_when_what_is_written_is_not_saved_yet(desk: Desk) -> None:
    desk.press("N")
    saved = desk.find("bottom.status").text()
    desk.click("arrival.words.edit")
    desk.write("Jeg er flyttet 710290-1234")
    waiting = desk.find("bottom.status").text()
    assert waiting != saved
    desk.press("Enter")
    assert desk.find("bottom.status").text() == waiting
    desk.press("F3")
    desk.wait(lambda: desk.find("bottom.status").text() == saved, "the rest is saved")
    assert list(desk.program.work.session.words.values()) == ["Jeg er flyttet"]
