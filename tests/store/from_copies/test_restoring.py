"""A log comes back from every kind of copy."""

import os
import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest

from desk_assistant.store import copies, opening, restoring, sharing
from desk_assistant.store.errors import StoreFailed, StoreRefused
from desk_assistant.store.journal import Journal
from desk_assistant.store.rows import Problem
from tests.store.copied import KEY, finish, live_contents, take
from tests.store.sample import LOCAL, NAME, TODAY, derive, visit_id


def deriving(journal: Journal):
    """Stand in for the content."""
    return derive


def restored(source: Path, path: Path) -> restoring.Restored:
    """Bring a log back in the smallest slices."""
    return finish(restoring.restore(source, path, TODAY, deriving, length=0.0))


@pytest.mark.parametrize("kind", ["daily", "weekly", "monthly", "second"])
def test_a_log_comes_back_from_every_kind_of_copy(filled: Journal, path: Path, tmp_path: Path, kind: str) -> None:
    expected = live_contents(filled)
    folder = tmp_path / "kopier"
    days = {"daily": [3], "weekly": [3, 30], "monthly": [3, 30, 120], "second": [3]}[kind]
    take(filled, folder, TODAY - timedelta(days=days[-1]))
    for number in range(20):
        shutil.copyfile(copies.copies_in(folder)[-1].path, folder / copies.copy_name(TODAY - timedelta(days=number), "", KEY))
    list(copies.thin(folder, KEY, date(2020, 1, 1)))
    source = copies.copies_in(folder)[-1].path
    assert str(TODAY - timedelta(days=days[-1])) in source.name or kind in ("daily", "second")
    if kind == "second":
        (tmp_path / "delt").mkdir()
        source = finish(sharing.share(source, tmp_path / "delt"))
    filled.close()
    old = path.read_bytes()
    found = restored(source, path)
    assert found.kept is not None and found.kept.read_bytes() == old
    assert found.facts == len(expected["fact"])
    journal = Journal.open(path, TODAY, LOCAL)
    assert live_contents(journal) == expected
    assert journal.verify() == ()
    journal.close()
    assert not list(path.parent.glob("*gendannes*"))


def test_a_log_comes_back_where_there_is_none(made: Path, filled: Journal, tmp_path: Path) -> None:
    path = tmp_path / "new" / NAME
    assert restored(made, path).kept is None
    journal = Journal.open(path, TODAY, LOCAL)
    assert live_contents(journal) == live_contents(filled)
    journal.close()


def test_a_damaged_log_is_kept_beside_with_its_write_ahead_log(made: Path, filled: Journal, path: Path) -> None:
    filled.close()
    path.write_bytes(b"damaged" * 900)
    path.with_name(NAME + "-wal").write_bytes(b"its log")
    first = restored(made, path).kept
    second = restored(made, path).kept
    assert first is not None and second is not None and first != second
    assert first.read_bytes() == b"damaged" * 900
    assert first.with_name(first.name + "-wal").read_bytes() == b"its log"


def test_the_log_of_an_open_program_is_not_replaced(made: Path, filled: Journal, path: Path, monkeypatch) -> None:
    monkeypatch.setattr(opening, "PATIENCE", 0.05)
    with pytest.raises(StoreRefused) as caught:
        restored(made, path)
    assert caught.value.code == "locked"
    assert len(filled.facts(visit_id(1))) == 10


def test_a_bad_copy_changes_nothing(made: Path, filled: Journal, path: Path) -> None:
    filled.close()
    before = path.read_bytes()
    body = bytearray(made.read_bytes())
    body[body.find(b"laegevalg")] ^= 1
    made.write_bytes(body)
    with pytest.raises(StoreRefused):
        restored(made, path)
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == [NAME]


def test_a_new_log_that_does_not_hold_changes_nothing(made: Path, filled: Journal, path: Path, monkeypatch) -> None:
    filled.close()
    before = path.read_bytes()
    for name, value in (("checks", lambda self: iter([(Problem("chain"),)])), ("read", lambda self, job: 0)):
        with monkeypatch.context() as patch:
            patch.setattr(Journal if name == "checks" else restoring.Journal, name, value)
            if name == "read":
                patch.undo()
                patch.setattr(restoring, "_count", lambda connection: 3)
            with pytest.raises(StoreFailed) as caught:
                restored(made, path)
            assert caught.value.data["reason"] == "restored"
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == [NAME]


def test_without_links_the_old_log_is_renamed(made: Path, filled: Journal, path: Path, monkeypatch) -> None:
    filled.close()
    before = path.read_bytes()

    def refuse(*given: object) -> None:
        raise OSError

    monkeypatch.setattr(os, "link", refuse)
    kept = restored(made, path).kept
    assert kept is not None and kept.read_bytes() == before
