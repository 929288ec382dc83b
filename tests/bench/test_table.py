"""The judge of the bench: what is too slow fails, and nothing measured is no success."""

import pytest

from tests.bench.table import Line, median, quantile, table, verdict


def line(measured: float, floor: float | None = 100.0, budget: float | None = 1.5, aim: float | None = None) -> Line:
    return Line("start", measured, "ms", "an empty folder", floor, budget, aim)


@pytest.mark.parametrize(
    ("measured", "over"),
    [pytest.param(150.0, False, id="just-within"), pytest.param(150.1, True, id="too-slow"), pytest.param(90.0, False, id="under-the-floor")],
)
def test_the_ratio_to_the_floor_decides(measured: float, over: bool) -> None:
    assert line(measured).is_over is over
    assert verdict([line(measured)])[1] == int(over)


@pytest.mark.parametrize("floor", [None, 0.0])
def test_a_budget_without_a_floor_fails(floor: float | None) -> None:
    assert line(1.0, floor).is_over


def test_absolute_figures_are_for_information() -> None:
    slow = line(9_000.0, None, None, aim=2_000.0)
    assert not slow.is_over
    assert "(2,000 ms)" in table([slow])
    assert verdict([slow, line(100.0)]) == ("All 1 budgets hold.", 0)


def test_one_slow_line_among_good_ones_fails_the_run_and_is_named() -> None:
    sentence, code = verdict([line(100.0), Line("key press", 30.0, "ms", "1,000 visits", 10.0, 2.0), line(100.0)])
    assert code == 1
    assert sentence == "1 of 3 budgets do not hold: key press."


def test_nothing_judged_is_no_success() -> None:
    assert verdict([])[1] == 1
    assert verdict([line(1.0, None, None)])[1] == 1


def test_the_table_says_what_was_measured_and_on_what() -> None:
    head, _, row, on = table([line(160.0)]).splitlines()
    assert head.split() == ["what", "measured", "floor", "ratio", "budget"]
    assert row.split() == ["start", "160.0", "ms", "100.0", "ms", "1.60", "×", "≤", "1.5", "×", "OVER"]
    assert on.strip() == "an empty folder"


def test_quantiles_are_measured_figures() -> None:
    figures = [float(number) for number in range(1, 101)]
    assert (median(figures), quantile(figures, 0.99), quantile(figures, 1.0)) == (50.0, 99.0, 100.0)
    assert quantile([3.0], 0.99) == 3.0
    assert median([1.0, 2.0, 9.0]) == 2.0
    with pytest.raises(ValueError, match="nothing was measured"):
        median([])
