"""What is due leaves no byte in any file of the data folder or the second one, and what stays still holds."""

import os
import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from desk_assistant.store import copies, forgetting, place, proving, reading, retention, schema, sharing
from desk_assistant.store.copies import copy_name
from desk_assistant.store.errors import StoreFailed
from desk_assistant.store.expiring import Keeping, due, expire, keeping
from desk_assistant.store.forgetting import Forgot
from desk_assistant.store.journal import Journal
from desk_assistant.store.sources import CopyReader
from desk_assistant.visit import facts as f
from tests.store.copied import KEY, contents, finish, take
from tests.store.sample import NAME, TODAY, close, everything_in, facts_of, running, token, visit_id, words_of

RULE = Keeping()
OLD, RECENT = date(2025, 1, 14), date(2026, 2, 20)
NUMBERS = range(90)


def day_of(number: int) -> date:
    """Give the day of a visit: some of each kind, with no order to it."""
    return (OLD, RECENT, date(2025, 12, 3))[token(f"day {number}")[0] % 3]


@pytest.fixture
def filled(journal: Journal, tmp_path: Path) -> Journal:
    """Visits of different sizes, in a log with two copies and a second folder with one."""
    lengths = random.Random(3)
    for number in NUMBERS:
        visit, day = visit_id(number), day_of(number)
        close(journal, visit, day=day) if number % 7 else journal.append(running(visit, day))
        more = words_of(visit, f"kendeord {visit[:12]} " + "x" * lengths.randint(0, 400), day)[0]
        journal.work(lambda log, more=more: log.execute("INSERT INTO words VALUES (?, ?, ?, ?)", (f"x{more.id}", *row(more))))
    folder = journal.path.parent / "kopier"
    made = take(journal, folder, TODAY - timedelta(days=9))
    shutil.copyfile(made, folder / copy_name(TODAY, "Skranke 3", KEY))
    (tmp_path / "delt").mkdir()
    shutil.copyfile(made, tmp_path / "delt" / made.name)
    return journal


def row(words: f.Words) -> tuple[str, str, str]:
    return words.visit, words.date.isoformat(), words.text


def traces(folder: Path, of: Callable[[int], bool]) -> set[str]:
    """Give what can still be found, in any file, of the visits that went, and of words that went."""
    body = everything_in(folder)
    found = set()
    for number in NUMBERS:
        visit = visit_id(number)
        if f"kendeord {visit[:12]}".encode() in body and day_of(number) != RECENT:
            found.add("words")
        if of(number) and visit.encode() in body:
            found.add("visit")
        if of(number) and any(fact.id in body for fact in running(visit, OLD)):
            found.add("fact")
    return found


def went(number: int) -> bool:
    return day_of(number) == OLD


def forget(journal: Journal, tmp_path: Path) -> list[Forgot]:
    """Let the rule run over the log, the copies, and the second folder."""
    finish(expire(journal, RULE, TODAY))  # type: ignore[arg-type]
    folders = (journal.path.parent / "kopier", tmp_path / "delt")
    return [finish(forgetting.expire_copies(folder, KEY, RULE, TODAY)) for folder in folders]


def test_no_byte_is_left_in_any_file_and_all_that_stays_holds(filled: Journal, tmp_path: Path) -> None:
    assert traces(tmp_path, went) == {"words", "visit", "fact"}
    kept = [fact.id for fact in filled.all_facts() if day_of_visit(fact.visit) != OLD]
    own, second = forget(filled, tmp_path)
    assert (len(own.changed), len(second.changed)) == (2, 1) and not own.left and not own.removed
    filled.checkpoint_idle()
    assert traces(tmp_path, went) == set()
    assert filled.verify() == () and [fact.id for fact in filled.all_facts()] == kept
    for folder in (filled.path.parent / "kopier", tmp_path / "delt"):
        assert forgetting.due_in_copies(folder, KEY, RULE, TODAY) == {}
        for copy in copies.copies_in(folder):
            finish(proving.prove(copy.path))
            assert sorted(row[1] for row in contents(copy.path)["fact"]) == sorted(bytes.fromhex(key) for key in kept)
            with closing(CopyReader(copy.path)) as reader:
                assert reader.month_totals("2025-01", "2025-01") == filled.month_totals("2025-01", "2025-01") != ()
                assert reader.info.first == contents_first(reader)
    assert [file.name for file in (tmp_path / "delt").iterdir()] == [copy.path.name for copy in copies.copies_in(tmp_path / "delt")]


def day_of_visit(visit: str) -> date:
    return {visit_id(number): day_of(number) for number in NUMBERS}[visit]


def contents_first(reader: CopyReader) -> str:
    return next(iter(reader.all_facts())).hash


