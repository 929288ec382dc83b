"""Text in lines of a fixed height: Qt's labels know no line height for plain text."""

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QTextLayout, QTextOption

from desk_assistant.ui.parts.look import FontStyle, Look

_UNBOUNDED = 100_000.0


def measure(look: Look, style: FontStyle, text: str, width: float | None = None) -> QSizeF:
    """Gives the size the text needs, in logical pixels; without `width` it stays on one line per paragraph."""
    if not text:
        return QSizeF(0, 0)
    widest = 0.0
    count = 0
    for paragraph in text.split("\n"):
        layout = _lines(look, style, paragraph, width)
        count += max(1, layout.lineCount())
        for index in range(layout.lineCount()):
            widest = max(widest, layout.lineAt(index).naturalTextWidth())
    return QSizeF(widest, count * look.line_height(style))


def longest_word(look: Look, style: FontStyle, text: str) -> float:
    """Gives the width of the widest word, below which the text cannot be set without breaking a word."""
    return max((look.text_width(style, word) for word in text.split()), default=0.0)


def baseline(look: Look, style: FontStyle) -> float:
    """Gives the distance from the top of a line to its baseline, so that two styles can stand on one line."""
    metrics = look.metrics(style)
    return round((look.line_height(style) - metrics.height()) / 2) + metrics.ascent()


def draw(
    painter: QPainter,
    look: Look,
    style: FontStyle,
    text: str,
    box: QRectF,
    colour: str,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    underline: bool = False,
) -> float:
    """Draws the text from the top of `box`, wrapped to its width, and gives the height used."""
    height = look.line_height(style)
    top = box.top()
    painter.setPen(look.colour(colour))
    for paragraph in text.split("\n"):
        layout = _lines(look, style, paragraph, box.width(), align, underline)
        for index in range(layout.lineCount()):
            line = layout.lineAt(index)
            inset = (height - line.height()) / 2
            line.setPosition(QPointF(0, round(index * height + inset)))
        layout.draw(painter, QPointF(box.left(), top))
        top += max(1, layout.lineCount()) * height
    return top - box.top()


def _lines(
    look: Look,
    style: FontStyle,
    text: str,
    width: float | None,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    underline: bool = False,
) -> QTextLayout:
    font = look.font(style)
    font.setUnderline(underline)
    layout = QTextLayout(text, font)
    option = QTextOption(align)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    while True:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(_UNBOUNDED if width is None else max(1.0, width))
    layout.endLayout()
    return layout
