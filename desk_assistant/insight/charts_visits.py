"""Charts about visits: how they ended, what they were about, when people come, and what was agreed."""

from collections import Counter
from collections.abc import Sequence

from desk_assistant.insight import danish
from desk_assistant.insight.bars import TOO_FEW, bars, empty, held_back, largest, listed, missing, most_often, noted
from desk_assistant.insight.chart import Category, Chart
from desk_assistant.insight.disclosure import K, protect
from desk_assistant.insight.figures import Cell, Count, Figures, Pair
from desk_assistant.insight.names import WEEKDAYS, name

#: How many pairs are shown.
MOST = 10
_PAIRS = f"De hyppigste par, højst {MOST}. “I stedet”: Det handlede ikke om det første. “Også”: Der kom mere til."
_VISITS = ("besøg", "besøg")
#: Month totals keep neither the weekday nor the hour by weekday.
_WITHOUT_DAYS = "Besøgene er slettet efter reglerne, og månedstallene har ingen ugedage."


def closings(figures: Figures, outside: bool) -> Chart:
    """Chart how the visits ended."""
    question = "Hvordan sluttede besøgene?"
    total = figures.now.visits
    items = [(count.code, name("closing", count.code)) for count in figures.closings]
    cells = listed([count.n for count in figures.closings], outside)
    agreed = cells[0]
    reading = (
        most_often("Besøgene sluttede oftest med", items, cells, total, _VISITS)
        if agreed is None
        else f"{danish.whole(agreed)} af {danish.counted(total, 'besøg')} sluttede med en aftale."
    )
    return bars("closings", question, reading, "besøg", items, cells, of=total, columns=("Slutning", "Besøg"))


def topics(figures: Figures, outside: bool) -> Chart:
    """Chart what the visits were about."""
    question = "Hvad kom borgerne om?"
    if not figures.topics:
        return missing(figures, "topics", question, f"Der er ikke noteret emner {figures.period.within}.")
    items = [(topic.flow, topic.title) for topic in figures.topics]
    total = sum(topic.n for topic in figures.topics)
    if outside and total < K:
        return empty("topics", question, TOO_FEW)
    cells = listed([topic.n for topic in figures.topics], outside)
    reading = most_often("Det, der oftest blev spurgt om, er", items, cells, total, ("behov", "behov"))
    ways = [None if cell is None else topic.other_way for cell, topic in zip(cells, figures.topics, strict=True)]
    n = f"{danish.counted(total, 'behov')} i {danish.counted(figures.now.visits, 'besøg')}; et besøg kan have flere."
    other = (("Anden vej end digitalt", tuple(danish.cell(way) for way in ways)),)
    chart = bars("topics", question, reading, "behov", items, cells, of=total, n=n, columns=("Emne", "Behov"), more=other)
    return noted(chart, ways)


def pairs(figures: Figures, outside: bool) -> Chart:
    """Chart what the need really was against what was first said."""
    question = "Var det første, borgeren sagde, også det, det handlede om?"
    asked = figures.requests
    if not asked.of:
        return missing(figures, "pairs", question, f"Ingen første ønsker er noteret {figures.period.within}.")
    if outside and asked.of < K:
        return empty("pairs", question, TOO_FEW)
    changed = _changed(figures.pairs, outside)
    return Chart(
        "pairs",
        question,
        _pairs_reading(figures, outside),
        "bars",
        "besøg",
        ("Besøg",),
        tuple(_pair_bar(pair, cell) for pair, cell in changed),
        (_PAIRS + held_back([cell for _, cell in changed])) if changed else "",
        ("Først sagt", "Det handlede om", "Hvordan", "Besøg"),
        tuple((pair.stated_title, pair.found_title, name("pair", pair.kind), danish.cell(cell)) for pair, cell in changed),
    )


