"""A choice between a few words side by side, such as Service and Myndighed."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from desk_assistant.ui.parts import glyphs, typeset
from desk_assistant.ui.parts.joined import Cell, JoinedRow
from desk_assistant.ui.parts.look import FontStyle, Look
from desk_assistant.ui.parts.part import inner_name
from desk_assistant.ui.parts.pressable import fixed_height

_ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)


class Segment(Cell, QRadioButton):
    """One word of a `Segmented`."""

    enter_presses = False

    def __init__(self, look: Look, value: str, text: str, object_name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.value = value
        self._word = ""
        self.prepare(look, text, object_name)
        fixed_height(self)

    def set_suggested(self, word: str) -> None:
        """Shows the segment as suggested, with the caller's word under it; empty takes the suggestion away."""
        self._word = word
        self.setAccessibleName(self.spoken())
        self.update()

    def spoken(self) -> str:
        return f"{self._label}, {self._word}" if self._word else self._label

    def narrowest(self) -> int:
        words = (("body_strong", self._label), ("small", self._word))
        return self._look.px(16) + round(max(typeset.longest_word(self._look, *word) for word in words)) + 1

    def wanted(self, width: float | None) -> QSize:
        look = self._look
        room = None if width is None else width - look.px(16)
        text = typeset.measure(look, "body_strong", self._label, room)
        word = look.px(17) if self._word else 0
        height = max(look.px(48), round(text.height()) + word + look.px(6))
        return QSize(look.px(32) + round(text.width()) + 1, height)

    def acts_on(self, key: int) -> bool:
        return key in _ARROWS or super().acts_on(key)

    def draw(self, painter: QPainter, area: QRectF) -> None:
        look, on = self._look, self.isChecked()
        fill = "accent" if on else "hover" if self.hovered() or self.isDown() else "surface"
        self.draw_cell(painter, area, look.colour(fill), look.colour("accent" if on else "control"))
        if self._word and not on:
            inner = area.adjusted(3, 3, -3, -3)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(glyphs.pen(look.colour("accent"), 1.5, dashed=True))
            painter.drawRoundedRect(inner, look.px(3), look.px(3))
        style: FontStyle = "body_strong" if on else "body_medium"
        room = area.width() - look.px(16) + 0.5
        height = typeset.measure(look, style, self._label, room).height()
        whole = height + (look.px(17) if self._word else 0)
        top = area.center().y() - whole / 2
        middle = Qt.AlignmentFlag.AlignHCenter
        ink = "on_accent" if on else "ink"
        typeset.draw(painter, look, style, self._label, QRectF(look.px(8), top, room, height), ink, middle)
        if self._word:
            box = QRectF(look.px(8), top + height - look.px(3), room, look.line_height("small"))
            typeset.draw(painter, look, "small", self._word, box, "on_accent" if on else "accent_text", middle)


class Segmented(JoinedRow):
    """A named group of joined radio buttons.

    `chosen` carries the value when a person chooses, by pointer, key or assistive technology; `set_value` is silent.
    """

    chosen = Signal(str)

    def __init__(
        self,
        look: Look,
        name: str,
        choices: Sequence[tuple[str, str]],
        value: str | None = None,
        object_name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, name, object_name, parent)
        self._group = QButtonGroup(self)
        self._silent = False
        self._segments: dict[str, Segment] = {}
        for code, text in choices:
            segment = Segment(look, code, text, inner_name(object_name, code), self)
            self._segments[code] = segment
            self._group.addButton(segment)
            self.add_cell(segment)
        self._group.buttonToggled.connect(self._toggled)
        self.set_value(value)

    @property
    def value(self) -> str | None:
        """The value chosen, or None."""
        segment = self._group.checkedButton()
        return segment.value if isinstance(segment, Segment) else None

    def set_value(self, value: str | None) -> None:
        """Shows a value as chosen, or none, without a signal. An unknown value raises KeyError."""
        self._silent = True
        try:
            if value is None:
                self._clear()
            else:
                self._segments[value].setChecked(True)
        finally:
            self._silent = False

    def set_suggestion(self, value: str | None, word: str = "") -> None:
        """Outlines a value as suggested, with `word` (“Forslag”) in it; None takes the suggestion away."""
        for code, segment in self._segments.items():
            segment.set_suggested(word if code == value else "")
        self.rearrange()

    def segment(self, value: str) -> Segment:
        """The button of a value; an unknown value raises KeyError."""
        return self._segments[value]

    def choice(self) -> Segment:
        """The button of the chosen word, or the first."""
        return self._segments[self.value] if self.value is not None else next(iter(self._segments.values()))

    def focus_choice(self) -> None:
        """Puts the focus on the chosen word, or on the first."""
        self.choice().setFocus(Qt.FocusReason.OtherFocusReason)

    def _clear(self) -> None:
        self._group.setExclusive(False)
        for segment in self._segments.values():
            segment.setChecked(False)
            segment.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._group.setExclusive(True)

    def _toggled(self, segment: Segment, on: bool) -> None:
        if on and not self._silent:
            self.chosen.emit(segment.value)
