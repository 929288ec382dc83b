"""What month totals still tell after visits were erased is what the visits told."""

import shutil
from datetime import date
from pathlib import Path

from desk_assistant.insight.charts import overview
from desk_assistant.insight.counting import figures
from desk_assistant.insight.figures import Figures
from desk_assistant.insight.periods import parse
from desk_assistant.insight.sources import read
from desk_assistant.store.expiring import Keeping, expire
from desk_assistant.store.journal import Journal
from tests.visit.desk import shipped

LATER = date(2028, 6, 1)
OCTOBER = parse("2026-10")


def counted(journal: Journal) -> Figures:
    return figures(read([journal], OCTOBER), OCTOBER, shipped(), LATER)


def test_totals_stand_in_for_erased_visits_also_when_erasing_was_interrupted(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "besoeg.sqlite3"
    shutil.copy(path, copy)
    journal = Journal.open(copy, LATER)
    before = counted(journal)
    work = expire(journal, Keeping(), LATER, slice_length=0.0)
    while not journal.month_totals("2026-10", "2026-10"):
        next(work)
    next(work)
    assert journal.tallies(OCTOBER.first, OCTOBER.last), "some days still stand"
    halfway = counted(journal)
    for _ in work:
        pass
    after = counted(journal)
    journal.close()
    assert not before.erased and halfway.erased
    assert halfway == after
    assert after.now.visits == before.now.visits
    assert sum(closing.n for closing in after.closings) == sum(closing.n for closing in before.closings)
    for now, then in ((after.now.agreements, before.now.agreements), (after.now.self_done, before.now.self_done), (after.now.again, before.now.again)):
        assert now.of in (0, then.of) and (not now.of or now == then)
    assert sum(event.n for event in after.life_events) == sum(event.n for event in before.life_events)
    assert (after.hours, after.answers.visits, after.answers.n) == ((), None, before.answers.n)
    assert overview(after).charts and overview(after, outside=True).charts
