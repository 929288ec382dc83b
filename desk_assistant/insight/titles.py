"""Codes of content in the words a visit had: from what it pinned, otherwise from today's content, otherwise the code itself."""

from collections.abc import Callable
from datetime import date

import msgspec

from desk_assistant.content.library import Library, from_snapshot
from desk_assistant.content.model import Flow, Line
from desk_assistant.content.resolve import resolve_text
from desk_assistant.insight.names import name

#: A need without a flow, as it stands on *Ankomst*.
NO_FLOW = "Andet / ved ikke endnu"
#: Lines of a hand-over, as their id names them (`visit.agreement`).
_HANDED = "handed"


class Titles:
    """Titles of flows, steps, lines and life events. `snapshot` gives pinned content by its hash, or None."""

    def __init__(self, library: Library, today: date, snapshot: Callable[[str], bytes | None]) -> None:
        self._library = library
        self._today = today
        self._snapshot = snapshot
        self._pinned: dict[str, Flow | None] = {}

    def flow(self, flow_id: str) -> str:
        """Give the title of a flow as it reads today; an empty id is a need without one."""
        flow = self._library.flows.get(flow_id)
        return self._resolved(flow.title) if flow else flow_id or NO_FLOW

    def event(self, event_id: str) -> str:
        """Give the title of a life event as it reads today."""
        event = self._library.life_events.get(event_id)
        return self._resolved(event.title) if event else event_id

    def flow_then(self, content: str | None, flow_id: str) -> str:
        """Give the title of a flow as the visit had it."""
        pinned = self._flow(content, flow_id)
        return pinned.title if pinned else self.flow(flow_id)

    def step_then(self, content: str | None, flow_id: str, step_id: str) -> str:
        """Give the title of a step as the visit had it."""
        flow = self._flow(content, flow_id)
        step = flow.step(step_id) if flow else None
        return step.title if step else step_id

    def line_then(self, content: str | None, flow_id: str, line_id: str, handed_to: str | None) -> tuple[str, str]:
        """Give text and time of a standard line of the agreement as the visit had it; its id when nothing tells."""
        _, _, rest = line_id.partition(".")
        ending, _, number = rest.rpartition(".")
        if ending == _HANDED and handed_to is not None:
            return f"Varm overdragelse: {name('place', handed_to)}", ""
        flow = self._flow(content, flow_id)
        lines = _lines(flow, ending) if flow else ()
        if not number.isdecimal() or int(number) >= len(lines):
            return line_id, ""
        line = lines[int(number)]
        return line.text.da, line.when.da if line.when else ""

    def _flow(self, content: str | None, flow_id: str) -> Flow | None:
        key = content or ""
        if key not in self._pinned:
            self._pinned[key] = self._read(key)
        return self._pinned[key] or self._library.flow(flow_id, self._today)

    def _read(self, content: str) -> Flow | None:
        body = self._snapshot(content) if content else None
        try:
            return from_snapshot(body) if body is not None else None
        except msgspec.MsgspecError:
            return None

    def _resolved(self, text: str) -> str:
        return resolve_text(text, self._library.facts, self._today)


def _lines(flow: Flow, ending: str) -> tuple[Line, ...]:
    """Give the lines that `visit.agreement` numbers under this name."""
    if ending == "other_way":
        return flow.non_digital.lines
    if ending == "stopped":
        return flow.stopped
    return next((end.lines for end in flow.endings if end.id == ending), ())
