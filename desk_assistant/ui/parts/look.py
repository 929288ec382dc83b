"""Colours, type and lengths: the design language that every part draws itself from."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetricsF, QGuiApplication, QPalette, QPixmap, QTextLayout

from desk_assistant.ui.parts.icons import Icons

FAMILY = "IBM Plex Sans"
TARGET = 44
_MOST_WIDTHS = 4_000
SCALES = (1.0, 1.15, 1.3, 1.5)

FontStyle = Literal[
    "display", "h1", "h2", "lead", "body", "body_medium", "body_strong", "small", "small_medium", "small_strong"
]

_STYLES: dict[str, tuple[int, int, QFont.Weight]] = {
    "display": (40, 52, QFont.Weight.DemiBold),
    "h1": (28, 36, QFont.Weight.DemiBold),
    "h2": (20, 28, QFont.Weight.DemiBold),
    "lead": (20, 28, QFont.Weight.Normal),
    "body": (16, 24, QFont.Weight.Normal),
    "body_medium": (16, 24, QFont.Weight.Medium),
    "body_strong": (16, 24, QFont.Weight.DemiBold),
    "small": (14, 20, QFont.Weight.Normal),
    "small_medium": (14, 20, QFont.Weight.Medium),
    "small_strong": (14, 20, QFont.Weight.DemiBold),
}


@dataclass(frozen=True)
class Tokens:
    """One theme. Values are `#RRGGBB`; every pair used together is held to WCAG by a test."""

    name: str
    surface: str
    sunken: str
    tint: str
    tint_line: str
    hover: str
    ink: str
    ink2: str
    ink3: str
    line: str
    control: str
    accent: str
    on_accent: str
    accent_hi: str
    accent_text: str
    ok: str
    ok_bg: str
    warn_ink: str
    warn_bg: str
    warn_bar: str
    err: str
    err_bg: str
    info: str
    info_bg: str
    focus: str
    gap: str
    bar_off: str
    #: Who did a step, from the citizen alone to the employee: the more ink, the more the citizen did.
    ramp1: str
    ramp2: str
    ramp3: str
    ramp4: str


LIGHT = Tokens(
    name="light",
    surface="#FFFFFF", sunken="#F5F5F5", tint="#EEF5F8", tint_line="#EEF5F8", hover="#EDF3F6",
    ink="#1A1A1A", ink2="#454545", ink3="#5E5E5E", line="#DCDCDC", control="#707070",
    accent="#0B4F6C", on_accent="#FFFFFF", accent_hi="#083B51", accent_text="#0B4F6C",
    ok="#2B6A00", ok_bg="#E7F6DD", warn_ink="#5C3D00", warn_bg="#FFF3DB", warn_bar="#FEBB30",
    err="#B80000", err_bg="#FFECEC", info="#14648F", info_bg="#E2F2FB",
    focus="#1A1A1A", gap="#FFFFFF", bar_off="#DCDCDC",
    ramp1="#08306B", ramp2="#2171B5", ramp3="#6BAED6", ramp4="#C6DBEF",
)

DARK = Tokens(
    name="dark",
    surface="#1A2125", sunken="#12171A", tint="#1B303A", tint_line="#1B303A", hover="#26333A",
    ink="#F2F4F5", ink2="#C9D0D4", ink3="#AEB8BD", line="#37434A", control="#8D9AA1",
    accent="#8CC7E3", on_accent="#06202C", accent_hi="#B4DDF0", accent_text="#9FD2EA",
    ok="#9ADB74", ok_bg="#1C2F15", warn_ink="#FFE1A6", warn_bg="#352A12", warn_bar="#FEBB30",
    err="#FFA3A3", err_bg="#3A1A1C", info="#9FD2EA", info_bg="#16303C",
    focus="#FFFFFF", gap="#12171A", bar_off="#37434A",
    ramp1="#D9ECF7", ramp2="#8CC7E3", ramp3="#3F87AD", ramp4="#1F4A60",
)

HIGH_CONTRAST = Tokens(
    name="high_contrast",
    surface="#000000", sunken="#000000", tint="#000000", tint_line="#FFFFFF", hover="#1A1A00",
    ink="#FFFFFF", ink2="#FFFFFF", ink3="#FFFFFF", line="#FFFFFF", control="#FFFFFF",
    accent="#FFFF00", on_accent="#000000", accent_hi="#FFFFFF", accent_text="#FFFF00",
    ok="#7CFF7C", ok_bg="#000000", warn_ink="#FFD24A", warn_bg="#000000", warn_bar="#FFD24A",
    err="#FF9C9C", err_bg="#000000", info="#7FE9FF", info_bg="#000000",
    focus="#00FFFF", gap="#000000", bar_off="#666666",
    ramp1="#FFFF00", ramp2="#FFFF00", ramp3="#000000", ramp4="#000000",
)


@dataclass(frozen=True)
class Look:
    """A theme at one text size. `scale` is 1.0, 1.15, 1.3 or 1.5 (the citizen window may use others)."""

    tokens: Tokens = LIGHT
    scale: float = 1.0
    icons: Icons | None = None
    _fonts: dict[str, QFont] = field(init=False, default_factory=dict, repr=False, compare=False)
    _metrics: dict[str, QFontMetricsF] = field(init=False, default_factory=dict, repr=False, compare=False)
    _widths: dict[tuple[str, str], float] = field(init=False, default_factory=dict, repr=False, compare=False)
    #: What `typeset` remembers of the texts that were set in this look.
    sizes: dict[tuple, tuple[float, float]] = field(init=False, default_factory=dict, repr=False, compare=False)
    layouts: dict[tuple, QTextLayout] = field(init=False, default_factory=dict, repr=False, compare=False)

    def px(self, length: float) -> int:
        """Gives a length of the 100 % design in logical pixels at this text size."""
        return round(length * self.scale)

    def font(self, style: FontStyle) -> QFont:
        """Gives a font of its own in a text style; the fallback families are the system's."""
        if style not in self._fonts:
            size, _, weight = _STYLES[style]
            font = QFont()
            font.setFamilies([FAMILY, "Noto Sans", "Segoe UI", "sans-serif"])
            font.setPixelSize(self.px(size))
            font.setWeight(weight)
            self._fonts[style] = font
        return QFont(self._fonts[style])

    def metrics(self, style: FontStyle) -> QFontMetricsF:
        """Gives the measures of a text style's font, in logical pixels."""
        if style not in self._metrics:
            self._metrics[style] = QFontMetricsF(self.font(style))
        return self._metrics[style]

    def line_height(self, style: FontStyle) -> float:
        """Gives the distance between two lines of a text style in logical pixels."""
        return _STYLES[style][1] * self.scale

    def colour(self, name: str) -> QColor:
        """Gives the colour of a token; an unknown token raises AttributeError."""
        return QColor(getattr(self.tokens, name))

    def icon(self, name: str, colour: str, size: int, ratio: float) -> QPixmap:
        """Gives an icon of `size` (100 % pixels) in a token's colour, drawn for the screen's pixel ratio."""
        if self.icons is None or not name:
            return QPixmap()
        return self.icons.pixmap(name, self.colour(colour), self.px(size), ratio)

    def text_width(self, style: FontStyle, text: str) -> float:
        """Gives the width of one line of text in logical pixels."""
        if (style, text) not in self._widths:
            if len(self._widths) >= _MOST_WIDTHS:
                self._widths.clear()
            self._widths[style, text] = self.metrics(style).horizontalAdvance(text)
        return self._widths[style, text]

    def palette(self) -> QPalette:
        """Gives the palette for what Qt draws itself: fields, menus, scroll bars, tool tips."""
        palette = QPalette()
        role = QPalette.ColorRole
        pairs = {
            role.Window: "surface", role.WindowText: "ink", role.Base: "surface", role.AlternateBase: "sunken",
            role.Text: "ink", role.PlaceholderText: "ink3", role.Button: "surface", role.ButtonText: "ink",
            role.BrightText: "ink", role.Highlight: "accent", role.HighlightedText: "on_accent",
            role.Link: "accent_text", role.LinkVisited: "accent_text", role.ToolTipBase: "surface",
            role.ToolTipText: "ink", role.Light: "surface", role.Midlight: "line", role.Mid: "line",
            role.Dark: "control", role.Shadow: "control", role.Accent: "accent",
        }
        for which, token in pairs.items():
            palette.setColor(which, self.colour(token))
        return palette


def contrast(first: str | QColor, second: str | QColor) -> float:
    """Gives the contrast ratio of two opaque colours, 1 to 21 (WCAG 2.1, success criterion 1.4.3)."""
    bright, dim = sorted((_luminance(QColor(first)), _luminance(QColor(second))), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def _luminance(colour: QColor) -> float:
    parts = (colour.red() / 255, colour.green() / 255, colour.blue() / 255)
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def follow_system() -> Tokens:
    """Gives the theme the operating system asks for; light where it says nothing."""
    hints = QGuiApplication.styleHints()
    if hasattr(hints, "accessibility"):
        preferences = hints.accessibility()
        if preferences.contrastPreference() == Qt.ContrastPreference.HighContrast:
            return HIGH_CONTRAST
    return DARK if hints.colorScheme() == Qt.ColorScheme.Dark else LIGHT


def load_fonts(folder: Path) -> bool:
    """Makes the type files in `folder` known to Qt. False means that a file is missing or unreadable."""
    files = sorted(folder.glob("*.ttf"))
    loaded = [QFontDatabase.addApplicationFont(str(file)) for file in files]
    return bool(loaded) and all(identifier >= 0 for identifier in loaded) and FAMILY in QFontDatabase.families()
