"""Figures from a few counts, written by hand."""

from collections.abc import Mapping, Sequence
from datetime import date

from desk_assistant.insight.chart import Chart, Overview
from desk_assistant.insight.charts import overview
from desk_assistant.insight.counting import figures
from desk_assistant.insight.figures import Figures
from desk_assistant.insight.periods import parse
from desk_assistant.insight.sources import Rows
from desk_assistant.store.rows import AnswerRow, MonthTotalRow, TallyRow
from tests.visit.desk import shipped

OCTOBER = parse("2026-10")
AFTER = date(2026, 11, 10)
#: (measure, flow, step, code, n)
Line = tuple[str, str, str, str, int]


def visits(n: int) -> list[Line]:
    """Give the counts of visits that all ended with an agreement."""
    return [("visit", "", "", "agreement", n), ("hour", "", "", "10", n)]


def steps(flow: str, step: str, **outcomes: int) -> list[Line]:
    """Give the counts of one step."""
    return [("step", flow, step, outcome, n) for outcome, n in outcomes.items()]


def of(
    lines: Sequence[Line],
    *,
    before: Sequence[Line] = (),
    totals: Sequence[Line] = (),
    answers: Sequence[tuple[int | None, str | None, int]] = (),
    today: date = AFTER,
    day: str = "2026-10-13",
    and_on: Mapping[str, Sequence[Line]] = {},
    period: str = "2026-10",
) -> Figures:
    """Count the lines as one day of the period, and others of other days."""
    more = [TallyRow(other, *line) for other, others in and_on.items() for line in others]
    rows = Rows(
        (*(TallyRow(day, *line) for line in lines), *more),
        tuple(MonthTotalRow("2026-10", *line) for line in totals),
        tuple(TallyRow("2026-09-15", *line) for line in before),
        (),
        tuple(TallyRow(day, *line) for line in lines if line[0] == "visit"),
        tuple(AnswerRow("2026-W42", face, solved, n) for face, solved, n in answers),
    )
    return figures(rows, parse(period), shipped(), today, ("Skranke 3",))


def seen(*args: object, outside: bool = False, **named: object) -> Overview:
    """Give the overview of the lines."""
    return overview(of(*args, **named), outside)


def chart(found: Overview, name: str) -> Chart:
    """Give one chart."""
    return next(chart for chart in found.charts if chart.id == name)


def reading(lines: Sequence[Line], which: str, **named: object) -> str:
    """Give the sentence of one chart of the lines."""
    return chart(seen(lines, **named), which).reading
