"""Segmented rows and the ladder: what they report, to whom, and what they let pass."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QImage, QKeyEvent
from PySide6.QtWidgets import QApplication

from desk_assistant.ui.parts.ladder import Ladder, PressGuard
from desk_assistant.ui.parts.look import SCALES, Look
from desk_assistant.ui.parts.segmented import Segmented
from tests.ui.parts.conftest import HELP, RUNGS, Heard

LEFT = Qt.MouseButton.LeftButton


class Clock:
    """A clock that stands still until it is moved. Seconds."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def row(look) -> Segmented:
    return Segmented(look, "Finde vej", HELP, object_name="row")


@pytest.fixture
def chosen(row) -> list[str]:
    values: list[str] = []
    row.chosen.connect(values.append)
    return values


def test_a_press_chooses(row, chosen, show, qtbot) -> None:
    show(row)
    qtbot.mouseClick(row.segment("some"), LEFT)
    assert (row.value, chosen) == ("some", ["some"])
    qtbot.mouseClick(row.segment("some"), LEFT)
    assert chosen == ["some"]


def test_the_edge_of_a_segment_counts_too(row, chosen, show, qtbot) -> None:
    show(row)
    segment = row.segment("always")
    qtbot.mouseClick(segment, LEFT, pos=segment.rect().bottomLeft() + segment.rect().topLeft() / 2)
    assert chosen == ["always"]


def test_setting_a_value_is_silent(row, chosen) -> None:
    row.set_value("some")
    row.set_value("alone")
    row.set_value(None)
    assert (row.value, chosen) == (None, [])


def test_after_none_a_choice_counts_again(row, chosen, show, qtbot) -> None:
    show(row)
    row.set_value("some")
    row.set_value(None)
    qtbot.mouseClick(row.segment("some"), LEFT)
    assert chosen == ["some"]


def test_an_unknown_value_is_an_error(row, chosen, show, qtbot) -> None:
    show(row)
    with pytest.raises(KeyError):
        row.set_value("nobody")
    qtbot.mouseClick(row.segment("some"), LEFT)
    assert chosen == ["some"]


@pytest.mark.parametrize("action", ["Toggle", "SetFocus"])
def test_assistive_technology_chooses_and_focuses(row, chosen, show, qapp, action: str) -> None:
    show(row)
    interface = QAccessible.queryAccessibleInterface(row.segment("always"))
    assert interface.role() == QAccessible.Role.RadioButton
    interface.actionInterface().doAction(action)
    if action == "Toggle":
        assert (row.value, chosen) == ("always", ["always"])
    else:
        assert qapp.focusWidget() is row.segment("always")


def test_the_keyboard_chooses(row, chosen, show, qtbot, qapp) -> None:
    show(row)
    row.focus_choice()
    qtbot.keyClick(qapp.focusWidget(), Qt.Key.Key_Right)
    assert chosen == []
    qtbot.keyClick(qapp.focusWidget(), Qt.Key.Key_Space)
    assert chosen == ["some"]
    qtbot.keyClick(qapp.focusWidget(), Qt.Key.Key_Right)
    assert chosen == ["some", "always"]


def test_a_held_arrow_chooses_nothing_more(row, chosen, show, qapp) -> None:
    show(row)
    row.set_value("alone")
    row.focus_choice()
    repeat = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Right, Qt.KeyboardModifier.NoModifier, "", True)
    QApplication.sendEvent(qapp.focusWidget(), repeat)
    assert (row.value, chosen) == ("alone", [])


def test_a_suggestion_is_seen_and_said_but_not_chosen(row, chosen, show) -> None:
    show(row)
    plain = row.segment("some").grab().toImage()
    height = row.sizeHint().height()
    row.set_suggestion("some", "Forslag")
    assert row.segment("some").grab().toImage() != plain
    assert row.segment("some").accessibleName() == "Lidt hjælp, Forslag"
    assert (row.value, chosen, row.sizeHint().height()) == (None, [], height)
    row.set_suggestion(None)
    assert row.segment("some").accessibleName() == "Lidt hjælp"


def test_the_order_for_assistive_technology_is_the_order_seen(row, show, qtbot) -> None:
    show(row)
    qtbot.mouseClick(row.segment("alone"), LEFT)
    group = QAccessible.queryAccessibleInterface(row)
    names = [group.child(index).text(QAccessible.Text.Name) for index in range(group.childCount())]
    assert names == [text for _, text in HELP]


@pytest.mark.parametrize("scale", SCALES)
def test_a_narrow_row_breaks_and_cuts_nothing(look, show, scale: float) -> None:
    row = Segmented(Look(look.tokens, scale, look.icons), "Finde vej", HELP)
    narrow = row.minimumSizeHint().width()
    assert row.heightForWidth(narrow) > row.heightForWidth(narrow * 4 + 20)
    show(row, width=narrow + 40).grab()
    assert row.height() == row.heightForWidth(row.width())
    assert all(row.rect().contains(row.segment(value).geometry()) for value, _ in HELP)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def ladder(look, clock) -> Ladder:
    return Ladder(look, "Hvem gjorde det?", RUNGS, guard=PressGuard(clock), object_name="ladder")


@pytest.fixture
def answers(ladder) -> list[tuple[int, bool]]:
    given = Heard()
    ladder.chosen.connect(given)
    return given


def test_the_ladder_says_whether_the_pointer_pressed(ladder, answers, show, qtbot) -> None:
    show(ladder)
    qtbot.mouseClick(ladder.rungs()[2], LEFT)
    qtbot.keyClick(ladder.rungs()[1], Qt.Key.Key_Return)
    with qtbot.waitSignal(ladder.chosen):
        QAccessible.queryAccessibleInterface(ladder.rungs()[0]).actionInterface().doAction("Press")
    assert answers == [(2, True), (1, False), (0, False)]


