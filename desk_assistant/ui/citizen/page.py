"""What all pages of the citizen window share: they find the largest size in which everything fits, and never scroll."""

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from desk_assistant.ui.citizen.look import FLOOR, CitizenLook, first_fitting, smaller_scales
from desk_assistant.ui.parts.part import apply_look
from desk_assistant.ui.parts.text import Text


class Page(QWidget):
    """One page: it tells what it needs at its look, and sets itself by hand, so that a size is tried before it is seen."""

    def __init__(self, look: CitizenLook, object_name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.look = look
        self.setObjectName(object_name)
        self.hide()

    def fit(self, area: QRect, wished: float, top: int) -> None:
        """Takes the room of `area` in the largest scale up to `wished` that fits. The text begins at `top` if it can."""
        self.setGeometry(area)
        scale = None
        for modest in (False, True):
            self.set_modest(modest)
            scale = first_fitting(smaller_scales(wished), self.fits_at)
            if scale:
                break
        self.take(self.look.at(scale or FLOOR))
        self.arrange(max(0, min(top, area.height() - self.needed())))

    def fits_at(self, scale: float) -> bool:
        """Takes a scale and tells whether everything fits."""
        self.take(self.look.at(scale))
        return self.fits()

    def take(self, look: CitizenLook) -> None:
        """Draws the page in another look."""
        if look != self.look:
            self.look = look
            apply_look(self, look)

    def set_modest(self, modest: bool) -> None:
        """Sets the title smaller than the design has it, where a long word finds no room in a small window."""

    def fits(self) -> bool:
        """Tells whether everything fits into the page as it is: no word broken, nothing below the edge."""
        return self.needed() <= self.height()

    def needed(self) -> int:
        """Gives the height that everything needs at the page's width."""
        raise NotImplementedError

    def arrange(self, top: int) -> None:
        """Sets everything from `top` on."""
        raise NotImplementedError


def write(text: Text, words: str) -> None:
    """Shows words in a text; an empty text takes no room."""
    text.set_text(words)
    text.setVisible(bool(words))
