"""The window: what the citizen can press, and what it says."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from desk_assistant.ui.citizen.states import Rate
from desk_assistant.ui.parts.look import HIGH_CONTRAST, LIGHT
from tests.ui.citizen.cases import OWN_WISH, every_view, view, visit
from tests.ui.citizen.seen import texts

IDLE = view(None, "start")
FACE = view(None, "start", stage="face")
SOLVED = view(None, "start", stage="solved")
THANKS = view(None, "start", stage="thanks")
STEP = view(visit(OWN_WISH), item="choose")


def press(button: QWidget) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_a_face_is_answered_with_one_press(qtbot, make, number: int) -> None:
    window = make()
    window.show_view(FACE)
    with qtbot.waitSignal(window.answered) as said:
        press(window.rate.answers[number - 1])
    assert said.args == [str(number)]


@pytest.mark.parametrize(("number", "value"), [(0, "yes"), (1, "partly"), (2, "no")])
def test_solved_is_answered_with_one_press(qtbot, make, number: int, value: str) -> None:
    window = make()
    window.show_view(SOLVED)
    with qtbot.assertNotEmitted(window.answered), qtbot.waitSignal(window.solved) as said:
        press(window.rate.answers[number])
    assert said.args == [value]
    assert not window.rate.answers[3].isVisible()


@pytest.mark.parametrize(("shown", "signal"), [(FACE, "answered"), (SOLVED, "solved")])
def test_not_answering_is_an_answer(qtbot, make, shown, signal: str) -> None:
    window = make()
    window.show_view(shown)
    with qtbot.waitSignal(getattr(window, signal)) as said:
        press(window.skip)
    assert said.args == [""]


def test_a_second_press_says_nothing(make) -> None:
    window = make()
    said: list[str] = []
    window.answered.connect(said.append)
    window.show_view(FACE)
    press(window.rate.answers[0])
    press(window.rate.answers[1])
    press(window.skip)
    assert said == ["1"]
    window.show_view(IDLE)
    window.show_view(FACE)
    press(window.rate.answers[1])
    assert said == ["1", "2"]


def test_a_double_press_does_not_answer_the_next_question(make) -> None:
    window = make(pause=3600)
    said: list[str] = []
    window.solved.connect(said.append)
    window.show_view(FACE)
    press(window.rate.answers[0])
    window.show_view(SOLVED)
    press(window.rate.answers[0])
    assert said == []


def test_faces_are_pressed_by_key_too(qtbot, make) -> None:
    window = make()
    window.show_view(FACE)
    window.rate.answers[2].setFocus()
    with qtbot.waitSignal(window.answered) as said:
        QTest.keyClick(window.rate.answers[2], Qt.Key.Key_Return)
    assert said.args == ["3"]


@pytest.mark.parametrize("shown", [FACE, SOLVED], ids=["face", "solved"])
def test_without_an_answer_the_screen_asks_for_the_idle_page(qtbot, make, shown) -> None:
    window = make(idle_ms=1)
    with qtbot.assertNotEmitted(window.answered), qtbot.waitSignal(window.ended):
        window.show_view(shown)


def test_after_thanks_the_screen_asks_for_the_idle_page(qtbot, make) -> None:
    window = make(thanks_ms=1)
    with qtbot.waitSignal(window.ended):
        window.show_view(THANKS)


@pytest.mark.parametrize("after", [IDLE, STEP], ids=["idle", "step"])
def test_another_page_ends_the_waiting(qtbot, make, after) -> None:
    window = make(idle_ms=20)
    with qtbot.assertNotEmitted(window.ended, wait=60):
        window.show_view(FACE)
        window.show_view(after)


def test_no_other_page_ends_by_itself(qtbot, make) -> None:
    window = make(idle_ms=1, thanks_ms=1)
    with qtbot.assertNotEmitted(window.ended, wait=30):
        for _, shown in every_view():
            if not isinstance(shown.body, Rate) and shown.body != THANKS.body:
                window.show_view(shown)


def test_the_language_button_names_the_other_language(qtbot, make) -> None:
    window = make()
    for language, other, name in (("da", "en", "English"), ("en", "da", "Dansk")):
        window.show_view(view(visit(OWN_WISH), item="choose", language=language))
        assert window.language.label() == name
        with qtbot.waitSignal(window.language_chosen) as said:
            press(window.language)
        assert said.args == [other]


@pytest.mark.parametrize("language", ["da", "en"])
def test_each_language_is_whole(make, language: str) -> None:
    other = {"da": "en", "en": "da"}[language]
    pairs = zip(every_view(language), every_view(other), strict=True)
    for (name, shown), (_, foreign) in pairs:
        if name in ("agreement", "nothing more"):
            continue  # the note has a language of its own
        window = make()
        window.show_view(shown)
        here = {value for value in (shown.body.title, getattr(shown.body, "text", ""), shown.larger) if value}
        there = {value for value in (foreign.body.title, getattr(foreign.body, "text", ""), foreign.larger) if value}
        assert here <= texts(window), name
        assert not (there - here) & texts(window), name
        window.hide()


def test_larger_text_is_larger_at_once_and_says_so(qtbot, make) -> None:
    window = make()
    window.show_view(STEP)
    before = window.step.text.look.font("lead").pixelSize()
    with qtbot.waitSignal(window.larger_text) as said:
        press(window.size_button)
    assert said.args == [True]
    assert window.step.text.look.font("lead").pixelSize() > before
    assert window.size_button.label() == STEP.smaller
    with qtbot.waitSignal(window.larger_text) as said:
        press(window.size_button)
    assert said.args == [False]
    assert window.step.text.look.font("lead").pixelSize() == before


def test_the_next_citizen_finds_the_usual_size(make) -> None:
    window = make()
    window.show_view(STEP)
    usual = window.header.look.scale
    press(window.size_button)
    window.show_view(FACE)
    assert window.header.look.scale > usual
    window.show_view(IDLE)
    assert window.header.look.scale == usual
    assert window.size_button.label() == IDLE.larger


def test_larger_text_on_the_idle_page_stays(make) -> None:
    window = make()
    window.show_view(IDLE)
    usual = window.header.look.scale
    press(window.size_button)
    window.show_view(view(None, "start", language="en"))
    assert window.header.look.scale > usual


def test_only_the_program_closes_a_full_screen(qtbot, make) -> None:
    window = make()
    window.show_view(IDLE)
    window.showFullScreen()

    class FromOutside(QCloseEvent):
        def spontaneous(self) -> bool:
            return True

    event = FromOutside()
    with qtbot.assertNotEmitted(window.closed_by_hand):
        window.closeEvent(event)
    assert not event.isAccepted()
    window.showNormal()
    with qtbot.waitSignal(window.closed_by_hand):
        window.closeEvent(event)
    assert event.isAccepted()
    window.showFullScreen()
    with qtbot.assertNotEmitted(window.closed_by_hand):
        assert window.close()


def test_the_window_keeps_no_program_running_and_takes_no_focus(make) -> None:
    window = make()
    assert window.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    assert not window.testAttribute(Qt.WidgetAttribute.WA_QuitOnClose)
    assert window.parent() is None


def test_high_contrast_and_back(make) -> None:
    window = make()
    window.show_view(STEP)
    light = window.grab().toImage().pixelColor(2, 2)
    window.set_high_contrast(True)
    window.show_view(view(visit(OWN_WISH), item="login"))
    assert window.grab().toImage().pixelColor(2, 2).name() == HIGH_CONTRAST.surface
    for part in (window.header, window.language, window.step.title, window.step.private, window.step.progress):
        assert part.look.tokens is HIGH_CONTRAST
    window.set_high_contrast(False)
    assert window.grab().toImage().pixelColor(2, 2) == light
    assert window.step.title.look.tokens is LIGHT


def test_a_press_by_pointer_is_told_so_that_the_keyboard_can_go_back(qtbot, make) -> None:
    window = make()
    window.show_view(FACE)
    with qtbot.waitSignal(window.pointer_used):
        press(window.rate.answers[0])
    with qtbot.assertNotEmitted(window.pointer_used):
        QTest.keyClick(window.size_button, Qt.Key.Key_Space)
