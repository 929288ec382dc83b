"""What the citizens answered: two questions on their own screen, with no path to a visit."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from math import sqrt

from desk_assistant.insight import figures as g
from desk_assistant.insight.disclosure import K, protect_list
from desk_assistant.insight.periods import Period
from desk_assistant.insight.sources import Rows

#: The 97.5 % quantile of the normal distribution, for an interval of 95 %.
_Z = 1.959964
_SOLVED = ("yes", "partly", "no")


def count_answers(rows: Rows, period: Period, today: date) -> g.Answers:
    """Count the answers of weeks that are over: in a running week, a look before and after a visit would tell its answer."""
    weeks = period.weeks
    if period.week_days[1] >= today:
        return g.Answers("running", weeks)
    n = sum(row.n for row in rows.answers)
    if n < K:
        return g.Answers("few" if n else "none", weeks)
    faces: Counter[int | None] = Counter()
    solved: Counter[str | None] = Counter()
    for row in rows.answers:
        faces[row.face] += row.n
        solved[row.solved] += row.n
    shown_faces = protect_list([faces[face] for face in (1, 2, 3, 4, None)])
    shown_solved = protect_list([solved[code] for code in (*_SOLVED, None)])
    visits = sum(row.n for row in rows.week_visits)
    return g.Answers(
        "shown",
        weeks,
        n,
        None if rows.totals else visits,
        shown_faces,
        shown_solved,
        _unhappy(faces, shown_faces),
        _not_solved(solved, shown_solved),
    )


def _unhappy(faces: Mapping[int | None, int], shown: tuple[g.Cell, ...]) -> g.Interval | None:
    """Give the share of the faces 3 and 4 of those who chose one, unless it would tell what the cells hold back.

    What is shown must follow from the shown cells and the total: all shown, or just these two hidden.
    """
    if {at for at, cell in enumerate(shown) if cell is None} not in (set(), {2, 3}):
        return None
    of = faces[1] + faces[2] + faces[3] + faces[4]
    return wilson(faces[3] + faces[4], of) if of else None


def _not_solved(solved: Mapping[str | None, int], shown: tuple[g.Cell, ...]) -> g.Interval | None:
    if None in shown:
        return None
    of = solved["yes"] + solved["partly"] + solved["no"]
    return wilson(solved["no"], of) if of else None


def wilson(part: int, of: int) -> g.Interval:
    """Give the 95 % score interval of a share in per cent (Wilson 1927, JASA 22:209-212). `of` is at least 1."""
    share, square = part / of, _Z * _Z
    middle = (share + square / (2 * of)) / (1 + square / of)
    half = _Z / (1 + square / of) * sqrt(share * (1 - share) / of + square / (4 * of * of))
    return g.Interval(part, of, 100 * max(0.0, middle - half), 100 * min(1.0, middle + half))
