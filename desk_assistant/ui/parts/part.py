"""What all parts have in common: they hold a look, and they can be given another one while they are on screen."""

from PySide6.QtWidgets import QWidget

from desk_assistant.ui.parts.look import Look


class Part:
    """A control or text that draws itself from a `Look`. Mixed in before a Qt class."""

    _look: Look

    @property
    def look(self) -> Look:
        """The look this part draws itself from."""
        return self._look

    def set_look(self, look: Look) -> None:
        """Draws the part in another theme or text size."""
        self._look = look
        self.updateGeometry()
        self.update()


def inner_name(outer: str, name: str) -> str:
    """Gives the object name of a widget inside a part: `field.edit`, or nothing where the part has no name."""
    return f"{outer}.{name}" if outer else ""


def apply_look(root: QWidget, look: Look) -> None:
    """Gives `root` and every part inside it another look at once."""
    root.setPalette(look.palette())
    for widget in (root, *root.findChildren(QWidget)):
        if isinstance(widget, Part):
            widget.set_look(look)