def _changed(pairs: Sequence[Pair], outside: bool) -> list[tuple[Pair, Cell]]:
    """Give the commonest pairs that were not the same. *Instead* adds up to a number that is told, so it is a list of its own."""
    shown: dict[Pair, Cell] = {}
    for kind in ("instead", "also"):
        of_kind = [pair for pair in pairs if pair.kind == kind]
        shown |= dict(zip(of_kind, listed([pair.n for pair in of_kind], outside), strict=True))
    return [(pair, shown[pair]) for pair in pairs if pair in shown][:MOST]


def _pair_bar(pair: Pair, cell: Cell) -> Category:
    label = f"{pair.stated_title} → {name('pair', pair.kind)} {pair.found_title}"
    return Category(f"{pair.stated}.{pair.kind}.{pair.found}", label, (cell,), (danish.cell(cell),), danish.few(cell))


def _pairs_reading(figures: Figures, outside: bool) -> str:
    asked = figures.requests
    stood, gone = listed([asked.part, asked.of - asked.part], outside)
    if stood is None or gone is None:
        return TOO_FEW
    if not gone:
        return f"Det, borgeren først spurgte om, var også det, det handlede om ({danish.counted(asked.of, 'gang', 'gange')})."
    times = f"{danish.whole(gone)} af {danish.counted(asked.of, 'gang', 'gange')}"
    return f"{times} handlede det om noget andet end det, borgeren først spurgte om."


def weekdays(figures: Figures, outside: bool) -> Chart:
    """Chart on which days people come."""
    question = "Hvilke dage kommer borgerne?"
    if not figures.hours:
        return empty("weekdays", question, _WITHOUT_DAYS)
    days = _weekday_counts(figures)
    items = [(str(day), WEEKDAYS[day - 1]) for day in days]
    total = sum(days.values())
    cells = listed(list(days.values()), outside)
    reading = _busiest("Flest kommer", *largest(items, cells), total)
    return bars("weekdays", question, reading, "besøg", items, cells, of=total, columns=("Ugedag", "Besøg"))


def _busiest(lead: str, labels: Sequence[str], most: int, total: int) -> str:
    if total < K:
        return "Der er for få besøg endnu til at se, hvornår der er travlest."
    if not labels:
        return TOO_FEW
    each = "hver " if len(labels) > 1 else ""
    return f"{lead} {danish.joined(labels)}: {each}{danish.whole(most)} af {danish.counted(total, 'besøg')}."


def _weekday_counts(figures: Figures) -> dict[int, int]:
    """Give the visits of Monday to Friday, and of the weekend days that had any."""
    counts: Counter[int] = Counter()
    for hour in figures.hours:
        counts[hour.weekday] += hour.n
    return {day: counts[day] for day in range(1, 8) if day <= 5 or counts[day]}


def hours(figures: Figures) -> Chart:
    """Chart weekday by hour of arrival, for staffing. Inside the house only: the weekdays stand beside it."""
    question = "Hvornår på dagen kommer borgerne?"
    if not figures.hours:
        return empty("hours", question, _WITHOUT_DAYS)
    counts = {(hour.weekday, hour.hour): hour.n for hour in figures.hours}
    days = tuple(_weekday_counts(figures))
    span = range(min(hour.hour for hour in figures.hours), max(hour.hour for hour in figures.hours) + 1)
    rows = [[counts.get((day, at), 0) for day in days] for at in span]
    labels = [_clock(at) for at in span]
    total = sum(counts.values())
    return Chart(
        "hours",
        question,
        _busiest("Der er travlest", *largest([(label, label) for label in labels], list(map(sum, rows))), total),
        "grid",
        "besøg",
        tuple(WEEKDAYS[day - 1] for day in days),
        tuple(
            Category(str(at), label, tuple(row), tuple(danish.whole(n) for n in row))
            for at, label, row in zip(span, labels, rows, strict=True)
        ),
        f"{danish.counted(total, 'besøg')} efter den time, borgeren kom.",
        ("Tidspunkt", *(WEEKDAYS[day - 1] for day in days), "I alt"),
        tuple((label, *(danish.whole(n) for n in (*row, sum(row)))) for label, row in zip(labels, rows, strict=True)),
    )


