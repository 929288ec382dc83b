"""A copy that is given up, killed or cannot be made leaves the old one as it was."""

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from desk_assistant.store import copies, copying, proving
from desk_assistant.store.copying import copy
from desk_assistant.store.errors import StoreFailed
from desk_assistant.store.journal import Journal
from tests.store.copied import KEY, ORDER, contents, live_contents, take
from tests.store.limits import largest_file
from tests.store.sample import LOCAL, TODAY, close, derive, visit_id

NAME = f"kopi-2026-03-02-skranke-3-{KEY}.sqlite"


def test_giving_up_leaves_nothing_and_the_old_copy_stands(filled: Journal, folder: Path) -> None:
    take(filled, folder)
    whole = len(list(copy(filled, folder, ORDER, derive, length=0.0)))
    before = (folder / NAME).read_bytes()
    for steps in range(1, whole, 7):
        work = copy(filled, folder, ORDER, derive, length=0.0)
        for _ in range(steps):
            next(work)
        work.close()
        assert [file.name for file in folder.iterdir()] == [NAME]
    assert (folder / NAME).read_bytes() == before


KILLED = """
import sys
from pathlib import Path
from desk_assistant.store.copying import copy
from desk_assistant.store.journal import Journal
from tests.store.copied import ORDER
from tests.store.sample import LOCAL, TODAY, derive
journal = Journal.open(Path(sys.argv[1]), TODAY, LOCAL)
for number, _ in enumerate(copy(journal, Path(sys.argv[2]), ORDER, derive, length=0.0)):
    if number == int(sys.argv[3]):
        __import__("os")._exit(9)
print("whole")
"""


def test_killed_at_any_step_a_copy_is_whole_or_not_there(filled: Journal, path: Path, folder: Path) -> None:
    expected = live_contents(filled)
    filled.close()
    left = 0
    for steps in (1, 12, 25, 33, 40, 60, 400):
        command = [sys.executable, "-c", KILLED, str(path), str(folder), str(steps)]
        said = subprocess.run(command, capture_output=True, text=True, check=False)
        assert said.returncode == (0 if "whole" in said.stdout else 9), said.stderr
        left += len(copies.unfinished_in(folder, KEY))
        for one in copies.copies_in(folder):
            assert copies.sound(one)
            assert contents(one.path) == expected
    assert left >= 4
    journal = Journal.open(path, TODAY, LOCAL)
    (folder / (NAME + ".tmp")).touch()
    (folder / "kopi-2026-03-02-other-00000000.sqlite.tmp").touch()
    (folder / "notes.tmp").touch()
    take(journal, folder)
    assert sorted(file.name for file in folder.iterdir() if file.suffix == ".tmp") == [
        "kopi-2026-03-02-other-00000000.sqlite.tmp",
        "notes.tmp",
    ]
    journal.close()


def test_a_full_disk_leaves_the_old_copy(filled: Journal, folder: Path) -> None:
    before = take(filled, folder).read_bytes()
    for number in range(200, 300):
        close(filled, visit_id(number))
    with largest_file(len(before) + 8192), pytest.raises(StoreFailed) as caught:
        take(filled, folder)
    assert caught.value.code in ("disk_full", "io")
    assert [file.name for file in folder.iterdir()] == [NAME]
    assert (folder / NAME).read_bytes() == before


def test_a_copy_is_not_what_fills_the_disk(filled: Journal, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copying, "ROOM", 1 << 60)
    with pytest.raises(StoreFailed) as caught:
        take(filled, folder)
    assert caught.value.code == "disk_full"
    assert list(folder.iterdir()) == []


def test_a_folder_that_cannot_be_made_is_a_failure(filled: Journal, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreFailed) as caught:
        take(filled, tmp_path / "file" / "kopier")
    assert caught.value.code == "folder_unwritable"


def damage_fact(connection: sqlite3.Connection) -> None:
    """Change a logged value behind the chain's back."""
    connection.execute("DROP TRIGGER fact_stays")
    connection.execute("UPDATE fact SET body = replace(body, 'laegevalg', 'pas') WHERE visit = ?", (visit_id(1),))


def test_a_damaged_log_never_takes_the_place_of_a_good_copy(filled: Journal, folder: Path) -> None:
    before = take(filled, folder).read_bytes()
    filled.work(damage_fact)
    with pytest.raises(StoreFailed) as caught:
        take(filled, folder)
    assert (caught.value.code, caught.value.data["found"]) == ("corrupt", "chain")
    assert (folder / NAME).read_bytes() == before
    assert [file.name for file in folder.iterdir()] == [NAME]


def test_what_a_copy_says_of_itself_is_read_back(filled: Journal, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def lie(path, clock, length):
        yield False
        return proving.CopyInfo("2026-03-02", "", "", 0, "", {})

    monkeypatch.setattr(copying.proving, "prove", lie)
    with pytest.raises(StoreFailed) as caught:
        take(filled, folder)
    assert caught.value.data["found"] == "copy_info"
