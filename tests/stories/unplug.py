"""A desk with two screens whose second one is unplugged in the middle of a visit: `python -m tests.stories.unplug FOLDER`.

Prints one JSON line of what was seen. A process of its own, because the number of screens is fixed when Qt starts.
"""

import json
import sys
import tempfile
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from desk_assistant import paths
from desk_assistant import settings as settings_file
from desk_assistant.settings import Settings
from desk_assistant.tour.play import make_stage_ready
from tests.stories.desk import Desk


def main(folder: Path) -> None:
    """Play it."""
    settings_file.save(folder / paths.SETTINGS, Settings(first_run_done=True))
    desk = Desk(folder)
    desk.open()
    desk.press("F7")
    desk.begin_doctor_change()
    desk.press("1")
    window = desk.find("citizen_window")
    seen: dict[str, object] = {"screen": window.screen().name(), "full": window.isFullScreen(), "width": window.width()}
    QApplication.instance().screenRemoved.emit(window.screen())
    desk.rest()
    seen["gone"] = not desk.shows("citizen_window")
    desk.press("2")
    seen["steps"] = desk.steps()
    seen["pressed"] = desk.find("top.citizen").isChecked()
    desk.press("F9")
    seen["said"] = desk.find("start.notice").isVisible()
    seen["primary"] = QGuiApplication.primaryScreen().name()
    desk.end()
    print(json.dumps(seen))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        make_stage_ready(Path(scratch))
        main(Path(sys.argv[1]))
