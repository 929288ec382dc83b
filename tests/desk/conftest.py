"""Desks with copies, each in a folder of its own."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desk_assistant.settings import Settings
from tests.desk.kept import Desk


@pytest.fixture
def make(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[..., Desk]]:
    """Give a way to make a desk in a folder of its own."""
    made: list[Desk] = []

    def begin(**settings: object) -> Desk:
        made.append(Desk(tmp_path / "data", Settings(**settings)))
        return made[-1]

    yield begin
    for desk in made:
        desk.keeping._timer.stop()
        desk.journal.close()
