"""Logs for the tests of exports."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from desk_assistant.store.journal import Journal
from tests.insight.exports.made import TODAY, made_log
from tests.insight import made as random_visits
from tests.store.sample import LOCAL, NAME


@pytest.fixture
def log(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Journal]:
    """A log with a few visits of October 2026, in a folder apart from what is exported."""
    journal = Journal.open(tmp_path_factory.mktemp("data") / NAME, TODAY, LOCAL)
    made_log(journal)
    yield journal
    journal.close()


@pytest.fixture(scope="module")
def random_log(path: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Journal]:
    """A copy of the journal with random visits, which these exports may be logged in."""
    copy = tmp_path_factory.mktemp("copy") / NAME
    shutil.copy(path, copy)
    journal = Journal.open(copy, random_visits.TODAY, LOCAL)
    yield journal
    journal.close()
