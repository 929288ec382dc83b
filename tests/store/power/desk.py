"""A desk at work, to be recorded: it says in a file of its own what it holds for done, as soon as it does.

    python -m tests.store.power.desk FOLDER ACKS WORK [SYNCHRONOUS]
"""

import os
import sys
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path

from desk_assistant.store import expiring, forgetting, opening
from desk_assistant.store import place as disk
from desk_assistant.store.copying import CopyOrder, copy, last_seq
from desk_assistant.store.expiring import Keeping
from desk_assistant.store.journal import Journal
from desk_assistant.store.rows import Evaluation
from tests.store.copied import KEY, finish
from tests.store.sample import LOCAL, NAME, TODAY, closed, derive, projection, token, visit_id, words_of

EARLIER = date(2026, 1, 12)
#: The visits of January are due; a month later all words are.
RULE, LATER, COPIES = Keeping(visits_months=2), date(2026, 4, 10), "kopier"
Say = Callable[..., None]


def visits(journal: Journal, say: Say, numbers: range, day: date = TODAY) -> None:
    """Whole visits, one after the other."""
    for _ in keys(journal, say, numbers, day):
        pass


def keys(journal: Journal, say: Say, numbers: range, day: date = TODAY) -> Iterator[None]:
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
            yield
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


def backup(journal: Journal, say: Say, day: date, numbers: range) -> None:
    """A copy, while visits go on."""
    seq, pressed = journal.read(last_seq), keys(journal, say, numbers)
    work = copy(journal, journal.path.parent / COPIES, CopyOrder(day, "Skranke 3", KEY), derive, length=0.0)
    made = finish(work, partial(next, pressed, None))
    say("copied", made.name, str(seq))
    for _ in pressed:
        pass


def expire(journal: Journal, say: Say, numbers: range) -> None:
    """Let what is due go, from the log and then from its copies."""
    for number in numbers:
        say("purging", visit_id(number))
    finish(expiring.expire(journal, RULE, TODAY, slice_length=0.0))
    for number in numbers:
        say("purged", visit_id(number), f"ord{number:04}")
    say("expired")
    folder = journal.path.parent / COPIES
    finish(forgetting.expire_copies(folder, KEY, RULE, TODAY))
    say("cleared", *(visit_id(number) for number in numbers))
    finish(forgetting.expire_copies(folder, KEY, Keeping(), LATER))
    say("wordless")


def a_day_with_copies(journal: Journal, say: Say) -> None:
    """Two copies, and visits of a month that is due."""
    visits(journal, say, range(3), EARLIER)
    backup(journal, say, EARLIER, range(3, 5))
    visits(journal, say, range(5, 7))
    backup(journal, say, TODAY, range(7, 9))
    backup(journal, say, TODAY, range(9, 9))
    expire(journal, say, range(3))
    visits(journal, say, range(10, 11))


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


WORK = {"day": day_at_the_desk, "copies": a_day_with_copies, "upgrade": after_an_upgrade}


def no_sync(path: Path) -> None:
    """Stand in for the syncs of a copy in the negative control."""


def main(folder: str, acks: str, work: str, synchronous: str = "") -> None:
    """Do the work in the folder. With another `synchronous` the file is opened with less care: the negative control."""
    if synchronous:
        level = {"NORMAL": 1, "OFF": 0}[synchronous]
        disk.sync_file = disk.sync_folder = no_sync
        opening.PRAGMAS = tuple((name, synchronous, level) if name == "synchronous" else (name, *rest) for name, *rest in opening.PRAGMAS)
    handle = os.open(acks, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

    def say(*words: str) -> None:
        os.write(handle, (" ".join(words) + "\n").encode())

    journal = Journal.open(Path(folder) / NAME, TODAY, LOCAL)
    WORK[work](journal, say)
    journal.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
