"""Fields to write in. They say when the text was changed, when it rested, and when it was left."""

from PySide6.QtCore import QCoreApplication, QRectF, QTimer, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from desk_assistant.ui.parts.buttons import Button
from desk_assistant.ui.parts.editors import EditFrame, LineEdit
from desk_assistant.ui.parts.flow_layout import FlowLayout
from desk_assistant.ui.parts.look import Look
from desk_assistant.ui.parts.part import Part, inner_name
from desk_assistant.ui.parts.roles import announce
from desk_assistant.ui.parts.text import Text

translate = QCoreApplication.translate

REST = 1000
"""Milliseconds without a change after which a text has rested."""


class Field(Part, QWidget):
    """Label, hint, error and something to write in.

    `edited` comes with every change a person makes, `rested` when nothing changed for `set_rest` milliseconds, `left`
    when the focus leaves. `removal_asked` is the button that stands in an error. All but the last carry the text.
    """

    edited = Signal(str)
    rested = Signal(str)
    left = Signal(str)
    accepted = Signal(str)
    removal_asked = Signal()

    def __init__(self, look: Look, label: str, hint: str, object_name: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._look = look
        self._label = label
        self._hint = hint
        self._silent = False
        self._warning = ""
        self._timer = QTimer(self, singleShot=True, interval=REST)
        self._timer.timeout.connect(self._rest)
        self.setObjectName(object_name)
        self._label_text = Text(look, label, "body_strong", "ink", inner_name(object_name, "label"), self)
        self._hint_text = Text(look, hint, "body", "ink2", inner_name(object_name, "hint"), self)
        self._hint_text.setVisible(bool(hint))
        self._error_text = Text(look, "", "body_strong", "err", inner_name(object_name, "error"), self)
        remove = inner_name(object_name, "remove")
        self._action = Button(look, translate("Field", "Remove it"), "secondary", object_name=remove, parent=self)
        self._action.clicked.connect(self.removal_asked)
        self._error_text.hide()
        self._action.hide()

    def _build(self, box: QWidget) -> None:
        self._head = FlowLayout(None, self._look.px(12), 0)
        self._head.addWidget(self._label_text)
        self._head.addWidget(self._hint_text)
        self._error_row = QHBoxLayout()
        self._error_row.addWidget(self._error_text, 1)
        self._error_row.addWidget(self._action)
        self._all = QVBoxLayout(self)
        self._all.addLayout(self._head)
        self._all.addLayout(self._error_row)
        self._all.addWidget(box)
        self._all.addStretch(1)
        self.setFocusProxy(self.editor())
        self.setTabOrder(self.editor(), self._action)
        self._fit()

    def editor(self) -> QLineEdit | QPlainTextEdit:
        """The Qt widget that takes the keys."""
        raise NotImplementedError

    def tab_stops(self) -> tuple[QWidget, ...]:
        """Where Tab goes: the editor, then the button that puts an error right, though it stands above."""
        return (self.editor(), self._action)

    def text(self) -> str:
        """What is written."""
        raise NotImplementedError

    def set_text(self, text: str) -> None:
        """Writes a text without any signal."""
        self._timer.stop()
        self._silent = True
        try:
            self._write(text)
        finally:
            self._silent = False

    def set_placeholder(self, text: str) -> None:
        """Shows an example while nothing is written; never the only label."""
        self.editor().setPlaceholderText(text)

    def set_rest(self, milliseconds: int) -> None:
        """Sets how long a text must be unchanged to have rested."""
        self._timer.setInterval(milliseconds)

    def set_error(self, text: str | None, action_text: str | None = None, action_key: str = "") -> None:
        """Shows what is wrong above the field, with a button and its key if given; None takes it away."""
        self._error_text.set_text(text or "")
        self._error_text.setVisible(bool(text))
        self._action.setVisible(bool(text and action_text))
        if text and action_text:
            self._action.set_label(action_text)
            self._action.setShortcut(QKeySequence(action_key))
            self._action.set_hint(self._action.shortcut().toString(QKeySequence.SequenceFormat.NativeText))
        self._show_error(bool(text))
        self._name_editor()
        self._fit()
        if text:
            announce(self.editor(), text)

    def set_warning(self, text: str) -> None:
        """Shows a gentle remark in place of the hint; an empty text brings the hint back. It never stops anything."""
        if text != self._warning:
            self._warning = text
            self._hint_text.set_text(text or self._hint)
            self._hint_text.set_style("body_medium" if text else "body", "warn_ink" if text else "ink2")
            self._hint_text.setVisible(bool(text or self._hint))

    def error(self) -> str:
        """The error shown, or an empty text."""
        return self._error_text.text()

    def set_label(self, label: str, hint: str = "") -> None:
        """Changes the words above the field."""
        self._label, self._hint = label, hint
        self._label_text.set_text(label)
        self._hint_text.set_text(hint)
        self._hint_text.setVisible(bool(hint))
        self._name_editor()

    def set_look(self, look: Look) -> None:
        super().set_look(look)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.error():
            return
        painter = QPainter(self)
        painter.fillRect(QRectF(0, 0, self._look.px(4), self.height()), self._look.colour("err"))
        painter.end()

    def _fit(self) -> None:
        look = self._look
        self._head.set_gaps(look.px(12), 0)
        self._all.setSpacing(look.px(8))
        self._error_row.setSpacing(look.px(12))
        self._all.setContentsMargins(look.px(20) if self.error() else 0, 0, 0, 0)
        self.update()

    def _name_editor(self) -> None:
        mistake = translate("Field", "Error:")
        name = f"{self._label}. {mistake} {self.error()}" if self.error() else self._label
        self.editor().setAccessibleName(name)
        self.editor().setAccessibleDescription(self._hint)

    def _changed(self) -> None:
        if not self._silent:
            self.edited.emit(self.text())
            self._timer.start()  # what the text sets going counts as work, not as rest

    def _rest(self) -> None:
        self.rested.emit(self.text())

    def _leave(self) -> None:
        self._timer.stop()
        self.left.emit(self.text())

    def _accept(self) -> None:
        self._timer.stop()
        self.accepted.emit(self.text())

    def _write(self, text: str) -> None:
        raise NotImplementedError

    def _show_error(self, error: bool) -> None:
        raise NotImplementedError


class TextField(Field):
    """One line to write in. Enter accepts it; Ctrl+Enter is left to the window. `limit` counts characters."""

    def __init__(
        self,
        look: Look,
        label: str,
        hint: str = "",
        limit: int = 300,
        object_name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, label, hint, object_name, parent)
        self._line = LineEdit(look, self)
        self._line.setMaxLength(limit)
        self._line.setObjectName(inner_name(object_name, "edit"))
        self._line.textChanged.connect(self._changed)
        self._line.left.connect(self._leave)
        self._line.returnPressed.connect(self._accept)
        self._build(self._line)
        self._name_editor()

    def editor(self) -> QLineEdit:
        return self._line

    def text(self) -> str:
        return self._line.text()

    def lock(self) -> None:
        """Lets the text be read and copied, and no longer changed; the hint says why."""
        self._line.lock()

    def _write(self, text: str) -> None:
        self._line.setText(text)

    def _show_error(self, error: bool) -> None:
        self._line.error = error
        self._line.update()


class TextBox(Field):
    """Several lines to write in; Tab moves on, Enter begins a new line. `accepted` never comes."""

    def __init__(
        self,
        look: Look,
        label: str,
        hint: str = "",
        rows: int = 2,
        limit: int = 1000,
        object_name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, label, hint, object_name, parent)
        self._frame = EditFrame(look, limit, rows, self)
        self._limit = limit
        self._frame.edit.setObjectName(inner_name(object_name, "edit"))
        self._frame.edit.textChanged.connect(self._shorten)
        self._frame.edit.left.connect(self._leave)
        self._build(self._frame)
        self._name_editor()

    def editor(self) -> QPlainTextEdit:
        return self._frame.edit

    def text(self) -> str:
        return self._frame.edit.toPlainText()

    def _shorten(self) -> None:
        text = self.text()
        if len(text) > self._limit:
            self.set_text(text[: self._limit])
            self._frame.edit.moveCursor(QTextCursor.MoveOperation.End)
        self._changed()

    def _write(self, text: str) -> None:
        self._frame.edit.setPlainText(text)

    def _show_error(self, error: bool) -> None:
        self._frame.error = error
        self._frame.update()
