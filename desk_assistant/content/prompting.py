"""Which prompts fit exactly this moment of the talk. Always the same ones for the same moment, and nothing of it is kept."""

from collections.abc import Iterable, Sequence
from itertools import chain, islice, zip_longest

import msgspec

from desk_assistant.content.library import Library
from desk_assistant.content.model import OpensUp
from desk_assistant.content.moments import FlowPrompts, Situation, SituationPlace, StepPrompts

MOST_OPEN, MOST_STUCK, MOST_MOTIVATION = 4, 3, 2
#: How many phrases each of situation, step, flow and place gives before the others have had their turn.
_SHARE = 2
#: While the employee looks away, only the words of the step itself are said: nothing about what stands on the screen.
_LOOKED_AWAY = frozenset({"login", "payment"})


class Moment(msgspec.Struct, frozen=True):
    """Where the talk is. `turn` is the number of the open step, so that two steps of one kind do not say the same."""

    place: str
    flow: str | None = None
    kind: str | None = None
    turn: int = 0
    role: str = "service"
    situations: frozenset[str] = frozenset()
    other_way: bool = False


class Chosen(msgspec.Struct, frozen=True):
    """What fits: `do` is for the employee, everything else is to be said aloud."""

    do: tuple[str, ...] = ()
    open: tuple[str, ...] = ()
    confirm: tuple[str, ...] = ()
    stuck: tuple[str, ...] = ()
    opens_up: OpensUp | None = None
    motivation: tuple[str, ...] = ()


def choose(moment: Moment, library: Library) -> Chosen:
    """Give the phrases for a moment; what has no prompts gives none.

    At most four open phrases, the most specific first: situation, kind of step, flow, place. In the role *Myndighed* the
    variants for that role stand instead. Motivation is left out when the citizen wishes another way (facts/dialogue.md B4).
    """
    general = library.prompts
    place = next((item for item in general.places if item.place == moment.place), None) if general else None
    own = library.flow_prompts.get(moment.flow or "", FlowPrompts())
    situations = _situations(moment, library)
    return Chosen(
        do=tuple(one.do for one in situations),
        open=_open(moment, library, situations, (_of_flow(own, moment), place.open if place else ())),
        confirm=place.confirm if place else (),
        stuck=_without_repeats((*own.stuck, *(general.stuck if general else ())))[:MOST_STUCK],
        opens_up=_opens_up(moment, general.opens_up) if general else None,
        motivation=() if moment.other_way else own.motivation[:MOST_MOTIVATION],
    )


def _situations(moment: Moment, library: Library) -> list[Situation]:
    every = library.moments.situations if library.moments else ()
    return [situation for situation in every if situation.id in moment.situations]


def _open(
    moment: Moment, library: Library, situations: list[Situation], wider: tuple[tuple[str, ...], ...]
) -> tuple[str, ...]:
    """Give the open phrases of situation and step, and of what is `wider`: the flow and the place."""
    steps = library.moments.steps if library.moments else ()
    own = [_of_role(step, moment) for step in steps if step.kind == moment.kind]
    if own and moment.kind in _LOOKED_AWAY:
        return _mixed(own, MOST_OPEN, _SHARE)
    said = [_of_role(at, moment) for one in situations for at in one.places if at.place == moment.place]
    turned = (_turned(phrases, moment.turn) for phrases in wider)
    return _mixed([_in_turns(said), *own, *turned], max(_SHARE, len(said)), _SHARE)


def _of_role(part: StepPrompts | SituationPlace, moment: Moment) -> tuple[str, ...]:
    wanted = part.authority if moment.role == "authority" and part.authority else part.open
    return _turned(wanted, moment.turn)


def _of_flow(own: FlowPrompts, moment: Moment) -> tuple[str, ...]:
    by_place = {"clarify": own.clarify, "together": own.together, "agreement": own.agreement}
    return own.authority if moment.role == "authority" and own.authority else by_place.get(moment.place, ())


def _turned(phrases: tuple[str, ...], turn: int) -> tuple[str, ...]:
    """Give the phrases beginning with another one at each turn."""
    first = turn % len(phrases) if phrases else 0
    return phrases[first:] + phrases[:first]


def _in_turns(groups: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """Give the first of each group, then the second of each, and so on."""
    return tuple(phrase for row in zip_longest(*groups) for phrase in row if phrase is not None)


def _mixed(sources: Sequence[tuple[str, ...]], first_share: int, share: int) -> tuple[str, ...]:
    """Give the phrases of all sources in their order, each with its share first, and more only where there is room."""
    shared = chain(sources[0][:first_share], *(source[:share] for source in sources[1:]))
    kept = frozenset(islice(dict.fromkeys(chain(shared, *sources)), MOST_OPEN))
    return tuple(phrase for phrase in _without_repeats(chain(*sources)) if phrase in kept)


def _without_repeats(phrases: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(phrases))


def _opens_up(moment: Moment, pairs: tuple[OpensUp, ...]) -> OpensUp | None:
    """Give one pair: one that fits the situation, otherwise the role, otherwise the place; another at each turn."""
    fitting = [pair for pair in pairs if moment.situations & {*pair.fits}]
    fitting = fitting or [pair for pair in pairs if moment.role in pair.fits]
    fitting = fitting or [pair for pair in pairs if not pair.fits or moment.place in pair.fits]
    return fitting[moment.turn % len(fitting)] if fitting else None
