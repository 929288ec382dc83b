"""A log with everything in it, and a folder for its copies."""

from datetime import date
from pathlib import Path

import pytest

from desk_assistant.store.journal import Journal
from desk_assistant.store.rows import Evaluation
from tests.store.sample import TODAY, close, running, token, visit_id, words_of


@pytest.fixture
def filled(journal: Journal) -> Journal:
    """Closed and open visits on several days, an answer, a purge in the log of purges."""
    for number in range(12):
        close(journal, visit_id(number), day=date(2026, 2, 20 + number % 5))
    journal.append(running(visit_id(50)), words_of(visit_id(50)), last_key=(visit_id(50), "10:42"))
    journal.add_evaluation(Evaluation(token("answer"), "2026-W10", "", 3, "yes"))
    journal.purge([visit_id(11)], TODAY)
    return journal


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the copies go; it is not there yet."""
    return tmp_path / "kopier"
