"""Which copies stay, what they are called, and what happens to them after they are finished."""

import shutil
import sqlite3
import stat
from datetime import date, timedelta
from pathlib import Path

import pytest

from desk_assistant.desk import second_folder
from desk_assistant.store import copies, proving, sharing
from desk_assistant.store.copies import CopyFile, copy_name, staying
from desk_assistant.store.errors import StoreFailed
from desk_assistant.store.journal import Journal
from tests.store.copied import KEY, contents, finish, take
from tests.store.sample import TODAY, close, everything_in, running, visit_id, words_of

LONG_AGO = date(2000, 1, 1)


@pytest.fixture
def made(journal: Journal, tmp_path: Path) -> Path:
    """A copy of a log with three visits, one of them with older words."""
    for number in range(3):
        close(journal, visit_id(number), day=date(2026, 2, 27 + number % 2))
    return take(journal, tmp_path / "kopier")


def test_a_name_tells_day_and_desk() -> None:
    day = date(2026, 11, 22)
    assert copy_name(day, "", "") == "kopi-2026-11-22.sqlite"
    assert copy_name(day, "Skranke 3, Ærø", KEY) == f"kopi-2026-11-22-skranke-3-aeroe-{KEY}.sqlite"
    assert copy_name(day, "../../etc", KEY, 2) == f"kopi-2026-11-22-etc-{KEY}.2.sqlite"


def test_copies_are_found_by_their_names_alone(tmp_path: Path) -> None:
    names = [
        copy_name(date(2026, 11, 22), "", ""), copy_name(date(2026, 11, 21), "Skranke 3", KEY),
        copy_name(date(2026, 11, 21), "Skranke 3", KEY, 2), copy_name(date(2026, 11, 23), "Skranke 4", "00000000"),
    ]  # fmt: skip
    for name in (*names, "kopi-2026-13-40.sqlite", "kopi-2026-11-22.sqlite.tmp", "andet.sqlite", "kopi-.sqlite"):
        (tmp_path / name).touch()
    (tmp_path / "kopi-2026-11-20.sqlite").mkdir()
    assert [(copy.day.day, copy.desk, copy.number) for copy in copies.copies_in(tmp_path)] == [
        (23, "00000000", 1), (22, "", 1), (21, KEY, 2), (21, KEY, 1),
    ]  # fmt: skip
    assert [copy.number for copy in copies.copies_in(tmp_path, KEY)] == [2, 1]


def by_hand(day: date, days: list[date]) -> set[date]:
    """The rule in other words: day by day backwards from the newest, in a world with a copy every single day."""
    kept = {day - timedelta(days=n) for n in range(14)}
    monday = day - timedelta(days=day.weekday())
    kept |= {day} | {monday - timedelta(days=1 + 7 * n) for n in range(7)}
    end = day
    for _ in range(6):
        kept.add(end)
        end = end.replace(day=1) - timedelta(days=1)
    return kept & set(days)


def test_over_400_days_the_newest_of_14_days_8_weeks_and_6_months_stay() -> None:
    start = date(2025, 10, 1)
    held: set[date] = set()
    every: list[date] = []
    for number in range(400):
        day = start + timedelta(days=number)
        every.append(day)
        held = set(staying(held | {day}, LONG_AGO))
        assert len(held) <= 14 + 8 + 6
        if number > 200:
            assert held == by_hand(day, every), day
    assert (max(held) - min(held)).days > 120


def test_none_stays_from_before_the_retention_period() -> None:
    days = [date(2026, month, 1) for month in range(1, 10)]
    assert staying(days, date(2026, 8, 1)) == {date(2026, 8, 1), date(2026, 9, 1)}
    assert staying(days, date(2027, 1, 1)) == frozenset()


def fill(folder: Path, made: Path, days: list[date]) -> dict[date, Path]:
    """Put the same copy under the names of many days."""
    placed = {}
    for day in days:
        placed[day] = folder / copy_name(day, "Skranke 3", KEY)
        shutil.copyfile(made, placed[day])
    return placed


def test_thinning_deletes_what_need_not_stay(made: Path) -> None:
    days = [TODAY - timedelta(days=number) for number in range(1, 60)]
    fill(made.parent, made, days)
    other = made.with_name(copy_name(date(2020, 1, 1), "", "00000000"))
    other.touch()
    assert all(copies.thin(made.parent, KEY, LONG_AGO))
    left = [copy.day for copy in copies.copies_in(made.parent, KEY)]
    assert set(left) == staying([TODAY, *days], LONG_AGO)
    assert list(copies.thin(made.parent, KEY, LONG_AGO)) == []
    assert other.exists()


def test_a_good_copy_stays_while_the_one_that_stands_for_it_is_bad(made: Path) -> None:
    days = [TODAY - timedelta(days=number) for number in range(1, 40)]
    placed = fill(made.parent, made, days)
    staying_days = staying([TODAY, *days], LONG_AGO)
    keeper = min(day for day in staying_days if day.weekday() == 6)
    placed[keeper].write_bytes(b"bad")
    neighbours = [day for day in days if day.strftime("%G-%V") == keeper.strftime("%G-%V") and day not in staying_days]
    list(copies.thin(made.parent, KEY, LONG_AGO))
    assert neighbours
    assert all(placed[day].exists() for day in neighbours)
    placed[neighbours[0]].write_bytes(b"bad too")
    list(copies.thin(made.parent, KEY, LONG_AGO))
    assert not placed[neighbours[0]].exists()


