"""What the tests of the parts share: the look, all parts by name, and a window to put them in."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desk_assistant.ui.parts.buttons import Button, Chip, Tile
from desk_assistant.ui.parts.fields import TextBox, TextField
from desk_assistant.ui.parts.icons import Icons
from desk_assistant.ui.parts.ladder import Ladder
from desk_assistant.ui.parts.look import LIGHT, Look, load_fonts
from desk_assistant.ui.parts.message import Message
from desk_assistant.ui.parts.paper_view import PaperView
from desk_assistant.ui.parts.place_item import PlaceItem
from desk_assistant.ui.parts.roles import install_roles
from desk_assistant.ui.parts.rows import StepLine, StepRow
from desk_assistant.ui.parts.segmented import Segmented
from desk_assistant.ui.parts.text import Body, Heading, Quote, Small

RESOURCES = Path(__file__).resolve().parents[3] / "resources"
RUNGS = (
    ("Borgeren selv", "du sagde ikke hvad"),
    ("Med vejledning", "borgeren trykkede"),
    ("Sammen", "I trykkede begge"),
    ("Medarbejderen", "du trykkede"),
)
HELP = (("alone", "Selv"), ("some", "Lidt hjælp"), ("always", "Hver gang"), ("not_seen", "Ikke set"))


def _page() -> QImage:
    page = QImage(210, 297, QImage.Format.Format_RGB32)
    page.fill(0xFFFFFFFF)
    return page


def make_parts(look: Look) -> dict[str, QWidget]:
    """One of every control a person can operate or read, by its object name."""
    paper = PaperView(look, "Huskeseddel, side 1", "paper")
    paper.set_page(_page(), "Huskeseddel, side 1")
    parts = [
        Button(look, "Print og afslut besøget", "primary", object_name="primary"),
        Button(look, "Fortsæt", "secondary", icon="add", object_name="secondary"),
        Button(look, "Tilbage", "quiet", hint="F9", object_name="quiet"),
        Button(look, "Ret", "link", object_name="link"),
        Tile(look, "Skift læge", "Vælg ny læge, se gebyr", "stethoscope", "1", object_name="tile"),
        Chip(look, "Tolk", object_name="chip"),
        PlaceItem(look, 3, 5, "Sammen om opgaven", "place"),
        StepRow(look, StepLine(4, "Vælg ny læge", "done", "Sammen", 2, "Vigtigt"), "step"),
        Segmented(look, "Finde vej", HELP, object_name="segmented"),
        Ladder(look, "Hvem gjorde det?", RUNGS, object_name="ladder"),
        TextField(look, "Borgerens egne ord", "Skriv ikke navn.", object_name="field"),
        TextBox(look, "Sig det tilbage", object_name="box"),
        Heading(look, "Skift læge", object_name="heading"),
        Body(look, "Vis listen og kortet.", object_name="body"),
        Small(look, "3 af 6 trin", object_name="small"),
        Quote(look, "“Hvad er vigtigt for dig?”", object_name="quote"),
        Message(look, "error", "Printeren svarer ikke.", [("retry", "Prøv igen")], object_name="message"),
        paper,
    ]
    return {part.objectName(): part for part in parts}


class Heard(list):
    """Keeps what a signal carried, once for each time it came."""

    def __call__(self, *carried: object) -> None:
        self.append(carried)


@pytest.fixture(scope="session")
def fonts(qapp) -> bool:
    """The type files, loaded once."""
    qapp.setStyle("Fusion")
    install_roles()
    return load_fonts(RESOURCES / "fonts")


@pytest.fixture(scope="session")
def icons() -> Icons:
    return Icons(RESOURCES / "icons")


@pytest.fixture
def look(fonts: bool, icons: Icons) -> Look:
    assert fonts
    return Look(LIGHT, 1.0, icons)


@pytest.fixture
def show(qtbot, look: Look) -> Callable[..., QWidget]:
    """Puts widgets in a window of a width, shows it, and keeps it until the test is over."""
    kept: list[QWidget] = []

    def place(*widgets: QWidget, width: int = 900) -> QWidget:
        window = QWidget()
        kept.append(window)
        window.setPalette(look.palette())
        column = QVBoxLayout(window)
        for widget in widgets:
            column.addWidget(widget)
        column.addStretch(1)
        qtbot.addWidget(window)
        window.resize(width, column.totalHeightForWidth(width) if column.hasHeightForWidth() else 400)
        window.show()
        qtbot.waitExposed(window)
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    return place
