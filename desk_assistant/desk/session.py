"""The desk at work: takes commands, decides, writes to disk, then tells the windows. In that order."""

import secrets
from collections.abc import Callable
from datetime import date, datetime, timedelta

import msgspec
from PySide6.QtCore import QObject, Signal

from desk_assistant.content.library import Library, from_snapshot, snapshot
from desk_assistant.content.model import Flow
from desk_assistant.desk.ledger import Ledger, NotSaved
from desk_assistant.visit import agreement
from desk_assistant.visit import commands as c
from desk_assistant.visit import facts as f
from desk_assistant.visit.decide import decide
from desk_assistant.visit.decision import Desk, Refused
from desk_assistant.visit.state import Visit, fold

#: A parked or interrupted visit can be resumed for this long (product.md, retention defaults).
RESUMABLE = timedelta(days=7)


class Waiting(msgspec.Struct, frozen=True):
    """A visit that waits on the start screen: parked or interrupted, with its flows and when it stopped."""

    visit: Visit
    flows: dict[str, Flow]
    last_key: str | None


class Session(QObject):
    """One desk's running visit. Everything the windows show comes from here; nothing is shown before it is on disk."""

    changed = Signal()
    saved = Signal(str)
    trouble = Signal(str)

    def __init__(
        self,
        ledger: Ledger,
        library: Library,
        now: Callable[[], datetime],
        allowed: Callable[[], tuple[str, ...]],
        token: Callable[[int], bytes] = secrets.token_bytes,
    ) -> None:
        """`now` gives local time; `allowed` the desk's own numbers; `token` n random bytes."""
        super().__init__()
        self._ledger = ledger
        self._now = now
        self._allowed = allowed
        self._token = token
        self._history: tuple[f.Fact, ...] = ()
        self.visit: Visit | None = None
        self.words: dict[str, str] = {}
        self.flows: dict[str, Flow] = {}
        self.last_closed: str | None = None
        self.use(library)

    def use(self, library: Library) -> None:
        """Take content into use, for what begins from now on. Between visits only: a visit goes on with what it began with."""
        self._library = library
        self.events = library.said_of_events
        self._resolved: dict[tuple[str, date], tuple[str, Flow] | None] = {}

    @property
    def today(self) -> date:
        """The local date."""
        return self._now().date()

    def do(self, command: c.Command) -> Refused | None:
        """Carry a command out on the running visit; a refusal changes nothing.

        A write that fails is a refusal too (code `not_saved`, data: the store's code), and the visit stays as it was.
        """
        opening = isinstance(command, c.Open)
        visit_id = self._token(16).hex() if opening or self.visit is None else self.visit.id
        history = () if opening else self._history
        decision = decide(None if opening else self.visit, command, self._desk(history))
        if isinstance(decision, Refused):
            return decision
        if not decision.bodies:
            return None
        act = self._token(14)
        today = self.today
        facts = tuple(
            f.Fact(act + number.to_bytes(2, "big"), visit_id, today, body) for number, body in enumerate(decision.bodies)
        )
        words = tuple(f.Words(word, visit_id, today, text) for word, text in decision.words.items())
        return self._write(facts, words, history)

    def _write(self, facts: tuple[f.Fact, ...], words: tuple[f.Words, ...], history: tuple[f.Fact, ...]) -> Refused | None:
        visit = fold((*history, *facts))
        try:
            flows = self._flows_for(visit)
            self._ledger.append(facts, words, flows, visit, self._now().strftime("%H:%M"), history)
        except NotSaved as problem:
            self.trouble.emit(problem.code)
            return Refused("not_saved", (problem.code,))
        self._history = (*history, *facts)
        self.visit, self.flows = visit, flows
        self.words = {**self.words, **{word.id: word.text for word in words}}
        self.saved.emit(facts[-1].id.hex())
        self.changed.emit()
        return None

    def _desk(self, history: tuple[f.Fact, ...]) -> Desk:
        return Desk(
            pinned=self.flows,
            offered=self._offered,
            history=history,
            new_word=self._new_word,
            new_number=agreement.agreement_number,
            allowed=self._allowed(),
            events=self.events,
        )

    def _new_word(self) -> str:
        return self._token(8).hex()

    def _offered(self, flow_id: str) -> tuple[str, Flow] | None:
        today = self.today
        if (flow_id, today) not in self._resolved:
            flow = self._library.flow(flow_id, today)
            self._resolved[flow_id, today] = (snapshot(flow)[0], flow) if flow else None
        return self._resolved[flow_id, today]

    def _flows_for(self, visit: Visit | None) -> dict[str, Flow]:
        flows = dict(self.flows)
        for need in visit.needs if visit else ():
            if need.content is not None and need.content not in flows:
                flows[need.content] = self._pinned(need.content, need.flow)
        return flows

    def _pinned(self, content: str, flow_id: str | None) -> Flow:
        offered = self._offered(flow_id) if flow_id else None
        if offered is not None and offered[0] == content:
            return offered[1]
        return from_snapshot(self._ledger.snapshot(content))

    def begin(self) -> Refused | None:
        """Start a new visit. The one before it can no longer be reopened from the start screen."""
        self._forget()
        self.last_closed = None
        return self.do(c.Open(self._now().hour))

    def leave(self) -> None:
        """Put the running visit out of sight (it was closed or parked) and go back to the start screen."""
        if self.visit is not None and self.visit.status == "closed":
            self.last_closed = self.visit.id
        self._forget()
        self.changed.emit()

    def _forget(self) -> None:
        self._history, self.visit, self.words, self.flows = (), None, {}, {}

    def resume(self, visit_id: str) -> Refused | None:
        """Take a waiting visit up again."""
        self._load(visit_id)
        return self.do(c.Resume())

    def reopen_last(self) -> Refused | None:
        """Open the visit again that was closed last on this desk."""
        if self.last_closed is None:
            return Refused("nothing_to_undo")
        self._load(self.last_closed)
        return self.do(c.Reopen())

    def look_at(self, visit_id: str) -> tuple[Visit | None, dict[str, str], dict[str, Flow]]:
        """Give a stored visit with its words and flows, without making it the running one."""
        visit = fold(self._ledger.facts(visit_id))
        flows = self._flows_for(visit)
        return visit, self._ledger.words(visit_id), flows

    def _load(self, visit_id: str) -> None:
        self._history = self._ledger.facts(visit_id)
        self.flows = {}
        self.visit = fold(self._history)
        self.words = self._ledger.words(visit_id)
        self.flows = self._flows_for(self.visit)

    def waiting(self) -> tuple[Waiting, ...]:
        """Give the visits that wait, parked ones first, newest first."""
        found = []
        for visit_id, last_key in self._ledger.unfinished():
            if self.visit is not None and visit_id == self.visit.id:
                continue
            visit, _, flows = self.look_at(visit_id)
            if visit is not None and visit.status in ("parked", "interrupted"):
                found.append(Waiting(visit, flows, last_key))
        found.sort(key=lambda item: (item.visit.status != "parked", -(item.visit.paused_on or item.visit.opened).toordinal()))
        return tuple(found)

    def to_write(self) -> tuple[tuple[Visit, dict[str, Flow]], ...]:
        """Give the closed visits whose case note is still to be written, each with its flows."""
        looked = (self.look_at(visit_id) for visit_id in self._ledger.to_write())
        return tuple((visit, flows) for visit, _, flows in looked if visit is not None)

    def mark_written(self, visit_id: str) -> Refused | None:
        """Note that the case note of a closed visit now stands in the case system."""
        return self._aside(visit_id, c.AnswerCaseNote("written"))

    def tidy_up(self) -> Refused | None:
        """At start and after midnight: a visit found open or parked since yesterday is interrupted; after 7 days it is closed."""
        for visit_id, _ in self._ledger.unfinished():
            visit, _, _ = self.look_at(visit_id)
            if visit is None:
                continue
            since = visit.paused_on or visit.opened
            command: c.Command | None = None
            if since + RESUMABLE < self.today:
                command = c.Close("left")
            elif visit.status == "open" or (visit.status == "parked" and since < self.today):
                command = c.Interrupt()
            refused = self._aside(visit_id, command) if command else None
            if refused is not None:
                return refused
        return None

    def _aside(self, visit_id: str, command: c.Command) -> Refused | None:
        """Carry a command out on another visit than the running one."""
        kept = (self._history, self.visit, self.words, self.flows)
        self._load(visit_id)
        blocked = self.blockSignals(True)
        try:
            return self.do(command)
        finally:
            self.blockSignals(blocked)
            self._history, self.visit, self.words, self.flows = kept

    def clock_is_wrong(self) -> bool:
        """Tell whether the newest fact lies after today; the order of facts does not depend on the clock."""
        last = self._ledger.last_day()
        return last is not None and last > self.today

    def new_answer(self) -> bytes:
        """Give a random key under which one citizen's answer is kept."""
        return self._token(16)

    def evaluate(self, key: bytes, face: int | None, solved: str | None) -> Refused | None:
        """Keep or complete the citizen's answer: ISO week and answers, with no path to a visit."""
        year, week, _ = self.today.isocalendar()
        try:
            self._ledger.evaluate(key, f"{year}-W{week:02}", face, solved)
        except NotSaved as problem:
            self.trouble.emit(problem.code)
            return Refused("not_saved", (problem.code,))
        return None
