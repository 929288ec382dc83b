"""A fresh journal in a folder of its own for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desk_assistant.store.journal import Journal
from tests.store.sample import LOCAL, NAME, TODAY


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the journal of this test lies; the folder is not there yet."""
    return tmp_path / "data" / NAME


@pytest.fixture
def journal(path: Path) -> Iterator[Journal]:
    """An empty, open journal."""
    opened = Journal.open(path, TODAY, LOCAL)
    yield opened
    opened.close()
