"""The pure view of *Samtalen*: which groups stand where, and what a shared screen or a hard talk takes away."""

from datetime import date
from pathlib import Path

import msgspec
import pytest

from desk_assistant import paths
from desk_assistant.content.conditions import branches, visible_steps
from desk_assistant.content.library import Library, load
from desk_assistant.content.model import Flow, Step
from desk_assistant.content.moments import FlowPrompts
from desk_assistant.ui.employee.life_event_view import EventSaid
from desk_assistant.ui.employee.state import Glance
from desk_assistant.ui.employee.talk_column import GROUPS
from desk_assistant.ui.employee.talk_view import TalkView, talk_view
from desk_assistant.visit.state import Need, Noted, Visit

PLACES = ("arrival", "clarify", "together", "readiness", "agreement")
OWN = FlowPrompts(
    clarify=("Hvor bor du nu?", "Hvad er vigtigt?"),
    together=("Hvad leder du efter?", "Hvad står der?"),
    stuck=("Lad os tage en pause.",),
    motivation=("Du kan selv se svaret.",),
)


@pytest.fixture(scope="module")
def library() -> Library:
    """The shipped content, with prompts of a flow that the test knows."""
    return msgspec.structs.replace(load(Path(paths.resources()) / "content"), flow_prompts={"digital-post": OWN})


def visit(**changes: object) -> Visit:
    need = Need("n1", "digital-post", "hash", stated=True)
    fresh = Visit("v", date(2026, 11, 22), 10, needs=(need,), current="n1")
    return msgspec.structs.replace(fresh, **changes)


def shown(library: Library, glance: Glance, running: Visit | None = None, here: tuple[str, ...] = (), **more: object) -> TalkView:
    flows = {"hash": library.flows["digital-post"]}
    return talk_view(running or visit(), flows, glance, frozenset(here), library, **more)


def groups(view: TalkView) -> dict[str, tuple[str, ...]]:
    """The phrases of the groups that are seen, by name."""
    return {name: group.phrases for name, group in zip(GROUPS, view.groups, strict=True) if group.phrases}


@pytest.mark.parametrize(
    ("place", "seen"),
    [
        ("arrival", {"open", "opens_up"}),
        ("clarify", {"open", "confirm", "at_hand", "stuck", "watch", "opens_up", "motivation"}),
        ("together", {"open", "stuck", "watch", "opens_up", "motivation"}),
        ("readiness", {"open", "opens_up", "motivation"}),
        ("agreement", {"open", "confirm", "opens_up"}),
    ],
)
def test_each_place_has_its_groups(library: Library, place: str, seen: set[str]) -> None:
    assert set(groups(shown(library, Glance(place=place)))) == seen


def test_what_to_confirm_and_the_life_event_have_room(library: Library) -> None:
    assert len(groups(shown(library, Glance(place="clarify")))["open"]) == 3
    event = EventSaid("Flyttet", ("Meld flytning først.", "Hvem flytter med?"))
    view = shown(library, Glance(place="clarify"), event=event)
    assert groups(view)["event"] == ("“Meld flytning først.”", "“Hvem flytter med?”")
    assert len(groups(view)["open"]) == 2 and view.groups[0].heading == "Flyttet"


def test_what_to_have_at_hand_and_what_to_watch_for_come_from_the_flow_and_the_life_event(library: Library) -> None:
    flow = library.flows["digital-post"]
    alone = groups(shown(library, Glance(place="clarify")))
    assert (alone["at_hand"], alone["watch"]) == (flow.at_hand, flow.warning_signs)
    event = EventSaid("Tabt pung", ("Spær først.",), ("Nogen har ringet.", flow.warning_signs[0]))
    assert groups(shown(library, Glance(place="together"), event=event))["watch"] == ("Nogen har ringet.", *flow.warning_signs)[:2] + flow.warning_signs[1:]


