"""The journal of a desk: one file, one connection, one thread. What it has taken is on disk before it answers."""

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Self, TypeVar

from desk_assistant.store import place, projections, reading, reserve, retention, tallies, whole, writing
from desk_assistant.store.errors import FULL, IO, LOCKED, StoreFailed, StoreRefused, code_of
from desk_assistant.store.opening import open_database
from desk_assistant.store.rows import (
    AnswerRow,
    Evaluation,
    Exported,
    LastKey,
    MonthTotalRow,
    Problem,
    Projection,
    Purged,
    StoredFact,
    TallyRow,
    ToWrite,
)
from desk_assistant.store.transaction import transaction
from desk_assistant.store.whole import Whole
from desk_assistant.visit.facts import Fact, Words

T = TypeVar("T")
Job = Callable[[sqlite3.Connection], T]


class Journal:
    """Facts, words and projections of one desk. Every method may raise StoreFailed; a failed write has changed nothing."""

    def __init__(self, path: Path, today: date, mounts: str | None = None) -> None:
        """See `open`."""
        self._path = path
        self._today = today
        self._mounts = mounts
        self._unsettled = True
        self._connection: sqlite3.Connection | None = open_database(path, today, mounts)

    @classmethod
    def open(cls, path: Path, today: date, mounts: str | None = None) -> Self:
        """Open the file at the path, or make it. Raises StoreRefused. `mounts` is the text of /proc/mounts, None reads it."""
        return cls(path, today, mounts)

    @property
    def path(self) -> Path:
        """Give where the file lies."""
        return self._path

    def close(self) -> None:
        """Let go of the file. What is in the write-ahead log moves into the file if there is room for it."""
        if self._connection is not None:
            with suppress(StoreFailed):
                self._settle()
            self._drop()

    def append(
        self,
        facts: Sequence[Fact],
        words: Sequence[Words] = (),
        snapshots: Mapping[str, bytes] | None = None,
        closing: Projection | None = None,
        reopening: str | None = None,
        last_key: tuple[str, str] | None = None,
    ) -> None:
        """Write what one key press brought, all or nothing; returns only when it is on disk.

        `snapshots` are the contents used for the first time, by hash. `closing` puts the projection of a closed visit in place
        and reads all its facts back first; `reopening` takes it away. `last_key` is the open visit and HH:MM. Doing it again
        with the same ids is harmless. Raises StoreFailed: disk_full (data `reserve_released`), locked, io, corrupt, refused.
        """

        def work(connection: sqlite3.Connection) -> None:
            writing.insert_snapshots(connection, snapshots or {})
            writing.insert_words(connection, words)
            if reopening is not None:
                projections.remove(connection, reopening)
            writing.insert_facts(connection, facts)
            if closing is not None:
                projections.write(connection, closing)
                writing.confirm(connection, closing.visit.visit, facts)
            writing.note_last_key(connection, facts, last_key)

        def stands(connection: sqlite3.Connection) -> bool:
            return bool(facts) and all(writing.stands(connection, fact) for fact in facts)

        self._write(work, stands)

    def append_whole(self, visits: Sequence[Whole], snapshots: Mapping[str, bytes], answers: Sequence[Evaluation] = ()) -> None:
        """Write whole visits, with the contents they use for the first time and citizens' answers, all or nothing.

        For filling a log, not for the desk: nothing is read back. Doing it again with the same ids is harmless. Raises StoreFailed.
        """

        def work(connection: sqlite3.Connection) -> None:
            writing.insert_snapshots(connection, snapshots)
            whole.insert(connection, visits)
            for answer in answers:
                retention.put_evaluation(connection, answer)

        self._unsettled = True
        self._write(work)

    def add_evaluation(self, answer: Evaluation) -> None:
        """Keep a citizen's answer, or complete the one with the same key; made beforehand, it makes a retry harmless."""
        self._unsettled = True
        self._write(lambda connection: retention.put_evaluation(connection, answer))

    def facts(self, visit: str) -> tuple[Fact, ...]:
        """Give the facts of a visit in the order they were written; none for an unknown visit."""
        return self._read(lambda connection: reading.facts(connection, visit))

    def all_facts(self) -> Iterator[StoredFact]:
        """Give every fact in the order of seq, read page by page."""
        after = 0
        while page := self._read(lambda connection: reading.stored_facts(connection, after)):
            yield from page
            after = page[-1].seq

    def words(self, visit: str) -> dict[str, str]:
        """Give the texts of a visit that have not faded, by id."""
        statement = "SELECT id, text FROM words WHERE visit = ?"
        return dict(self._read(lambda connection: connection.execute(statement, (visit,)).fetchall()))

    def snapshot(self, digest: str) -> bytes | None:
        """Give the content with this hash as JSON, or None."""
        statement = "SELECT json FROM content_snapshot WHERE hash = ?"
        row = self._read(lambda connection: connection.execute(statement, (digest,)).fetchone())
        return row[0].encode() if row else None

    def unfinished(self) -> tuple[str, ...]:
        """Give the visits that are not closed, the oldest first. Costs the same however many visits are in the file."""
        return self._read(reading.unfinished)

    def last_day(self) -> date | None:
        """Give the date of the newest fact, or None for an empty log. Later than today means that a clock was wrong."""
        day = self._read(reading.last_day)
        return date.fromisoformat(day) if day else None

    def last_key(self) -> LastKey | None:
        """Give the visit and time of the last key in an open visit, or None."""
        return self._read(reading.last_key)

    def to_write(self) -> tuple[ToWrite, ...]:
        """Give the closed visits whose case note is still to be written, the oldest first."""
        return self._read(reading.to_write)

    def projection(self, visit: str) -> Projection | None:
        """Give the rows of a closed visit, or None."""
        return self._read(lambda connection: projections.read(connection, visit))

    def tallies(self, first: date, last: date) -> tuple[TallyRow, ...]:
        """Give the counts of the days from the first to the last, both included."""
        return self._read(lambda connection: tallies.read(connection, first, last))

    def answers(self, first_week: str, last_week: str) -> tuple[AnswerRow, ...]:
        """Give the counts of the citizens' answers of the ISO weeks (YYYY-Www), both included."""
        return self._read(lambda connection: reading.answers(connection, first_week, last_week))

    def month_totals(self, first_month: str, last_month: str) -> tuple[MonthTotalRow, ...]:
        """Give what is left of the erased visits of the months (YYYY-MM), both included."""
        return self._read(lambda connection: reading.month_totals(connection, first_month, last_month))

    def purges(self) -> tuple[Purged, ...]:
        """Give what was purged, the oldest first."""
        return self._read(reading.purges)

    def exports(self) -> tuple[Exported, ...]:
        """Give every export of the log, the oldest first."""
        return self._read(reading.exports)

    def checks(self) -> Iterator[tuple[Problem, ...]]:
        """Check the file and every chain in short steps; each gives what it found. The first step looks at the whole file."""
        return reading.checks(self._live())

    def verify(self) -> tuple[Problem, ...]:
        """Check the file and every chain; nothing in the answer means that all of it holds."""
        return tuple(problem for found in self.checks() for problem in found)

    def purge(self, visits: Sequence[str], today: date, scrub: bool = True) -> int:
        """Erase visits and log how many; gives the number of facts. Without `scrub`, do it after the last of several purges."""
        gone = self._write(lambda connection: retention.purge(connection, visits, today))
        if scrub:
            self.scrub()
        return gone or 0

    def scrub(self) -> None:
        """Leave no byte of what was erased: the file is written anew, through memory.

        One uninterrupted piece of work, about 0.5 s for a year of one desk (15,000 visits, 100 MB): never during a visit.
        """
        self._read(retention.scrub)
        self._read(retention.empty_log)

    def fade_words(self, before: date) -> int:
        """Erase the words written before the day without a trace; gives how many. The facts stay."""
        gone = self._write(lambda connection: retention.fade_words(connection, before))
        self._read(retention.empty_log)
        return gone or 0

    def checkpoint_idle(self) -> bool:
        """Empty the write-ahead log; until then the times of single keys and the order of the answers linger there.

        For idle moments, and soon after each visit. False when it could not be finished now.
        """
        self._settle()
        return self._read(retention.empty_log)

    def make_reserve(self, size: int = reserve.SIZE) -> bool:
        """Set room aside (bytes) for a day when the disk is full. False when there is none to set aside. For idle moments."""
        return reserve.make(self._path, size)

    def work(self, job: Job[T]) -> T | None:
        """Do one slice of a longer piece of the store's own work in a transaction."""
        return self._write(job)

    def read(self, job: Job[T]) -> T:
        """Do one slice of a longer piece of the store's own reading."""
        return self._read(job)

    def _settle(self) -> None:
        if self._unsettled:
            self._write(retention.settle_evaluations)
            self._unsettled = False

    def _live(self) -> sqlite3.Connection:
        """Give the connection; after a failure the file is opened again first."""
        if self._connection is None:
            try:
                self._connection = open_database(self._path, self._today, self._mounts)
            except StoreRefused as refusal:
                raise StoreFailed(_failure(refusal), **refusal.data) from refusal
        return self._connection

    def _drop(self) -> None:
        if self._connection is not None:
            connection, self._connection = self._connection, None
            connection.close()

    def _read(self, job: Job[T]) -> T:
        try:
            return job(self._live())
        except sqlite3.ProgrammingError:
            raise
        except sqlite3.Error as error:
            raise _failed(error) from error

    def _write(self, job: Job[T], stands: Job[bool] | None = None) -> T | None:
        """Do the job in one transaction. After an I/O error it may stand all the same: then it succeeded."""
        try:
            return self._transact(job)
        except sqlite3.ProgrammingError:
            raise
        except sqlite3.Error as error:
            failure = _failed(error)
            if failure.code == IO:
                failure = self._after_io_error(failure, stands)
            elif failure.code == FULL:
                failure = StoreFailed(FULL, reserve_released=reserve.release(self._path), **failure.data)
            if failure is not None:
                raise failure from error
            return None

    def _transact(self, job: Job[T]) -> T:
        with transaction(self._live()) as connection:
            return job(connection)

    def _after_io_error(self, failure: StoreFailed, stands: Job[bool] | None) -> StoreFailed | None:
        """Close the file, open it again and look. A commit that answered with an error may be durable (reliability.md 4)."""
        room = place.has_room(self._path)
        self._drop()
        if not room:
            failure = StoreFailed(FULL, reserve_released=reserve.release(self._path), **failure.data)
        try:
            found = stands is not None and stands(self._live())
        except (StoreFailed, sqlite3.Error):
            return failure
        return None if found else failure


def _failed(error: sqlite3.Error) -> StoreFailed:
    return StoreFailed(code_of(error), reason=_reason(error))


def _reason(error: sqlite3.Error) -> str:
    """Give what a trigger says, or the name of SQLite's error; never a value that was to be written."""
    name = getattr(error, "sqlite_errorname", "")
    return str(error) if name == "SQLITE_CONSTRAINT_TRIGGER" else name


def _failure(refusal: StoreRefused) -> str:
    return refusal.code if refusal.code in (FULL, LOCKED, IO) else "corrupt" if refusal.code == "corrupt" else IO
