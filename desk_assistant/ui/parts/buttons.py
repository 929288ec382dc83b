"""Push buttons, topic tiles and chips."""

from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QCheckBox, QPushButton, QWidget

from desk_assistant.ui.parts import glyphs, typeset
from desk_assistant.ui.parts.look import FontStyle, Look
from desk_assistant.ui.parts.pressable import Pressable, fixed_height

Kind = Literal["primary", "secondary", "quiet", "link"]

_HEIGHTS: dict[Kind, int] = {"primary": 46, "secondary": 46, "quiet": 44, "link": 44}
_PADDING: dict[Kind, int] = {"primary": 24, "secondary": 20, "quiet": 12, "link": 8}


class Button(Pressable, QPushButton):
    """A push button. It is never disabled: pressed too early, the caller says what is missing.

    Made checkable, it looks pressed while it is on. `hint` shows the key that does the same.
    """

    def __init__(
        self,
        look: Look,
        text: str,
        kind: Kind = "secondary",
        icon: str = "",
        hint: str = "",
        object_name: str = "",
        align: Literal["centre", "left"] = "centre",
        style: FontStyle = "body_strong",
        height: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kind: Kind = kind
        self._icon = icon
        self._hint = hint
        self._align = align
        self._style: FontStyle = "body_medium" if kind in ("quiet", "link") and style == "body_strong" else style
        self._height = height or _HEIGHTS[kind]
        self._compact = False
        self._hint_at_end = False
        self.prepare(look, text, object_name)
        fixed_height(self)

    def set_hint_at_end(self, at_end: bool) -> None:
        """Stands the key hint at the right edge, for buttons that form a list."""
        self._hint_at_end = at_end
        self.update()

    def set_icon(self, icon: str) -> None:
        """Changes the icon; an empty name takes it away."""
        self._icon = icon
        self.updateGeometry()
        self.update()

    def set_hint(self, hint: str) -> None:
        """Changes the key shown beside the words."""
        self._hint = hint
        self.updateGeometry()
        self.update()

    def set_compact(self, compact: bool) -> None:
        """Shows the icon alone where there is no room for the words; the name stays, and a tool tip shows it."""
        compact = compact and bool(self._icon)
        self.setToolTip(self._label if compact else "")
        if compact != self._compact:
            self._compact = compact
            self.updateGeometry()
            self.update()

    def narrowest(self) -> int:
        return self.wanted(None).width() if self._compact else self._frame() + round(self._longest()) + 1

    def wanted(self, width: float | None) -> QSize:
        look = self._look
        if self._compact:
            return QSize(look.px(56), look.px(self._height))
        room = None if width is None else width - self._frame()
        text = typeset.measure(look, self._style, self._label, room)
        height = max(look.px(self._height), round(text.height()) + look.px(12))
        return QSize(self._frame() + round(text.width()) + 1, height)

    def draw(self, painter: QPainter, area: QRectF) -> None:
        look = self._look
        ink = self._draw_box(painter, area)
        size = look.px(24)
        if self._compact:
            self._draw_icon(painter, area.center().x() - size / 2, area.center().y(), ink)
            return
        room = area.width() - self._frame()
        text = typeset.measure(look, self._style, self._label, room + 0.5)
        used = self._frame() - 2 * look.px(_PADDING[self._kind]) + text.width()
        centred = self._align == "centre"
        left = area.center().x() - used / 2 if centred else area.left() + look.px(_PADDING[self._kind])
        if self._icon:
            self._draw_icon(painter, left, area.center().y(), "accent_text" if self._kind == "link" else ink)
            left += size + look.px(10)
        top = area.center().y() - text.height() / 2
        line = QRectF(left, top, text.width() + 1, text.height())
        plain_link = self._kind == "link" and not self._icon
        typeset.draw(painter, look, self._style, self._label, line, ink, underline=plain_link)
        if self._hint:
            self._draw_hint(painter, line, area, ink)

    def _draw_box(self, painter: QPainter, area: QRectF) -> str:
        look, over = self._look, self.hovered() or self.isDown()
        radius = look.px(glyphs.RADIUS)
        if self.isCheckable() and self.isChecked():
            glyphs.box(painter, area, look.colour("accent"), None, 0, radius)
            return "on_accent"
        if self._kind == "primary":
            glyphs.box(painter, area, look.colour("accent_hi" if over else "accent"), None, 0, radius)
            return "on_accent"
        if self._kind == "secondary":
            fill = look.colour("hover" if over else "surface")
            glyphs.box(painter, area, fill, look.colour("accent"), 2, radius)
            return "ink"
        if over:
            glyphs.box(painter, area, look.colour("hover"), None, 0, radius)
        return "accent_text" if self._kind == "link" else "ink"

    def _draw_icon(self, painter: QPainter, left: float, middle: float, colour: str) -> None:
        picture = self._look.icon(self._icon, colour, 24, self.devicePixelRatioF())
        painter.drawPixmap(QPointF(round(left), round(middle - self._look.px(24) / 2)), picture)

    def _draw_hint(self, painter: QPainter, line: QRectF, area: QRectF, ink: str) -> None:
        look, left = self._look, line.right() + self._look.px(12)
        middle = line.center().y() - look.line_height(self._style) / 2
        top = middle + typeset.baseline(look, self._style) - typeset.baseline(look, "small")
        if self._hint_at_end:
            left = area.right() - look.px(_PADDING[self._kind]) - look.text_width("small", self._hint)
        box = QRectF(left, round(top), area.right() - left, look.line_height("small"))
        typeset.draw(painter, look, "small", self._hint, box, "ink3" if ink == "ink" else ink)

    def _frame(self) -> int:
        look = self._look
        icon = look.px(34) if self._icon else 0
        hint = look.px(12) + round(look.text_width("small", self._hint)) + 1 if self._hint else 0
        return 2 * look.px(_PADDING[self._kind]) + icon + hint

    def _longest(self) -> float:
        return typeset.longest_word(self._look, self._style, self._label)


class Tile(Pressable, QPushButton):
    """A topic to choose: icon, title, one line about it, and the key that chooses it. 64 px high."""

    def __init__(
        self,
        look: Look,
        title: str,
        line: str = "",
        icon: str = "",
        digit: str = "",
        checkable: bool = True,
        object_name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._line = line
        self._icon = icon
        self._digit = digit
        self.prepare(look, title, object_name)
        self.setCheckable(checkable)
        fixed_height(self)

    def set_content(self, title: str, line: str, icon: str, digit: str) -> None:
        """Shows another topic in the same place."""
        self._line, self._icon, self._digit = line, icon, digit
        self.set_label(title)

    def spoken(self) -> str:
        return f"{self._label}. {self._line}" if self._line else self._label

    def narrowest(self) -> int:
        words = (("body_strong", self._label), ("small", self._line))
        return self._left() + self._right() + round(max(typeset.longest_word(self._look, *word) for word in words)) + 1

    def wanted(self, width: float | None) -> QSize:
        title, line = self._sizes(None if width is None else width - self._left() - self._right())
        free = self._left() + self._right() + round(max(title.width(), line.width())) + 1
        return QSize(free, max(self._look.px(64), round(title.height() + line.height()) + self._look.px(16)))

    def draw(self, painter: QPainter, area: QRectF) -> None:
        look, on = self._look, self.isChecked()
        fill = "tint" if on else "hover" if self.hovered() or self.isDown() else "surface"
        edge, width = ("accent", 2) if on else ("control", 1)
        glyphs.box(painter, area, look.colour(fill), look.colour(edge), width, look.px(glyphs.RADIUS))
        middle, size = area.center().y(), look.px(24)
        icon = look.icon(self._icon, "accent_text", 24, self.devicePixelRatioF())
        painter.drawPixmap(QPointF(look.px(20), round(middle - size / 2)), icon)
        room = area.width() - self._left() - self._right()
        title, line = self._sizes(room + 0.5)
        top = middle - (title.height() + line.height()) / 2
        box = QRectF(self._left(), top, room + 0.5, title.height())
        typeset.draw(painter, look, "body_strong", self._label, box, "ink")
        box = QRectF(self._left(), top + title.height(), room + 0.5, line.height())
        typeset.draw(painter, look, "small", self._line, box, "ink2")
        self._draw_end(painter, area, on)

    def _draw_end(self, painter: QPainter, area: QRectF, on: bool) -> None:
        look, middle = self._look, area.center().y()
        if on:
            centre = QPointF(area.right() - look.px(24), middle)
            glyphs.ring(painter, centre, look.px(10), None, look.colour("accent_text"), 1.5 * look.scale)
            glyphs.tick(painter, centre, look.px(12), look.colour("accent_text"), 1.75 * look.scale)
        elif self._digit:
            height = look.line_height("small")
            width = self._digit_width()
            box = QRectF(area.right() - look.px(16) - width, middle - height / 2, width, height)
            typeset.draw(painter, look, "small", self._digit, box, "ink3", Qt.AlignmentFlag.AlignRight)

    def _left(self) -> int:
        return self._look.px(62 if self._icon else 20)

    def _right(self) -> int:
        least = self._look.px(44 if self.isCheckable() else 16)
        return max(least, self._look.px(24) + self._digit_width()) if self._digit else least

    def _digit_width(self) -> int:
        return max(self._look.px(24), round(typeset.measure(self._look, "small", self._digit, None).width()) + 1)

    def _sizes(self, room: float | None) -> tuple:
        return (
            typeset.measure(self._look, "body_strong", self._label, room),
            typeset.measure(self._look, "small", self._line, room),
        )


class Chip(Pressable, QCheckBox):
    """One of many that may all be true: a pill that shows + while off and a tick while on."""

    enter_presses = False

    def __init__(self, look: Look, text: str, object_name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.prepare(look, text, object_name)
        fixed_height(self)

    def narrowest(self) -> int:
        return self._look.px(58) + round(typeset.longest_word(self._look, "body_strong", self._label)) + 1

    def wanted(self, width: float | None) -> QSize:
        look = self._look
        room = None if width is None else width - look.px(58)
        text = typeset.measure(look, "body_strong", self._label, room)
        return QSize(look.px(58) + round(text.width()) + 1, max(look.px(44), round(text.height()) + look.px(16)))

    def draw(self, painter: QPainter, area: QRectF) -> None:
        look, on = self._look, self.isChecked()
        fill = "tint" if on else "hover" if self.hovered() or self.isDown() else "surface"
        edge, width = ("accent", 2) if on else ("control", 1)
        glyphs.box(painter, area, look.colour(fill), look.colour(edge), width, min(area.height(), look.px(44)) / 2)
        centre = QPointF(look.px(24), area.center().y())
        if on:
            glyphs.tick(painter, centre, look.px(16), look.colour("accent_text"), 1.75 * look.scale)
        else:
            glyphs.plus(painter, centre, look.px(16), look.colour("ink2"), 1.5 * look.scale)
        style: FontStyle = "body_strong" if on else "body"
        room = area.width() - look.px(58) + 0.5
        text = typeset.measure(look, style, self._label, room)
        box = QRectF(look.px(40), area.center().y() - text.height() / 2, room, text.height())
        typeset.draw(painter, look, style, self._label, box, "ink")