def test_the_heading_says_whether_it_is_only_questions(library: Library) -> None:
    plain = shown(library, Glance(place="clarify"))
    assert plain.groups[1].heading == "Ask openly" and all(phrase.endswith("?”") for phrase in plain.groups[1].phrases)
    upset = shown(library, Glance(place="together"), here=("upset",))
    assert upset.groups[1].heading == "What you can say"


@pytest.mark.parametrize("place", PLACES)
def test_a_shared_screen_keeps_the_role_and_what_to_confirm(library: Library, place: str) -> None:
    event = EventSaid("Flyttet", ("Meld flytning først.",))
    view = shown(library, Glance(place=place, shared=True, hard=True), here=("upset",), event=event, switched=True)
    assert set(groups(view)) <= {"confirm"}
    assert (view.situations, view.do, view.levels, view.hard, view.shared) == ((), (), (), False, True)
    assert view.means and view.say


def test_a_hard_talk_takes_the_place_of_everything_else(library: Library) -> None:
    view = shown(library, Glance(place="clarify", hard=True), here=("upset",), switched=True, event=EventSaid("Flyttet", ("Ord.",)))
    assert groups(view) == {}
    assert [level.title.partition(":")[0] for level in view.levels] == ["Grøn", "Gul", "Rød"]
    assert (view.means, view.say, view.situations, view.do) == ("", "", (), ())


def test_the_situations_stand_in_the_order_of_the_file_with_their_state(library: Library) -> None:
    view = shown(library, Glance(place="arrival", panel="situations"), here=("upset", "quiet"))
    assert [(one.id, one.on) for one in view.situations] == [
        ("hurry", False), ("upset", True), ("relative", False), ("little_danish", False), ("hard_of_hearing", False),
    ]  # fmt: skip
    assert view.unfolded and len(view.do) == 1


@pytest.mark.parametrize("wish", [{"wish": "other_way"}, {"needs": (Need("n1", "digital-post", "hash", stated=True, other_way=True),)}])
def test_motivation_goes_away_with_the_wish_and_with_the_way(library: Library, wish: dict) -> None:
    assert groups(shown(library, Glance(place="together")))["motivation"] == ("“Du kan selv se svaret.”",)
    assert "motivation" not in groups(shown(library, Glance(place="together"), visit(**wish)))


def test_a_step_of_the_authority_proposes_the_role_with_the_sentence(library: Library) -> None:
    flow = library.flows["digital-post"]
    step = next(step for step in flow.steps if step.kind == "authority")
    running = visit(needs=(Need("n1", "digital-post", "hash", stated=True, answers=answers_to(flow, step)),))
    say = next(role.say for role in library.prompts.roles if role.role == "authority")
    view = shown(library, Glance(place="together", item=step.id), running)
    assert say in view.say and view.say != f"“{say}”"
    kind = next(one for one in library.moments.steps if one.kind == "authority")
    assert {phrase.strip("“”") for phrase in groups(view)["open"]} & {*kind.open}
    switched = shown(library, Glance(place="together", item=step.id, role="authority"), running, switched=True)
    assert switched.say == f"“{say}”"
    assert {phrase.strip("“”") for phrase in groups(switched)["open"]} >= {*kind.authority}
    assert shown(library, Glance(place="clarify", item=step.id), running).say == ""


def answers_to(flow: Flow, step: Step) -> dict[str, str]:
    """The answers of a branch in which the step is seen."""
    return next(answers for answers in branches(flow) if step in visible_steps(flow, answers))


def test_a_visit_without_need_or_content_still_has_words(library: Library) -> None:
    bare = visit(needs=(), current=None)
    assert groups(shown(library, Glance(place="arrival"), bare))["open"]
    nothing = msgspec.structs.replace(library, prompts=None, moments=None, flow_prompts={})
    view = shown(nothing, Glance(place="together"), visit(needs=(Need("n1", "digital-post", "hash", True, steps={"x": Noted("alone")}),)))
    assert set(groups(view)) == {"watch"}
    assert (view.means, view.say, view.situations, view.levels) == ("", "", (), ())
    assert shown(nothing, Glance(place="together", hard=True)).hard
