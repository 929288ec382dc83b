"""Charts about the help that tasks took, and what citizens answered. Small counts are held back here even inside the house."""

from collections.abc import Sequence

from desk_assistant.insight import danish
from desk_assistant.insight.bars import TOO_FEW, bars, empty, hundreds, missing, most_often
from desk_assistant.insight.chart import Chart
from desk_assistant.insight.disclosure import K
from desk_assistant.insight.figures import Answers, Cell, Cells, Figures, Interval
from desk_assistant.insight.names import name

_RUNNING = "Vises, når perioden er slut. Ellers kunne tallene føres tilbage til et enkelt besøg."
_NONE = "Ingen besøg i perioden."


def rows(figures: Figures) -> Chart:
    """Chart the five rows of *Hjælpebehov i dag*, with those not seen."""
    question = "Hvad krævede hjælp?"
    found = figures.readiness
    if found.status != "shown":
        return empty("rows", question, _RUNNING if found.status == "running" else _NONE)
    visits = figures.now.visits
    table = [(row.id, name("row", row.id), row.cells, visits) for row in found.rows]
    return hundreds(
        "rows",
        question,
        _rows_reading(found.rows),
        "procent af besøg",
        [name("level", code) for code in found.rows[0].codes],
        table,
        n=f"{danish.counted(visits, 'besøg')}. “Ikke set” er hverken ja eller nej.",
        columns=("Hvad", "Besøg"),
    )


def _rows_reading(found: Sequence[Cells]) -> str:
    helped = {row.id: row.cells[1] + row.cells[2] for row in found if row.cells[1] is not None and row.cells[2] is not None}
    seen = {row.id: row.cells[0] for row in found if row.id in helped and row.cells[0] is not None}
    most = max((n for key, n in helped.items() if key in seen), default=0)
    if len(seen) < len(found):
        return TOO_FEW if not seen else "Nogle tal er skjult. Resten står i tabellen."
    if not most:
        return "Der er ikke noteret behov for hjælp."
    names = [danish.quoted(name("row", key)) for key, n in helped.items() if n == most]
    return f"Der blev oftest noteret hjælp til {danish.joined(names)}: i {danish.whole(most)} besøg."


def bands(figures: Figures) -> Chart:
    """Chart the forms of help; another way counts as much as any."""
    return _cells(figures, figures.readiness.bands, "bands", "band", "Hvilken hjælp passede bedst?", "Den hyppigste hjælp er")


def gates(figures: Figures) -> Chart:
    """Chart how the login went."""
    return _cells(figures, figures.readiness.gates, "gates", "gate", "Hvordan gik det at logge på?", "Oftest noteret:")


def wishes(figures: Figures) -> Chart:
    """Chart how citizens wanted it."""
    return _cells(figures, figures.readiness.wishes, "wishes", "wish", "Hvordan ville borgeren helst?", "Det hyppigste ønske er")


def _cells(figures: Figures, found: Cells | None, chart: str, kind: str, question: str, lead: str) -> Chart:
    if found is None:
        return empty(chart, question, _RUNNING if figures.readiness.status == "running" else _NONE)
    items = [(code, name(kind, code)) for code in found.codes]
    noted = found.cells[:-1]
    visits = figures.now.visits
    if not any(noted) and None not in noted:
        return missing(figures, chart, question, f"Der er ikke noteret noget om det {figures.period.within}.")
    reading = most_often(lead, items[:-1], noted, visits, ("besøg", "besøg")) if visits >= K else TOO_FEW
    return bars(chart, question, reading, "besøg", items, found.cells, of=visits, columns=("Svar", "Besøg"))


def offers(figures: Figures) -> Chart:
    """Chart what was offered for next time."""
    question = "Hvad blev tilbudt til næste gang?"
    found = figures.readiness.offers
    if found is None:
        return empty("offers", question, _RUNNING if figures.readiness.status == "running" else _NONE)
    if not any(found.cells) and None not in found.cells:
        return missing(figures, "offers", question, f"Der er ikke noteret tilbud {figures.period.within}.")
    items = [(code, name("offer", code)) for code in found.codes]
    reading = most_often("Oftest tilbudt:", items, found.cells, figures.now.visits, ("besøg", "besøg"))
    n = "Et besøg kan have flere tilbud."
    return bars("offers", question, reading, "besøg", items, found.cells, n=n, columns=("Tilbud", "Besøg"))


def faces(figures: Figures) -> Chart:
    """Chart how citizens found their visit. A mean would hide what matters, so the unhappy share stands in the reading."""
    answers = figures.answers
    question = "Hvordan var besøget, siger borgerne?"
    codes = ("1", "2", "3", "4", "not_noted")
    lead = "svarede “Ikke så godt” eller “Dårligt”"
    return _answered(figures, "faces", "face", question, codes, answers.faces, answers.unhappy, lead)


def solved(figures: Figures) -> Chart:
    """Chart whether citizens got done what they came for."""
    answers = figures.answers
    question = "Fik borgerne løst det, de kom for?"
    codes = ("yes", "partly", "no", "not_noted")
    return _answered(figures, "solved", "solved", question, codes, answers.solved, answers.not_solved, "svarede “Nej”")


def _answered(
    figures: Figures,
    chart: str,
    kind: str,
    question: str,
    codes: tuple[str, ...],
    cells: tuple[Cell, ...],
    share: Interval | None,
    lead: str,
) -> Chart:
    answers = figures.answers
    if answers.status != "shown":
        waiting = {
            "running": "Svarene vises, når ugerne er slut. Ellers kunne et svar føres tilbage til et enkelt besøg.",
            "few": "Der er under 5 svar, og derfor vises de ikke.",
            "none": f"Ingen har svaret {figures.period.within}.",
        }
        return empty(chart, question, waiting[answers.status])
    items = [(code, name(kind, code)) for code in codes]
    reading = _share_reading(share, lead) if share else "Nogle svar er for få til at vise. Resten står i tabellen."
    return bars(chart, question, reading, "svar", items, cells, of=answers.n, n=_response(answers), columns=("Svar", "Antal"))


def _share_reading(share: Interval, lead: str) -> str:
    low, high = round(share.low), round(share.high)
    some = f"{danish.per_cent(share.part, share.of)} ({danish.whole(share.part)} af {danish.whole(share.of)})"
    part = some if share.part else f"Ingen af {danish.whole(share.of)}"
    return f"{part} {lead}. Med så mange svar ligger andelen mellem {low} % og {high} % (95 % sikkerhed)."


def _response(answers: Answers) -> str:
    first, last = answers.weeks[0], answers.weeks[-1]
    weeks = f"uge {int(first[6:])}" if first == last else f"uge {int(first[6:])}–{int(last[6:])}"
    if answers.visits is None:
        return f"{danish.counted(answers.n, 'svar')} i {weeks}. Besøgene er slettet, så svarprocenten kan ikke regnes ud."
    rate = f" ({danish.per_cent(answers.n, answers.visits)})" if answers.n <= answers.visits else ""
    return f"{danish.counted(answers.n, 'svar')} af {danish.counted(answers.visits, 'besøg')}{rate} i {weeks}."
