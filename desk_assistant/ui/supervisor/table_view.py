"""The table twin of a chart: the same texts, walked cell by cell."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from desk_assistant.insight.chart import Chart
from desk_assistant.ui.parts import typeset
from desk_assistant.ui.parts.look import FontStyle, Look
from desk_assistant.ui.parts.part import Part
from desk_assistant.ui.supervisor.view import begun, described, number_columns

Index = QModelIndex | QPersistentModelIndex
_OPEN = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_PAD, _AIR, _HEAD = 8, 6, "small_strong"
_LEAST_ROW = 34


class TableView(Part, QTableWidget):
    """A table as high as its rows, without scrolling of its own. Enter on a row is told by `opened`."""

    opened = Signal(int)

    def __init__(self, look: Look, chart: Chart, object_name: str, parent: QWidget | None = None) -> None:
        super().__init__(len(chart.rows), len(chart.columns), parent)
        self._look = look
        self._numbers = number_columns(chart)
        self._texts = [tuple(begun(name) for name in chart.columns), *((begun(row[0]), *row[1:]) for row in chart.rows)]
        self.setObjectName(object_name)
        self.setAccessibleName(chart.question)
        self.setAccessibleDescription(described(chart))
        self.setHorizontalHeader(_Head(look, self._numbers, self))
        self.setHorizontalHeaderLabels(list(self._texts[0]))
        self.setVerticalHeaderLabels([row[0] for row in self._texts[1:]])
        self.setItemDelegate(_Cell(look, self._numbers, self))
        for at, row in enumerate(self._texts[1:]):
            for column, text in enumerate(row):
                item = QTableWidgetItem(text)
                item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
                self.setItem(at, column, item)
        self._settle_down()

    def _settle_down(self) -> None:
        self.verticalHeader().hide()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        for off in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            off(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)
        self.cellActivated.connect(self._activated)

    def least_width(self) -> int:
        """Give the least width in which no word of the table is broken."""
        return sum(self._words())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit(event.size().width())

    def _fit(self, width: int) -> None:
        """Give each column the room its words need, share the rest among the columns of text, and be as high as that takes."""
        look = self._look
        least = self._words()
        free = [max(look.text_width("small", text) for text in column) + 2 * look.px(_PAD) + 2 for column in zip(*self._texts, strict=True)]
        wanted = [low if number else max(low, round(whole)) for low, whole, number in zip(least, free, self._numbers, strict=True)]
        spare = width - sum(least)
        extra = [want - low for want, low in zip(wanted, least, strict=True)]
        share = min(1.0, max(0, spare) / (sum(extra) or 1))
        for column, low in enumerate(least):
            self.setColumnWidth(column, low + int(extra[column] * share))
        rest = width - sum(self.columnWidth(column) for column in range(len(least)))
        if rest > 0 and len(least) > 1:
            each = min(rest // (len(least) - 1), look.px(48))
            for column in range(1, len(least)):
                self.setColumnWidth(column, self.columnWidth(column) + each)
        for row in range(self.rowCount()):
            self.setRowHeight(row, self._height(row + 1, "small"))
        head = self.horizontalHeader()
        head.setFixedHeight(self._height(0, _HEAD))
        self.setFixedHeight(head.height() + sum(self.rowHeight(row) for row in range(self.rowCount())) + 1)

    def _words(self) -> list[int]:
        look, pad = self._look, 2 * self._look.px(_PAD) + 2
        styles: list[FontStyle] = [_HEAD, *["small"] * (len(self._texts) - 1)]
        return [
            max(round(typeset.longest_word(look, style, text)) for style, text in zip(styles, column, strict=True)) + pad
            for column in zip(*self._texts, strict=True)
        ]

    def _height(self, line: int, style: FontStyle) -> int:
        look = self._look
        room = [self.columnWidth(column) - 2 * look.px(_PAD) for column in range(self.columnCount())]
        tallest = max(typeset.measure(look, style, text, width).height() for text, width in zip(self._texts[line], room, strict=True))
        return max(look.px(_LEAST_ROW), round(tallest) + 2 * look.px(_AIR))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _OPEN:
            if self.currentRow() >= 0 and not event.isAutoRepeat():
                self.opened.emit(self.currentRow())
            return
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
            return
        super().keyPressEvent(event)

    def _activated(self, row: int, column: int) -> None:
        self.opened.emit(row)


class _Cell(QStyledItemDelegate):
    """Sets the text of a cell in our own lines, numbers at the right."""

    def __init__(self, look: Look, numbers: tuple[bool, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self._look, self._numbers = look, numbers

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self._look.px(40), self._look.px(_LEAST_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look, area = self._look, QRectF(option.rect)
        here = bool(option.state & QStyle.StateFlag.State_HasFocus)
        if here:
            painter.fillRect(area, look.colour("accent"))
        painter.fillRect(QRectF(area.left(), area.bottom() - 1, area.width(), 1), look.colour("line"))
        box = area.adjusted(look.px(_PAD), look.px(_AIR), -look.px(_PAD) + 0.5, 0)
        align = Qt.AlignmentFlag.AlignRight if self._numbers[index.column()] else Qt.AlignmentFlag.AlignLeft
        typeset.draw(painter, look, "small", str(index.data() or ""), box, "on_accent" if here else "ink", align)


class _Head(QHeaderView):
    """The heads of the columns, wrapped, standing on a line."""

    def __init__(self, look: Look, numbers: tuple[bool, ...], parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._look, self._numbers = look, numbers
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(False)
        self.setMinimumSectionSize(1)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        look, area = self._look, QRectF(rect)
        painter.fillRect(area, look.colour("surface"))
        painter.fillRect(QRectF(area.left(), area.bottom() - 1, area.width(), 1), look.colour("control"))
        text = str(self.model().headerData(logicalIndex, Qt.Orientation.Horizontal) or "")
        align = Qt.AlignmentFlag.AlignRight if self._numbers[logicalIndex] else Qt.AlignmentFlag.AlignLeft
        needed = typeset.measure(look, _HEAD, text, area.width() - 2 * look.px(_PAD)).height()
        box = area.adjusted(look.px(_PAD), area.height() - needed - look.px(_AIR), -look.px(_PAD) + 0.5, 0)
        typeset.draw(painter, look, _HEAD, text, box, "ink2", align)
