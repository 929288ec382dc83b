"""What is written is what is read, once, in order."""

import itertools
import sqlite3
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desk_assistant.store import chain, writing
from desk_assistant.store.errors import StoreFailed
from desk_assistant.store.journal import Journal
from desk_assistant.store.rows import LastKey
from desk_assistant.visit import facts as f
from tests.store.sample import TODAY, close, closed, fact, facts_of, projection, running, token, visit_id, words_of

VISIT = visit_id(1)
NUMBERS = itertools.count()
BODIES = st.sampled_from(sorted(f.NAMES, key=lambda kind: kind.__name__)).flatmap(st.from_type)


def own_hands(body: f.Body) -> bool:
    """Tell whether a body is one that the database refuses."""
    return (
        isinstance(body, f.StepNoted)
        and body.kind in ("login", "declaration", "payment")
        and body.outcome in ("together", "by_staff")
    )


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(bodies=st.lists(BODIES.filter(lambda body: not own_hands(body)), max_size=12), cut=st.integers(0, 12))
def test_any_facts_come_back_as_they_were(journal: Journal, bodies: list[f.Body], cut: int) -> None:
    visit = f"visit {next(NUMBERS)}"
    facts = facts_of(visit, *bodies)
    journal.append(facts[:cut])
    journal.append(facts[cut:])
    assert journal.facts(visit) == facts
    assert journal.verify() == ()


def test_text_with_surrogates_never_gets_that_far(journal: Journal) -> None:
    with pytest.raises(UnicodeEncodeError):
        journal.append([], [f.Words("w", VISIT, TODAY, "\ud800")])
    assert journal.words(VISIT) == {}


def test_a_retry_writes_nothing_twice(journal: Journal) -> None:
    facts = running(VISIT)
    for _ in range(3):
        journal.append(facts, words_of(VISIT), {"c1": b"{}"}, last_key=(VISIT, "10:42"))
    assert journal.facts(VISIT) == facts
    assert journal.words(VISIT) == {"w-" + VISIT: "jeg er flyttet"}
    assert [stored.seq for stored in journal.all_facts()] == [1, 2, 3, 4, 5, 6]


def test_a_retry_of_half_writes_the_other_half(journal: Journal) -> None:
    facts = running(VISIT)
    journal.append(facts[:4])
    journal.append(facts)
    assert journal.facts(VISIT) == facts
    assert journal.verify() == ()


@pytest.mark.parametrize(
    "other", [fact(VISIT, 0, f.Opened(11)), fact(VISIT, 0, f.Agreed()), fact(VISIT, 0, f.Opened(10), date(2026, 3, 3))]
)
def test_an_id_belongs_to_one_fact(journal: Journal, other: f.Fact) -> None:
    journal.append(running(VISIT))
    with pytest.raises(StoreFailed) as caught:
        journal.append([fact(VISIT, "new", f.Agreed()), other])
    assert (caught.value.code, caught.value.data) == ("refused", {"reason": "id_taken", "id": other.id.hex()})
    assert journal.facts(VISIT) == running(VISIT)


def test_a_word_id_belongs_to_one_text(journal: Journal) -> None:
    journal.append([], words_of(VISIT))
    with pytest.raises(StoreFailed) as caught:
        journal.append([fact(VISIT, 0, f.Opened(9))], words_of(VISIT, "noget andet"))
    assert caught.value.data == {"reason": "id_taken", "id": "w-" + VISIT}
    assert (journal.facts(VISIT), journal.words(VISIT)) == ((), {"w-" + VISIT: "jeg er flyttet"})


def test_a_content_is_kept_once(journal: Journal) -> None:
    journal.append([], snapshots={"c1": '{"title":"Skift læge"}'.encode(), "c2": b"{}"})
    journal.append([], snapshots={"c1": b"another body"})
    assert journal.snapshot("c1") == '{"title":"Skift læge"}'.encode()
    assert (journal.snapshot("c2"), journal.snapshot("c3")) == (b"{}", None)


def test_visits_between_each_other_keep_their_own_order_and_chain(journal: Journal) -> None:
    first, second = running(visit_id(1)), running(visit_id(2))
    for pair in zip(first, second, strict=True):
        journal.append(pair)
    assert (journal.facts(visit_id(1)), journal.facts(visit_id(2))) == (first, second)
    assert journal.verify() == ()


def test_all_facts_come_in_the_order_they_were_written(journal: Journal) -> None:
    for number in range(60):
        journal.append(closed(visit_id(number)))
    stored = list(journal.all_facts())
    assert [row.seq for row in stored] == list(range(1, 601))
    assert stored[7].body == '{"state":"not_relevant"}'
    assert (stored[7].name, stored[7].version, stored[7].date) == ("case_note.answered", 1, "2026-03-02")
    assert stored[7].id == token(f"{visit_id(0)} 7").hex()
    assert len(stored[7].hash) == 64


def test_the_reading_of_all_facts_goes_on_while_more_are_written(journal: Journal) -> None:
    for number in range(51):
        journal.append(closed(visit_id(number)))
    reader = journal.all_facts()
    next(reader)
    journal.append(running(visit_id(99)))
    assert sum(1 for _ in reader) == 515


def test_an_unknown_visit_has_nothing(journal: Journal) -> None:
    assert (journal.facts("nobody"), journal.words("nobody"), journal.projection("nobody")) == ((), {}, None)


def test_unfinished_visits_are_those_not_closed_the_oldest_first(journal: Journal) -> None:
    for number in (3, 1, 2):
        journal.append(running(visit_id(number)))
    close(journal, visit_id(4))
    assert journal.unfinished() == (visit_id(3), visit_id(1), visit_id(2))
    done = closed(visit_id(1))
    journal.append(done[6:], closing=projection(done))
    assert journal.unfinished() == (visit_id(3), visit_id(2))


