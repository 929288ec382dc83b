"""A desk at work, to be recorded: it says in a file of its own what it holds for done, as soon as it does.

    python -m tests.store.power.desk FOLDER ACKS WORK [SYNCHRONOUS]
"""

import os
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

from desk_assistant.store import opening
from desk_assistant.store.journal import Journal
from desk_assistant.store.rows import Evaluation
from tests.store.sample import LOCAL, NAME, TODAY, closed, projection, token, visit_id, words_of

EARLIER = date(2026, 1, 12)
Say = Callable[..., None]


def visits(journal: Journal, say: Say, numbers: range, day: date = TODAY) -> None:
    """Key by key: open, run, close, as the window does."""
    for number in numbers:
        visit = visit_id(number)
        facts = closed(visit, day=day)
        for place, fact in enumerate(facts):
            last = place == len(facts) - 1
            journal.append(
                [fact],
                words_of(visit, text=f"ord{number:04}", day=day) if place == 2 else (),
                {"c1": b'{"id":"laegevalg"}'} if place == 1 else None,
                closing=projection(facts) if last else None,
                last_key=(visit, "10:42"),
            )
            say("fact", visit, fact.id.hex())
        say("closed", visit)


def evaluations(journal: Journal, say: Say) -> None:
    """Two citizens' answers."""
    for number in range(2):
        key = token(f"answer {number}")
        journal.add_evaluation(Evaluation(key, "2026-W10", "", 1 + number, None))
        say("answer", key.hex())


def erase(journal: Journal, say: Say, numbers: range) -> None:
    """Erase visits for good."""
    for number in numbers:
        say("purging", visit_id(number))
        journal.purge([visit_id(number)], TODAY)
        say("purged", visit_id(number), f"ord{number:04}")


def fade(journal: Journal, say: Say) -> None:
    """Let the words of January go."""
    say("fading")
    journal.fade_words(date(2026, 2, 1))
    say("faded")


def day_at_the_desk(journal: Journal, say: Say) -> None:
    """Everything a desk writes in a day."""
    visits(journal, say, range(4), EARLIER)
    evaluations(journal, say)
    journal.checkpoint_idle()
    visits(journal, say, range(4, 8))
    erase(journal, say, range(2, 3))
    visits(journal, say, range(8, 10))
    fade(journal, say)
    visits(journal, say, range(10, 12))


def after_an_upgrade(journal: Journal, say: Say) -> None:
    """What comes after an old file was brought up to date."""
    say("migrated")
    visits(journal, say, range(20, 22))


WORK = {"day": day_at_the_desk, "upgrade": after_an_upgrade}


def main(folder: str, acks: str, work: str, synchronous: str = "") -> None:
    """Do the work in the folder. With another `synchronous` the file is opened with less care: the negative control."""
    if synchronous:
        level = {"NORMAL": 1, "OFF": 0}[synchronous]
        opening.PRAGMAS = tuple((name, synchronous, level) if name == "synchronous" else (name, *rest) for name, *rest in opening.PRAGMAS)
    handle = os.open(acks, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

    def say(*words: str) -> None:
        os.write(handle, (" ".join(words) + "\n").encode())

    journal = Journal.open(Path(folder) / NAME, TODAY, LOCAL)
    WORK[work](journal, say)
    journal.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
