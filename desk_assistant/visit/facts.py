"""What can happen in a visit. A fact is never edited; undo and correction append.

Facts carry codes, ids and levels. They never carry words, names, clock times or an employee: words live apart and fade.
The name and version of a fact are its identity on disk; a class may be renamed freely.
"""

from datetime import date
from typing import Literal, get_args

import msgspec

Outcome = Literal["alone", "guided", "together", "by_staff", "acted", "not_relevant", "blocked"]
Level = Literal["alone", "guided", "together", "by_staff"]
LEVELS: tuple[str, ...] = get_args(Level)
Stop = Literal["system", "access", "papers", "understanding", "citizen_wish", "time"]
STOPS: tuple[str, ...] = get_args(Stop)
Mark = Literal["again", "helps_other"]
Row = Literal["find", "read", "fill", "device", "confidence"]
ROWS: tuple[str, ...] = get_args(Row)
Gate = Literal["in", "in_with_help", "not_in"]
Wish = Literal["alone", "beside", "together", "other_way"]
WISHES: tuple[str, ...] = get_args(Wish)
Offer = Literal["show_again", "it_cafe", "power_of_attorney", "read_access", "exemption", "none"]
OFFERS: tuple[str, ...] = get_args(Offer)
CaseNote = Literal["not_relevant", "written", "to_write"]
CASE_NOTES: tuple[str, ...] = get_args(CaseNote)
Given = Literal["print", "large", "pdf", "qr", "nothing"]
Place = Literal["colleague", "appointment", "udbetaling_danmark", "other_authority"]
PLACES: tuple[str, ...] = get_args(Place)
Closing = Literal["agreement", "answer_only", "handed_over", "left"]
LineOwner = Literal["citizen", "us", "trouble"]


