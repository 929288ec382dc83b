"""What somebody at the desk can ask for. `decide` answers with facts or a refusal."""

import msgspec

from desk_assistant.visit import facts as f


class Command(msgspec.Struct, frozen=True):
    """Base of every command."""


class Open(Command, frozen=True):
    """Begin a visit; `hour` is the hour of arrival."""

    hour: int


class Mark(Command, frozen=True):
    """Set or clear a chip of the arrival."""

    mark: f.Mark
    on: bool


class State(Command, frozen=True):
    """Note the citizen's own words; empty takes them away."""

    text: str


class AddNeed(Command, frozen=True):
    """Put a need on the table; `flow` None means *andet / ved ikke endnu*."""

    flow: str | None
    stated: bool


class OpenLifeEvent(Command, frozen=True):
    """Put the needs of a life event on the table, in the order in which they are best dealt with."""

    event: str
    flows: tuple[str, ...]


class SetAside(Command, frozen=True):
    """It was not about this."""

    need: str


class Choose(Command, frozen=True):
    """Move the talk to another need."""

    need: str


class AnswerQuestion(Command, frozen=True):
    """Answer, or change the answer to, a question of a need."""

    need: str
    question: str
    answer: str


class WriteSummary(Command, frozen=True):
    """Say the need back in own words; empty returns to the composed sentence."""

    text: str


class Agree(Command, frozen=True):
    """The citizen agrees to what was said back."""


class NoteStep(Command, frozen=True):
    """Note who did a step, that it does not apply, or why it cannot be done today."""

    need: str
    step: str
    outcome: f.Outcome
    stop: f.Stop | None = None


class ReopenStep(Command, frozen=True):
    """Take the note on a step away."""

    need: str
    step: str


class ChooseWay(Command, frozen=True):
    """Take the way that needs no computer, or return to the digital one."""

    need: str
    other: bool


class UseAuthority(Command, frozen=True):
    """The role *Myndighed* was used."""


class AnswerCaseNote(Command, frozen=True):
    """Tell what became of the case note."""

    state: f.CaseNote


class NoteGate(Command, frozen=True):
    """Note how the login went."""

    gate: f.Gate | None


class NoteRow(Command, frozen=True):
    """Note one row of *Hjælpebehov i dag*."""

    row: f.Row
    level: int | None


class ConfirmReadiness(Command, frozen=True):
    """Accept every suggestion that is still only a suggestion."""


class NoteWish(Command, frozen=True):
    """Note how the citizen wants it."""

    wish: f.Wish | None


class Offer(Command, frozen=True):
    """Mark or unmark what was offered."""

    offer: f.Offer
    on: bool


class WriteLine(Command, frozen=True):
    """Write an agreement line in own words: `line` names a composed line to replace, None adds a new one."""

    line: str | None
    owner: f.LineOwner
    text: str


class RemoveLine(Command, frozen=True):
    """Take an agreement line out."""

    line: str


class SetNothingMore(Command, frozen=True):
    """Agree that there is nothing more to do, or take it back."""

    on: bool


class GiveNote(Command, frozen=True):
    """Note how the citizen got the agreement."""

    given: f.Given


class HandOver(Command, frozen=True):
    """Hand a need over warmly; `entry` is the id of a place in the directory, `to` the kind of place."""

    need: str
    to: f.Place
    called: bool
    entry: str | None = None


class Park(Command, frozen=True):
    """Set the visit on pause."""


class Interrupt(Command, frozen=True):
    """Mark a visit that was found open, or parked past midnight."""


class Resume(Command, frozen=True):
    """Take a parked or interrupted visit up again."""


class Close(Command, frozen=True):
    """End the visit in the given way."""

    closing: f.Closing


class Reopen(Command, frozen=True):
    """Open a closed visit again."""


class Undo(Command, frozen=True):
    """Take back the last key press that still counts."""


class Redo(Command, frozen=True):
    """Bring back what the last undo took, if nothing was done since."""
