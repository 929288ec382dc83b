"""How needs come onto the table: one that was chosen, or all that go with a life event."""

from desk_assistant.visit import commands as c
from desk_assistant.visit import facts as f
from desk_assistant.visit.decision import Accepted, Decision, Desk, Refused
from desk_assistant.visit.state import Need, Visit


def add(command: c.AddNeed, visit: Visit, desk: Desk) -> Decision:
    """Put one need on the table, or turn to it when it is there already."""
    same = _live(visit, command.flow)
    if same is not None:
        return Accepted((f.NeedChosen(same.id),) if visit.current != same.id else ())
    content = None
    if command.flow is not None:
        offered = desk.offered(command.flow)
        if offered is None:
            return Refused("unknown_flow", (command.flow,))
        content = offered[0]
    return Accepted((f.NeedAdded(f"n{len(visit.needs) + 1}", command.flow, content, command.stated),))


def open_life_event(command: c.OpenLifeEvent, visit: Visit, desk: Desk) -> Decision:
    """Put the needs that go with a life event on the table and turn to the first; what is there already stays as it is.

    A flow that is not offered today is left out. Refused (`unknown_event`) when none of them is.
    """
    offered = {flow: desk.offered(flow) for flow in dict.fromkeys(command.flows)}
    missing = [flow for flow, found in offered.items() if found is not None and _live(visit, flow) is None]
    first = next((flow for flow, found in offered.items() if found is not None), None)
    if first is None:
        return Refused("unknown_event", (command.event,))
    numbers = range(len(visit.needs) + 1, len(visit.needs) + 1 + len(missing))
    added = {
        flow: f.NeedAdded(f"n{number}", flow, offered[flow][0], stated=flow == first)
        for number, flow in zip(numbers, missing, strict=True)
    }
    same = _live(visit, first)
    chosen = same.id if same is not None else added[first].need
    opened = (f.LifeEventOpened(command.event),) if visit.life_event != command.event else ()
    turned = (f.NeedChosen(chosen),) if added or visit.current != chosen else ()
    return Accepted((*opened, *added.values(), *turned))


def _live(visit: Visit, flow: str | None) -> Need | None:
    return next((need for need in visit.live_needs if need.flow == flow), None)
