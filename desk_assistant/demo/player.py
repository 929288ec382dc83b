"""An invented desk in memory: commands, decisions and the fold as at a real one, with every id drawn from one seed."""

from datetime import date, timedelta
from random import Random
from typing import NamedTuple

from desk_assistant.demo.contents import Contents
from desk_assistant.visit import agreement
from desk_assistant.visit import commands as c
from desk_assistant.visit import facts as f
from desk_assistant.visit.decide import decide
from desk_assistant.visit.decision import Desk, Refused
from desk_assistant.visit.state import Visit, advance, fold


class Played(NamedTuple):
    """An invented visit: what it came to, the facts of each key press in order, and the words that have not faded."""

    visit: Visit
    acts: tuple[tuple[f.Fact, ...], ...]
    words: tuple[f.Words, ...]

    @property
    def facts(self) -> tuple[f.Fact, ...]:
        """All facts in order."""
        return tuple(fact for act in self.acts for fact in act)


class Player:
    """Plays one visit after the other. Words written before `words_from` have faded and are left out; their facts stay."""

    visit: Visit

    def __init__(self, contents: Contents, chance: Random, words_from: date) -> None:
        self.contents = contents
        self._chance = chance
        self._words_from = words_from

    def begin(self, day: date, hour: int) -> None:
        """Open a visit on the day."""
        self._day = day
        self._id = self._chance.randbytes(16).hex()
        self._history: list[f.Fact] = []
        self._acts: list[tuple[f.Fact, ...]] = []
        self._words: list[f.Words] = []
        self._desk = Desk(
            pinned=self.contents.pinned,
            offered=self.contents.offered(day),
            history=self._history,
            new_word=self._new_word,
            new_number=self._new_number,
        )
        self._take(decide(None, c.Open(hour), self._desk).bodies)

    def ask(self, command: c.Command) -> Refused | None:
        """Carry a command out; a refusal changes nothing."""
        decision = decide(self.visit, command, self._desk)
        if isinstance(decision, Refused):
            return decision
        if decision.bodies:
            self._take(decision.bodies)
            if decision.words and self._day >= self._words_from:
                self._words += (f.Words(word, self._id, self._day, text) for word, text in decision.words.items())
        return None

    def do(self, command: c.Command) -> None:
        """Carry out a command that cannot be refused here. Raises ValueError with the code when it is."""
        refused = self.ask(command)
        if refused is not None:
            raise ValueError(f"{command}: {refused.code}")

    def played(self) -> Played:
        """Give the visit as it stands."""
        return Played(self.visit, tuple(self._acts), tuple(self._words))

    def _take(self, bodies: tuple[f.Body, ...]) -> None:
        """Fold the facts of one key press. Only an undo reaches back, so only then is all of it folded again."""
        act = self._chance.randbytes(14)
        facts = tuple(
            f.Fact(act + number.to_bytes(2, "big"), self._id, self._day, body) for number, body in enumerate(bodies)
        )
        self._acts.append(facts)
        self._history += facts
        if isinstance(bodies[0], f.Opened | f.Undone):
            self.visit = fold(self._history)
        else:
            for fact in facts:
                self.visit = advance(self.visit, fact)

    def _new_word(self) -> str:
        return self._chance.randbytes(8).hex()

    def _new_number(self) -> str:
        return agreement.agreement_number(self._chance.choice)


def words_from(today: date, kept_days: int) -> date:
    """Give the first day whose words still stand when words are kept for that many days."""
    return today - timedelta(days=kept_days)
