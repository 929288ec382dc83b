"""Room that scrolls only when it must: up and down, with a slim bar and no frame."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QScrollBar, QWidget

from desk_assistant.ui.parts.look import Look


def make_scroll(area: QScrollArea, look: Look, ground: str = "surface") -> None:
    """Make a scroll area ours; `ground` is the token of the colour it stands on. Called again for another look."""
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    make_slim(area.verticalScrollBar(), look, ground)


def make_slim(bar: QScrollBar, look: Look, ground: str = "surface") -> None:
    """Give a scroll bar our width and colours."""
    handle, track = look.tokens.control, getattr(look.tokens, ground)
    width = look.px(8)
    bar.setStyleSheet(
        f"QScrollBar:vertical{{background:{track};width:{width}px;margin:0;border:0}}"
        f"QScrollBar::handle:vertical{{background:{handle};min-height:32px;border-radius:{width // 2 - 1}px;margin:1px 2px}}"
        "QScrollBar::add-line:vertical,QScrollBar::sub-line:vertical{height:0}"
        "QScrollBar::add-page:vertical,QScrollBar::sub-page:vertical{background:transparent}"
    )


def give_viewport(area: QScrollArea, *, filled: bool) -> None:
    """Give a scroll area a viewport made here; `filled` says whether it paints its ground.

    When PySide meets a widget that Qt has made itself, it loads all of Qt's widget classes, which takes 5 ms of a start.
    """
    viewport = QWidget()
    viewport.setAutoFillBackground(filled)
    area.setViewport(viewport)
