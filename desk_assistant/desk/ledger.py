"""Between the session and the store: pins contents, projects a closed visit, and speaks of failure in codes."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path

from desk_assistant.content.library import snapshot
from desk_assistant.content.model import Flow
from desk_assistant.store import export_log, restoring
from desk_assistant.store.errors import StoreFailed, StoreRefused
from desk_assistant.store.journal import Journal
from desk_assistant.store.rebuilding import project_facts
from desk_assistant.store.rows import AnswerRow, Evaluation, MonthTotalRow, TallyRow
from desk_assistant.visit import facts as f
from desk_assistant.visit.deriving import Deriving
from desk_assistant.visit.state import Visit


class NotSaved(Exception):
    """A write or read failed; `code` is the store's. Nothing was changed."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@contextmanager
def _in_codes() -> Iterator[None]:
    try:
        yield
    except StoreFailed as problem:
        raise NotSaved(problem.code) from problem


class Ledger:
    """One journal, seen as the session needs it. Every method may raise NotSaved."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    @property
    def journal(self) -> Journal:
        """Give the journal itself, for long work on it in slices."""
        return self._journal

    def append(
        self,
        facts: Sequence[f.Fact],
        words: Sequence[f.Words],
        flows: Mapping[str, Flow],
        visit: Visit | None,
        at: str,
        history: Sequence[f.Fact],
    ) -> None:
        """Write the facts of one key press; `history` are all facts of the visit before them, `at` is HH:MM."""
        new = {fact.body.content for fact in facts if isinstance(fact.body, f.NeedAdded) and fact.body.content}
        whole = (*history, *facts)
        visit_id = facts[0].visit
        closed = visit is not None and visit.status == "closed"
        was_closed = any(isinstance(fact.body, f.Closed) for fact in history)
        with _in_codes():
            self._journal.append(
                facts,
                words,
                snapshots={content: snapshot(flows[content])[1] for content in new},
                closing=project_facts(whole, Deriving(flows)) if closed else None,
                reopening=visit_id if was_closed and not closed else None,
                last_key=(visit_id, at),
            )

    def facts(self, visit: str) -> tuple[f.Fact, ...]:
        """Give all facts of a visit."""
        with _in_codes():
            return self._journal.facts(visit)

    def words(self, visit: str) -> dict[str, str]:
        """Give the words of a visit that have not faded."""
        with _in_codes():
            return self._journal.words(visit)

    def snapshot(self, content: str) -> bytes:
        """Give the pinned content. Raises NotSaved(corrupt) when it is missing."""
        with _in_codes():
            body = self._journal.snapshot(content)
        if body is None:
            raise NotSaved("corrupt")
        return body

    def unfinished(self) -> tuple[tuple[str, str | None], ...]:
        """Give (visit, HH:MM of the last key or None) of every visit that is not closed."""
        with _in_codes():
            last = self._journal.last_key()
            return tuple((visit, last.at if last and last.visit == visit else None) for visit in self._journal.unfinished())

    def to_write(self) -> tuple[str, ...]:
        """Give the closed visits whose case note is still to be written."""
        with _in_codes():
            return tuple(row.visit for row in self._journal.to_write())

    def evaluate(self, key: bytes, week: str, face: int | None, solved: str | None) -> None:
        """Keep or complete a citizen's answer."""
        with _in_codes():
            self._journal.add_evaluation(Evaluation(key, week, "", face, solved))

    def last_day(self) -> date | None:
        """Give the date of the newest fact, or None for an empty log."""
        with _in_codes():
            return self._journal.last_day()

    def tallies(self, first: date, last: date) -> tuple[TallyRow, ...]:
        """Give the counts of the days from the first to the last, both included."""
        with _in_codes():
            return self._journal.tallies(first, last)

    def answers(self, first_week: str, last_week: str) -> tuple[AnswerRow, ...]:
        """Give the counts of the citizens' answers of the ISO weeks, both included."""
        with _in_codes():
            return self._journal.answers(first_week, last_week)

    def month_totals(self, first_month: str, last_month: str) -> tuple[MonthTotalRow, ...]:
        """Give what is left of the erased visits of the months, both included."""
        with _in_codes():
            return self._journal.month_totals(first_month, last_month)

    def rest(self, fade_before: date) -> None:
        """Use an idle moment: let words from before the day fade, empty the write-ahead log, set room aside."""
        with _in_codes():
            self._journal.fade_words(fade_before)
            self._journal.checkpoint_idle()
            self._journal.make_reserve()

    def take_in_exports(self, folder: Path) -> None:
        """Take in the exports that were made from a copy while the log was open; what cannot be taken in now waits on."""
        with suppress(StoreFailed, OSError):
            export_log.take_in(self._journal, folder)

    def close(self) -> None:
        """Let go of the file."""
        with _in_codes():
            self._journal.close()


def open_ledger(path: Path, today: date) -> tuple[Ledger | None, str]:
    """Open the log; gives the ledger, or None and the code of why not."""
    try:
        return Ledger(Journal.open(path, today)), ""
    except StoreRefused as problem:
        return None, problem.code


def set_aside(path: Path, day: str) -> Path | None:
    """Move a log that cannot be opened, with all that belongs to it, beside itself. Never deletes anything."""
    return restoring.set_aside(path, f"beskadiget-{day}")
