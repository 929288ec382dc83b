"""The citizen window's own type: everything is read from a step away, and grows with the width of the screen."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from PySide6.QtGui import QFont

from desk_assistant.ui.parts.look import FontStyle, Look

T = TypeVar("T")

#: The width the sizes are drawn for, in logical pixels, and the least they shrink to on a smaller screen.
DESIGN_WIDTH = 1920
LEAST = 0.72
#: *Større skrift*.
LARGER = 1.25
#: No text is set smaller than 14 px, which is 24 px at this scale.
FLOOR = 0.584
#: A few steps down from the larger text stands the usual one, so that larger is never smaller.
_STEP = LARGER ** -0.25
#: How many scales are kept at hand; a window that is being resized asks for many.
_MOST_SCALES = 24

_SIZES: dict[FontStyle, tuple[int, int]] = {
    "display": (84, 108),
    "h1": (60, 78),
    "h2": (36, 48),
    "lead": (40, 58),
    "body": (28, 40),
    "body_medium": (28, 40),
    "body_strong": (28, 40),
    "small": (24, 34),
    "small_medium": (24, 34),
    "small_strong": (24, 34),
}


@dataclass(frozen=True)
class CitizenLook(Look):
    """A look in the citizen's sizes. `scale` 1.0 is drawn for a screen 1920 wide; text and lengths follow it."""

    _others: "dict[float, CitizenLook]" = field(init=False, default_factory=dict, repr=False, compare=False)

    def font(self, style: FontStyle) -> QFont:
        """Gives the font of a text style in the citizen's size."""
        font = super().font(style)
        font.setPixelSize(self.px(_SIZES[style][0]))
        return font

    def line_height(self, style: FontStyle) -> float:
        """Gives the distance between two lines in logical pixels."""
        return _SIZES[style][1] * self.scale

    def at(self, scale: float) -> "CitizenLook":
        """Gives the same look at another scale."""
        if len(self._others) >= _MOST_SCALES:
            self._others.clear()
        self._others[self.scale] = self
        if scale not in self._others:
            fresh = replace(self, scale=scale)
            object.__setattr__(fresh, "_others", self._others)
            self._others[scale] = fresh
        return self._others[scale]


def scale_for(width: int, larger: bool = False) -> float:
    """Gives the scale that a window of this width asks for."""
    return max(LEAST, width / DESIGN_WIDTH) * (LARGER if larger else 1.0)


def smaller_scales(wished: float) -> list[float]:
    """Gives the wished scale, then smaller and smaller ones down to the floor, for text that must fit."""
    scales = []
    while wished > FLOOR:
        scales.append(wished)
        wished *= _STEP
    return [*scales, FLOOR]


def first_fitting(options: Sequence[T], fits: Callable[[T], bool]) -> T | None:
    """Gives the first option that fits, when all after a fitting one fit too; None when not even the last does."""
    if fits(options[0]):
        return options[0]
    if not fits(options[-1]):
        return None
    too_much, enough = 0, len(options) - 1
    while enough - too_much > 1:
        middle = (too_much + enough) // 2
        if fits(options[middle]):
            enough = middle
        else:
            too_much = middle
    return options[enough]
