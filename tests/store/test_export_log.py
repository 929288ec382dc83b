"""The export log: every export stands in it once, also the one that had to wait because the log was in use."""

import os
from pathlib import Path

import msgspec
import pytest

from desk_assistant.store import export_log
from desk_assistant.store.errors import StoreFailed
from desk_assistant.store.journal import Journal
from desk_assistant.store.rows import Exported
from tests.store.limits import largest_file
from tests.store.sample import TODAY, token


def exported(number: int, **changes: object) -> Exported:
    """Give an event whose id depends on the number."""
    day = TODAY.isoformat()
    event = Exported(token(f"export {number}"), day, "visits", "csv", "2026-02-01", "2026-02-28", number, 0, False, None)
    return msgspec.structs.replace(event, **changes)


@pytest.fixture
def folder(path: Path) -> Path:
    """Give the data folder."""
    return path.parent


def ids(rows: tuple[Exported, ...]) -> list[int]:
    """Give the numbers of the events, which stand in their rows."""
    return sorted(row.rows for row in rows)


def test_an_export_stands_in_the_log_once(journal: Journal) -> None:
    event = exported(3, words=True, reason="access", held_back=2)
    export_log.log(journal, event)
    export_log.log(journal, event)
    assert journal.exports() == (event,)


def test_the_log_refuses_what_is_no_export(journal: Journal) -> None:
    with pytest.raises(StoreFailed):
        export_log.log(journal, exported(1, what="evaluations"))
    assert journal.exports() == ()


def test_what_waits_is_taken_in_once(journal: Journal, folder: Path) -> None:
    for number in (1, 2, 2):
        export_log.queue(folder, exported(number))
    assert [row.rows for row in export_log.waiting(folder)] == [1, 2, 2]
    export_log.log(journal, exported(1))
    assert export_log.take_in(journal, folder) == 3
    assert ids(journal.exports()) == [1, 2]
    assert export_log.waiting(folder) == ()
    assert export_log.take_in(journal, folder) == 0
    assert sorted(path.name for path in folder.iterdir() if "eksport" in path.name) == []


def test_only_the_owner_may_read_what_waits(journal: Journal, folder: Path) -> None:
    export_log.queue(folder, exported(1))
    assert (folder / export_log.QUEUE).stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("after", ["rename", "write"])
def test_taking_in_may_end_anywhere(journal: Journal, folder: Path, monkeypatch: pytest.MonkeyPatch, after: str) -> None:
    export_log.queue(folder, exported(1))
    with monkeypatch.context() as broken:
        if after == "rename":
            broken.setattr(export_log, "log", lambda *_: (_ for _ in ()).throw(StoreFailed("disk_full")))
        else:
            broken.setattr(Path, "unlink", lambda *_, **__: (_ for _ in ()).throw(OSError()))
        with pytest.raises((StoreFailed, OSError)):
            export_log.take_in(journal, folder)
    export_log.queue(folder, exported(2))
    assert ids(export_log.waiting(folder)) == [1, 2]
    assert export_log.take_in(journal, folder) == 2
    assert ids(journal.exports()) == [1, 2]
    assert export_log.waiting(folder) == ()


def test_what_cannot_be_read_is_set_aside_and_holds_nothing_up(journal: Journal, folder: Path) -> None:
    export_log.queue(folder, exported(1))
    with (folder / export_log.QUEUE).open("ab") as file:
        file.write(b'{"half": \xff\n')
    export_log.queue(folder, exported(2, what="evaluations"))
    export_log.queue(folder, exported(3))
    assert export_log.take_in(journal, folder) == 2
    assert ids(journal.exports()) == [1, 3]
    aside = (folder / "eksporter-ulaeselige.jsonl").read_bytes().splitlines()
    assert len(aside) == 2 and aside[0] == b'{"half": \xff' and b"evaluations" in aside[1]
    assert export_log.waiting(folder) == ()


def test_a_full_disk_leaves_the_queue_as_it_was(journal: Journal, folder: Path) -> None:
    export_log.queue(folder, exported(1))
    before = (folder / export_log.QUEUE).read_bytes()
    with largest_file(len(before) + 20), pytest.raises(OSError):
        export_log.queue(folder, exported(2))
    assert (folder / export_log.QUEUE).read_bytes() == before


def test_an_event_written_while_the_queue_is_taken_in_is_not_lost(
    journal: Journal, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The queue is taken in between the opening and the writing: the event goes into a file that is gone, and is written again."""
    real = os.fsync
    taken = []

    def take_first(handle: int) -> None:
        real(handle)
        if not taken:
            taken.append(True)
            (folder / export_log.QUEUE).unlink()

    monkeypatch.setattr(export_log.os, "fsync", take_first)
    export_log.queue(folder, exported(1))
    assert ids(export_log.waiting(folder)) == [1]
