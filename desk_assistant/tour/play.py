"""The tour: whole visits through the real windows, with real key presses. Pictures, a note, and the keys of the first visit."""

import json
import os
import sys
import tempfile
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QApplication

from desk_assistant import paths
from desk_assistant.tour import answer, detours, doctor_change, mishaps, sheets
from desk_assistant.tour.camera import Camera
from desk_assistant.tour.clock import Clock
from desk_assistant.tour.stage import Stage, Stopped
from desk_assistant.ui.application import make_application

NOTE, KEYS = "note.pdf", "keys.txt"
#: Two screens where there is none: the desk's and the citizen's. Qt takes the last one as the first screen.
_SCREENS = (("Skærm 2", 1366, 1920, 1080), ("Skærm 1", 0, 1366, 768))


def run_tour(out: Path, data: Path | None, today: date, pictures: bool) -> int:
    """Play the tour and save in `out`; gives the exit code. `data` is an empty folder, or None for one that goes afterwards.

    Prints `saved <fact id>` as soon as a fact stands on disk. Never writes in the user's own data folder or in a used log.
    """
    with tempfile.TemporaryDirectory(prefix="desk-assistant-") as scratch:
        folder = data if data is not None else Path(scratch) / "data"
        try:
            problem = _problem(folder)
            out.mkdir(parents=True, exist_ok=True)
        except OSError:
            problem = f"Der kan ikke skrives i mappen {out}. Vælg en anden mappe."
        if problem:
            print(problem, file=sys.stderr)
            return 1
        make_stage_ready(Path(scratch))
        stage = Stage(folder, Clock(today), _print_saved)
        try:
            keys = play(stage, Camera(out if pictures else None), out, Path(scratch) / paths.PRINT_FOLDER)
        except Stopped as stop:
            print(f"Turen gik i stå: {stop}.", file=sys.stderr)
            return 1
        finally:
            stage.end()
        (out / KEYS).write_text("\n".join([*keys, str(len(keys))]) + "\n", encoding="utf-8")
    return 0


def make_stage_ready(scratch: Path) -> None:
    """Make the Qt application; without a screen, two screens in memory."""
    if QApplication.instance() is not None:
        return
    wanted = os.environ.get("QT_QPA_PLATFORM", "")
    blind = sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    if wanted == "offscreen" or (blind and not wanted):
        plan = scratch / "screens.json"
        plan.write_text(json.dumps(_screens()), encoding="utf-8")
        os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={plan}"
    app, _ = make_application(sys.argv[:1], paths.resources())
    app.setQuitOnLastWindowClosed(False)
    app.setCursorFlashTime(0)


def play(stage: Stage, camera: Camera, out: Path, printer: Path) -> list[str]:
    """Play all visits; gives the keys of the first one, from N to the printed agreement."""
    printer.mkdir(parents=True, exist_ok=True)
    stage.open()
    doctor_change.first_day(stage, camera)
    doctor_change.choose_printer(stage, str(printer))
    keys = doctor_change.doctor_change(stage, camera)
    answer.citizen_answers(stage, camera)
    _save_note(stage, out / NOTE)
    for scene in (
        *(detours.change_of_mind, detours.beside_the_talk, detours.hand_over, detours.pause_and_case_note, detours.life_event),
        *(mishaps.refused_number, mishaps.two_topics, mishaps.shared_pc, mishaps.ended_too_early, mishaps.printer_gone),
        sheets.contact_sheets,
    ):
        scene(stage, camera)
    return keys


def _save_note(stage: Stage, path: Path) -> None:
    """Save the note of the visit that was closed last, as Ctrl+P on the start screen would print it again."""
    work = stage.program.work
    note = work.handing.note_of_stored(work.session.last_closed, "da", False)
    if note is None or not work.handing.save_pdf(note, path):
        raise Stopped(f"{path.name} could not be saved")


def _print_saved(fact: str) -> None:
    print(f"saved {fact}", flush=True)


def _problem(folder: Path) -> str:
    """Tell in Danish why the tour cannot be played in a folder, or nothing."""
    if folder.resolve() == paths.data_folder().resolve():
        return "Turen spilles aldrig i programmets egen mappe. Vælg en anden mappe med --data."
    if (folder / paths.DATABASE).exists():
        return f"Der ligger allerede en log i {folder}. Vælg en tom mappe med --data."
    return ""


def _screens() -> dict[str, object]:
    dots = {"y": 0, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    screens = [{"name": name, "x": x, "width": width, "height": height, **dots} for name, x, width, height in _SCREENS]
    return {"synchronousWindowSystemEvents": False, "windowFrameMargins": False, "screens": screens}
