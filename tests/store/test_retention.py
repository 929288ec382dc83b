"""What fades leaves no byte behind, and what stays still holds."""

import random
import sqlite3
from datetime import date
from pathlib import Path

import pytest

from desk_assistant.store.errors import StoreFailed
from desk_assistant.store.journal import Journal
from desk_assistant.store.rows import Evaluation, Purged
from tests.store.sample import (
    LOCAL,
    NAME,
    TODAY,
    close,
    closed,
    everything_in,
    projection,
    running,
    token,
    visit_id,
    words_of,
)


def traces(folder: Path, visit: str) -> list[str]:
    """Give what can still be found of a visit in the files: its id, its words, the ids and hashes of its facts."""
    found = everything_in(folder)
    marks = {"visit": visit.encode(), "words": f"kendeord {visit[:12]}".encode()}
    marks |= {f"fact {number}": fact.id for number, fact in enumerate(closed(visit))}
    return [name for name, mark in marks.items() if mark in found]


def fill(journal: Journal, numbers: range) -> None:
    """Write many visits of different sizes, most of them closed."""
    lengths = random.Random(2)
    for number in numbers:
        visit = visit_id(number)
        facts = closed(visit)
        words = words_of(visit, f"kendeord {visit[:12]} " + "og mere " * lengths.randint(0, 80))
        journal.append(facts[:6], words, {"c1": b"{}"}, last_key=(visit, "10:42"))
        if number % 7:
            journal.append(facts[6:], closing=projection(facts))


def test_a_visit_purged_from_the_middle_leaves_no_byte(journal: Journal, path: Path) -> None:
    fill(journal, range(30))
    gone = visit_id(14)
    digests = [bytes.fromhex(row.hash) for row in journal.all_facts() if row.visit == gone]
    assert len(traces(path.parent, visit_id(15))) == 12
    assert journal.purge([gone], TODAY) == 6
    assert traces(path.parent, gone) == []
    assert not any(digest in everything_in(path.parent) for digest in digests)
    assert journal.verify() == ()
    assert journal.facts(visit_id(15)) == closed(visit_id(15))
    assert journal.projection(visit_id(15)) == projection(closed(visit_id(15)))
    journal.close()
    assert traces(path.parent, gone) == []


def test_many_visits_purged_at_random_leave_no_byte(journal: Journal, path: Path) -> None:
    """secure_delete alone is not enough here: rows that moved between pages leave copies behind."""
    fill(journal, range(250))
    gone = random.Random(1).sample(range(250), 90)
    journal.purge([visit_id(number) for number in gone[:45]], TODAY, scrub=False)
    journal.purge([visit_id(number) for number in gone[45:]], TODAY)
    assert [traces(path.parent, visit_id(number)) for number in gone] == [[]] * 90
    assert journal.verify() == ()
    assert {row.visit for row in journal.all_facts()} == {visit_id(number) for number in range(250) if number not in gone}


def test_secure_delete_alone_leaves_copies(journal: Journal, path: Path) -> None:
    """The control for the two tests above: without the scrub they would find something."""
    fill(journal, range(250))
    gone = random.Random(1).sample(range(250), 90)
    journal.purge([visit_id(number) for number in gone], TODAY, scrub=False)
    journal.checkpoint_idle()
    assert any(traces(path.parent, visit_id(number)) for number in gone)


def test_a_purge_is_logged_by_day_and_count_alone(journal: Journal) -> None:
    fill(journal, range(8))
    assert journal.purge([visit_id(1), visit_id(2), visit_id(1)], date(2026, 4, 1)) == 20
    assert journal.purge([visit_id(7)], date(2026, 4, 2)) == 6
    assert journal.purge([visit_id(7), "nobody"], date(2026, 4, 3)) == 0
    assert journal.purges() == (Purged("2026-04-01", 2, 20), Purged("2026-04-02", 1, 6))


def test_a_purge_takes_everything_of_the_visit_and_its_permit(journal: Journal) -> None:
    journal.append(running(visit_id(5)), words_of(visit_id(5)), last_key=(visit_id(5), "10:42"))
    journal.purge([visit_id(5)], TODAY)
    assert (journal.facts(visit_id(5)), journal.words(visit_id(5)), journal.unfinished()) == ((), {}, ())
    assert journal.last_key() is None
    assert journal.work(lambda connection: connection.execute("SELECT count(*) FROM purge").fetchone()) == (0,)


def test_a_purge_takes_the_visit_out_of_the_tallies(journal: Journal) -> None:
    close(journal, visit_id(1))
    before = journal.tallies(TODAY, TODAY)
    close(journal, visit_id(2))
    journal.purge([visit_id(2)], TODAY)
    assert journal.tallies(TODAY, TODAY) == before


def test_a_purge_that_fails_changes_nothing(journal: Journal, path: Path) -> None:
    facts = close(journal, visit_id(1))

    def block(connection: sqlite3.Connection) -> None:
        connection.execute("CREATE TRIGGER block BEFORE INSERT ON purge_log BEGIN SELECT RAISE(ABORT, 'blocked'); END")

    journal.work(block)
    with pytest.raises(StoreFailed):
        journal.purge([visit_id(1)], TODAY)
    assert journal.facts(visit_id(1)) == facts
    assert journal.projection(visit_id(1)) == projection(facts)
    assert journal.work(lambda connection: connection.execute("SELECT count(*) FROM purge").fetchone()) == (0,)


