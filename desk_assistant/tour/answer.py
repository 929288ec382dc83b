"""The citizen's answer on the citizen's own screen, after the first visit."""

from PySide6.QtTest import QTest

from desk_assistant.tour.camera import Camera
from desk_assistant.tour.doctor_change import citizen
from desk_assistant.tour.stage import Stage

#: Longer than the time within which a second press counts as the same one.
_APART_MS = 400


def citizen_answers(stage: Stage, camera: Camera) -> None:
    """Press a face, tell whether it was solved, and be thanked."""
    camera.shoot("citizen-evaluation", citizen(stage))
    stage.click("citizen.rate.1")
    camera.shoot("citizen-solved", citizen(stage))
    QTest.qWait(_APART_MS)
    stage.click("citizen.rate.1")
    camera.shoot("citizen-thanks", citizen(stage))
    stage.press("F7")
