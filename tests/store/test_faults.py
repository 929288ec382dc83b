"""When the disk fails: nothing that was answered is lost, nothing that failed stands."""

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from desk_assistant.store import journal as journal_module
from desk_assistant.store import opening, place, reserve
from desk_assistant.store.errors import StoreFailed, StoreRefused
from desk_assistant.store.journal import Job, Journal, T
from desk_assistant.store.rows import Problem
from desk_assistant.visit import facts as f
from tests.store.limits import largest_file
from tests.store.sample import LOCAL, NAME, TODAY, close, closed, facts_of, running, visit_id, words_of

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


def fails(action: Callable[[], object]) -> StoreFailed:
    """Do something that must fail; gives the failure."""
    with pytest.raises(StoreFailed) as caught:
        action()
    return caught.value


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


def limit_pages(journal: Journal, more: int | None) -> None:
    """Let the file grow by so many pages only; None takes the limit away."""
    pages = journal._live().execute("PRAGMA page_count").fetchone()[0]
    journal._live().execute(f"PRAGMA max_page_count = {1_000_000 if more is None else pages + more}")


def test_a_full_disk_is_named_and_the_reserve_is_given_back(failing: Failing) -> None:
    assert failing.make_reserve(65536)
    limit_pages(failing, 1)
    facts = facts_of(VISIT, *[f.LineWritten(f"own.{n}", "citizen", "w" * 500) for n in range(200)])
    failure = fails(lambda: failing.append(facts, words_of(VISIT)))
    assert (failure.code, failure.data) == ("disk_full", {"reserve_released": True, "reason": "SQLITE_FULL"})
    assert reserve.reserve_file(failing._path).stat().st_size == 0
    assert (failing.facts(VISIT), failing.words(VISIT)) == ((), {})
    assert fails(lambda: failing.append(facts)).data["reserve_released"] is False
    limit_pages(failing, None)
    failing.append(facts, words_of(VISIT))
    assert failing.facts(VISIT) == facts
    assert failing.verify() == ()
    failing.close()


def test_a_quota_or_size_limit_counts_as_a_full_disk(path: Path) -> None:
    """SQLite calls these plain I/O errors (EFBIG, EDQUOT); a real limit of this process shows it."""
    journal = Journal.open(path, TODAY, LOCAL)
    written = 0

    def write_on() -> None:
        nonlocal written
        while written < 2000:
            journal.append(closed(visit_id(written)))
            written += 1

    with largest_file(400_000):
        failure = fails(write_on)
        assert (failure.code, failure.data) == ("disk_full", {"reserve_released": False, "reason": "SQLITE_IOERR_WRITE"})
        assert written > 0
        assert journal.facts(visit_id(written - 1)) == closed(visit_id(written - 1))
        assert journal.facts(visit_id(written)) == ()
    journal.append(closed(visit_id(written)))
    assert journal.facts(visit_id(written)) == closed(visit_id(written))
    assert journal.verify() == ()
    journal.close()


DISK_FULL = """
import resource, sys
from pathlib import Path
from desk_assistant.store.errors import StoreFailed
from desk_assistant.store.journal import Journal
from tests.store.sample import LOCAL, TODAY, close, closed, projection, visit_id
journal = Journal.open(Path(sys.argv[1]), TODAY, LOCAL)
limit = int(sys.argv[2])
print("reserve", journal.make_reserve(256 * 1024), flush=True)
if limit:
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
number = 0
try:
    while number < 5000:
        journal.append(closed(visit_id(number))[:6])
        print("saved", number, flush=True)
        number += 1
except StoreFailed as failure:
    print(failure.code, failure.data["reserve_released"], flush=True)
if limit:
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
journal.append(closed(visit_id(number))[:6])
journal.append(closed(visit_id(number))[6:], closing=projection(closed(visit_id(number))))
print("saved", number, flush=True)
journal.close()
"""


def check_full_disk(path: Path, lines: list[str]) -> None:
    """Everything that was called saved is there, the refused write succeeded later, and all of it holds."""
    saved = [int(line.split()[1]) for line in lines if line.startswith("saved")]
    assert saved == list(range(len(saved))) and len(saved) > 5
    assert lines[0] == "reserve True"
    assert lines[-2] == "disk_full True"
    journal = Journal.open(path, TODAY, LOCAL)
    for number in saved[:-1]:
        assert journal.facts(visit_id(number)) == closed(visit_id(number))[:6]
    assert journal.facts(visit_id(saved[-1])) == closed(visit_id(saved[-1]))
    assert journal.verify() == ()
    journal.close()


def test_a_visit_can_be_closed_after_the_disk_was_full(path: Path) -> None:
    command = [sys.executable, "-c", DISK_FULL, str(path), "600000"]
    found = subprocess.run(command, capture_output=True, text=True, check=True)
    check_full_disk(path, found.stdout.splitlines())


@pytest.mark.soak
def test_a_visit_can_be_closed_on_a_file_system_that_is_full(tmp_path: Path) -> None:
    """A real file system of 1 MB: here the reserve itself has to be what makes room."""
    (tmp_path / "disk").mkdir()
    command = """
        mount -t tmpfs -o size=1m none "$1/disk" && "$2" -c "$3" "$1/disk/besoeg.sqlite3" 0
        code=$?; cp -a "$1/disk" "$1/after"; exit $code
    """
    found = subprocess.run(
        ["unshare", "--map-root-user", "--mount", "sh", "-c", command, "sh", str(tmp_path), sys.executable, DISK_FULL],
        capture_output=True,
        text=True,
        check=False,
    )
    assert found.returncode == 0, found.stderr
    check_full_disk(tmp_path / "after" / NAME, found.stdout.splitlines())


def test_the_reserve_takes_room_and_is_made_once(journal: Journal, path: Path) -> None:
    file = path.with_name("reserve")
    assert journal.make_reserve(1_000_000)
    assert file.stat().st_blocks * 512 >= 1_000_000
    stamp = file.stat().st_mtime_ns
    assert journal.make_reserve(1_000_000)
    assert file.stat().st_mtime_ns == stamp
    assert reserve.release(path)
    assert not reserve.release(path)
    assert journal.make_reserve(1_000_000)
    assert file.stat().st_size == 1_000_000


def test_a_reserve_that_finds_no_room_leaves_nothing(journal: Journal, path: Path) -> None:
    with largest_file(100_000):
        assert not journal.make_reserve(1_000_000)
    assert not path.with_name("reserve").exists()


def test_a_reserve_that_is_not_there_cannot_be_released(journal: Journal, path: Path) -> None:
    assert not reserve.release(path)


def test_the_reserve_is_made_without_fallocate_too(journal: Journal, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr("os.posix_fallocate")
    assert journal.make_reserve(50_000)
    assert path.with_name("reserve").stat().st_size == 50_000


def test_there_is_room_unless_the_disk_says_otherwise(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert place.has_room(path)  # a folder that is gone is no full disk
    path.parent.mkdir()
    assert place.has_room(path)
    with largest_file(10_000):
        assert not place.has_room(path)
    with largest_file(0):
        assert not place.has_room(path)
    assert list(path.parent.iterdir()) == []


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
