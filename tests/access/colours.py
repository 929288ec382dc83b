"""Whether words can be told from what lies behind them, as it is painted."""

from collections import Counter
from collections.abc import Iterator

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from desk_assistant.ui.parts.look import contrast
from desk_assistant.ui.parts.pressable import Pressable
from tests.access.desk import label_of
from tests.access.seeing import controls, rect_in, sheet_of, words

LEAST = 4.5
"""WCAG 2.1, success criterion 1.4.3: text against its ground."""
_KINDS = 64
"""How many colours of a control are looked at, the commonest first; the rest is the soft edge of letters."""


def faint(root: QWidget) -> Iterator[str]:
    """Texts whose colour is too near the ground they are painted on, and buttons with nothing that stands out."""
    image = root.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    for text in words(root):
        painted = _colours(image, _in_sight(text, root))
        if painted:
            ground = painted.most_common(1)[0][0]
            ink = text.look.colour(text._colour)
            if (ratio := contrast(ink, ground)) < LEAST:
                yield f"{label_of(text)}: {ink.name()} on {ground} is {ratio:.1f}"
    for button in controls(root):
        painted = _colours(image, _in_sight(button, root)) if isinstance(button, Pressable) else None
        if painted:
            ground = painted.most_common(1)[0][0]
            best = max(contrast(colour, ground) for colour in painted)
            if best < LEAST:
                yield f"{label_of(button)}: its words stand out from {ground} by {best:.1f}"


def _in_sight(widget: QWidget, root: QWidget) -> QRect:
    """Where a widget is painted; nothing when some of it is not."""
    area = rect_in(widget, root)
    sheet = sheet_of(widget)
    shown = root.rect() if sheet is None else rect_in(sheet.parentWidget(), root).intersected(root.rect())
    return area if shown.contains(area) else QRect()


def _colours(image: QImage, area: QRect) -> Counter[str]:
    """Count the colours in a part of a picture."""
    found: Counter[int] = Counter()
    pixels = memoryview(image.constBits()).cast("I")
    row = image.bytesPerLine() // 4
    for y in range(area.top(), area.bottom() + 1):
        found.update(pixels[y * row + area.left():y * row + area.right() + 1].tolist())
    return Counter({f"#{value & 0xFFFFFF:06x}": count for value, count in found.most_common(_KINDS)})
