"""Charts that belong together, the row of key figures, and what stands there when there is nothing."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desk_assistant.insight.chart import Tile
from desk_assistant.ui.parts.buttons import Button
from desk_assistant.ui.parts.look import Look
from desk_assistant.ui.parts.part import Part
from desk_assistant.ui.parts.text import Body, Heading
from desk_assistant.ui.supervisor.card import ChartCard, KeyFigure
from desk_assistant.ui.supervisor.columns import ColumnsLayout
from desk_assistant.ui.supervisor.view import WIDE, SectionView

translate = QCoreApplication.translate
_FOUR_TILES = 940


class Section(Part, QWidget):
    """A heading under a line, and the cards."""

    def __init__(self, look: Look, view: SectionView, parent: QWidget | None = None, *, prints: bool = False) -> None:
        super().__init__(parent)
        self._look = look
        self.setObjectName(f"overview.section.{view.id}")
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(0, look.px(20), 0, 0)
        self._body.setSpacing(look.px(12))
        self._body.addWidget(Heading(look, view.title, 2, object_name=f"overview.section.{view.id}.heading", parent=self))
        if view.sentence:
            sentence = Body(look, view.sentence, "ink2", f"overview.section.{view.id}.sentence", self)
            sentence.setContentsMargins(0, 0, 0, look.px(24))
            self._body.addWidget(sentence)
        self.left = [ChartCard(look, chart, self, prints=prints) for chart in view.left]
        self.right = [ChartCard(look, chart, self, prints=prints) for chart in view.right]
        columns = ColumnsLayout(look.scale)
        for at, cards in enumerate((self.left, self.right)):
            for card in cards:
                columns.add_card(card, at, card.chart_data.id in WIDE)
        self._body.addLayout(columns)

    @property
    def cards(self) -> list[ChartCard]:
        """The cards, the left column first."""
        return [*self.left, *self.right]

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(0, 0, self.width(), 1, self._look.colour("line"))
        painter.end()


class Nothing(Part, QWidget):
    """What stands here when nothing is counted: why, and the one next act. `nowhere` when no month has visits at all."""

    def __init__(self, look: Look, notes: Sequence[str], nowhere: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setObjectName("overview.nothing")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, look.px(32), 0, 0)
        box.setSpacing(look.px(8))
        first = translate("Overview", "The numbers come here")
        why = translate("Overview", "When the first visits are closed, you can see here what they tell. Nothing has to be counted by hand.")
        words = [first, why] if nowhere else [*notes]
        box.addWidget(Heading(look, words[0], 2, object_name="overview.nothing.heading", parent=self))
        for sentence in words[1:]:
            box.addWidget(Body(look, sentence, "ink2", parent=self))
        self.newest = Button(look, translate("Overview", "Show the newest month with visits"), object_name="overview.newest", parent=self)
        self.newest.setVisible(not nowhere)
        row = QHBoxLayout()
        row.addWidget(self.newest)
        row.addStretch(1)
        box.addSpacing(look.px(8))
        box.addLayout(row)


class KeyFigures(Part, QWidget):
    """The key figures side by side, all of one height; two and two where there is less room."""

    def __init__(self, look: Look, tiles: Sequence[Tile], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setObjectName("overview.tiles")
        self.tiles = [KeyFigure(look, tile, self) for tile in tiles]
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, look.px(8), 0, look.px(24))
        self._grid.setSpacing(look.px(16))
        self._across = 0

    def arrange(self, width: float) -> None:
        """Place the figures for a width, in pixels of the 100 % design."""
        across = 4 if width >= _FOUR_TILES else 2
        if across == self._across:
            return
        self._across = across
        for at, tile in enumerate(self.tiles):
            self._grid.addWidget(tile, at // across, at % across)
        for column in range(4):
            self._grid.setColumnStretch(column, 1 if column < across else 0)
