"""A whole desk in a temporary folder, driven by acts, keys and object names, with an eye on where the focus is."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from desk_assistant import paths
from desk_assistant import settings as settings_file
from desk_assistant.app import Program
from desk_assistant.policy.file import NONE, Policy
from desk_assistant.settings import Settings
from desk_assistant.visit import commands as c

MORNING = datetime(2026, 11, 23, 10, 42)
_ROUNDS = 5
CONTROL = Qt.KeyboardModifier.ControlModifier
#: Looks like a CPR number; no person has one with a day over 60.
IDENTIFIER = "610190-1234"


def goes_nowhere(address: QUrl) -> bool:
    """Take the place of the browser."""
    return address.isValid()


class Desk:
    """`lost` lists the acts after which the keyboard belonged to nobody."""

    def __init__(
        self, folder: Path, settings: Settings, size: tuple[int, int] = (1366, 768), now: datetime = MORNING, policy: Policy = NONE
    ) -> None:
        settings_file.save(folder / paths.SETTINGS, settings)
        self.now = now
        self.program = Program(folder, self._clock, open_address=goes_nowhere, policy=policy)
        self.lost: list[str] = []
        self.program.start()
        self.window.resize(*size)
        QTest.qWaitForWindowExposed(self.window)
        self.window.activateWindow()
        for _ in range(200):
            if self.program.work is not None or self.program.refused:
                break
            QTest.qWait(5)
        self.settle()

    def _clock(self) -> datetime:
        return self.now

    @property
    def window(self) -> QWidget:
        """The employee's window."""
        return self.program.window

    def settle(self) -> None:
        """Let everything that was set going come to rest: a page is laid out in several rounds."""
        for _ in range(_ROUNDS):
            QTest.qWait(1)

    def wait_for(self, holds: Callable[[], bool]) -> None:
        """Wait until something holds that takes its time; AssertionError when it never does."""
        for _ in range(4000):
            if holds():
                break
            QTest.qWait(5)
        assert holds()
        self.settle()

    def repaint(self) -> None:
        """Show what has changed behind the window's back."""
        self.window.repaint_all(True)
        self.settle()

    def resize(self, size: tuple[int, int]) -> None:
        """Give the employee's window another size."""
        self.window.resize(*size)
        self.settle()

    def act(self, *names: str) -> None:
        """Carry acts out by their ids."""
        for name in names:
            self.window.act(name)
            self._look_for_focus(name)

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the focus is."""
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifier)
        self._look_for_focus(f"key {key.name}")

    def write(self, object_name: str, text: str) -> None:
        """Write into a field, key by key."""
        field = self.find(object_name)
        field.setFocus()
        QTest.keyClicks(field, text)
        self._look_for_focus(f"writing in {object_name}")

    def press(self, object_name: str) -> None:
        """Press a button with the pointer."""
        button = self.find(object_name)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        QTest.qWait(1)
        self._look_for_focus(f"press {object_name}")

    def find(self, object_name: str, root: QWidget | None = None) -> QWidget:
        """Give the visible widget with an object name; AssertionError when there is none."""
        found = [w for w in (root or self.window).findChildren(QWidget, object_name) if w.isVisible()]
        assert found, f"{object_name} is not on the screen"
        return found[0]

    def digit(self, *digits: int) -> None:
        """Press digit keys."""
        for digit in digits:
            self.key(Qt.Key(Qt.Key.Key_0 + digit))

    def look(self, **changes: object) -> None:
        """Change what is looked at, as a press in the talk column does; the column may be behind F2."""
        self.window.pages.glance(changes)
        self._look_for_focus(f"look {changes}")

    def do(self, *commands: c.Command) -> None:
        """Carry commands out as the pages would; each must be accepted."""
        for command in commands:
            assert self.program.work.conductor.do(command), command
        self.settle()

    def _look_for_focus(self, act: str) -> None:
        self.settle()
        focus = QApplication.focusWidget()
        if focus is None or not focus.isVisible():
            self.lost.append(act)

    def topic(self, flow: str) -> int:
        """Give the digit of a topic on *Ankomst*."""
        title = self.window.pages.library().flows[flow].title
        tiles = self.window.pages.page("arrival").tiles
        return next(number for number, tile in enumerate(tiles, start=1) if tile.label() == title)

    def end(self) -> None:
        """Close the desk."""
        self.program.end()
        self.window.deleteLater()
        self.program.deleteLater()
        QTest.qWait(1)


Opener = Callable[..., Desk]
#: The screens of one journey: name, and the window that shows it.
Screens = Iterator[tuple[str, QWidget]]


def label_of(widget: QWidget) -> str:
    """What names a widget in a finding."""
    text = widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")
    return f"{widget.objectName() or type(widget).__name__} “{text[:40]}”"
