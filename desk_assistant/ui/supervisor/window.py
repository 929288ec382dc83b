"""The overview in a window of its own, for a supervisor's PC."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from desk_assistant.insight.periods import Period
from desk_assistant.ui.parts import reading_order
from desk_assistant.ui.parts.focus_ring import FocusRing
from desk_assistant.ui.parts.look import Look
from desk_assistant.ui.supervisor.chart_printing import ChartPrinting
from desk_assistant.ui.supervisor.export_page import Exporter, ExportPage
from desk_assistant.ui.supervisor.page import OverviewPage
from desk_assistant.ui.supervisor.reading import Asked


class OverviewWindow(QMainWindow):
    """One overview and, asked for, the exports of its period; Tab goes as one reads."""

    def __init__(
        self, look: Look, asked: Asked, period: Period | None, exporter: Exporter | None = None, printing: ChartPrinting | None = None
    ) -> None:
        super().__init__()
        self._look, self._desks = look, asked.desks
        self.exporter = exporter
        self.setObjectName("overview_window")
        self.setWindowTitle("Desk Assistant")
        self.setPalette(look.palette())
        self._holder = _Holder(self)
        self.page = OverviewPage(look, asked, period, self._holder, closable=False, exports=exporter is not None, printing=printing)
        self.page.exported.connect(self._export)
        self.exports: ExportPage | None = None
        self._box = QVBoxLayout(self._holder)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.addWidget(self.page)
        self.setCentralWidget(self._holder)
        self.ring = FocusRing(look, self)
        self.setMinimumSize(min(1000, look.px(800)), 600)
        self.page.first_focus().setFocus()

    def _export(self, period: Period) -> None:
        self.exports = ExportPage(self._look, self.exporter, period, self._desks, self._holder)
        self.exports.acted.connect(self._leave_exports)
        self._box.addWidget(self.exports)
        self.page.hide()
        self.exports.first_focus().setFocus()

    def _leave_exports(self) -> None:
        exports, self.exports = self.exports, None
        self.page.show()
        exports.hide()
        exports.deleteLater()
        self.page.first_focus().setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.exports is not None:
            self._leave_exports()
        else:
            super().keyPressEvent(event)


class _Holder(QWidget):
    """Holds the page, and sends Tab through it in the order of reading."""

    def focusNextPrevChild(self, onward: bool) -> bool:
        return reading_order.go((self,), onward)