def test_with_less_care_something_is_left(filled: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The control for the scan above: rows are deleted, and their bytes are left to lie."""
    monkeypatch.setattr(retention, "scrub", no_scrub)
    monkeypatch.setattr(forgetting, "_PRAGMAS", tuple(text.replace("delete = ON", "delete = OFF") for text in forgetting._PRAGMAS))
    filled.read(lambda log: log.execute("PRAGMA secure_delete = OFF").fetchall())
    forget(filled, tmp_path)
    filled.checkpoint_idle()
    assert traces(tmp_path / "delt", went) and traces(filled.path.parent / "kopier", went)
    shutil.rmtree(filled.path.parent / "kopier")
    assert traces(filled.path.parent, went)


def no_scrub(connection: sqlite3.Connection) -> None:
    """Stand in for the scrub and do nothing."""


def test_a_second_run_changes_nothing(filled: Journal, tmp_path: Path) -> None:
    forget(filled, tmp_path)
    stamps = {file: file.stat().st_mtime_ns for file in (filled.path.parent / "kopier").iterdir()}
    assert forget(filled, tmp_path) == [Forgot(), Forgot()]
    assert {file: file.stat().st_mtime_ns for file in stamps} == stamps


def test_an_erasure_that_was_cut_off_before_the_file_was_written_anew_is_finished(filled: Journal, path: Path) -> None:
    for said in expire(filled, RULE, TODAY):
        if said and not due(filled, RULE, TODAY):
            break
    filled.close()
    journal = Journal.open(path, TODAY)
    assert not due(journal, RULE, TODAY) and journal.read(retention.to_scrub)
    finish(expire(journal, RULE, TODAY))  # type: ignore[arg-type]
    assert not journal.read(retention.to_scrub)
    shutil.rmtree(path.parent / "kopier")
    assert traces(path.parent, went) == set()
    assert list(expire(journal, RULE, TODAY)) == []
    journal.close()


def test_a_copy_that_only_has_old_words_keeps_its_visits_and_leftovers_go(journal: Journal, path: Path) -> None:
    close(journal, visit_id(1), day=date(2026, 1, 5))
    made = take(journal, path.parent / "kopier")
    facts = contents(made)["fact"]
    assert finish(forgetting.expire_copies(made.parent, KEY, RULE, TODAY)).changed == (made.name,)
    assert contents(made)["fact"] == facts and contents(made)["words"] == []
    gone = copy_name(date(2026, 1, 1), "", KEY)
    for name in (made.name + "-journal", made.name + ".tmp", gone + "-journal", gone + ".tmp"):
        made.with_name(name).write_bytes(b"kendeord")
    finish(forgetting.expire_copies(made.parent, None, RULE, TODAY))
    assert list(made.parent.iterdir()) == [made]


def test_a_damaged_copy_goes_when_its_words_are_due_and_what_is_not_ours_stays(journal: Journal, path: Path) -> None:
    close(journal, visit_id(1), day=RECENT)
    made = take(journal, path.parent / "kopier")
    bad = {day: made.with_name(copy_name(day, "", KEY)) for day in (TODAY - timedelta(days=31), TODAY - timedelta(days=30))}
    for place_ in bad.values():
        place_.write_bytes(b"kendeord" * 99)
    other = made.with_name(copy_name(date(2020, 1, 1), "", KEY))
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("CREATE TABLE andet (a)")
    newer = made.with_name(copy_name(date(2020, 1, 2), "", KEY))
    shutil.copyfile(made, newer)
    with closing(sqlite3.connect(newer)) as connection:
        connection.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
        connection.execute("DROP TABLE words")
    old, young = bad.values()
    assert set(forgetting.due_in_copies(made.parent, KEY, RULE, TODAY)) == {old.name, young.name, other.name, newer.name}
    found = finish(forgetting.expire_copies(made.parent, KEY, RULE, TODAY))
    assert found == Forgot((), (old.name,), (young.name, newer.name, other.name))
    assert finish(forgetting.erase_in_copies(made.parent, KEY, [visit_id(1)], TODAY)).left == (young.name, newer.name, other.name)


def test_a_copy_of_the_version_before_is_brought_up_to_date(journal: Journal, path: Path) -> None:
    close(journal, visit_id(1), day=OLD)
    close(journal, visit_id(2), day=RECENT)
    made = take(journal, path.parent / "kopier")
    with closing(sqlite3.connect(made, isolation_level=None)) as connection:
        info, _ = proving.read_info(connection)
        connection.execute("DROP TABLE month_total")
        connection.execute("DROP TABLE export_log")
        connection.execute("DELETE FROM _sqlite_migrations WHERE name LIKE '2%'")
        connection.execute("PRAGMA user_version = 1")
        left = {table: taken for table, taken in info.tables.items() if table not in ("month_total", "export_log")}
        changed = proving.msgspec.structs.replace(info, tables=left)
        connection.execute("UPDATE copy_info SET info = ?", (proving.msgspec.json.encode(changed).decode(),))
    found = finish(forgetting.expire_copies(made.parent, KEY, RULE, TODAY))
    assert found.changed == (made.name,)
    assert {row[2] for row in contents(made)["fact"]} == {visit_id(2)}
    assert finish(proving.prove(made)).tables["fact"][0] == 10


def test_a_fault_in_a_copy_gets_no_valid_fingerprint(journal: Journal, path: Path) -> None:
    close(journal, visit_id(1), day=OLD)
    made = take(journal, path.parent / "kopier")
    body = bytearray(made.read_bytes())
    body[body.rfind(b"laegevalg")] ^= 1
    made.write_bytes(body)
    assert finish(forgetting.expire_copies(made.parent, KEY, RULE, TODAY)).left == (made.name,)
    assert made.read_bytes() == body


def test_a_copy_that_cannot_be_put_in_place_lies_as_it_lay(journal: Journal, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    close(journal, visit_id(1), day=OLD)
    made = take(journal, path.parent / "kopier")
    before = made.read_bytes()

    def full(path: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(place, "sync_file", full)
    assert finish(forgetting.expire_copies(made.parent, KEY, RULE, TODAY)).left == (made.name,)
    assert list(made.parent.iterdir()) == [made] and made.read_bytes() == before


def test_a_folder_out_of_reach_is_a_failure(tmp_path: Path) -> None:
    for work in (
        forgetting.expire_copies(tmp_path / "gone", KEY, RULE, TODAY),
        forgetting.erase_in_copies(tmp_path / "gone", KEY, ["a"], TODAY),
    ):
        with pytest.raises(StoreFailed):
            finish(work)
    with pytest.raises(StoreFailed):
        forgetting.visits_in_copies(tmp_path / "gone", KEY, "K7D2M9QX4")


def test_one_visit_is_found_by_its_number_and_erased_in_log_and_copies(filled: Journal, path: Path) -> None:
    gone = visit_id(8)
    number = "AAAA1111B"
    filled.append(facts_of(gone, f.Closed("agreement", number), day=RECENT, start=40))
    made = take(filled, path.parent / "kopier")
    made.with_name(copy_name(date(2026, 1, 1), "", KEY)).write_bytes(b"bad")
    assert filled.read(lambda log: reading.visits_with(log, number)) == (gone,)
    assert forgetting.visits_in_copies(made.parent, KEY, number) == {gone}
    assert forgetting.visits_in_copies(made.parent, KEY, "0") == frozenset()
    filled.purge([gone], TODAY)
    assert finish(forgetting.erase_in_copies(made.parent, KEY, ["nobody"], TODAY)) == Forgot(left=(copy_name(date(2026, 1, 1), "", KEY),))
    found = finish(forgetting.erase_in_copies(made.parent, KEY, [gone], TODAY))
    assert len(found.changed) == 2 and found.left == (copy_name(date(2026, 1, 1), "", KEY),)
    assert gone.encode() not in everything_in(path.parent)
    for copy in found.changed:
        finish(proving.prove(made.with_name(copy)))
    assert contents(made)["purge_log"][-1][2:] == (1, 11)


def test_files_put_aside_go_by_age(path: Path) -> None:
    path.parent.mkdir()
    days = {"besoeg.beskadiget-2026-01-30-1.sqlite3": True, "besoeg.beskadiget-2026-01-31-1.sqlite3": False,
            "besoeg.foer-gendannelse-2026-01-30-2.sqlite3-wal": True, "besoeg.version-1.sqlite3": True,
            "besoeg.version-2.sqlite3": False, "besoeg.sqlite3.gendannes": True}  # fmt: skip
    moment = datetime(2026, 1, 30, 12).timestamp()
    for name in (*days, NAME, NAME + "-wal", "andet.sqlite3"):
        (path.parent / name).write_bytes(b"kendeord")
        os.utime(path.parent / name, (moment, moment))
    young = datetime(2026, 2, 20, 12).timestamp()
    os.utime(path.parent / "besoeg.version-2.sqlite3", (young, young))
    assert {aside.path.name for aside in forgetting.put_aside(path)} == set(days)
    assert {aside.path.name for aside in forgetting.drop_aside(path, RULE, TODAY)} == {name for name, due_ in days.items() if due_}
    left = forgetting.put_aside(path)
    assert [aside.path.name for aside in left] == [name for name, due_ in days.items() if not due_]
    assert RULE.words_go(left[0].day) == date(2026, 3, 3)
    assert forgetting.due_aside(path, RULE, date(2026, 3, 3)) == left[:1]
    assert forgetting.aside_with(path, ["ukendt", "kende"]) == left and forgetting.aside_with(path, ["ukendt"]) == ()
    assert (path.exists(), (path.parent / "andet.sqlite3").exists()) == (True, True)


def test_the_rule_comes_from_the_settings_and_a_slip_does_not_delete() -> None:
    class Chosen:
        words_days, visits_months, totals_years = 14, 6, 2

    assert keeping(Chosen()) == Keeping(14, 6, 2)
    Chosen.words_days, Chosen.visits_months, Chosen.totals_years = 0, -5, 10**9
    assert keeping(Chosen()) == Keeping()


def test_a_file_in_which_words_faded_leaves_no_journal(journal: Journal, path: Path) -> None:
    close(journal, visit_id(1), day=OLD)
    made = take(journal, path.parent / "kopier")
    sharing.fade_words(made, TODAY)
    assert not copies.rollback_journal(made).exists()
