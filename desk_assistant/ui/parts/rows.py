"""The rows of a flow's steps, and the box that opens under the present one."""

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, QSizeF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from desk_assistant.ui.parts import glyphs, typeset
from desk_assistant.ui.parts.look import FontStyle, Look
from desk_assistant.ui.parts.part import Part
from desk_assistant.ui.parts.pressable import Pressable, fixed_height

translate = QCoreApplication.translate

StepState = Literal["todo", "current", "done", "not_relevant", "blocked"]


@dataclass(frozen=True)
class StepLine:
    """What a row shows; a question shows a question mark in place of the number. `outcome` stands at the right: who did it, or why not. `bars` 1–4 adds the bar glyph to it."""

    number: int
    title: str
    state: StepState = "todo"
    outcome: str = ""
    bars: int = 0
    badge: str = ""
    question: bool = False


#: What an outcome may take of its row before it goes on to a second line: a share, and at least so many design pixels.
_OUTCOME_SHARE, _OUTCOME_LEAST = 0.4, 120


class StepRow(Pressable, QPushButton):
    """One step; pressing anywhere on the row opens it or opens it again. 46 px high, more where words need it."""

    def __init__(self, look: Look, line: StepLine, object_name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = line
        self.prepare(look, line.title, object_name)
        fixed_height(self)

    def line(self) -> StepLine:
        """What the row shows."""
        return self._line

    def set_line(self, line: StepLine) -> None:
        """Shows another state of the step, or another step."""
        if line != self._line:
            self._line = line
            self.set_label(line.title)

    def spoken(self) -> str:
        line = self._line
        name = translate("StepRow", "Step {number}: {title}").format(number=line.number, title=line.title)
        words = {
            "todo": "",
            "current": translate("StepRow", "in progress"),
            "done": translate("StepRow", "done"),
            "not_relevant": "",
            "blocked": "",
        }
        return ". ".join(part for part in (name, words[line.state], line.outcome, line.badge) if part)

    def narrowest(self) -> int:
        word = typeset.longest_word(self._look, self._style(), self._label)
        return self._left() + round(word) + 1 + self._right(0.0)

    def wanted(self, width: float | None) -> QSize:
        room = None if width is None else width - self._left() - self._right(width)
        text = typeset.measure(self._look, self._style(), self._label, room)
        height = max(self._look.px(46), round(max(text.height(), self._outcome_size(width).height())) + self._look.px(12))
        return QSize(self._left() + round(text.width()) + 1 + self._right(width), height)

    def draw(self, painter: QPainter, area: QRectF) -> None:
        look, state = self._look, self._line.state
        if self.hovered() or self.isDown():
            glyphs.box(painter, area, look.colour("hover"), None, 0, look.px(glyphs.RADIUS))
        self._draw_ring(painter, QPointF(look.px(26), area.center().y()))
        style, room = self._style(), area.width() - self._left() - self._right(area.width()) + 0.5
        text = typeset.measure(look, style, self._label, room)
        box = QRectF(self._left(), area.center().y() - text.height() / 2, room, text.height())
        colour = "ink" if state in ("todo", "current") else "ink2"
        typeset.draw(painter, look, style, self._label, box, colour)
        right = area.right() - look.px(16)
        if self._line.outcome:
            right = self._draw_outcome(painter, right, area.center().y())
        if self._line.badge:
            self._draw_badge(painter, right, area.center().y())

    def _draw_ring(self, painter: QPainter, centre: QPointF) -> None:
        look, state = self._look, self._line.state
        radius, stroke = look.px(30) / 2, 1.75 * look.scale
        if state == "current":
            glyphs.ring(painter, centre, radius, look.colour("accent"), look.colour("accent"), 1)
            glyphs.number(painter, look, centre, self._sign(), "body_strong", "on_accent")
            return
        edge = {"blocked": "warn_ink", "todo": "control"}.get(state, "ink2")
        fill = look.colour("warn_bg" if state == "blocked" else "surface")
        glyphs.ring(painter, centre, radius, fill, look.colour(edge), 1.25)
        if state == "done":
            glyphs.tick(painter, centre, look.px(17), look.colour("ink"), stroke)
        elif state == "not_relevant":
            glyphs.dash(painter, centre, look.px(17), look.colour("ink2"), stroke)
        elif state == "blocked":
            glyphs.mark(painter, centre, look.px(18), look.colour("warn_ink"), stroke)
        else:
            glyphs.number(painter, look, centre, self._sign(), "body_medium", "ink")

    def _sign(self) -> str:
        return "?" if self._line.question else str(self._line.number)

    def _draw_outcome(self, painter: QPainter, right: float, middle: float) -> float:
        look = self._look
        size = self._outcome_size(self.width())
        box = QRectF(right - size.width() - 1, middle - size.height() / 2, size.width() + 1, size.height())
        typeset.draw(painter, look, "body", self._line.outcome, box, "ink2")
        left = box.left()
        if self._line.bars:
            left -= look.px(12) + glyphs.bars_width(look)
            on, off = look.colour("accent_text"), look.colour("bar_off")
            glyphs.bars(painter, look, round(left), round(middle + look.px(9)), self._line.bars, on, off)
        return left - look.px(16)

    def _outcome_size(self, width: float | None) -> QSizeF:
        """An answer may be a sentence: it takes a second line before it takes the step's room."""
        room = None if width is None else max(self._look.px(_OUTCOME_LEAST), _OUTCOME_SHARE * width)
        return typeset.measure(self._look, "body", self._line.outcome, room)

    def _draw_badge(self, painter: QPainter, right: float, middle: float) -> None:
        look, size = self._look, self._badge_size()
        area = QRectF(round(right - size.width()), round(middle - size.height() / 2), size.width(), size.height())
        glyphs.box(painter, area, look.colour("warn_bg"), look.colour("warn_bar"), 1, look.px(3))
        inner = area.adjusted(look.px(8), (size.height() - look.line_height("small")) / 2, 0, 0)
        typeset.draw(painter, look, "small_strong", self._line.badge, inner, "warn_ink")

    def _badge_size(self) -> QSizeF:
        look = self._look
        width = round(look.text_width("small_strong", self._line.badge)) + 1 + 2 * look.px(8)
        return QSizeF(width, look.px(25))

    def _style(self) -> FontStyle:
        return "h2" if self._line.state == "current" else "body"

    def _left(self) -> int:
        return self._look.px(56)

    def _right(self, row: float | None) -> int:
        look, width = self._look, 16.0 * self._look.scale
        if self._line.outcome:
            width += self._outcome_size(row).width() + 16 * look.scale
            width += (12 * look.scale + glyphs.bars_width(look)) if self._line.bars else 0
        if self._line.badge:
            width += self._badge_size().width() + 12 * look.scale
        return round(width) + 1


class StepBox(Part, QWidget):
    """The box round the present step: an outline and a bar at the left. The caller gives it a layout."""

    def __init__(self, look: Look, object_name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setObjectName(object_name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look, area, radius = self._look, QRectF(self.rect()), self._look.px(glyphs.RADIUS)
        glyphs.box(painter, area, look.colour("surface"), look.colour("control"), 1, radius)
        glyphs.left_bar(painter, area, look.colour("accent"), look.px(4), radius)
        painter.end()
