"""What stands in a log that was filled: the same as if every key press had been written by itself."""

from datetime import date
from itertools import chain
from pathlib import Path

from desk_assistant import paths
from desk_assistant.content.library import Library
from desk_assistant.demo.examples import make_examples
from desk_assistant.demo.filling import Answered, Desk, fill
from desk_assistant.desk.ledger import Deriving, Ledger
from desk_assistant.store.journal import Journal
from desk_assistant.store.rebuilding import rebuild
from desk_assistant.visit.state import fold
from tests.demo.rows import TODAY, everything

#: Nothing is waiting to be purged, and no key was pressed last.
EMPTY = {"purge", "purge_log", "last_key"}


def written_key_by_key(path: Path, desk: Desk, visits: tuple[Answered, ...]) -> Journal:
    """Write each key press as the session of a real desk does."""
    journal = Journal.open(path, TODAY)
    ledger = Ledger(journal)
    for played, answer in visits:
        history = ()
        for act in played.acts:
            known = {getattr(fact.body, "words", None) for fact in act}
            words = tuple(word for word in played.words if word.id in known)
            ledger.append(act, words, desk.contents.pinned, fold((*history, *act)), "10:42", history)
            history += act
        if answer is not None:
            ledger.evaluate(answer.key, answer.iso_week, answer.face, answer.solved)
    return journal


def test_many_at_once_are_what_single_key_presses_leave(tmp_path: Path, library: Library) -> None:
    desk = Desk(library, 11, TODAY)
    visits = tuple(chain(desk.visits(40), desk.paused(1)))
    at_once = Journal.open(tmp_path / "at_once" / paths.DATABASE, TODAY)
    assert list(fill(at_once, desk, visits)) == [41]
    singly = written_key_by_key(tmp_path / "singly" / paths.DATABASE, desk, visits)
    found = everything(at_once)
    assert found == everything(singly)
    assert {name for name, rows in found.items() if not rows} <= EMPTY | {"month_total", "export_log"}
    assert len(found["unfinished"]) == 1
    for journal in (at_once, singly):
        journal.close()


def test_the_comparison_sees_a_single_row(filled: Journal) -> None:
    before = everything(filled)
    visit = before["agreement_line"][0][:1]
    filled.work(lambda connection: connection.execute("DELETE FROM agreement_line WHERE visit = ? AND position = 0", visit))
    after = everything(filled)
    assert [name for name in before if after[name] != before[name]] == ["agreement_line"]


def test_the_chains_hold_and_the_projections_come_out_the_same(filled: Journal, library: Library) -> None:
    assert filled.verify() == ()
    before = everything(filled)
    assert len(before["visit"]) == 230
    desk = Desk(library, 5, TODAY)
    assert list(desk.visits(230))
    for _ in rebuild(filled, Deriving(desk.contents.pinned)):
        pass
    assert everything(filled) == before


def test_filling_again_with_the_same_ids_changes_nothing(filled: Journal, library: Library) -> None:
    before = everything(filled)
    desk = Desk(library, 5, TODAY)
    assert list(fill(filled, desk, chain(desk.visits(230), desk.paused(1)))) == [200, 231]
    assert everything(filled) == before


def test_examples_fill_an_empty_folder_once(tmp_path: Path) -> None:
    day = date(2026, 11, 23)
    make_examples(tmp_path, day)
    journal = Journal.open(tmp_path / paths.DATABASE, day)
    assert len(journal.unfinished()) == 1
    assert 0 < len(journal.to_write()) < 20
    found = everything(journal)
    journal.close()
    make_examples(tmp_path, day)
    journal = Journal.open(tmp_path / paths.DATABASE, day)
    assert everything(journal) == found
    journal.close()
    assert (tmp_path / paths.DEMO_MARK).exists()
