"""Paints a chart that is laid out. Every fill has an edge, and in high contrast a pattern, so that colour is never alone."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter

from desk_assistant.ui.parts import glyphs, typeset
from desk_assistant.ui.parts.look import Look, contrast
from desk_assistant.ui.supervisor.geometry import Piece, Plan, Words

_DARK, _BRIGHT = "#000000", "#FFFFFF"
#: How strong the faintest and the strongest heat are, as a share of the accent colour over the ground.
_FAINT, _STRONG = 0.10, 0.92


def paint(painter: QPainter, look: Look, plan: Plan, current: int = -1, hovered: int = -1) -> None:
    """Paint a chart; the row the keyboard or the pointer is on has a ground of its own, the keyboard's also a line."""
    radius = look.px(glyphs.RADIUS)
    for number, row in enumerate(plan.rows):
        if number in (hovered, current):
            glyphs.box(painter, row.area, look.colour("hover"), None, 0, radius)
        for piece in row.pieces:
            _paint_piece(painter, look, piece)
        for words in row.words:
            _paint_words(painter, look, words)
        if number == current:
            line = look.px(2)
            painter.fillRect(QRectF(row.area.left(), row.area.bottom() - line, row.area.width(), line), look.colour("accent_text"))
    for piece in plan.key:
        _paint_piece(painter, look, piece)
    for words in plan.head:
        _paint_words(painter, look, words)


def fill_colour(look: Look, fill: str, strength: float = 1.0) -> QColor:
    """Give the colour of a fill: a token, the empty outline's ground, or heat of a strength from 0 to 1."""
    if fill == "heat":
        share = _FAINT + (_STRONG - _FAINT) * strength
        ground, accent = look.colour("surface"), look.colour("accent")
        parts = zip(ground.getRgb()[:3], accent.getRgb()[:3], strict=True)
        return QColor(*(round(low + (high - low) * share) for low, high in parts))
    return look.colour("surface" if fill == "blank" else fill)


def ink_on(look: Look, fill: str, strength: float = 1.0) -> QColor:
    """Give black or white, whichever is easier to read on a fill; at least 4.58 to 1 on any."""
    ground = fill_colour(look, fill, strength)
    return QColor(max((_DARK, _BRIGHT), key=lambda ink: contrast(ink, ground)))


def is_striped(look: Look, fill: str) -> bool:
    """Tell whether a fill carries stripes: the two middle levels do in high contrast, where there is one hue only."""
    return look.tokens.name == "high_contrast" and fill in ("ramp2", "ramp3")


def _paint_piece(painter: QPainter, look: Look, piece: Piece) -> None:
    area = piece.area
    if piece.fill == "heat":
        painter.fillRect(area, fill_colour(look, piece.fill, piece.strength))
        return
    edge = look.colour("accent" if piece.fill == "accent" else "control")
    inner = area.adjusted(0.5, 0.5, -1.0 if area.width() > 4 else -0.5, -0.5)
    painter.fillRect(inner, fill_colour(look, piece.fill))
    if is_striped(look, piece.fill):
        stripes = Qt.BrushStyle.BDiagPattern if piece.fill == "ramp2" else Qt.BrushStyle.FDiagPattern
        painter.fillRect(inner, QBrush(look.colour("surface" if piece.fill == "ramp2" else "accent"), stripes))
    pen = glyphs.pen(edge, 1, dashed=piece.fill == "blank")
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(inner)


def _paint_words(painter: QPainter, look: Look, words: Words) -> None:
    if not words.on:
        typeset.draw(painter, look, words.style, words.text, words.area.adjusted(0, 0, 0.5, 0), words.colour, words.align)
        return
    if is_striped(look, words.on):
        painter.fillRect(words.area.adjusted(-look.px(3), 1, look.px(3), -1), fill_colour(look, words.on))
    painter.setFont(look.font(words.style))
    painter.setPen(ink_on(look, words.on, words.strength))
    _centred(painter, look, words)


def _centred(painter: QPainter, look: Look, words: Words) -> None:
    left = words.area.center().x() - look.text_width(words.style, words.text) / 2
    base = QRectF(words.area).top() + typeset.baseline(look, words.style)
    painter.drawText(QPointF(left, round(base)), words.text)
