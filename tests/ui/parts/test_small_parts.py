"""Texts, messages, the flow layout and the sheet of paper."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtWidgets import QWidget

from desk_assistant.ui.parts.buttons import Chip
from desk_assistant.ui.parts.flow_layout import FlowLayout
from desk_assistant.ui.parts.look import SCALES, Look
from desk_assistant.ui.parts.message import Message
from desk_assistant.ui.parts.paper_view import PaperView
from desk_assistant.ui.parts.text import READABLE, Body, Heading, Quote, SideHeading, Small

LONG = "Du vil have en læge tæt på din nye adresse, og du vil have et sundhedskort, der passer til den."


def role(widget: QWidget) -> QAccessible.Role:
    return QAccessible.queryAccessibleInterface(widget).role()


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("make", [Body, Small, Quote, Heading])
def test_text_wraps_and_is_as_high_as_its_lines(look, make, scale: float) -> None:
    text = make(Look(look.tokens, scale, look.icons), LONG)
    heights = [text.heightForWidth(width) for width in (1600, 500, 300, text.minimumSizeHint().width())]
    assert heights == sorted(heights)
    assert heights[-1] > heights[0]


def test_lines_are_24_apart(look) -> None:
    body = Body(look, "a\nb\nc")
    assert body.heightForWidth(300) == 72
    assert Small(look, "a\nb").heightForWidth(300) == 40


def test_a_long_text_asks_for_a_readable_width(look) -> None:
    assert Body(look, LONG * 3).sizeHint().width() == READABLE


@pytest.mark.parametrize("make", [Body, Quote])
def test_margins_are_kept_free(look, make) -> None:
    text = make(look, LONG)
    free, height = text.sizeHint(), text.heightForWidth(400)
    text.setContentsMargins(24, 6, 10, 4)
    assert text.sizeHint().width() == free.width() + 34
    assert text.heightForWidth(434) == height + 10


def test_headings_are_headings(look, show) -> None:
    first, second, side = Heading(look, "Skift læge"), Heading(look, "På pause", 2), SideHeading(look, "Spørg åbent")
    window = show(first, second, side)
    assert window.isVisible()
    assert [role(heading) for heading in (first, second, side)] == [QAccessible.Role.Heading] * 3
    assert (first.level, second.level) == (1, 2)
    first.set_text("Sundhedskort")
    assert QAccessible.queryAccessibleInterface(first).text(QAccessible.Text.Name) == "Sundhedskort"


@pytest.mark.parametrize("where", ["top", "centre"])
def test_text_is_drawn_inside_its_own_area(look, show, where: str) -> None:
    body = Body(look, "Åg")
    body.setFixedSize(80, 24)
    if where == "centre":
        body.setAlignment(Qt.AlignmentFlag.AlignCenter)
    show(body)
    picture = body.grab().toImage()
    rows = [y for y in range(24) if any(picture.pixelColor(x, y).lightness() < 120 for x in range(80))]
    assert rows
    assert 0 < rows[0] and rows[-1] < 23


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("info", QAccessible.Role.Grouping),
        ("success", QAccessible.Role.Grouping),
        ("warning", QAccessible.Role.AlertMessage),
        ("error", QAccessible.Role.AlertMessage),
    ],
)
def test_only_what_is_wrong_is_an_alert(look, show, kind, expected) -> None:
    message = Message(look, kind, "Printeren svarer ikke.")
    show(message)
    assert role(message) == expected
    assert message.accessibleName() == "Printeren svarer ikke."


def test_a_message_tells_which_action_was_taken(look, show, qtbot) -> None:
    message = Message(look, "error", "Printeren svarer ikke.", [("retry", "Prøv igen"), ("qr", "Vis QR-kode")])
    show(message)
    acted: list[str] = []
    message.acted.connect(acted.append)
    for button in message.buttons():
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert acted == ["retry", "qr"]
    assert [button.label() for button in message.buttons()] == ["Prøv igen", "Vis QR-kode"]


def test_a_message_can_change(look, show) -> None:
    message = Message(look, "warning", "Ikke gemt endnu")
    show(message)
    before = message.grab().toImage()
    message.set_message("success", "Gemt")
    assert (message.kind(), message.text(), message.accessibleName()) == ("success", "Gemt", "Gemt")
    assert message.grab().toImage().pixelColor(1, 20) == look.colour("ok")
    assert before.pixelColor(1, 20) == look.colour("warn_bar")


def test_flow_breaks_lines_and_grows(look, qtbot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = FlowLayout(holder, 8, 10)
    chips = [Chip(look, "Hjælper en anden", parent=holder) for _ in range(4)]
    for chip in chips:
        flow.addWidget(chip)
    one = chips[0].sizeHint()
    two_a_line = 2 * one.width() + 8
    assert flow.heightForWidth(4 * one.width() + 24) == one.height()
    assert flow.heightForWidth(two_a_line) == 2 * one.height() + 10
    flow.setGeometry(QRect(0, 0, two_a_line, 200))
    assert chips[2].geometry().topLeft() == QRect(0, one.height() + 10, 1, 1).topLeft()
    chips[1].hide()
    assert flow.heightForWidth(3 * one.width() + 16) == one.height()


def test_flow_gives_its_items_back(look, qtbot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = FlowLayout(holder)
    flow.addWidget(Chip(look, "Tolk", parent=holder))
    assert flow.count() == 1
    assert flow.takeAt(0).widget().label() == "Tolk"
    assert (flow.count(), flow.itemAt(0), flow.takeAt(0)) == (0, None, None)


def test_paper_keeps_its_shape_and_shows_the_page(look, show) -> None:
    paper = PaperView(look, "Huskeseddel")
    page = QImage(420, 594, QImage.Format.Format_RGB32)
    page.fill(QColor("#123456"))
    assert paper.heightForWidth(210) == 297
    paper.set_page(page, "Huskeseddel, side 1")
    paper.setFixedSize(210, 400)
    show(paper)
    picture = paper.grab().toImage()
    assert picture.pixelColor(100, 150) == QColor("#123456")
    assert picture.pixelColor(100, 350) != QColor("#123456")
    assert paper.accessibleName() == "Huskeseddel, side 1"
    assert role(paper) == QAccessible.Role.Graphic
