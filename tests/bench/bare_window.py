"""Child: the least that a PySide6 program can show, as the floor for start and memory. Prints seconds and MiB.

    python -m tests.bench.bare_window STARTED
"""

import sys

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

from tests.bench.process import memory, say, since
from tests.bench.watch import Watch

_SETTLE_MS = 500


class Bare:
    """One empty window of the same size as ours."""

    def __init__(self) -> None:
        self.painted = 0.0
        self.window = QMainWindow()
        self.window.resize(1366, 768)
        self.window.show()
        self.watch = Watch(self.window, self._painted)

    def _painted(self) -> None:
        if not self.painted:
            self.painted = since(sys.argv[1])
            QTimer.singleShot(_SETTLE_MS, self._end)

    def _end(self) -> None:
        held = memory()
        say(painted=self.painted, rss=held.rss, pss=held.pss)
        QApplication.quit()


if __name__ == "__main__":
    app = QApplication(sys.argv[:1])
    bare = Bare()
    sys.exit(app.exec())
