"""The first day of a desk, and its first visit: somebody has moved and wants a doctor closer by."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from desk_assistant.tour.camera import Camera
from desk_assistant.tour.stage import Stage

FLOW = "laegevalg"
#: Who did the six steps, as keys of the ladder.
STEPS = ("1", "2", "1", "3", "2", "1")
DESK = {"municipality": "Solby Kommune", "desk_name": "Skranke 3", "desk_phone": "00 00 00 00"}


def first_day(stage: Stage, camera: Camera) -> None:
    """Answer the first questions, look at the settings, and choose a folder as printer."""
    camera.shoot("first-run", stage.program.window)
    for name, text in DESK.items():
        write_in(stage, f"first_run.{name}.edit", text)
    stage.press("Ctrl+Enter")
    camera.shoot("start", stage.program.window)
    stage.press("Ctrl+,")
    camera.shoot("settings", stage.program.window)
    stage.press("Esc")


def write_in(stage: Stage, name: str, text: str) -> None:
    """Click into a field, take away what stands in it, and write; Enter keeps it."""
    stage.bring_to_sight(name)
    stage.click(name)
    stage.press("Ctrl+A", "Del")
    stage.write(text)
    stage.press("Enter")


def choose_printer(stage: Stage, printer: str) -> None:
    """Name the printer in the settings, or a folder that takes PDF files."""
    stage.press("Ctrl+,")
    write_in(stage, "settings.printer.edit", printer)
    stage.press("Esc")


def choose_setting(stage: Stage, name: str, value: str) -> None:
    """Choose one of several values in the settings."""
    stage.press("Ctrl+,")
    stage.bring_to_sight(f"settings.{name}.{value}")
    stage.click(f"settings.{name}.{value}")
    stage.press("Esc")


def doctor_change(stage: Stage, camera: Camera) -> list[str]:
    """Play the visit from N to the printed agreement, with the citizen's screen beside it; gives its keys."""
    window = stage.program.window
    stage.press("F7")
    camera.shoot("citizen-idle", citizen(stage))
    first = len(stage.keys)
    stage.press("N")
    camera.shoot("arrival", window)
    stage.press(stage.tile_digit(FLOW))
    camera.shoot("clarify", window)
    stage.press(stage.answer_digit(FLOW, "reason", "moved"))
    camera.shoot("clarify-said-back", window)
    camera.shoot("citizen-clarify", citizen(stage))
    stage.press("1")
    camera.shoot("together", window)
    _take_steps(stage, camera)
    stage.press("Ctrl+Enter")
    camera.shoot("readiness", window)
    stage.press("Ctrl+Enter")
    _look_at_agreement(stage, camera)
    printed = len(pages(stage))
    stage.press("Ctrl+Enter")
    keys = stage.keys[first:]
    wait_for_paper(stage, printed + 1)
    camera.shoot("start-after-closing", window)
    return keys


def _take_steps(stage: Stage, camera: Camera) -> None:
    flow = stage.program.library.flows[FLOW]
    for number, key in enumerate(STEPS):
        item = stage.open_item(FLOW)
        if item == "login":
            camera.shoot("look-away", stage.program.window)
            camera.shoot("citizen-look-away", citizen(stage))
        elif item == "choose":
            camera.shoot("citizen-step", citizen(stage))
            in_english(stage, camera, "citizen-step-english")
        elif flow.step(item).stop_point:
            camera.shoot("stop-together", stage.program.window)
            camera.shoot("citizen-stop-together", citizen(stage))
        stage.press(key)
        if number == len(STEPS) - 1:
            camera.shoot("together-done", stage.program.window)


def _look_at_agreement(stage: Stage, camera: Camera) -> None:
    if camera.on:
        paper = stage.find("agreement.paper")
        stage.wait(lambda: "\n" in paper.accessibleName(), "the note is drawn")
    camera.shoot("agreement", stage.program.window)
    camera.shoot("citizen-agreement", citizen(stage))
    in_english(stage, camera, "citizen-agreement-english")


def citizen(stage: Stage) -> QWidget:
    """Give the citizen's window."""
    return stage.find("citizen_window")


def in_english(stage: Stage, camera: Camera, name: str) -> None:
    """Let the citizen read in English for a moment."""
    stage.click("citizen.language")
    camera.shoot(name, citizen(stage))
    stage.click("citizen.language")


def pages(stage: Stage) -> list[str]:
    """Give the names of the notes that were printed into the folder of the desk."""
    folder = Path(stage.program.settings.printer)
    return sorted(path.name for path in folder.glob("*.pdf")) if folder.is_dir() else []


def wait_for_paper(stage: Stage, number: int) -> None:
    """Wait until so many notes lie in the folder, and the start screen is back."""
    stage.wait(lambda: len(pages(stage)) >= number, "the printed note")
    stage.wait(lambda: stage.shows("start.new_visit"), "the start screen")
    stage.rest()
