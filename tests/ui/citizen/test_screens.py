"""Which screen is the citizen's, and what happens when it is unplugged: with two screens, in a process of their own."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from desk_assistant.ui.citizen.screens import chosen_screen

ROOT = Path(__file__).resolve().parents[3]

CHILD = """
import sys
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from desk_assistant.ui.citizen.strip import HEIGHT, CitizenStrip
from desk_assistant.ui.citizen.view import strip
from desk_assistant.ui.citizen.window import CitizenWindow
from tests.ui.citizen.cases import every_view

app = QApplication([])
app.setStyle("Fusion")
staff_name, citizen_name = "Staff", "Citizen"
screens = {screen.name(): screen for screen in QGuiApplication.screens()}
assert set(screens) == {staff_name, citizen_name}, screens
staff = QWidget()
staff.setGeometry(screens[staff_name].geometry())
staff.show()

views = dict(every_view())
window = CitizenWindow()
window.show_view(views["step choose"])
lost = []
window.screen_lost.connect(lambda: lost.append("window"))

assert window.place_on(staff_name, staff_name) is False
assert not window.isFullScreen() and window.isVisible()
assert (window.width(), window.height()) == (1024, 640)

for wished in (citizen_name, None, "unplugged long ago"):
    assert window.place_on(wished, staff_name) is True, wished
    assert window.isFullScreen()
    assert window.screen().name() == citizen_name
    assert window.geometry() == screens[citizen_name].geometry()

bar = CitizenStrip()
bar.screen_lost.connect(lambda: lost.append("strip"))
bar.show_strip(strip(views["step choose"]))
bar.place_on(citizen_name)
free = screens[citizen_name].availableGeometry()
assert bar.geometry().topLeft() == free.topLeft()
assert (bar.width(), bar.height()) == (free.width(), HEIGHT)

app.screenRemoved.emit(screens[staff_name])
assert lost == [] and window.isVisible() and bar.isVisible()
app.screenRemoved.emit(screens[citizen_name])
assert sorted(lost) == ["strip", "window"]
assert not window.isVisible() and not bar.isVisible()
app.screenRemoved.emit(screens[citizen_name])
assert len(lost) == 2
window.close()
bar.close()
staff.close()
print("all held")
"""


def screen(name: str, x: int, width: int, height: int) -> dict[str, object]:
    size = {"x": x, "y": 0, "width": width, "height": height}
    return {"name": name, **size, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}


def test_two_screens_and_an_unplugged_one(tmp_path: Path) -> None:
    file = tmp_path / "screens.json"
    screens = [screen("Staff", 0, 1366, 768), screen("Citizen", 1366, 1920, 1080)]
    file.write_text(json.dumps({"synchronousWindowSystemEvents": True, "windowFrameMargins": False, "screens": screens}))
    environment = {**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={file.name}", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", CHILD], cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=120
    )
    assert done.stdout.strip() == "all held", done.stderr


@pytest.mark.parametrize(
    ("names", "wished", "staff", "chosen"),
    [
        pytest.param(["A"], "", "A", None, id="one screen"),
        pytest.param(["A"], "A", "A", None, id="the employee's own"),
        pytest.param(["A"], "B", "A", None, id="one screen, the other unplugged"),
        pytest.param(["A", "B"], "", "A", "B", id="the only other one"),
        pytest.param(["B", "A"], "", "A", "B", id="whatever the order"),
        pytest.param(["A", "B"], "B", "A", "B", id="the named one"),
        pytest.param(["A", "B"], "C", "A", "B", id="named, gone, one other"),
        pytest.param(["A", "B"], "A", "A", None, id="never over the employee's"),
        pytest.param(["A", "B", "C"], "C", "A", "C", id="named among three"),
        pytest.param(["A", "B", "C"], "", "A", None, id="three, nothing guessed"),
        pytest.param([], "", "", None, id="no screen at all"),
    ],
)
def test_the_screen_is_chosen_by_name(names: list[str], wished: str, staff: str, chosen: str | None) -> None:
    assert chosen_screen(names, wished, staff) == chosen


def test_on_one_screen_it_is_an_ordinary_window(make) -> None:
    window = make()
    for wished in (None, "", "Nowhere"):
        assert window.place_on(wished) is False
        assert window.isVisible() and not window.isFullScreen()
