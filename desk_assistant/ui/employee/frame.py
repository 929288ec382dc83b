"""The frame of the employee window: bars, rail, page and talk column, fitted to the room there is."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desk_assistant.ui.employee.bars import BottomBar, TopBar
from desk_assistant.ui.parts import reading_order
from desk_assistant.ui.parts.look import Look
from desk_assistant.ui.parts.part import Part

if TYPE_CHECKING:
    from desk_assistant.ui.employee.rail import Rail
    from desk_assistant.ui.employee.talk_column import TalkColumn

#: From this width (at 100 % text): rail, talk column. Below the last the column waits behind F2 (ux/spec.md 2.3).
_WIDTHS = ((1600, 264, 376), (1340, 232, 320), (1240, 232, 272), (1000, 72, 272), (0, 72, 0))
_LOW = 720


class Frame(Part, QWidget):
    """Places the areas; what stands in them is decided elsewhere. `painted` comes once, after the first paint."""

    painted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setObjectName("frame")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        self.top = TopBar(look, self)
        self.pages = QStackedWidget(self)
        self.pages.setObjectName("pages")
        self._middle = QHBoxLayout()
        self._middle.setSpacing(0)
        self._middle.addWidget(self.pages, 1)
        box.addWidget(self.top, 0)
        box.addLayout(self._middle, 1)
        self.rail: "Rail | None" = None
        self.talk: "TalkColumn | None" = None
        self.bottom: BottomBar | None = None
        self.talk_wanted: bool | None = None
        self._in_visit = False
        self._was_painted = False
        self.still = False
        """While set, a control that is hidden keeps the focus: whoever hides it says afterwards where the focus goes."""

    def furnish(self) -> None:
        """Put in the areas that only a visit needs."""
        from desk_assistant.ui.employee.rail import Rail
        from desk_assistant.ui.employee.talk_column import TalkColumn

        look = self._look
        self.rail = Rail(look, self)
        self.talk = TalkColumn(look, self)
        self.bottom = BottomBar(look, self)
        self._middle.insertWidget(0, self.rail, 0)
        self._middle.addWidget(self.talk, 0)
        self.layout().addWidget(self.bottom, 0)
        self.show_areas(self._in_visit)

    def show_areas(self, in_visit: bool) -> None:
        """Show rail, column and bottom bar only during a visit."""
        self._in_visit = in_visit
        if self.rail is not None:
            self.rail.setVisible(in_visit)
            self.bottom.setVisible(in_visit)
        self.fit()

    def toggle_talk(self) -> None:
        """Show or hide the talk column."""
        self.talk_wanted = not self.talk.isVisibleTo(self)
        self.fit()

    @property
    def tight(self) -> bool:
        """Whether the window is so low that air is saved."""
        return self.height() / self._look.scale < _LOW

    def fit(self) -> None:
        """Give every area its size for the room there is; larger text counts as less room."""
        look = self._look
        width = self.width() / look.scale
        rail, talk = next((rail, talk) for least, rail, talk in _WIDTHS if width >= least)
        if self.rail is not None:
            shown = self._in_visit and (talk > 0 if self.talk_wanted is None else self.talk_wanted)
            self.talk.setVisible(shown)
            self.talk.setFixedWidth(look.px(talk or 272))
            self.rail.set_compact(rail == 72)
            self.rail.setFixedWidth(look.px(rail))
            self.bottom.setMinimumHeight(look.px(60 if self.tight else 72))
        self.top.set_compact(width < 1120)
        self.top.set_line_shown(width >= 900)
        self.top.setFixedHeight(look.px(56 if self.tight else 64))

    def areas(self) -> list[QWidget]:
        """Give the areas in the order of F6."""
        areas = (self.top, self.rail, self.pages, self.talk, self.bottom)
        return [area for area in areas if area is not None and area.isVisibleTo(self)]

    def focusNextPrevChild(self, onward: bool) -> bool:
        """Tab goes through the areas in the order of F6."""
        return not self.still and reading_order.go(self.areas(), onward)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("surface"))
        painter.end()
        if not self._was_painted:
            self._was_painted = True
            self.painted.emit()
