"""*Samtalen*: words for exactly this moment, that change with the talk, are seen by nobody else and are kept nowhere."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from desk_assistant import paths
from tests.stories.desk import DOCTOR, Desk

SITUATIONS = ("hurry", "upset", "relative", "little_danish", "hard_of_hearing")
OWN = """
clarify = ["Hvad er vigtigt ved lægen?", "Hvor langt er der til lægen?"]
together = ["Hvilken læge kender du?", "Hvor ligger klinikken?"]
agreement = ["Hvad gør du, når kortet kommer?"]
authority = ["Reglen om gebyr står her."]
stuck = ["Lad os se på kortet sammen."]
motivation = ["På nettet kan du selv se listen over læger."]
"""


def talk(desk: Desk) -> str:
    """Every word in the column, one text a line."""
    return desk.texts(desk.program.window.frame.talk)


def at(desk: Desk, situation: str, place: str) -> tuple[str, ...]:
    """What can be said in a situation at a place."""
    found = next(one for one in desk.program.library.moments.situations if one.id == situation)
    return next(one.open for one in found.places if one.place == place)


@pytest.fixture
def own_words(make_desk: Callable[..., Desk], tmp_path: Path) -> Desk:
    """An open desk whose municipality has its own prompts for a change of doctor."""
    made = make_desk()
    place = tmp_path / "data" / paths.LOCAL / "prompts" / "flows" / f"{DOCTOR}.toml"
    place.parent.mkdir(parents=True)
    place.write_text(OWN, encoding="utf-8")
    made.open()
    return made


def test_the_words_follow_the_step(desk: Desk) -> None:
    desk.begin_doctor_change()
    kinds = {step.kind: {*step.open} for step in desk.program.library.moments.steps}
    flow = desk.program.library.flows[DOCTOR]
    for step in ("open", "login", "check"):
        shown = {line.strip("“”") for line in talk(desk).split("\n")}
        kind = flow.step(step).kind
        assert shown & kinds[kind], step
        assert not shown & set().union(*(kinds[other] for other in kinds if other != kind)), step
        desk.press("1")


def test_the_flow_has_words_of_its_own(own_words: Desk) -> None:
    desk = own_words
    desk.press("N")
    desk.press(desk.tile_digit(DOCTOR))
    assert "Hvad er vigtigt ved lægen?" in talk(desk)
    desk.press(desk.answer_digit(DOCTOR, "reason", "moved"), "1")
    assert "Hvilken læge kender du?" in talk(desk) and "Lad os se på kortet sammen." in talk(desk)
    desk.click("talk.role.authority")
    assert "Reglen om gebyr står her." in talk(desk) and "Hvilken læge kender du?" not in talk(desk)
    desk.press("Alt+5")
    desk.click("talk.role.service")
    assert "Hvad gør du, når kortet kommer?" in talk(desk)


def test_nothing_is_said_for_the_digital_way_when_another_is_wished(own_words: Desk) -> None:
    desk = own_words
    desk.begin_doctor_change()
    line = "På nettet kan du selv se listen over læger."
    assert line in talk(desk)
    desk.click("together.other_way")
    assert line not in talk(desk)
    desk.click("together.other_way")
    assert line in talk(desk)
    desk.press("Alt+4")
    assert line in talk(desk)
    desk.click("readiness.wish.other_way")
    assert line not in talk(desk)


def test_a_situation_changes_the_words_and_is_written_nowhere(desk: Desk) -> None:
    desk.press("N")
    saved = len(desk.saved)
    assert not desk.shows("talk.situation.upset")
    desk.click("talk.situations")
    desk.click("talk.situation.upset")
    assert at(desk, "upset", "arrival")[0] in talk(desk)
    desk.press(desk.tile_digit(DOCTOR))
    assert at(desk, "upset", "clarify")[0] in talk(desk)
    assert "Er oprørt" in talk(desk)
    desk.click("talk.situation.upset")
    assert at(desk, "upset", "clarify")[0] not in talk(desk)
    desk.click("talk.situation.upset")
    stored = len(desk.saved) - saved
    assert stored == 1, "the topic, and nothing of the talk"
    desk.press("F9")
    desk.end()
    files = b"".join(path.read_bytes() for path in desk.folder.rglob("*") if path.is_file() and path.name != paths.CONTENT)
    assert b"laegevalg" in files
    assert not any(word.encode() in files for word in (*SITUATIONS, "oprørt"))


@pytest.mark.parametrize("leave", ["F9", "Ctrl+Shift+Enter"])
def test_the_next_citizen_and_the_same_one_again_begin_afresh(desk: Desk, leave: str) -> None:
    desk.press("N")
    desk.press(desk.tile_digit(DOCTOR))
    desk.click("talk.situations")
    for situation in SITUATIONS:
        desk.click(f"talk.situation.{situation}")
    desk.press(leave, "N")
    assert not desk.shows("talk.situation.upset")
    assert at(desk, "upset", "arrival")[0] not in talk(desk)
    desk.click("talk.situations")
    assert not any(desk.find(f"talk.situation.{situation}").isChecked() for situation in SITUATIONS)
    if leave == "F9":
        desk.click("talk.situation.hurry")
        desk.program.window.act("citizen_left")
        desk.press("Enter")
        assert desk.visit.live_needs[0].flow == DOCTOR
        assert not any(at(desk, situation, "clarify")[0] in talk(desk) for situation in SITUATIONS)


def test_choosing_moves_no_chip_and_the_button_tells_what_is_chosen(desk: Desk) -> None:
    desk.press("N")
    desk.click("talk.situations")
    chips = [desk.find(f"talk.situation.{situation}") for situation in SITUATIONS]
    before = [chip.mapToGlobal(QPoint(0, 0)) for chip in chips]
    for situation in SITUATIONS[:3]:
        desk.click(f"talk.situation.{situation}")
        assert [chip.mapToGlobal(QPoint(0, 0)) for chip in chips] == before
    desk.click("talk.situations")
    assert "har travlt, er oprørt, pårørende med" in desk.find("talk.situations").label()
    assert not desk.shows("talk.situation.hurry")


def test_the_situations_are_chosen_with_the_keyboard_and_say_their_state(desk: Desk) -> None:
    desk.press("N")
    fold = desk.find("talk.situations")
    fold.setFocus()
    QTest.keyClick(fold, Qt.Key.Key_Return)
    desk.rest()
    chip = desk.find("talk.situation.hurry")
    while not chip.hasFocus():
        focus = desk.program.window.focusWidget()
        QTest.keyClick(focus, Qt.Key.Key_Tab)
        assert desk.program.window.frame.talk.isAncestorOf(desk.program.window.focusWidget())
    QTest.keyClick(chip, Qt.Key.Key_Space)
    desk.rest()
    spoken = QAccessible.queryAccessibleInterface(chip)
    assert spoken.role() == QAccessible.Role.CheckBox and spoken.state().checked
    assert chip.hasFocus() and chip.height() >= 44
    assert at(desk, "hurry", "arrival")[0] in talk(desk)


def test_a_shared_screen_shows_no_situation_and_no_words(own_words: Desk) -> None:
    desk = own_words
    desk.begin_doctor_change()
    desk.click("talk.situations")
    desk.click("talk.situation.upset")
    own = [line for line in talk(desk).split("\n") if line.startswith("“")]
    assert len(own) > 6
    desk.press("F8")
    left = talk(desk)
    assert not any(line in left for line in own)
    assert not desk.shows("talk.situations") and not desk.shows("talk.situation.upset")
    assert "oprørt" not in desk.texts(desk.program.window)
    desk.press("F8")
    assert any(phrase in talk(desk) for phrase in at(desk, "upset", "together"))


def test_a_step_key_makes_no_new_texts(desk: Desk) -> None:
    desk.begin_doctor_change()
    column = desk.program.window.frame.talk
    desk.press("1")
    before = {id(part) for part in column.findChildren(QWidget)}
    role = column.roles.mapToGlobal(QPoint(0, 0)), column.roles.size()
    for _ in range(3):
        desk.press("1")
        assert {id(part) for part in column.findChildren(QWidget)} == before
        assert (column.roles.mapToGlobal(QPoint(0, 0)), column.roles.size()) == role


def test_the_role_stands_as_wide_whether_the_column_scrolls_or_not(desk: Desk) -> None:
    desk.press("N")
    column = desk.program.window.frame.talk
    bar, width = column.scroll.verticalScrollBar(), column.roles.width()
    assert bar.maximum() == 0
    desk.click("talk.situations")
    for situation in SITUATIONS:
        desk.click(f"talk.situation.{situation}")
    assert bar.maximum() > 0
    assert column.roles.width() == width
