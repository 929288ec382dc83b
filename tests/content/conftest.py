from pathlib import Path

import pytest

from desk_assistant.content.library import Library, load
from tests.content.shelf import SHIPPED, Shelf


@pytest.fixture(scope="session")
def library() -> Library:
    """The shipped content."""
    return load(SHIPPED)


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    """A copy of the shipped content that a test may break."""
    return Shelf(tmp_path / "content")
