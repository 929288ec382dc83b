"""Child: the program itself, from its own door to the first `N` on disk and on the screen. Prints seconds.

    python -m tests.bench.first_window STARTED FOLDER [kill]

With `kill` it kills itself as soon as the visit stands on the screen, as a power cut would.
"""

import os
import signal
import sys

sys.modules["typing_extensions"] = None  # comes with the tests, not with the program; msgspec would load it

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from desk_assistant import __main__ as door
from desk_assistant import app
from tests.bench.process import say, since
from tests.bench.watch import Watch

TYPES = (QEvent.Type.KeyPress, QEvent.Type.KeyRelease)


class Watched(app.Program):
    """Presses N as soon as the window is painted, while the log is still closed, and waits until it is saved and seen."""

    figures: dict[str, float]

    def start(self) -> None:
        super().start()
        self.figures = {}
        self.ready.connect(self._ready)
        self.watch = Watch(self.window, self._painted)

    def _painted(self) -> None:
        if "painted" not in self.figures:
            self.figures["painted"] = since(sys.argv[1])
            self.figures["log_was_open"] = float(self.work is not None)
            for kind in TYPES:
                key = QKeyEvent(kind, Qt.Key.Key_N, Qt.KeyboardModifier.NoModifier, "n")
                QCoreApplication.postEvent(self.window.windowHandle(), key)
        elif "saved" in self.figures:
            self._seen()

    def _ready(self) -> None:
        self.figures["ready"] = since(sys.argv[1])
        self.work.session.saved.connect(self._saved)
        if self.work.session.visit is not None:
            self._saved("")

    def _saved(self, fact: str) -> None:
        self.figures.setdefault("saved", since(sys.argv[1]))

    def _seen(self) -> None:
        if "shown" not in self.figures and self.window.pages.page("arrival").isVisible():
            self.figures["shown"] = since(sys.argv[1])
            say(**self.figures)
            if sys.argv[3:] == ["kill"]:
                os.kill(os.getpid(), signal.SIGKILL)
            QApplication.quit()


if __name__ == "__main__":
    app.Program = Watched
    sys.exit(door.main(["--data", str(Path(sys.argv[2]))]))
