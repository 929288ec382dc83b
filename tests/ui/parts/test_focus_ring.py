"""The ring shows where the keyboard is, and only where the keyboard is used."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget
from shiboken6 import delete

from desk_assistant.ui.parts.buttons import Button
from desk_assistant.ui.parts.fields import TextBox
from desk_assistant.ui.parts.focus_ring import FocusRing


@pytest.fixture
def ringed(look, show):
    """A window with two buttons and its focus ring."""
    buttons = (Button(look, "Tilbage", object_name="back"), Button(look, "Videre", "primary", object_name="on"))
    window = show(*buttons)
    return window, FocusRing(look, window), *buttons


def press_key(window: QWidget, key: Qt.Key = Qt.Key.Key_Tab) -> None:
    """Presses a key as the platform reports it."""
    QTest.keyClick(window.windowHandle(), key)


def press(window: QWidget, target: QWidget) -> None:
    """Presses the pointer as the platform reports it."""
    spot = target.mapTo(window, target.rect().center())
    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)


def round_about(widget: QWidget, window: QWidget) -> QRect:
    """The place of a widget in the window with 5 px more on each side, cut to the window."""
    place = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
    return place.adjusted(-5, -5, 5, 5).intersected(window.rect())


def test_the_ring_comes_with_the_keyboard_only(ringed) -> None:
    window, ring, back, onward = ringed
    press(window, back)
    assert back.hasFocus()
    assert not ring.isVisible()
    press_key(window)
    assert onward.hasFocus()
    assert ring.isVisible()
    assert ring.geometry() == round_about(onward, window)
    press(window, back)
    assert back.hasFocus()
    assert not ring.isVisible()


def test_a_modifier_alone_is_no_use_of_the_keyboard(ringed) -> None:
    window, ring, back, onward = ringed
    press(window, back)
    press_key(window, Qt.Key.Key_Shift)
    assert not ring.isVisible()


def test_the_ring_does_not_take_the_pointer_or_the_focus(ringed) -> None:
    window, ring, back, onward = ringed
    back.setFocus()
    press_key(window)
    assert ring.isVisible()
    assert window.childAt(onward.geometry().center()) is onward
    assert ring.focusPolicy() == Qt.FocusPolicy.NoFocus


def test_the_ring_follows_a_control_that_moves_or_hides(ringed) -> None:
    window, ring, back, onward = ringed
    back.setFocus()
    press_key(window)
    before = ring.geometry()
    onward.move(onward.x(), onward.y() + 5)
    assert ring.geometry() == before.translated(0, 5).intersected(window.rect())
    onward.hide()
    assert not ring.isVisible() or ring.geometry() == round_about(back, window)


def test_the_ring_is_3_wide_with_a_gap_of_2(ringed, look) -> None:
    window, ring, back, onward = ringed
    back.setFocus()
    press_key(window)
    picture = window.grab(ring.geometry()).toImage()
    colours = [picture.pixelColor(x, ring.height() // 2) for x in range(6)]
    assert colours[:3] == [look.colour("focus")] * 3
    assert colours[3:5] == [look.colour("gap")] * 2
    assert colours[5] == look.colour("accent")


def test_the_ring_goes_round_the_box_of_a_text_box(look, show) -> None:
    first, box = Button(look, "Tilbage"), TextBox(look, "Sig det tilbage", object_name="box")
    window = show(first, box)
    ring = FocusRing(look, window)
    first.setFocus()
    press_key(window)
    assert box.editor().hasFocus()
    assert ring.geometry() == round_about(box.editor().parentWidget(), window)


def test_the_ring_stays_inside_a_scroll_area(look, show) -> None:
    inside = QWidget()
    column = QVBoxLayout(inside)
    column.setContentsMargins(0, 0, 0, 0)
    first, last = Button(look, "Først"), Button(look, "Sidst")
    column.addWidget(first)
    column.addSpacing(400)
    column.addWidget(last)
    area = QScrollArea()
    area.setWidget(inside)
    area.setWidgetResizable(True)
    area.setFixedHeight(150)
    window = show(area)
    ring = FocusRing(look, window)
    last.setFocus()
    press_key(window, Qt.Key.Key_Up)
    first.setFocus()
    area.verticalScrollBar().setValue(0)
    viewport = QRect(area.viewport().mapTo(window, QPoint(0, 0)), area.viewport().size())
    assert ring.isVisible()
    assert viewport.contains(ring.geometry())
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    assert not ring.isVisible()


def test_the_ring_survives_the_control_it_stands_round(ringed) -> None:
    window, ring, back, onward = ringed
    back.setFocus()
    press_key(window)
    delete(onward)
    back.setFocus()
    press_key(window, Qt.Key.Key_Left)
    assert ring.geometry() == round_about(back, window)


ENDING = """
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from desk_assistant.ui.parts.fields import TextField
from desk_assistant.ui.parts.focus_ring import FocusRing
from desk_assistant.ui.parts.look import Look
app = QApplication([])
window = QWidget()
QVBoxLayout(window).addWidget(TextField(Look(), "Borgerens egne ord"))
ring = FocusRing(Look(), window)
window.show()
window.activateWindow()
window.findChild(QLineEdit).setFocus()
app.sendPostedEvents()
"""


def test_a_program_with_an_open_window_ends_well() -> None:
    """PySide takes windows and filters away in any order; an error in a filter then is a crash at the end."""
    root = Path(__file__).resolve().parents[3]
    done = subprocess.run(
        [sys.executable, "-c", ENDING], cwd=root, capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.returncode, "Traceback" in done.stderr) == (0, False), done.stderr