def test_writing_goes_on_after_a_purge(journal: Journal) -> None:
    fill(journal, range(3))
    journal.purge([visit_id(2)], TODAY)
    facts = close(journal, visit_id(77))
    assert journal.facts(visit_id(77)) == facts
    assert journal.verify() == ()


def test_words_fade_and_facts_stay(journal: Journal, path: Path) -> None:
    old, new = date(2026, 1, 31), date(2026, 2, 1)
    for number in range(120):
        visit = visit_id(number)
        day = old if number % 2 else new
        journal.append(running(visit, day), words_of(visit, f"kendeord {visit[:12]} " + "x" * (number * 7 % 300), day))
    assert journal.fade_words(new) == 60
    assert journal.fade_words(new) == 0
    for number in range(120):
        visit = visit_id(number)
        assert len(journal.facts(visit)) == 6
        assert bool(journal.words(visit)) == (number % 2 == 0)
    found = everything_in(path.parent)
    left = [number for number in range(120) if f"kendeord {visit_id(number)[:12]}".encode() in found]
    assert left == list(range(0, 120, 2))


def answer(number: int, face: int | None = 3, solved: str | None = "yes") -> Evaluation:
    """Give a citizen's answer with a made-up random key."""
    return Evaluation(token(f"answer {number}"), "2026-W10", "borgerservice", face, solved)


def stored_answers(journal: Journal) -> list[tuple[object, ...]]:
    """Give the answers as they stand."""
    return journal.work(lambda connection: connection.execute("SELECT * FROM evaluation").fetchall()) or []


def test_an_answer_is_kept_and_can_be_completed(journal: Journal) -> None:
    journal.add_evaluation(answer(1, 4, None))
    journal.add_evaluation(answer(1, 4, "partly"))
    journal.add_evaluation(answer(2, None, None))
    assert sorted(stored_answers(journal)) == sorted(
        [
            (token("answer 1"), "2026-W10", "borgerservice", 4, "partly"),
            (token("answer 2"), "2026-W10", "borgerservice", None, None),
        ]
    )


@pytest.mark.parametrize(
    "wrong",
    [
        Evaluation(b"short", "2026-W10", "b", 1, None),
        Evaluation(bytes(16), "2026-10", "b", 1, None),
        Evaluation(bytes(16), "2026-W10", "b", 5, None),
        Evaluation(bytes(16), "2026-W10", "b", 1, "maybe"),
    ],
)
def test_an_answer_outside_the_codes_is_refused(journal: Journal, wrong: Evaluation) -> None:
    with pytest.raises(StoreFailed) as caught:
        journal.add_evaluation(wrong)
    assert caught.value.code == "refused"
    assert stored_answers(journal) == []


def test_the_order_of_the_answers_is_not_in_the_table(journal: Journal) -> None:
    for number in range(40):
        journal.add_evaluation(answer(number))
    keys = [row[0] for row in stored_answers(journal)]
    assert keys == sorted(keys)
    with pytest.raises(StoreFailed):
        journal.work(lambda connection: connection.execute("SELECT rowid FROM evaluation"))


@pytest.mark.parametrize("rest", ["checkpoint", "close"])
def test_the_order_of_the_answers_is_not_in_the_bytes(journal: Journal, path: Path, rest: str) -> None:
    """On its page a row lies where there was room when it came. At rest they lie in the order of their keys."""
    keys = [answer(number).key for number in range(40)]
    for number in range(40):
        journal.add_evaluation(answer(number))
    assert journal.checkpoint_idle() if rest == "checkpoint" else journal.close() is None
    found = everything_in(path.parent)
    places = [found.find(key) for key in sorted(keys)]
    assert -1 not in places
    assert places == sorted(places) or places == sorted(places, reverse=True)
    assert all(found.count(key) == 1 for key in keys)


def test_answers_left_unsettled_by_a_crash_are_settled_at_the_next_rest(journal: Journal, path: Path) -> None:
    for number in range(40):
        journal.add_evaluation(answer(number))
    journal._drop()
    again = Journal.open(path, TODAY, LOCAL)
    again.close()
    found = everything_in(path.parent)
    places = [found.find(answer(number).key) for number in range(40)]
    order = sorted(range(40), key=lambda number: answer(number).key)
    assert sorted(range(40), key=places.__getitem__) in (order, order[::-1])


def test_rest_empties_the_write_ahead_log(journal: Journal, path: Path) -> None:
    for minute in range(10, 40):
        journal.append(running(visit_id(minute))[:1], last_key=(visit_id(minute), f"10:{minute}"))
    log = path.with_name(NAME + "-wal")
    assert b"10:25" in log.read_bytes()
    assert journal.checkpoint_idle()
    assert log.stat().st_size == 0
    assert b"10:39" in path.read_bytes()
    assert b"10:25" not in path.read_bytes()
