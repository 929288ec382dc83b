"""A copy made in slices while the desk works: nothing missing, nothing that was purged, and proved before it counts."""

import shutil
import sqlite3
import stat
import subprocess
import sys
from datetime import date
from itertools import chain, count, repeat
from pathlib import Path

import msgspec
import pytest

from desk_assistant.store import copies, copying, proving, tables
from desk_assistant.store.copying import CopyOrder, copy
from desk_assistant.store.errors import StoreFailed, StoreRefused
from desk_assistant.store.journal import Journal
from desk_assistant.store.rows import Evaluation
from desk_assistant.visit import facts as f
from tests.store.copied import KEY, ORDER, contents, finish, live_contents, take
from tests.store.limits import largest_file
from tests.store.sample import (
    LOCAL,
    TODAY,
    close,
    closed,
    derive,
    everything_in,
    fact,
    facts_of,
    projection,
    running,
    token,
    visit_id,
    words_of,
)

NAME = f"kopi-2026-03-02-skranke-3-{KEY}.sqlite"


@pytest.fixture
def filled(journal: Journal) -> Journal:
    """Closed and open visits on several days, an answer, a purge in the log of purges."""
    for number in range(12):
        close(journal, visit_id(number), day=date(2026, 2, 20 + number % 5))
    journal.append(running(visit_id(50)), words_of(visit_id(50)), last_key=(visit_id(50), "10:42"))
    journal.add_evaluation(Evaluation(token("answer"), "2026-W10", "", 3, "yes"))
    journal.purge([visit_id(11)], TODAY)
    return journal


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the copies go; it is not there yet."""
    return tmp_path / "kopier"


def test_a_copy_of_a_desk_at_rest_is_the_log(filled: Journal, folder: Path) -> None:
    path = take(filled, folder)
    assert path == folder / NAME
    assert contents(path) == live_contents(filled)
    assert [file.name for file in folder.iterdir()] == [NAME]


def test_a_copy_holds_no_time_of_a_key(filled: Journal, folder: Path) -> None:
    assert filled.last_key() is not None
    path = take(filled, folder)
    connection = proving.connect(path)
    assert connection.execute("SELECT count(*) FROM last_key").fetchone() == (0,)
    connection.close()
    assert b"10:42" not in path.read_bytes()


def test_a_copy_says_what_it_is(filled: Journal, folder: Path) -> None:
    info = finish(proving.prove(take(filled, folder)))
    last = max(row.seq for row in filled.all_facts())
    assert (info.day, info.desk, info.key, info.seq) == ("2026-03-02", "Skranke 3", KEY, last)
    assert info.tables["fact"][0] == 11 * 10 + 6
    connection = proving.connect(folder / NAME)
    assert proving.read_info(connection)[1] == ORDER.settings
    connection.close()


def test_the_list_of_tables_follows_the_schema(filled: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    new = "CREATE TABLE later (id INTEGER PRIMARY KEY) STRICT"
    monkeypatch.setattr(tables.schema, "SCHEMA", (*tables.schema.SCHEMA, new))
    assert {"later", "month_total", "export_log", "evaluation", "content_snapshot", "purge_log"} <= set(tables.plain_tables())
    assert {"last_key", "purge"}.isdisjoint(tables.copied_tables())


def up_to(journal: Journal, last: int) -> list[str]:
    """Give the ids of the facts up to a seq."""
    return [row.id for row in journal.all_facts() if row.seq <= last]


@pytest.mark.parametrize("act", ["close", "reopen", "run", "write", "leave"])
def test_what_the_desk_does_meanwhile_does_not_come_along(filled: Journal, folder: Path, act: str) -> None:
    """The copy is the log as it was when the copy was begun, whatever key is pressed between any two slices."""
    expected = live_contents(filled)
    numbers = count(100)

    def press() -> None:
        number = next(numbers)
        if act == "close":
            close(filled, visit_id(number))
        elif act == "reopen" and number < 110:
            filled.append([fact(visit_id(number - 100), "again", f.Reopened())], reopening=visit_id(number - 100))
        elif act == "run":
            filled.append([fact(visit_id(50), number, f.StepNoted("n1", "start", "find", "guided"))])
        elif act == "write":
            filled.append(running(visit_id(number)), words_of(visit_id(number), "nye ord"), last_key=(visit_id(number), "11:00"))
        elif number == 101:
            whole = running(visit_id(50)) + facts_of(visit_id(50), f.Closed("left", None), start=6)
            filled.append(whole[6:], closing=projection(whole))

    path = take(filled, folder, between=press)
    assert contents(path) == expected
    assert len(list(filled.all_facts())) > len(expected["fact"])


def test_words_written_meanwhile_for_a_copied_visit_come_along(filled: Journal, folder: Path) -> None:
    numbers = count()

    def write() -> None:
        number = next(numbers)
        filled.append((), [f.Words(f"w{number}", visit_id(50), TODAY, f"ord {number}")])

    path = take(filled, folder, between=write)
    whole = len(contents(path)["words"])
    assert whole > len(running(visit_id(50)))
    assert finish(proving.prove(path)).tables["words"][0] == whole


def test_words_that_fade_meanwhile_are_not_in_the_copy(journal: Journal, folder: Path) -> None:
    for number in range(90):
        visit, day = visit_id(number), date(2026, 1, 1 + number % 2)
        journal.append(running(visit, day), words_of(visit, f"kendeord {visit[:12]}", day))
    for moment in (3, 7, 12, 30, 60):
        steps = count()

        def fade(moment: int = moment, steps=steps) -> None:
            if next(steps) == moment:
                journal.fade_words(date(2026, 1, 2))

        take(journal, folder, between=fade)
        found = everything_in(folder)
        old = [number for number in range(0, 90, 2) if f"kendeord {visit_id(number)[:12]}".encode() in found]
        assert old == []
        assert sum(f"kendeord {visit_id(number)[:12]}".encode() in found for number in range(1, 90, 2)) == 45
        shutil.rmtree(folder)


@pytest.mark.parametrize("moment", [0, 1, 4, 9, 15, 25, 35])
def test_a_visit_purged_meanwhile_is_not_in_the_copy(filled: Journal, folder: Path, moment: int) -> None:
    steps = count()
    gone = visit_id(3)

    def purge() -> None:
        if next(steps) == moment:
            assert filled.purge([gone], TODAY) == 10

    path = take(filled, folder, between=purge)
    assert next(steps) > moment
    assert contents(path) == live_contents(filled)
    assert gone.encode() not in everything_in(folder)


def test_a_copy_that_is_purged_under_again_and_again_gives_up(filled: Journal, folder: Path) -> None:
    numbers = count(200)

    def purge() -> None:
        visit = visit_id(next(numbers))
        filled.append(running(visit))
        filled.purge([visit], TODAY, scrub=False)

    with pytest.raises(StoreFailed) as caught:
        take(filled, folder, between=purge)
    assert (caught.value.code, caught.value.data) == ("locked", {"reason": "purged_meanwhile"})
    assert list(folder.iterdir()) == []


def test_a_slice_is_as_long_as_it_may_be(filled: Journal, folder: Path) -> None:
    ticks = count()
    steps = list(copy(filled, folder, ORDER, derive, clock=lambda: float(next(ticks)), length=5.0))
    shorter = list(copy(filled, folder, ORDER, derive, length=0.0))
    assert len(steps) * 2 < len(shorter)
    assert sum(steps) == sum(shorter) == 3


def test_only_the_owner_may_read_a_copy(filled: Journal, folder: Path) -> None:
    path = take(filled, folder)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_the_second_copy_of_a_day_takes_the_place_of_the_first(filled: Journal, folder: Path) -> None:
    take(filled, folder)
    close(filled, visit_id(77))
    path = take(filled, folder)
    assert [file.name for file in folder.iterdir()] == [NAME]
    assert contents(path) == live_contents(filled)


def test_a_new_log_does_not_take_the_place_of_the_old_ones_copy(filled: Journal, folder: Path, tmp_path: Path) -> None:
    before = take(filled, folder).read_bytes()
    other = Journal.open(tmp_path / "other" / "besoeg.sqlite3", TODAY, LOCAL)
    for number in range(300, 340):
        close(other, visit_id(number))
    assert take(other, folder).name == f"kopi-2026-03-02-skranke-3-{KEY}.2.sqlite"
    other.close()
    assert (folder / NAME).read_bytes() == before
    assert [copy.number for copy in copies.copies_in(folder)] == [2, 1]


def test_an_empty_copy_and_a_bad_one_give_way(filled: Journal, folder: Path, tmp_path: Path) -> None:
    empty = Journal.open(tmp_path / "other" / "besoeg.sqlite3", TODAY, LOCAL)
    assert take(empty, folder).name == NAME
    empty.close()
    assert take(filled, folder).name == NAME
    (folder / NAME).write_bytes(b"no copy at all" * 900)
    path = take(filled, folder)
    assert path.name == NAME
    assert contents(path) == live_contents(filled)


def test_giving_up_leaves_nothing_and_the_old_copy_stands(filled: Journal, folder: Path) -> None:
    before = take(filled, folder).read_bytes()
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


def test_a_visit_that_cannot_be_folded_stops_the_copy(filled: Journal, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copying, "remake", lambda *given: False)
    numbers = count(100)
    with pytest.raises(StoreFailed) as caught:
        take(filled, folder, between=lambda: close(filled, visit_id(next(numbers))))
    assert caught.value.data["reason"] == "unreadable_fact"


def change(path: Path, statement: str) -> None:
    """Change a finished copy."""
    connection = sqlite3.connect(path)
    connection.execute(statement)
    connection.commit()
    connection.close()


@pytest.mark.parametrize(
    ("harm", "code", "found"),
    [
        ("UPDATE words SET text = 'andre ord' WHERE visit LIKE '%'", "corrupt", "rows"),
        ("DELETE FROM evaluation", "corrupt", "rows"),
        ("UPDATE day_tally SET n = n + 1", "corrupt", "rows"),
        ("DELETE FROM copy_info", "corrupt", "copy_info"),
        ("UPDATE copy_info SET info = '{}'", "corrupt", "copy_info"),
        ("UPDATE copy_info SET info = replace(info, '\"fact\"', '\"fakt\"')", "corrupt", "rows"),
        ("DROP TABLE copy_info", "no_copy", None),
        ("CREATE TABLE more (a)", "corrupt", "schema"),
        ("PRAGMA user_version = 999", "newer", 999),
    ],
)
def test_a_changed_copy_is_found(filled: Journal, folder: Path, harm: str, code: str, found: object) -> None:
    path = take(filled, folder)
    change(path, harm)
    with pytest.raises(StoreRefused) as caught:
        finish(proving.prove(path))
    assert (caught.value.code, caught.value.data.get("found")) == (code, found)


def test_no_byte_can_go_bad_unseen_in_the_rows(filled: Journal, folder: Path) -> None:
    path = take(filled, folder)
    body = bytearray(path.read_bytes())
    for mark in (b"laegevalg", b"jeg er flyttet", token("answer"), visit_id(2).encode()):
        place = body.find(mark)
        body[place] ^= 2
        path.write_bytes(body)
        with pytest.raises(StoreRefused):
            finish(proving.prove(path))
        body[place] ^= 2
    path.write_bytes(body)
    finish(proving.prove(path))


def test_a_chain_is_checked_even_where_the_fingerprint_was_made_to_fit(filled: Journal, folder: Path) -> None:
    path = take(filled, folder)
    connection = sqlite3.connect(path)
    connection.execute("DROP TRIGGER fact_stays")
    connection.execute("UPDATE fact SET date = '2026-02-01' WHERE seq = 4")
    connection.execute(tables.schema.FACT_STAYS)
    taken = tables.Print()
    for _ in proving.taking(lambda job: job(connection), "fact", taken):
        pass
    info = proving.read_info(connection)[0]
    fitted = msgspec.structs.replace(info, tables={**info.tables, "fact": taken.taken()})
    connection.execute("UPDATE copy_info SET info = ?", (msgspec.json.encode(fitted).decode(),))
    connection.commit()
    connection.close()
    with pytest.raises(StoreRefused) as caught:
        finish(proving.prove(path))
    assert caught.value.data == {"found": "chain", "seq": 4}


@pytest.mark.parametrize("body", [b"no copy" * 500, "half", "hole"])
def test_what_is_no_copy_is_refused(filled: Journal, folder: Path, body: object) -> None:
    path = take(filled, folder)
    whole = path.read_bytes()
    page = 4096
    body = whole[: len(whole) // 2] if body == "half" else whole[:page] + bytes(8 * page) + whole[9 * page :] if body == "hole" else body
    path.write_bytes(body)
    with pytest.raises(StoreRefused) as caught:
        finish(proving.prove(path))
    assert caught.value.code == "corrupt"
    assert not copies.sound(copies.copies_in(folder)[0])


def test_a_copy_that_is_gone_or_cannot_be_opened_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(StoreRefused) as caught:
        proving.connect(tmp_path / "none.sqlite")
    assert caught.value.code == "missing"
    (tmp_path / "there.sqlite").touch()

    def broken(*given: object, **named: object) -> None:
        raise sqlite3.OperationalError("made up")

    monkeypatch.setattr(proving.sqlite3, "connect", broken)
    with pytest.raises(StoreRefused):
        proving.connect(tmp_path / "there.sqlite")


def test_an_address_on_a_share_is_spelled_as_sqlite_wants_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(proving.sqlite3, "connect", lambda address, **named: asked.append(address) or sqlite3.Connection(":memory:"))
    monkeypatch.setattr(Path, "is_file", lambda self: True)
    for spelled in ("//server/delt mappe/kopi.sqlite", "C:/Data/kopi.sqlite", "/home/æ/kopi.sqlite"):
        monkeypatch.setattr(Path, "as_posix", lambda self, spelled=spelled: spelled)
        proving.connect(tmp_path / "x").close()
    end = "?mode=ro&immutable=1"
    assert asked == [
        f"file:////server/delt%20mappe/kopi.sqlite{end}",
        f"file:/C:/Data/kopi.sqlite{end}",
        f"file:/home/%C3%A6/kopi.sqlite{end}",
    ]


def test_the_words_of_a_visit_begun_meanwhile_stay_out(filled: Journal, folder: Path) -> None:
    numbers = chain(range(400, 430), repeat(430))

    def begin() -> None:
        visit = visit_id(next(numbers))
        if visit != visit_id(430):
            filled.append(closed(visit)[:3], words_of(visit, "hemmelige ord"))

    path = take(filled, folder, between=begin)
    assert "hemmelige ord".encode() not in path.read_bytes()


def test_the_order_says_who_without_naming_anybody() -> None:
    assert set(CopyOrder.__struct_fields__) == {"day", "desk", "key", "settings"}
    assert set(proving.CopyInfo.__struct_fields__) == {"day", "desk", "key", "seq", "first", "tables"}




def test_a_copy_that_cannot_be_read_on_is_refused(filled: Journal, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = take(filled, folder)

    def broken(*given: object) -> None:
        raise sqlite3.DatabaseError("made up")

    monkeypatch.setattr(proving.reading, "chain_page", broken)
    with pytest.raises(StoreRefused) as caught:
        finish(proving.prove(path))
    assert caught.value.data["found"] == "unreadable"
