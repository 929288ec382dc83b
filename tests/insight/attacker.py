"""Somebody who has a published table with all its totals, and computes what is held back.

It knows the total of all, that a cell held back is at least 1 unless the whole table is withheld, and that rows and columns
add up. It solves the equations exactly (Gauss), and it narrows bounds until nothing moves any more. It shares no code with
`disclosure`.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction

Known = Sequence[Sequence[int | None]]
Place = tuple[int, int]
Equation = tuple[dict[Place, int], int]


def whole_table(cells: Sequence[Sequence[int]]) -> list[list[int]]:
    """Give the true table with its row totals, column totals and total."""
    body = [[*row, sum(row)] for row in cells]
    return [*body, [sum(column) for column in zip(*body, strict=True)]]


def equations(known: Known) -> Iterator[Equation]:
    """Give what must hold of the unknown places: factors that add up to a number."""
    height, width = len(known), len(known[0])
    rows = [[(row, column, -1 if column == width - 1 else 1) for column in range(width)] for row in range(height)]
    columns = [[(row, column, -1 if row == height - 1 else 1) for row in range(height)] for column in range(width)]
    for line in (*rows, *columns):
        unknown = {(row, column): factor for row, column, factor in line if known[row][column] is None}
        rest = -sum(factor * known[row][column] for row, column, factor in line if known[row][column] is not None)
        if unknown:
            yield unknown, rest


def attack(known: Known, total: int) -> dict[Place, tuple[int, int]]:
    """Give the bounds of every place that is held back. `total` is the total of all, known from elsewhere."""
    least = 0 if known[-1][-1] is None else 1
    known = [*known[:-1], [*known[-1][:-1], total]]
    found = list(equations(known))
    bounds = {place: (least, total) for unknown, _ in found for place in unknown}
    for place, value in solved(found).items():
        bounds[place] = (value, value)
    narrowing = True
    while narrowing:
        narrowing = False
        for unknown, rest in found:
            for place, factor in unknown.items():
                others = [(bounds[other], unknown[other]) for other in unknown if other != place]
                low = rest - sum(max(factor_ * end for end in span) for span, factor_ in others)
                high = rest - sum(min(factor_ * end for end in span) for span, factor_ in others)
                ends = sorted((factor * low, factor * high))
                fresh = (max(bounds[place][0], ends[0]), min(bounds[place][1], ends[1]))
                narrowing |= fresh != bounds[place]
                bounds[place] = fresh
    return bounds


def solved(found: Sequence[Equation]) -> dict[Place, int]:
    """Give the places that the equations alone determine."""
    places = sorted({place for unknown, _ in found for place in unknown})
    matrix = [[*(Fraction(unknown.get(place, 0)) for place in places), Fraction(rest)] for unknown, rest in found]
    row = 0
    for column in range(len(places)):
        pivot = next((at for at in range(row, len(matrix)) if matrix[at][column]), None)
        if pivot is None:
            continue
        matrix[row], matrix[pivot] = matrix[pivot], matrix[row]
        matrix[row] = [value / matrix[row][column] for value in matrix[row]]
        for at in range(len(matrix)):
            if at != row and matrix[at][column]:
                factor = matrix[at][column]
                matrix[at] = [value - factor * base for value, base in zip(matrix[at], matrix[row], strict=True)]
        row += 1
    single = [line for line in matrix[:row] if sum(value != 0 for value in line[:-1]) == 1]
    return {places[next(at for at, value in enumerate(line) if value)]: int(line[-1]) for line in single}


def small_ones_found(true: Sequence[Sequence[int]], known: Known) -> list[Place]:
    """Give the places with 1 to 4 that the attacker knows to be so: exactly, or by bounds inside 1 to 4."""
    bounds = attack(known, true[-1][-1])
    for (row, column), (low, high) in bounds.items():
        assert low <= true[row][column] <= high, "the attacker is wrong"
    return [
        (row, column)
        for (row, column), (low, high) in bounds.items()
        if 1 <= true[row][column] <= 4 and (low == high or (low >= 1 and high <= 4))
    ]


def possible(known: Known, total: int) -> Iterator[dict[Place, int]]:
    """Give every way to fill in what is held back; for tiny tables."""
    known = [*known[:-1], [*known[-1][:-1], total]]
    found = list(equations(known))
    places = sorted({place for unknown, _ in found for place in unknown})

    def fill(at: int, given: dict[Place, int]) -> Iterator[dict[Place, int]]:
        for unknown, rest in found:
            if all(place in given for place in unknown) and sum(factor * given[place] for place, factor in unknown.items()) != rest:
                return
        if at == len(places):
            yield dict(given)
            return
        for value in range(1, total + 1):
            given[places[at]] = value
            yield from fill(at + 1, given)
            del given[places[at]]

    return fill(0, {})
