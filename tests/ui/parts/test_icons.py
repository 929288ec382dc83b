import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

from desk_assistant.ui.parts.icons import Icons

FOLDER = Path(__file__).resolve().parents[3] / "resources" / "icons"
PARTS = Path(__file__).resolve().parents[3] / "desk_assistant" / "ui"
ALL = sorted(file.stem for file in FOLDER.glob("*.svg"))


def inked(picture, colour: QColor) -> int:
    """Counts the pixels that are more than half covered with a colour."""
    image = picture.toImage().convertToFormat(QImage.Format.Format_ARGB32)
    spots = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    return sum(spot.alpha() > 127 and abs(spot.hue() - colour.hue()) < 8 for spot in spots)


def test_there_are_icons() -> None:
    assert len(ALL) > 100


@pytest.mark.parametrize("name", ALL)
def test_icon_is_one_plain_shape(name: str) -> None:
    text = (FOLDER / f"{name}.svg").read_text(encoding="utf-8")
    assert re.fullmatch(r'<svg xmlns="[^"]+" viewBox="[^"]+"><path d="[^"]+"/></svg>\n', text)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name)


def test_every_icon_leaves_ink(qapp, icons: Icons) -> None:
    red = QColor("#CC0000")
    assert [name for name in ALL if inked(icons.pixmap(name, red, 24), red) < 10] == []


def test_icon_is_drawn_for_the_pixel_ratio(qapp, icons: Icons) -> None:
    picture = icons.pixmap("print", QColor("#000000"), 24, 1.25)
    assert picture.width() == 30
    assert picture.deviceIndependentSize().width() == 24


def test_colour_is_the_one_asked_for(qapp, icons: Icons) -> None:
    blue = QColor("#0B4F6C")
    assert inked(icons.pixmap("print", blue, 48), blue) > 50
    assert inked(icons.pixmap("print", QColor("#CC0000"), 48), blue) == 0


@pytest.mark.parametrize("name", ["no-such-icon", "", "../icons/print.png"])
def test_missing_icon_gives_an_empty_picture(qapp, icons: Icons, name: str) -> None:
    assert icons.pixmap(name, QColor("#000000"), 24).isNull()


def test_broken_icon_gives_an_empty_picture(qapp, tmp_path) -> None:
    (tmp_path / "torn.svg").write_text("<svg", encoding="utf-8")
    (tmp_path / "text.svg").write_text("hello", encoding="utf-8")
    icons = Icons(tmp_path)
    assert icons.pixmap("text", QColor("#000000"), 24).isNull()


def test_icons_named_by_the_parts_exist() -> None:
    named = {"lock", "forum", "info", "check-circle", "warning", "error"}
    assert named <= set(ALL)
