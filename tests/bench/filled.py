"""A desk's folder with years of visits in its log, for measuring how the log's size is felt."""

from collections.abc import Iterator
from datetime import date, datetime, time
from itertools import chain
from pathlib import Path

from desk_assistant import paths
from desk_assistant.content.library import load
from desk_assistant.demo import folder as demo_folder
from desk_assistant.demo.filling import Desk, fill as fill_log
from desk_assistant.desk.ledger import Ledger
from desk_assistant.desk.session import Session
from desk_assistant.store import chain as chains
from desk_assistant.store import reading
from desk_assistant.store.journal import Journal


def fill(folder: Path, visits: int, today: date, seed: int = 20260302) -> int:
    """Make a desk's folder whose log holds that many closed visits, two on pause and one to write; gives the number of facts."""
    demo_folder.mark(folder)
    library = load(paths.resources() / "content")
    desk = Desk(library, seed, today)
    journal = Journal.open(folder / paths.DATABASE, today)
    for _ in fill_log(journal, desk, chain(desk.visits(visits), desk.paused(2))):
        pass
    moment = datetime.combine(today, time(10, 42))
    session = Session(Ledger(journal), library, lambda: moment, tuple)
    for waiting in journal.to_write()[1:]:  # the start screen shows them, and it is to look the same in a log of any size
        session.mark_written(waiting.visit)
    assert (len(journal.to_write()), len(journal.unfinished())) == (1, 2)
    facts = journal.work(lambda connection: connection.execute("SELECT count(*) FROM fact").fetchone()[0])
    journal.checkpoint_idle()
    journal.close()
    return facts or 0


def check(folder: Path, today: date, visits: int = 200) -> None:
    """Open the log as the program does, and verify that many chains and projections. Raises AssertionError."""
    journal = Journal.open(folder / paths.DATABASE, today)
    for visit in _some(journal, visits):
        assert journal.facts(visit), visit
        assert journal.projection(visit) is not None, visit
        assert not journal.work(lambda connection, visit=visit: list(chains.verify(reading.chain_rows(connection, visit)))), visit
    journal.close()


def _some(journal: Journal, visits: int) -> Iterator[str]:
    """Give visits from the beginning of the projections; their ids are random, so they are of all days."""
    asked = "SELECT visit FROM visit ORDER BY visit LIMIT ?"
    yield from (visit for (visit,) in journal.work(lambda connection: connection.execute(asked, (visits,)).fetchall()) or ())
