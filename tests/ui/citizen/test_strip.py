"""The strip over the browser: small, on top, never in the way of the keyboard, and nothing cut."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QWidget

from desk_assistant.ui.citizen.strip import HEIGHT, CitizenStrip
from desk_assistant.ui.citizen.view import strip
from desk_assistant.ui.parts.look import HIGH_CONTRAST
from tests.ui.citizen.cases import OWN_WISH, STAFF, every_view, long_flow, view, visit
from tests.ui.citizen.seen import texts
from tests.ui.citizen.test_fitting import faults

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support raise", extend=True)


@pytest.fixture
def bar(qtbot, fonts: bool, icons) -> CitizenStrip:
    made = CitizenStrip(icons)
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("width", [640, 800, 1024, 1280, 1366, 1920])
def test_nothing_is_cut(bar, width: int, language: str) -> None:
    bar.setFixedSize(width, HEIGHT)
    bar.show()
    for flow in (None, long_flow()):
        for name, shown in every_view(language, flow):
            bar.show_strip(strip(shown))
            assert not faults(bar), (name, faults(bar))
            assert not [text for text in texts(bar) if STAFF in text]


def test_it_says_topic_step_and_how_far(bar) -> None:
    bar.show_strip(strip(view(visit(OWN_WISH), item="choose")))
    assert {"Skift læge", "Vælg ny læge", "Trin 5 af 8"} <= texts(bar)


def test_it_keeps_to_the_top_edge_and_leaves_the_keyboard_alone(bar) -> None:
    bar.show_strip(strip(view(visit(OWN_WISH), item="choose")))
    bar.place_on(None)
    free = bar.screen().availableGeometry()
    assert (bar.pos(), bar.width(), bar.height()) == (free.topLeft(), free.width(), HEIGHT)
    flags = bar.windowFlags()
    for flag in ("WindowStaysOnTopHint", "FramelessWindowHint", "WindowDoesNotAcceptFocus"):
        assert flags & getattr(Qt.WindowType, flag)
    assert bar.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    assert not bar.findChildren(QAbstractButton)
    assert all(widget.focusPolicy() == Qt.FocusPolicy.NoFocus for widget in (bar, *bar.findChildren(QWidget)))


def test_high_contrast(bar) -> None:
    bar.show_strip(strip(view(visit(OWN_WISH), item="choose")))
    bar.setFixedSize(1366, HEIGHT)
    bar.set_high_contrast(True)
    assert bar.grab().toImage().pixelColor(2, 2).name() == HIGH_CONTRAST.surface
    assert bar.title.look.tokens is HIGH_CONTRAST
