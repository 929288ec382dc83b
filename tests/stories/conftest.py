"""A desk for each story: the shipped type and icons, a data folder of its own, and a folder that counts as a printer."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from desk_assistant import paths
from desk_assistant import settings as settings_file
from desk_assistant.desk import pack_errand
from desk_assistant.settings import Settings
from desk_assistant.ui.parts.look import load_fonts
from desk_assistant.ui.parts.roles import install_roles
from tests.stories.desk import TODAY, Desk


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
def make_desk(qtbot, typefaces: bool, tmp_path: Path) -> Iterator[Callable[..., Desk]]:
    """Makes desks that are not open yet; settings are given by name. Every desk is ended when the story is over."""
    made: list[Desk] = []

    def make(name: str = "data", day: date = TODAY, **settings: object) -> Desk:
        folder, printer = tmp_path / name, tmp_path / "printer"
        printer.mkdir(exist_ok=True)
        known = {"first_run_done": True, "municipality": "Solby Kommune", "printer": str(printer)}
        settings_file.save(folder / paths.SETTINGS, Settings(**{**known, **settings}))
        made.append(Desk(folder, day))
        return made[-1]

    yield make
    for desk in made:
        desk.end()


@pytest.fixture
def desk(make_desk: Callable[..., Desk]) -> Desk:
    """An open desk on the start screen."""
    made = make_desk()
    made.open()
    return made
