"""The Qt editors inside the fields: own box, Tab moves on, Ctrl+Enter goes to the window."""

from PySide6.QtCore import QMimeData, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from desk_assistant.ui.parts import glyphs
from desk_assistant.ui.parts.look import Look
from desk_assistant.ui.parts.part import Part
from desk_assistant.ui.parts.scroll import make_slim

#: The greatest height of a Qt widget.
_BOUNDLESS = 16777215
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def _is_enter_with_control(event: QKeyEvent) -> bool:
    return event.key() in _ENTER and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)


def _field_palette(look: Look) -> QPalette:
    palette = look.palette()
    palette.setColor(QPalette.ColorRole.Base, QColor(Qt.GlobalColor.transparent))
    return palette


def _paint_field(painter: QPainter, look: Look, area: QRectF, error: bool, focused: bool, locked: bool = False) -> None:
    edge, width = ("err", 2) if error else ("accent", 2) if focused else ("line" if locked else "control", 1)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    glyphs.box(painter, area, look.colour("sunken" if locked else "surface"), look.colour(edge), width, look.px(glyphs.RADIUS))
    if locked:
        size = look.px(20)
        icon = look.icon("lock", "ink2", 20, painter.device().devicePixelRatioF())
        painter.drawPixmap(QPointF(area.right() - look.px(14) - size, area.center().y() - size / 2), icon)


class LineEdit(Part, QLineEdit):
    """The line a `TextField` is written in."""

    left = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.error = False
        self.locked = False
        self.setFrame(False)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        self._look = look
        self.setFont(look.font("body"))
        self.setPalette(_field_palette(look))
        self.setTextMargins(look.px(14), 0, look.px(42 if self.locked else 14), 0)
        self.setFixedHeight(look.px(46))
        self.update()

    def lock(self) -> None:
        """Lets the text be read and copied, and no longer changed."""
        self.locked = True
        self.setReadOnly(True)
        self.setCursorPosition(0)
        self.set_look(self._look)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        _paint_field(painter, self._look, QRectF(self.rect()), self.error, self.hasFocus(), self.locked)
        painter.end()
        super().paintEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _is_enter_with_control(event) or (event.key() in _ENTER and event.isAutoRepeat()):
            event.ignore()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()


class TextEdit(Part, QPlainTextEdit):
    """The lines a `TextBox` is written in. Tab moves on; a paste is cut to the limit before it is laid out."""

    left = Signal()

    def __init__(self, look: Look, limit: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._limit = limit
        self.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        self._look = look
        self.setFont(look.font("body"))
        self.setPalette(_field_palette(look))

    @property
    def ring_widget(self) -> QWidget:
        """The widget that the focus ring goes round."""
        return self.parentWidget()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _is_enter_with_control(event):
            event.ignore()
            return
        super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        room = self._limit - len(self.toPlainText()) + len(self.textCursor().selectedText())
        if source.hasText() and room > 0:
            self.textCursor().insertText(source.text()[:room])

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.parentWidget().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.parentWidget().update()
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()


class EditFrame(Part, QWidget):
    """The painted box round a `TextEdit`."""

    def __init__(self, look: Look, limit: int, rows: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.error = False
        self._rows = rows
        self.edit = TextEdit(look, limit, self)
        self._around = QVBoxLayout(self)
        self._around.addWidget(self.edit)
        self.setFocusProxy(self.edit)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        self._look = look
        self._around.setContentsMargins(look.px(12), look.px(7), look.px(4), look.px(7))
        self.setFixedHeight(round(self._rows * look.line_height("body")) + look.px(24))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        _paint_field(painter, self._look, QRectF(self.rect()), self.error, self.edit.hasFocus())
        painter.end()


class ReadingFrame(EditFrame):
    """A long text to read: the caret moves with the keys and words can be copied, but nothing can be written."""

    def __init__(self, look: Look, rows: int, parent: QWidget) -> None:
        super().__init__(look, 0, rows, parent)
        flags = Qt.TextInteractionFlag
        self.edit.setReadOnly(True)
        self.edit.setTextInteractionFlags(flags.TextSelectableByKeyboard | flags.TextSelectableByMouse)

    def set_look(self, look: Look) -> None:
        """Be `rows` high at least, and fill the room there is."""
        super().set_look(look)
        self.setMaximumHeight(_BOUNDLESS)
        make_slim(self.edit.verticalScrollBar(), look)
