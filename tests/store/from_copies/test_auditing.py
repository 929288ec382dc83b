"""An audit finds what does not follow from the facts, in a log and in its copy."""

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from desk_assistant.store import auditing
from desk_assistant.store.errors import StoreFailed
from desk_assistant.store.journal import Journal
from desk_assistant.store.rows import Problem
from desk_assistant.store.sources import CopyReader
from tests.store.copied import contents
from tests.store.sample import derive, visit_id


def problems(journal: Journal) -> list[Problem]:
    """Everything an audit finds."""
    return [problem for found in auditing.audit(journal, derive) for problem in found]


def test_an_audit_of_a_sound_log_and_of_its_copy_finds_nothing(filled: Journal, made: Path) -> None:
    assert problems(filled) == []
    with closing(CopyReader(made)) as copy:
        assert problems(copy) == []
        assert contents(made)["visit"] != []


@pytest.mark.parametrize(
    ("harm", "found"),
    [
        ("UPDATE visit_step SET outcome = 'blocked', level = NULL WHERE step = 'start'", {"projection", "tally"}),
        ("UPDATE visit SET hour = 9", {"projection", "tally"}),
        ("UPDATE day_tally SET n = n + 1", {"tally"}),
        ("DELETE FROM unfinished", {"projection"}),
        ("INSERT INTO unfinished VALUES ('nobody')", {"projection"}),
        ("INSERT INTO unfinished SELECT visit FROM visit LIMIT 1", {"projection"}),
        (f"INSERT INTO content_snapshot VALUES ('{'a' * 64}', '{{}}')", {"content"}),
        ("DROP TRIGGER fact_stays", {"schema"}),
    ],
)
def test_an_audit_finds_what_does_not_follow_from_the_facts(filled: Journal, harm: str, found: set[str]) -> None:
    filled.work(lambda connection: connection.execute(harm).fetchall())
    assert {problem.code for problem in problems(filled)} == found


def test_an_audit_names_facts_that_cannot_be_read(filled: Journal) -> None:
    def damage(connection: sqlite3.Connection) -> None:
        connection.execute("DROP TRIGGER fact_stays")
        connection.execute("UPDATE fact SET body = '{' WHERE visit = ? AND name = 'visit.opened'", (visit_id(1),))

    filled.work(damage)
    found = problems(filled)
    assert {"chain", "unreadable"} <= {problem.code for problem in found if problem.visit == visit_id(1)}


def test_an_audit_stops_where_the_file_itself_is_broken(filled: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Journal, "checks", lambda self: iter([(Problem("quick_check", detail="made up"),)]))
    assert problems(filled) == [Problem("quick_check", detail="made up")]


def test_an_audit_that_cannot_read_on_says_so(filled: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(self: Journal, first: date, last: date) -> None:
        raise StoreFailed("corrupt", reason="SQLITE_CORRUPT")

    monkeypatch.setattr(Journal, "tallies", broken)
    assert problems(filled) == [Problem("unreadable", detail="SQLITE_CORRUPT")]


def test_how_far_an_audit_has_come_can_be_told(filled: Journal) -> None:
    taken = sum(1 for _ in auditing.audit(filled, derive))
    assert taken <= filled.read(auditing.steps) <= taken + 2
