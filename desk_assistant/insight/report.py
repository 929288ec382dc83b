"""The report for a staff meeting: two to four pages with what may leave the house, built from the same charts as the window.

It is a plain value that `paper` typesets; nobody adds a figure later.
"""

from datetime import date

import msgspec
from msgspec.structs import replace

from desk_assistant.content.meeting import Meeting
from desk_assistant.insight.bars import TOO_FEW, held_back
from desk_assistant.insight.chart import Chart, Overview, Tile
from desk_assistant.insight.charts import overview
from desk_assistant.insight.danish import HIDDEN, whole
from desk_assistant.insight.disclosure import K
from desk_assistant.insight.figures import Figures
from desk_assistant.insight.hot_steps import hot_steps
from desk_assistant.insight.periods import in_words
from desk_assistant.insight.talking import Talk, talk

#: A list is cut after this many bars (DKFDS: ten at most). Who did the steps is the core measure and has a page for itself.
_MOST = {"bars": 10, "shares": 20}
#: The charts whose rows stand by size.
_BY_SIZE = ("who_did", "stops", "topics", "pairs")
_CHARTS = (
    ("who_did",),
    ("hot_steps", "stops"),
    ("faces", "solved"),
    ("topics", "pairs"),
    ("bands", "weekdays"),
)
_GUIDE = (
    "Ikke noteret er ikke nul. Et trin eller svar, der ikke er noteret, tæller hverken som ja eller nej.",
    "En andel står sammen med det antal, den er regnet af.",
    "Kom igen er borgerens egne ord ved ankomsten. Ingen borger kan genkendes, så besøg tælles, ikke personer.",
    "“Skjult” er tal under 5 og tal, som de kan regnes ud fra. Et nul vises.",
    "Her er ingen medarbejdere, ingen tider og ingen mål. Flere trin, som borgeren klarer selv, er ikke bedre for den, "
    "der har brug for en anden vej.",
)


class Table(msgspec.Struct, frozen=True):
    """A chart as it stands on paper: painted `values` (None is held back) and the same as a table of ready texts.

    `shape` is `bars`, with values in counts, `shares`, in per cent, or `grid`, a table without bars. `description` is what a
    screen reader says for the bars.
    """

    id: str
    question: str
    reading: str
    shape: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    values: tuple[tuple[float | None, ...], ...]
    series: tuple[str, ...]
    note: str
    description: str


class Report(msgspec.Struct, frozen=True):
    """All that stands in the report, in the order in which it is read. `parts` are charts that belong together."""

    title: str
    sender: str
    period: str
    made: str
    page_of: str
    few_heading: str
    notes: tuple[str, ...]
    tiles_heading: str
    tiles: tuple[Tile, ...]
    parts: tuple[tuple[Table, ...], ...]
    guide_heading: str
    guide: tuple[str, ...]
    talk_heading: str
    talk: Talk
    begin_heading: str
    agreed_heading: str
    tip_heading: str
    say_heading: str


def report(figures: Figures, before: Figures, meeting: Meeting, sender: str, made: date) -> Report:
    """Give the report of a month or quarter that is over. `before` are the figures of the period just before; `sender` names the
    municipality and the desk.

    Raises ValueError, with a Danish sentence, for a period that may not leave the house.
    """
    shown = overview(figures, outside=True)
    steps = hot_steps(figures)
    few = figures.now.visits < K
    return Report(
        title=shown.title,
        sender=sender,
        period=shown.period,
        made=f"Lavet {in_words(made)}",
        page_of="Side {number} af {total}",
        few_heading="For få besøg til tal" if few else "",
        notes=shown.notes,
        tiles_heading="Nøgletal",
        tiles=_tiles(shown, overview(before, outside=True), before),
        parts=() if few else _parts({chart.id: chart for chart in (*shown.charts, steps)}),
        guide_heading="Sådan læser I tallene",
        guide=() if few else _GUIDE,
        talk_heading="Tal om det",
        talk=talk(figures, shown, steps, meeting),
        begin_heading="Begynd her",
        agreed_heading="Det aftaler vi",
        tip_heading="Prøv denne måned",
        say_heading="Sig for eksempel",
    )


def _tiles(shown: Overview, earlier: Overview, before: Figures) -> tuple[Tile, ...]:
    """Give the key figures with what the report of the period before says of them, so that no more is told than both say."""
    values = {tile.id: tile.value for tile in earlier.tiles}
    none = "ingen besøg" if not before.now.visits else "for få besøg"
    return tuple(replace(tile, before=f"{earlier.period}: {values.get(tile.id, none)}") for tile in shown.tiles)


def _parts(charts: dict[str, Chart]) -> tuple[tuple[Table, ...], ...]:
    return tuple(tuple(on_paper(charts[name], _MOST[charts[name].shape]) for name in part) for part in _CHARTS)


def on_paper(chart: Chart, most: int) -> Table:
    """Give a chart as it stands on paper: cut after so many bars, and without rows when all is held back."""
    columns, rows, values = _table(chart)
    note = chart.n if len(rows) <= most else f"De {most} første af {whole(len(rows))}. {chart.n}".strip()
    rows, values = rows[:most], values[:most]
    texts = {text for row in rows for text in row[1:]}
    if HIDDEN not in texts:
        note = note.removesuffix(held_back([None])).strip()
    if not texts - {HIDDEN}:
        columns, rows, values = (), (), ()
        note = "" if chart.reading == TOO_FEW else note
    description = f"Søjler til spørgsmålet: {chart.question} Alle tal står i tabellen."
    series = chart.series if chart.shape == "shares" else ()
    return Table(chart.id, chart.question, chart.reading, chart.shape, columns, rows, values, series, note, description)


def _table(chart: Chart) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...], tuple[tuple[float | None, ...], ...]]:
    """Give the columns, rows and painted values; beside the bars stands what they are shares of, or their shares."""
    if chart.empty or not chart.categories:
        return (), (), ()
    if chart.shape == "grid":
        return chart.columns, chart.rows, tuple(category.values for category in chart.categories)
    beside = [1 + len(chart.series)] if chart.shape == "shares" else [at for at, name in enumerate(chart.columns) if name == "Andel"]
    first = {"pairs": " → ".join(chart.columns[:2]), "stuck": chart.columns[1]}.get(chart.id, chart.columns[0])
    lines = [
        ((category.label, *category.shown, *(row[at] for at in beside)), category.values)
        for category, row in zip(chart.categories, chart.rows, strict=True)
    ]
    if chart.id in _BY_SIZE:
        lines.sort(key=_hidden_last)
    columns = (first, *chart.series, *(chart.columns[at] for at in beside))
    return columns, tuple(row for row, _ in lines), tuple(values for _, values in lines)


def _hidden_last(line: tuple[tuple[str, ...], object]) -> tuple[bool, str]:
    """Give an order that keeps what is shown by size, and puts the rest by name: its place among the others would tell its size."""
    row, _ = line
    return (True, row[0]) if row[-1] == HIDDEN else (False, "")
