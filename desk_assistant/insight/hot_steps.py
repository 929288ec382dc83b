"""The steps where most visits got stuck, as they may leave the house.

The figures of flows, reasons and topics stand beside this list, so it is protected against them. What they tell: `helped`, how many
steps of a flow were done together or by staff (alone and guided taken from its total), and `blocked`, how many steps could not be
done in all flows together. What this list adds: for some steps, the sum of both. A reader can then bound what is not told:

- How far a flow's listed steps exceed what was helped in it has to be blocked (`over`). What is left of all blocked (`free`) may lie
  in any flow.
- The blocked of a flow are therefore `over` to `over + free`, and its steps that are not listed `helped - listed` (at least 0) to that
  plus `free`. Where all steps of a flow are listed, its blocked are exactly `over`.

A step is listed while each of these that is of 1 to 4 could still be 5 or more, and only from flows whose `helped` and topic can be
read, so that nothing held back there becomes narrower. How many visits had the step is not told: the steps done alone would have to
be protected as well. Steps that are not listed may be zero or few, or held back; the note says so.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence

from desk_assistant.insight import danish
from desk_assistant.insight.bars import TOO_FEW, empty, listed, missing
from desk_assistant.insight.chart import Category, Chart
from desk_assistant.insight.disclosure import K, is_small, protect
from desk_assistant.insight.figures import Figures, Stuck

QUESTION = "Hvor går borgerne i stå?"
#: How many steps are listed.
MOST = 10
_NOTE = (
    "Besøg, hvor trinet blev gjort sammen eller af medarbejderen, eller ikke kunne klares. Et trin, der indgår i mange besøg, "
    "kommer let øverst. Trin med under 5 besøg, og trin, de kan regnes ud fra, er ikke med."
)


def hot_steps(figures: Figures) -> Chart:
    """Chart the steps where most visits got stuck, for a file that leaves the house."""
    if not figures.stuck:
        sentence = f"Ingen trin gik i stå {figures.period.within}."
        none_noted = f"Der er ikke noteret, hvem der klarede trin {figures.period.within}."
        return missing(figures, "hot_steps", QUESTION, sentence if figures.who_did else none_noted)
    steps = may_leave(figures)
    if not steps:
        return empty("hot_steps", QUESTION, TOO_FEW)
    return Chart(
        "hot_steps",
        QUESTION,
        _reading(steps),
        "bars",
        "besøg",
        ("Besøg",),
        tuple(
            Category(f"{step.flow}.{step.step}", _label(step), (step.n,), (danish.whole(step.n),), "", step.flow, step.step)
            for step in steps
        ),
        _NOTE,
        ("Trin", "Besøg"),
        tuple((_label(step), danish.whole(step.n)) for step in steps),
    )


def may_leave(figures: Figures) -> tuple[Stuck, ...]:
    """Give the steps whose count may leave the house, the largest first; none when the period has under five visits."""
    flows = _readable(figures) if figures.now.visits >= K else set()
    chosen: list[Stuck] = []
    for step in figures.stuck:
        if len(chosen) < MOST and step.n >= K and step.flow in flows and _is_safe([*chosen, step], figures, flows):
            chosen.append(step)
    return tuple(chosen)


def _readable(figures: Figures) -> set[str]:
    """Give the flows that tell how many steps were helped, and how often they were the topic."""
    if figures.now.self_done.of < K or sum(topic.n for topic in figures.topics) < K:
        return set()
    cells = listed([topic.n for topic in figures.topics], outside=True)
    topics = {topic.flow for topic, cell in zip(figures.topics, cells, strict=True) if cell is not None}
    table = protect([flow.levels for flow in figures.who_did], columns_known=True)
    told = zip(figures.who_did, table.cells, table.row_totals, strict=True)
    return {
        flow.flow
        for flow, (alone, guided, together, by_staff), total in told
        if flow.flow in topics and (None not in (together, by_staff) or None not in (alone, guided, total))
    }


def _is_safe(chosen: Sequence[Stuck], figures: Figures, readable: set[str]) -> bool:
    helped = {flow.flow: flow.levels[2] + flow.levels[3] for flow in figures.who_did}
    shown: Counter[str] = Counter()
    for step in chosen:
        shown[step.flow] += step.n
    blocked: dict[str, int] = defaultdict(int)
    for step in figures.stuck:
        blocked[step.flow] += step.blocked
    over = {flow: max(0, shown[flow] - helped.get(flow, 0)) for flow in blocked}
    everything = sum(blocked.values())
    free = everything - sum(over.values())
    moved = any(over.values())
    unlisted = {step.flow for step in figures.stuck if step not in chosen}
    for flow, n in blocked.items():
        # Fewer than five blocked in all are known to be few without this list, and it locates none while no flow has any over.
        most = over[flow] + free if flow in unlisted else n
        if is_small(n) and most < K and (everything >= K or moved):
            return False
        rest = helped.get(flow, 0) + n - shown[flow]
        if flow in readable and (shown[flow] or moved) and is_small(rest) and max(0, helped.get(flow, 0) - shown[flow]) + free < K:
            return False
    return True


def _label(step: Stuck) -> str:
    return f"{step.flow_title}: {step.step_title}"


def _reading(steps: Sequence[Stuck]) -> str:
    first = [step for step in steps if step.n == steps[0].n]
    if len(first) > 3:
        return f"{danish.whole(len(first))} trin står lige: hvert i {danish.whole(steps[0].n)} besøg."
    names = danish.joined([f"{danish.quoted(step.step_title)} ({step.flow_title})" for step in first])
    each = "hver i " if len(first) > 1 else "i "
    return f"Det sker oftest ved {names}: {each}{danish.whole(steps[0].n)} besøg."
