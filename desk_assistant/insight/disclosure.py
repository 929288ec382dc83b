"""What may be shown of counts, so that nobody can compute a few people back out of them.

A count of 1 to 4 is held back (primary suppression, k = 5). That alone fails where totals stand beside the cells, because a
subtraction gives the cell back, so further cells are held back (complementary suppression) until every small cell could, for
all that is shown, be 5 or more. What an attacker may use is assumed to be: all cells and totals that are shown, the total of
all, and that a cell held back is at least 1, because a zero is always shown. A zero shows nobody: there is no one in the
cell to protect, and an empty cell is mostly one that cannot occur. When even that is not enough, the whole table is withheld,
zeros too; a total of 1 to 4 is then not to be told either. Out of reach are two files of overlapping content: a file holds one kind of period and one level of detail, and the
periods are fixed.
"""

import heapq
from collections import Counter, deque
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import Generic, TypeVar

import msgspec

from desk_assistant.insight.figures import Cell
from desk_assistant.insight.periods import Kind

#: The smallest count that may be shown (facts: Sundhedsstyrelsen and Danmarks Statistik use 3 to 5; product.md chooses 5).
K = 5
#: The kinds of period whose figures may leave the house.
LEAVING: tuple[Kind, ...] = ("month", "quarter")

Key = TypeVar("Key", bound=Hashable)
Node = tuple[str, int]


def is_small(n: int) -> bool:
    """Tell whether a count is of 1 to 4."""
    return 0 < n < K


def protect_list(counts: Sequence[int]) -> tuple[Cell, ...]:
    """Give the counts of a list whose total is known, with None for what is held back; all None when nothing can be shown.

    With h cells held back that add up to s, any of them can be as large as s - h + 1; that has to be 5 or more.
    """
    hidden = {at for at, n in enumerate(counts) if is_small(n)}
    shown = sorted((n, at) for at, n in enumerate(counts) if n >= K)
    while hidden and sum(counts[at] for at in hidden) - len(hidden) + 1 < K:
        if not shown:
            return (None,) * len(counts)
        hidden.add(shown.pop(0)[1])
    return tuple(None if at in hidden else n for at, n in enumerate(counts))


class Protected(msgspec.Struct, frozen=True):
    """A table with its totals; None is held back. `held_back` counts these, cells and totals together."""

    cells: tuple[tuple[Cell, ...], ...]
    row_totals: tuple[Cell, ...]
    column_totals: tuple[Cell, ...]
    total: Cell
    held_back: int

    @property
    def withheld(self) -> bool:
        """Tell whether nothing of it can be shown."""
        return self.total is None


def protect(cells: Sequence[Sequence[int]], columns_known: bool = False) -> Protected:
    """Give the table of counts with what may be shown of it and of its totals.

    The total of all is known from elsewhere; `columns_known` says so of the column totals too. Rows are of equal length.
    """
    table = _Table(cells, columns_known)
    safe = table.hide()
    width, height = len(cells[0]) if cells else 0, len(cells)
    rows = [[table.shown(row, column) if safe else None for column in range(width + 1)] for row in range(height + 1)]
    return Protected(
        cells=tuple(tuple(row[:-1]) for row in rows[:-1]),
        row_totals=tuple(row[-1] for row in rows[:-1]),
        column_totals=tuple(rows[-1][:-1]),
        total=rows[-1][-1],
        held_back=sum(cell is None for row in rows for cell in row),
    )


