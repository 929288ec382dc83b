from functools import partial

import pytest
from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication

from desk_assistant.ui.parts.buttons import Button
from desk_assistant.ui.parts.fields import Field, TextBox, TextField


def note(said: list[tuple[str, str]], name: str, text: str) -> None:
    """Keeps a signal's name and text."""
    said.append((name, text))


@pytest.fixture(params=[TextField, TextBox], ids=["one line", "several lines"])
def field(request, look) -> Field:
    made = request.param(look, "Borgerens egne ord", "Skriv ikke navn.", limit=40, object_name="words")
    made.set_rest(20)
    return made


@pytest.fixture
def heard(field) -> list[tuple[str, str]]:
    """Every signal of the field, in order."""
    said: list[tuple[str, str]] = []
    for name in ("edited", "rested", "left", "accepted"):
        getattr(field, name).connect(partial(note, said, name))
    return said


def test_typing_is_heard_and_then_rests(field, heard, show, qtbot) -> None:
    show(field)
    field.setFocus()
    with qtbot.waitSignal(field.rested):
        qtbot.keyClicks(field.editor(), "læge")
    assert heard == [("edited", "l"), ("edited", "læ"), ("edited", "læg"), ("edited", "læge"), ("rested", "læge")]


def test_setting_a_text_is_silent(field, heard, show, qtbot) -> None:
    show(field)
    field.set_text("Jeg er flyttet")
    qtbot.wait(40)
    assert (field.text(), heard) == ("Jeg er flyttet", [])


def test_leaving_tells_the_text_and_stops_the_rest(field, heard, show, qtbot, look) -> None:
    other = Button(look, "Videre")
    show(field, other)
    field.setFocus()
    qtbot.keyClick(field.editor(), Qt.Key.Key_X)
    other.setFocus()
    qtbot.wait(40)
    assert heard == [("edited", "x"), ("left", "x")]


def test_tab_leaves_the_field(field, show, qtbot, qapp, look) -> None:
    other = Button(look, "Videre")
    show(field, other)
    field.setFocus()
    qtbot.keyClick(field.editor(), Qt.Key.Key_Tab)
    assert qapp.focusWidget() is other


def test_control_enter_is_left_to_the_window(field, heard, show) -> None:
    show(field)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.ControlModifier, "\r")
        field.editor().keyPressEvent(event)
        assert not event.isAccepted()
    assert (field.text(), heard) == ("", [])


def test_assistive_technology_can_write(field, heard, show) -> None:
    show(field)
    interface = QAccessible.queryAccessibleInterface(field.editor())
    interface.editableTextInterface().insertText(0, "hej")
    assert heard[-1] == ("edited", "hej")


def test_an_error_is_seen_named_and_taken_away(field, show) -> None:
    window = show(field)
    field.set_error("Der står et cpr-nummer", "Fjern nummeret", "Alt+F")
    window.grab()
    name = field.editor().accessibleName()
    assert name == "Borgerens egne ord. Error: Der står et cpr-nummer"
    assert field.error() == "Der står et cpr-nummer"
    picture = field.grab().toImage()
    assert picture.pixelColor(1, picture.height() // 2) == field.look.colour("err")
    field.set_error(None)
    window.grab()
    assert field.editor().accessibleName() == "Borgerens egne ord"
    assert field.grab().toImage().pixelColor(1, 60) != field.look.colour("err")


def test_the_removal_button_has_a_key(field, show, qtbot) -> None:
    show(field)
    field.set_error("Der står et cpr-nummer", "Fjern nummeret", "Alt+F")
    field.setFocus()
    button = field.findChild(QAbstractButton, "words.remove")
    assert button.isVisible()
    with qtbot.waitSignal(field.removal_asked):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert button.shortcut().toString() == "Alt+F"
    field.set_error("Der står et cpr-nummer")
    assert not button.isVisible()


def test_a_long_paste_is_cut_to_the_limit(field, show, qtbot, qapp) -> None:
    show(field)
    field.setFocus()
    qapp.clipboard().setText("a" * 1_000_000)
    qtbot.keyClick(field.editor(), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == "a" * 40
    qtbot.keyClick(field.editor(), Qt.Key.Key_B)
    assert len(field.text()) == 40


def test_rich_text_is_pasted_plain(field, show) -> None:
    show(field)
    data = QMimeData()
    data.setHtml("<b>fed</b>")
    data.setText("fed")
    QApplication.clipboard().setMimeData(data)
    field.editor().paste()
    QApplication.clipboard().clear()  # what Python made must not outlive Python in Qt's clipboard
    assert field.text() == "fed"


def test_enter_accepts_one_line_once(look, show, qtbot) -> None:
    field = TextField(look, "Aftalepunkt")
    show(field)
    accepted: list[str] = []
    field.accepted.connect(accepted.append)
    qtbot.keyClicks(field.editor(), "Ring")
    qtbot.keyClick(field.editor(), Qt.Key.Key_Return)
    repeat = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", True)
    QApplication.sendEvent(field.editor(), repeat)
    assert accepted == ["Ring"]


def test_enter_begins_a_new_line_in_a_box(look, show, qtbot) -> None:
    box = TextBox(look, "Sig det tilbage")
    show(box)
    qtbot.keyClicks(box.editor(), "a")
    qtbot.keyClick(box.editor(), Qt.Key.Key_Return)
    qtbot.keyClicks(box.editor(), "b")
    assert box.text() == "a\nb"


def test_undo_is_the_fields_own(field, show, qtbot) -> None:
    show(field)
    qtbot.keyClicks(field.editor(), "læge")
    qtbot.keyClick(field.editor(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == ""


def test_a_box_is_as_high_as_its_rows(look) -> None:
    two, four = (TextBox(look, "Sig det tilbage", rows=rows).sizeHint().height() for rows in (2, 4))
    assert four - two == 48
