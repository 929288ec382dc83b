"""The windows beside the employee's: the strips on a shared PC, and the citizen's own."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desk_assistant.ui.strip import HEIGHT
from tests.access.desk import Desk, Opener, Screens


def strips(open_desk: Opener) -> Screens:
    """One PC: the employee's strip and the citizen's."""
    desk = open_desk(setup="one_pc")
    desk.key(Qt.Key.Key_N)
    desk.digit(desk.topic("laegevalg"), 1, 1)
    desk.window.act("open_solution")
    desk.settle()
    work = desk.program.work
    _widen(desk)
    yield "strip, step", work.one_pc.strip
    yield "citizen's strip", work.side.strip
    work.one_pc.strip.buttons[0].click()
    desk.settle()
    yield "strip, own hands", work.one_pc.strip
    work.one_pc.strip.back.emit()
    desk.settle()
    yield "back from the strip", desk.window
    desk.act("park", "new_visit")
    desk.digit(desk.topic("koerekort"))
    desk.act("place_3")
    desk.window.act("open_solution")
    desk.settle()
    _widen(desk)
    yield "strip, question", work.one_pc.strip


def _widen(desk: Desk) -> None:
    """Give the strip the width of a real screen; the one of the tests is narrower than any in use."""
    strip = desk.program.work.one_pc.strip
    strip.resize(1366, strip.look.px(HEIGHT))
    desk.settle()


def citizen(open_desk: Opener) -> Screens:
    """The citizen's own window, from idle to thanks, in both languages and with larger text."""
    desk = open_desk(municipality="Solby Kommune")
    desk.act("citizen_window")
    work = desk.program.work
    own = work.side.window
    own.resize(1366, 768)
    yield "citizen, idle", own
    desk.window.activateWindow()
    desk.act("new_visit")
    desk.digit(desk.topic("laegevalg"), 1)
    yield "citizen, said back", own
    desk.digit(1)
    yield "citizen, step", own
    own.language.click()
    desk.settle()
    yield "citizen, step in English", own
    own.size_button.click()
    desk.settle()
    yield "citizen, larger step in English", own
    desk.digit(1)
    yield "citizen, own hands", own
    desk.digit(1, 1, 1)
    yield "citizen, stop together", own
    desk.act("place_5")
    yield "citizen, agreement", own
    work.conductor.look(given="nothing")
    desk.act("continue")
    yield "citizen, how it was", own
    own.rate.answers[0].click()
    QTest.qWait(400)
    yield "citizen, whether it was solved", own
    own.skip.click()
    desk.settle()
    yield "citizen, thanks", own
