"""Nobody waits for a log that is in use."""

import pytest

from desk_assistant.store import opening


@pytest.fixture(autouse=True)
def no_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give a log in use up at once; the program gives it two seconds."""
    monkeypatch.setattr(opening, "PATIENCE", 0.05)
