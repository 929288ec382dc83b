"""Texts to read: headings, running text, and what to say aloud. Always plain text, whatever it holds."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from desk_assistant.ui.parts import glyphs, typeset
from desk_assistant.ui.parts.look import FontStyle, Look
from desk_assistant.ui.parts.part import Part

READABLE = 633
"""The widest comfortable line, 66 characters, in pixels at 100 %."""


class Text(Part, QLabel):
    """A text that wraps and is never cut off. `style` and `colour` name a type style and a token."""

    def __init__(
        self,
        look: Look,
        text: str = "",
        style: FontStyle = "body",
        colour: str = "ink",
        object_name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._style: FontStyle = style
        self._colour = colour
        self.setObjectName(object_name)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_text(text)

    def set_text(self, text: str) -> None:
        """Shows another text; it is the accessible name too."""
        if text == self.text() and text == self.accessibleName():
            return
        self.setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()

    def set_style(self, style: FontStyle, colour: str) -> None:
        """Shows the text in another type style and colour token."""
        if (style, colour) != (self._style, self._colour):
            self._style, self._colour = style, colour
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        free = typeset.measure(self._look, self._style, self.text()).width()
        width = min(round(free + 0.5) + 1, self._look.px(READABLE)) + self._across()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        word = typeset.longest_word(self._look, self._style, self.text())
        return QSize(round(word + 0.5) + 1 + self._across(), self._shortest() + self._down())

    def hasHeightForWidth(self) -> bool:
        return True

    def setContentsMargins(self, left: int, top: int, right: int, bottom: int) -> None:
        super().setContentsMargins(left, top, right, bottom)
        self.updateGeometry()

    def heightForWidth(self, width: int) -> int:
        known = self.known_heights()
        if width not in known:
            height = typeset.measure(self._look, self._style, self.text(), width - self._across()).height()
            known[width] = max(round(height + 0.49), self._shortest()) + self._down()
        return known[width]

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw(painter, QRectF(self.rect().marginsRemoved(self.contentsMargins())))
        painter.end()

    def _draw(self, painter: QPainter, area: QRectF) -> None:
        align = self.alignment()
        needed = typeset.measure(self._look, self._style, self.text(), area.width()).height()
        spare = 0.0 if align & Qt.AlignmentFlag.AlignTop else max(0.0, area.height() - needed) / 2
        across = align & Qt.AlignmentFlag.AlignHorizontal_Mask
        typeset.draw(painter, self._look, self._style, self.text(), area.adjusted(0, spare, 0, 0), self._colour, across)

    def _across(self) -> int:
        margins = self.contentsMargins()
        return margins.left() + margins.right()

    def _down(self) -> int:
        margins = self.contentsMargins()
        return margins.top() + margins.bottom()

    def _shortest(self) -> int:
        return round(self._look.line_height(self._style)) if self.text() else 0


class Heading(Text):
    """A heading of level 1 (one per page) or 2; `large` is for the start page."""

    accessible_role = QAccessible.Role.Heading

    def __init__(
        self,
        look: Look,
        text: str,
        level: int = 1,
        large: bool = False,
        object_name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        style: FontStyle = "display" if large else "h1" if level == 1 else "h2"
        super().__init__(look, text, style, "ink", object_name, parent)
        self.level = level


class SideHeading(Heading):
    """A heading in the size of running text, for columns and groups."""

    def __init__(
        self, look: Look, text: str, small: bool = False, object_name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(look, text, 2, False, object_name, parent)
        self.set_style("small_strong" if small else "body_strong", "ink2" if small else "ink")


class Body(Text):
    """Running text, 16 px."""

    def __init__(
        self, look: Look, text: str = "", colour: str = "ink", object_name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(look, text, "body", colour, object_name, parent)


class Small(Text):
    """Small text, 14 px: nothing is smaller."""

    def __init__(
        self, look: Look, text: str = "", colour: str = "ink2", object_name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(look, text, "small", colour, object_name, parent)


class Quote(Text):
    """Words to say aloud, or the citizen's own, in a tinted box. Without `icon` the words stand alone."""

    def __init__(
        self,
        look: Look,
        text: str = "",
        icon: str = "forum",
        style: FontStyle = "body_medium",
        object_name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        self._icon = icon
        super().__init__(look, text, style, "ink", object_name, parent)

    def _draw(self, painter: QPainter, area: QRectF) -> None:
        look = self._look
        edge = look.colour("tint_line") if look.tokens.tint_line != look.tokens.tint else None
        glyphs.box(painter, area, look.colour("tint"), edge, 1, look.px(glyphs.RADIUS))
        left = look.px(50 if self._icon else 16)
        if self._icon:
            picture = look.icon(self._icon, "accent_text", 24, self.devicePixelRatioF())
            first_line = area.top() + look.px(10) + look.line_height(self._style) / 2
            painter.drawPixmap(QPointF(area.left() + look.px(14), round(first_line - look.px(12))), picture)
        inner = area.adjusted(left, look.px(10), -look.px(16), -look.px(10))
        super()._draw(painter, inner)

    def _across(self) -> int:
        return super()._across() + self._look.px(66 if self._icon else 32)

    def _down(self) -> int:
        return super()._down() + 2 * self._look.px(10)
