"""When the disk fails: nothing that was answered is lost, nothing that failed stands."""

import sqlite3
from pathlib import Path

import pytest

from desk_assistant.store import journal as journal_module
from desk_assistant.store import opening
from desk_assistant.store.errors import StoreRefused
from desk_assistant.store.journal import Job, Journal, T
from desk_assistant.store.rows import Problem
from tests.store.limits import fails
from tests.store.sample import LOCAL, TODAY, close, closed, running, visit_id, words_of

VISIT = visit_id(1)


def error(number: int, name: str) -> sqlite3.OperationalError:
    """Give an error as SQLite would report it."""
    made = sqlite3.OperationalError("made up")
    made.sqlite_errorcode, made.sqlite_errorname = number, name
    return made


class Failing(Journal):
    """A journal whose next transactions fail, before or after they are on disk."""

    before: sqlite3.Error | None = None
    after: sqlite3.Error | None = None

    def _transact(self, job: Job[T]) -> T:
        if self.before is not None:
            raise self.before
        result = super()._transact(job)
        if self.after is not None:
            raise self.after
        return result


@pytest.fixture
def failing(path: Path) -> Failing:
    """A journal with one closed visit."""
    opened = Failing.open(path, TODAY, LOCAL)
    close(opened, visit_id(0))
    return opened


FSYNC = error(1034, "SQLITE_IOERR_FSYNC")


def test_an_error_after_the_commit_counts_as_done_when_the_facts_stand(failing: Failing) -> None:
    failing.after = FSYNC
    failing.append(running(VISIT))
    failing.after = None
    assert failing.facts(VISIT) == running(VISIT)
    assert failing.verify() == ()
    failing.close()


def test_an_error_before_the_commit_is_a_failure_and_the_retry_succeeds(failing: Failing) -> None:
    failing.before = FSYNC
    failure = fails(lambda: failing.append(running(VISIT)))
    assert (failure.code, failure.data) == ("io", {"reason": "SQLITE_IOERR_FSYNC"})
    failing.before = None
    assert failing.facts(VISIT) == ()
    failing.append(running(VISIT))
    assert failing.facts(VISIT) == running(VISIT)
    failing.close()


def test_after_an_io_error_the_file_is_opened_anew(failing: Failing) -> None:
    first = failing._live()
    failing.before = FSYNC
    fails(lambda: failing.append(running(VISIT)))
    assert failing._live() is not first
    with pytest.raises(sqlite3.ProgrammingError):
        first.execute("SELECT 1")
    failing.close()


def test_half_of_the_facts_is_no_success(failing: Failing) -> None:
    failing.append(running(VISIT)[:3])
    failing.before = FSYNC
    assert fails(lambda: failing.append(running(VISIT))).code == "io"
    failing.close()


def test_a_write_without_facts_cannot_prove_itself_and_is_done_again(failing: Failing) -> None:
    failing.after = FSYNC
    assert fails(lambda: failing.append([], words_of(VISIT))).code == "io"
    failing.after = None
    failing.append([], words_of(VISIT))
    assert failing.words(VISIT) == {"w-" + VISIT: "jeg er flyttet"}
    failing.close()


