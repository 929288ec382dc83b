"""The table of the measurements: each line is judged by its ratio to a floor that was measured in the same run."""

from collections.abc import Iterable, Sequence

import msgspec

_HEADINGS = ("what", "measured", "floor", "ratio", "budget", "")
_INDENT = "    "


class Line(msgspec.Struct, frozen=True):
    """One measurement. `unit` is ms or MiB; `on` says what was measured and on what.

    `budget` is the highest ratio to `floor` that is allowed; a line without one is for information and never fails.
    `aim` is an absolute figure to compare with, for information too: it says nothing about another machine.
    """

    what: str
    measured: float
    unit: str
    on: str
    floor: float | None = None
    budget: float | None = None
    aim: float | None = None

    @property
    def ratio(self) -> float | None:
        """How many floors the measured figure is, or None without a floor."""
        return self.measured / self.floor if self.floor else None

    @property
    def is_over(self) -> bool:
        """Whether the line fails. A budget without a usable floor fails too: nothing was compared."""
        if self.budget is None:
            return False
        return self.ratio is None or self.ratio > self.budget


def quantile(figures: Iterable[float], share: float) -> float:
    """Give the smallest figure that at least this share of all figures does not exceed. Raises ValueError for none."""
    found = sorted(figures)
    if not found:
        raise ValueError("nothing was measured")
    return found[max(0, -(-len(found) * round(share * 1000) // 1000) - 1)]


def median(figures: Iterable[float]) -> float:
    """Give the middle figure; of two middle ones the smaller."""
    return quantile(figures, 0.5)


def table(lines: Sequence[Line]) -> str:
    """Give the lines as text, each followed by what was measured."""
    cells = [_HEADINGS, *(_cells(line) for line in lines)]
    widths = [max(len(row[column]) for row in cells) for column in range(len(_HEADINGS))]
    texts = [_row(cells[0], widths), "-" * (sum(widths) + 2 * len(widths) - 2)]
    for line, row in zip(lines, cells[1:], strict=True):
        texts += [_row(row, widths), _INDENT + line.on]
    return "\n".join(texts)


def _row(cells: Sequence[str], widths: Sequence[int]) -> str:
    first, *rest = zip(cells, widths, strict=True)
    return "  ".join([first[0].ljust(first[1]), *(text.rjust(width) for text, width in rest)]).rstrip()


def _cells(line: Line) -> tuple[str, ...]:
    return (
        line.what,
        _figure(line.measured, line.unit),
        _figure(line.floor, line.unit) if line.floor is not None else "",
        f"{line.ratio:.2f} ×" if line.ratio is not None else "",
        f"≤ {line.budget:g} ×" if line.budget is not None else f"({_figure(line.aim, line.unit)})" if line.aim is not None else "",
        "OVER" if line.is_over else "ok" if line.budget is not None else "",
    )


def _figure(value: float, unit: str) -> str:
    return f"{value:.1f} {unit}" if value < 1000 else f"{value:,.0f} {unit}"


def verdict(lines: Sequence[Line]) -> tuple[str, int]:
    """Give the last sentence and the exit code: 0 when every budget holds, 1 otherwise or when there is none."""
    judged = [line for line in lines if line.budget is not None]
    over = [line.what for line in judged if line.is_over]
    if not judged:
        return "Nothing was judged.", 1
    if over:
        return f"{len(over)} of {len(judged)} budgets do not hold: {'; '.join(over)}.", 1
    return f"All {len(judged)} budgets hold.", 0
