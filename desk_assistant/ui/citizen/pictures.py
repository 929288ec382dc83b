"""What is drawn rather than written: the row of steps, the QR code and the four faces."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QPushButton, QWidget

from desk_assistant.paper.qr import QUIET_ZONE, AddressTooLong, modules
from desk_assistant.ui.citizen.states import Dot
from desk_assistant.ui.parts import glyphs, typeset
from desk_assistant.ui.parts.look import Look
from desk_assistant.ui.parts.part import Part
from desk_assistant.ui.parts.pressable import Pressable
from desk_assistant.ui.parts.text import Text

_DOT, _PITCH, _ABOVE_DOTS = 34, 63, 12
_FACE, _FACE_GAP, _PAD = 156, 40, 42
#: How far the mouth bends, of the face's radius: up and down in equal steps.
_BENDS = {"1": 0.36, "2": 0.12, "3": -0.12, "4": -0.36}


class Progress(Text):
    """“Trin 4 af 6” over a row of dots: done, now, to come, left out. The words say what the dots show."""

    def __init__(self, look: Look, object_name: str, parent: QWidget) -> None:
        self._dots: tuple[Dot, ...] = ()
        super().__init__(look, "", "body_medium", "ink2", object_name, parent)
        self.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)

    def set_steps(self, position: str, dots: tuple[Dot, ...]) -> None:
        """Shows how far the citizen is."""
        self._dots = dots
        self.set_text(position)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_dots(painter, QRectF(self.rect()))
        painter.end()

    def _down(self) -> int:
        # Not as a margin: a label that is smaller than its margins when it is polished loses them.
        return super()._down() + self._look.px(_ABOVE_DOTS) + self._look.px(_DOT)

    def _draw_dots(self, painter: QPainter, area: QRectF) -> None:
        look, size = self._look, self._look.px(_DOT)
        middle = area.bottom() - size / 2
        room = (area.width() - size) / max(1, len(self._dots) - 1)
        pitch = min(look.px(_PITCH), room)
        painter.setPen(glyphs.pen(look.colour("control"), max(1.5, 2 * look.scale)))
        for number in range(len(self._dots) - 1):
            left = area.left() + size / 2 + number * pitch
            painter.drawLine(QPointF(left + size / 2, middle), QPointF(left + pitch - size / 2, middle))
        for number, dot in enumerate(self._dots):
            self._draw_dot(painter, QPointF(area.left() + size / 2 + number * pitch, middle), size, dot)

    def _draw_dot(self, painter: QPainter, centre: QPointF, size: float, dot: Dot) -> None:
        look = self._look
        accent, quiet, stroke = look.colour("accent"), look.colour("control"), 2 * look.scale
        if dot == "done":
            glyphs.ring(painter, centre, size / 2, accent, accent, stroke)
            glyphs.tick(painter, centre, size * 0.62, look.colour("on_accent"), 2.5 * look.scale)
        elif dot == "now":
            glyphs.ring(painter, centre, size / 2, look.colour("surface"), accent, 3.5 * look.scale)
            glyphs.ring(painter, centre, size / 4, accent, accent, 1)
        else:
            glyphs.ring(painter, centre, size / 2, look.colour("surface"), quiet, stroke)
            if dot == "left_out":
                glyphs.dash(painter, centre, size, quiet, stroke)


class QrPanel(Part, QWidget):
    """A square QR code with its quiet zone, black on white in every theme. Without an address it hides."""

    accessible_role = QAccessible.Role.Graphic

    def __init__(self, look: Look, object_name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._rows: tuple[tuple[bool, ...], ...] = ()
        self._drawn = QPixmap()
        self.address = ""
        self.setObjectName(object_name)

    def set_address(self, address: str, name: str) -> None:
        """Shows the code of an address; `name` is what a screen reader says. What no code can carry is not shown."""
        self.setAccessibleName(name)
        if address != self.address:
            self.address = address
            self._rows = _rows(address)
            self._drawn = QPixmap()
            self.update()
        self.setVisible(bool(self._rows))

    def heightForWidth(self, width: int) -> int:
        return width

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        side, ratio = self.width(), self.devicePixelRatioF()
        if self._drawn.width() != round(side * ratio):
            self._drawn = self._draw(side, ratio)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = self._look.colour("line")
        glyphs.box(painter, QRectF(self.rect()), QColor(Qt.GlobalColor.white), edge, 1, self._look.px(2 * glyphs.RADIUS))
        painter.drawPixmap(QPointF(0, 0), self._drawn)
        painter.end()

    def _draw(self, side: int, ratio: float) -> QPixmap:
        """Draws whole device pixels a module, so that no seam shows."""
        drawn = QPixmap(round(side * ratio), round(side * ratio))
        drawn.fill(Qt.GlobalColor.transparent)
        count = len(self._rows) + 2 * QUIET_ZONE
        module = drawn.width() // count
        start = (drawn.width() - module * len(self._rows)) // 2
        painter = QPainter(drawn)
        for y, row in enumerate(self._rows):
            for x, dark in enumerate(row):
                if dark:
                    painter.fillRect(start + x * module, start + y * module, module, module, Qt.GlobalColor.black)
        painter.end()
        drawn.setDevicePixelRatio(ratio)
        return drawn


def _rows(address: str) -> tuple[tuple[bool, ...], ...]:
    try:
        return modules(address) if address else ()
    except AddressTooLong:
        return ()


class Answer(Pressable, QPushButton):
    """One answer: a word in a box, under a face where `value` is 1 to 4. Only the mouth differs, in equal steps."""

    def __init__(self, look: Look, object_name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.value = ""
        self.prepare(look, "", object_name)

    def set_answer(self, value: str, word: str) -> None:
        """Shows an answer."""
        self.value = value
        self.set_label(word)

    def narrowest(self) -> int:
        return round(typeset.longest_word(self._look, "h2", self._label)) + 2 * self._look.px(16) + 1

    def wanted(self, width: float | None) -> QSize:
        look = self._look
        room = None if width is None else width - 2 * look.px(16)
        text = typeset.measure(look, "h2", self._label, room)
        face = look.px(_FACE) + look.px(_FACE_GAP) if self.value in _BENDS else 0
        return QSize(round(text.width()) + 2 * look.px(16) + 1, face + round(text.height()) + 2 * look.px(_PAD))

    def draw(self, painter: QPainter, area: QRectF) -> None:
        look = self._look
        over = self.hovered() or self.isDown()
        fill = look.colour("hover" if over else "surface")
        glyphs.box(painter, area, fill, look.colour("control"), 2, look.px(2 * glyphs.RADIUS))
        room = area.width() - 2 * look.px(16)
        text = typeset.measure(look, "h2", self._label, room)
        top = area.center().y() - text.height() / 2
        if self.value in _BENDS:
            size = look.px(_FACE)
            self._draw_face(painter, QPointF(area.center().x(), look.px(_PAD) + size / 2), size / 2)
            top = look.px(_PAD) + size + look.px(_FACE_GAP)
        box = QRectF(look.px(16), round(top), room, text.height())
        typeset.draw(painter, look, "h2", self._label, box, "ink", Qt.AlignmentFlag.AlignHCenter)

    def _draw_face(self, painter: QPainter, centre: QPointF, radius: float) -> None:
        ink, stroke = self._look.colour("ink"), radius * 0.08
        glyphs.ring(painter, centre, radius, None, ink, stroke)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        for side in (-1, 1):
            painter.drawEllipse(centre + QPointF(side * radius * 0.35, -radius * 0.24), radius * 0.1, radius * 0.1)
        bend = _BENDS[self.value] * radius
        corner = radius * 0.36 - bend / 2
        # A cubic curve passes three quarters of the way to its control points.
        low = corner + bend * 4 / 3
        mouth = QPainterPath(centre + QPointF(-radius * 0.46, corner))
        ends = [QPointF(-radius * 0.24, low), QPointF(radius * 0.24, low), QPointF(radius * 0.46, corner)]
        mouth.cubicTo(*(centre + end for end in ends))
        painter.setPen(glyphs.pen(ink, stroke))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(mouth)
