"""What all parts have in common: they hold a look, and they can be given another one while they are on screen."""

from PySide6.QtWidgets import QWidget

from desk_assistant.ui.parts.look import Look


class Part:
    """A control or text that draws itself from a `Look`. Mixed in before a Qt class."""

    _look: Look
    _heights: dict[object, int] | None = None

    @property
    def look(self) -> Look:
        """The look this part draws itself from."""
        return self._look

    def set_look(self, look: Look) -> None:
        """Draws the part in another theme or text size."""
        self._look = look
        self.updateGeometry()
        self.update()

    def updateGeometry(self) -> None:
        """Tells the layout that another size is wanted now; the heights that are known no longer hold."""
        self._heights = None
        super().updateGeometry()

    def known_heights(self) -> dict[object, int]:
        """Gives the heights found so far, by width, until the next `updateGeometry`: a layout asks many times over."""
        if self._heights is None:
            self._heights = {}
        return self._heights


def inner_name(outer: str, name: str) -> str:
    """Gives the object name of a widget inside a part: `field.edit`, or nothing where the part has no name."""
    return f"{outer}.{name}" if outer else ""


def apply_look(root: QWidget, look: Look) -> None:
    """Gives `root` and every part inside it another look at once."""
    root.setPalette(look.palette())
    for widget in (root, *root.findChildren(QWidget)):
        if isinstance(widget, Part):
            widget.set_look(look)
