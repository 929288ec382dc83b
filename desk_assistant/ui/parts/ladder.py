"""The ladder of help: who did the step? Choosing completes it."""

import time
from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter
from PySide6.QtWidgets import QPushButton, QWidget

from desk_assistant.ui.parts import glyphs, typeset
from desk_assistant.ui.parts.joined import Cell, JoinedRow
from desk_assistant.ui.parts.look import FontStyle, Look
from desk_assistant.ui.parts.part import inner_name
from desk_assistant.ui.parts.pressable import fixed_height

PAUSE = 0.35
_OVERLAP = 3
_ROOMY, _CLOSE, _BARE = range(3)
_PAD = (10, 6, 7)
_GLYPH = (True, True, False)
_GAP = (10, 6, 0)
_KEY = (18, 0, 18)


class PressGuard:
    """Lets a pointer press through only if the one before it is at least `pause` seconds old.

    Shared by all ladders of a window, so that a double press cannot complete the next step too. `clock` gives seconds.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic, pause: float = PAUSE) -> None:
        self._clock = clock
        self._pause = pause
        self._last: float | None = None

    def lets_through(self) -> bool:
        """Notes a press and says whether it counts."""
        now = self._clock()
        early = self._last is not None and now - self._last < self._pause
        self._last = now
        return not early


class Rung(Cell, QPushButton):
    """One answer of the ladder: title, what it means, and as many bars as the citizen did of the step."""

    def __init__(
        self,
        look: Look,
        title: str,
        line: str,
        filled: int,
        key: str,
        guard: PressGuard,
        object_name: str,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._line = line
        self._filled = filled
        self._key = key
        self._guard = guard
        self._locked = False
        self._chosen = False
        self.by_pointer = False
        self.prepare(look, title, object_name)
        fixed_height(self)

    def set_guard(self, guard: PressGuard) -> None:
        """Shares a guard with the other ladders of the window."""
        self._guard = guard

    def show_state(self, chosen: bool, locked: bool, reason: str) -> None:
        """Shows the rung as chosen, or as one that only answers with `reason`; it stays enabled."""
        self._chosen, self._locked = chosen, locked
        self.setAccessibleDescription(reason if locked else "")
        self.update()

    def spoken(self) -> str:
        return f"{self._label}, {self._line}" if self._line else self._label

    def narrowest(self) -> int:
        return self.narrowest_at(0)

    @property
    def tightest(self) -> int:
        """Bars are left out where there is no room for them; a lock stands in the place of the key."""
        return _BARE

    def narrowest_at(self, level: int) -> int:
        look = self._look
        if level == _BARE:
            widest = max(self._longest("body_strong", self._label), self._longest("small", self._line))
        else:
            beside = look.px(14) if self._key and level == _CLOSE else 0
            widest = max(look.text_width("body_strong", self._label) + beside, look.text_width("small", self._line))
        return self._frame(level) + round(widest) + 2

    def height_at(self, level: int, width: int) -> int:
        return self._size(width - self._frame(level), level).height()

    def wanted(self, width: float | None) -> QSize:
        return self._size(None if width is None else width - self._frame(self._tight), self._tight)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._guard.lets_through():
            super().mousePressEvent(event)
        else:
            event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.by_pointer = True
        try:
            super().mouseReleaseEvent(event)
        finally:
            self.by_pointer = False

    def draw(self, painter: QPainter, area: QRectF) -> None:
        look, level = self._look, self._tight
        fill = "accent" if self._chosen else "hover" if self.hovered() or self.isDown() else "surface"
        if self._locked and not self._chosen:
            fill = "sunken"
        self.draw_cell(painter, area, look.colour(fill), look.colour("accent" if self._chosen else "control"))
        ink, quiet = "ink", "ink2"
        if self._chosen or self._locked:
            ink = quiet = "on_accent" if self._chosen else "ink3"
        style: FontStyle = "body_medium" if self._locked else "body_strong"
        room = area.width() - self._frame(level) + 0.5
        title, line = self._sizes(room)
        overlap = look.px(_OVERLAP) if self._line else 0
        glyph = 0 if self._barred() else self._glyph_width(level)
        used = glyph + max(title.width(), line.width()) + self._key_width(level)
        spare = 0.0 if level == _CLOSE and self._key else (area.width() - used) / 2
        left = area.left() + max(look.px(_PAD[level]), spare)
        top = area.center().y() - (title.height() + line.height() - overlap) / 2
        if glyph and not self._barred():
            self._draw_glyph(painter, left, area.center().y())
        box = QRectF(left + glyph, top, room, title.height())
        typeset.draw(painter, look, style, self._label, box, ink)
        box = QRectF(left + glyph, box.bottom() - overlap, room, line.height())
        typeset.draw(painter, look, "small", self._line, box, quiet)
        if self._barred():
            self._draw_lock(painter, area)
        elif self._key:
            self._draw_key(painter, area, top)

    def _barred(self) -> bool:
        return self._locked and not self._chosen

    def _draw_lock(self, painter: QPainter, area: QRectF) -> None:
        look = self._look
        lock = look.icon("lock", "ink3", 16, self.devicePixelRatioF())
        painter.drawPixmap(QPointF(round(area.right() - look.px(22)), round(area.top() + look.px(6))), lock)

    def _draw_key(self, painter: QPainter, area: QRectF, top: float) -> None:
        """Draws the key at the right; where it is close, beside the title, which is shorter than the line below."""
        look = self._look
        high = look.line_height("small")
        if self._tight == _CLOSE:
            top += typeset.baseline(look, "body_strong") - typeset.baseline(look, "small")
        else:
            top = area.center().y() - high / 2
        box = QRectF(area.left(), top, area.width() - look.px(8), high)
        right = Qt.AlignmentFlag.AlignRight
        typeset.draw(painter, look, "small", self._key, box, "on_accent" if self._chosen else "ink3", right)

    def _draw_glyph(self, painter: QPainter, left: float, middle: float) -> None:
        look = self._look
        on = look.colour("on_accent" if self._chosen else "accent_text")
        off = QColor(on) if self._chosen else look.colour("bar_off")
        if self._chosen:
            off.setAlphaF(0.35)
        glyphs.bars(painter, look, round(left), round(middle + look.px(9)), self._filled, on, off)

    def _size(self, room: float | None, level: int) -> QSize:
        look = self._look
        title, line = self._sizes(room)
        height = title.height() + line.height() - look.px(_OVERLAP if self._line else 0) + look.px(7)
        width = self._frame(level) + round(max(title.width(), line.width())) + 2
        return QSize(width, max(look.px(48), round(height)))

    def _frame(self, level: int) -> int:
        return 2 * self._look.px(_PAD[level]) + self._glyph_width(level) + self._key_width(level)

    def _glyph_width(self, level: int) -> int:
        return glyphs.bars_width(self._look) + self._look.px(_GAP[level]) if _GLYPH[level] else 0

    def _key_width(self, level: int) -> int:
        return self._look.px(_KEY[level]) if self._key else 0

    def _longest(self, style: FontStyle, text: str) -> float:
        return typeset.longest_word(self._look, style, text)

    def _sizes(self, room: float | None) -> tuple:
        return (
            typeset.measure(self._look, "body_strong", self._label, room),
            typeset.measure(self._look, "small", self._line, room),
        )


class Ladder(JoinedRow):
    """Four push buttons in a named group. `chosen` carries the index and whether the pointer pressed it."""

    chosen = Signal(int, bool)

    def __init__(
        self,
        look: Look,
        name: str,
        rungs: Sequence[tuple[str, str]],
        keys: Sequence[str] = (),
        guard: PressGuard | None = None,
        object_name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, name, object_name, parent)
        self._choice: int | None = None
        self._locked: frozenset[int] = frozenset()
        self._reason = ""
        guard = guard or PressGuard()
        for index, (title, line) in enumerate(rungs):
            key = keys[index] if index < len(keys) else ""
            own_name = inner_name(object_name, str(index + 1))
            rung = Rung(look, title, line, len(rungs) - index, key, guard, own_name, self)
            rung.clicked.connect(self._clicked)
            self.add_cell(rung)

    def set_guard(self, guard: PressGuard) -> None:
        """Shares a guard with the other ladders of the window."""
        for rung in self.rungs():
            rung.set_guard(guard)

    def rungs(self) -> list[Rung]:
        """The four buttons, the citizen's own first."""
        return [cell for cell in self._cells if isinstance(cell, Rung)]

    def set_chosen(self, index: int | None) -> None:
        """Shows which answer was given, if any."""
        if index != self._choice:
            self._choice = index
            self._show_states()

    def set_locked(self, indices: Collection[int], reason: str = "") -> None:
        """Shows answers that are not open here. They can still be pressed: the caller answers with `reason`."""
        if (frozenset(indices), reason) != (self._locked, self._reason):
            self._locked, self._reason = frozenset(indices), reason
            self._show_states()

    def _show_states(self) -> None:
        for index, rung in enumerate(self.rungs()):
            rung.show_state(index == self._choice, index in self._locked, self._reason)
        self.rearrange()

    def _clicked(self) -> None:
        rung = self.sender()
        if isinstance(rung, Rung):
            self.chosen.emit(self.rungs().index(rung), rung.by_pointer)