def _clock(hour: int) -> str:
    return f"kl. {hour}–{hour + 1}"


def lines(figures: Figures, outside: bool) -> Chart:
    """Chart who has something to do after the visit, by the lines of the agreements."""
    question = "Hvem gør hvad bagefter?"
    nothing = f"I {danish.counted(figures.nothing_more, 'besøg')} var der intet mere at gøre." if figures.nothing_more else ""
    if not any(line.standard + line.own for line in figures.lines):
        return missing(figures, "lines", question, nothing or f"Der er ingen aftalepunkter {figures.period.within}.")
    total = sum(line.standard + line.own for line in figures.lines)
    if outside and total < K:
        return empty("lines", question, TOO_FEW)
    table = protect([(line.standard, line.own) for line in figures.lines])
    sums = table.row_totals if outside else tuple(line.standard + line.own for line in figures.lines)
    cells = table.cells if outside else tuple((line.standard, line.own) for line in figures.lines)
    items = [(line.owner, name("owner", line.owner)) for line in figures.lines]
    more = _two_columns("Fra forløbet", "Egne ord", cells)
    reading = most_often("De fleste aftalepunkter står under", items, sums, total, ("punkt", "punkter"))
    n = "" if outside else nothing
    chart = bars("lines", question, reading, "aftalepunkter", items, sums, n=n, columns=("Hvem", "Punkter"), more=more)
    return noted(chart, [cell for row in cells for cell in row])


def handed(figures: Figures, outside: bool) -> Chart:
    """Chart who took needs over, and whether they were called first."""
    question = "Hvem tog over?"
    if not figures.handed:
        return missing(figures, "handed", question, f"Ingen borgere blev givet videre {figures.period.within}.")
    counts = [(place.called, place.not_called) for place in figures.handed]
    total = sum(map(sum, counts))
    if outside and total < K:
        return empty("handed", question, TOO_FEW)
    table = protect(counts)
    cells = table.cells if outside else counts
    sums = table.row_totals if outside else [sum(row) for row in counts]
    items = [(place.place, name("place", place.place)) for place in figures.handed]
    called = sum(place.called for place in figures.handed)
    known = table.column_totals[0] if outside else called
    reading = (
        f"{danish.counted(total, 'overdragelse', 'overdragelser')}."
        if known is None
        else f"Ved {danish.whole(called)} af {danish.counted(total, 'overdragelse', 'overdragelser')} blev der ringet først."
    )
    more = _two_columns("Ringet først", "Ikke ringet", cells)
    chart = bars("handed", question, reading, "overdragelser", items, sums, columns=("Til hvem", "I alt"), more=more)
    return noted(chart, [cell for row in cells for cell in row])


def _two_columns(first: str, second: str, cells: Sequence[Sequence[Cell]]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return (first, tuple(danish.cell(row[0]) for row in cells)), (second, tuple(danish.cell(row[1]) for row in cells))


def life_events(figures: Figures, outside: bool) -> Chart:
    """Chart which life events visits were opened with."""
    question = "Hvilke livssituationer stod borgerne i?"
    return _codes("life_events", question, figures.life_events, figures, outside)


def given(figures: Figures, outside: bool) -> Chart:
    """Chart how the agreement went home; a visit may have several ways."""
    named = tuple(Count(count.code, count.n, name("given", count.code)) for count in figures.given)
    return _codes("given", "Hvordan fik borgeren aftalen med hjem?", named, figures, outside)


def _codes(chart: str, question: str, counts: tuple[Count, ...], figures: Figures, outside: bool) -> Chart:
    if not counts:
        return missing(figures, chart, question, f"Der er ikke noteret nogen {figures.period.within}.")
    items = [(count.code, count.title) for count in counts]
    total = sum(count.n for count in counts)
    if outside and total < K:
        return empty(chart, question, TOO_FEW)
    cells = listed([count.n for count in counts], outside)
    reading = most_often("Oftest noteret:", items, cells, total, ("gang", "gange"))
    return bars(chart, question, reading, "gange", items, cells, columns=("Hvad", "Gange"))
