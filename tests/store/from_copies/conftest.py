"""A log with closed and open visits, and a copy of it."""

from datetime import date
from pathlib import Path

import pytest

from desk_assistant.store.journal import Journal
from desk_assistant.store.rows import Evaluation
from tests.store.copied import take
from tests.store.sample import close, running, token, visit_id, words_of


@pytest.fixture
def filled(journal: Journal) -> Journal:
    """Closed and open visits."""
    for number in range(6):
        close(journal, visit_id(number), "to_write", date(2026, 2, 20 + number % 3))
    journal.append(running(visit_id(50)), words_of(visit_id(50)))
    journal.add_evaluation(Evaluation(token("answer"), "2026-W10", "", 3, "yes"))
    return journal


@pytest.fixture
def made(filled: Journal, tmp_path: Path) -> Path:
    """A copy of it."""
    return take(filled, tmp_path / "kopier")
