"""Pure view of *Samtalen*: the role, what can be said at this moment, and the way out when the talk is hard. Never logged."""

from collections.abc import Collection

import msgspec
from PySide6.QtCore import QCoreApplication

from desk_assistant.content.library import Library
from desk_assistant.content.model import Flow, Level, OpensUp, Step
from desk_assistant.content.prompting import MOST_OPEN, Chosen, Moment, choose
from desk_assistant.ui.employee.life_event_view import EventSaid
from desk_assistant.ui.employee.state import Glance
from desk_assistant.ui.employee.view import current_step
from desk_assistant.visit.readiness import wants_other_way
from desk_assistant.visit.state import Visit

translate = QCoreApplication.translate
#: The places where a talk can come to a stop, and where the way of doing it is still open.
_STUCK = frozenset({"clarify", "together"})
_MOTIVATED = frozenset({"clarify", "together", "readiness"})
#: How many open phrases leave what to repeat and confirm in sight, and how many the sentences of a life event.
_BESIDE_CONFIRM, _BESIDE_EVENT = 3, 2


class GroupView(msgspec.Struct, frozen=True):
    """A heading with phrases under it. `before` stands in small type over them; nothing is shown without phrases."""

    heading: str
    phrases: tuple[str, ...] = ()
    before: str = ""


class SituationView(msgspec.Struct, frozen=True):
    """One situation that may be chosen."""

    id: str
    label: str
    on: bool


class TalkView(msgspec.Struct, frozen=True):
    """The whole column. On a shared screen only the role and what to repeat and confirm stand in it."""

    role: str
    means: str
    say: str
    situations: tuple[SituationView, ...]
    unfolded: bool
    do: tuple[str, ...]
    groups: tuple[GroupView, ...]
    levels: tuple[Level, ...]
    hard: bool
    shared: bool
    call: str


def talk_view(
    visit: Visit,
    flows: dict[str, Flow],
    glance: Glance,
    here: Collection[str],
    library: Library,
    event: EventSaid | None = None,
    switched: bool = False,
    call: str = "",
) -> TalkView:
    """Give the view. `here` holds the situations that were chosen, `switched` tells that the role was switched in this visit."""
    step, number = _open_step(visit, flows, glance)
    moment = _moment(visit, glance, here, step, number)
    chosen = choose(moment, library)
    means, say = _role(library, glance, step is not None and step.kind == "authority", switched)
    hard, quiet = glance.hard and not glance.shared, glance.hard or glance.shared
    situations = library.moments.situations if library.moments and not quiet else ()
    return TalkView(
        role=glance.role,
        means="" if hard else means,
        say="" if hard else say,
        situations=tuple(SituationView(one.id, one.label, one.id in here) for one in situations),
        unfolded=glance.panel == "situations",
        do=() if quiet else chosen.do,
        groups=_groups(chosen if not hard else Chosen(), moment, None if quiet else event, _around(visit, flows, quiet), glance.shared),
        levels=library.prompts.hard if hard and library.prompts else (),
        hard=hard,
        shared=glance.shared,
        call=call,
    )


def _open_step(visit: Visit, flows: dict[str, Flow], glance: Glance) -> tuple[Step | None, int]:
    """Give the open step with its number in the flow, or None where no step is open."""
    current = current_step(visit, flows, glance) if glance.place == "together" else None
    flow = flows.get(visit.need(current[0]).content or "") if current is not None else None
    step = flow.step(current[1]) if flow is not None else None
    return step, flow.steps.index(step) if step is not None else 0


def _moment(visit: Visit, glance: Glance, here: Collection[str], step: Step | None, number: int) -> Moment:
    need = visit.need(visit.current)
    return Moment(
        place=glance.place,
        flow=need.flow if need is not None else None,
        kind=step.kind if step is not None else None,
        turn=number,
        role=glance.role,
        situations=frozenset(here),
        other_way=wants_other_way(visit),
    )


def _role(library: Library, glance: Glance, proposed: bool, switched: bool) -> tuple[str, str]:
    """Give what the role means and what to say aloud: at the switch, and before a step that is the authority's own."""
    by_role = {item.role: item for item in library.prompts.roles} if library.prompts else {}
    prompts, authority = by_role.get(glance.role), by_role.get("authority")
    means = prompts.means if prompts else ""
    if proposed and glance.role == "service" and authority is not None:
        switch = translate("Talk", "This step is the authority's own. Switch role, and say:")
        return means, f"{switch} “{authority.say}”"
    return means, f"“{prompts.say}”" if prompts and switched else ""


def _around(visit: Visit, flows: dict[str, Flow], quiet: bool) -> Flow | None:
    """Give the flow of the current need, for what to have at hand and what to watch for; never where the citizen reads along."""
    need = visit.need(visit.current)
    return flows.get(need.content or "") if need is not None and not quiet else None


def _groups(chosen: Chosen, moment: Moment, event: EventSaid | None, flow: Flow | None, shared: bool) -> tuple[GroupView, ...]:
    """Give the groups in the order in which they stand, always all of them; those without phrases are not shown."""
    room = _BESIDE_EVENT if event is not None else _BESIDE_CONFIRM if chosen.confirm else MOST_OPEN
    asked = chosen.open[:room]
    only_asked = all(phrase.endswith("?") for phrase in asked)
    heading = translate("Talk", "Ask openly") if only_asked else translate("Talk", "What you can say")
    watched = flow is not None and moment.place in _STUCK
    signs = dict.fromkeys((*(event.signs if event is not None else ()), *flow.warning_signs)) if watched else ()
    return (
        GroupView(event.title if event is not None else "", _quoted(event.sentences if event is not None else ())),
        GroupView(heading, _quoted(() if shared else asked)),
        GroupView(translate("Talk", "Repeat and confirm"), _quoted(chosen.confirm[:1])),
        GroupView(translate("Talk", "Have at hand"), flow.at_hand if flow is not None and moment.place == "clarify" else ()),
        GroupView(translate("Talk", "Stuck?"), _quoted(chosen.stuck if not shared and moment.place in _STUCK else ())),
        GroupView(translate("Talk", "Watch for"), tuple(signs)),
        _opening(None if shared else chosen.opens_up),
        GroupView(
            translate("Talk", "What the citizen gains"),
            _quoted(chosen.motivation if not shared and moment.place in _MOTIVATED else ()),
        ),
    )


def _opening(pair: OpensUp | None) -> GroupView:
    """Give what to say instead of words that close a talk."""
    heading = translate("Talk", "Keep the talk open")
    if pair is None:
        return GroupView(heading)
    return GroupView(heading, _quoted((pair.opens,)), translate("Talk", "Instead of “%1”").replace("%1", pair.closes))


def _quoted(phrases: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"“{phrase}”" for phrase in phrases)