def test_a_reopened_visit_is_unfinished_until_it_is_closed_again(journal: Journal) -> None:
    facts = close(journal, VISIT)
    reopened = fact(VISIT, "again", f.Reopened())
    journal.append([reopened], reopening=VISIT)
    assert (journal.unfinished(), journal.projection(VISIT)) == ((VISIT,), None)
    journal.append([reopened], reopening=VISIT)
    assert (journal.unfinished(), journal.projection(VISIT)) == ((VISIT,), None)
    ending = fact(VISIT, "closed again", f.Closed("left", None))
    journal.append([ending], closing=projection((*facts, reopened, ending)))
    assert journal.unfinished() == ()


def test_the_last_key_is_one_row_and_goes_when_the_visit_pauses_or_closes(journal: Journal) -> None:
    first, second = running(visit_id(1)), running(visit_id(2))
    journal.append(first[:1], last_key=(visit_id(1), "10:41"))
    journal.append(first[1:2], last_key=(visit_id(1), "10:42"))
    assert journal.last_key() == LastKey(visit_id(1), "10:42")
    journal.append(second[:1], last_key=(visit_id(2), "10:50"))
    assert journal.last_key() == LastKey(visit_id(2), "10:50")
    parked = [fact(visit_id(2), "parked", f.Parked())]
    for _ in range(2):
        journal.append(parked, last_key=(visit_id(2), "10:51"))
        assert journal.last_key() is None


def test_a_visit_found_interrupted_keeps_the_time_it_was_left(journal: Journal) -> None:
    journal.append(running(VISIT), last_key=(VISIT, "10:42"))
    journal.append([fact(VISIT, "found", f.Interrupted())], last_key=(VISIT, "13:05"))
    assert journal.last_key() == LastKey(VISIT, "10:42")


def test_a_closed_visit_has_no_time_ever_again(journal: Journal) -> None:
    facts = close(journal, VISIT, "to_write")
    written = fact(VISIT, "written", f.CaseNoteAnswered("written"))
    journal.append([written], closing=projection((*facts, written)), last_key=(VISIT, "15:00"))
    assert journal.last_key() is None


def test_a_closing_that_does_not_read_back_is_not_written(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    facts = closed(VISIT)
    journal.append(facts[:6])
    monkeypatch.setattr(chain, "link", lambda previous, columns: bytes(32))
    with pytest.raises(StoreFailed) as caught:
        journal.append(facts[6:], closing=projection(facts))
    assert (caught.value.code, caught.value.data["reason"]) == ("corrupt", "read_back")
    assert (journal.facts(VISIT), journal.projection(VISIT)) == (facts[:6], None)


def test_a_closing_whose_facts_are_not_there_is_not_written(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    facts = closed(VISIT)
    monkeypatch.setattr(writing, "insert_facts", lambda connection, facts: None)
    with pytest.raises(StoreFailed) as caught:
        journal.append(facts, closing=projection(facts))
    assert caught.value.data["reason"] == "read_back"


def test_a_damaged_visit_cannot_be_closed_unseen(journal: Journal) -> None:
    facts = closed(VISIT)
    journal.append(facts[:6])

    def damage(connection: sqlite3.Connection) -> None:
        connection.execute("DROP TRIGGER fact_stays")
        connection.execute("UPDATE fact SET date = '2020-01-01' WHERE seq = 2")

    journal.work(damage)
    with pytest.raises(StoreFailed) as caught:
        journal.append(facts[6:], closing=projection(facts))
    assert caught.value.data == {"reason": "read_back", "visit": VISIT}
    assert len(journal.facts(VISIT)) == 6


@pytest.mark.parametrize("change", ["name = 'visit.unheard_of'", "version = 9", "body = '{'", "body = '{\"hour\":\"ten\"}'"])
def test_a_fact_that_cannot_be_read_is_named(journal: Journal, change: str) -> None:
    journal.append(running(VISIT))

    def damage(connection: sqlite3.Connection) -> None:
        connection.execute("DROP TRIGGER fact_stays")
        connection.execute(f"UPDATE fact SET {change} WHERE seq = 1")

    journal.work(damage)
    with pytest.raises(StoreFailed) as caught:
        journal.facts(VISIT)
    assert (caught.value.code, caught.value.data["reason"]) == ("corrupt", "unreadable_fact")
    assert caught.value.data["id"] == token(f"{VISIT} 0").hex()


def test_the_last_day_is_that_of_the_newest_fact(journal: Journal) -> None:
    """Order comes from seq and not from the clock, which may have been put back."""
    assert journal.last_day() is None
    journal.append(running(visit_id(1), date(2027, 1, 1)))
    journal.append(running(visit_id(2), date(2026, 3, 2)))
    assert journal.last_day() == date(2026, 3, 2)


def test_visits_whose_note_is_to_be_written_are_listed_until_it_is(journal: Journal) -> None:
    close(journal, visit_id(2), "to_write", date(2026, 3, 3))
    facts = close(journal, visit_id(1), "to_write", date(2026, 3, 2))
    close(journal, visit_id(3), "written")
    rows = journal.to_write()
    assert [(row.visit, row.number, row.flows) for row in rows] == [
        (visit_id(1), "K7D2M9QX4", ("laegevalg",)),
        (visit_id(2), "K7D2M9QX4", ("laegevalg",)),
    ]
    written = fact(visit_id(1), "written", f.CaseNoteAnswered("written"))
    journal.append([written], closing=projection((*facts, written)))
    assert [row.visit for row in journal.to_write()] == [visit_id(2)]
