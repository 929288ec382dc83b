"""Charts about steps: who did them, where people get stuck, and why."""

from fractions import Fraction

from desk_assistant.insight import danish
from desk_assistant.insight.bars import TOO_FEW, bars, empty, hundreds, listed, missing, most_often
from desk_assistant.insight.chart import Category, Chart
from desk_assistant.insight.disclosure import K, protect, protect_list
from desk_assistant.insight.figures import Figures, Stuck, WhoDid
from desk_assistant.insight.names import name
from desk_assistant.visit.facts import LEVELS

#: How many steps are shown where people get stuck (a chart takes ten bars at most: facts in ux/spec.md 1.1).
MOST = 10
_STUCK = "Gik i stå: gjort sammen eller af medarbejderen, eller kunne ikke klares. Regnet af de besøg, hvor trinet blev noteret."


def who_did(figures: Figures, outside: bool) -> Chart:
    """Chart who did the steps of each flow: the core measure of help to self-help."""
    question = "Hvem klarede trinene?"
    flows = figures.who_did
    if not flows:
        return missing(figures, "who_did", question, _none(figures))
    if outside and figures.now.self_done.of < K:
        return empty("who_did", question, TOO_FEW)
    table = protect([flow.levels for flow in flows], columns_known=True) if outside else None
    rows = [
        (flow.flow, flow.title, table.cells[at] if table else flow.levels, table.row_totals[at] if table else flow.n)
        for at, flow in enumerate(flows)
    ]
    steps = figures.now.self_done.of
    not_noted = figures.now.not_noted
    left_out = f" {danish.counted(not_noted, 'trin')} blev ikke noteret og tæller ikke med." if not_noted and not outside else ""
    return hundreds(
        "who_did",
        question,
        _who_did_reading(figures, outside),
        "procent af trin",
        [name("outcome", level) for level in LEVELS],
        rows,
        n=f"{danish.counted(steps, 'noteret trin', 'noterede trin')}.{left_out}",
        columns=("Forløb", "Trin i alt"),
        more=() if outside else (("Ikke noteret", tuple(danish.whole(flow.not_noted) for flow in flows)),),
    )


def _none(figures: Figures) -> str:
    return f"Der er ikke noteret, hvem der klarede trin {figures.period.within}."


def _who_did_reading(figures: Figures, outside: bool) -> str:
    share = figures.now.self_done
    if share.of < K:
        steps = danish.counted(share.of, "noteret trin", "noterede trin")
        return f"Der er kun {steps} {figures.period.within}. Det er for få tal endnu."
    if outside and None in protect_list([share.part, share.of - share.part]):
        return TOO_FEW
    first = f"Borgeren klarede {danish.per_cent(share.part, share.of)} af de noterede trin selv eller med vejledning."
    most = [] if outside else _most_helped(figures.who_did)
    if len(most) != 1:
        return first
    flow = most[0]
    helped = danish.per_cent(_helped(flow), flow.n)
    return f"{first} Mest hjælp krævede {danish.quoted(flow.title)}: Dér blev {helped} gjort sammen eller af medarbejderen."


def _helped(flow: WhoDid) -> int:
    return flow.levels[2] + flow.levels[3]


def _most_helped(flows: tuple[WhoDid, ...]) -> list[WhoDid]:
    """Give the flows with the largest share done together or by staff, of two or more with at least five steps."""
    enough = [flow for flow in flows if flow.n >= K]
    most = max((Fraction(_helped(flow), flow.n) for flow in enough), default=Fraction())
    return [flow for flow in enough if Fraction(_helped(flow), flow.n) == most] if len(enough) > 1 and most else []


def stuck(figures: Figures) -> Chart:
    """Chart the steps where most visits got stuck. Inside the house only: with the flows beside it, it could be subtracted."""
    question = "Hvor går det i stå?"
    if not figures.stuck:
        sentence = f"Ingen trin gik i stå {figures.period.within}."
        return missing(figures, "stuck", question, sentence if figures.who_did else _none(figures))
    steps = figures.stuck[:MOST]
    all_steps = len(figures.stuck)
    shown = f"De {MOST} trin, hvor det skete oftest, af {all_steps}. " if all_steps > MOST else ""
    return Chart(
        "stuck",
        question,
        _stuck_reading(figures.stuck),
        "bars",
        "besøg",
        ("Besøg",),
        tuple(
            Category(
                f"{step.flow}.{step.step}",
                f"{step.flow_title}: {step.step_title}",
                (step.n,),
                (f"{danish.whole(step.n)} af {danish.whole(step.of)}",),
                danish.few(step.n),
                step.flow,
                step.step,
            )
            for step in steps
        ),
        f"{shown}{_STUCK}",
        ("Forløb", "Trin", "Sammen", "Medarbejderen", "Kan ikke klares i dag", "Gik i stå", "Af besøg", "Andel", "Årsager"),
        tuple(_stuck_row(step) for step in steps),
    )


def _stuck_row(step: Stuck) -> tuple[str, ...]:
    reasons = ", ".join(f"{name('stop', reason.code)} ({danish.whole(reason.n)})" for reason in step.reasons)
    counts = (danish.whole(n) for n in (step.together, step.by_staff, step.blocked, step.n, step.of))
    return (step.flow_title, step.step_title, *counts, danish.per_cent(step.n, step.of), reasons or "–")


def _stuck_reading(steps: tuple[Stuck, ...]) -> str:
    first = [step for step in steps if step.n == steps[0].n]
    if len(first) > 3:
        return f"{danish.whole(len(first))} trin gik i stå lige ofte: hvert i {danish.whole(first[0].n)} besøg."
    names = danish.joined([f"{danish.quoted(step.step_title)} ({step.flow_title})" for step in first])
    if len(first) > 1:
        return f"Det går oftest i stå ved {names}: hver i {danish.whole(first[0].n)} besøg."
    step = first[0]
    return f"Det går oftest i stå ved {names}: i {danish.whole(step.n)} af {danish.whole(step.of)} besøg."


def stops(figures: Figures, outside: bool) -> Chart:
    """Chart why steps could not be done."""
    question = "Hvad spænder ben?"
    if not figures.stops:
        sentence = f"Alle noterede trin kunne klares {figures.period.within}."
        return missing(figures, "stops", question, sentence if figures.who_did else _none(figures))
    items = [(stop.code, name("stop", stop.code)) for stop in figures.stops]
    total = sum(stop.n for stop in figures.stops)
    if outside and total < K:
        return empty("stops", question, TOO_FEW)
    cells = listed([stop.n for stop in figures.stops], outside)
    reading = most_often("Det, der oftest spænder ben, er", items, cells, total, ("gang", "gange"))
    n = f"{danish.counted(total, 'gang', 'gange')} kunne et trin ikke klares den dag."
    return bars("stops", question, reading, "gange", items, cells, of=total, n=n, columns=("Årsag", "Gange"))
