"""The stage of a played visit: the real program on a folder, operated by key presses and clicks, found by object names."""

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from desk_assistant.app import Program
from desk_assistant.policy.file import NONE
from desk_assistant.tour import keyboard
from desk_assistant.tour.clock import Clock

#: How long the stage waits for something that must come, in seconds. A printer child may be slow on a busy machine.
PATIENCE = 30.0


class Stopped(Exception):
    """The play cannot go on: something that should stand on the screen does not."""


class Stage:
    """One desk. `keys` are the keys pressed so far; `acknowledged` is told the id of every fact that stands on disk."""

    def __init__(self, folder: Path, clock: Clock, acknowledged: Callable[[str], None] | None = None) -> None:
        self.folder = folder
        self.clock = clock
        self.keys: list[str] = []
        self.addresses: list[str] = []
        self.policy = NONE
        """What the municipality has laid down; a play is not changed by what the computer has."""
        self._acknowledged = acknowledged
        self._program: Program | None = None

    @property
    def program(self) -> Program:
        """The running program."""
        if self._program is None:
            raise Stopped("the program is not open")
        return self._program

    def open(self) -> None:
        """Start the program and wait until its log is open or refused."""
        self.begin()
        self.wait(self._is_ready, "the log is open")
        self.rest()

    def begin(self, opening: bool = True) -> None:
        """Show the first window; the log is opened as soon as events are handled, or not at all."""
        self._program = Program(self.folder, self.clock.now, open_address=self._opened, policy=self.policy)
        self._program.ready.connect(self._listen)
        if opening:
            self._program.start()
        else:
            self._program.window.show()

    def end(self) -> None:
        """End the program, as it ends with its last window; what is open stays open on disk."""
        if self._program is not None:
            program, self._program = self._program, None
            program.end()
            program.window.deleteLater()
            program.deleteLater()
            self.rest()

    def press(self, *names: str) -> None:
        """Press keys one after the other, each in the window that has the keyboard."""
        for name in names:
            window = self._window()
            self.keys.append(name)
            self.clock.tick()
            keyboard.press(window.windowHandle(), name)
            self.rest()

    def hold(self, name: str, repeats: int) -> None:
        """Press a key and hold it down until it has repeated so often."""
        window = self._window()
        self.keys.append(name)
        self.clock.tick()
        keyboard.press(window.windowHandle(), name, repeats)
        self.rest()

    def write(self, text: str) -> None:
        """Write letter by letter, wherever the cursor is."""
        for letter in text:
            keyboard.write(self._window().windowHandle(), letter)
        self.rest()

    def click(self, name: str) -> None:
        """Press the control with this object name with the mouse. It must be in sight, and nothing may lie over it."""
        widget = self.find(name)
        window = widget.window()
        at = widget.mapTo(window, widget.rect().center())
        if not widget.visibleRegion().contains(widget.rect().center()):
            raise Stopped(f"{name} is not in sight")
        self.clock.tick()
        keyboard.click(window.windowHandle(), at)
        self.rest()

    def bring_to_sight(self, name: str) -> None:
        """Scroll until the control is in sight, as a person does before pressing it."""
        widget = self.find(name)
        area = widget.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if isinstance(area, QScrollArea):
            area.ensureWidgetVisible(widget, 0, widget.height())
            self.rest()

    def find(self, name: str) -> QWidget:
        """Give the control with this object name that can be seen in any of the program's windows."""
        for window in QApplication.topLevelWidgets():
            if window.isVisible():
                for widget in (window, *window.findChildren(QWidget, name)):
                    if widget.objectName() == name and widget.isVisible():
                        return widget
        raise Stopped(f"{name} is not on the screen")

    def shows(self, name: str) -> bool:
        """Tell whether a control with this object name can be seen."""
        try:
            self.find(name)
        except Stopped:
            return False
        return True

    def wait(self, condition: Callable[[], bool], what: str) -> None:
        """Wait until a condition holds; `what` is said when it does not come."""
        end = time.monotonic() + PATIENCE
        while not condition():
            if time.monotonic() > end:
                raise Stopped(f"it did not come: {what}")
            QTest.qWait(5)

    def rest(self) -> None:
        """Let the program do what it does in an idle moment: paint, refresh the citizen's side."""
        QTest.qWait(0)
        QTest.qWait(1)

    def tile_digit(self, flow: str) -> str:
        """Give the digit of a topic on *Ankomst*."""
        title = self.program.library.flows[flow].title
        for digit in range(1, 9):
            if self.find(f"arrival.topic.{digit}").accessibleName().startswith(title):
                return str(digit)
        raise Stopped(f"no tile for {flow}")

    def open_item(self, flow: str) -> str:
        """Give the id of the step or question that stands open on *Sammen om opgaven*, as its title says."""
        title = self.find("together.open.title").text()
        content = self.program.library.flows[flow]
        titles = {step.title: step.id for step in content.steps} | {question.ask: question.id for question in content.questions}
        return titles[title.partition(". ")[2] if title[:1].isdigit() else title]

    def answer_digit(self, flow: str, question: str, answer: str) -> str:
        """Give the digit of an answer, in the order of the content."""
        answers = self.program.library.flows[flow].question(question).answers
        return str([choice.id for choice in answers].index(answer) + 1)

    def _window(self) -> QWidget:
        """Give the employee's window with the keyboard in it, as after a look back at it."""
        window = self.program.window
        if not window.isVisible():
            raise Stopped("the employee's window is not on the screen; the keyboard is the citizen's")
        active = QApplication.activeWindow()
        if active is not None and active.objectName() == "QFileDialog":
            return active
        if active is not window:
            window.activateWindow()
            self.wait(window.isActiveWindow, "the employee's window has the keyboard")
        return window

    def _is_ready(self) -> bool:
        return self.program.work is not None or bool(self.program.refused)

    def _listen(self) -> None:
        if self.program.work is not None and self._acknowledged is not None:
            self.program.work.session.saved.connect(self._acknowledged)

    def _opened(self, address: QUrl) -> bool:
        self.addresses.append(address.toString())
        return True
