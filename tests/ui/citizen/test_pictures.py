"""What is drawn: the QR code module by module, the faces' mouths, the dots."""

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from desk_assistant.paper.qr import QUIET_ZONE, modules
from desk_assistant.ui.citizen.look import CitizenLook
from desk_assistant.ui.citizen.pictures import Answer, Progress, QrPanel
from desk_assistant.ui.parts.look import HIGH_CONTRAST, LIGHT

ADDRESS = "https://www.borger.dk"


@pytest.fixture
def parent(qtbot, fonts: bool) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.resize(800, 600)
    widget.show()
    return widget


@pytest.mark.parametrize("tokens", [LIGHT, HIGH_CONTRAST], ids=lambda tokens: tokens.name)
@pytest.mark.parametrize("side", [200, 346, 480])
def test_the_code_is_drawn_module_by_module_with_its_quiet_zone(parent, tokens, side: int) -> None:
    panel = QrPanel(CitizenLook(tokens), "qr", parent)
    panel.set_address(ADDRESS, "QR")
    panel.setGeometry(0, 0, side, side)
    image = panel.grab().toImage()
    ratio = image.devicePixelRatio()
    rows = modules(ADDRESS)
    module = round(side * ratio) // (len(rows) + 2 * QUIET_ZONE)
    start = (round(side * ratio) - module * len(rows)) // 2
    assert start >= QUIET_ZONE * module
    for y in range(-QUIET_ZONE, len(rows) + QUIET_ZONE):
        for x in range(-QUIET_ZONE, len(rows) + QUIET_ZONE):
            dark = 0 <= y < len(rows) and 0 <= x < len(rows) and rows[y][x]
            pixel = image.pixelColor(start + x * module + module // 2, start + y * module + module // 2)
            assert pixel.lightness() == (0 if dark else 255), (x, y)


def test_without_an_address_there_is_no_code(parent) -> None:
    panel = QrPanel(CitizenLook(LIGHT), "qr", parent)
    panel.set_address(ADDRESS, "QR-kode til borger.dk")
    assert panel.isVisible() and panel.accessibleName() == "QR-kode til borger.dk"
    panel.set_address("", "")
    assert not panel.isVisible()
    panel.set_address("https://www.borger.dk/" + "x" * 3000, "QR")
    assert not panel.isVisible()


def faces(parent: QWidget) -> list[QImage]:
    drawn = []
    for number in "1234":
        answer = Answer(CitizenLook(LIGHT), f"answer.{number}", parent)
        answer.set_answer(number, "Godt")
        answer.setGeometry(0, 0, 396, 340)
        answer.show()
        drawn.append(answer.grab().toImage())
    return drawn


def test_only_the_mouth_differs_from_face_to_face(parent) -> None:
    drawn = faces(parent)
    mouth = QRect(140, 120, 116, 70)
    for other in drawn[1:]:
        for y in range(drawn[0].height()):
            for x in range(drawn[0].width()):
                if not mouth.contains(QPoint(x, y)):
                    assert drawn[0].pixel(x, y) == other.pixel(x, y), (x, y)
    assert len({image.copy(mouth).constBits().tobytes() for image in drawn}) == 4


def test_the_mouths_change_in_equal_steps(parent) -> None:
    middles = []
    for image in faces(parent):
        dark = [y for y in range(125, 190) if image.pixelColor(198, y).lightness() < 128]
        middles.append(sum(dark) / len(dark))
    steps = [after - before for before, after in zip(middles, middles[1:], strict=False)]
    assert steps[0] < -5
    assert max(steps) - min(steps) <= 2, middles


def test_the_dots_have_room_however_many_steps(parent) -> None:
    progress = Progress(CitizenLook(LIGHT), "progress", parent)
    progress.set_steps("Trin 2 af 40", ("done", "now", *["todo"] * 38))
    progress.setGeometry(0, 0, 500, progress.heightForWidth(500))
    image = progress.grab().toImage()
    middle = image.height() - round(17 * image.devicePixelRatio())
    rightmost = max(x for x in range(image.width()) if image.pixelColor(x, middle).lightness() < 200)
    assert rightmost >= image.width() - 6
    assert progress.accessibleName() == "Trin 2 af 40"
