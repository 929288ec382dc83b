"""What has been kept long enough goes: words after days, visits after months, totals after years.

A visit leaves its share in the totals of its month. The rule is the desk's (product.md, *Retention defaults*; GDPR art. 5(1)(e)).
"""

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from functools import partial
from operator import itemgetter
from time import perf_counter
from typing import Any, Protocol

import msgspec

from desk_assistant.store import retention
from desk_assistant.store.journal import Journal
from desk_assistant.store.rebuilding import SLICE
from desk_assistant.store.rows import MERGED

#: Cells smaller than this are merged when only totals are left.
SMALL = 5
_BATCH = 20

#: Does one piece of work on an open file.
Work = Callable[[Callable[[sqlite3.Connection], Any]], Any]
#: (measure, flow, step, code)
Cell = tuple[str, str, str, str]

_EXPIRED = """SELECT visit FROM (
    SELECT visit FROM visit WHERE closed_on < ?1
    UNION SELECT visit FROM unfinished WHERE (SELECT max(date) FROM fact WHERE fact.visit = unfinished.visit) < ?1)
    ORDER BY visit LIMIT ?2"""


class Chosen(Protocol):
    """The settings that the rule is made of."""

    words_days: int
    visits_months: int
    totals_years: int


class Keeping(msgspec.Struct, frozen=True):
    """How long: words in days, visits in months, totals, citizens' answers and the list of exports in years."""

    words_days: int = 30
    visits_months: int = 13
    totals_years: int = 5

    def words_from(self, today: date) -> date:
        """The first day whose words are kept."""
        return today - timedelta(days=self.words_days)

    def visits_from(self, today: date) -> date:
        """The first day whose visits are kept: a month goes as a whole when its first day is so many months old."""
        return _months_before(today.replace(day=1), self.visits_months - 1)

    def words_go(self, written: date) -> date:
        """The day on which words of a day are due."""
        return written + timedelta(days=self.words_days + 1)

    def visit_goes(self, closed: date) -> date:
        """The day on which a visit closed, or last touched, on a day is due."""
        return _months_before(closed.replace(day=1), -self.visits_months)

    def totals_from(self, today: date) -> date:
        """The first day whose totals are kept."""
        return _months_before(today.replace(day=1), 12 * self.totals_years)


#: What may be chosen. Anything else, as a slip in the file may leave, counts as not chosen: deleting cannot be undone.
LIMITS = {"words_days": (1, 366), "visits_months": (1, 120), "totals_years": (1, 30)}


def keeping(chosen: Chosen) -> Keeping:
    """Give the rule of a desk with these settings; the default stands for a number outside the limits."""
    found = {name: getattr(chosen, name) for name in LIMITS}
    return Keeping(**{name: value for name, value in found.items() if LIMITS[name][0] <= value <= LIMITS[name][1]})


class Expired(msgspec.Struct, frozen=True):
    """How much is due, or has gone: texts, visits, cells of monthly totals, citizens' answers, and exports in the list."""

    words: int = 0
    visits: int = 0
    totals: int = 0
    answers: int = 0
    exports: int = 0

    def __bool__(self) -> bool:
        return any(msgspec.structs.astuple(self))


def due(journal: Journal, rule: Keeping, today: date) -> Expired:
    """Give what `expire` would erase today."""
    return journal.read(partial(count_due, rule=rule, today=today))


def count_due(connection: sqlite3.Connection, rule: Keeping, today: date) -> Expired:
    """Give what is due in an open file, the log or a copy of it."""

    def count(statement: str, *values: object) -> int:
        return connection.execute(statement, values).fetchone()[0]

    oldest = rule.totals_from(today)
    return Expired(
        words=count("SELECT count(*) FROM words WHERE date < ?", rule.words_from(today).isoformat()),
        visits=count(f"SELECT count(*) FROM ({_EXPIRED})", rule.visits_from(today).isoformat(), -1),
        totals=count("SELECT count(*) FROM month_total WHERE month < ?", oldest.isoformat()[:7]),
        answers=count("SELECT count(*) FROM evaluation WHERE iso_week < ?", _week(oldest)),
        exports=count("SELECT count(*) FROM export_log WHERE date < ?", oldest.isoformat()),
    )


