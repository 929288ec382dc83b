"""The chain finds what was changed, taken away or moved."""

import sqlite3

import pytest

from desk_assistant.store import chain
from desk_assistant.store.journal import Journal
from desk_assistant.store.rows import Problem
from tests.store.sample import close, visit_id

KNOWN = "c4180d2a29e43b572d2c48b6869831314897c2d837ea19567ab83f8f01201fbd"

FIRST, SECOND = sorted(visit_id(number) for number in (1, 2))


def tamper(journal: Journal, *statements: str) -> tuple[Problem, ...]:
    """Change facts as somebody with the file in hand could: without the triggers."""

    def work(connection: sqlite3.Connection) -> None:
        connection.execute("DROP TRIGGER fact_stays")
        connection.execute("DROP TRIGGER fact_purged_only")
        for statement in statements:
            connection.execute(statement)

    journal.work(work)
    return journal.verify()


@pytest.fixture
def two(journal: Journal) -> Journal:
    """Two closed visits with ten facts each."""
    close(journal, FIRST)
    close(journal, SECOND)
    assert journal.verify() == ()
    return journal


@pytest.mark.parametrize(
    "change",
    [
        "id = zeroblob(16)",
        "name = 'readiness.wish'",
        "version = 2",
        "date = '2026-03-03'",
        "body = body || ' '",
        "hash = zeroblob(32)",
        "body = CAST(x'7b22ff22' AS TEXT)",
    ],
)
def test_a_changed_value_is_found_and_named(two: Journal, change: str) -> None:
    problems = tamper(two, f"UPDATE fact SET {change} WHERE seq = 13")
    assert Problem("chain", visit=SECOND, seq=13) in problems
    assert {problem.visit for problem in problems} == {SECOND}
    assert {problem.seq for problem in problems} <= {13, 14}


def test_a_fact_moved_to_another_visit_is_found(two: Journal) -> None:
    problems = tamper(two, f"UPDATE fact SET visit = '{FIRST}' WHERE seq = 13")
    assert [(problem.visit, problem.seq) for problem in problems] == [(FIRST, 13), (SECOND, 14)]


def test_a_visit_id_that_is_no_text_any_more_is_shown_as_well_as_can_be(two: Journal) -> None:
    problems = tamper(two, "UPDATE fact SET visit = CAST(x'ff61' AS TEXT) WHERE seq = 20")
    assert problems == (Problem("chain", visit="\N{REPLACEMENT CHARACTER}a", seq=20),)


def test_a_row_taken_from_the_middle_is_found(two: Journal) -> None:
    assert tamper(two, "DELETE FROM fact WHERE seq = 15") == (Problem("chain", visit=SECOND, seq=16),)


def test_the_first_row_taken_away_is_found(two: Journal) -> None:
    assert tamper(two, "DELETE FROM fact WHERE seq = 11") == (Problem("chain", visit=SECOND, seq=12),)


def test_rows_that_changed_places_are_found(two: Journal) -> None:
    problems = tamper(
        two,
        "UPDATE fact SET seq = 99 WHERE seq = 13",
        "UPDATE fact SET seq = 13 WHERE seq = 14",
        "UPDATE fact SET seq = 14 WHERE seq = 99",
    )
    assert {problem.seq for problem in problems} == {13, 14, 15}


def test_an_inserted_row_is_found(two: Journal) -> None:
    row = f"21, randomblob(16), '{SECOND}', 'visit.reopened', 1, '2026-03-02', '{{}}', randomblob(32)"
    assert tamper(two, f"INSERT INTO fact VALUES ({row})") == (Problem("chain", visit=SECOND, seq=21),)


def test_rows_never_look_alike() -> None:
    """Lengths and types belong to the hash: moving a letter from one column to the next changes it."""
    start = chain.first("v")
    links = {
        chain.link(start, (1, b"i", "ab", "c")),
        chain.link(start, (1, b"i", "a", "bc")),
        chain.link(start, (1, b"i", "abc", "")),
        chain.link(start, ("1", b"i", "ab", "c")),
        chain.link(start, (None, b"i", "ab", "c")),
        chain.link(chain.first("w"), (1, b"i", "ab", "c")),
    }
    assert len(links) == 6


def test_text_and_its_bytes_are_the_same() -> None:
    assert chain.link(b"p", ("å",)) == chain.link(b"p", ("å".encode(),))


def test_the_chain_of_a_known_row_stays_the_same() -> None:
    """Files are checked by later versions too, so this value never changes."""
    row = (1, bytes(16), "v", "visit.opened", 1, "2026-03-02", '{"hour":10}')
    assert chain.link(chain.first("v"), row).hex() == KNOWN


def test_a_hash_that_is_no_blob_does_not_stop_the_check() -> None:
    rows = [(1, b"i", b"v", None), (2, b"j", b"v", b"x")]
    assert [problem.seq for problem in chain.verify(rows)] == [1, 2]
    assert list(chain.verify([(None, b"i", 7, b"")])) == [Problem("chain", visit="7", seq=None)]

