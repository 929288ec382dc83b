"""What the employee is looking at right now. Never stored, and never part of what happened in the visit."""

import msgspec


class Glance(msgspec.Struct, frozen=True):
    """Place, the item opened by hand, and what stands open beside the talk."""

    place: str = "arrival"
    item: str | None = None
    asks_stop: bool = False
    panel: str | None = None
    role: str = "service"
    shared: bool = False
    hard: bool = False
    language: str = "da"
    given: str = "print"
    typed: str = ""
    writes_summary: bool = False
    line: str | None = None
    refused: str | None = None