def expire(
    journal: Journal, rule: Keeping, today: date, clock: Callable[[], float] = perf_counter, slice_length: float = SLICE
) -> Iterator[int]:
    """Erase what is due; each step is one transaction of about `slice_length` seconds and gives the visits erased so far.

    The generator returns what went. The last step writes the file anew so that no byte stays (`Journal.scrub`): not in a visit.
    Stopped at any point it can be begun again. Raises StoreFailed.
    """
    gone = due(journal, rule, today)
    if not gone and not journal.read(retention.to_scrub):
        return gone
    journal.fade_words(rule.words_from(today))
    yield 0
    yield from erase_due(journal.work, rule, today, clock, slice_length)
    journal.scrub()
    return gone


def erase_due(
    work: Work, rule: Keeping, today: date, clock: Callable[[], float] = perf_counter, slice_length: float = SLICE
) -> Iterator[int]:
    """Erase all that is due but words, piece by piece, each given to `work`; gives the visits erased so far. Scrub afterwards."""
    first, done = rule.visits_from(today), 0
    while work(partial(_total_a_month, before=first)):
        yield done
    while erased := work(partial(_erase, before=first, today=today, clock=clock, length=slice_length)):
        done += erased
        yield done
    work(partial(_forget_totals, before=rule.totals_from(today)))
    yield done


def _total_a_month(connection: sqlite3.Connection, before: date) -> bool:
    """Write the totals of the next month whose visits are to go; False when all such months have theirs."""
    row = connection.execute(
        "SELECT min(substr(closed_on, 1, 7)) FROM visit WHERE closed_on < ? AND substr(closed_on, 1, 7) NOT IN (SELECT month FROM month_total)",
        (before.isoformat(),),
    ).fetchone()
    if row[0] is None:
        return False
    cells = connection.execute(
        "SELECT measure, flow, step, code, sum(n) FROM day_tally WHERE substr(day, 1, 7) = ? GROUP BY 1, 2, 3, 4", row
    ).fetchall()
    connection.executemany(
        "INSERT INTO month_total (month, measure, flow, step, code, n) VALUES (?, ?, ?, ?, ?, ?)",
        [(row[0], *key, n) for key, n in merged({tuple(key): n for *key, n in cells}).items()],
    )
    return True


def merged(cells: Mapping[Cell, int]) -> dict[Cell, int]:
    """Give the counts by (measure, flow, step, code) with the small ones of a measure and flow put together as code `other`.

    What they come to takes further cells in, the smallest first, until it is not small itself; when all of them together are
    small, they are put with those of the other flows, and what is left over then stands as one number for the measure.
    """
    kept: dict[Cell, int] = {}
    left: dict[str, dict[Cell, int]] = {}
    for (measure, flow), group in _grouped(cells).items():
        pooled = _pool(group)
        kept |= {cell: n for cell, n in group.items() if cell not in pooled}
        together = sum(pooled.values())
        if together >= SMALL:
            kept[measure, flow, "", MERGED] = together
        elif together:
            left.setdefault(measure, {})[measure, flow, "", MERGED] = together
    for measure, pools in left.items():
        kept[measure, "", "", MERGED] = kept.get((measure, "", "", MERGED), 0) + sum(pools.values())
    return kept


def _grouped(cells: Mapping[Cell, int]) -> dict[tuple[str, str], dict[Cell, int]]:
    groups: dict[tuple[str, str], dict[Cell, int]] = {}
    for cell, n in cells.items():
        groups.setdefault(cell[:2], {})[cell] = n
    return groups


def _pool(group: Mapping[Cell, int]) -> dict[Cell, int]:
    """Give the cells to put together: the small ones, and as many more as it takes to hide them."""
    pooled: dict[Cell, int] = {}
    for cell, n in sorted(group.items(), key=itemgetter(1, 0)):
        if n >= SMALL and (not pooled or sum(pooled.values()) >= SMALL):
            break
        pooled[cell] = n
    return pooled


def _erase(connection: sqlite3.Connection, before: date, today: date, clock: Callable[[], float], length: float) -> int:
    """Erase visits for about `length` seconds; gives how many."""
    end, done = clock() + length, 0
    while visits := [visit for (visit,) in connection.execute(_EXPIRED, (before.isoformat(), _BATCH))]:
        retention.purge(connection, visits, today)
        done += len(visits)
        if clock() >= end:
            break
    return done


def _forget_totals(connection: sqlite3.Connection, before: date) -> None:
    connection.execute("DELETE FROM month_total WHERE month < ?", (before.isoformat()[:7],))
    connection.execute("DELETE FROM evaluation WHERE iso_week < ?", (_week(before),))
    connection.execute("DELETE FROM export_log WHERE date < ?", (before.isoformat(),))


def _week(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def _months_before(day: date, months: int) -> date:
    years, month = divmod(day.month - 1 - months, 12)
    return date(day.year + years, month + 1, day.day)
