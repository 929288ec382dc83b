"""A desk's folder with years of visits in its log, for measuring how the log's size is felt.

Some visits are played through the session, with real decisions and a real write. The others are copies of them: the same
facts and rows under new ids and on other days, linked into correct chains and tallied. They are written in bulk through the
store's own connection, with the index and the triggers of `fact` taken away meanwhile and put back word for word, because
playing 100,000 visits key by key takes an hour. `check` opens the file as the program does and verifies chains of the copies.
"""

import random
import sqlite3
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path

import msgspec

from desk_assistant import paths
from desk_assistant import settings as settings_file
from desk_assistant.content.conditions import visible_steps
from desk_assistant.content.library import load
from desk_assistant.content.model import OWN_HANDS_ONLY
from desk_assistant.desk.ledger import Ledger
from desk_assistant.desk.session import Session
from desk_assistant.settings import Settings
from desk_assistant.store import chain, projections, schema, writing
from desk_assistant.store.journal import Journal
from desk_assistant.store.rows import Projection
from desk_assistant.visit import commands as c

#: About what one desk takes in a day; ten years of it are 100,000 visits (architecture.md, Budgets).
A_DAY = 50
#: How long the words stay (product.md, retention defaults).
WORDS_DAYS = 30
_BATCH = 10_000
_LEVELS = ("alone", "guided", "together", "guided", "alone", "by_staff")
_OWN_WORDS = "jeg er flyttet og vil gerne have hjælp til det hele"
_TABLES = (
    ("visit", "visit"),
    ("visit_choice", "choices"),
    ("visit_need", "needs"),
    ("visit_step", "steps"),
    ("agreement_line", "lines"),
)


class Pattern(msgspec.Struct, frozen=True):
    """A played visit to copy: its facts as they are kept, the id of its words, and its rows."""

    visit: str
    facts: tuple[tuple[str, int, str], ...]
    words: tuple[str, ...]
    projection: Projection


class Copy(msgspec.Struct, frozen=True):
    """One copy: which pattern, under which id, on which day."""

    pattern: int
    visit: str
    day: date


def fill(folder: Path, visits: int, today: date, seed: int = 20260302) -> int:
    """Make a desk's folder whose log holds that many closed visits, two on pause and one to write; gives the number of facts."""
    folder.mkdir(parents=True, exist_ok=True)
    desk = Settings(first_run_done=True, municipality="Solby Kommune", desk_name="Skranke 3", desk_phone="00 00 00 00")
    settings_file.save(folder / paths.SETTINGS, desk)
    journal = Journal.open(folder / paths.DATABASE, today)
    patterns = tuple(_played(journal, today))
    chance = random.Random(seed)
    copies = tuple(_copies(visits - len(patterns), len(patterns), today, chance))
    journal.work(_bare)
    for start in range(0, len(copies), _BATCH):
        journal.work(_Facts(copies[start : start + _BATCH], patterns, chance, today))
    by_visit = sorted(copies, key=_visit_of)
    for start in range(0, len(by_visit), _BATCH):
        journal.work(_Rows(by_visit[start : start + _BATCH], patterns))
    journal.work(_dressed)
    facts = journal.work(_count)
    journal.checkpoint_idle()
    journal.close()
    return facts or 0


def check(folder: Path, today: date, chains: int = 200) -> None:
    """Open the log as the program does, and verify that many chains and projections. Raises AssertionError."""
    journal = Journal.open(folder / paths.DATABASE, today)
    some = "SELECT visit FROM visit ORDER BY visit LIMIT ?"
    visits = journal.work(lambda connection: [row[0] for row in connection.execute(some, (chains,))]) or []
    for visit in visits:
        assert journal.facts(visit), visit
        assert journal.projection(visit) is not None, visit
    job = [lambda connection, visit=visit: tuple(chain.verify(writing.reading.chain_rows(connection, visit))) for visit in visits]
    assert not any(journal.work(one) for one in job)
    journal.close()


def _played(journal: Journal, today: date) -> Iterator[Pattern]:
    """Play a few visits of every flow and give those that were closed with an agreement."""
    moment = datetime.combine(today, time(10, 42))
    session = Session(Ledger(journal), load(paths.resources() / "content"), lambda: moment, tuple)
    flows = sorted(session._library.flows)
    for number, flow in enumerate(flows * 3):
        visit = play(session, flow, number)
        session.do(c.AnswerCaseNote("written"))
        session.do(c.Close("agreement"))
        session.leave()
        rows = journal.projection(visit)
        assert rows is not None
        kept = tuple(writing.columns(fact)[2:] for fact in journal.facts(visit))
        facts = tuple((name, version, body) for name, version, _, body in kept)
        yield Pattern(visit, facts, tuple(journal.words(visit)), rows)
    for number, flow in enumerate(flows[:2]):
        play(session, flow, number, limit=3)
        session.do(c.Park())
        session.leave()
    play(session, flows[-1], 1)
    session.do(c.AnswerCaseNote("to_write"))
    session.do(c.Close("agreement"))
    session.leave()


