"""A journal with random visits, each made through `decide`; the same seed gives the same visits, which are made once."""

import random
import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from desk_assistant.content.conditions import visible_questions, visible_steps
from desk_assistant.desk.ledger import Ledger
from desk_assistant.paths import DATABASE
from desk_assistant.store.journal import Journal
from desk_assistant.store.rows import Evaluation
from desk_assistant.visit import commands as c
from desk_assistant.visit import facts as f
from tests.visit.desk import Talk, shipped

FIRST = date(2026, 9, 1)
DAYS = 80
TODAY = FIRST + timedelta(days=DAYS + 40)
_OUTCOMES = ("alone", "alone", "guided", "guided", "together", "by_staff", "not_relevant", "blocked")
_EVENTS = ("tabt-pung", "flyttet", "nyfoedt")


def fill(path: Path, visits: int, seed: int) -> None:
    """Lay a journal with that many visits, nearly all of them closed, and with answers of citizens in every week."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.touch(mode=0o600)
    path.write_bytes(_made(visits, seed))


@cache
def _made(visits: int, seed: int) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / DATABASE
        _make(path, visits, random.Random(seed))
        return path.read_bytes()


def _make(path: Path, visits: int, chance: random.Random) -> None:
    ledger = Ledger(Journal.open(path, TODAY))
    for number in range(visits):
        day = FIRST + timedelta(days=chance.randrange(DAYS))
        talk = _visit(chance, f"visit-{number}", day)
        ledger.append(talk.facts, (), talk.pinned, talk.visit, "10:42", ())
    journal = ledger._journal
    for _ in range(visits):
        year, week, _ = (FIRST + timedelta(days=chance.randrange(DAYS))).isocalendar()
        face = chance.choice([1, 1, 1, 2, 2, 3, 4, None])
        solved = chance.choice(["yes", "yes", "yes", "partly", "no", None])
        journal.add_evaluation(Evaluation(chance.randbytes(16), f"{year}-W{week:02}", "", face, solved))
    ledger.close()


def _visit(chance: random.Random, visit: str, day: date) -> Talk:
    talk = Talk(visit, today=day)
    flows = [*sorted(shipped().flows), None]
    talk.do(c.Open(chance.randint(8, 17)))
    talk.do(c.AddNeed(chance.choice(flows), chance.random() < 0.9))
    for _ in range(chance.randint(3, 25)):
        if talk.visit.status != "open":
            talk.do(c.Resume())
        talk.do(chance.choice(list(_moves(chance, talk, flows))))
    if chance.random() < 0.5:
        for row in f.ROWS:
            talk.do(c.NoteRow(row, chance.choice([0, 0, 1, 1, 2])))
    if chance.random() < 0.04:
        return talk
    _close(chance, talk)
    if chance.random() < 0.15 and talk.visit.status == "closed":
        talk.today = day + timedelta(days=chance.randint(0, 4))
        talk.do(c.Reopen())
        talk.do(chance.choice(list(_moves(chance, talk, flows))))
        _close(chance, talk)
        talk.do(c.GiveNote(chance.choice(["print", "qr"])))
    return talk


def _moves(chance: random.Random, talk: Talk, flows: list[str | None]) -> Iterator[c.Command]:
    for need in talk.visit.live_needs:
        flow = talk.pinned.get(need.content or "")
        if flow is not None:
            for step in visible_steps(flow, need.answers):
                outcome = "acted" if step.kind == "authority" else chance.choice(_OUTCOMES)
                yield c.NoteStep(need.id, step.id, outcome, chance.choice(f.STOPS) if outcome == "blocked" else None)
            for question in visible_questions(flow, need.answers):
                yield c.AnswerQuestion(need.id, question.id, chance.choice(question.answers).id)
            if need.steps:
                yield c.ReopenStep(need.id, chance.choice(sorted(need.steps)))
            yield c.ChooseWay(need.id, chance.random() < 0.7)
        yield c.HandOver(need.id, chance.choice(f.PLACES), chance.random() < 0.5)
        yield c.SetAside(need.id)
    yield c.AddNeed(chance.choice(flows), chance.random() < 0.2)
    yield c.OpenLifeEvent(chance.choice(_EVENTS), tuple(chance.sample(sorted(shipped().flows), 2)))
    yield c.Mark(chance.choice(["again", "helps_other"]), chance.random() < 0.8)
    yield c.ConfirmReadiness()
    yield c.NoteGate(chance.choice(["in", "in_with_help", "not_in", None]))
    yield c.NoteRow(chance.choice(f.ROWS), chance.choice([0, 1, 2, None]))
    yield c.NoteWish(chance.choice([*f.WISHES, None]))
    yield c.Offer(chance.choice(f.OFFERS), True)
    yield c.WriteLine(None, chance.choice(["citizen", "us", "trouble"]), "Vi ringer i morgen")
    yield c.SetNothingMore(chance.random() < 0.5)
    yield c.GiveNote(chance.choice(["print", "large", "pdf", "qr", "nothing"]))
    yield c.Undo()
    yield c.Undo()
    yield c.Redo()
    yield c.Park()


def _close(chance: random.Random, talk: Talk) -> None:
    if talk.visit.status != "open":
        talk.do(c.Resume())
    talk.do(c.AnswerCaseNote("written"))
    if not talk.visit.live_needs:
        talk.do(c.AddNeed(None, False))
    talk.do(c.Close(chance.choice(["agreement", "agreement", "agreement", "answer_only", "handed_over", "left"])))
    if talk.visit.status != "closed":
        talk.do(c.SetNothingMore(True))
        talk.do(c.Close("agreement"))
