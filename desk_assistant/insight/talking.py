"""Which question a month gives the staff meeting, and which tip. The same figures always give the same."""

import msgspec

from desk_assistant.content.meeting import About, Meeting, Tip
from desk_assistant.insight import danish
from desk_assistant.insight.chart import Chart, Overview
from desk_assistant.insight.disclosure import K
from desk_assistant.insight.figures import Figures, Share
from desk_assistant.insight.periods import Period

#: From this share on (per cent of visits, first requests or answers) something is worth a talk. A judgement, no target.
_WORTH = {"again": 5, "changed": 10, "unsolved": 10}


class Talk(msgspec.Struct, frozen=True):
    """One question, the figure it comes from, and how to begin; and a tip for the month."""

    ask: str
    why: str
    begin: str
    tip: Tip


def talk(figures: Figures, shown: Overview, steps: Chart, meeting: Meeting) -> Talk:
    """Choose the question. What the figures give rise to takes turns from period to period, so that a talk is not repeated.

    `shown` and `steps` are what leaves the house: a question never says more than they do.
    """
    tip = meeting.tips[(figures.period.last.month - 1) % len(meeting.tips)]
    if figures.now.visits < K:
        few = meeting.question("few")
        return Talk(few.ask, "Der er for få besøg til at tale ud fra tal.", few.begin, tip)
    found = _found(figures, shown, steps)
    about, why, places = found[_number(figures.period) % len(found)]
    question = meeting.question(about)
    return Talk(question.ask.format(**places), why, question.begin, tip)


def _number(period: Period) -> int:
    """Give the number of a month or quarter, counted on from year to year."""
    months = 12 * period.first.year + period.first.month - 1
    return months // 3 if period.kind == "quarter" else months


def _found(figures: Figures, shown: Overview, steps: Chart) -> list[tuple[About, str, dict[str, str]]]:
    """Give what the figures give rise to: the question, the sentence it comes from, and what fills its places."""
    found: list[tuple[About, str, dict[str, str]]] = []
    if steps.categories:
        top = next(step for step in figures.stuck if f"{step.flow}.{step.step}" == steps.categories[0].id)
        found.append(("step", steps.reading, {"step": top.step_title, "flow": top.flow_title}))
    tile = next(tile for tile in shown.tiles if tile.id == "again")
    if tile.value != danish.HIDDEN and _is_worth("again", figures.now.again):
        found.append(("again", f"{tile.value} {tile.label}: {tile.basis}", {}))
    charts = {chart.id: chart for chart in shown.charts}
    asked = figures.requests
    if _tells(charts["pairs"]) and _is_worth("changed", Share(asked.of - asked.part, asked.of)):
        found.append(("changed", charts["pairs"].reading, {}))
    answered = figures.answers.not_solved
    if answered is not None and _is_worth("unsolved", Share(answered.part, answered.of)):
        found.append(("unsolved", charts["solved"].reading, {}))
    stops = charts["stops"]
    if _tells(stops):
        most = max((c for c in stops.categories if c.values[0] is not None), key=lambda c: c.values[0] or 0)
        found.append(("reason", stops.reading, {"reason": most.label}))
    return found or [("quiet", "Ingen tal stikker ud i perioden.", {})]


def _is_worth(about: str, share: Share) -> bool:
    return share.part >= K and 100 * share.part >= _WORTH[about] * share.of


def _tells(chart: Chart) -> bool:
    """Tell whether the sentence of the chart tells a count, which it does not when there is too little to show."""
    return any(letter.isdigit() for letter in chart.reading) and any(c.values[0] is not None for c in chart.categories)