class _Table:
    """Cells and totals as one matrix whose rows and columns add up to nothing when the totals count as negative.

    A change that keeps all sums is a circle of increases and decreases through hidden places. How far a place can rise is
    therefore the largest flow from its column to its row, where an increase leads from row to column and a decrease back.
    """

    def __init__(self, cells: Sequence[Sequence[int]], columns_known: bool) -> None:
        body = [[*row, sum(row)] for row in cells]
        totals = [sum(column) for column in zip(*body, strict=True)] or [0]
        self._values = [*body, totals]
        self._last = (len(body), len(totals) - 1)
        self._fixed = {self._last}
        if columns_known:
            self._fixed |= {(self._last[0], column) for column in range(len(totals))}
        self._hidden = {place for place, n in self._places() if is_small(n)}

    def shown(self, row: int, column: int) -> Cell:
        """Give the count or total at a place, or None when it is hidden."""
        return None if (row, column) in self._hidden else self._values[row][column]

    def hide(self) -> bool:
        """Hide more until every small count could be 5 or more; False when that cannot be had."""
        if self._hidden & self._fixed:
            return False
        for place in [place for place, n in self._places() if is_small(n)]:
            while (more := self._missing(place)) is not None:
                if not more:
                    return False
                self._hidden |= more
        return True

    def _places(self) -> Iterable[tuple[tuple[int, int], int]]:
        return (((row, column), n) for row, values in enumerate(self._values) for column, n in enumerate(values))

    def _missing(self, place: tuple[int, int]) -> set[tuple[int, int]] | None:
        """Give None for a count that is safe, otherwise what to hide for the next step towards it; empty: nothing can be."""
        left: Counter[tuple[Node, Node]] = Counter()
        for other in self._hidden - {place}:
            for arc, room in self._arcs(other):
                left[arc] += room
        source, sink = self._ends(place)
        row, column = place
        needed = K - self._values[row][column]
        while needed > 0 and (path := _path(left, source, sink)):
            step = min(needed, *(left[arc] for arc in path))
            for start, end in path:
                left[start, end] -= step
                left[end, start] += step
            needed -= step
        if needed <= 0:
            return None
        return self._cheapest(left, source, sink)

    def _arcs(self, place: tuple[int, int]) -> list[tuple[tuple[Node, Node], int]]:
        """Give how far a hidden place may rise (row to column) and fall (column to row): never below 1, and up without end."""
        row, column = ("row", place[0]), ("column", place[1])
        fall, rise = self._values[place[0]][place[1]] - 1, self._values[-1][-1]
        if self._is_total(place):
            fall, rise = rise, fall
        return [((row, column), rise), ((column, row), fall)]

    def _ends(self, place: tuple[int, int]) -> tuple[Node, Node]:
        row, column = ("row", place[0]), ("column", place[1])
        return (row, column) if self._is_total(place) else (column, row)

    def _is_total(self, place: tuple[int, int]) -> bool:
        return (place[0] == self._last[0]) != (place[1] == self._last[1])

    def _cheapest(self, left: Counter[tuple[Node, Node]], source: Node, sink: Node) -> set[tuple[int, int]]:
        """Give the shown places on the way that gives up least; a total costs more than any cell."""
        ways: dict[Node, list[tuple[int, Node, tuple[int, int] | None]]] = {}
        for (start, end), room in left.items():
            if room > 0:
                ways.setdefault(start, []).append((0, end, None))
        total = self._values[-1][-1]
        for place, n in self._places():
            if n >= K and place not in self._hidden | self._fixed:
                cost = n + (total if self._is_total(place) else 0)
                row, column = ("row", place[0]), ("column", place[1])
                ways.setdefault(row, []).append((cost, column, place))
                ways.setdefault(column, []).append((cost, row, place))
        queue: list[tuple[int, Node, tuple[tuple[int, int], ...]]] = [(0, source, ())]
        done: set[Node] = set()
        while queue:
            cost, node, used = heapq.heappop(queue)
            if node == sink:
                return set(used)
            if node not in done:
                done.add(node)
                for more, end, place in ways.get(node, ()):
                    heapq.heappush(queue, (cost + more, end, (*used, place) if place else used))
        return set()


def _path(left: Mapping[tuple[Node, Node], int], source: Node, sink: Node) -> list[tuple[Node, Node]]:
    """Give the shortest way with room on every arc, or none."""
    onward: dict[Node, list[Node]] = {}
    for (start, end), room in left.items():
        if room > 0:
            onward.setdefault(start, []).append(end)
    came: dict[Node, Node] = {source: source}
    queue = deque([source])
    while queue and sink not in came:
        node = queue.popleft()
        for end in onward.get(node, ()):
            if end not in came:
                came[end] = node
                queue.append(end)
    path: list[tuple[Node, Node]] = []
    node = sink
    while node in came and node != source:
        path.append((came[node], node))
        node = came[node]
    return path


class Generalised(msgspec.Struct, Generic[Key], frozen=True):
    """Combinations that each occur five times or more, how many rows were made coarser for that, and how many were dropped."""

    counts: dict[Key, int]
    coarser: int
    dropped: int


def generalise(counts: Mapping[Key, int], ways: Iterable[Callable[[Key], Key]]) -> Generalised[Key]:
    """Make combinations that occur fewer than five times coarser, one way after the other; what is still rare is dropped."""
    kept = Counter({key: n for key, n in counts.items() if n > 0})
    changed: Counter[Key] = Counter()
    for coarsen in ways:
        rare = {key: n for key, n in kept.items() if n < K and coarsen(key) != key}
        for key, n in rare.items():
            del kept[key]
            changed.pop(key, None)
        for key, n in rare.items():
            kept[coarsen(key)] += n
            changed[coarsen(key)] += n
    fit = {key: n for key, n in kept.items() if n >= K}
    return Generalised(fit, sum(changed[key] for key in fit), kept.total() - sum(fit.values()))
