"""What a decision looks at, and what it can answer."""

from collections.abc import Callable, Collection, Mapping, Sequence

import msgspec

from desk_assistant.content.model import Flow, Text
from desk_assistant.visit import facts as f

class Desk(msgspec.Struct, frozen=True):
    """What a decision may look at besides the visit.

    `pinned` maps content hash to flow for this visit; `offered` gives hash and flow of a flow id as it reads today;
    `allowed` are numbers that may stand in text because content or settings hold them; `events` is what is said back of each
    life event.
    """

    pinned: Mapping[str, Flow]
    offered: Callable[[str], tuple[str, Flow] | None]
    history: Sequence[f.Fact]
    new_word: Callable[[], str]
    new_number: Callable[[], str]
    allowed: Collection[str] = ()
    events: Mapping[str, Text] = {}


class Accepted(msgspec.Struct, frozen=True):
    """The facts of one key press, and the new words they refer to (id → text). No facts: nothing changed."""

    bodies: tuple[f.Body, ...] = ()
    words: dict[str, str] = {}


class Refused(msgspec.Struct, frozen=True):
    """Why not, as a code with data; the window turns it into a sentence."""

    code: str
    data: tuple[str, ...] = ()


Decision = Accepted | Refused
