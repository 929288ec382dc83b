"""One journal with random visits for all tests that only read it."""

from pathlib import Path

import pytest

from tests.insight.made import fill


@pytest.fixture(scope="session")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where a journal with 300 random visits lies."""
    path = tmp_path_factory.mktemp("insight") / "besoeg.sqlite3"
    fill(path, 300, seed=7)
    return path
