"""Draws the program's icon: pictures of every size for light and dark grounds, and the .ico for Windows.

    .venv/bin/python packaging/icons.py [--sheet FILE.png]

The drawings are `packaging/icons/app*.svg`. The small ones are drawn for their own pixels, not scaled down: the sizes
in DRAWN have a drawing of their own, the others use the large one. `--sheet` saves all of them on one page to look at.
"""

import argparse
import struct
import sys
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

ROOT = Path(__file__).resolve().parent.parent
DRAWINGS = ROOT / "packaging" / "icons"
PICTURES = ROOT / "resources" / "icons" / "app"
WINDOWS_ICON = ROOT / "packaging" / "windows" / "desk-assistant.ico"
SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
DRAWN = (16, 22, 24, 32)
#: What the colours of the drawings become on a dark ground: the tokens of the dark look.
DARK = {b"#0B4F6C": b"#8CC7E3", b"#8CC7E3": b"#0B4F6C", b"#FFFFFF": b"#06202C"}
_MASK_ROW = 32


def drawing(size: int) -> bytes:
    """Give the drawing that a size (pixels) is made from."""
    name = f"app-{size}.svg" if size in DRAWN else "app.svg"
    return (DRAWINGS / name).read_bytes()


def on_dark(source: bytes) -> bytes:
    """Give a drawing in the colours for a dark ground."""
    parts = source.split(b'"')
    return b'"'.join(DARK.get(part, part) for part in parts)


def render(source: bytes, size: int) -> QImage:
    """Draw a source as a square of `size` pixels on nothing."""
    picture = QImage(size, size, QImage.Format.Format_ARGB32)
    picture.fill(Qt.GlobalColor.transparent)
    renderer = QSvgRenderer(QByteArray(source))
    if not renderer.isValid():
        raise ValueError("the drawing cannot be read")
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return picture


def pictures() -> dict[str, QImage]:
    """Give every picture by its file name: `48.png` for light grounds, `48-dark.png` for dark ones."""
    made = {f"{size}.png": render(drawing(size), size) for size in SIZES}
    return made | {f"{size}-dark.png": render(on_dark(drawing(size)), size) for size in SIZES}


def windows_icon() -> bytes:
    """Give the .ico: bitmaps up to 128 pixels, which every Windows reads, and 256 as PNG, as Windows wants it."""
    sizes = [size for size in SIZES if size <= 256]
    bodies = [_png(render(drawing(size), size)) if size == 256 else _bitmap(render(drawing(size), size)) for size in sizes]
    entries, at = [], 6 + 16 * len(sizes)
    for size, body in zip(sizes, bodies, strict=True):
        entries.append(struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(body), at))
        at += len(body)
    return b"".join((struct.pack("<HHH", 0, 1, len(sizes)), *entries, *bodies))


def _png(picture: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")
    return bytes(buffer.data())


def _bitmap(picture: QImage) -> bytes:
    """Give a picture as the DIB of an icon: rows from below, BGRA, then an empty mask of one bit a pixel."""
    size = picture.width()
    rows = (bytes(picture.constScanLine(row))[: size * 4] for row in reversed(range(size)))
    mask = bytes((size + _MASK_ROW - 1) // _MASK_ROW * 4 * size)
    header = struct.pack("<IiiHHIIiiII", 40, size, size * 2, 1, 32, 0, size * size * 4 + len(mask), 0, 0, 0, 0)
    return header + b"".join(rows) + mask


def sheet() -> QImage:
    """Give all pictures on light and dark grounds, each at its size, and the small ones again eight times as large."""
    made = pictures()
    page = QImage(1500, 2400, QImage.Format.Format_RGB32)
    page.fill(QColor("#FFFFFF"))
    painter = QPainter(page)
    grounds = (("#FFFFFF", ""), ("#12171A", "-dark"), ("#F5F5F5", "-dark"), ("#12171A", ""))
    for block, (ground, kind) in enumerate(grounds):
        top = block * 600
        painter.fillRect(0, top, 1500, 600, QColor(ground))
        left = 16
        for size in SIZES:
            painter.drawImage(left, top + 16, made[f"{size}{kind}.png"])
            left += size + 16
        left = 16
        for size in DRAWN:
            painter.drawImage(QRectF(left, top + 330, size * 8, size * 8), made[f"{size}{kind}.png"])
            left += size * 8 + 16
    painter.end()
    return page


def main() -> int:
    """Write the pictures and the .ico."""
    parser = argparse.ArgumentParser(description="Draw the program's icon in every size.")
    parser.add_argument("--sheet", metavar="FILE.png", type=Path)
    chosen = parser.parse_args()
    app = QGuiApplication.instance() or QGuiApplication(["icons", "-platform", "offscreen"])
    PICTURES.mkdir(parents=True, exist_ok=True)
    for name, picture in pictures().items():
        (PICTURES / name).write_bytes(_png(picture))
    WINDOWS_ICON.parent.mkdir(parents=True, exist_ok=True)
    WINDOWS_ICON.write_bytes(windows_icon())
    if chosen.sheet is not None:
        sheet().save(str(chosen.sheet))
    print(f"{len(SIZES)} sizes, light and dark, in {PICTURES.relative_to(ROOT)}; {WINDOWS_ICON.relative_to(ROOT)}")
    return 0 if app is not None else 1


if __name__ == "__main__":
    sys.exit(main())
