"""Contact sheets: the start screen and the five places in every theme, on a finer screen, and with large text."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from desk_assistant.tour.camera import Camera
from desk_assistant.tour.doctor_change import FLOW, choose_setting
from desk_assistant.tour.stage import Stage

_SCREEN = QSize(1366, 768)
_RATIO = 1.25
_PLACES = 5


def contact_sheets(stage: Stage, camera: Camera) -> None:
    """Play a visit up to its third step, and look at its screens in each way there is to show them."""
    stage.press("N")
    stage.press(stage.tile_digit(FLOW), stage.answer_digit(FLOW, "reason", "moved"), "1", "1", "2")
    for theme in ("dark", "high_contrast"):
        choose_setting(stage, "theme", theme)
        camera.sheet(f"sheet-{theme.replace('_', '-')}", _screens(stage, camera))
    choose_setting(stage, "theme", "light")
    stage.program.window.resize(_SCREEN / _RATIO)
    camera.sheet("sheet-125-percent-screen", _screens(stage, camera, _RATIO))
    stage.program.window.resize(_SCREEN)
    choose_setting(stage, "text_size", "150")
    camera.sheet("sheet-150-percent-text", _screens(stage, camera))
    choose_setting(stage, "text_size", "100")
    stage.press("F9")


def _screens(stage: Stage, camera: Camera, ratio: float = 1.0) -> list[QImage]:
    stage.press("F9")
    images = _look(stage, camera, ratio)
    stage.press("Enter")
    for place in range(1, _PLACES + 1):
        stage.press(f"Alt+{place}")
        images += _look(stage, camera, ratio)
    return images


def _look(stage: Stage, camera: Camera, ratio: float) -> list[QImage]:
    return [camera.look(stage.program.window, ratio)] if camera.on else []
