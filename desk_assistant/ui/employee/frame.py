"""The frame of the employee window: bars, rail, page and talk column, fitted to the room there is."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desk_assistant.content.model import Prompts
from desk_assistant.ui.employee.bars import BottomBar, TopBar
from desk_assistant.ui.employee.rail import Rail
from desk_assistant.ui.employee.talk_column import TalkColumn
from desk_assistant.ui.parts import reading_order
from desk_assistant.ui.parts.look import Look
from desk_assistant.ui.parts.part import Part

#: From this width (at 100 % text): rail, talk column. Below the last the column waits behind F2 (ux/spec.md 2.3).
_WIDTHS = ((1600, 264, 376), (1340, 232, 320), (1240, 232, 272), (1000, 72, 272), (0, 72, 0))
_LOW = 720


class Frame(Part, QWidget):
    """Places the areas; what stands in them is decided elsewhere."""

    def __init__(self, look: Look, prompts: Prompts | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setObjectName("frame")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        self.top = TopBar(look, self)
        self.rail = Rail(look, self)
        self.pages = QStackedWidget(self)
        self.pages.setObjectName("pages")
        self.talk = TalkColumn(look, prompts, self)
        self.bottom = BottomBar(look, self)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.rail, 0)
        middle.addWidget(self.pages, 1)
        middle.addWidget(self.talk, 0)
        box.addWidget(self.top, 0)
        box.addLayout(middle, 1)
        box.addWidget(self.bottom, 0)
        self.talk_wanted: bool | None = None
        self._in_visit = False

    def show_areas(self, in_visit: bool) -> None:
        """Show rail, column and bottom bar only during a visit."""
        self._in_visit = in_visit
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
        shown = self._in_visit and (talk > 0 if self.talk_wanted is None else self.talk_wanted)
        self.talk.setVisible(shown)
        self.talk.setFixedWidth(look.px(talk or 272))
        self.rail.set_compact(rail == 72)
        self.rail.setFixedWidth(look.px(rail))
        self.top.set_compact(width < 1120)
        self.top.set_line_shown(width >= 900)
        self.top.setFixedHeight(look.px(56 if self.tight else 64))
        self.bottom.setMinimumHeight(look.px(60 if self.tight else 72))

    def areas(self) -> list[QWidget]:
        """Give the areas in the order of F6."""
        return [area for area in (self.top, self.rail, self.pages, self.talk, self.bottom) if area.isVisibleTo(self)]

    def focusNextPrevChild(self, onward: bool) -> bool:
        """Tab goes through the areas in the order of F6."""
        return reading_order.go(self.areas(), onward)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("surface"))
        painter.end()
