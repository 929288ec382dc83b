"""A chart on screen: painted bars that the arrow keys walk and a screen reader is told of."""

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from desk_assistant.insight.chart import Chart
from desk_assistant.ui.parts.look import TARGET, Look
from desk_assistant.ui.parts.part import Part
from desk_assistant.ui.parts.roles import announce
from desk_assistant.ui.supervisor.geometry import Plan, lay_out
from desk_assistant.ui.supervisor.painting import paint
from desk_assistant.ui.supervisor.view import described, is_openable, spoken

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_OPEN = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_NARROWEST = 300


class ChartView(Part, QWidget):
    """One Tab stop. Up and Down walk the bars; Enter, Space and a click open one that leads somewhere (`opened`, its number)."""

    accessible_role = QAccessible.Role.Chart
    opened = Signal(int)

    def __init__(self, look: Look, chart: Chart, object_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._chart = chart
        self._plans: dict[int, Plan] = {}
        self._current = -1
        self._hovered = -1
        self.setObjectName(object_name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.show_chart(chart)

    @property
    def current(self) -> int:
        """The number of the bar the keyboard is on, -1 before it came."""
        return self._current

    def show_chart(self, chart: Chart) -> None:
        """Show another chart, or the same with more bars."""
        self._chart = chart
        self._plans.clear()
        self._current = min(self._current, len(chart.categories) - 1)
        self.setAccessibleName(chart.question)
        self.setAccessibleDescription(described(chart))
        self.updateGeometry()
        self.update()

    def set_look(self, look: Look) -> None:
        self._plans.clear()
        super().set_look(look)

    def plan(self, width: int) -> Plan:
        """Give where everything stands in a width."""
        if width not in self._plans:
            self._plans[width] = lay_out(self._chart, self._look, width)
        return self._plans[width]

    def sizeHint(self) -> QSize:
        width = max(self.width(), self._look.px(_NARROWEST))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(_NARROWEST), self._look.px(TARGET))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max(round(self.plan(width).height + 0.5), self._look.px(TARGET))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint(painter, self._look, self.plan(self.width()), self._current if self.hasFocus() else -1, self._hovered)
        painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        if self._current < 0 and event.reason() != Qt.FocusReason.MouseFocusReason:
            self._current = 0
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = len(self._chart.categories) - 1
        if event.key() in _STEPS:
            self._go(min(max(self._current + _STEPS[event.key()], 0), last))
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go(0 if event.key() == Qt.Key.Key_Home else last)
        elif event.key() in _OPEN and not event.isAutoRepeat():
            self._open(self._current)
        else:
            super().keyPressEvent(event)

    def _go(self, number: int) -> None:
        self._current = number
        self.update()
        announce(self, spoken(self._chart, self._chart.categories[number]))

    def _open(self, number: int) -> None:
        if 0 <= number < len(self._chart.categories) and is_openable(self._chart.categories[number]):
            self.opened.emit(number)

    def row_at(self, position: QPointF) -> int:
        """Give the number of the bar at a point, or -1."""
        rows = self.plan(self.width()).rows
        return next((number for number, row in enumerate(rows) if row.area.contains(position)), -1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        number = self.row_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and number >= 0:
            self._current = number
            self.update()
            self._open(number)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        number = self.row_at(event.position())
        openable = number >= 0 and is_openable(self._chart.categories[number])
        self.setCursor(Qt.CursorShape.PointingHandCursor if openable else Qt.CursorShape.ArrowCursor)
        self._hover(number if openable else -1)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1)
        super().leaveEvent(event)

    def _hover(self, number: int) -> None:
        if number != self._hovered:
            self._hovered = number
            self.update()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            number = self.row_at(QPointF(event.pos()))
            words = spoken(self._chart, self._chart.categories[number]) if number >= 0 else ""
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)
