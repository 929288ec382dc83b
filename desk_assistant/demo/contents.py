"""The flows as they read on any day, each worked out once for as long as it reads the same."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from datetime import date

from desk_assistant.content.library import Library, snapshot
from desk_assistant.content.model import Flow

Pinned = tuple[str, Flow]


class Contents:
    """Every content that invented visits were run with. `pinned` gives the flow, `bodies` the JSON, both by content hash."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._first = sorted({fact.valid_from for fact in library.facts.values()})
        self._last = sorted({fact.valid_to for fact in library.facts.values()})
        self._periods: dict[tuple[int, int], Callable[[str], Pinned | None]] = {}
        self.pinned: dict[str, Flow] = {}
        self.bodies: dict[str, bytes] = {}

    def offered(self, day: date) -> Callable[[str], Pinned | None]:
        """Give what a decision asks for: hash and flow of a flow id as it reads on the day.

        Between two days on which no dated fact begins or ends to be valid, every flow reads the same.
        """
        period = bisect_right(self._first, day), bisect_left(self._last, day)
        if period not in self._periods:
            self._periods[period] = _Offered(self, self._library, day)
        return self._periods[period]


class _Offered:
    """The flows of one period, read on one of its days."""

    def __init__(self, contents: Contents, library: Library, day: date) -> None:
        self._contents = contents
        self._library = library
        self._day = day
        self._found: dict[str, Pinned | None] = {}

    def __call__(self, flow_id: str) -> Pinned | None:
        if flow_id not in self._found:
            self._found[flow_id] = self._pin(flow_id)
        return self._found[flow_id]

    def _pin(self, flow_id: str) -> Pinned | None:
        flow = self._library.flow(flow_id, self._day)
        if flow is None:
            return None
        digest, body = snapshot(flow)
        self._contents.bodies.setdefault(digest, body)
        return digest, self._contents.pinned.setdefault(digest, flow)
