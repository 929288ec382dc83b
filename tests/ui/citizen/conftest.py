"""The citizen window for tests: the shipped type and icons, and answers that are never too early."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QSize

from desk_assistant.ui.citizen.window import CitizenWindow
from desk_assistant.ui.parts.icons import Icons
from desk_assistant.ui.parts.ladder import PressGuard
from desk_assistant.ui.parts.look import load_fonts
from desk_assistant.ui.parts.roles import install_roles
from tests.ui.citizen.cases import RESOURCES

#: An hour: no test waits for it.
NEVER = 3_600_000


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
def make(qtbot, fonts: bool, icons: Icons) -> Callable[..., CitizenWindow]:
    """Makes a citizen window of a size; its waiting times are an hour unless the test says so."""
    assert fonts
    kept: list[CitizenWindow] = []

    def window(width: int = 1366, height: int = 768, idle_ms: int = NEVER, thanks_ms: int = NEVER, pause: float = 0) -> CitizenWindow:
        made = CitizenWindow(icons, idle_ms, thanks_ms, PressGuard(pause=pause))
        kept.append(made)
        qtbot.addWidget(made)
        made.resize(QSize(width, height))
        made.show()
        qtbot.waitExposed(made)
        return made

    return window