class Body(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Base of every fact's own fields."""


class Opened(Body, frozen=True):
    """The visit began; `hour` 0–23 is the only time of day that is kept."""

    hour: int


class Marked(Body, frozen=True):
    """Comes again about the same, or helps somebody else."""

    mark: Mark
    on: bool


class Stated(Body, frozen=True):
    """The citizen's own words were noted (or taken away with None)."""

    words: str | None


class NeedAdded(Body, frozen=True):
    """A need came onto the table. `flow` None means *andet / ved ikke endnu*; `stated` tells it was the first request."""

    need: str
    flow: str | None
    content: str | None
    stated: bool


class LifeEventOpened(Body, frozen=True):
    """A life event (an id from content) put its needs onto the table; they follow as facts of the same key press."""

    event: str


class NeedSetAside(Body, frozen=True):
    """It turned out not to be about this after all; the stated request stays on record."""

    need: str


class NeedChosen(Body, frozen=True):
    """The talk moved to this need."""

    need: str


class Answered(Body, frozen=True):
    """A question was answered. `drops` names the steps whose notes no longer apply in the new branch."""

    need: str
    question: str
    answer: str
    drops: tuple[str, ...]


class SummaryWritten(Body, frozen=True):
    """The need said back in own words; None returns to the composed sentence."""

    words: str | None


class Agreed(Body, frozen=True):
    """The citizen agreed to what was said back."""


class StepNoted(Body, frozen=True):
    """Who did the step, or why it was not done. `kind` lets the database guard the citizen's own acts."""

    need: str
    step: str
    kind: str
    outcome: Outcome
    stop: Stop | None = None


class StepReopened(Body, frozen=True):
    """The note on a step was taken away."""

    need: str
    step: str


class WayChosen(Body, frozen=True):
    """The citizen wants (or no longer wants) this need done the way that needs no computer."""

    need: str
    other: bool


class CaseNoteOpened(Body, frozen=True):
    """The authority role was used, so the case note must be answered before closing. Which role when is not kept."""


class CaseNoteAnswered(Body, frozen=True):
    """What became of the case note (offentlighedsloven § 13)."""

    state: CaseNote


class GateNoted(Body, frozen=True):
    """How the login went today; None takes the note away."""

    gate: Gate | None


class RowNoted(Body, frozen=True):
    """One row of *Hjælpebehov i dag*: 0 alone, 1 a little help, 2 every time, None not seen."""

    row: Row
    level: int | None


class WishNoted(Body, frozen=True):
    """How the citizen wants it; it wins over any band."""

    wish: Wish | None


class Offered(Body, frozen=True):
    """What was offered for next time."""

    offer: Offer
    on: bool


class LineWritten(Body, frozen=True):
    """An agreement line in own words: a new one, or in place of a composed line with the same id."""

    line: str
    owner: LineOwner
    words: str


class LineRemoved(Body, frozen=True):
    """An agreement line was taken out."""

    line: str


class NothingMore(Body, frozen=True):
    """*Intet mere at gøre* was agreed (or taken back). It stands alone."""

    on: bool


class NoteGiven(Body, frozen=True):
    """How the agreement reached the citizen's hand. The language is never kept."""

    given: Given


class Parked(Body, frozen=True):
    """Set on pause."""


class Interrupted(Body, frozen=True):
    """Found open at a start, or not resumed by midnight."""


class Resumed(Body, frozen=True):
    """Taken up again."""


class HandedOver(Body, frozen=True):
    """Warm hand-over: to whom, whether they were called, and for which need. `entry` is the id of a place in the directory."""

    need: str
    to: Place
    called: bool
    entry: str | None = None


class Closed(Body, frozen=True):
    """The visit ended. `number` is the agreement number (8 random Crockford characters and a check character)."""

    closing: Closing
    number: str | None


class Reopened(Body, frozen=True):
    """A closed visit was opened again to mend a mistake."""


class Undone(Body, frozen=True):
    """These facts (hex ids) no longer count. Undoing an Undone brings them back."""

    facts: tuple[str, ...]


#: Stable name and version on disk. Never change a line here; add a new version beside it.
NAMES: dict[type[Body], tuple[str, int]] = {
    Opened: ("visit.opened", 1),
    Marked: ("arrival.marked", 1),
    Stated: ("request.stated", 1),
    NeedAdded: ("need.added", 1),
    LifeEventOpened: ("life_event.opened", 1),
    NeedSetAside: ("need.set_aside", 1),
    NeedChosen: ("need.chosen", 1),
    Answered: ("question.answered", 1),
    SummaryWritten: ("summary.written", 1),
    Agreed: ("summary.agreed", 1),
    StepNoted: ("step.noted", 1),
    StepReopened: ("step.reopened", 1),
    WayChosen: ("way.chosen", 1),
    CaseNoteOpened: ("case_note.opened", 1),
    CaseNoteAnswered: ("case_note.answered", 1),
    GateNoted: ("readiness.gate", 1),
    RowNoted: ("readiness.row", 1),
    WishNoted: ("readiness.wish", 1),
    Offered: ("readiness.offered", 1),
    LineWritten: ("line.written", 1),
    LineRemoved: ("line.removed", 1),
    NothingMore: ("agreement.nothing_more", 1),
    NoteGiven: ("note.given", 1),
    Parked: ("visit.parked", 1),
    Interrupted: ("visit.interrupted", 1),
    Resumed: ("visit.resumed", 1),
    HandedOver: ("need.handed_over", 1),
    Closed: ("visit.closed", 1),
    Reopened: ("visit.reopened", 1),
    Undone: ("fact.undone", 1),
}
TYPES: dict[tuple[str, int], type[Body]] = {name: kind for kind, name in NAMES.items()}


class Fact(msgspec.Struct, frozen=True):
    """A fact as it is kept: a 16-byte id made before the write, the visit, the local date and the body.

    The first 14 bytes of the id are shared by all facts of one key press; that is what undo takes back together.
    """

    id: bytes
    visit: str
    date: date
    body: Body

    @property
    def act(self) -> bytes:
        """The part of the id that names the key press."""
        return self.id[:14]


class Words(msgspec.Struct, frozen=True):
    """Free text kept apart from the facts, so that it can fade while they stay."""

    id: str
    visit: str
    date: date
    text: str


def encode(body: Body) -> tuple[str, int, str]:
    """Give name, version and the body as JSON text, as they are kept on disk."""
    name, version = NAMES[type(body)]
    return name, version, msgspec.json.encode(body, order="deterministic").decode()


def decode(name: str, version: int, body: str) -> Body:
    """Read a body back. Raises KeyError for an unknown name or version, msgspec.ValidationError for a bad body."""
    return msgspec.json.decode(body, type=TYPES[name, version])
