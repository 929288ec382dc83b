"""The program's icon: every size is there, drawn from its drawing, seen on its ground, and worn by every window."""

import struct
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

from desk_assistant import paths
from desk_assistant.ui.application import window_icon
from tests.packaging.scripts import load

ICONS = load("icons")
#: How far two versions of Qt may round the edge of a curve apart.
ROUNDING = 8


def shipped(name: str) -> QImage:
    return QImage(str(ICONS.PICTURES / name)).convertToFormat(QImage.Format.Format_ARGB32)


def difference(one: QImage, other: QImage) -> int:
    """The greatest difference of a channel."""
    assert one.size() == other.size()
    both = zip(bytes(one.constBits()), bytes(other.constBits()), strict=True)
    return max(abs(left - right) for left, right in both)


def ratio(one: QColor, other: QColor) -> float:
    """The contrast of two colours as in WCAG 2.2."""

    def light(colour: QColor) -> float:
        parts = (colour.redF(), colour.greenF(), colour.blueF())
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    bright, dim = sorted((light(one), light(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def test_every_size_is_shipped_and_nothing_else() -> None:
    expected = {f"{size}{kind}.png" for size in ICONS.SIZES for kind in ("", "-dark")}
    assert {file.name for file in ICONS.PICTURES.iterdir()} == expected


def test_the_pictures_are_those_of_the_drawings(qapp) -> None:
    for name, picture in ICONS.pictures().items():
        assert difference(shipped(name), picture) <= ROUNDING, name
    assert difference(shipped("48.png"), shipped("48-dark.png")) > ROUNDING


@pytest.mark.parametrize(("kind", "ground"), [("", "#FFFFFF"), ("", "#F5F5F5"), ("-dark", "#12171A"), ("-dark", "#000000")])
@pytest.mark.parametrize("size", [16, 22, 24, 32, 48, 64, 128, 256, 512])
def test_the_icon_stands_out_from_its_ground_and_the_people_from_the_icon(qapp, size: int, kind: str, ground: str) -> None:
    picture = shipped(f"{size}{kind}.png")
    tile = picture.pixelColor(size // 2, size // 16)
    head = [picture.pixelColor(round(size * part), round(size * 0.28)) for part in (0.33, 0.66)]
    assert ratio(tile, QColor(ground)) >= 3
    assert all(ratio(tile, colour) >= 3 for colour in head)
    assert head[0] != head[1]


def test_the_corners_are_empty(qapp) -> None:
    assert all(shipped(f"{size}.png").pixelColor(0, 0).alpha() < 128 for size in ICONS.SIZES)


def test_the_windows_icon_holds_every_size_up_to_256(qapp) -> None:
    body = ICONS.WINDOWS_ICON.read_bytes()
    _, kind, count = struct.unpack_from("<HHH", body)
    entries = [struct.unpack_from("<BBBBHHII", body, 6 + 16 * at) for at in range(count)]
    assert kind == 1
    assert [entry[0] or 256 for entry in entries] == [size for size in ICONS.SIZES if size <= 256]
    assert entries[-1][7] + entries[-1][6] == len(body)
    assert body[entries[-1][7] :].startswith(b"\x89PNG")
    assert body[:2] == b"\0\0" and ICONS.windows_icon()[: entries[0][7]] == body[: entries[0][7]]
    read = QImage(str(ICONS.WINDOWS_ICON))
    assert not read.isNull()


def test_both_windows_wear_the_icon(qapp, make_desk) -> None:
    from desk_assistant.ui.citizen.window import CitizenWindow

    before = qapp.windowIcon()
    qapp.setWindowIcon(window_icon(paths.resources()))
    try:
        desk = make_desk()
        desk.open()
        citizen = CitizenWindow(desk.program.icons)
        for window in (desk.program.window, citizen):
            sizes = {size.width() for size in window.windowIcon().availableSizes()}
            assert {16, 24, 32, 48, 256} <= sizes
        citizen.deleteLater()
    finally:
        qapp.setWindowIcon(before)


def test_a_folder_without_pictures_gives_an_empty_icon(qapp, tmp_path: Path) -> None:
    assert window_icon(tmp_path).pixmap(16).isNull()
