"""Icons from SVG files, coloured and drawn for the pixel ratio of the screen."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer


class Icons:
    """The icons of one folder. A missing or broken file gives an empty picture, never an error."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._sources: dict[str, bytes] = {}
        self._drawn: dict[tuple[str, str, int, float], QPixmap] = {}

    def pixmap(self, name: str, colour: QColor, size: int, ratio: float = 1.0) -> QPixmap:
        """Gives the icon `name` as a square of `size` logical pixels."""
        key = (name, colour.name(QColor.NameFormat.HexArgb), size, ratio)
        if key not in self._drawn:
            self._drawn[key] = self._draw(name, colour, size, ratio)
        return self._drawn[key]

    def _draw(self, name: str, colour: QColor, size: int, ratio: float) -> QPixmap:
        source = self._source(name)
        if not source or size <= 0:
            return QPixmap()
        filled = source.replace(b"<path ", f'<path fill="{colour.name()}" '.encode())
        renderer = QSvgRenderer(QByteArray(filled))
        if not renderer.isValid():
            return QPixmap()
        picture = QPixmap(round(size * ratio), round(size * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        renderer.render(painter, QRectF(0, 0, size, size))
        painter.end()
        return picture

    def _source(self, name: str) -> bytes:
        if name not in self._sources:
            try:
                source = (self._folder / f"{name}.svg").read_bytes()
            except OSError:
                source = b""
            self._sources[name] = source if source.lstrip().startswith(b"<svg") else b""
        return self._sources[name]
