"""Example visits for the demonstration, made through the same decisions as real ones."""

from datetime import date, datetime, time
from pathlib import Path

from desk_assistant import paths
from desk_assistant import settings as settings_file
from desk_assistant.content.conditions import visible_steps
from desk_assistant.content.library import load
from desk_assistant.content.model import OWN_HANDS_ONLY
from desk_assistant.desk.ledger import Ledger
from desk_assistant.desk.session import Session
from desk_assistant.settings import Settings
from desk_assistant.store.journal import Journal
from desk_assistant.visit import commands as c

_LEVELS = ("alone", "guided", "together", "guided", "alone", "by_staff")


def make_examples(folder: Path, today: date) -> None:
    """Fill an empty folder with a desk, closed visits, one on pause and one case note to write; leaves a used one alone."""
    path = folder / paths.DATABASE
    if path.exists():
        return
    folder.mkdir(parents=True, exist_ok=True)
    desk = Settings(first_run_done=True, municipality="Solby Kommune", desk_name="Skranke 3", desk_phone="00 00 00 00")
    settings_file.save(folder / paths.SETTINGS, desk)
    library = load(paths.resources() / "content")
    ledger = Ledger(Journal.open(path, today))
    moment = datetime.combine(today, time(10, 42))
    session = Session(ledger, library, lambda: moment, tuple)
    for number, flow in enumerate(sorted(library.flows)):
        _visit(session, flow, number, "to_write" if number == 0 else "written")
        session.leave()
    session.begin()
    session.do(c.AddNeed(sorted(library.flows)[-1], stated=True))
    _answers_and_steps(session, 1, limit=2)
    session.do(c.Park())
    ledger.close()


def _visit(session: Session, flow: str, number: int, case_note: str) -> None:
    session.begin()
    session.do(c.AddNeed(flow, stated=True))
    session.do(c.Agree())
    _answers_and_steps(session, number)
    session.do(c.ConfirmReadiness())
    session.do(c.UseAuthority())
    session.do(c.AnswerCaseNote(case_note))
    session.do(c.Close("agreement"))


def _answers_and_steps(session: Session, number: int, limit: int = 99) -> None:
    """Answer every question with its first answer, then note steps at levels that vary with the number."""
    need = session.visit.needs[-1]
    flow = session.flows[need.content]
    for question in flow.questions:
        session.do(c.AnswerQuestion(need.id, question.id, question.answers[0].id))
    answers = session.visit.need(need.id).answers
    for at, step in enumerate(visible_steps(flow, answers)[:limit]):
        level = _LEVELS[(at + number) % len(_LEVELS)]
        own = step.kind in OWN_HANDS_ONLY and level in ("together", "by_staff")
        session.do(c.NoteStep(need.id, step.id, "acted" if step.kind == "authority" else "guided" if own else level))
