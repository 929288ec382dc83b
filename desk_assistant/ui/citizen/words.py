"""Texts that only the citizen window has: a care sentence with its sign, and a line of the agreement."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desk_assistant.ui.parts import typeset
from desk_assistant.ui.parts.look import Look
from desk_assistant.ui.parts.text import Text

_SIGN, _SIGN_GAP = 36, 14
_NUMBER = 38


class Care(Text):
    """A sentence with a sign before it: who looks away, who approves, who acts."""

    def __init__(self, look: Look, icon: str, object_name: str, parent: QWidget) -> None:
        self._icon = icon
        super().__init__(look, "", "body_medium", "ink", object_name, parent)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        """Draws sentence and sign in another look."""
        self.setContentsMargins(look.px(_SIGN) + look.px(_SIGN_GAP), 0, 0, 0)
        super().set_look(look)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        look = self.look
        top = (look.line_height("body_medium") - look.px(_SIGN)) / 2
        painter = QPainter(self)
        picture = look.icon(self._icon, "accent_text", _SIGN, self.devicePixelRatioF())
        painter.drawPixmap(QPointF(0, round(top)), picture)
        painter.end()


class AgreedLine(Text):
    """One line of the agreement: its number if there are several, what is done, and under it when."""

    def __init__(self, look: Look, number: str, words: str, when: str, parent: QWidget) -> None:
        self._number, self.when = number, when
        super().__init__(look, words, "body", "ink", "", parent)
        self.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.setAccessibleName(" ".join(part for part in (number, words, when) if part))
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        """Draws the line in another look."""
        self.setContentsMargins(look.px(_NUMBER) if self._number else 0, 0, 0, 0)
        super().set_look(look)

    def minimumSizeHint(self) -> QSize:
        word = round(typeset.longest_word(self.look, "small", self.when) + 0.5) + 1
        return super().minimumSizeHint().expandedTo(QSize(word + self.contentsMargins().left(), 0))

    def heightForWidth(self, width: int) -> int:
        room = width - self.contentsMargins().left()
        return super().heightForWidth(width) + round(typeset.measure(self.look, "small", self.when, room).height() + 0.49)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        look, area = self.look, QRectF(self.contentsRect())
        top = typeset.measure(look, "body", self.text(), area.width()).height()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._number:
            typeset.draw(painter, look, "body", self._number, QRectF(self.rect()), "ink")
        typeset.draw(painter, look, "small", self.when, area.adjusted(0, top, 0, 0), "ink2")
        painter.end()
