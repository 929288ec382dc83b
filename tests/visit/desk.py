"""A visit driven by commands, with fixed ids, words, numbers and days, for tests of the visit and for stories."""

import hashlib
import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Protocol

from desk_assistant.content.library import Library, load, snapshot
from desk_assistant.content.model import Flow
from desk_assistant.visit import commands as c
from desk_assistant.visit import facts as f
from desk_assistant.visit.agreement import agreement_number
from desk_assistant.visit.decide import decide
from desk_assistant.visit.decision import Accepted, Decision, Desk, Refused
from desk_assistant.visit.state import Visit, fold
from tests.visit.sample import OTHER, SAMPLE

TODAY = date(2026, 11, 23)
CONTENT = Path(__file__).parents[2] / "resources" / "content"

class Keep(Protocol):
    """Keeps what one key press gives before the talk goes on; what it raises leaves the talk as it was."""

    def __call__(
        self,
        facts: Sequence[f.Fact],
        words: Sequence[f.Words],
        flows: Mapping[str, Flow],
        visit: Visit | None,
        history: Sequence[f.Fact],
    ) -> None:
        """Take the new facts and words, the pinned flows by content hash, the visit as it will be, and all facts before."""


@cache
def shipped() -> Library:
    """Give the content as it is shipped; read once."""
    return load(CONTENT)


def offered_on(day: date) -> Callable[[str], tuple[str, Flow] | None]:
    """Give the look-up of what a flow reads like on the day: the two made flows of `sample`, otherwise the shipped ones."""

    @cache
    def offered(flow_id: str) -> tuple[str, Flow] | None:
        made = {flow.id: flow for flow in (SAMPLE, OTHER)}
        flow = made.get(flow_id) or shipped().flow(flow_id, day)
        return (snapshot(flow)[0], flow) if flow else None

    return offered


class Talk:
    """One visit at a desk. `do` decides a command and, when it is accepted, keeps its facts first and folds them then.

    A visit that is taken up again gets what was kept of it: `facts`, `words` and the `pinned` flows by content hash.
    """

    def __init__(
        self,
        visit_id: str = "visit-1",
        *,
        today: date = TODAY,
        facts: Iterable[f.Fact] = (),
        words: Mapping[str, str] | None = None,
        pinned: Mapping[str, Flow] | None = None,
        keep: Keep | None = None,
        allowed: Sequence[str] = (),
    ) -> None:
        self.id = visit_id
        self.today = today
        self.facts: tuple[f.Fact, ...] = tuple(facts)
        self.words: dict[str, str] = dict(words or {})
        self.pinned: dict[str, Flow] = dict(pinned or {})
        self.visit: Visit | None = fold(self.facts)
        self._offered = offered_on(today)
        self._keep = keep
        self._allowed = allowed
        self._choose = random.Random(visit_id).choice

    @property
    def desk(self) -> Desk:
        """Give what a decision may look at, as it stands now."""
        return Desk(self.pinned, self._offered, self.facts, self._new_word, self._new_number, self._allowed)

    def do(self, command: c.Command) -> Decision:
        """Decide the command and take in what was accepted; give the decision."""
        decision = decide(self.visit, command, self.desk)
        if isinstance(decision, Accepted) and decision.bodies:
            self._take(decision)
        return decision

    def run(self, *commands: c.Command) -> "Talk":
        """Do the commands in order, none of which may be refused; give this talk."""
        for command in commands:
            decision = self.do(command)
            assert isinstance(decision, Accepted), f"{command} was refused: {decision}"
        return self

    def code(self, command: c.Command) -> str:
        """Do a command that has to be refused; give the code."""
        decision = self.do(command)
        assert isinstance(decision, Refused), f"{command} was accepted: {decision}"
        return decision.code

    def _take(self, decision: Accepted) -> None:
        act = len({fact.act for fact in self.facts}) + 1
        key_press = hashlib.sha256(self.id.encode()).digest()[:10] + act.to_bytes(4)
        new = tuple(
            f.Fact(key_press + number.to_bytes(2), self.id, self.today, body) for number, body in enumerate(decision.bodies)
        )
        added = [self._offered(body.flow) for body in decision.bodies if isinstance(body, f.NeedAdded) and body.flow]
        pinned = {**self.pinned, **dict(filter(None, added))}
        visit = fold((*self.facts, *new))
        if self._keep is not None:
            words = [f.Words(word, self.id, self.today, text) for word, text in decision.words.items()]
            self._keep(new, words, pinned, visit, self.facts)
        self.pinned = pinned
        self.words |= decision.words
        self.facts += new
        self.visit = visit

    def _new_word(self) -> str:
        return f"{self.id}.w{len(self.words) + 1}"

    def _new_number(self) -> str:
        return agreement_number(self._choose)


def opened(*commands: c.Command) -> Talk:
    """Give a talk about the made flow `sample` (need n1), opened at 10, after the given commands."""
    return Talk().run(c.Open(10), c.AddNeed("sample", True), *commands)


def bodies(decision: Decision) -> tuple[f.Body, ...]:
    """Give the facts of an accepted decision."""
    assert isinstance(decision, Accepted), f"refused: {decision}"
    return decision.bodies
