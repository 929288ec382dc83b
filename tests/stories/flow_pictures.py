"""Pictures of one branch of a flow, to be read as a clerk and as a citizen: both windows beside each other, and the note.

    python -m tests.stories.flow_pictures FLOW OUT_DIR [--today 2026-11-22] [QUESTION=ANSWER …] [--level login=2] [--stop STEP]

A question that is not answered on the command line gets its first answer; a step that is not named gets *Borgeren selv*.
"""

import argparse
import sys
import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QImage, QPainter

from desk_assistant import paths
from desk_assistant import settings as settings_file
from desk_assistant.content.conditions import visible_questions
from desk_assistant.content.model import Flow
from desk_assistant.settings import Settings
from desk_assistant.tour.camera import Camera
from desk_assistant.tour.doctor_change import citizen, pages, wait_for_paper
from desk_assistant.tour.play import make_stage_ready
from desk_assistant.ui.employee.view import open_item_id
from desk_assistant.visit import commands as c
from tests.stories.desk import Desk

SCREEN = QSize(1366, 768)
ALONE, CANNOT_BE_DONE, FIRST_REASON = "1", "6", "1"


def picture_branch(desk: Desk, camera: Camera, flow: Flow, answers: dict[str, str], levels: dict[str, str]) -> None:
    """Play one branch from the first question to the printed note, and save a picture of every moment."""
    desk.press("F7")
    conductor = desk.program.work.conductor
    conductor.begin()
    conductor.do_and_go(c.AddNeed(flow.id, stated=True), "clarify")
    while desk.place == "clarify":
        given = desk.visit.needs[0].answers
        asked = next((q for q in visible_questions(flow, given) if q.before is None and q.id not in given), None)
        _shoot(desk, camera, f"clarify-{asked.id}" if asked else "said-back")
        desk.press(_answer(desk, flow, asked.id, answers) if asked else "1")
    while (item := open_item_id(desk.visit.needs[0], flow, conductor.glance)) is not None:
        _shoot(desk, camera, item)
        desk.press(*([_answer(desk, flow, item, answers)] if flow.question(item) else levels.get(item, ALONE)))
    _shoot(desk, camera, "done")
    desk.press("Alt+4")
    _shoot(desk, camera, "readiness")
    desk.press("Alt+5")
    paper = desk.find("agreement.paper")
    desk.wait(lambda: "\n" in paper.accessibleName(), "the note is drawn")
    _shoot(desk, camera, "agreement")
    if desk.shows("agreement.case.written"):
        desk.click("agreement.case.written")
    desk.press("Ctrl+Enter")
    wait_for_paper(desk, len(pages(desk)) or 1)


def _answer(desk: Desk, flow: Flow, question: str, answers: dict[str, str]) -> str:
    return desk.answer_digit(flow.id, question, answers[question]) if question in answers else "1"


def _shoot(desk: Desk, camera: Camera, name: str) -> None:
    """Save the employee's window with the citizen's beside it."""
    other = citizen(desk)
    other.resize(SCREEN)
    desk.rest()
    both = QImage(2 * SCREEN.width(), SCREEN.height(), QImage.Format.Format_RGB32)
    painter = QPainter(both)
    painter.drawImage(QPoint(0, 0), camera.look(desk.program.window))
    painter.drawImage(QPoint(SCREEN.width(), 0), camera.look(other))
    painter.end()
    camera.save(name, both)


def main(arguments: Sequence[str] | None = None) -> int:
    """Play the branch that the command line names; gives 0."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("flow")
    parser.add_argument("out", type=Path)
    parser.add_argument("answers", nargs="*", metavar="QUESTION=ANSWER", default=[])
    parser.add_argument("--today", type=date.fromisoformat, default=date(2026, 11, 22))
    parser.add_argument("--level", action="append", metavar="STEP=KEY", default=[])
    parser.add_argument("--stop", metavar="STEP", help="a step that cannot be done today")
    given = parser.parse_intermixed_args(arguments)
    levels = dict(pair.split("=") for pair in given.level)
    if given.stop:
        levels[given.stop] = CANNOT_BE_DONE + FIRST_REASON
    given.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        folder, printer = Path(scratch) / "data", Path(scratch) / "printer"
        printer.mkdir()
        known = Settings(first_run_done=True, municipality="Solby Kommune", desk_phone="00 00 00 00", printer=str(printer))
        settings_file.save(folder / paths.SETTINGS, known)
        make_stage_ready(Path(scratch))
        desk = Desk(folder, given.today)
        try:
            desk.open()
            flow = desk.program.library.flow(given.flow, given.today)
            picture_branch(desk, Camera(given.out), flow, dict(pair.split("=") for pair in given.answers), levels)
        finally:
            desk.end()
        for note in printer.glob("*.pdf"):
            note.replace(given.out / "note.pdf")
    return 0


if __name__ == "__main__":
    sys.exit(main())
