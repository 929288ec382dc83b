"""Text in lines of a fixed height: Qt's labels know no line height for plain text."""

from typing import TypeVar

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QTextLayout, QTextOption

from desk_assistant.ui.parts.look import FontStyle, Look

K = TypeVar("K")
V = TypeVar("V")

_UNBOUNDED = 100_000.0
#: How many set texts and sizes a look remembers. A key press asks for several hundred sizes, nearly all of them known.
_MOST_LAYOUTS, _MOST_SIZES = 400, 4_000


def measure(look: Look, style: FontStyle, text: str, width: float | None = None) -> QSizeF:
    """Gives the size the text needs, in logical pixels; without `width` it stays on one line per paragraph."""
    if not text:
        return QSizeF(0, 0)
    key = (style, text, width)
    known = look.sizes.get(key)
    if known is None:
        known = _remember(look.sizes, key, _measured(look, style, text, width), _MOST_SIZES)
    return QSizeF(*known)


def _measured(look: Look, style: FontStyle, text: str, width: float | None) -> tuple[float, float]:
    widest = 0.0
    count = 0
    for paragraph in text.split("\n"):
        layout = _lines(look, style, paragraph, width)
        count += max(1, layout.lineCount())
        for index in range(layout.lineCount()):
            widest = max(widest, layout.lineAt(index).naturalTextWidth())
    return widest, count * look.line_height(style)


def longest_word(look: Look, style: FontStyle, text: str) -> float:
    """Gives the width of the widest word, below which the text cannot be set without breaking a word. U+200B ends one too."""
    key = (style, text, "longest word")
    known = look.sizes.get(key)
    if known is None:
        widest = max((look.text_width(style, word) for word in text.replace("\u200b", " ").split()), default=0.0)
        known = _remember(look.sizes, key, (widest, 0.0), _MOST_SIZES)
    return known[0]


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
    """Gives the text set in lines, one below the other."""
    key = (style, text, width, align, underline)
    known = look.layouts.get(key)
    if known is None:
        known = _remember(look.layouts, key, _set(look, style, text, width, align, underline), _MOST_LAYOUTS)
    return known


def _set(look: Look, style: FontStyle, text: str, width: float | None, align: Qt.AlignmentFlag, underline: bool) -> QTextLayout:
    font = look.font(style)
    font.setUnderline(underline)
    layout = QTextLayout(text, font)
    option = QTextOption(align)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    height = look.line_height(style)
    layout.beginLayout()
    while True:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(_UNBOUNDED if width is None else max(1.0, width))
        index = layout.lineCount() - 1
        line.setPosition(QPointF(0, round(index * height + (height - line.height()) / 2)))
    layout.endLayout()
    return layout


def _remember(known: dict[K, V], key: K, value: V, most: int) -> V:
    """Keep a value and give it; when there are too many, all are forgotten and the next ones are made anew."""
    if len(known) >= most:
        known.clear()
    known[key] = value
    return value
