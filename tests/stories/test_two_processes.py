"""What needs a process of its own: a second start of the program, and a second screen that is unplugged."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from desk_assistant.ui.instance import Instance
from tests.stories.desk import Desk

QUIET = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}


@pytest.mark.qt_log_ignore("does not support raise", extend=True)
def test_a_second_start_raises_the_first_window_and_ends(desk: Desk) -> None:
    first = Instance(desk.folder)
    assert first.first()
    called: list[bool] = []
    first.called.connect(desk.program.come_forward)
    first.called.connect(lambda *_: called.append(True))
    desk.begin_doctor_change()
    desk.program.window.showMinimized()
    command = [sys.executable, "-m", "desk_assistant", "--data", str(desk.folder)]
    with subprocess.Popen(command, env=QUIET, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as second:
        desk.wait(lambda: second.poll() is not None, "the second start ends")
        assert second.returncode == 0
        assert second.stderr.read().strip().splitlines()[-1].startswith("Programmet kører allerede")
    desk.wait(lambda: bool(called), "the first program is called")
    assert not desk.program.window.isMinimized()
    assert desk.program.window.isActiveWindow()
    desk.press("1")
    assert desk.steps() == {"open": "alone"}


def test_another_folder_is_another_desk(make_desk: Callable[..., Desk]) -> None:
    one, other = Instance(make_desk("one").folder), Instance(make_desk("other").folder)
    assert one.first() and other.first()


def test_the_visit_goes_on_when_the_citizens_screen_is_unplugged(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.stories.unplug", str(tmp_path)]
    done = subprocess.run(command, env=QUIET, capture_output=True, text=True, timeout=60, check=True)
    seen = json.loads(done.stdout)
    assert (seen["screen"], seen["full"], seen["width"]) == ("Skærm 2", True, 1920)
    assert seen["primary"] == "Skærm 1"
    assert seen["gone"] and not seen["pressed"] and seen["said"]
    assert seen["steps"] == {"open": "alone", "login": "guided"}
