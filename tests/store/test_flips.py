"""A single bit that goes bad: whatever it changes in what was logged is found, and all else changes no answer.

Words and citizens' answers carry nothing that proves them, so a flip in their text alone is not claimed to be found.
"""

import random
import sqlite3
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from desk_assistant.store import auditing, reading
from desk_assistant.store.errors import StoreFailed, StoreRefused
from desk_assistant.store.journal import Journal
from desk_assistant.store.rows import Evaluation
from tests.store.sample import LOCAL, NAME, TODAY, close, derive, running, token, visit_id, words_of

UNPROVEN = ("words", "evaluation")
PROVEN = (
    "fact", "content_snapshot", "purge_log", "unfinished", "visit", "visit_choice", "visit_need", "visit_step", "agreement_line",
    "day_tally", "month_total", "export_log",
)  # fmt: skip


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A log at rest: closed and open visits, words, answers."""
    path = tmp_path_factory.mktemp("flips") / NAME
    journal = Journal.open(path, TODAY, LOCAL)
    for number in range(25):
        close(journal, visit_id(number), day=date(2026, 2, 20 + number % 4))
    for number in range(50, 53):
        journal.append(running(visit_id(number)), words_of(visit_id(number)))
    for number in range(10):
        journal.add_evaluation(Evaluation(token(f"answer {number}"), "2026-W10", "", 3, "yes"))
    journal.scrub()
    journal.close()
    return path


def answers(journal: Journal, tables: tuple[str, ...]) -> dict[str, list[tuple[object, ...]]]:
    """Give all rows of the tables."""

    def rows(connection: sqlite3.Connection) -> dict[str, list[tuple[object, ...]]]:
        return {table: sorted(connection.execute(f"SELECT * FROM {table}").fetchall(), key=repr) for table in tables}

    return journal.read(rows)


def verdict(path: Path, expected: dict[str, dict]) -> str:
    """Open and audit a log: found, harmless, unproven (words or answers changed), or missed."""
    try:
        journal = Journal.open(path, TODAY, LOCAL)
    except StoreRefused:
        return "found"
    try:
        if any(auditing.audit(journal, derive)):
            return "found"
        if answers(journal, PROVEN) != expected["proven"]:
            return "missed"
        return "harmless" if answers(journal, UNPROVEN) == expected["unproven"] else "unproven"
    except StoreFailed:
        return "found"
    finally:
        journal.close()


def flip(log: Path, folder: Path, seed: int, times: int) -> Counter[str]:
    """Flip one bit at a time, anywhere in the file; gives how often each verdict fell."""
    whole = Journal.open(log, TODAY, LOCAL)
    expected = {"proven": answers(whole, PROVEN), "unproven": answers(whole, UNPROVEN)}
    whole.close()
    original = log.read_bytes()
    chance = random.Random(seed)
    counts: Counter[str] = Counter()
    path = folder / NAME
    for _ in range(times):
        body = bytearray(original)
        body[chance.randrange(len(body))] ^= 1 << chance.randrange(8)
        for extra in ("-wal", "-shm"):
            path.with_name(NAME + extra).unlink(missing_ok=True)
        path.write_bytes(body)
        counts[verdict(path, expected)] += 1
    return counts


def test_60_flips_change_no_logged_value_unseen(log: Path, tmp_path: Path) -> None:
    counts = flip(log, tmp_path, 20261123, 60)
    assert counts["missed"] == 0, counts
    assert counts["found"] >= 15 and counts["harmless"] >= 3, counts


@pytest.mark.soak
@pytest.mark.parametrize("seed", [1, 2])
def test_200_flips_change_no_logged_value_unseen(log: Path, tmp_path: Path, seed: int) -> None:
    counts = flip(log, tmp_path, seed, 200)
    print(dict(counts))
    assert counts["missed"] == 0, counts


def test_without_the_chain_flips_are_missed(log: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The negative control: the same check with the chain switched off must miss something."""
    monkeypatch.setattr(reading.chain, "verify", lambda rows, heads=None: iter(()))
    assert flip(log, tmp_path, 20261123, 60)["missed"] > 0
