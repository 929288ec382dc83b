"""A page of paper on the screen."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QImage, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from desk_assistant.ui.parts.look import Look
from desk_assistant.ui.parts.part import Part

_A4 = 297 / 210


class PaperView(Part, QWidget):
    """Shows one page with a border, whole and in its own shape. `description` tells what stands on it."""

    accessible_role = QAccessible.Role.Graphic

    def __init__(self, look: Look, description: str, object_name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._page = QImage()
        self._drawn = QPixmap()
        self.setObjectName(object_name)
        self.setAccessibleName(description)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_page(self, page: QImage, description: str) -> None:
        """Shows a page; an empty image shows an empty sheet."""
        self._page = page
        self._drawn = QPixmap()
        self.setAccessibleName(description)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        width = self._look.px(300)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, round(120 * self._shape()))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(width * self._shape())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        sheet = self._sheet()
        painter.fillRect(sheet, Qt.GlobalColor.white)
        if not self._page.isNull():
            painter.drawPixmap(sheet.topLeft(), self._scaled(sheet.size().toSize()))
        painter.setPen(self._look.colour("line"))
        painter.drawRect(sheet.adjusted(0, 0, -1, -1))
        painter.end()

    def _shape(self) -> float:
        return _A4 if self._page.isNull() else self._page.height() / self._page.width()

    def _sheet(self) -> QRectF:
        width = min(self.width(), int(self.height() / self._shape()))
        height = round(width * self._shape())
        return QRectF((self.width() - width) // 2, 0, width, height)

    def _scaled(self, size: QSize) -> QPixmap:
        ratio = self.devicePixelRatioF()
        wanted = QSize(round(size.width() * ratio), round(size.height() * ratio))
        if self._drawn.size() != wanted:
            mode = Qt.TransformationMode.SmoothTransformation
            self._drawn = QPixmap.fromImage(self._page.scaled(wanted, Qt.AspectRatioMode.IgnoreAspectRatio, mode))
            self._drawn.setDevicePixelRatio(ratio)
        return self._drawn
