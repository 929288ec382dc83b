"""The behaviour that all own-painted buttons share: keys, hover, target size, name, and height for width."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from desk_assistant.ui.parts.look import TARGET, Look
from desk_assistant.ui.parts.part import Part

_PRESS_KEYS = (Qt.Key.Key_Space, Qt.Key.Key_Select, Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MODIFIERS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class Pressable(Part):
    """Mixed in before a `QAbstractButton`. A held key presses once; Enter works like Space where `enter_presses`.

    A part says what it needs in `wanted(width)` and draws itself in `draw(painter, area)`.
    """

    enter_presses = True

    _set_width: int | None = None
    _told = False

    def prepare(self, look: Look, name: str, object_name: str = "") -> None:
        """Sets the part up; called once, at the end of the part's constructor."""
        self._look = look
        self.set_label(name)
        self.setObjectName(object_name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.toggled.connect(self._heed_toggle)

    def setChecked(self, on: bool) -> None:
        """Shows the part as on or off."""
        self._told, told = True, self._told
        try:
            super().setChecked(on)
        finally:
            self._told = told

    def nextCheckState(self) -> None:
        self._told, told = True, self._told
        try:
            super().nextCheckState()
        finally:
            self._told = told

    def _heed_toggle(self) -> None:
        """Takes *Toggle* by assistive technology for a press: Qt changes the state, but says nothing of a click."""
        if not self._told and self.group() is None:
            self.clicked.emit()

    def set_label(self, label: str) -> None:
        """Sets the visible text, which is also the accessible name."""
        self._label = label
        shortcut = self.shortcut()
        self.setText(label.replace("&", "&&"))
        self.setShortcut(shortcut)
        self.setAccessibleName(self.spoken())
        self.updateGeometry()
        self.update()

    def label(self) -> str:
        """The visible text."""
        return self._label

    def spoken(self) -> str:
        """The accessible name: begins with or contains the visible text."""
        return self._label

    def wanted(self, width: float | None) -> QSize:
        """Gives the size the content needs, at a given width or freely."""
        raise NotImplementedError

    def draw(self, painter: QPainter, area: QRectF) -> None:
        """Paints the part."""
        raise NotImplementedError

    def hovered(self) -> bool:
        """Whether the pointer is over the part."""
        return self.underMouse()

    def sizeHint(self) -> QSize:
        free = self._at_least(self.wanted(None))
        return free if self._set_width is None else QSize(free.width(), self.heightForWidth(self._set_width))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A layout gives a part of fixed height no more than its hint, so the hint follows the width it was given."""
        super().resizeEvent(event)
        before, self._set_width = self._set_width, event.size().width()
        needed = self.heightForWidth(self._set_width)
        if needed != event.size().height() or (before is not None and needed != self.heightForWidth(before)):
            self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        return QSize(self.narrowest(), self._look.px(TARGET))

    def narrowest(self) -> int:
        """Gives the least width in which the content can be set."""
        return self._look.px(TARGET)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        known, key = self.known_heights(), (width, self.isChecked())
        if key not in known:
            known[key] = self._at_least(self.wanted(width)).height()
        return known[key]

    def hitButton(self, position: QPoint) -> bool:
        return self.rect().contains(position)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.draw(painter, QRectF(self.rect()))
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _PRESS_KEYS and event.modifiers() & _MODIFIERS:
            event.ignore()
            return
        if event.isAutoRepeat() and self.acts_on(event.key()):
            event.accept()
            return
        if self.enter_presses and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            event.accept()
            return
        super().keyPressEvent(event)

    def acts_on(self, key: int) -> bool:
        """Whether the key does more here than move the focus, so that holding it must not repeat it."""
        return key in _PRESS_KEYS

    def _at_least(self, size: QSize) -> QSize:
        least = self._look.px(TARGET)
        return size.expandedTo(QSize(least, least))


def fixed_height(button: QAbstractButton) -> None:
    """Lets a button keep the height it asks for instead of growing with its surroundings."""
    policy = button.sizePolicy()
    policy.setVerticalPolicy(QSizePolicy.Policy.Fixed)
    button.setSizePolicy(policy)
