import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from desk_assistant.ui.parts.buttons import Button, Chip, Tile
from desk_assistant.ui.parts.ladder import Ladder
from desk_assistant.ui.parts.look import Look
from desk_assistant.ui.parts.place_item import PlaceItem
from desk_assistant.ui.parts.rows import StepLine, StepRow
from tests.ui.parts.conftest import RUNGS, Heard

KEYS = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


def hold(widget: QWidget, key: Qt.Key, repeats: int = 5) -> None:
    """Presses a key, holds it for some repeats, and lets it go, as X11 and Windows report it."""
    none = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(widget, QKeyEvent(QEvent.Type.KeyPress, key, none))
    for _ in range(repeats):
        QApplication.sendEvent(widget, QKeyEvent(QEvent.Type.KeyRelease, key, none, "", True))
        QApplication.sendEvent(widget, QKeyEvent(QEvent.Type.KeyPress, key, none, "", True))
    QApplication.sendEvent(widget, QKeyEvent(QEvent.Type.KeyRelease, key, none))


def buttons(look: Look) -> dict[str, QWidget]:
    return {
        "button": Button(look, "Fortsæt"),
        "tile": Tile(look, "Skift læge", checkable=False),
        "place": PlaceItem(look, 1, 5, "Ankomst"),
        "step": StepRow(look, StepLine(1, "Log på")),
        "rung": Ladder(look, "Hvem gjorde det?", RUNGS),
    }


@pytest.mark.parametrize("kind", ["button", "tile", "place", "step", "rung"])
@pytest.mark.parametrize("key", KEYS)
def test_a_held_key_presses_once(look, show, kind: str, key: Qt.Key) -> None:
    widget = buttons(look)[kind]
    show(widget)
    button = widget.rungs()[0] if isinstance(widget, Ladder) else widget
    presses = Heard()
    button.clicked.connect(presses)
    hold(button, key)
    assert len(presses) == 1


def test_a_key_held_since_before_the_focus_came_presses_nothing(look, show) -> None:
    button = Button(look, "Fortsæt")
    show(button)
    presses = Heard()
    button.clicked.connect(presses)
    none = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(button, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, none, "", True))
    QApplication.sendEvent(button, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Space, none, "", True))
    QApplication.sendEvent(button, QKeyEvent(QEvent.Type.KeyRelease, Qt.Key.Key_Space, none))
    assert presses == []


@pytest.mark.parametrize("kind", ["button", "tile", "place", "step"])
def test_control_enter_goes_to_the_window(look, show, qtbot, kind: str) -> None:
    widget = buttons(look)[kind]
    show(widget)
    presses = Heard()
    widget.clicked.connect(presses)
    widget.setFocus()
    qtbot.keyClick(widget, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert presses == []
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    widget.keyPressEvent(event)
    assert not event.isAccepted()


def test_arrows_move_the_focus_between_rungs(look, show, qtbot, qapp) -> None:
    ladder = Ladder(look, "Hvem gjorde det?", RUNGS, object_name="ladder")
    show(ladder)
    ladder.rungs()[0].setFocus()
    qtbot.keyClick(qapp.focusWidget(), Qt.Key.Key_Right)
    assert qapp.focusWidget() is ladder.rungs()[1]


def test_an_ampersand_is_a_letter(look) -> None:
    button = Button(look, "Køb & salg")
    assert button.label() == "Køb & salg"
    assert button.accessibleName() == "Køb & salg"
    assert button.shortcut().isEmpty()


def test_another_label_keeps_the_shortcut(look) -> None:
    button = Button(look, "Gem")
    button.setShortcut("Ctrl+S")
    button.set_label("Gemmer …")
    assert button.shortcut().toString() == "Ctrl+S"
    assert button.accessibleName() == "Gemmer …"


def test_a_button_that_is_on_looks_pressed(look, show) -> None:
    button = Button(look, "Fælles skærm", "quiet", "groups")
    button.setCheckable(True)
    show(button)
    off = button.grab().toImage()
    button.setChecked(True)
    on = button.grab().toImage()
    assert on.pixelColor(on.width() // 2, 4) == look.colour("accent")
    assert off.pixelColor(off.width() // 2, 4) != look.colour("accent")
    assert button.sizeHint().height() == off.height()


def test_compact_keeps_the_name_and_says_it_in_a_tool_tip(look) -> None:
    button = Button(look, "Sæt på pause", "quiet", "pause-circle")
    wide = button.sizeHint().width()
    button.set_compact(True)
    assert button.sizeHint().width() < wide
    assert button.sizeHint().width() >= 44
    assert button.toolTip() == button.accessibleName() == "Sæt på pause"
    button.set_compact(False)
    assert button.toolTip() == ""


def test_a_narrow_button_gets_higher_instead_of_cutting_its_words(look) -> None:
    button = Button(look, "Print aftalen, og afslut besøget", "primary")
    assert button.heightForWidth(button.narrowest()) > button.heightForWidth(600) == 46


def test_tile_tells_its_line_and_its_state(look, show) -> None:
    tile = Tile(look, "Skift læge", "Vælg ny læge", "stethoscope", "1", object_name="tile")
    show(tile)
    interface = QAccessible.queryAccessibleInterface(tile)
    assert interface.text(QAccessible.Text.Name) == "Skift læge. Vælg ny læge"
    interface.actionInterface().doAction("Toggle")
    assert tile.isChecked()
    tile.set_content("Kørekort", "Forny", "directions-car", "1")
    assert tile.accessibleName() == "Kørekort. Forny"


def test_chip_keeps_its_width_when_it_is_taken(look, show, qtbot) -> None:
    chip = Chip(look, "Hjælper en anden")
    show(chip)
    before = chip.sizeHint()
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=chip.rect().bottomRight() / 1.1)
    assert chip.isChecked()
    assert chip.sizeHint() == before


@pytest.mark.parametrize(
    ("state", "name"),
    [
        ("todo", "Place 2 of 5: Afklar behov"),
        ("now", "Place 2 of 5: Afklar behov, in progress"),
        ("done", "Place 2 of 5: Afklar behov, done"),
        ("problem", "Place 2 of 5: Afklar behov, something is missing"),
    ],
)
def test_place_says_where_it_stands(look, state, name: str) -> None:
    place = PlaceItem(look, 2, 5, "Afklar behov")
    place.set_state(state)
    assert place.state() == state
    assert place.accessibleName() == name


def test_compact_place_fits_a_rail_of_72(look) -> None:
    place = PlaceItem(look, 2, 5, "Afklar behov")
    place.set_compact(True)
    assert place.narrowest() == place.sizeHint().width() == 72
    assert place.toolTip() == "Afklar behov"
