"""What the overview shows, as plain values: sections, the order of charts, what is read aloud, and what is copied."""

import re
from collections.abc import Sequence
from datetime import date

import msgspec
from PySide6.QtCore import QCoreApplication

from desk_assistant.content.library import Library
from desk_assistant.content.resolve import resolve
from desk_assistant.insight.chart import Category, Chart, Overview, Tile
from desk_assistant.insight.periods import Kind, Period, containing

translate = QCoreApplication.translate

#: Bars shown before the others are asked for (a chart takes ten: ux/spec.md 1.1).
MOST = 10
#: The chart that a key figure leads to.
LEADS_TO = {"visits": "hours", "agreements": "closings", "self_done": "who_did", "again": "topics"}
#: Charts that take the whole width where two columns are narrow: their labels, or the columns of their tables, are many.
WIDE = ("who_did", "stuck")
#: Sections with the charts of their left and their right column.
_SECTIONS: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = (
    ("self_help", ("who_did", "stops"), ("stuck", "gates")),
    ("answers", ("faces",), ("solved",)),
    ("when", ("hours",), ("weekdays",)),
    ("needs", ("topics", "life_events"), ("pairs", "closings")),
    ("help", ("rows", "wishes"), ("bands", "offers")),
    ("agreements", ("lines", "given"), ("handed",)),
)
_NUMBER = re.compile(r"[\d.,]+( %)?( \([\d.]+\))?|skjult|(under|over) \d+ %")


class SectionView(msgspec.Struct, frozen=True):
    """Charts that belong together. Where none has anything to show for the same reason, `sentence` says it once for all."""

    id: str
    title: str
    left: tuple[Chart, ...]
    right: tuple[Chart, ...]
    sentence: str = ""


class StepView(msgspec.Struct, frozen=True):
    """The text of a step as the content has it today; without `title` the step has left the content."""

    heading: str
    title: str = ""
    staff_hint: str = ""
    citizen_title: str = ""
    citizen_text: str = ""


def _titles() -> dict[str, str]:
    return {
        "self_help": translate("Overview", "Help to self-help"),
        "answers": translate("Overview", "What citizens answer"),
        "when": translate("Overview", "When people come"),
        "needs": translate("Overview", "What people come for"),
        "help": translate("Overview", "Help needed today"),
        "agreements": translate("Overview", "The agreements"),
    }


def kinds() -> list[tuple[Kind, str]]:
    """Give the kinds of period with their words."""
    return [
        ("week", translate("Overview", "Week")),
        ("month", translate("Overview", "Month")),
        ("quarter", translate("Overview", "Quarter")),
        ("year", translate("Overview", "Year")),
    ]


def sections(overview: Overview) -> tuple[SectionView, ...]:
    """Give the sections of an overview; charts that no section names stand in the last one, and none is lost."""
    charts = {chart.id: chart for chart in overview.charts}
    titles, found = _titles(), []
    for section, left, right in _SECTIONS:
        columns = [tuple(charts.pop(name) for name in names if name in charts) for names in (left, right)]
        if any(columns):
            found.append(_merged(SectionView(section, titles[section], *columns)))
    if charts:
        found.append(SectionView("more", translate("Overview", "More"), tuple(charts.values()), ()))
    return tuple(found)


def _merged(section: SectionView) -> SectionView:
    charts = (*section.left, *section.right)
    readings = {chart.reading for chart in charts}
    if len(charts) > 1 and len(readings) == 1 and all(chart.empty for chart in charts):
        return SectionView(section.id, section.title, (), (), readings.pop())
    return section


def folded(chart: Chart) -> Chart:
    """Give the chart with its first bars only; a grid and a chart of few bars as it is."""
    if chart.shape == "grid" or len(chart.categories) <= MOST:
        return chart
    return msgspec.structs.replace(chart, categories=chart.categories[:MOST])


def is_openable(category: Category) -> bool:
    """Tell whether a bar leads to the text of a step."""
    return bool(category.flow and category.step)


def spoken(chart: Chart, category: Category) -> str:
    """Give one bar in words: *Pas: Borgeren selv 65 %, Med vejledning 29 %*."""
    if len(chart.series) > 1:
        values = ", ".join(f"{name} {shown}" for name, shown in zip(chart.series, category.shown, strict=True))
    else:
        values = ", ".join(filter(None, category.shown))
    return f"{category.label}: {values}" + (f" ({category.note})" if category.note else "")


def described(chart: Chart) -> str:
    """Give what is read aloud of a chart: reading, every value, and what they are counted from."""
    values = ". ".join(spoken(chart, category) for category in chart.categories)
    return " ".join(filter(None, (chart.reading, f"{values}." if values else "", chart.n)))


def copied(chart: Chart) -> str:
    """Give a chart as text that a spreadsheet takes: question, reading, the table with tabs, and the note."""
    table = ["\t".join(row) for row in (chart.columns, *chart.rows)]
    return "\n".join(filter(None, (chart.question, chart.reading, *table, chart.n))) + "\n"


def number_columns(chart: Chart) -> tuple[bool, ...]:
    """Tell for each column of the table whether it holds numbers, which stand at the right."""
    columns = [[row[at] for row in chart.rows if row[at] != "–"] for at, _ in enumerate(chart.columns)]
    return tuple(at > 0 and bool(column) and all(map(_NUMBER.fullmatch, column)) for at, column in enumerate(columns))


def begun(text: str) -> str:
    """Give a text with a capital at its beginning."""
    return text[:1].upper() + text[1:]


def tile_words(tile: Tile) -> str:
    """Give a key figure in words."""
    return " ".join(filter(None, (f"{tile.value} {tile.label}.", tile.basis, f"{begun(tile.before)}." if tile.before else "")))


def to_kind(period: Period, kind: Kind, today: date) -> Period:
    """Give the period of another kind that holds the last day of this one, today at the latest."""
    return containing(min(period.last, today), kind)


def step_view(library: Library, today: date, flow: str, step: str, heading: str) -> StepView:
    """Give the text of a step as it reads today."""
    whole = library.flows.get(flow)
    found = whole.step(step) if whole is not None else None
    if found is None:
        return StepView(heading)
    known = resolve(found, library.facts, today)
    return StepView(heading, known.title, known.staff_hint, known.citizen_title.da, known.citizen_text.da)


def caption(desks: Sequence[str]) -> str:
    """Give the line above the heading: whose visits these are."""
    return " · ".join((translate("Overview", "Overview"), *desks))
