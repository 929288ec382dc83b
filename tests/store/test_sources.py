"""Copies are read as logs are, and a log comes back from every kind of copy."""

import os
import shutil
import sqlite3
import stat
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import msgspec
import pytest

from desk_assistant.store import auditing, copies, opening, proving, restoring, schema, sharing, sources
from desk_assistant.store.errors import StoreFailed, StoreRefused
from desk_assistant.store.journal import Journal
from desk_assistant.store.rows import Evaluation, Problem
from desk_assistant.store.sources import CopyReader, open_copies, open_for_reading
from tests.store.copied import KEY, ORDER, contents, finish, live_contents, take
from tests.store.sample import LOCAL, NAME, TODAY, close, derive, running, token, visit_id, words_of


def deriving(journal: Journal):
    """Stand in for the content."""
    return derive


@pytest.fixture
def filled(journal: Journal) -> Journal:
    """Closed and open visits."""
    for number in range(6):
        close(journal, visit_id(number), "to_write", date(2026, 2, 20 + number % 3))
    journal.append(running(visit_id(50)), words_of(visit_id(50)))
    journal.add_evaluation(Evaluation(token("answer"), "2026-W10", "", 3, "yes"))
    return journal


@pytest.fixture
def made(filled: Journal, tmp_path: Path) -> Path:
    """A copy of it."""
    return take(filled, tmp_path / "kopier")


def test_a_copy_answers_as_the_log_does(filled: Journal, made: Path) -> None:
    with closing(CopyReader(made)) as copy:
        assert list(copy.all_facts()) == list(filled.all_facts())
        for ask in ("unfinished", "to_write", "purges", "last_day", "verify"):
            assert getattr(copy, ask)() == getattr(filled, ask)()
        assert copy.tallies(date.min, date.max) == filled.tallies(date.min, date.max)
        assert copy.projection(visit_id(1)) == filled.projection(visit_id(1))
        assert copy.words(visit_id(50)) == filled.words(visit_id(50))
        assert copy.snapshot("c1") == filled.snapshot("c1")
        assert (copy.day, copy.info.desk) == (TODAY, "Skranke 3")
    with pytest.raises(StoreFailed):
        copy.facts(visit_id(1))


def test_nothing_can_be_written_to_a_copy(made: Path) -> None:
    before = made.read_bytes()
    with closing(CopyReader(made)) as copy:
        with pytest.raises(StoreFailed) as caught:
            copy.append(running(visit_id(90)))
        assert caught.value.code == "refused"
        with pytest.raises(StoreFailed):
            copy.scrub()
    assert made.read_bytes() == before
    assert sorted(path.name for path in made.parent.iterdir()) == [made.name]


def test_a_folder_stands_for_the_newest_good_copy_of_each_desk(made: Path, tmp_path: Path) -> None:
    shutil.copyfile(made, made.with_name(copies.copy_name(date(2026, 3, 1), "", KEY)))
    made.with_name(copies.copy_name(date(2026, 3, 9), "", KEY)).write_bytes(b"bad")
    shutil.copyfile(made, made.with_name(copies.copy_name(date(2026, 3, 1), "", "00000000")))
    readers = open_copies([made.parent, made, tmp_path / "kopier"])
    assert [(reader.path.name, reader.info.key) for reader in readers] == [
        ("kopi-2026-03-01-00000000.sqlite", KEY), (made.name, KEY),
    ]  # fmt: skip
    for reader in readers:
        reader.close()


def test_what_cannot_be_read_is_named(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "tom").mkdir()
    bad = tmp_path / "bad.sqlite"
    bad.write_bytes(b"bad" * 999)
    for given, code in (("tom", "missing"), ("gone", "missing"), ("bad.sqlite", "corrupt"), (f"data/{NAME}", "no_copy")):
        with pytest.raises(StoreRefused) as caught:
            open_copies([made, tmp_path / given])
        assert (caught.value.code, caught.value.data["name"]) == (code, Path(given).name)

    def unreachable(folder: Path) -> None:
        raise PermissionError(13, "made up")

    monkeypatch.setattr(copies, "newest_sound", unreachable)
    with pytest.raises(StoreRefused) as caught:
        open_copies([tmp_path])
    assert caught.value.code == "folder_unwritable"


@pytest.fixture
def next_version(monkeypatch: pytest.MonkeyPatch):
    """A program one version further, which has one table more."""
    new = "CREATE TABLE later (id INTEGER PRIMARY KEY) STRICT"

    def migrate(connection: sqlite3.Connection, today: date) -> None:
        connection.execute(new)
        connection.execute(f"PRAGMA user_version = {schema.VERSION}")

    monkeypatch.setattr(schema, "VERSION", schema.VERSION + 1)
    monkeypatch.setattr(schema, "SCHEMA", (*schema.SCHEMA, new))
    monkeypatch.setattr(opening, "migrate", migrate)
    return monkeypatch


def test_a_copy_of_an_earlier_version_is_read_and_left_as_it_lies(filled: Journal, made: Path, next_version) -> None:
    before, facts = made.read_bytes(), list(filled.all_facts())
    with closing(CopyReader(made)) as copy:
        assert list(copy.all_facts()) == facts
        assert copy.read(lambda connection: connection.execute("SELECT count(*) FROM later").fetchone()) == (0,)
    assert made.read_bytes() == before


@pytest.mark.parametrize("fault", ["refused", "broken"])
def test_a_copy_that_cannot_be_brought_up_to_date_is_refused(made: Path, next_version, fault: str) -> None:
    def migrate(connection: sqlite3.Connection, today: date) -> None:
        if fault == "broken":
            raise sqlite3.OperationalError("made up")

    next_version.setattr(opening, "migrate", migrate)
    with pytest.raises(StoreRefused) as caught:
        CopyReader(made)
    assert caught.value.code == "corrupt"


