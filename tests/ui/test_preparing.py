"""What a visit will need is there before it is used, and not before the desk has a quiet moment."""

import os
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
ASKED = """
import sys
from datetime import datetime
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from desk_assistant import paths
from desk_assistant.app import Program
from desk_assistant.settings import Settings, save
from desk_assistant.ui.application import make_application

def told(when):
    made = sorted(program.window.pages._made)
    later = [name for name in ("typst", "segno", "desk_assistant.ui.citizen.window") if name in sys.modules]
    print(when, made, later, flush=True)

folder = Path(sys.argv[1])
save(folder / paths.SETTINGS, Settings(first_run_done=True))
app, _ = make_application(sys.argv[:1], paths.resources())
program = Program(folder, lambda: datetime(2026, 11, 22, 10))
program.start()
told("painted")
watch = QTimer(interval=20)

def look():
    if len(program.window.pages._made) == 6 and not program.work.conductor.in_visit and "begun" not in globals():
        globals()["begun"] = True
        QTimer.singleShot(300, begin)
    if "typst" in sys.modules and "desk_assistant.ui.citizen.window" in sys.modules and "segno" in sys.modules:
        told("in-visit")
        program.end()
        app.quit()

def begin():
    told("rested")
    program.window.act("new_visit")

watch.timeout.connect(look)
watch.start()
app.exec()
"""


def test_pages_come_in_a_quiet_moment_and_paper_once_a_visit_began(tmp_path: Path) -> None:
    asked = [sys.executable, "-c", ASKED, str(tmp_path)]
    surroundings = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    told = subprocess.run(asked, cwd=PROJECT, env=surroundings, capture_output=True, text=True, encoding="utf-8", timeout=60, check=False)
    pages = ["agreement", "arrival", "clarify", "readiness", "start", "together"]
    assert told.stdout.splitlines() == [
        "painted ['start'] []",
        f"rested {pages} []",
        f"in-visit {pages} ['typst', 'segno', 'desk_assistant.ui.citizen.window']",
    ], told.stderr
