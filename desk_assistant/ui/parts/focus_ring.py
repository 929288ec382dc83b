"""The ring that shows where the keyboard is: one for a window, drawn over everything, shown after a key was used."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QWindow
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget
from shiboken6 import isValid

from desk_assistant.ui.parts import glyphs
from desk_assistant.ui.parts.look import Look
from desk_assistant.ui.parts.part import Part

GAP, STROKE = 2, 3

_KEYS = (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride)
_POINTER = (QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin)
_SILENT_KEYS = (Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta)
_MOVES = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.LayoutRequest)


class FocusRing(Part, QWidget):
    """A 3 px ring, 2 px away from the control with the focus. A pointer press hides it, the next key shows it again.

    A control whose painted outline is another widget names that one as `ring_widget`.
    """

    def __init__(self, look: Look, window: QWidget) -> None:
        super().__init__(window)
        self._look = look
        self._window = window
        self._by_key = False
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        self._handle: QWindow | None = None
        self.setObjectName("focus_ring")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        QApplication.instance().focusChanged.connect(self._focus_changed)
        self._focus_changed(None, QApplication.focusWidget())
        self._watch_native_window()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if not self._alive():
            return False
        if kind in _MOVES:
            self._watch_native_window()
            self._place()
        elif kind in _POINTER:
            self._by_key = False
            self._place()
        elif kind in _KEYS and isinstance(event, QKeyEvent) and event.key() not in _SILENT_KEYS and not self._by_key:
            self._by_key = True
            self._watch(self._target)
            self._place()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area, radius = QRectF(self.rect()), self._look.px(glyphs.RADIUS)
        outer = radius + GAP + STROKE / 2
        inner = area.adjusted(STROKE, STROKE, -STROKE, -STROKE)
        glyphs.box(painter, inner, None, self._look.colour("gap"), GAP, outer - 2)
        glyphs.box(painter, area, None, self._look.colour("focus"), STROKE, outer)
        painter.end()

    def _alive(self) -> bool:
        """Whether Qt still has the ring and its window: a program that ends takes them away in any order."""
        window = getattr(self, "_window", None)
        return isValid(self) and window is not None and isValid(window)

    def _focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        if not self._alive():
            return
        self._watch(new if new is not None and self._window.isAncestorOf(new) else None)
        self._place()

    def _watch(self, target: QWidget | None) -> None:
        for widget in self._watched:
            if isValid(widget):
                widget.removeEventFilter(self)
        self._target, self._watched = target, [self._window]
        widget = target
        if target is not None and not self._by_key:
            self._watched.append(target)  # who stands round it matters only once the ring is shown
            widget = None
        while widget is not None and widget is not self._window:
            self._watched.append(widget)
            widget = widget.parentWidget()
        for widget in self._watched:
            widget.installEventFilter(self)

    def _watch_native_window(self) -> None:
        """The native window sees each press first, also one that gives another control the focus."""
        handle = self._window.windowHandle()
        if handle is not None and handle is not self._handle:
            handle.installEventFilter(self)
            self._handle = handle

    def _place(self) -> None:
        area = self._area() if self._by_key else QRect()
        if area.isEmpty():
            self.hide()
            return
        if area != self.geometry() or self.isHidden():
            self.setGeometry(area)
            self.raise_()
            self.show()
            self.update()

    def _area(self) -> QRect:
        """Gives the ring's place in the window, cut to the window and to the scroll areas it stands in."""
        if self._target is None or not isValid(self._target) or not self._target.isVisibleTo(self._window):
            return QRect()
        outlined = getattr(self._target, "ring_widget", self._target)
        reach = GAP + STROKE
        area = QRect(outlined.mapTo(self._window, QPoint(0, 0)), outlined.size())
        area = area.adjusted(-reach, -reach, reach, reach).intersected(self._window.rect())
        widget = outlined.parentWidget()
        while widget is not None and widget is not self._window:
            if isinstance(widget.parentWidget(), QAbstractScrollArea):
                area = area.intersected(QRect(widget.mapTo(self._window, QPoint(0, 0)), widget.size()))
            widget = widget.parentWidget()
        return area
