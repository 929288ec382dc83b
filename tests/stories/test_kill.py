"""Killed at any moment: what was called saved is on disk, and the visit is offered again at the very same step."""

import random
from pathlib import Path

import pytest

from tests.stories import kill
from tests.stories.desk import Desk
from tests.stories.kill import Left, OnDisk, Plan

SEED = 20261123
#: Kills by the stretch of the tour they fall in (number, first key, last key): most of them in the first visit, which is
#: played in little time; the number of the keys that the whole tour acknowledges is a little over 60.
ROUND = ((48, 1, 12), (8, 13, 33), (4, 1, 33))
LONG_ROUND = ((40, 1, 60),)
BY_COMMAND = 4
RESUMED = 10


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> dict:
    """What the tour has in memory and on the screen after each act when nobody kills it."""
    return kill.reference(tmp_path_factory.mktemp("undisturbed"))


def check(plans: list[Plan], left: list[Left], undisturbed: dict) -> list[OnDisk]:
    """Hold what is left against what was printed and what was in memory; gives what is on disk."""
    assert [plan for plan, tour in zip(plans, left, strict=True) if len(tour.printed) < plan.key] == [], "the tour ended before it was killed"
    found = [kill.look(one) for one in left]
    assert [one.missing for one in found if one.missing] == []
    assert sum(one.broken for one in found) == 0
    compared = 0
    for one, tour in zip(found, left, strict=True):
        assert one.acts >= len(tour.printed) > 0
        expected = undisturbed["visits"].get(str(one.acts))
        if expected is not None and one.names == undisturbed["names"][: len(one.names)]:
            assert kill.comparable(one.last) == expected
            compared += 1
    assert compared >= len(left) * 0.8
    return found


def resume_through_the_window(left: list[Left], found: list[OnDisk], undisturbed: dict) -> int:
    """Start the program on what is left, and press Enter: the step that stood open stands open. Gives how often."""
    resumed = 0
    for tour, one in zip(left, found, strict=True):
        title = undisturbed["titles"].get(str(one.acts))
        begun = one.last.agreed or any(need.steps for need in one.last.live_needs)
        if not title or not begun or one.last.status != "open" or resumed == RESUMED:
            continue  # no step stood open, or the need is still to be agreed, which the desk goes back to
        desk = Desk(tour.folder)
        desk.open()
        desk.press("Enter")
        assert desk.visit.id == one.last.id
        assert desk.find("together.open.title").text() == title
        before = len(desk.saved)
        desk.press("2")
        assert len(desk.saved) == before + 1
        desk.end()
        resumed += 1
    return resumed


def test_nothing_acknowledged_is_lost_in_60_kills(typefaces: bool, tmp_path: Path, undisturbed: dict) -> None:
    plans = kill.plans(random.Random(SEED), ROUND, BY_COMMAND)
    assert len(plans) == 60
    left = kill.kill_all(tmp_path, plans)
    found = check(plans, left, undisturbed)
    assert len({one.acts for one in found}) >= 6
    assert resume_through_the_window(left, found, undisturbed) >= 3  # where a kill falls, and so whether a step stood open, is chance


@pytest.mark.soak
@pytest.mark.parametrize("part", range(5))
def test_nothing_acknowledged_is_lost_in_200_kills(part: int, typefaces: bool, tmp_path: Path, undisturbed: dict) -> None:
    seed = random.SystemRandom().randrange(1_000_000)
    print(f"part {part}, seed {seed}")
    plans = kill.plans(random.Random(seed), LONG_ROUND, BY_COMMAND)
    left = kill.kill_all(tmp_path, plans)
    found = check(plans, left, undisturbed)
    assert resume_through_the_window(left, found, undisturbed) >= 3


def test_a_program_that_says_saved_before_the_commit_is_found(tmp_path: Path) -> None:
    """The negative control: the same harness must not pass it."""
    chance = random.Random(SEED)
    left = kill.kill_all(tmp_path, [Plan(chance.randint(2, 10), chance.uniform(0, 0.1)) for _ in range(12)], lying=True)
    assert [one for one in map(kill.look, left) if one.missing] != []
