"""*Hjælpebehov i dag*: what the steps suggest, and the band. About this task today, never a label on a person.

The rule is `facts/dialogue.md` B3: gates first, then the mean over at least three seen rows, with floors.
The cut-offs are reasoned, not validated.
"""

from collections.abc import Mapping
from typing import Literal

from desk_assistant.content.model import Flow
from desk_assistant.visit.facts import ROWS, Gate
from desk_assistant.visit.state import Visit

Band = Literal["A", "B", "C", "D"]
Flows = Mapping[str, Flow]

#: Which row a kind of step shows something about. Login is a gate; the authority's own act says nothing.
ROW_OF_KIND = {
    "find": "find",
    "read": "read",
    "fill": "fill",
    "document": "fill",
    "receipt": "device",
    "declaration": "confidence",
    "payment": "confidence",
}
_LEVEL_OF_OUTCOME = {"alone": 0, "guided": 1, "together": 2, "by_staff": 2}
_FEWEST_ROWS = 3


def suggested_rows(visit: Visit, flows: Flows) -> dict[str, int]:
    """Give the highest level seen per row: alone 0, guided 1, together or by staff 2. Unseen rows are left out."""
    seen: dict[str, int] = {}
    for kind, outcome in _noted_steps(visit, flows):
        row, level = ROW_OF_KIND.get(kind), _LEVEL_OF_OUTCOME.get(outcome)
        if row is not None and level is not None:
            seen[row] = max(seen.get(row, 0), level)
    return seen


def suggested_gate(visit: Visit, flows: Flows) -> Gate | None:
    """Give how the login went by the login steps, or None when no login was noted."""
    order: tuple[Gate, ...] = ("in", "in_with_help", "not_in")
    gates = {"alone": "in", "guided": "in_with_help", "blocked": "not_in"}
    seen = [gates[outcome] for kind, outcome in _noted_steps(visit, flows) if kind == "login" and outcome in gates]
    return max(seen, key=order.index, default=None)


def shown_rows(visit: Visit, flows: Flows) -> dict[str, int | None]:
    """Give every row as the employee sees it: what was noted, otherwise the suggestion, otherwise None (not seen)."""
    suggested = suggested_rows(visit, flows)
    return {row: visit.rows[row] if row in visit.rows else suggested.get(row) for row in ROWS}


def band(rows: Mapping[str, int | None], gate: Gate | None, other_way: bool) -> Band | None:
    """Give the band by the rule: a gate or the wish for another way is D; None when fewer than three rows are seen."""
    if other_way or gate == "not_in":
        return "D"
    levels = [level for level in rows.values() if level is not None]
    if len(levels) < _FEWEST_ROWS:
        return None
    score = sum(levels) * 10 / (2 * len(levels))
    base = 0 if score <= 1 else 1 if score <= 4 else 2 if score <= 7 else 3
    floor = min(levels.count(2), 2)
    return ("A", "B", "C", "D")[max(base, floor)]


def advice(visit: Visit, flows: Flows) -> Band | None:
    """Give the band as advice on how to help right now, from noted and suggested rows alike."""
    return band(shown_rows(visit, flows), visit.gate or suggested_gate(visit, flows), wants_other_way(visit))


def recorded_band(visit: Visit) -> Band | None:
    """Give the band from what the employee confirmed; this is what the log keeps."""
    return band(visit.rows, visit.gate, wants_other_way(visit))


def wants_other_way(visit: Visit) -> bool:
    """Tell whether the citizen asked for a way without a computer. No reason is asked for or kept."""
    return visit.wish == "other_way" or any(need.other_way for need in visit.live_needs)


def _noted_steps(visit: Visit, flows: Flows) -> list[tuple[str, str]]:
    """Give (kind, outcome) of every noted step of the live needs."""
    pairs = []
    for need in visit.live_needs:
        flow = flows.get(need.content or "")
        for step_id, noted in need.steps.items():
            step = flow.step(step_id) if flow else None
            if step is not None:
                pairs.append((step.kind, noted.outcome))
    return pairs
