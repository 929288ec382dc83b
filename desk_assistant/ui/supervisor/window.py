"""The overview in a window of its own, for a supervisor's PC."""

from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from desk_assistant.insight.periods import Period
from desk_assistant.ui.parts import reading_order
from desk_assistant.ui.parts.focus_ring import FocusRing
from desk_assistant.ui.parts.look import Look
from desk_assistant.ui.supervisor.page import OverviewPage
from desk_assistant.ui.supervisor.reading import Asked


class OverviewWindow(QMainWindow):
    """One overview; Tab goes as one reads."""

    def __init__(self, look: Look, asked: Asked, period: Period | None) -> None:
        super().__init__()
        self.setObjectName("overview_window")
        self.setWindowTitle("Desk Assistant")
        self.setPalette(look.palette())
        self._holder = _Holder(self)
        self.page = OverviewPage(look, asked, period, self._holder, closable=False)
        box = QVBoxLayout(self._holder)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.page)
        self.setCentralWidget(self._holder)
        self.ring = FocusRing(look, self)
        self.setMinimumSize(min(1000, look.px(800)), 600)
        self.page.first_focus().setFocus()


class _Holder(QWidget):
    """Holds the page, and sends Tab through it in the order of reading."""

    def focusNextPrevChild(self, onward: bool) -> bool:
        return reading_order.go((self,), onward)