def test_what_is_too_old_goes_and_the_newest_never(made: Path) -> None:
    placed = fill(made.parent, made, [date(2024, 1, 1), date(2024, 6, 1)])
    list(copies.thin(made.parent, KEY, date(2025, 1, 1)))
    assert not any(path.exists() for path in placed.values())
    list(copies.thin(made.parent, KEY, date(2030, 1, 1)))
    assert made.exists()


def test_a_lonely_day_is_stood_for_by_the_oldest_that_stays() -> None:
    gone = CopyFile(Path("a"), date(2020, 1, 1), KEY, 1)
    stays = CopyFile(Path("b"), date(2026, 1, 1), KEY, 1)
    assert copies._standing_for(gone, (stays, gone), frozenset({stays.day})) == [stays]


def test_the_newest_good_copy_of_each_desk_is_found(made: Path) -> None:
    placed = fill(made.parent, made, [date(2026, 3, 5), date(2026, 3, 4)])
    placed[date(2026, 3, 5)].write_bytes(b"bad")
    other = made.with_name(copy_name(date(2026, 1, 1), "", "00000000"))
    shutil.copyfile(made, other)
    assert [copy.path for copy in copies.newest_sound(made.parent)] == [other, placed[date(2026, 3, 4)]]


def test_a_copy_goes_to_a_second_folder_and_is_read_back_there(made: Path, tmp_path: Path) -> None:
    second = tmp_path / "delt"
    second.mkdir(mode=0o770)
    (second / (made.name + ".tmp")).write_bytes(b"left by a kill")
    shared = finish(sharing.share(made, second))
    assert shared == second / made.name
    assert contents(shared) == contents(made)
    assert stat.S_IMODE(shared.stat().st_mode) == 0o600
    assert [file.name for file in second.iterdir()] == [made.name]


def test_a_second_folder_out_of_reach_is_a_failure_and_is_not_made(made: Path, tmp_path: Path) -> None:
    with pytest.raises(StoreFailed):
        finish(sharing.share(made, tmp_path / "gone"))
    assert not (tmp_path / "gone").exists()


def test_a_bad_copy_does_not_reach_the_second_folder(made: Path, tmp_path: Path) -> None:
    second = tmp_path / "delt"
    second.mkdir()
    finish(sharing.share(made, second))
    good = (second / made.name).read_bytes()
    body = bytearray(made.read_bytes())
    body[body.find(b"laegevalg")] ^= 1
    made.write_bytes(body)
    with pytest.raises(StoreFailed) as caught:
        finish(sharing.share(made, second))
    assert caught.value.code == "corrupt"
    assert [file.read_bytes() for file in second.iterdir()] == [good]


def test_words_fade_in_copies_and_leave_no_byte(journal: Journal, tmp_path: Path) -> None:
    old, new = date(2026, 1, 31), date(2026, 2, 1)
    for number in range(120):
        visit, day = visit_id(number), old if number % 2 else new
        journal.append(running(visit, day), words_of(visit, f"kendeord {visit[:12]} " + "x" * (number * 7 % 300), day))
    path = take(journal, tmp_path / "kopier")
    facts = contents(path)["fact"]
    sharing.fade_words(path, new)
    found = everything_in(path.parent)
    assert [n for n in range(120) if f"kendeord {visit_id(n)[:12]}".encode() in found] == list(range(0, 120, 2))
    assert contents(path)["fact"] == facts
    assert finish(proving.prove(path)).tables["words"][0] == 60
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_words_do_not_fade_in_a_copy_that_does_not_hold(made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = made.read_bytes()
    check = sharing.proving.read_info

    def broken(connection: sqlite3.Connection):
        connection.set_authorizer(lambda action, name, *rest: sqlite3.SQLITE_IGNORE if name == "quick_check" else sqlite3.SQLITE_OK)
        return check(connection)

    monkeypatch.setattr(sharing.proving, "read_info", broken)
    with pytest.raises(StoreFailed):
        sharing.fade_words(made, date(2026, 2, 28))
    monkeypatch.undo()
    finish(proving.prove(made))
    assert made.read_bytes() == before or contents(made)


def test_the_child_looks_after_the_second_folder(made: Path, tmp_path: Path) -> None:
    second = tmp_path / "delt"
    words = [str(made), str(second), KEY, "2026-03-02", "2", "2", "5"]
    assert second_folder.main(words) == 1
    second.mkdir()
    shutil.copyfile(made, second / copy_name(date(2025, 1, 1), "", KEY))
    assert second_folder.main(words) == 0
    assert [file.name for file in second.iterdir()] == [made.name]
    assert {row[2] for row in contents(second / made.name)["words"]} == {"2026-02-28"}
    assert len(contents(made)["words"]) == 3