def play(session: Session, flow_id: str, number: int, limit: int = 99) -> str:
    """Play a visit up to its agreement, with answers and levels that vary with the number; gives its id."""
    session.begin()
    session.do(c.State(_OWN_WORDS))
    session.do(c.AddNeed(flow_id, stated=True))
    need = session.visit.needs[-1]
    flow = session.flows[need.content]
    for question in flow.questions:
        chosen = question.answers[number % len(question.answers)]
        session.do(c.AnswerQuestion(need.id, question.id, chosen.id))
    session.do(c.Agree())
    answers = session.visit.need(need.id).answers
    for at, step in enumerate(visible_steps(flow, answers)[:limit]):
        level = _LEVELS[(at + number) % len(_LEVELS)]
        own = step.kind in OWN_HANDS_ONLY and level in ("together", "by_staff")
        session.do(c.NoteStep(need.id, step.id, "acted" if step.kind == "authority" else "guided" if own else level))
    session.do(c.ConfirmReadiness())
    session.do(c.UseAuthority())
    return session.visit.id


def _copies(number: int, patterns: int, today: date, chance: random.Random) -> Iterator[Copy]:
    """Give the copies in the order of their days, which end yesterday."""
    days = -(-number // A_DAY)
    for at in range(number):
        day = today - timedelta(days=days - at // A_DAY)
        yield Copy(at % patterns, chance.randbytes(16).hex(), day)


def _visit_of(copy: Copy) -> str:
    return copy.visit


class _Facts:
    """One transaction: the facts of some copies, each visit with its own chain, and the words that have not faded."""

    def __init__(self, copies: tuple[Copy, ...], patterns: tuple[Pattern, ...], chance: random.Random, today: date) -> None:
        self._copies = copies
        self._patterns = patterns
        self._chance = chance
        self._words_from = today - timedelta(days=WORDS_DAYS)
        self._words: list[tuple[str, str, str, str]] = []

    def __call__(self, connection: sqlite3.Connection) -> None:
        seq = connection.execute("SELECT coalesce(max(seq), 0) FROM fact").fetchone()[0]
        connection.executemany(writing._INSERT, self._rows(seq))
        connection.executemany("INSERT INTO words (id, visit, date, text) VALUES (?, ?, ?, ?)", self._words)

    def _rows(self, seq: int) -> Iterator[tuple[object, ...]]:
        for copy in self._copies:
            pattern, day = self._patterns[copy.pattern], copy.day.isoformat()
            new = {word: self._chance.randbytes(8).hex() for word in pattern.words}
            if copy.day >= self._words_from:
                self._words += [(word, copy.visit, day, _OWN_WORDS) for word in new.values()]
            before = chain.first(copy.visit)
            for name, version, body in pattern.facts:
                for old, word in new.items():
                    body = body.replace(old, word)
                seq += 1
                row = (seq, self._chance.randbytes(16), copy.visit, name, version, day, body)
                before = chain.link(before, row)
                yield (*row, before)


class _Rows:
    """One transaction: the rows of some copies, in the order of the visit's id, and what they add to their days."""

    def __init__(self, copies: list[Copy], patterns: tuple[Pattern, ...]) -> None:
        self._copies = copies
        self._patterns = patterns

    def __call__(self, connection: sqlite3.Connection) -> None:
        for table, part in _TABLES:
            rows = [
                values
                for copy in self._copies
                for values in _rows_of(getattr(self._patterns[copy.pattern].projection, part), copy)
            ]
            if rows:
                connection.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(rows[0]))})", rows)
        projections.add_tallies(connection, self._tallies())

    def _tallies(self) -> Counter[tuple[str, str, str, str, str]]:
        of_pattern = [projections.tallies(pattern.projection) for pattern in self._patterns]
        found: Counter[tuple[str, str, str, str, str]] = Counter()
        for (number, day), times in Counter((copy.pattern, copy.day.isoformat()) for copy in self._copies).items():
            for (_, *key), n in of_pattern[number].items():
                found[day, *key] += n * times
        return found


def _rows_of(rows: object, copy: Copy) -> Iterator[tuple[object, ...]]:
    for row in rows if isinstance(rows, tuple) else (rows,):
        values = msgspec.structs.astuple(row)
        if isinstance(rows, tuple):
            yield (copy.visit, *values[1:])
        else:
            yield (copy.visit, copy.day.isoformat(), copy.day.isoformat(), *values[3:])


def _bare(connection: sqlite3.Connection) -> None:
    connection.execute("DROP INDEX fact_visit")
    connection.execute("DROP TRIGGER fact_own_hands")


def _dressed(connection: sqlite3.Connection) -> None:
    connection.execute(schema.FACT_VISIT)
    connection.execute(schema.FACT_OWN_HANDS)


def _count(connection: sqlite3.Connection) -> int:
    return connection.execute("SELECT count(*) FROM fact").fetchone()[0]
