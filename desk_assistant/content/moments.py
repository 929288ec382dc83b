"""What can be said at one moment of the talk: by the kind of step, by the situation, and by the flow."""

from typing import Literal

from desk_assistant.content.model import Content, StepKind

SituationId = Literal["hurry", "upset", "relative", "little_danish", "hard_of_hearing"]
VisitPlace = Literal["arrival", "clarify", "together", "readiness", "agreement"]


class StepPrompts(Content, kw_only=True):
    """Phrases for one kind of step; `authority` are those for the role *Myndighed*."""

    kind: StepKind
    open: tuple[str, ...]
    authority: tuple[str, ...]


class SituationPlace(Content, kw_only=True):
    """What to say in one situation at one place of the visit. Without `authority` both roles say the same."""

    place: VisitPlace
    open: tuple[str, ...]
    authority: tuple[str, ...] = ()


class Situation(Content, kw_only=True):
    """How the talk is today, such as *Har travlt*: what the employee does then, and says place by place. Never kept."""

    id: SituationId
    label: str
    do: str
    places: tuple[SituationPlace, ...]


class Moments(Content, kw_only=True):
    """The file `prompts/moments.toml`: phrases that hold for every flow."""

    steps: tuple[StepPrompts, ...]
    situations: tuple[Situation, ...]


class FlowPrompts(Content, kw_only=True):
    """The prompts of one flow. `motivation` says what the digital way gives; it is hidden when another way is wished."""

    clarify: tuple[str, ...] = ()
    together: tuple[str, ...] = ()
    agreement: tuple[str, ...] = ()
    authority: tuple[str, ...] = ()
    stuck: tuple[str, ...] = ()
    motivation: tuple[str, ...] = ()
