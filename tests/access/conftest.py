"""The program in Danish, as it is used, and desks that are closed again."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtTest import QTest

from desk_assistant import paths
from desk_assistant.desk import pack_errand
from desk_assistant.policy.file import NONE, Policy
from desk_assistant.settings import Settings
from desk_assistant.ui.application import install_language
from desk_assistant.ui.parts.look import load_fonts
from desk_assistant.ui.parts.roles import install_roles
from tests.access.desk import Desk, Opener


@pytest.fixture(autouse=True)
def no_net(monkeypatch: pytest.MonkeyPatch) -> None:
    """No errand of a desk reaches anything, unless a test says so."""
    monkeypatch.setattr(pack_errand, "CHILD", ("/no/such/program",))


@pytest.fixture(scope="session")
def typefaces(qapp) -> bool:
    """The type files, loaded once."""
    qapp.setStyle("Fusion")
    install_roles()
    return load_fonts(paths.resources() / "fonts")


@pytest.fixture
def danish(qapp) -> Iterator[None]:
    """The words that staff see, for one test."""
    before = qapp.findChildren(QTranslator)
    assert install_language(qapp, paths.resources())
    yield
    for translator in qapp.findChildren(QTranslator):
        if translator not in before:
            qapp.removeTranslator(translator)
            translator.deleteLater()


@pytest.fixture
def open_desk(typefaces: bool, danish: None, tmp_path: Path) -> Iterator[Opener]:
    """Open a desk of its own folder; what is given goes into its settings."""
    assert typefaces
    opened: list[Desk] = []

    def make(size: tuple[int, int] = (1366, 768), policy: Policy = NONE, **settings: object) -> Desk:
        folder = tmp_path / f"desk {len(opened)}"
        opened.append(Desk(folder, Settings(**{"first_run_done": True, **settings}), size, policy=policy))
        return opened[-1]

    yield make
    for desk in opened:
        desk.end()
    QTest.qWait(1)
