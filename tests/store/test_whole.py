"""Whole visits written at once stand as if every key press had been written by itself."""

import msgspec
import pytest

from desk_assistant.store.errors import StoreFailed
from desk_assistant.store.journal import Journal
from desk_assistant.store.rows import Evaluation
from desk_assistant.store.whole import Whole
from tests.store.sample import TODAY, closed, projection, running, visit_id, words_of

ONE, TWO = visit_id(1), visit_id(2)
SNAPSHOT = {"c1": b'{"id":"laegevalg"}'}
ANSWER = Evaluation(b"k" * 16, "2026-W10", "", 1, "yes")


def whole(visit: str) -> Whole:
    """Give a closed visit."""
    facts = closed(visit)
    return Whole(facts, words_of(visit), projection(facts))


def test_whole_visits_stand_and_writing_them_again_is_harmless(journal: Journal) -> None:
    for _ in range(2):
        journal.append_whole((whole(ONE), Whole(running(TWO))), SNAPSHOT, (ANSWER,))
        assert journal.facts(ONE) == closed(ONE)
        assert journal.projection(ONE) == projection(closed(ONE))
        assert journal.words(ONE) == {f"w-{ONE}": "jeg er flyttet"}
        assert journal.snapshot("c1") == SNAPSHOT["c1"]
        assert journal.unfinished() == (TWO,)
        assert [row.n for row in journal.tallies(TODAY, TODAY) if row.measure == "visit"] == [1]
        assert journal.verify() == ()


def test_an_id_that_is_taken_leaves_nothing_of_the_batch(journal: Journal) -> None:
    journal.append(running(ONE))
    other = msgspec.structs.replace(closed(TWO)[0], visit=ONE, id=running(ONE)[1].id)
    with pytest.raises(StoreFailed) as failed:
        journal.append_whole((whole(TWO), Whole((other,))), SNAPSHOT)
    assert failed.value.code == "refused"
    assert journal.facts(TWO) == ()
    assert journal.projection(TWO) is None
    assert journal.snapshot("c1") is None
    assert journal.facts(ONE) == running(ONE)


def test_answers_written_with_visits_are_settled_at_the_end(journal: Journal) -> None:
    answers = tuple(msgspec.structs.replace(ANSWER, key=bytes([255 - at]) * 16) for at in range(40))
    journal.append_whole((whole(ONE),), SNAPSHOT, answers)
    assert journal.checkpoint_idle()
    kept = journal.work(lambda connection: connection.execute("SELECT key FROM evaluation").fetchall())
    assert kept == sorted((answer.key,) for answer in answers)
