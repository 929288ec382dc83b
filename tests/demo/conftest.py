"""The shipped content, an invented desk in memory, and a log that it filled."""

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest

from desk_assistant import paths
from desk_assistant.content.library import Library, load
from desk_assistant.demo.filling import Answered, Desk, fill
from desk_assistant.store.journal import Journal
from tests.demo.rows import TODAY

LIBRARY = load(paths.resources() / "content")


@pytest.fixture(scope="session")
def library() -> Library:
    """The content the program ships with."""
    return LIBRARY


@pytest.fixture(scope="session")
def many() -> tuple[Answered, ...]:
    """Enough visits to count in."""
    return tuple(Desk(LIBRARY, 5, TODAY).visits(3_000))


@pytest.fixture
def filled(tmp_path: Path) -> Iterator[Journal]:
    """A log with 230 visits, which is more than one transaction, and one on pause."""
    journal = Journal.open(tmp_path / "filled" / paths.DATABASE, TODAY)
    desk = Desk(LIBRARY, 5, TODAY)
    assert list(fill(journal, desk, chain(desk.visits(230), desk.paused(1)))) == [200, 231]
    yield journal
    journal.close()
