"""What is held back cannot be computed back, by somebody who has the whole published table."""

import random
from collections.abc import Sequence

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from desk_assistant.insight.disclosure import K, Protected, generalise, is_small, protect, protect_list
from tests.insight.attacker import possible, small_ones_found, solved, whole_table

counts = st.one_of(st.integers(0, 12), st.integers(0, 60), st.just(0))


def tables(most: int) -> st.SearchStrategy[list[list[int]]]:
    size = st.tuples(st.integers(1, most), st.integers(1, most))
    return size.flatmap(lambda shape: st.lists(st.lists(counts, min_size=shape[1], max_size=shape[1]), min_size=shape[0], max_size=shape[0]))


def published(found: Protected) -> list[list[int | None]]:
    """The table as it leaves the house."""
    rows = [[*row, total] for row, total in zip(found.cells, found.row_totals, strict=True)]
    return [*rows, [*found.column_totals, found.total]]


def primary_only(true: Sequence[Sequence[int]]) -> list[list[int | None]]:
    """Only small counts are hidden: what a careless export would do."""
    return [[None if is_small(n) else n for n in row] for row in true]


@settings(max_examples=600, deadline=None)
@given(tables(6), st.booleans())
@example([[3, 2], [2, 3]], False)
@example([[1]], False)
@example([[5, 1], [6, 7]], True)
def test_a_subtraction_attacker_finds_nothing(cells: list[list[int]], columns_known: bool) -> None:
    true = whole_table(cells)
    known = published(protect(cells, columns_known))
    if is_small(true[-1][-1]):
        assert protect(cells, columns_known).withheld
        return
    assert small_ones_found(true, known) == []
    for row, true_row in zip(known, true, strict=True):
        assert all(cell is None or (cell == n and not is_small(n)) for cell, n in zip(row, true_row, strict=True))


def test_primary_suppression_alone_gives_cells_away() -> None:
    chance = random.Random(4)
    given_away = found = 0
    for _ in range(300):
        cells = [[chance.choice([0, 2, 4, 7, 15, 30]) for _ in range(4)] for _ in range(4)]
        true = whole_table(cells)
        given_away += bool(small_ones_found(true, primary_only(true)))
        found += bool(small_ones_found(true, published(protect(cells))))
    assert given_away > 100
    assert found == 0


@settings(max_examples=25, deadline=None)
@given(st.lists(st.lists(st.integers(0, 6), min_size=2, max_size=2), min_size=2, max_size=2))
@example([[1, 2, 3], [4, 0, 6]])
def test_in_a_tiny_table_every_small_count_could_be_five_or_more(cells: list[list[int]]) -> None:
    """Every filling that fits is tried; each small place is 5 or more in some of them."""
    true = whole_table(cells)
    found = protect(cells)
    known = published(found)
    if found.withheld or true[-1][-1] > 14:
        return
    small = {(row, column) for row, line in enumerate(true) for column, n in enumerate(line) if is_small(n)}
    fillings = list(possible(known, true[-1][-1])) if small else []
    for place in small:
        assert max(filling[place] for filling in fillings) >= K


@given(tables(5))
def test_zeros_are_shown_unless_everything_is_withheld(cells: list[list[int]]) -> None:
    found = protect(cells)
    for row, shown in zip(cells, found.cells, strict=True):
        assert all((cell is None) == found.withheld for n, cell in zip(row, shown, strict=True) if n == 0)
    assert found.held_back == sum(cell is None for row in published(found) for cell in row)


def test_a_table_without_small_counts_is_shown_as_it_is() -> None:
    assert protect([[5, 10], [0, 8]]) == Protected(((5, 10), (0, 8)), (15, 8), (5, 18), 23, 0)
    assert protect([]) == Protected((), (), (), 0, 0)


def test_known_column_totals_are_never_hidden_and_a_small_one_withholds_the_table() -> None:
    shown = protect([[3, 9, 9], [9, 9, 9], [9, 9, 9]], columns_known=True)
    assert shown.column_totals == (21, 27, 27) and shown.held_back == 4
    assert protect([[3, 9], [1, 9]], columns_known=True).withheld


@settings(max_examples=500)
@given(st.lists(counts, min_size=1, max_size=7))
def test_a_list_with_a_known_total_gives_nothing_away(numbers: list[int]) -> None:
    shown = protect_list(numbers)
    hidden = [n for n, cell in zip(numbers, shown, strict=True) if cell is None]
    if all(cell is None for cell in shown) and numbers:
        return
    assert all(cell == n and not is_small(n) for n, cell in zip(numbers, shown, strict=True) if cell is not None)
    if hidden:
        assert sum(hidden) - (len(hidden) - 1) >= K
        assert all(hidden)


@pytest.mark.parametrize(
    ("numbers", "shown"),
    [
        ([0, 0], (0, 0)),
        ([3, 9, 20], (None, None, 20)),
        ([3, 4, 20], (None, None, 20)),
        ([1, 4, 20], (None, None, None)),
        ([1, 4, 20, 30], (None, None, None, 30)),
        ([2, 0], (None, None)),
        ([5, 6], (5, 6)),
    ],
)
def test_lists_by_example(numbers: list[int], shown: tuple[int | None, ...]) -> None:
    assert protect_list(numbers) == shown


def test_the_attacker_solves_what_can_be_solved() -> None:
    true = whole_table([[3, 9], [8, 7]])
    assert small_ones_found(true, [[None, 9, 12], [8, 7, 15], [11, 16, 27]]) == [(0, 0)]
    assert solved([({(0, 0): 1, (0, 1): 1}, 7), ({(0, 0): 1, (0, 1): -1}, 1)]) == {(0, 0): 4, (0, 1): 3}


Row = tuple[str, str, str]


def any_flow(row: Row) -> Row:
    return ("andet", *row[1:])


def all_day(row: Row) -> Row:
    return (row[0], "hele dagen", row[2])


def test_rare_rows_are_made_coarser_and_then_dropped() -> None:
    rows = {
        ("pas", "formiddag", "løst"): 9,
        ("pas", "eftermiddag", "løst"): 3,
        ("skat", "eftermiddag", "løst"): 2,
        ("skat", "formiddag", "løst"): 1,
        ("skat", "formiddag", "ikke løst"): 1,
        ("mitid", "formiddag", "løst"): 0,
    }
    found = generalise(rows, (any_flow, all_day))
    assert found.counts == {("pas", "formiddag", "løst"): 9, ("andet", "eftermiddag", "løst"): 5}
    assert (found.coarser, found.dropped) == (5, 2)


@given(st.dictionaries(st.tuples(st.sampled_from("abc"), st.sampled_from("xyz"), st.sampled_from("12")), st.integers(0, 9)))
def test_every_row_that_is_left_occurs_five_times_and_none_gets_lost(rows: dict[Row, int]) -> None:
    found = generalise(rows, (any_flow, all_day))
    assert all(n >= K for n in found.counts.values())
    assert sum(found.counts.values()) + found.dropped == sum(rows.values())
    assert 0 <= found.coarser <= sum(found.counts.values())
