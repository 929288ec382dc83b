"""The third visit: a number that must not be kept, a shared PC, a program that ends too early, and a printer that is gone."""

from pathlib import Path

from PySide6.QtCore import QSize

from desk_assistant.tour.camera import Camera
from desk_assistant.tour.doctor_change import choose_printer, choose_setting, citizen
from desk_assistant.tour.stage import Stage

FLOW, SECOND = "sundhedskort", "koerekort"
#: Has the form of a replacement CPR number, which nobody has: the day has 60 added.
NUMBER = "710290-1234"
WORDS = "Mit kort er blevet væk. "
SCREEN = QSize(1366, 768)


def refused_number(stage: Stage, camera: Camera) -> None:
    """Write a number that identifies a person in the citizen's words: it is refused, and one key removes it."""
    window = stage.program.window
    stage.press("N")
    stage.click("arrival.words.edit")
    stage.write(WORDS + NUMBER)
    camera.shoot("field-error", window)
    stage.press("F3")
    stage.wait(lambda: NUMBER not in stage.find("arrival.words.edit").text(), "the number is gone")
    camera.shoot("field-mended", window)


def two_topics(stage: Stage, camera: Camera) -> None:
    """Take a tile while the cursor is in the words, answer, agree, and put a second topic on the table."""
    window = stage.program.window
    stage.press(f"Ctrl+{stage.tile_digit(FLOW)}")
    questions = len([question for question in stage.program.library.flows[FLOW].questions if question.before is None])
    for _ in range(questions):
        if stage.shows("clarify.answer.1") and not _answered(stage):
            stage.press("1")
    stage.press("1")
    stage.press("Alt+3", "Ctrl+E")
    camera.shoot("add-topic", window)
    stage.write(stage.program.library.flows[SECOND].title)
    stage.press("Enter")
    camera.shoot("two-topics", window)
    stage.press("Ctrl+Tab", "Alt+3")


def shared_pc(stage: Stage, camera: Camera) -> None:
    """Share one PC: opening the solution leaves two strips, and the keyboard is the citizen's."""
    choose_setting(stage, "setup", "one_pc")
    stage.press("Ctrl+O")
    camera.strips("one-pc-strips", SCREEN, lambda: stage.find("citizen_strip"), lambda: stage.find("strip"))
    stage.click("strip.1")
    camera.strips("one-pc-strips-next", SCREEN, lambda: stage.find("citizen_strip"), lambda: stage.find("strip"))
    stage.click("strip.back")
    choose_setting(stage, "setup", "two_pcs")


def ended_too_early(stage: Stage, camera: Camera) -> None:
    """End the program in the middle of the visit; the next start offers it again."""
    stage.end()
    stage.open()
    camera.shoot("start-interrupted", stage.program.window)
    stage.press("Enter")
    camera.shoot("resumed", stage.program.window)


def printer_gone(stage: Stage, camera: Camera) -> None:
    """Close the visit while the printer cannot be reached: it is saved, and the citizen gets a QR code instead."""
    window, printer = stage.program.window, stage.program.settings.printer
    choose_printer(stage, str(Path(printer).with_name("findes-ikke")))
    stage.press("Alt+5")
    if stage.shows("agreement.case.written"):
        stage.click("agreement.case.written")
    stage.press("Ctrl+Enter")
    stage.wait(lambda: stage.shows("agreement.print_failed"), "the printer's error")
    camera.shoot("printer-error", window)
    stage.click("agreement.print_failed.show_qr")
    stage.wait(lambda: stage.shows("citizen_window"), "the citizen's window")
    camera.shoot("citizen-agreement-kept", citizen(stage))
    stage.press("Ctrl+Enter", "F7")
    choose_printer(stage, printer)


def _answered(stage: Stage) -> bool:
    """Tell whether the question on *Afklar behov* has an answer."""
    return any(button.isVisible() and button.isChecked() for button in stage.program.window.pages.page("clarify").buttons)