@pytest.mark.parametrize(("pause", "counted"), [(0.0, 1), (0.349, 1), (0.351, 2)])
def test_a_second_pointer_press_counts_only_after_a_pause(ladder, answers, clock, show, qtbot, pause, counted) -> None:
    show(ladder)
    qtbot.mouseClick(ladder.rungs()[0], LEFT)
    clock.now += pause
    qtbot.mouseClick(ladder.rungs()[1], LEFT)
    assert len(answers) == counted


def test_a_burst_of_presses_counts_once(ladder, answers, clock, show, qtbot) -> None:
    show(ladder)
    for _ in range(5):
        qtbot.mouseClick(ladder.rungs()[0], LEFT)
        clock.now += 0.2
    assert answers == [(0, True)]


def test_a_double_click_counts_once(ladder, answers, show, qtbot) -> None:
    show(ladder)
    rung = ladder.rungs()[0]
    qtbot.mouseClick(rung, LEFT)
    qtbot.mouseDClick(rung, LEFT)
    assert answers == [(0, True)]


def test_ladders_of_a_window_share_a_guard(look, clock, show, qtbot) -> None:
    guard = PressGuard(clock)
    first, second = (Ladder(look, name, RUNGS, guard=guard) for name in ("Trin 1", "Trin 2"))
    show(first, second)
    by_first, by_second = Heard(), Heard()
    first.chosen.connect(by_first)
    second.chosen.connect(by_second)
    qtbot.mouseClick(first.rungs()[0], LEFT)
    qtbot.mouseClick(second.rungs()[0], LEFT)
    assert (len(by_first), len(by_second)) == (1, 0)


def test_the_guard_does_not_slow_the_keyboard(ladder, answers, show, qtbot) -> None:
    show(ladder)
    for rung in ladder.rungs():
        qtbot.keyClick(rung, Qt.Key.Key_Space)
    assert [index for index, _ in answers] == [0, 1, 2, 3]


def test_a_locked_answer_still_answers(ladder, answers, show, qtbot) -> None:
    show(ladder)
    before = ladder.rungs()[3].grab().toImage()
    ladder.set_locked({2, 3}, "Kun borgeren må gøre dette trin")
    rung = ladder.rungs()[3]
    assert rung.grab().toImage() != before
    assert rung.isEnabled()
    assert rung.accessibleDescription() == "Kun borgeren må gøre dette trin"
    assert ladder.rungs()[0].accessibleDescription() == ""
    qtbot.mouseClick(rung, LEFT)
    assert answers == [(3, True)]


@pytest.mark.parametrize("width", [560, 720])
def test_a_lock_is_shown_in_every_width(ladder, look, show, width: int) -> None:
    plain = Ladder(Look(look.tokens, look.scale, None), "Uden ikoner", RUNGS)
    for row in (ladder, plain):
        row.set_locked({2, 3})
    window = show(ladder, plain, width=width)
    window.grab()
    assert ladder.rungs()[2].grab().toImage() != plain.rungs()[2].grab().toImage()


def test_a_chosen_answer_is_filled(ladder, look, show) -> None:
    show(ladder)
    ladder.set_chosen(1)
    fills = [rung.grab().toImage().pixelColor(3, rung.height() // 2) for rung in ladder.rungs()]
    assert [fill == look.colour("accent") for fill in fills] == [False, True, False, False]
    ladder.set_chosen(None)
    assert ladder.rungs()[1].grab().toImage().pixelColor(3, 20) == look.colour("surface")


def bars_inked(picture: QImage, look: Look) -> int:
    """Counts the pixels of the accent colour in the part of a rung where its glyph stands."""
    spots = ((x, y) for x in range(picture.width()) for y in range(picture.height()))
    return sum(picture.pixelColor(x, y) == look.colour("accent_text") for x, y in spots)


def test_more_ink_means_more_by_the_citizen(ladder, look, show) -> None:
    show(ladder, width=1100)
    ink = [bars_inked(rung.grab().toImage(), look) for rung in ladder.rungs()]
    assert ink == sorted(ink, reverse=True)
    assert len(set(ink)) == 4
    assert ink[3] > 0


def test_the_ladder_is_48_high_and_stays_on_one_row(look) -> None:
    ladder = Ladder(look, "Hvem gjorde det?", RUNGS)
    assert ladder.heightForWidth(678) == 48
    large = Ladder(Look(look.tokens, 1.3, look.icons), "Hvem gjorde det?", RUNGS)
    assert large.heightForWidth(794) <= round(48 * 1.3) + 2


@pytest.mark.parametrize("keys", ["", "1234"])
def test_bars_stand_in_the_narrowest_usual_window(look, show, keys: str) -> None:
    """1366 px less rail, column and padding leave 678 px for the ladder."""
    ladder = Ladder(look, "Hvem gjorde det?", RUNGS, keys=keys)
    show(ladder, width=678 + 22).grab()
    assert ladder.width() == 678
    assert bars_inked(ladder.rungs()[0].grab().toImage(), look) > 100


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("width", [280, 420, 560, 700, 900])
def test_every_rung_has_room_for_its_words(look, show, qapp, scale: float, width: int) -> None:
    ladder = Ladder(Look(look.tokens, scale, look.icons), "Hvem gjorde det?", RUNGS, keys="1234")
    window = show(ladder, width=width)
    window.grab()
    for rung in ladder.rungs():
        assert rung.height() >= rung.heightForWidth(rung.width())
        assert ladder.rect().contains(rung.geometry())
