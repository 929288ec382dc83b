"""From counts to charts: bars of counts, and bars of 100 per cent. Labels, painted values and the table come from one place."""

from collections.abc import Sequence

from msgspec.structs import replace

from desk_assistant.insight import danish
from desk_assistant.insight.chart import Category, Chart
from desk_assistant.insight.disclosure import K, protect_list
from desk_assistant.insight.figures import Cell, Figures

#: What stands where a sentence would have to tell a count that is held back.
TOO_FEW = "Der er for få tal til at vise dem uden at røbe enkelte besøg."
_ERASED = "Besøg er slettet efter reglerne, og små tal er lagt sammen. Derfor kan det ikke vises."


def empty(chart: str, question: str, sentence: str) -> Chart:
    """Give a chart without bars: the sentence says why."""
    return Chart(chart, question, sentence, "bars", "", (), (), "", (), (), empty=True)


def missing(figures: Figures, chart: str, question: str, sentence: str) -> Chart:
    """Give a chart without bars for what was not noted, or for what cannot be told any more since visits were erased."""
    return empty(chart, question, _ERASED if figures.erased else sentence)


def listed(counts: Sequence[int], outside: bool) -> tuple[Cell, ...]:
    """Give the counts of a list as they may be shown: true inside the house, protected outside it."""
    return protect_list(counts) if outside else tuple(counts)


def bars(
    chart: str,
    question: str,
    reading: str,
    unit: str,
    items: Sequence[tuple[str, str]],
    cells: Sequence[Cell],
    *,
    of: int | None = None,
    n: str = "",
    columns: tuple[str, str] = ("", "Antal"),
    more: Sequence[tuple[str, tuple[str, ...]]] = (),
) -> Chart:
    """Give a bar for each item (code, label). `of` adds a column with shares of it, `more` columns with ready text."""
    labels = [label for _, label in items]
    counts = [danish.cell(cell) for cell in cells]
    shares = [("Andel", tuple(danish.share(cell, of) for cell in cells))] if of is not None else []
    added = [*shares, *more]
    return Chart(
        chart,
        question,
        reading,
        "bars",
        unit,
        (columns[1],),
        tuple(
            Category(code, label, (cell,), (shown,), danish.few(cell))
            for (code, label), cell, shown in zip(items, cells, counts, strict=True)
        ),
        (n + held_back(cells)).strip(),
        (*columns, *(title for title, _ in added)),
        tuple(zip(labels, counts, *(texts for _, texts in added), strict=True)),
    )


def hundreds(
    chart: str,
    question: str,
    reading: str,
    unit: str,
    series: Sequence[str],
    rows: Sequence[tuple[str, str, Sequence[Cell], Cell]],
    *,
    n: str = "",
    columns: tuple[str, str],
    more: Sequence[tuple[str, tuple[str, ...]]] = (),
) -> Chart:
    """Give a bar of 100 per cent for each row (code, label, cells, total). `columns` name the labels and the totals."""
    categories, table = [], []
    for at, (code, label, cells, total) in enumerate(rows):
        texts = danish.shares(cells, total) if total is not None else tuple(danish.cell(cell) for cell in cells)
        percents = _painted(cells, total)
        categories.append(Category(code, label, percents, tuple(texts), danish.few(total), flow=code if chart == "who_did" else ""))
        counted = texts if total is None else (_with_count(text, cell) for text, cell in zip(texts, cells, strict=True))
        table.append((label, *counted, danish.cell(total), *(values[at] for _, values in more)))
    everything = [cell for _, _, cells, total in rows for cell in (*cells, total)]
    heading = (columns[0], *series, columns[1], *(title for title, _ in more))
    explained = (n + held_back(everything)).strip()
    return Chart(chart, question, reading, "shares", unit, tuple(series), tuple(categories), explained, heading, tuple(table))


def _painted(cells: Sequence[Cell], total: Cell) -> tuple[float | None, ...]:
    """Give the lengths in per cent; a bar with a cell held back has none at all, because what is missing would tell it."""
    if total is None or None in cells:
        return (None,) * len(cells)
    return tuple(100 * (cell or 0) / total if total else 0.0 for cell in cells)


def _with_count(text: str, cell: Cell) -> str:
    return text if cell is None else f"{text} ({danish.whole(cell)})"


def noted(chart: Chart, cells: Sequence[Cell]) -> Chart:
    """Give the chart with the sentence on what is held back, for cells in further columns."""
    return chart if held_back(cells) in chart.n else replace(chart, n=(chart.n + held_back(cells)).strip())


def held_back(cells: Sequence[Cell]) -> str:
    """Give the sentence that explains what is held back, where something is."""
    return " Skjult: tal under 5 og tal, som de kan regnes ud fra." if None in cells else ""


def largest(items: Sequence[tuple[str, str]], cells: Sequence[Cell]) -> tuple[tuple[str, ...], int]:
    """Give the labels that share the largest count shown, and that count; none and 0 when nothing is."""
    most = max((cell for cell in cells if cell is not None), default=0)
    return tuple(label for (_, label), cell in zip(items, cells, strict=True) if most and cell == most), most


def most_often(lead: str, items: Sequence[tuple[str, str]], cells: Sequence[Cell], total: int, noun: tuple[str, str]) -> str:
    """Give the reading of a list: *lead X: 12 af 30 gange*; several in the lead are all named, and a few cases say so."""
    labels, most = largest(items, cells)
    if not labels:
        return TOO_FEW
    names = danish.joined([danish.quoted(label) for label in labels])
    each = "hver " if len(labels) > 1 else ""
    first = f"{danish.whole(len(labels))} står lige" if len(labels) > 3 else f"{lead} {names}"
    sentence = f"{first}: {each}{danish.whole(most)} af {danish.counted(total, *noun)}."
    return f"{sentence} Der er for få tal endnu til at se et mønster." if total < K else sentence
