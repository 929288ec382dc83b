"""What can be said at one moment: the most specific first, never more than there is room for, and always the same."""

import msgspec
import pytest

from desk_assistant.content.library import Library
from desk_assistant.content.model import OpensUp
from desk_assistant.content.moments import FlowPrompts, SituationPlace
from desk_assistant.content.prompting import MOST_OPEN, MOST_STUCK, Moment, choose

CARD = FlowPrompts(
    clarify=("Hvad er der galt med kortet?", "Hvornår så du det sidst?"),
    together=("Hvad står der på det gamle kort?", "Hvilken adresse skal kortet sendes til?"),
    agreement=("Hvad gør du, hvis kortet ikke kommer?",),
    authority=("Prisen på kortet følger af reglerne.",),
    stuck=("Lad os se på det gamle kort.",),
    motivation=("På nettet kan du selv bestille det.",),
)


@pytest.fixture
def cards(library: Library) -> Library:
    """The shipped content, with prompts for one flow that the test knows."""
    return msgspec.structs.replace(library, flow_prompts={"kort": CARD})


def kinds(library: Library, kind: str) -> tuple[str, ...]:
    return next(step.open for step in library.moments.steps if step.kind == kind)


def at(library: Library, situation: str, place: str) -> SituationPlace:
    found = next(one for one in library.moments.situations if one.id == situation)
    return next(one for one in found.places if one.place == place)


def place_of(library: Library, place: str) -> tuple[str, ...]:
    return next(one.open for one in library.prompts.places if one.place == place)


def test_a_step_comes_before_the_flow_and_the_place_is_not_needed(cards: Library) -> None:
    chosen = choose(Moment("together", "kort", "fill"), cards)
    assert chosen.open == (*kinds(cards, "fill")[:2], *CARD.together)
    assert chosen.do == ()


def test_a_situation_comes_first_and_says_what_to_do(cards: Library) -> None:
    chosen = choose(Moment("together", "kort", "fill", situations=frozenset({"hurry"})), cards)
    assert chosen.open == (*at(cards, "hurry", "together").open[:2], *kinds(cards, "fill")[:2])
    assert chosen.do == ("Find det vigtigste først. Aftal, hvad der kan vente.",)


def test_several_situations_take_turns_in_the_order_of_the_file(cards: Library) -> None:
    wanted = ("hurry", "upset", "little_danish")
    chosen = choose(Moment("together", "kort", "fill", situations=frozenset(wanted)), cards)
    assert chosen.open == (*(at(cards, one, "together").open[0] for one in wanted), kinds(cards, "fill")[0])
    assert len(chosen.do) == 3
    every = frozenset(one.id for one in cards.moments.situations)
    assert len(choose(Moment("together", "kort", "fill", situations=every), cards).open) == MOST_OPEN


def test_the_place_fills_the_room_that_is_left(cards: Library) -> None:
    assert choose(Moment("together", "uden", "fill"), cards).open == (*kinds(cards, "fill")[:2], *place_of(cards, "together")[:2])
    assert choose(Moment("together"), cards).open == place_of(cards, "together")
    assert choose(Moment("clarify", "kort"), cards).open == (*CARD.clarify, *place_of(cards, "clarify")[:2])
    assert choose(Moment("agreement", "kort"), cards).open == (*CARD.agreement, *place_of(cards, "agreement"))
    assert choose(Moment("arrival", "kort"), cards).open == place_of(cards, "arrival")


def test_two_steps_of_a_kind_in_a_row_say_something_else(cards: Library) -> None:
    first, second = (choose(Moment("together", "kort", "fill", turn), cards) for turn in (0, 1))
    assert first.open[0] != second.open[0] and first.opens_up != second.opens_up
    assert choose(Moment("together", "kort", "fill", 6), cards).open == first.open
    assert {*first.open, *second.open} >= {*kinds(cards, "fill")}


def test_the_authority_says_its_own(cards: Library) -> None:
    moment = Moment("together", "kort", "declaration", role="authority", situations=frozenset({"upset"}))
    step = next(step for step in cards.moments.steps if step.kind == "declaration")
    chosen = choose(moment, cards)
    assert chosen.open == (*at(cards, "upset", "together").authority, *step.authority, *CARD.authority)
    assert "authority" in choose(Moment("together", role="authority"), cards).opens_up.fits


