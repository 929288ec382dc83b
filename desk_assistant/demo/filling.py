"""Fills a log with invented visits, some hundreds in each transaction."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice
from random import Random

from desk_assistant.content.library import Library
from desk_assistant.demo import closing
from desk_assistant.demo.contents import Contents
from desk_assistant.demo.days import opening_days
from desk_assistant.demo.player import Played, Player, words_from
from desk_assistant.demo.talk import Talk
from desk_assistant.demo.topics import Topics
from desk_assistant.desk.ledger import Deriving
from desk_assistant.settings import Settings
from desk_assistant.store import projections
from desk_assistant.store.journal import Journal
from desk_assistant.store.rows import Evaluation
from desk_assistant.store.whole import Whole

#: Visits in one transaction.
BATCH = 200
#: On so many days, as a share, the citizens' login is out of order.
_OUTAGES = 0.015

Answered = tuple[Played, Evaluation | None]


class Desk:
    """An invented desk. The same library, seed and day give the same visits, ids and answers, byte for byte."""

    def __init__(self, library: Library, seed: int, today: date) -> None:
        self.contents = Contents(library)
        self._today = today
        self._chance = Random(seed)
        player = Player(self.contents, self._chance, words_from(today, Settings().words_days))
        self._talk = Talk(player, Topics(library), self._chance, today)

    def visits(self, number: int) -> Iterator[Answered]:
        """Play so many visits to their end, each with the citizen's answer: oldest first, up to the last opening day."""
        for day, hours in opening_days(number, self._today, self._chance):
            outage = self._chance.random() < _OUTAGES
            for hour in hours:
                played = self._talk.play(day, hour, outage)
                yield played, closing.evaluation(played, self._chance)

    def paused(self, number: int) -> Iterator[Answered]:
        """Play so many visits that are on pause today."""
        for _ in range(number):
            yield self._talk.pause(self._today, 10), None


def fill(journal: Journal, desk: Desk, visits: Iterable[Answered]) -> Iterator[int]:
    """Write visits; gives how many stand after each transaction. Raises StoreFailed; what was given before stays."""
    derive = Deriving(desk.contents.pinned)
    done = pinned = 0
    coming = iter(visits)
    while batch := tuple(islice(coming, BATCH)):
        snapshots = dict(islice(desk.contents.bodies.items(), pinned, None))
        answers = tuple(answer for _, answer in batch if answer is not None)
        journal.append_whole(tuple(_whole(played, derive) for played, _ in batch), snapshots, answers)
        done += len(batch)
        pinned += len(snapshots)
        yield done


def _whole(played: Played, derive: Deriving) -> Whole:
    visit, facts = played.visit, played.facts
    if visit.status != "closed":
        return Whole(facts, played.words)
    found = derive(visit)
    rows = projections.project(visit, visit.opened, band=found.band, lines=found.lines, steps=found.steps)
    return Whole(facts, played.words, rows)
