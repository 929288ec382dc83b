"""What the desk does while a copy is made: nothing missing, nothing that was purged."""

import shutil
from datetime import date
from itertools import chain, count, repeat
from pathlib import Path

import pytest

from desk_assistant.store import copying, proving
from desk_assistant.store.errors import StoreFailed
from desk_assistant.store.journal import Journal
from desk_assistant.visit import facts as f
from tests.store.copied import contents, finish, live_contents, take
from tests.store.sample import TODAY, close, closed, everything_in, fact, facts_of, projection, running, visit_id, words_of


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


def test_a_visit_that_cannot_be_folded_stops_the_copy(filled: Journal, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copying, "remake", lambda *given: False)
    numbers = count(100)
    with pytest.raises(StoreFailed) as caught:
        take(filled, folder, between=lambda: close(filled, visit_id(next(numbers))))
    assert caught.value.data["reason"] == "unreadable_fact"


def test_the_words_of_a_visit_begun_meanwhile_stay_out(filled: Journal, folder: Path) -> None:
    numbers = chain(range(400, 430), repeat(430))

    def begin() -> None:
        visit = visit_id(next(numbers))
        if visit != visit_id(430):
            filled.append(closed(visit)[:3], words_of(visit, "hemmelige ord"))

    path = take(filled, folder, between=begin)
    assert "hemmelige ord".encode() not in path.read_bytes()
