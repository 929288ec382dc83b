"""The look, and pages that are counted."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest

from desk_assistant.insight.periods import Period
from desk_assistant.ui.parts.icons import Icons
from desk_assistant.ui.parts.look import LIGHT, Look, load_fonts
from desk_assistant.ui.parts.roles import install_roles
from desk_assistant.ui.supervisor.chart_printing import ChartPrinting
from desk_assistant.ui.supervisor.page import OverviewPage
from desk_assistant.ui.supervisor.window import OverviewWindow
from tests.ui.supervisor.sample import TODAY, Counts, asked

RESOURCES = Path(__file__).resolve().parents[3] / "resources"
Opener = Callable[..., OverviewPage]


@pytest.fixture(scope="session")
def look(qapp) -> Look:
    """The light theme at 100 %."""
    qapp.setStyle("Fusion")
    install_roles()
    assert load_fonts(RESOURCES / "fonts")
    return Look(LIGHT, 1.0, Icons(RESOURCES / "icons"))


@pytest.fixture
def open_page(look: Look) -> Iterator[Opener]:
    """Opens the overview on sources in a window of its own and waits until it is counted."""
    windows: list[OverviewWindow] = []

    def make(*sources: Counts, period: Period | None = None, size: tuple[int, int] = (1366, 768), own: Look = look, printer: str | None = None) -> OverviewPage:
        printing = None if printer is None else ChartPrinting(RESOURCES, printer, ("Solby",), TODAY)
        window = OverviewWindow(own, asked(*sources), period, printing=printing)
        windows.append(window)
        window.resize(*size)
        window.show()
        QTest.qWaitForWindowExposed(window)
        window.activateWindow()
        settle(window.page)
        return window.page

    yield make
    for window in windows:
        window.close()
        window.deleteLater()
    QTest.qWait(1)


def settle(page: OverviewPage) -> None:
    """Wait until the page is counted and laid out."""
    for _ in range(2_000):
        if page.counted:
            break
        QTest.qWait(1)
    assert page.counted
    for _ in range(5):
        QTest.qWait(1)
