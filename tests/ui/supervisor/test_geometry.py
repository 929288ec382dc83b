"""Where things stand in a chart: bars of 100 per cent are whole, texts have room and never lie on one another."""

from itertools import combinations

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QRectF

from desk_assistant.insight.chart import Chart
from desk_assistant.ui.parts import typeset
from desk_assistant.ui.parts.look import DARK, HIGH_CONTRAST, LIGHT, Look, contrast
from desk_assistant.ui.supervisor.geometry import Plan, lay_out
from desk_assistant.ui.supervisor.painting import fill_colour, ink_on, is_striped
from tests.ui.supervisor.sample import chart, overview

CHARTS = [found.id for found in overview().charts]
WIDTHS = (420, 620, 900, 1300)
FILLS = ("accent", "ramp1", "ramp2", "ramp3", "ramp4", "blank")


def words_of(plan: Plan) -> list:
    return [*plan.head, *(words for row in plan.rows for words in row.words)]


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", CHARTS)
def test_texts_have_room_and_stand_apart(look: Look, name: str, width: int, scale: float) -> None:
    own = Look(LIGHT, scale)
    plan = lay_out(chart(name), own, width)
    sheet = QRectF(0, 0, width, plan.height)
    for words in words_of(plan):
        assert sheet.adjusted(-0.5, -0.5, 0.5, 0.5).contains(words.area), (words.text, words.area)
        needed = typeset.measure(own, words.style, words.text, words.area.width() + 0.5)
        assert needed.height() <= words.area.height() + 0.5 or own.text_width(words.style, words.text) <= words.area.width() + 0.5, words.text
    for one, other in combinations(words_of(plan), 2):
        common = one.area.intersected(other.area)
        assert common.width() <= 0.5 or common.height() <= 0.5, (one.text, other.text)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", [name for name in CHARTS if chart(name).shape == "shares"])
def test_a_bar_of_a_hundred_per_cent_is_whole(look: Look, name: str, width: int) -> None:
    plan = lay_out(chart(name), look, width)
    assert plan.rows
    lefts = {row.pieces[0].area.left() for row in plan.rows}
    rights = {round(row.pieces[-1].area.right(), 3) for row in plan.rows}
    assert len(lefts) == 1 and rights == {float(width)}
    for row in plan.rows:
        assert sum(piece.area.width() for piece in row.pieces) == pytest.approx(width - lefts.copy().pop())
        for before, after in zip(row.pieces, row.pieces[1:], strict=False):
            assert after.area.left() == pytest.approx(before.area.right())


def test_bars_are_as_long_as_their_values(look: Look) -> None:
    found = chart("stops")
    pieces = [row.pieces[0].area.width() for row in lay_out(found, look, 900).rows]
    values = [category.values[0] for category in found.categories]
    assert [piece / pieces[0] for piece in pieces] == pytest.approx([value / values[0] for value in values])


def test_the_longest_bar_leaves_room_for_its_value(look: Look) -> None:
    for name in CHARTS:
        found = chart(name)
        if found.shape == "bars":
            for row in lay_out(found, look, 620).rows:
                value = row.words[1]
                assert all(value.area.left() >= piece.area.right() for piece in row.pieces)


def test_what_is_held_back_has_no_bar(look: Look) -> None:
    found = chart("stops")
    hidden = replace(found.categories[0], values=(None,), shown=("skjult",))
    plan = lay_out(replace(found, categories=(hidden, *found.categories[1:])), look, 900)
    assert plan.rows[0].pieces == ()
    assert [words.text for words in plan.rows[0].words] == [hidden.label, "skjult"]


def test_a_bar_of_shares_with_something_held_back_has_no_segments(look: Look) -> None:
    found = chart("rows")
    hidden = replace(found.categories[0], values=(None,) * 4, shown=("9 %", "skjult", "skjult", "40 %"))
    plan = lay_out(replace(found, categories=(hidden, *found.categories[1:])), look, 900)
    assert plan.rows[0].pieces == ()
    assert "9 %" not in [words.text for words in plan.rows[0].words]
    assert len(plan.rows[1].pieces) == 4


def test_what_was_not_noted_is_an_outline(look: Look) -> None:
    for name in ("bands", "gates", "faces", "solved", "wishes"):
        last = chart(name)
        rows = lay_out(last, look, 900).rows
        assert {piece.fill for row in rows[:-1] for piece in row.pieces} == {"accent"}
        assert {piece.fill for piece in rows[-1].pieces} <= {"blank"}
    assert [piece.fill for piece in lay_out(chart("rows"), look, 900).key] == ["ramp1", "ramp2", "ramp3", "blank"]
    assert [piece.fill for piece in lay_out(chart("who_did"), look, 900).key] == ["ramp1", "ramp2", "ramp3", "ramp4"]


def test_rows_that_can_be_pressed_are_targets(look: Look) -> None:
    assert all(row.area.height() >= 44 for row in lay_out(chart("stuck"), look, 900).rows)


@pytest.mark.parametrize("name", CHARTS)
def test_rows_follow_one_another(look: Look, name: str) -> None:
    plan = lay_out(chart(name), look, 700)
    assert len(plan.rows) == len(chart(name).categories)
    for before, after in zip(plan.rows, plan.rows[1:], strict=False):
        assert after.area.top() == pytest.approx(before.area.bottom())


def test_a_chart_without_bars_needs_nothing(look: Look) -> None:
    assert lay_out(Chart("x", "?", "nej", "bars", "", (), (), "", (), (), empty=True), look, 500).height == 0


@pytest.mark.parametrize("tokens", [LIGHT, DARK, HIGH_CONTRAST], ids=lambda tokens: tokens.name)
def test_words_can_be_read_on_every_fill(qapp, tokens) -> None:
    own = Look(tokens)
    for fill in FILLS:
        assert contrast(ink_on(own, fill), fill_colour(own, fill)) >= 4.5, fill
    for part in range(101):
        assert contrast(ink_on(own, "heat", part / 100), fill_colour(own, "heat", part / 100)) >= 4.5


@pytest.mark.parametrize("tokens", [LIGHT, DARK, HIGH_CONTRAST], ids=lambda tokens: tokens.name)
def test_more_ink_means_more_by_the_citizen(qapp, tokens) -> None:
    """The ramp goes from the strongest against the ground to the faintest; in high contrast stripes part equal colours."""
    own = Look(tokens)
    ramp = [(contrast(getattr(tokens, f"ramp{at}"), tokens.surface), is_striped(own, f"ramp{at}")) for at in range(1, 5)]
    strengths = [strength for strength, _ in ramp]
    assert strengths == sorted(strengths, reverse=True)
    assert len(set(ramp)) == 4
    assert contrast(tokens.control, tokens.surface) >= 3
