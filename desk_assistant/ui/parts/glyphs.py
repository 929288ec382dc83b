"""The few shapes that several parts paint: boxes, rings, ticks and the rising bars of the ladder."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen, QPolygonF

from desk_assistant.ui.parts.look import FontStyle, Look

RADIUS = 4
BARS = 4


def pen(colour: QColor, width: float, dashed: bool = False) -> QPen:
    """Gives a pen with square joins turned round, as all outlines here have."""
    drawn = QPen(colour, width)
    drawn.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    drawn.setCapStyle(Qt.PenCapStyle.RoundCap)
    if dashed:
        drawn.setCapStyle(Qt.PenCapStyle.FlatCap)
        drawn.setDashPattern([3, 2])
    return drawn


def box(
    painter: QPainter, area: QRectF, fill: QColor | None, border: QColor | None, width: float, radius: float
) -> None:
    """Paints a rounded box whose border lies wholly inside `area`."""
    inset = width / 2 if border else 0
    painter.setBrush(QBrush(fill) if fill else Qt.BrushStyle.NoBrush)
    painter.setPen(pen(border, width) if border else Qt.PenStyle.NoPen)
    painter.drawRoundedRect(area.adjusted(inset, inset, -inset, -inset), radius, radius)


def left_bar(painter: QPainter, area: QRectF, colour: QColor, width: float, radius: float) -> None:
    """Paints a bar along the left edge of a box, following the box's round corners."""
    outline = QPainterPath()
    outline.addRoundedRect(area, radius, radius)
    strip = QPainterPath()
    strip.addRect(QRectF(area.left(), area.top(), width, area.height()))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPath(outline.intersected(strip))


def ring(painter: QPainter, centre: QPointF, radius: float, fill: QColor | None, border: QColor, width: float) -> None:
    """Paints a circle of outer `radius`."""
    painter.setBrush(QBrush(fill) if fill else Qt.BrushStyle.NoBrush)
    painter.setPen(pen(border, width))
    painter.drawEllipse(centre, radius - width / 2, radius - width / 2)


def tick(painter: QPainter, centre: QPointF, size: float, colour: QColor, width: float) -> None:
    """Paints a tick in a square of `size` around `centre`."""
    painter.setPen(pen(colour, width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(QPolygonF([_at(centre, size, x, y) for x, y in ((-0.34, 0.02), (-0.1, 0.26), (0.36, -0.24))]))


def dash(painter: QPainter, centre: QPointF, size: float, colour: QColor, width: float) -> None:
    """Paints a short level line: left out."""
    painter.setPen(pen(colour, width))
    painter.drawLine(_at(centre, size, -0.28, 0), _at(centre, size, 0.28, 0))


def mark(painter: QPainter, centre: QPointF, size: float, colour: QColor, width: float) -> None:
    """Paints an exclamation mark: something stands in the way."""
    painter.setPen(pen(colour, width))
    painter.drawLine(_at(centre, size, 0, -0.3), _at(centre, size, 0, 0.08))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawEllipse(_at(centre, size, 0, 0.3), width * 0.62, width * 0.62)


def plus(painter: QPainter, centre: QPointF, size: float, colour: QColor, width: float) -> None:
    """Paints a plus sign: may be added."""
    painter.setPen(pen(colour, width))
    painter.drawLine(_at(centre, size, -0.38, 0), _at(centre, size, 0.38, 0))
    painter.drawLine(_at(centre, size, 0, -0.38), _at(centre, size, 0, 0.38))


def number(painter: QPainter, look: Look, centre: QPointF, digits: str, style: FontStyle, colour: str) -> None:
    """Paints a number so that the middle of its digits lies on `centre`."""
    metrics = look.metrics(style)
    left = centre.x() - metrics.horizontalAdvance(digits) / 2
    painter.setFont(look.font(style))
    painter.setPen(look.colour(colour))
    painter.drawText(QPointF(left, round(centre.y() + metrics.capHeight() / 2)), digits)


def bars(painter: QPainter, look: Look, left: float, bottom: float, filled: int, on: QColor, off: QColor) -> None:
    """Paints four rising bars, the first `filled` of them inked: the more ink, the more the citizen did."""
    width, gap = look.px(4), look.px(2)
    heights = [look.px(step) for step in (5, 9, 13, 18)]
    painter.setPen(Qt.PenStyle.NoPen)
    for index, height in enumerate(heights):
        painter.setBrush(on if index < filled else off)
        painter.drawRoundedRect(QRectF(left + index * (width + gap), bottom - height, width, height), 1, 1)


def bars_width(look: Look) -> int:
    """Gives the width of the rising bars in logical pixels."""
    return BARS * look.px(4) + (BARS - 1) * look.px(2)


def _at(centre: QPointF, size: float, x: float, y: float) -> QPointF:
    return QPointF(centre.x() + size * x, centre.y() + size * y)
