"""*Hjælpebehov i dag*: the rule of `facts/dialogue.md` B3, the suggestions by the steps, and what is stored."""

from collections import Counter
from collections.abc import Iterator
from itertools import product

import pytest

from desk_assistant.visit import commands as c
from desk_assistant.visit import facts as f
from desk_assistant.visit.facts import ROWS
from desk_assistant.visit.readiness import (
    advice,
    band,
    recorded_band,
    shown_rows,
    suggested_gate,
    suggested_rows,
    wants_other_way,
)
from tests.visit.desk import Talk, bodies, opened

A, B, BY_C = (c.AnswerQuestion("n1", "why", answer) for answer in "abc")
RANK = {name: number for number, name in enumerate("ABCD")}


def patterns(*levels: int | None) -> Iterator[dict[str, int | None]]:
    """Walk every way to fill the five rows from the given levels."""
    for combination in product(levels, repeat=len(ROWS)):
        yield dict(zip(ROWS, combination, strict=True))


def test_all_full_patterns_spread_as_the_research_counted() -> None:
    assert Counter(band(rows, None, False) for rows in patterns(0, 1, 2)) == {"A": 6, "B": 80, "C": 136, "D": 21}


def test_raising_a_row_never_lowers_the_band() -> None:
    tried = 0
    for rows in patterns(None, 0, 1, 2):
        before = band(rows, None, False)
        if before is None:
            continue
        for row, level in rows.items():
            if level in (0, 1):
                tried += 1
                assert RANK[band({**rows, row: level + 1}, None, False)] >= RANK[before], (rows, row)
    assert tried == 2430


def test_revealing_a_row_moves_the_band_by_at_most_one() -> None:
    tried = 0
    for rows in patterns(None, 0, 1, 2):
        before = band(rows, None, False)
        hidden = [row for row, level in rows.items() if level is None]
        for row, level in product(hidden if before else (), (0, 1, 2)):
            tried += 1
            assert abs(RANK[band({**rows, row: level}, None, False)] - RANK[before]) <= 1, (rows, row, level)
    assert tried == 5 * 81 * 3 + 10 * 27 * 2 * 3


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        ((0, 0, 0, 0, 0), "A"),
        ((1, 0, 0, 0, 0), "A"),
        ((1, 1, 0, 0, 0), "B"),
        ((2, 0, 0, 0, 0), "B"),
        ((1, 1, 1, 1, 0), "B"),
        ((1, 1, 1, 1, 1), "C"),
        ((2, 2, 0, 0, 0), "C"),
        ((2, 2, 1, 1, 1), "C"),
        ((2, 2, 2, 1, 1), "D"),
        ((2, 2, 2, 2, 2), "D"),
        ((2, None, 0, 0, None), "B"),
        ((2, 2, None, None, None), None),
        ((None, None, None, None, None), None),
    ],
)
def test_band(levels: tuple[int | None, ...], expected: str | None) -> None:
    assert band(dict(zip(ROWS, levels, strict=True)), None, False) == expected


@pytest.mark.parametrize("rows", [{}, dict.fromkeys(ROWS, 0), dict.fromkeys(ROWS)])
def test_gates_come_before_any_score(rows: dict[str, int | None]) -> None:
    assert band(rows, "not_in", False) == "D"
    assert band(rows, None, True) == "D"
    for gate in ("in", "in_with_help"):
        assert band(rows, gate, False) == band(rows, None, False)


@pytest.mark.parametrize(
    ("answer", "step", "row"),
    [
        (A, "find", "find"),
        (A, "read", "read"),
        (A, "fill", "fill"),
        (B, "document", "fill"),
        (A, "declaration", "confidence"),
        (B, "payment", "confidence"),
        (A, "receipt", "device"),
    ],
)
def test_each_kind_of_step_suggests_its_row(answer: c.Command, step: str, row: str) -> None:
    by_x = () if answer is B else (c.AnswerQuestion("n1", "how", "x"),)
    talk = opened(answer, *by_x, c.NoteStep("n1", step, "guided"))
    assert suggested_rows(talk.visit, talk.pinned) == {row: 1}


@pytest.mark.parametrize(
    ("outcome", "level"), [("alone", 0), ("guided", 1), ("together", 2), ("by_staff", 2), ("not_relevant", None)]
)
def test_levels_of_help(outcome: f.Outcome, level: int | None) -> None:
    talk = opened(c.NoteStep("n1", "find", outcome))
    assert suggested_rows(talk.visit, talk.pinned).get("find") == level


