import pytest
from PySide6.QtGui import QGuiApplication, QRawFont

from desk_assistant.paper.glyphs import MISSING, drawable, replace_missing
from tests.paper.notes import RESOURCES

FONTS = sorted((RESOURCES / "fonts").glob("*.ttf"))
PLANE = [code for code in range(0x20, 0xFFFE) if not 0xD800 <= code <= 0xDFFF]


@pytest.mark.parametrize("font", FONTS, ids=lambda font: font.stem)
def test_the_map_is_what_qt_reads_from_the_font(qapp: QGuiApplication, font):
    raw = QRawFont(str(font), 14)
    assert raw.isValid()

    known = drawable(font)

    assert {code for code in PLANE if code in known} == {code for code in PLANE if raw.supportsCharacter(code)}


def test_all_weights_draw_the_same_characters():
    assert len(FONTS) == 4
    assert len({drawable(font) for font in FONTS}) == 1


def test_danish_letters_stay_and_what_no_font_has_becomes_a_question_mark():
    known = drawable(FONTS[0])

    assert replace_missing("Ærø, “på” – 225 kr.", known) == "Ærø, “på” – 225 kr."
    assert replace_missing("a😀سb\ud800\x07", known) == f"a{MISSING}b{MISSING}"
    assert ord(MISSING) in known


@pytest.mark.parametrize("damage", [b"", b"not a font", b"\0" * 64])
def test_a_damaged_font_is_a_value_error(tmp_path, damage):
    font = tmp_path / "broken.ttf"
    font.write_bytes(damage)

    with pytest.raises(ValueError, match="font"):
        drawable(font)


def test_a_font_cut_short_is_a_value_error(tmp_path):
    font = tmp_path / "short.ttf"
    font.write_bytes(FONTS[0].read_bytes()[:900])

    with pytest.raises(ValueError, match="font"):
        drawable(font)