def test_a_situation_without_words_for_the_authority_says_the_same_in_both_roles(cards: Library) -> None:
    said = at(cards, "hurry", "arrival")
    assert said.authority == ()
    moment = Moment("arrival", role="authority", situations=frozenset({"hurry"}))
    assert choose(moment, cards).open[:2] == said.open[:2]
    bare = msgspec.structs.replace(cards, flow_prompts={"kort": FlowPrompts(together=CARD.together)})
    assert {*CARD.together} <= {*choose(Moment("together", "kort", role="authority"), bare).open}


@pytest.mark.parametrize("kind", ["login", "payment"])
def test_while_the_employee_looks_away_only_the_step_speaks(cards: Library, kind: str) -> None:
    chosen = choose(Moment("together", "kort", kind, situations=frozenset({"little_danish", "hurry"})), cards)
    assert chosen.open == kinds(cards, kind)
    assert len(chosen.do) == 2


def test_nothing_is_said_twice(cards: Library) -> None:
    same = FlowPrompts(together=kinds(cards, "fill")[:2], stuck=cards.prompts.stuck[:2])
    twice = msgspec.structs.replace(cards, flow_prompts={"kort": same})
    chosen = choose(Moment("together", "kort", "fill"), twice)
    assert len({*chosen.open}) == len(chosen.open) == MOST_OPEN
    assert chosen.stuck == cards.prompts.stuck


def test_the_restarts_of_the_flow_come_first(cards: Library) -> None:
    stuck = choose(Moment("together", "kort"), cards).stuck
    assert stuck == (*CARD.stuck, *cards.prompts.stuck[:2]) and len(stuck) == MOST_STUCK


def test_motivation_goes_away_when_another_way_is_wished(cards: Library) -> None:
    assert choose(Moment("together", "kort"), cards).motivation == CARD.motivation
    assert choose(Moment("together", "kort", other_way=True), cards).motivation == ()
    assert choose(Moment("together"), cards).motivation == ()


def test_the_pair_that_opens_fits_the_situation_then_the_role_then_the_place(cards: Library) -> None:
    upset = Moment("together", role="authority", situations=frozenset({"upset"}))
    assert choose(upset, cards).opens_up.closes == "Tag det nu roligt."
    for place in ("arrival", "clarify", "together", "readiness", "agreement"):
        found = {choose(Moment(place, turn=turn), cards).opens_up for turn in range(4)}
        assert len(found) == 2 and all(place in pair.fits for pair in found)


def test_a_pair_that_fits_everywhere_and_none_that_fits(cards: Library) -> None:
    anywhere, elsewhere = OpensUp(closes="Nej.", opens="Det kan vi se på."), OpensUp(closes="Ja.", opens="Fint.", fits=("upset",))
    only = msgspec.structs.replace(cards, prompts=msgspec.structs.replace(cards.prompts, opens_up=(anywhere, elsewhere)))
    assert choose(Moment("clarify"), only).opens_up == anywhere
    none = msgspec.structs.replace(cards, prompts=msgspec.structs.replace(cards.prompts, opens_up=(elsewhere,)))
    assert choose(Moment("clarify"), none).opens_up is None


def test_without_prompts_there_is_nothing_to_say(library: Library) -> None:
    bare = msgspec.structs.replace(library, prompts=None, moments=None, flow_prompts={})
    chosen = choose(Moment("together", "kort", "fill", situations=frozenset({"hurry"})), bare)
    assert chosen == choose(Moment("clarify"), bare)
    assert (chosen.open, chosen.do, chosen.confirm, chosen.stuck, chosen.opens_up, chosen.motivation) == ((), (), (), (), None, ())


def test_every_moment_of_the_shipped_content_has_two_to_four_phrases(library: Library) -> None:
    seen = 0
    for place in ("arrival", "clarify", "together", "readiness", "agreement"):
        for kind in [step.kind for step in library.moments.steps] if place == "together" else [None]:
            for role in ("service", "authority"):
                for situation in (frozenset(), *(frozenset({one.id}) for one in library.moments.situations)):
                    for flow in (None, *library.flow_prompts):
                        chosen = choose(Moment(place, flow, kind, 0, role, situation), library)
                        assert 2 <= len(chosen.open) <= 4, (place, kind, role, situation)
                        assert chosen.opens_up is not None
                        seen += 1
    assert seen >= 13 * 2 * 6
