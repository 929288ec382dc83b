"""What the tables of closed visits need of the content a visit was run with."""

from collections.abc import Callable, Mapping

import msgspec

from desk_assistant.content.conditions import visible_steps
from desk_assistant.content.library import from_snapshot
from desk_assistant.content.model import Flow
from desk_assistant.visit.agreement import compose
from desk_assistant.visit.readiness import recorded_band
from desk_assistant.visit.state import Visit


class Derived(msgspec.Struct, frozen=True):
    """Band A–D or None, agreement lines (id, owner, in own words), and the kind of each step by need id and step id."""

    band: str | None
    lines: tuple[tuple[str, str, bool], ...]
    steps: dict[tuple[str, str], str]


def derive(visit: Visit, flows: Mapping[str, Flow]) -> Derived:
    """Give what a projection needs; `flows` by content hash. A flow that is missing adds no steps and no lines."""
    kinds: dict[tuple[str, str], str] = {}
    for need in visit.needs:
        flow = flows.get(need.content or "")
        for step in visible_steps(flow, need.answers) if flow else ():
            kinds[need.id, step.id] = step.kind
    lines = tuple((line.id, line.owner, line.words is not None) for line in compose(visit, flows))
    return Derived(recorded_band(visit), lines, kinds)


class Deriving:
    """Derives from flows at hand, by content hash."""

    def __init__(self, flows: Mapping[str, Flow]) -> None:
        self._flows = flows

    def __call__(self, visit: Visit) -> Derived:
        return derive(visit, self._flows)


class FromSnapshots:
    """Derives from the contents that the log itself keeps, each decoded once."""

    def __init__(self, snapshot: Callable[[str], bytes | None]) -> None:
        """`snapshot` gives the JSON for a content hash, or None."""
        self._snapshot = snapshot
        self._flows: dict[str, Flow | None] = {}

    def __call__(self, visit: Visit) -> Derived:
        needed = {need.content for need in visit.needs if need.content}
        found = {content: self._flow(content) for content in sorted(needed)}
        return derive(visit, {content: flow for content, flow in found.items() if flow is not None})

    def _flow(self, content: str) -> Flow | None:
        if content not in self._flows:
            body = self._snapshot(content)
            try:
                self._flows[content] = from_snapshot(body) if body is not None else None
            except msgspec.MsgspecError:
                self._flows[content] = None
        return self._flows[content]
