"""What can stand on the citizen's screen. Every text in here is final; the window adds no word of its own."""

from typing import Literal

import msgspec

from desk_assistant.paper.note import Note

Dot = Literal["done", "left_out", "now", "todo"]


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """A quiet page: a title, a line, and while the need is clarified the sentence that is said back."""

    title: str
    text: str = ""
    topic: str = ""
    said_heading: str = ""
    said: str = ""
    footer: str = ""


class Idle(Said, frozen=True, kw_only=True):
    """Nobody is here."""


class Talking(Said, frozen=True, kw_only=True):
    """The talk goes on without a step: arrival, clarifying, a question in between, help needed, all steps done."""


class OtherWay(Said, frozen=True, kw_only=True):
    """The need is done the way that needs no computer."""


class Paused(Said, frozen=True, kw_only=True):
    """A break."""


class Thanks(Said, frozen=True, kw_only=True):
    """The visit is over."""


class StopTogether(msgspec.Struct, frozen=True):
    """What to ask oneself before an act that cannot be taken back. It stands beside the step, not before it."""

    title: str
    text: str
    questions: tuple[str, ...]


class StepView(msgspec.Struct, frozen=True, kw_only=True):
    """One step. `care` is the sentence on login, payment, declaration and the authority's own act, otherwise empty.

    `address` is what the QR code holds; it is empty where the citizen cannot go on alone or `stop` takes the place.
    """

    topic: str
    title: str
    text: str
    number: int
    total: int
    position: str
    dots: tuple[Dot, ...]
    look_away: bool
    authority: bool
    care: str
    address: str
    address_label: str
    scan: str
    qr_name: str
    stop: StopTogether | None
    footer: str


class AgreementShown(msgspec.Struct, frozen=True):
    """The agreement: the very value that is printed. `rest` is said when the screen cannot hold all of it."""

    note: Note
    qr_name: str
    rest: str


class Rate(msgspec.Struct, frozen=True):
    """A question about the visit; `choices` are (value, word), `skip` is the way round it."""

    stage: Literal["face", "solved"]
    title: str
    text: str
    choices: tuple[tuple[str, str], ...]
    skip: str


Body = Idle | Talking | OtherWay | Paused | Thanks | StepView | AgreementShown | Rate


class CitizenView(msgspec.Struct, frozen=True, kw_only=True):
    """The whole screen: who it belongs to, what stands on the two buttons, and the page."""

    header: str
    language: str
    other_language: str
    other_language_name: str
    larger: str
    smaller: str
    body: Body


class Strip(msgspec.Struct, frozen=True):
    """The strip over the browser when citizen and employee share one PC."""

    topic: str
    title: str
    text: str
    position: str
