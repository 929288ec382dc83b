import dataclasses
import sys

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QFontInfo, QPalette

from desk_assistant.ui.parts import look as design
from desk_assistant.ui.parts.look import DARK, HIGH_CONTRAST, LIGHT, Look, Tokens, contrast, follow_system

THEMES = (LIGHT, DARK, HIGH_CONTRAST)

TEXT_PAIRS = (
    ("ink", "surface"), ("ink", "sunken"), ("ink", "tint"), ("ink", "hover"),
    ("ink2", "surface"), ("ink2", "sunken"), ("ink2", "tint"), ("ink2", "hover"),
    ("ink3", "surface"), ("ink3", "sunken"), ("ink3", "hover"),
    ("on_accent", "accent"), ("on_accent", "accent_hi"),
    ("accent_text", "surface"), ("accent_text", "sunken"), ("accent_text", "tint"), ("accent_text", "hover"),
    ("ok", "surface"), ("ok", "ok_bg"), ("ink", "ok_bg"),
    ("warn_ink", "surface"), ("warn_ink", "warn_bg"), ("ink", "warn_bg"),
    ("err", "surface"), ("err", "err_bg"), ("ink", "err_bg"),
    ("info", "surface"), ("info", "info_bg"), ("ink", "info_bg"),
)  # fmt: skip

SHAPE_PAIRS = (
    ("control", "surface"), ("control", "sunken"), ("accent", "surface"), ("accent", "sunken"), ("accent", "tint"),
    ("focus", "gap"), ("focus", "surface"), ("focus", "sunken"), ("err", "err_bg"), ("ink2", "surface"),
)  # fmt: skip


@pytest.mark.parametrize("tokens", THEMES, ids=lambda tokens: tokens.name)
@pytest.mark.parametrize(("front", "back"), TEXT_PAIRS)
def test_text_is_readable_on_its_ground(tokens: Tokens, front: str, back: str) -> None:
    assert contrast(getattr(tokens, front), getattr(tokens, back)) >= 4.5


@pytest.mark.parametrize("tokens", THEMES, ids=lambda tokens: tokens.name)
@pytest.mark.parametrize(("front", "back"), SHAPE_PAIRS)
def test_outlines_and_ring_are_visible_on_their_ground(tokens: Tokens, front: str, back: str) -> None:
    assert contrast(getattr(tokens, front), getattr(tokens, back)) >= 3


def test_contrast_of_known_pairs() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)
    assert contrast("#FFFFFF", "#767676") == contrast("#767676", "#FFFFFF")


@pytest.mark.parametrize("tokens", THEMES, ids=lambda tokens: tokens.name)
def test_every_token_is_a_colour(tokens: Tokens) -> None:
    look = Look(tokens)
    names = [field.name for field in dataclasses.fields(tokens) if field.name != "name"]
    assert len(names) > 20
    assert all(look.colour(name).isValid() for name in names)


def test_fonts_are_the_shipped_ones(look: Look) -> None:
    for style in ("display", "h1", "h2", "lead", "body", "body_medium", "body_strong", "small"):
        assert QFontInfo(look.font(style)).family() == "IBM Plex Sans"
    assert look.text_width("body_strong", "Borgeren selv") > look.text_width("body", "Borgeren selv")


def test_loading_fonts_from_an_empty_folder_says_no(tmp_path) -> None:
    assert design.load_fonts(tmp_path) is False


def test_a_damaged_font_file_is_noticed(tmp_path) -> None:
    (tmp_path / "IBMPlexSans-Regular.ttf").write_bytes(b"no font")
    assert design.load_fonts(tmp_path) is False


@pytest.mark.parametrize("scale", design.SCALES)
def test_type_and_lengths_grow_together(scale: float) -> None:
    look = Look(LIGHT, scale)
    assert look.font("body").pixelSize() == round(16 * scale)
    assert look.font("h1").pixelSize() == round(28 * scale)
    assert look.px(44) == round(44 * scale)
    assert look.line_height("body") == pytest.approx(24 * scale)


def test_a_look_at_another_scale_has_fonts_of_its_own(look: Look) -> None:
    assert look.font("body").pixelSize() == 16
    assert dataclasses.replace(look, scale=1.5).font("body").pixelSize() == 24
    assert dataclasses.replace(look, scale=1.5).text_width("body", "læge") > look.text_width("body", "læge")


def test_a_font_handed_out_is_the_callers_own(look: Look) -> None:
    look.font("body").setPixelSize(99)
    assert look.font("body").pixelSize() == 16


def test_palette_carries_the_theme() -> None:
    palette = Look(DARK).palette()
    assert palette.color(QPalette.ColorRole.Window).name() == DARK.surface.lower()
    assert palette.color(QPalette.ColorRole.PlaceholderText).name() == DARK.ink3.lower()
    assert palette.color(QPalette.ColorRole.HighlightedText).name() == DARK.on_accent.lower()


def test_an_unknown_token_is_an_error() -> None:
    with pytest.raises(AttributeError):
        Look().colour("pink")


def test_the_system_decides_between_the_known_themes(qapp) -> None:
    assert follow_system() in THEMES


def test_void_calls_keep_the_reference_to_none(qapp) -> None:
    """PySide6 6.12.0 loses a reference to None in each void call under Python < 3.12 and crashes after some 5,000."""
    before = sys.getrefcount(None)
    for _ in range(300):
        QObject().setObjectName("x")
    assert sys.getrefcount(None) > before - 100
