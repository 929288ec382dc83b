"""The five places of a visit in the rail: where we are, what is done, and a way to go there."""

from typing import Literal

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QPushButton, QWidget

from desk_assistant.ui.parts import glyphs, typeset
from desk_assistant.ui.parts.look import FontStyle, Look
from desk_assistant.ui.parts.pressable import Pressable, fixed_height

translate = QCoreApplication.translate

PlaceState = Literal["todo", "now", "done", "problem"]


class PlaceItem(Pressable, QPushButton):
    """One place in the rail: a ring with its number or a tick, joined to its neighbours by a line."""

    def __init__(
        self,
        look: Look,
        number: int,
        total: int,
        title: str,
        object_name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._number = number
        self._total = total
        self._state: PlaceState = "todo"
        self._compact = False
        self.prepare(look, title, object_name)
        fixed_height(self)

    def state(self) -> PlaceState:
        """Where the visit stands with this place."""
        return self._state

    def set_state(self, state: PlaceState) -> None:
        """Shows the place as not begun, the present one, done, or with something to put right."""
        if state != self._state:
            self._state = state
            self.setAccessibleName(self.spoken())
            self.update()

    def set_compact(self, compact: bool) -> None:
        """Shows the ring alone in a 72 px rail; the title becomes a tool tip."""
        if compact != self._compact:
            self._compact = compact
            self.setToolTip(self._label if compact else "")
            self.updateGeometry()
            self.update()

    def spoken(self) -> str:
        place = translate("PlaceItem", "Place {number} of {total}: {title}")
        name = place.format(number=self._number, total=self._total, title=self._label)
        words = {
            "todo": "",
            "now": translate("PlaceItem", "in progress"),
            "done": translate("PlaceItem", "done"),
            "problem": translate("PlaceItem", "something is missing"),
        }
        word = words[self._state]
        return f"{name}, {word}" if word else name

    def narrowest(self) -> int:
        if self._compact:
            return self._look.px(72)
        return self._frame() + round(typeset.longest_word(self._look, "body_strong", self._label)) + 1

    def wanted(self, width: float | None) -> QSize:
        look = self._look
        if self._compact:
            return QSize(look.px(72), look.px(56))
        room = None if width is None else width - self._frame()
        text = typeset.measure(look, "body_strong", self._label, room)
        return QSize(self._frame() + round(text.width()) + 1, max(look.px(56), round(text.height()) + look.px(8)))

    def draw(self, painter: QPainter, area: QRectF) -> None:
        look, now = self._look, self._state == "now"
        if now or self.hovered():
            painter.fillRect(area, look.colour("surface" if now else "hover"))
        if now:
            painter.fillRect(QRectF(0, 0, look.px(4), area.height()), look.colour("accent"))
        centre = QPointF(area.width() / 2 if self._compact else look.px(40), area.center().y())
        self._draw_joint(painter, area, centre)
        self._draw_ring(painter, centre)
        if self._compact:
            return
        style: FontStyle = "body_strong" if now else "body"
        room = area.width() - self._frame() + 0.5
        text = typeset.measure(look, style, self._label, room)
        box = QRectF(look.px(68), area.center().y() - text.height() / 2, room, text.height())
        typeset.draw(painter, look, style, self._label, box, "ink")

    def _draw_joint(self, painter: QPainter, area: QRectF, centre: QPointF) -> None:
        reach = self._look.px(17)
        painter.setPen(glyphs.pen(self._look.colour("control"), 1))
        if self._number > 1:
            painter.drawLine(QPointF(centre.x(), 0), QPointF(centre.x(), centre.y() - reach))
        if self._number < self._total:
            painter.drawLine(QPointF(centre.x(), centre.y() + reach), QPointF(centre.x(), area.height()))

    def _draw_ring(self, painter: QPainter, centre: QPointF) -> None:
        look, state = self._look, self._state
        radius, stroke = look.px(33) / 2, 1.5 * look.scale
        if state == "now":
            glyphs.ring(painter, centre, radius, look.colour("accent"), look.colour("accent"), 1)
        elif state == "problem":
            glyphs.ring(painter, centre, radius, look.colour("err_bg"), look.colour("err"), 2)
        else:
            glyphs.ring(painter, centre, radius, look.colour("surface"), look.colour("ink2"), 1.25)
        if state == "done":
            glyphs.tick(painter, centre, look.px(18), look.colour("ink"), stroke)
        elif state == "problem":
            glyphs.mark(painter, centre, look.px(20), look.colour("err"), 2 * look.scale)
        else:
            colour = "on_accent" if state == "now" else "ink"
            style: FontStyle = "body_strong" if state == "now" else "body_medium"
            glyphs.number(painter, look, centre, str(self._number), style, colour)

    def _frame(self) -> int:
        return self._look.px(68 + 4)
