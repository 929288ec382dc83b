"""Undo and redo: whole key presses, never past the frame of the visit."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desk_assistant.visit import commands as c
from desk_assistant.visit import facts as f
from desk_assistant.visit.decision import Accepted
from desk_assistant.visit.history import alive, last_act, last_undo
from desk_assistant.visit.state import apply, fold
from tests.visit.desk import TODAY, Talk, bodies, opened

CALM = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
B = c.AnswerQuestion("n1", "why", "b")
STEPS = [c.NoteStep("n1", step, "alone") for step in ("find", "login", "read")]
OTHER = c.AddNeed("other", False)

#: Commands that undo takes back, and commands it steps over.
COMMANDS = st.lists(
    st.sampled_from(
        [
            *STEPS,
            c.NoteStep("n1", "find", "guided"),
            c.AnswerQuestion("n1", "why", "a"),
            B,
            OTHER,
            c.SetAside("n2"),
            c.Choose("n1"),
            c.Choose("n2"),
            c.ConfirmReadiness(),
            c.WriteLine(None, "us", "Vi ringer"),
            c.RemoveLine("own.1"),
            c.UseAuthority(),
            c.GiveNote("print"),
        ]
    ),
    max_size=14,
)


def test_undo_takes_back_one_key_press_and_redo_brings_it_back() -> None:
    talk = opened(*STEPS)
    after = talk.visit
    talk.run(c.Undo())
    assert list(talk.visit.need("n1").steps) == ["find", "login"]
    talk.run(c.Redo())
    assert talk.visit == after


def test_undo_takes_all_facts_of_one_key_press_and_no_others() -> None:
    talk = opened(c.NoteStep("n1", "read", "guided"), c.NoteStep("n1", "login", "alone"))
    before = talk.visit
    talk.run(c.ConfirmReadiness())
    confirmed = [fact.id.hex() for fact in talk.facts[-2:]]
    assert bodies(talk.do(c.Undo())) == (f.Undone(tuple(confirmed)),)
    assert talk.visit == before


@CALM
@given(COMMANDS, st.integers(0, 16))
def test_n_undos_and_n_redos_restore_every_state_between(commands: list[c.Command], times: int) -> None:
    talk = opened()
    for command in commands:
        talk.do(command)
    states = [talk.visit]
    for _ in range(times):
        if not isinstance(talk.do(c.Undo()), Accepted):
            break
        states.append(talk.visit)
    for expected in reversed(states[:-1]):
        talk.run(c.Redo())
        assert talk.visit == expected
    assert talk.code(c.Redo()) == "nothing_to_redo"


@CALM
@given(COMMANDS, st.lists(st.sampled_from([c.Undo(), c.Redo()]), max_size=12))
def test_undo_and_redo_in_any_order_walk_one_line_of_states(commands: list[c.Command], walk: list[c.Command]) -> None:
    talk = opened()
    for command in commands:
        talk.do(command)
    back: list[object] = []
    for move in walk:
        before = talk.visit
        if not isinstance(talk.do(move), Accepted):
            continue
        if isinstance(move, c.Undo):
            back.append(before)
        else:
            assert talk.visit == back.pop()


def test_undo_stops_at_the_opening() -> None:
    talk = opened().run(c.Undo())
    assert talk.visit.needs == ()
    assert talk.code(c.Undo()) == "nothing_to_undo"


def test_undo_stops_at_a_closing_of_an_earlier_sitting() -> None:
    talk = opened(B, c.Close("agreement"), c.Reopen())
    assert talk.code(c.Undo()) == "nothing_to_undo"
    talk.run(c.SetNothingMore(True), c.Undo())
    assert talk.visit.nothing_more is False
    assert talk.code(c.Undo()) == "nothing_to_undo"


def test_redo_stops_at_a_closing() -> None:
    talk = opened(B, *STEPS, c.Undo(), c.Close("agreement"), c.Reopen())
    assert talk.code(c.Redo()) == "nothing_to_redo"


def test_undo_steps_over_pausing_moving_about_and_what_left_the_house() -> None:
    talk = opened(STEPS[0], OTHER, STEPS[1], c.Choose("n1"), c.GiveNote("print"), c.Park(), c.Resume(), c.Undo())
    assert list(talk.visit.need("n1").steps) == ["find"]
    assert (talk.visit.given, talk.visit.status, talk.visit.current) == (("print",), "open", "n1")


def test_redo_is_still_there_after_stepping_about_and_gone_after_something_new() -> None:
    talk = opened(*STEPS, OTHER, c.Undo(), c.Undo())
    talk.run(c.GiveNote("print"), c.Park(), c.Resume(), c.Redo())
    assert list(talk.visit.need("n1").steps) == ["find", "login", "read"]
    talk.run(c.Undo(), c.NoteStep("n1", "read", "guided"))
    assert talk.code(c.Redo()) == "nothing_to_redo"


def test_newer_fact_keeps_an_older_undo_from_coming_back() -> None:
    talk = opened(*STEPS, c.Undo(), c.NoteStep("n1", "read", "guided"), c.Undo(), c.Redo())
    assert talk.visit.need("n1").steps["read"].outcome == "guided"
    assert talk.code(c.Redo()) == "nothing_to_redo"


def test_current_need_is_never_one_that_undo_took_away() -> None:
    talk = opened(OTHER, c.Choose("n1"), c.Choose("n2"), c.Undo())
    assert [need.id for need in talk.visit.needs] == ["n1"]
    assert talk.visit.current == "n1"


def test_current_need_is_never_one_that_redo_set_aside() -> None:
    talk = opened(OTHER, c.SetAside("n2"), c.Undo(), c.Choose("n1"), c.Choose("n2"), c.Redo())
    assert talk.visit.need("n2").set_aside
    assert talk.visit.current == "n1"


def test_number_of_a_need_that_undo_took_away_is_given_again() -> None:
    talk = opened(OTHER, c.Undo(), c.AddNeed(None, False))
    assert [(need.id, need.flow) for need in talk.visit.needs] == [("n1", "sample"), ("n2", None)]


def test_alive_keeps_undos_and_leaves_out_what_they_took() -> None:
    talk = opened(STEPS[0], c.Undo())
    assert [type(fact.body).__name__ for fact in alive(talk.facts)] == ["Opened", "NeedAdded", "Undone"]
    talk.run(c.Redo())
    assert [type(fact.body).__name__ for fact in alive(talk.facts)] == ["Opened", "NeedAdded", "StepNoted", "Undone"]


def test_fold_of_nothing_is_nothing() -> None:
    assert fold(()) is None
    assert Talk().visit is None
    assert fold(opened().facts[1:]) is None


def test_facts_about_something_unknown_change_nothing() -> None:
    visit = opened(c.Agree()).visit
    unknown: list[f.Body] = [
        f.Opened(3),
        f.NeedSetAside("n9"),
        f.NeedChosen("n9"),
        f.Answered("n9", "why", "a", ()),
        f.StepNoted("n9", "find", "find", "alone"),
        f.StepReopened("n9", "find"),
        f.StepReopened("n1", "find"),
        f.WayChosen("n9", True),
        f.HandedOver("n9", "colleague", True),
    ]
    for body in unknown:
        assert apply(body, visit, TODAY) == visit, body


def test_without_facts_there_is_nothing_to_take_back() -> None:
    assert last_act(()) == last_undo(()) == ()
