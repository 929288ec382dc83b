"""Tells the very moment at which a window has been painted."""

import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QWidget

_PAINTING = (QEvent.Type.UpdateRequest, QEvent.Type.Expose)


class Watch(QObject):
    """Watches one window that has been shown. `last` is when it was last painted (`time.monotonic_ns`), 0 before that.

    The events that make Qt paint are handed on from here, so the time is taken when the painting is done and not when it
    begins. `painted` is called then.
    """

    def __init__(self, window: QWidget, painted: Callable[[], None] | None = None) -> None:
        super().__init__(window)
        self.last = 0
        self._painted = painted
        self._inside = False
        self._handle = window.windowHandle()
        window.installEventFilter(self)
        self._handle.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._inside or event.type() not in _PAINTING or not self._handle.isExposed():
            return False
        self._inside = True
        QCoreApplication.sendEvent(watched, event)
        self._inside = False
        self.last = time.monotonic_ns()
        if self._painted is not None:
            self._painted()
        return True
