"""The rail at the left: the five places, the topics of today, and the pause."""

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from desk_assistant.ui import wording
from desk_assistant.ui.employee.view import NeedView, PlaceView
from desk_assistant.ui.parts.buttons import Button
from desk_assistant.ui.parts.look import TARGET, Look
from desk_assistant.ui.parts.part import Part
from desk_assistant.ui.parts.place_item import PlaceItem
from desk_assistant.ui.parts.pressable import Pressable, fixed_height
from desk_assistant.ui.parts.scroll import give_viewport, make_scroll
from desk_assistant.ui.parts.text import SideHeading

translate = QCoreApplication.translate


class NeedItem(Pressable, QPushButton):
    """One topic of today: title, and how far it has come."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._need: NeedView | None = None
        self._line = ""
        self._current = False
        self.prepare(look, "", "")
        fixed_height(self)

    def show_need(self, need: NeedView) -> None:
        """Show a topic."""
        if need == self._need:
            return
        self._need, self._line, self._current = need, need.line, need.current
        self.setObjectName(f"rail.need.{need.id}")
        self.set_label(need.title)
        self.setAccessibleName(need.spoken)

    def wanted(self, width: float | None) -> QSize:
        return QSize(self._look.px(120), self._look.px(50))

    def draw(self, painter: QPainter, area: QRectF) -> None:
        look = self._look
        if self.hovered():
            painter.fillRect(area, look.colour("hover"))
        style = "body_strong" if self._current else "body"
        top = area.adjusted(look.px(24), look.px(3), -look.px(8), 0)
        painter.setPen(look.colour("ink"))
        painter.setFont(look.font(style))
        metrics = painter.fontMetrics()
        title = metrics.elidedText(self.label(), Qt.TextElideMode.ElideRight, int(top.width()))
        painter.drawText(QPointF(top.left(), top.top() + metrics.ascent()), title)
        painter.setPen(look.colour("ink2"))
        painter.setFont(look.font("small"))
        below = top.top() + look.line_height("body") + painter.fontMetrics().ascent() - look.px(2)
        painter.drawText(QPointF(top.left(), below), self._line)


class Topics(QScrollArea):
    """As high as the topics in it where the rail has room for them; otherwise it scrolls, so that none is squeezed."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.setObjectName("rail.topics")
        self._current: NeedItem | None = None
        self._number = 0
        give_viewport(self, filled=False)
        make_scroll(self, look, "sunken")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        inside = QWidget()
        self.list = QVBoxLayout(inside)
        self.list.setContentsMargins(0, 0, 0, 0)
        self.list.setSpacing(0)
        self.setWidget(inside)
        inside.setAutoFillBackground(False)

    def show_topic(self, item: NeedItem | None, number: int) -> None:
        """Take the height of so many topics, and bring one into sight as soon as it is laid out."""
        if (item, number) != (self._current, self._number):
            self._current, self._number = item, number
            self.updateGeometry()
            QTimer.singleShot(0, self._show_current)

    def _show_current(self) -> None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        if self._current is not None:
            self.ensureWidgetVisible(self._current, 0, 0)

    def sizeHint(self) -> QSize:
        return self.widget().sizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, min(self._look.px(TARGET), self.widget().sizeHint().height()))


class Rail(Part, QWidget):
    """Sends `place` with a place id, `need` with a need id, and `acted` with an act id."""

    place = Signal(str)
    need = Signal(str)
    acted = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setObjectName("rail")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, look.px(16), 0, look.px(12))
        box.setSpacing(0)
        self.places: list[PlaceItem] = []
        for number, place in enumerate(wording.PLACES, start=1):
            item = PlaceItem(look, number, len(wording.PLACES), wording.place_name(place), f"rail.{place}", self)
            item.clicked.connect(self._place_pressed)
            box.addWidget(item)
            self.places.append(item)
        box.addSpacing(look.px(20))
        self.heading = SideHeading(look, translate("Needs", "Topics today"), small=True, object_name="rail.needs", parent=self)
        self.heading.setContentsMargins(look.px(24), 0, 0, 0)
        box.addWidget(self.heading)
        self.topics = Topics(look, self)
        box.addWidget(self.topics)
        self.needs: list[NeedItem] = []
        self._ids: list[str] = []
        self.add = Button(look, translate("Needs", "Add a topic"), "quiet", "add", align="left", object_name="rail.add_need", parent=self)
        self.add.clicked.connect(self._add_pressed)
        box.addLayout(self._inset(self.add))
        box.addStretch(1)
        self.pause = Button(look, translate("Acts", "Set on pause"), "quiet", "pause-circle", hint="F9", align="left", object_name="rail.pause", parent=self)
        self.pause.clicked.connect(self._pause_pressed)
        box.addLayout(self._inset(self.pause))
        self._compact = False

    def _inset(self, button: Button) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(self._look.px(8), 0, self._look.px(8), 0)
        row.addWidget(button)
        return row

    def set_compact(self, compact: bool) -> None:
        """Show only rings and icons, in 72 px."""
        self._compact = compact
        for item in self.places:
            item.set_compact(compact)
        for button in (self.add, self.pause):
            button.set_compact(compact)
        self.heading.setVisible(not compact and bool(self._ids))
        for need in self.needs:
            need.setVisible(not compact and self.needs.index(need) < len(self._ids))
        self.topics.setVisible(not compact and bool(self._ids))

    def show_view(self, places: tuple[PlaceView, ...], needs: tuple[NeedView, ...], shared: bool) -> None:
        """Show places and topics."""
        for item, view in zip(self.places, places, strict=True):
            item.set_state(view.state)
        self._ids = [need.id for need in needs]
        while len(self.needs) < len(needs):
            item = NeedItem(self._look, self)
            item.clicked.connect(self._need_pressed)
            self.topics.list.addWidget(item)
            self.needs.append(item)
        for number, item in enumerate(self.needs):
            item.setVisible(number < len(needs) and not self._compact)
            if number < len(needs):
                item.show_need(needs[number])
        self.heading.setVisible(bool(needs) and not self._compact)
        self.topics.setVisible(bool(needs) and not self._compact)
        self.topics.show_topic(next((item for item, need in zip(self.needs, needs, strict=False) if need.current), None), len(needs))
        self.pause.setVisible(not shared)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("sunken"))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), self._look.colour("line"))
        painter.end()

    def _place_pressed(self) -> None:
        self.place.emit(wording.PLACES[self.places.index(self.sender())])

    def _need_pressed(self) -> None:
        self.need.emit(self._ids[self.needs.index(self.sender())])

    def _add_pressed(self) -> None:
        self.acted.emit("add_need")

    def _pause_pressed(self) -> None:
        self.acted.emit("park")