def test_a_file_that_does_not_open_again_stays_a_failure_until_it_does(
    failing: Failing, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise StoreRefused("newer", found=2)

    failing.before = FSYNC
    monkeypatch.setattr(journal_module, "open_database", refuse)
    assert fails(lambda: failing.append(running(VISIT))).code == "io"
    failing.before = None
    assert fails(lambda: failing.facts(VISIT)).code == "io"
    monkeypatch.undo()
    assert failing.facts(visit_id(0)) == closed(visit_id(0))
    failing.close()


@pytest.mark.parametrize(
    ("refusal", "code"), [("locked", "locked"), ("corrupt", "corrupt"), ("disk_full", "disk_full"), ("folder_unwritable", "io")]
)
def test_a_refusal_at_the_second_opening_is_a_failure_with_its_code(
    failing: Failing, monkeypatch: pytest.MonkeyPatch, refusal: str, code: str
) -> None:
    failing.before = FSYNC
    fails(lambda: failing.append(running(VISIT)))
    failing.before = None
    failing._drop()

    def refuse(*_: object) -> None:
        raise StoreRefused(refusal, reason="made up")

    monkeypatch.setattr(journal_module, "open_database", refuse)
    failure = fails(lambda: failing.append(running(VISIT)))
    assert (failure.code, failure.data) == (code, {"reason": "made up"})


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (sqlite3.SQLITE_BUSY, "locked"),
        (sqlite3.SQLITE_LOCKED, "locked"),
        (sqlite3.SQLITE_CORRUPT, "corrupt"),
        (sqlite3.SQLITE_NOTADB, "corrupt"),
        (sqlite3.SQLITE_READONLY, "io"),
        (sqlite3.SQLITE_IOERR, "io"),
    ],
)
def test_each_error_has_its_code(failing: Failing, number: int, code: str) -> None:
    failing.before = error(number, "NAME")
    assert fails(lambda: failing.append(running(VISIT))).code == code
    failing.before = None
    assert failing.facts(VISIT) == ()
    failing.close()


def test_mistakes_of_the_program_are_not_dressed_up_as_faults(failing: Failing) -> None:
    with pytest.raises(sqlite3.ProgrammingError):
        failing.work(lambda connection: connection.execute("SELECT ?", ()))
    with pytest.raises(sqlite3.ProgrammingError):
        failing._read(lambda connection: connection.execute("SELECT ?", ()))
    failing.close()


def test_a_failure_holds_no_words_of_the_citizen(failing: Failing) -> None:
    def write(connection: sqlite3.Connection) -> None:
        connection.execute("INSERT INTO words VALUES ('w', 'v', NULL, 'jeg er flyttet')")

    failure = fails(lambda: failing.work(write))
    assert (failure.code, failure.data) == ("refused", {"reason": "SQLITE_CONSTRAINT_NOTNULL"})
    failing.close()


def test_reading_a_damaged_page_is_named(failing: Failing) -> None:
    assert fails(lambda: failing._read(lambda c: c.execute("SELECT CAST(x'ff' AS TEXT)").fetchone())).code == "corrupt"
    failing.close()


def test_damage_is_told_as_far_as_the_file_can_be_read(failing: Failing) -> None:
    for number in range(1, 20):
        close(failing, visit_id(number))
    failing.close()
    damaged = failing._path.read_bytes().index(closed(visit_id(12))[5].id) // 4096
    with failing._path.open("r+b") as file:
        file.seek(damaged * 4096)
        file.write(b"\xff" * 64)
    journal = Journal.open(failing._path, TODAY, LOCAL)
    problems = journal.verify()
    assert [problem.code for problem in problems] == ["quick_check", "unreadable"]
    assert journal.facts(visit_id(2)) == closed(visit_id(2))
    journal.close()


def test_what_the_quick_check_says_is_passed_on(failing: Failing) -> None:
    def bend(connection: sqlite3.Connection) -> None:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute("UPDATE visit SET hour = 99")
        connection.execute("PRAGMA ignore_check_constraints = OFF")

    failing.work(bend)
    assert failing.verify() == (Problem("quick_check", detail="CHECK constraint failed in visit"),)
    failing.close()


def test_closing_lets_go_of_the_file_even_when_it_cannot_be_tidied(failing: Failing, path: Path) -> None:
    failing.before = error(sqlite3.SQLITE_FULL, "SQLITE_FULL")
    failing.close()
    failing.close()
    Journal.open(path, TODAY, LOCAL).close()


def test_a_program_that_holds_the_file_is_named(failing: Failing, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "PATIENCE", 0.05)
    with pytest.raises(StoreRefused) as caught:
        Journal.open(path, TODAY, LOCAL)
    assert caught.value.code == "locked"
    failing.close()
