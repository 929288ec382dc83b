import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from unittest.mock import patch

import pytest

from desk_assistant.content.library import Library, load
from tests.content.shelf import SHIPPED, Shelf


@pytest.fixture(scope="session", autouse=True)
def parsed_once() -> Iterator[None]:
    """Parse each text once: nearly all files are as shipped in nearly all tests."""
    with patch.object(tomllib, "loads", cache(tomllib.loads)):
        yield


@pytest.fixture(scope="session")
def library() -> Library:
    """The shipped content."""
    return load(SHIPPED)


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    """A copy of the shipped content that a test may break."""
    return Shelf(tmp_path / "content")
