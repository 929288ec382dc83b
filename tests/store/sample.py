"""Made-up visits for the tests of the store. Every id comes from a number, so that a failure can be looked up."""

import hashlib
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from desk_assistant.store.journal import Journal
from desk_assistant.store.rebuilding import project_facts
from desk_assistant.store.rows import Projection
from desk_assistant.visit import facts as f
from desk_assistant.visit.deriving import Derived
from desk_assistant.visit.state import Visit

TODAY = date(2026, 3, 2)
NAME = "besoeg.sqlite3"

#: /proc/mounts of an ordinary machine, so that the tests do not depend on where they run.
LOCAL = "/dev/sda1 / ext4 rw 0 0\n"

KINDS = {"start": "find", "mitid": "login", "send": "declaration", "receipt": "receipt"}


def token(text: str, length: int = 16) -> bytes:
    """Give bytes that look random and depend on the text alone."""
    return hashlib.sha256(text.encode()).digest()[:length]


def visit_id(number: int) -> str:
    """Give the id of the visit with this number."""
    return token(f"visit {number}").hex()


def fact(visit: str, key: object, body: f.Body, day: date = TODAY) -> f.Fact:
    """Give a fact whose id depends on the visit and the key."""
    return f.Fact(token(f"{visit} {key}"), visit, day, body)


def facts_of(visit: str, *bodies: f.Body, day: date = TODAY, start: int = 0) -> tuple[f.Fact, ...]:
    """Give one fact for each body."""
    return tuple(fact(visit, number, body, day) for number, body in enumerate(bodies, start))


def running(visit: str, day: date = TODAY) -> tuple[f.Fact, ...]:
    """Give the facts of a visit that is still open."""
    return facts_of(
        visit,
        f.Opened(10),
        f.NeedAdded("n1", "laegevalg", "c1", True),
        f.Stated("w-" + visit),
        f.StepNoted("n1", "start", "find", "alone"),
        f.StepNoted("n1", "mitid", "login", "guided"),
        f.RowNoted("find", 0),
        day=day,
    )


def closed(visit: str, case_note: f.CaseNote = "not_relevant", day: date = TODAY) -> tuple[f.Fact, ...]:
    """Give the facts of a visit that was closed with an agreement."""
    ending = (f.CaseNoteOpened(), f.CaseNoteAnswered(case_note), f.NoteGiven("print"), f.Closed("agreement", "K7D2M9QX4"))
    return running(visit, day) + facts_of(visit, *ending, day=day, start=6)


def words_of(visit: str, text: str = "jeg er flyttet", day: date = TODAY) -> tuple[f.Words, ...]:
    """Give the citizen's own words of the visit."""
    return (f.Words("w-" + visit, visit, day, text),)


def derive(visit: Visit) -> Derived:
    """Stand in for the content: a band, two lines, and the steps of the one flow there is."""
    steps = {(need.id, step): kind for need in visit.live_needs for step, kind in KINDS.items()}
    lines = (("n1.end.0", "citizen", False), ("n1.end.1", "us", False), *((own, "citizen", True) for own in visit.own_lines))
    return Derived("B" if visit.gate != "not_in" else "D", lines, steps)


def projection(facts: Iterable[f.Fact]) -> Projection:
    """Give the projection of a closed visit."""
    found = project_facts(tuple(facts), derive)
    assert found is not None
    return found


def close(journal: Journal, visit: str, case_note: f.CaseNote = "not_relevant", day: date = TODAY) -> tuple[f.Fact, ...]:
    """Write a whole visit as the desk does: opened, run, closed. Gives its facts."""
    facts = closed(visit, case_note, day)
    journal.append(facts[:6], words_of(visit, day=day), {"c1": b'{"id":"laegevalg"}'}, last_key=(visit, "10:42"))
    journal.append(facts[6:], closing=projection(facts))
    return facts


def everything_in(folder: Path) -> bytes:
    """Give the bytes of all files in the folder, one after the other."""
    return b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())
