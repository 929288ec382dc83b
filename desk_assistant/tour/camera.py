"""Numbered pictures of windows, and contact sheets of several of them."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QColor, QCursor, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

_SETTLE_MS = 40
_CORNER = QPoint(1, 1)
_GAP = 24
_GROUND = "#8A8A8A"


class Camera:
    """Saves pictures as 01-name.png, 02-name.png … in a folder; without a folder it sees nothing."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._number = 0

    @property
    def on(self) -> bool:
        """Whether pictures are taken."""
        return self._folder is not None

    def shoot(self, name: str, window: QWidget) -> None:
        """Save a picture of a window as it is now."""
        if self.on:
            self.save(name, self.look(window))

    def save(self, name: str, image: QImage) -> None:
        """Save an image under the next number."""
        if self._folder is not None:
            self._number += 1
            image.save(str(self._folder / f"{self._number:02}-{name}.png"))

    def look(self, window: QWidget, ratio: float = 1.0) -> QImage:
        """Give a picture of a window, painted for a screen with this many dots to a logical pixel, the pointer out of the way."""
        QCursor.setPos(_CORNER)
        QTest.mouseMove(window.windowHandle(), _CORNER)
        QTest.qWait(_SETTLE_MS)
        size = window.size()
        image = QImage(round(size.width() * ratio), round(size.height() * ratio), QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(ratio)
        image.fill(QColor(_GROUND))
        window.render(image, QPoint(0, 0))
        return image

    def strips(self, name: str, size: QSize, top: Callable[[], QWidget], bottom: Callable[[], QWidget]) -> None:
        """Save a picture of a shared screen: a strip at the upper edge and one at the lower, with the browser left out."""
        if not self.on:
            return
        image = QImage(size, QImage.Format.Format_RGB32)
        image.fill(QColor("#C8C8C8"))
        painter = QPainter(image)
        upper, lower = self.look(top()), self.look(bottom())
        painter.drawImage(0, 0, upper)
        painter.drawImage(0, size.height() - lower.height(), lower)
        painter.end()
        self.save(name, image)

    def sheet(self, name: str, images: Sequence[QImage]) -> None:
        """Save several pictures as one, two beside each other."""
        if not self.on or not images:
            return
        cell = images[0].size()
        rows = (len(images) + 1) // 2
        sheet = QImage(2 * cell.width() + 3 * _GAP, rows * (cell.height() + _GAP) + _GAP, QImage.Format.Format_RGB32)
        sheet.fill(QColor(_GROUND))
        painter = QPainter(sheet)
        for number, image in enumerate(images):
            left = _GAP + number % 2 * (cell.width() + _GAP)
            top = _GAP + number // 2 * (cell.height() + _GAP)
            painter.drawImage(QRect(QPoint(left, top), cell), image)
        painter.end()
        self.save(name, sheet)