def test_highest_level_over_all_needs_counts() -> None:
    second = (c.AddNeed("other", False), c.NoteStep("n2", "find", "together"))
    talk = opened(c.NoteStep("n1", "find", "alone"), c.NoteStep("n1", "read", "alone"), *second)
    assert suggested_rows(talk.visit, talk.pinned) == {"find": 2, "read": 0}
    talk.run(c.SetAside("n2"))
    assert suggested_rows(talk.visit, talk.pinned) == {"find": 0, "read": 0}


def test_stopped_and_authority_steps_say_nothing_about_a_row() -> None:
    talk = opened(BY_C, c.NoteStep("n1", "authority", "acted"), c.NoteStep("n1", "find", "blocked", "system"))
    assert suggested_rows(talk.visit, talk.pinned) == {}


def test_content_that_is_gone_suggests_nothing() -> None:
    assert suggested_rows(opened(c.NoteStep("n1", "find", "guided")).visit, {}) == {}


@pytest.mark.parametrize(
    ("login", "gate"),
    [
        (("alone", None), "in"),
        (("guided", None), "in_with_help"),
        (("blocked", "access"), "not_in"),
        (("not_relevant", None), None),
    ],
)
def test_login_suggests_the_gate(login: tuple[f.Outcome, f.Stop | None], gate: f.Gate | None) -> None:
    talk = opened(c.NoteStep("n1", "login", *login))
    assert suggested_gate(talk.visit, talk.pinned) == gate
    assert advice(talk.visit, talk.pinned) == ("D" if gate == "not_in" else None)
    assert suggested_rows(talk.visit, talk.pinned) == {}


def test_worst_login_of_several_needs_is_suggested() -> None:
    talk = opened(c.NoteStep("n1", "login", "guided"), c.AddNeed("laegevalg", False), c.NoteStep("n2", "login", "alone"))
    assert suggested_gate(talk.visit, talk.pinned) == "in_with_help"


def three_steps() -> Talk:
    """Give a talk where three rows are suggested: find 0, read 1, device 2."""
    noted = {"find": "alone", "read": "guided", "receipt": "together", "login": "guided"}
    return opened(*(c.NoteStep("n1", step, outcome) for step, outcome in noted.items()))


def test_advice_comes_from_suggestions_and_the_record_only_from_what_was_confirmed() -> None:
    talk = three_steps()
    assert (advice(talk.visit, talk.pinned), recorded_band(talk.visit)) == ("C", None)
    talk.run(c.ConfirmReadiness())
    assert (advice(talk.visit, talk.pinned), recorded_band(talk.visit)) == ("C", "C")


def test_confirm_stores_only_what_is_still_a_suggestion() -> None:
    talk = three_steps().run(c.NoteRow("device", 1), c.NoteRow("read", None), c.NoteGate("in"))
    assert bodies(talk.do(c.ConfirmReadiness())) == (f.RowNoted("find", 0),)
    assert talk.visit.rows == {"device": 1, "read": None, "find": 0}
    assert talk.visit.gate == "in"
    assert bodies(talk.do(c.ConfirmReadiness())) == ()


def test_confirm_is_one_key_press() -> None:
    talk = three_steps()
    assert bodies(talk.do(c.ConfirmReadiness())) == (
        f.GateNoted("in_with_help"),
        f.RowNoted("find", 0),
        f.RowNoted("read", 1),
        f.RowNoted("device", 2),
    )
    talk.run(c.Undo())
    assert (talk.visit.rows, talk.visit.gate) == ({}, None)


def test_noted_row_stands_over_the_suggestion_even_as_not_seen() -> None:
    talk = three_steps().run(c.NoteRow("find", None), c.NoteRow("fill", 2))
    assert shown_rows(talk.visit, talk.pinned) == {"find": None, "read": 1, "fill": 2, "device": 2, "confidence": None}


def test_wish_for_another_way_wins_over_every_row() -> None:
    talk = three_steps()
    assert not wants_other_way(talk.visit)
    talk.run(c.NoteWish("other_way"))
    assert (advice(talk.visit, talk.pinned), recorded_band(talk.visit)) == ("D", "D")
    talk.run(c.NoteWish("alone"), c.ChooseWay("n1", True))
    assert recorded_band(talk.visit) == "D"
    talk.run(c.SetAside("n1"))
    assert not wants_other_way(talk.visit)
