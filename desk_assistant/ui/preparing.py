"""Loads and builds in idle moments what a visit will need, so that no first use is slow.

Nothing is loaded for the first time during a visit: by then an upgrade may have replaced the files.
"""

from collections.abc import Iterator
from contextlib import suppress
from importlib import import_module
from itertools import chain

from PySide6.QtCore import QObject, QTimer

from desk_assistant.ui import wording
from desk_assistant.ui.employee.window import EmployeeWindow
from desk_assistant.visit.screening import screen

#: How long the desk must have rested before the next small part is done.
_PAUSE_MS = 15
_LATER = ("desk_assistant.ui.citizen.window", "desk_assistant.ui.citizen.strip", "desk_assistant.ui.strip", "segno", "typst")


class Preparing(QObject):
    """Does one small part at a time; keys and paint come in between.

    What paper and the citizen's screen need waits until a visit has begun: a desk that only stands open holds less memory.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._parts: Iterator[None] = iter(())
        self._for_paper = _paper()
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._timer.timeout.connect(self._next)

    def begin(self, window: EmployeeWindow, learning: Iterator[None]) -> None:
        """Prepare this window and learn what people say; a window that was being prepared is given up."""
        self._parts = chain(_pages(window), learning)
        self._timer.start()

    def visit_began(self) -> None:
        """Prepare the rest too, once."""
        self._parts, self._for_paper = chain(self._parts, self._for_paper), iter(())
        if not self._timer.isActive():
            self._timer.start()

    def stop(self) -> None:
        """Do nothing more."""
        self._timer.stop()

    def _next(self) -> None:
        for _ in self._parts:
            self._timer.start()
            return


def _pages(window: EmployeeWindow) -> Iterator[None]:
    for place in wording.PLACES:
        window.pages.page(place)
        yield
    screen("")
    yield


def _paper() -> Iterator[None]:
    for name in _LATER:
        with suppress(ImportError):  # without Typst or segno there is no paper, and the desk works on
            import_module(name)
        yield
