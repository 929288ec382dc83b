"""Widgets under one another, set by hand: heights are known at once, so that a page can try a size before it is shown."""

from PySide6.QtWidgets import QWidget

from desk_assistant.ui.parts.look import Look


class Column:
    """Some widgets of one parent from top to bottom. Gaps are in pixels of the design; hidden widgets take no room."""

    def __init__(self) -> None:
        self._rows: list[tuple[QWidget, float]] = []

    def add(self, widget: QWidget, gap: float = 0) -> None:
        """Sets a widget under the others, `gap` below the one before it."""
        widget.show()
        self._rows.append((widget, gap))

    def clear(self) -> list[QWidget]:
        """Takes all widgets out and gives them."""
        widgets = [widget for widget, _ in self._rows]
        self._rows = []
        return widgets

    def narrowest(self) -> int:
        """Gives the width below which a word would break."""
        return max((widget.minimumSizeHint().width() for widget, _ in self._shown()), default=0)

    def height(self, look: Look, width: int) -> int:
        """Gives the height the shown widgets need at a width."""
        return self._set(look, 0, 0, width, moving=False)

    def place(self, look: Look, left: int, top: int, width: int) -> int:
        """Sets the widgets and gives the bottom of the last one."""
        return self._set(look, left, top, width, moving=True)

    def _shown(self) -> list[tuple[QWidget, float]]:
        return [(widget, gap) for widget, gap in self._rows if not widget.isHidden()]

    def _set(self, look: Look, left: int, top: int, width: int, moving: bool) -> int:
        for number, (widget, gap) in enumerate(self._shown()):
            top += look.px(gap) if number else 0
            height = widget.heightForWidth(width)
            if moving:
                widget.setGeometry(left, top, width, height)
            top += height
        return top
