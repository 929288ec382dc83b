"""Key presses as the system sends them: to a window, with the text that the key gives."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QCursor, QKeySequence, QWindow
from PySide6.QtTest import QTest
from shiboken6 import isValid

_RETURN = "Return"
_TEXTS = {Qt.Key.Key_Return: "\r", Qt.Key.Key_Enter: "\r", Qt.Key.Key_Tab: "\t", Qt.Key.Key_Space: " ", Qt.Key.Key_Escape: "\x1b"}
_LATIN = 0x100


def press(window: QWindow, name: str, held: int = 0) -> None:
    """Press and let go of a key, named as on the help page: N, 1, F9, Ctrl+Enter. `held` counts the repeats in between."""
    combination = QKeySequence(name.replace("Enter", _RETURN))[0]
    key, with_keys = combination.key(), combination.keyboardModifiers()
    text = "" if with_keys & ~Qt.KeyboardModifier.ShiftModifier else _text(key)
    code = key.value
    QTest.simulateEvent(window, True, code, with_keys, text, False)
    for _ in range(held):
        QTest.simulateEvent(window, True, code, with_keys, text, True)
    if isValid(window):  # the key may have closed its window
        QTest.simulateEvent(window, False, code, with_keys, text, False)


def write(window: QWindow, letter: str) -> None:
    """Write one letter. Letters beyond Latin-1 have no key of their own, and come as text alone."""
    upper = letter.upper()
    code = ord(upper) if len(upper) == 1 and ord(upper) < _LATIN else Qt.Key.Key_unknown.value
    QTest.simulateEvent(window, True, code, Qt.KeyboardModifier.NoModifier, letter, False)
    QTest.simulateEvent(window, False, code, Qt.KeyboardModifier.NoModifier, letter, False)


def click(window: QWindow, at: QPoint) -> None:
    """Move the pointer to a place in a window, and press there."""
    QCursor.setPos(window.mapToGlobal(at))
    QTest.mouseClick(window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)


def _text(key: Qt.Key) -> str:
    if key in _TEXTS:
        return _TEXTS[key]
    return chr(key.value).lower() if key.value < _LATIN else ""
