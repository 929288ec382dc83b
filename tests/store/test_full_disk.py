"""When the disk is full: said plainly, nothing half done, and the reserve lets the visit be closed."""

import subprocess
import sys
from pathlib import Path

import pytest

from desk_assistant.store import place, reserve
from desk_assistant.store.journal import Journal
from desk_assistant.visit import facts as f
from tests.store.limits import fails, largest_file
from tests.store.sample import LOCAL, NAME, TODAY, closed, facts_of, visit_id, words_of

VISIT = visit_id(1)


def limit_pages(journal: Journal, more: int | None) -> None:
    """Let the file grow by so many pages only; None takes the limit away."""
    pages = journal._live().execute("PRAGMA page_count").fetchone()[0]
    journal._live().execute(f"PRAGMA max_page_count = {1_000_000 if more is None else pages + more}")


def test_a_full_disk_is_named_and_the_reserve_is_given_back(journal: Journal, path: Path) -> None:
    assert journal.make_reserve(65536)
    limit_pages(journal, 1)
    facts = facts_of(VISIT, *[f.LineWritten(f"own.{n}", "citizen", "w" * 500) for n in range(200)])
    failure = fails(lambda: journal.append(facts, words_of(VISIT)))
    assert (failure.code, failure.data) == ("disk_full", {"reserve_released": True, "reason": "SQLITE_FULL"})
    assert reserve.reserve_file(path).stat().st_size == 0
    assert (journal.facts(VISIT), journal.words(VISIT)) == ((), {})
    assert fails(lambda: journal.append(facts)).data["reserve_released"] is False
    limit_pages(journal, None)
    journal.append(facts, words_of(VISIT))
    assert journal.facts(VISIT) == facts
    assert journal.verify() == ()


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
from tests.store.sample import LOCAL, TODAY, closed, projection, visit_id
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
