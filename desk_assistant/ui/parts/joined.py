"""Cells joined to one row with a common outline; the row breaks into two or more rows where it is too narrow."""

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QAccessible, QColor, QPainter, QPainterPath, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desk_assistant.ui.parts import glyphs
from desk_assistant.ui.parts.look import Look
from desk_assistant.ui.parts.part import Part
from desk_assistant.ui.parts.pressable import Pressable


class Cell(Pressable):
    """One cell of a `JoinedRow`. Mixed in before a Qt button."""

    tightest = 0
    """The highest level of tightness the cell knows: 0 is roomy, each further one needs less width."""

    _corners = (True, True, True, True)
    _tight = 0

    def set_tightness(self, level: int) -> None:
        """Draws the cell roomy (0) or tighter, so that all cells stay on one row."""
        self._tight = level
        self.update()

    def narrowest_at(self, level: int) -> int:
        """Gives the least width of the cell at a level of tightness."""
        return self.narrowest()

    def height_at(self, level: int, width: int) -> int:
        """Gives the height the cell needs at a level of tightness and a width."""
        return self.heightForWidth(width)

    def set_corners(self, corners: tuple[bool, bool, bool, bool]) -> None:
        """Says which corners are round: top left, top right, bottom right, bottom left."""
        self._corners = corners
        self.update()

    def draw_cell(self, painter: QPainter, area: QRectF, fill: QColor, edge: QColor) -> None:
        """Paints the cell's field and its 1 px outline, which neighbours share."""
        painter.setPen(glyphs.pen(edge, 1))
        painter.setBrush(fill)
        painter.drawPath(_outline(area.adjusted(0.5, 0.5, -0.5, -0.5), self._look.px(glyphs.RADIUS), self._corners))


class JoinedRow(Part, QWidget):
    """A named group of equally wide cells. `accessible_role` makes it a group for assistive technology."""

    accessible_role = QAccessible.Role.Grouping

    def __init__(self, look: Look, name: str, object_name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._cells: list[Cell] = []
        self._placed = False
        self.setAccessibleName(name)
        self.setObjectName(object_name)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add_cell(self, cell: Cell) -> None:
        """Adds a cell at the end of the row."""
        self._cells.append(cell)
        self.updateGeometry()
        self._arrange()

    def set_look(self, look: Look) -> None:
        super().set_look(look)
        for cell in self._cells:
            cell.set_look(look)
        self.updateGeometry()
        self._arrange()

    def sizeHint(self) -> QSize:
        widest = max((cell.sizeHint().width() for cell in self._cells), default=0)
        width = widest * len(self._cells)
        return QSize(width, self.heightForWidth(self.width() if self._placed else width))

    def minimumSizeHint(self) -> QSize:
        return QSize(max((cell.narrowest_at(cell.tightest) for cell in self._cells), default=0), self._look.px(48))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        known = self.known_heights()
        if width not in known:
            columns, level = self._fit(width)
            rows = -(-len(self._cells) // columns) if self._cells else 1
            known[width] = rows * (self._row_height(level, width // columns) - 1) + 1
        return known[width]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._placed = True
        self._arrange()
        needed = self.heightForWidth(event.size().width())
        if needed != event.size().height() or needed != self.heightForWidth(event.oldSize().width()):
            self.updateGeometry()

    def rearrange(self) -> None:
        """Lays the cells out again after their words have changed."""
        self.updateGeometry()
        self._arrange()

    def _arrange(self) -> None:
        if not self._cells or not self.width():
            return
        columns, level = self._fit(self.width())
        rows = -(-len(self._cells) // columns)
        height = self._row_height(level, self.width() // columns)
        for index, cell in enumerate(self._cells):
            row, column = divmod(index, columns)
            left = round(column * (self.width() - 1) / columns)
            right = round((column + 1) * (self.width() - 1) / columns)
            cell.set_tightness(level)
            cell.setGeometry(left, row * (height - 1), right - left + 1, height)
            top, bottom = row == 0, row == rows - 1
            first, last = column == 0, column == columns - 1
            cell.set_corners((top and first, top and last, bottom and last, bottom and first))

    def _fit(self, width: int) -> tuple[int, int]:
        """Gives how many columns fit and how tight: tighter cells come before a second row."""
        count = len(self._cells)
        tightest = min((cell.tightest for cell in self._cells), default=0)
        for columns in range(count, 0, -1):
            if count % columns:
                continue
            for level in range(tightest + 1):
                if width >= columns * max(cell.narrowest_at(level) for cell in self._cells):
                    return columns, level
        return 1, tightest

    def _row_height(self, level: int, width: int) -> int:
        return max((cell.height_at(level, width) for cell in self._cells), default=self._look.px(48))


def _outline(area: QRectF, radius: float, corners: tuple[bool, bool, bool, bool]) -> QPainterPath:
    points = (area.topLeft(), area.topRight(), area.bottomRight(), area.bottomLeft())
    path = QPainterPath()
    for index, (corner, rounded) in enumerate(zip(points, corners, strict=True)):
        before = _towards(corner, points[index - 1], radius if rounded else 0)
        after = _towards(corner, points[(index + 1) % 4], radius if rounded else 0)
        if index == 0:
            path.moveTo(before)
        else:
            path.lineTo(before)
        path.quadTo(corner, after)
    path.closeSubpath()
    return path


def _towards(start: QPointF, end: QPointF, distance: float) -> QPointF:
    length = abs(end.x() - start.x()) + abs(end.y() - start.y())
    return start if not length else start + (end - start) * (distance / length)
