"""SIGKILL at any instant: what was acknowledged is on disk, the chains hold, and the visit goes on at the same step."""

from datetime import datetime, time
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desk_assistant.app import Program
from desk_assistant.ui.employee.state import Glance
from desk_assistant.ui.employee.together_view import open_item_id
from tests.stories.desk import TODAY
from tests.stories.kill import EARLY, killed_tour, lost, running


def now() -> datetime:
    """Give the moment at which the desk is started again."""
    return datetime.combine(TODAY, time(15, 0))


@pytest.mark.parametrize("seed", range(60))
def test_nothing_acknowledged_is_lost(seed: int, tmp_path: Path) -> None:
    printed = killed_tour(tmp_path, seed)
    assert printed
    assert lost(tmp_path, printed) == []


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(1000, 1200))
def test_nothing_acknowledged_is_lost_in_many_kills(seed: int, tmp_path: Path) -> None:
    printed = killed_tour(tmp_path, seed)
    assert printed
    assert lost(tmp_path, printed) == []


def test_a_program_that_says_saved_too_early_is_found_out(tmp_path: Path) -> None:
    found = []
    for seed in range(6):
        folder = tmp_path / str(seed)
        folder.mkdir()
        found += lost(folder, killed_tour(folder, seed, EARLY))
    assert any(finding.startswith("lost:") for finding in found)


@pytest.mark.parametrize("seed", range(500, 510))
def test_the_window_goes_on_at_the_same_step(seed: int, tmp_path: Path, qtbot: QtBot) -> None:
    while True:
        printed = killed_tour(tmp_path / str(seed), seed)
        before = running(tmp_path / str(seed))
        if before is not None and before.live_needs:
            break
        seed += 1000
    program = Program(tmp_path / str(seed) / "data", now, open_address=bool)
    with qtbot.waitSignal(program.ready):
        program.start()
    conductor = program.work.conductor
    assert before.id in {item.visit.id for item in program.work.session.waiting()}
    conductor.resume(before.id)
    after = program.work.session.visit
    assert printed
    assert (after.needs, after.rows, after.own_lines, after.current) == (before.needs, before.rows, before.own_lines, before.current)
    if conductor.glance.place == "together":
        need = before.need(before.current)
        step = open_item_id(need, program.work.session.flows[need.content], Glance())
        page = program.window.pages.current
        assert (page.box.isVisibleTo(page), page._view.open.id if page._view.open else None) == (step is not None, step)
    program.end()
    program.window.deleteLater()
