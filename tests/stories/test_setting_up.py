"""The first run, the settings, and what the desk looks like with them: all of it at once, and never in the way of a visit."""

from collections.abc import Callable

import pytest

from desk_assistant import paths
from desk_assistant import settings as settings_file
from desk_assistant.content.place import texts
from desk_assistant.tour import keyboard
from tests.stories.desk import CARD, DOCTOR, Desk

MakeDesk = Callable[..., Desk]


def choose(desk: Desk, name: str, value: str) -> None:
    """Choose a value in the settings, with the page brought to where it stands."""
    desk.press("Ctrl+,")
    desk.bring_to_sight(f"settings.{name}.{value}")
    desk.click(f"settings.{name}.{value}")
    desk.press("Esc")


def test_the_first_run_can_be_skipped_with_one_key(make_desk: MakeDesk) -> None:
    desk = make_desk(first_run_done=False, municipality="")
    desk.open()
    assert desk.place == "first_run"
    desk.press("Ctrl+Enter")
    assert desk.place == "start"
    desk.press("N")
    assert desk.place == "arrival"
    desk.end()
    kept, read = settings_file.load(desk.folder / paths.SETTINGS)
    assert read and kept.first_run_done and kept.municipality == ""
    desk.open()
    assert desk.place == "start"


def test_what_is_answered_in_the_first_run_is_kept(make_desk: MakeDesk) -> None:
    desk = make_desk(first_run_done=False, municipality="")
    desk.open()
    desk.click("first_run.municipality.edit")
    desk.write("Ærø Prøvekommune")
    desk.click("first_run.setup.one_pc")
    desk.press("Ctrl+Enter")
    kept, _ = settings_file.load(desk.folder / paths.SETTINGS)
    assert (kept.municipality, kept.setup) == ("Ærø Prøvekommune", "one_pc")
    assert "Ærø Prøvekommune" in desk.find("start.caption").text()


def test_a_new_theme_and_larger_text_leave_the_visit_where_it_was(desk: Desk) -> None:
    desk.begin_doctor_change()
    desk.press("1")
    before, visit = desk.steps(), desk.visit.id
    for name, value in (("theme", "dark"), ("theme", "high_contrast"), ("text_size", "150")):
        choose(desk, name, value)
        assert (desk.visit.id, desk.steps(), desk.place) == (visit, before, "together")
        assert desk.open_item(DOCTOR) == "login"
    look = desk.program.window.look
    assert (look.tokens.name, look.scale) == ("high_contrast", 1.5)
    desk.press("Ctrl+-")
    assert desk.program.window.look.scale == 1.3
    desk.press("2")
    assert desk.steps() == {**before, "login": "guided"}
    kept, _ = settings_file.load(desk.folder / paths.SETTINGS)
    assert (kept.theme, kept.text_size) == ("high_contrast", 130)


def test_keys_without_ctrl_can_be_switched_off(make_desk: MakeDesk) -> None:
    desk = make_desk(single_keys=False)
    desk.open()
    desk.press("N")
    assert desk.visit is None
    desk.press("Enter")
    digit = desk.tile_digit(DOCTOR)
    desk.press(digit, "a")
    assert desk.visit.needs == ()
    assert desk.find("arrival.words.edit").text() == ""
    desk.press(f"Ctrl+{digit}")
    assert [need.flow for need in desk.visit.needs] == [DOCTOR]
    desk.press("1")
    assert desk.visit.needs[0].answers == {}
    desk.press("Ctrl+1", "Ctrl+1", "Ctrl+2")
    assert desk.steps() == {"open": "guided"}


def test_a_shared_screen_hides_prompts_and_lists(desk: Desk) -> None:
    desk.begin_doctor_change()
    desk.press("F9", "N")
    desk.press(desk.tile_digit(CARD))
    talk = desk.program.window.frame.talk
    prompts = {phrase for place in desk.program.library.prompts.places for phrase in (*place.open, *place.confirm)}
    prompts |= {phrase for _, phrase in texts(desk.program.library.flow_prompts[CARD])}
    shown = [phrase for phrase in prompts if phrase in desk.texts(talk)]
    desk.press("F8")
    assert desk.find("top.shared").isChecked()
    left = [phrase for phrase in prompts if phrase in desk.texts(talk)]
    confirm = {phrase for place in desk.program.library.prompts.places for phrase in place.confirm}
    assert len(shown) >= 3
    assert set(left) <= confirm
    assert not desk.shows("talk.hard")
    assert desk.shows("talk.role.service")
    desk.press("Ctrl+Shift+Enter")
    assert desk.place == "start"
    assert not desk.shows("start.waiting.1")
    desk.press("F8")
    assert desk.shows("start.waiting.1")


def test_hard_talk_help_is_put_away_when_the_screen_is_shared(desk: Desk) -> None:
    desk.begin_doctor_change()
    desk.press("F4")
    levels = [level.say for level in desk.program.library.prompts.hard]
    assert any(say in desk.texts(desk.program.window.frame.talk) for say in levels)
    desk.press("F8")
    assert not any(say in desk.texts(desk.program.window.frame.talk) for say in levels)


@pytest.mark.parametrize("key", ["F1", "Ctrl+,"])
def test_help_and_settings_lie_over_the_visit_and_go_away(desk: Desk, key: str) -> None:
    desk.begin_doctor_change()
    saved = len(desk.saved)
    desk.press(key)
    assert desk.place in ("help", "settings")
    desk.press("1", "2")
    desk.press("Esc")
    assert desk.place == "together"
    assert (desk.steps(), len(desk.saved)) == ({}, saved)


def test_the_palette_finds_and_does_what_is_written(desk: Desk) -> None:
    desk.begin_doctor_change()
    words = desk.program.window.actions_by_id["park"].text()
    desk.press("Ctrl+K")
    desk.write(words)
    desk.press("Enter")
    assert desk.place == "start"
    assert desk.shows("start.waiting.1")


def test_keys_pressed_before_the_log_is_open_are_carried_out_when_it_is(make_desk: MakeDesk) -> None:
    desk = make_desk()
    desk.begin(opening=False)
    window = desk.program.window
    window.activateWindow()
    keyboard.press(window.windowHandle(), "N")
    assert desk.program.work is None
    assert window.waiting == ["new_visit"]
    desk.program.open_log()
    desk.rest()
    assert desk.place == "arrival"
    assert desk.visit.status == "open"