def test_while_the_program_is_open_the_newest_good_copy_answers(filled: Journal, made: Path, path: Path, tmp_path: Path) -> None:
    opening_patience, opening.PATIENCE = opening.PATIENCE, 0.05
    try:
        made.with_name(copies.copy_name(date(2026, 3, 9), "", KEY)).write_bytes(b"bad")
        with closing(open_for_reading(path, made.parent, TODAY)) as reader:
            assert isinstance(reader, CopyReader) and reader.day == TODAY
        for folder, key in ((tmp_path / "none", None), (made.parent, "00000000")):
            with pytest.raises(StoreRefused) as caught:
                open_for_reading(path, folder, TODAY, key)
            assert caught.value.code == "locked"
        filled.close()
        with closing(open_for_reading(path, made.parent, TODAY)) as reader:
            assert not isinstance(reader, CopyReader)
    finally:
        opening.PATIENCE = opening_patience


def test_the_settings_lie_in_the_copy(made: Path) -> None:
    assert sources.settings_in(made) == ORDER.settings


# Restoring


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


# Auditing


def problems(journal: Journal) -> list[Problem]:
    """Everything an audit finds."""
    return [problem for found in auditing.audit(journal, derive) for problem in found]


def test_an_audit_of_a_sound_log_and_of_its_copy_finds_nothing(filled: Journal, made: Path) -> None:
    assert problems(filled) == []
    with closing(CopyReader(made)) as copy:
        assert problems(copy) == []
        assert contents(made)["visit"] != []


@pytest.mark.parametrize(
    ("harm", "found"),
    [
        ("UPDATE visit_step SET outcome = 'blocked', level = NULL WHERE step = 'start'", {"projection", "tally"}),
        ("UPDATE visit SET hour = 9", {"projection", "tally"}),
        ("UPDATE day_tally SET n = n + 1", {"tally"}),
        ("DELETE FROM unfinished", {"projection"}),
        ("INSERT INTO unfinished VALUES ('nobody')", {"projection"}),
        ("INSERT INTO unfinished SELECT visit FROM visit LIMIT 1", {"projection"}),
        (f"INSERT INTO content_snapshot VALUES ('{'a' * 64}', '{{}}')", {"content"}),
        ("DROP TRIGGER fact_stays", {"schema"}),
    ],
)
def test_an_audit_finds_what_does_not_follow_from_the_facts(filled: Journal, harm: str, found: set[str]) -> None:
    filled.work(lambda connection: connection.execute(harm).fetchall())
    assert {problem.code for problem in problems(filled)} == found


def test_an_audit_names_facts_that_cannot_be_read(filled: Journal) -> None:
    def damage(connection: sqlite3.Connection) -> None:
        connection.execute("DROP TRIGGER fact_stays")
        connection.execute("UPDATE fact SET body = '{' WHERE visit = ? AND name = 'visit.opened'", (visit_id(1),))

    filled.work(damage)
    found = problems(filled)
    assert {"chain", "unreadable"} <= {problem.code for problem in found if problem.visit == visit_id(1)}


def test_an_audit_stops_where_the_file_itself_is_broken(filled: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Journal, "checks", lambda self: iter([(Problem("quick_check", detail="made up"),)]))
    assert problems(filled) == [Problem("quick_check", detail="made up")]


def test_an_audit_that_cannot_read_on_says_so(filled: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(self: Journal, first: date, last: date) -> None:
        raise StoreFailed("corrupt", reason="SQLITE_CORRUPT")

    monkeypatch.setattr(Journal, "tallies", broken)
    assert problems(filled) == [Problem("unreadable", detail="SQLITE_CORRUPT")]


# Files of version 1

OLD = Path(__file__).parent / "files" / "version-1.sqlite3"


def test_a_copy_of_version_1_is_read_with_its_days_counted_anew(tmp_path: Path) -> None:
    path = tmp_path / "kopi-2026-03-02.sqlite"
    shutil.copyfile(OLD, path)
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA journal_mode = DELETE").fetchall()
    connection.execute(proving.INFO)
    info = proving.CopyInfo("2026-03-02", "", "", 53, "", {})
    connection.execute("INSERT INTO copy_info VALUES (?, ?)", (msgspec.json.encode(info).decode(), b""))
    connection.commit()
    connection.close()
    with closing(CopyReader(path)) as copy:
        assert len(list(copy.all_facts())) == 53
        assert any(row.measure == "event" for row in copy.tallies(date.min, date.max))


def test_before_its_tables_change_the_log_is_kept_beside(path: Path) -> None:
    path.parent.mkdir()
    shutil.copyfile(OLD, path)
    Journal.open(path, TODAY, LOCAL).close()
    kept = path.with_name("besoeg.version-1.sqlite3")
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    with closing(sqlite3.connect(kept)) as old, closing(sqlite3.connect(OLD)) as before:
        assert old.execute("PRAGMA user_version").fetchone() == (1,)
        assert old.execute("SELECT * FROM fact").fetchall() == before.execute("SELECT * FROM fact").fetchall()
    kept.unlink()
    Journal.open(path, TODAY, LOCAL).close()
    assert not kept.exists()


def test_how_far_an_audit_has_come_can_be_told(filled: Journal) -> None:
    taken = sum(1 for _ in auditing.audit(filled, derive))
    assert taken <= filled.read(auditing.steps) <= taken + 2
