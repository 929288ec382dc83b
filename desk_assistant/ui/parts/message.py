"""Messages in their place on the page: what happened, and what can be done about it."""

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desk_assistant.ui.parts import glyphs
from desk_assistant.ui.parts.buttons import Button
from desk_assistant.ui.parts.flow_layout import FlowLayout
from desk_assistant.ui.parts.look import Look
from desk_assistant.ui.parts.part import Part, inner_name
from desk_assistant.ui.parts.roles import announce
from desk_assistant.ui.parts.text import Body

MessageKind = Literal["info", "success", "warning", "error"]

_ICONS: dict[MessageKind, str] = {"info": "info", "success": "check-circle", "warning": "warning", "error": "error"}
_FILLS: dict[MessageKind, str] = {"info": "info_bg", "success": "ok_bg", "warning": "warn_bg", "error": "err_bg"}
_BARS: dict[MessageKind, str] = {"info": "info", "success": "ok", "warning": "warn_bar", "error": "err"}
_INKS: dict[MessageKind, str] = {"info": "info", "success": "ok", "warning": "warn_ink", "error": "err"}


class Message(Part, QFrame):
    """A message of a kind, with up to three things to do. `acted` carries the id of the one chosen.

    Beside one action there is room for the words on one line; more actions stand under the words.
    """

    acted = Signal(str)

    def __init__(
        self,
        look: Look,
        kind: MessageKind,
        text: str,
        actions: Sequence[tuple[str, str]] = (),
        icon: str = "",
        object_name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._kind: MessageKind = kind
        self._icon = icon
        self._buttons: dict[Button, str] = {}
        self.setObjectName(object_name)
        self._text = Body(look, text, "ink", inner_name(object_name, "text"), self)
        self._row = FlowLayout(None, look.px(8), look.px(4))
        below = len(actions) > 1
        self._all = QVBoxLayout(self) if below else QHBoxLayout(self)
        self._all.addWidget(self._text, 0 if below else 1)
        if below:
            self._all.addLayout(self._row)
        for identifier, words in actions:
            button = Button(look, words, "secondary", object_name=inner_name(object_name, identifier), parent=self)
            button.clicked.connect(self._act)
            self._buttons[button] = identifier
            if below:
                self._row.addWidget(button)
            else:
                self._all.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setAccessibleName(text)
        self._fit()

    @property
    def accessible_role(self) -> QAccessible.Role:
        """An alert where something is wrong, otherwise a plain group, so that good news does not interrupt."""
        wrong = self._kind in ("warning", "error")
        return QAccessible.Role.AlertMessage if wrong else QAccessible.Role.Grouping

    def set_message(self, kind: MessageKind, text: str, speak: bool = True) -> None:
        """Shows another message with the same actions, and has it said."""
        self._kind = kind
        self._text.set_text(text)
        self.setAccessibleName(text)
        self.update()
        if speak:
            announce(self, text)

    def show_only(self, text: str) -> None:
        """Shows the message with this text, without having it said again; without text it is hidden."""
        if text and text != self.text():
            self.set_message(self._kind, text, speak=False)
        self.setVisible(bool(text))

    def text(self) -> str:
        """The words of the message."""
        return self._text.text()

    def kind(self) -> MessageKind:
        """The kind of the message."""
        return self._kind

    def buttons(self) -> list[Button]:
        """The buttons of the actions, in order."""
        return list(self._buttons)

    def set_look(self, look: Look) -> None:
        super().set_look(look)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look, area, radius = self._look, QRectF(self.rect()), self._look.px(glyphs.RADIUS)
        fill, bar = look.colour(_FILLS[self._kind]), look.colour(_BARS[self._kind])
        edge = bar if fill == look.colour("surface") else None
        glyphs.box(painter, area, fill, edge, 1, radius)
        glyphs.left_bar(painter, area, bar, look.px(4), radius)
        icon = look.icon(self._icon or _ICONS[self._kind], _INKS[self._kind], 24, self.devicePixelRatioF())
        middle = self._text.y() + min(self._text.height(), look.line_height("body")) / 2
        if self._text.height() > look.line_height("body") and len(self._buttons) == 1:
            needed = self._text.heightForWidth(self._text.width())
            middle = self._text.y() + (self._text.height() - needed) / 2 + look.line_height("body") / 2
        painter.drawPixmap(QPointF(look.px(20), round(middle - look.px(12))), icon)
        painter.end()

    def _fit(self) -> None:
        look = self._look
        upright = look.px(8 if len(self._buttons) == 1 else 12)
        self._all.setContentsMargins(look.px(56), upright, look.px(16), upright)
        self._all.setSpacing(look.px(12))
        self._row.set_gaps(look.px(8), look.px(4))

    def _act(self) -> None:
        button = self.sender()
        if isinstance(button, Button):
            self.acted.emit(self._buttons[button])
