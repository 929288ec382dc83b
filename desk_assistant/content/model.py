"""The values content is made of. Everything is frozen; lengths and references are checked in `check`."""

from datetime import date
from typing import Literal

import msgspec

StepKind = Literal["find", "read", "fill", "document", "login", "declaration", "payment", "receipt", "authority"]
#: Steps that are the citizen's own act. Approving with MitID equals a signature (mitid.dk, Fuldmagt og MitID).
OWN_HANDS_ONLY: frozenset[str] = frozenset({"login", "declaration", "payment"})
Owner = Literal["citizen", "us", "trouble"]
#: The flow for what no other flow is about: search together, and hand over warmly. In the intake: none of the others.
OTHER = "andet"


class Content(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, omit_defaults=True):
    """Base of every content value: frozen, and a misspelt key is an error."""


class Text(Content, kw_only=True):
    """One text for the citizen in Danish and English."""

    da: str
    en: str

    def of(self, language: str) -> str:
        """Give the text in `da` or `en`; anything else gives Danish."""
        return self.en if language == "en" else self.da


class Condition(Content, kw_only=True, rename={"is_": "is", "not_": "not"}):
    """When something applies. Exactly one form: question with `is` or `any`; or `not`; or `all`."""

    question: str | None = None
    is_: str | None = None
    any: tuple[str, ...] = ()
    not_: "Condition | None" = None
    all: "tuple[Condition, ...]" = ()


class Source(Content, kw_only=True):
    """Where a statement comes from: page, its own date if it shows one, and the day it was checked."""

    key: str
    title: str
    url: str
    dated: str = ""
    checked: date


class DatedFact(Content, kw_only=True):
    """A number that changes with time. Only a `certain` value valid on the day is ever shown."""

    key: str
    value: int | float
    unit: str
    valid_from: date
    valid_to: date
    source: str
    checked: date
    certain: bool


class Answer(Content, kw_only=True):
    """One answer to a question; `say_back` is added to the sentence that is said back to the citizen."""

    id: str
    label: str
    say_back: Text | None = None


class Question(Content, kw_only=True):
    """A question that branches the flow. Without `before` it is asked while the need is clarified."""

    id: str
    ask: str
    answers: tuple[Answer, ...]
    before: str | None = None
    hint: str = ""
    when: Condition | None = None


class Step(Content, kw_only=True):
    """One step of a flow, told to the employee (title, hint, ask) and to the citizen."""

    id: str
    title: str
    kind: StepKind
    staff_hint: str
    ask: str = ""
    citizen_title: Text
    citizen_text: Text
    address: str | None = None
    critical: bool = False
    stop_point: bool = False
    when: Condition | None = None


class Line(Content, kw_only=True):
    """One line of the agreement: who does what, and when. `trouble` says what to do if it does not happen."""

    owner: Owner
    text: Text
    when: Text | None = None


class Ending(Content, kw_only=True):
    """How a branch ends. The first ending whose condition holds gives the agreement its lines."""

    id: str
    lines: tuple[Line, ...]
    when: Condition | None = None


class NonDigital(Content, kw_only=True):
    """The way that needs no computer; required in every flow, and reachable from every step."""

    staff: str
    citizen: Text
    lines: tuple[Line, ...]


class FollowUp(Content, kw_only=True):
    """Another flow to offer afterwards, with the reason to say aloud."""

    flow: str
    reason: str
    when: Condition | None = None


class Flow(Content, kw_only=True):
    """A self-service flow as the desk guides it. `stopped` holds the lines when it cannot be finished today."""

    id: str
    version: int
    title: str
    summary: str
    icon: str
    official_name: str
    owner: str
    address: str
    address_label: str
    who: str
    at_hand: tuple[str, ...]
    say_back: Text
    citizen_title: Text
    non_digital: NonDigital
    warning_signs: tuple[str, ...]
    follow_ups: tuple[FollowUp, ...] = ()
    questions: tuple[Question, ...]
    steps: tuple[Step, ...]
    endings: tuple[Ending, ...]
    stopped: tuple[Line, ...]
    sources: tuple[Source, ...]
    checked: date
    review: date

    def step(self, step_id: str) -> Step | None:
        """Give the step with this id, or None."""
        return next((step for step in self.steps if step.id == step_id), None)

    def question(self, question_id: str) -> Question | None:
        """Give the question with this id, or None."""
        return next((question for question in self.questions if question.id == question_id), None)


class PlacePrompts(Content, kw_only=True):
    """What can be said at one place of the visit: open questions, and what to repeat and confirm there."""

    place: Literal["start", "arrival", "clarify", "together", "readiness", "agreement"]
    open: tuple[str, ...]
    confirm: tuple[str, ...] = ()


class RolePrompts(Content, kw_only=True):
    """One role: what it means, and what to say aloud when switching to it."""

    role: Literal["service", "authority"]
    means: str
    say: str


class OpensUp(Content, kw_only=True):
    """A phrase that closes a talk and one that opens it again. `fits` says where it is most needed; empty is everywhere."""

    closes: str
    opens: str
    fits: tuple[Literal["arrival", "clarify", "together", "readiness", "agreement", "authority", "upset"], ...] = ()


class Level(Content, kw_only=True):
    """One level of a hard talk: what you notice, what to do, what to say."""

    title: str
    notice: str
    do: str
    say: str


class Prompts(Content, kw_only=True):
    """All prompts for the employee's *Samtalen* column. Own wording; never logged, counted or required."""

    places: tuple[PlacePrompts, ...]
    roles: tuple[RolePrompts, ...]
    stuck: tuple[str, ...]
    pause: str
    hard: tuple[Level, ...]
    opens_up: tuple[OpensUp, ...]


class Phrases(Content, kw_only=True):
    """Fixed words on the citizen's screen and on the take-home note, by key, in Danish and English."""

    texts: dict[str, Text]

    def say(self, key: str, language: str, **values: str) -> str:
        """Give the phrase in the language with `{name}` places filled. Raises KeyError for an unknown key."""
        text = self.texts[key].of(language)
        for name, value in values.items():
            text = text.replace("{" + name + "}", value)
        return text


class IntakePhrases(Content, kw_only=True):
    """How people say one thing they come for: words that name it, words that hint at it, and whole phrases."""

    id: str
    kind: Literal["flow", "life_event", "other"]
    words: tuple[str, ...]
    hints: tuple[str, ...] = ()
    phrases: tuple[str, ...]


class IntakeAlike(Content, kw_only=True):
    """Words that mean nearly the same whatever the citizen comes for, by the name of their group."""

    groups: dict[str, tuple[str, ...]]
class Allowed(Content, kw_only=True):
    """What the check lets stand: official names (short words to LIX), numbers that belong to a name, a law or a phone,
    and the hosts that addresses may lead to."""

    names: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()


class Municipality(Content, kw_only=True):
    """Who the desk belongs to, as the local content says it. Empty where nothing is said."""

    name: str = ""
    phone: str = ""
    address: str = ""
    web_address: str = ""
    hours: tuple[str, ...] = ()
