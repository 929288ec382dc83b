"""The second visit: an answer that changes, a step that stops, a hard talk, a hand-over, a pause, and a case to write."""

from desk_assistant.tour.camera import Camera
from desk_assistant.tour.doctor_change import FLOW, pages, wait_for_paper
from desk_assistant.tour.stage import Stage

#: Opened, logged on, checked, reason given, chosen, approved, paid; the receipt is left open.
STEPS = ("1", "2", "1", "1", "3", "2", "1")


def change_of_mind(stage: Stage, camera: Camera) -> None:
    """Come to the last step of a change that costs a fee; then it turns out that the citizen has moved."""
    window = stage.program.window
    stage.press("N")
    stage.press(stage.tile_digit(FLOW), stage.answer_digit(FLOW, "reason", "own_wish"), "1")
    for key in STEPS:
        if stage.open_item(FLOW) == "login":
            stage.press("4")
            camera.shoot("refused-by-staff", window)
        stage.press(key)
    stage.click("together.row.reason")
    camera.shoot("branch-change", window)
    stage.press(stage.answer_digit(FLOW, "reason", "moved"))
    camera.shoot("branch-changed", window)
    stage.press("Ctrl+Z", "6")
    camera.shoot("stop-reasons", window)
    stage.press("1")
    camera.shoot("stopped-step", window)


def beside_the_talk(stage: Stage, camera: Camera) -> None:
    """Open what lies one key away: the hard talk, the shared screen, all keys, the palette, the hand-over."""
    window = stage.program.window
    for key, back, name in (
        ("F4", "F4", "hard-talk"),
        ("F8", "F8", "shared-screen"),
        ("F1", "Esc", "all-keys"),
        ("Ctrl+K", "Esc", "palette"),
    ):
        stage.press(key)
        camera.shoot(name, window)
        stage.press(back)


def hand_over(stage: Stage, camera: Camera) -> None:
    """Hand the topic over warmly, and see it in the agreement."""
    window = stage.program.window
    stage.press("Ctrl+H")
    stage.write("mitid")
    camera.shoot("hand-over", window)
    stage.press("Enter")
    camera.shoot("hand-over-called", window)
    stage.press("1")
    camera.shoot("handed-over", window)


def pause_and_case_note(stage: Stage, camera: Camera) -> None:
    """Set the visit on pause and take it up again; close it with a case note still to be written."""
    window = stage.program.window
    stage.press("F9")
    camera.shoot("start-paused", window)
    stage.press("Enter", "Ctrl+R", "Alt+5")
    camera.shoot("case-note", window)
    stage.click("agreement.case.to_write")
    printed = len(pages(stage))
    stage.press("Ctrl+Enter")
    wait_for_paper(stage, printed + 1)
    camera.shoot("start-to-write", window)


def life_event(stage: Stage, camera: Camera) -> None:
    """Write what a citizen says: a life event is suggested, and one key puts all its topics on the table."""
    window = stage.program.window
    stage.press("N")
    stage.click("arrival.words.edit")
    stage.write("Jeg har tabt min pung i byen")
    camera.shoot("suggestions", window)
    stage.press("Ctrl+1")
    camera.shoot("life-event", window)
    stage.press("Alt+3", "Ctrl+K")
    stage.write(window.actions_by_id["citizen_left"].text())
    stage.press("Enter")
