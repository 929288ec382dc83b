"""A layout for cards: one column, two columns, or two columns under the wide cards, as the width allows."""

from typing import Literal

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

#: `one` column; `mixed` has two under the wide cards; `two` columns for all.
Columns = Literal["one", "mixed", "two"]
_TWO, _MIXED = 1480, 940
_GAP = 56


def columns_for(width: float) -> Columns:
    """Give how cards stand in a width, in pixels of the 100 % design."""
    return "two" if width >= _TWO else "mixed" if width >= _MIXED else "one"


class ColumnsLayout(QLayout):
    """Stacks cards in columns. The order of its items is the order of reading, which Tab follows."""

    def __init__(self, scale: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scale = scale
        #: Each item with its column (0 or 1) and whether it is wide.
        self._items: list[tuple[QLayoutItem, int, bool]] = []
        self._columns: Columns = "two"
        self._next = (0, False)
        self.setContentsMargins(0, 0, 0, 0)

    def add_card(self, card: QWidget, column: int, wide: bool) -> None:
        """Add a card at the end of a column."""
        self._next = (column, wide)
        self.addWidget(card)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append((item, *self._next))

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._in_order(self._columns)[index][0] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        if not 0 <= index < len(self._items):
            return None
        taken = self._in_order(self._columns)[index]
        self._items.remove(taken)
        return taken[0]

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._set(QRect(0, 0, width, 0), moving=False)

    def setGeometry(self, area: QRect) -> None:
        super().setGeometry(area)
        self._columns = columns_for(area.width() / self._scale)
        self._set(area, moving=True)

    def sizeHint(self) -> QSize:
        width = self.minimumSize().width()
        return QSize(width, self.heightForWidth(width))

    def minimumSize(self) -> QSize:
        least = QSize()
        for item, _, _ in self._items:
            least = least.expandedTo(item.minimumSize())
        return QSize(least.width(), 0)

    def _in_order(self, columns: Columns) -> list[tuple[QLayoutItem, int, bool]]:
        """Give the wide cards first where they stand above the others, then the left column, then the right."""
        first = [entry for entry in self._items if entry[2] and columns != "two"]
        rest = [entry for entry in self._items if entry not in first]
        return [*first, *(entry for side in (0, 1) for entry in rest if entry[1] == side)]

    def _set(self, area: QRect, moving: bool) -> int:
        columns = columns_for(area.width() / self._scale)
        gap = round(_GAP * self._scale)
        half = (area.width() - gap) // 2
        downs = [area.y(), area.y()]
        for item, side, wide in self._in_order(columns):
            across = columns == "one" or (wide and columns == "mixed")
            width = area.width() if across else half
            left = area.x() if across or side == 0 else area.x() + half + gap
            top = max(downs) if across else downs[side]
            height = item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
            if moving:
                item.setGeometry(QRect(left, top, width, height))
            downs = [top + height] * 2 if across else [down if at != side else top + height for at, down in enumerate(downs)]
        return max(downs) - area.y()
