"""What a window tells the child that deals with packs (`carrying`), and what it is told. Light, because the window imports it."""

from datetime import date
from typing import Literal

import msgspec

BACK = "went_back"

Task = Literal["fetch", "install", "go_back"]


class Order(msgspec.Struct, frozen=True):
    """What to do for a data folder. `source` is the address or the file; `local` the folder with local content, if any."""

    task: Task
    data: str
    local: str | None
    roots: tuple[str, ...]
    today: date
    source: str = ""


class Outcome(msgspec.Struct, frozen=True):
    """`installed`, `already`, `went_back`, or a code of `NUMBERS` with its sentence; serial and name of the pack that is in use now.

    Serial 0 is the shipped content.
    """

    code: str
    said: str = ""
    serial: int = 0
    name: str = ""
