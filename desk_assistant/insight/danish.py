"""Numbers and small grammar the Danish way: decimal comma, thousand dot, a space before the per cent sign."""

from collections.abc import Sequence

from desk_assistant.insight.disclosure import is_small
from desk_assistant.insight.figures import Cell

HIDDEN = "skjult"
FEW = "få tilfælde"


def whole(n: int) -> str:
    """Write a count: 1.234."""
    return f"{n:,}".replace(",", ".")


def cell(n: Cell) -> str:
    """Write a count, or that it is held back."""
    return HIDDEN if n is None else whole(n)


def per_cent(part: int, of: int) -> str:
    """Write a share in whole per cent, rounded half up; never 0 % for some or 100 % for not quite all. *–* without a whole."""
    if not of:
        return "–"
    rounded = (200 * part + of) // (2 * of)
    if rounded == 0 and part:
        return "under 1 %"
    return "over 99 %" if rounded == 100 and part < of else f"{rounded} %"


def hundred(counts: Sequence[int]) -> tuple[int, ...]:
    """Give whole per cents that add up to 100, by largest remainder (Hamilton); the first of equals gets more.

    Without anything to share, all are 0.
    """
    total = sum(counts)
    if not total:
        return (0,) * len(counts)
    parts = [divmod(100 * n, total) for n in counts]
    missing = 100 - sum(part for part, _ in parts)
    more = set(sorted(range(len(counts)), key=lambda at: (-parts[at][1], at))[:missing])
    return tuple(part + (at in more) for at, (part, _) in enumerate(parts))


def share(n: Cell, of: int) -> str:
    """Write one cell in per cent, or that it is held back."""
    return HIDDEN if n is None else per_cent(n, of)


def shares(cells: Sequence[Cell], total: int) -> tuple[str, ...]:
    """Write the cells of a whole in per cent that add up to 100; each for itself when some are held back."""
    counts = [n for n in cells if n is not None]
    if len(counts) < len(cells):
        return tuple(share(n, total) for n in cells)
    return tuple(f"{part} %" for part in hundred(counts))


def counted(n: int, one: str, many: str = "") -> str:
    """Write a count with its noun: *1 gang*, *2 gange*; without `many` the noun stays the same."""
    return f"{whole(n)} {one if n == 1 or not many else many}"


def joined(parts: Sequence[str]) -> str:
    """Write a list: *a, b og c*."""
    return " og ".join(filter(None, [", ".join(parts[:-1]), *parts[-1:]]))


def quoted(text: str) -> str:
    """Put a title in quotation marks."""
    return f"“{text}”"


def few(n: Cell) -> str:
    """Give the mark of a count of 1 to 4, otherwise nothing."""
    return FEW if n is not None and is_small(n) else ""
