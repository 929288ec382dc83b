"""Weighs features against the phrases: how much each feature speaks for each id, and which phrases are nearest.

The first is naive Bayes on features weighted by their rarity, the second the cosine to single phrases. Both are sums
over the words of the text, so every suggestion can be explained by its words.
"""

from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate
from math import log, sqrt

from desk_assistant.intake.reading import Features
from desk_assistant.intake.words import batched

_SMOOTHING = 0.1
#: A feature of more phrases than this says nothing about which phrase is near.
_TOO_COMMON = 250
#: What a second and a third near phrase of the same id add to the nearest.
_SECOND, _THIRD = 0.5, 0.25


class Scales:
    """Holds what the phrases weigh. Ids are numbered from 0."""

    def __init__(self, ids: int) -> None:
        self._ids = ids
        self._rows: dict[int, Sequence[float]] = {}

    def learn(self, labels: Sequence[int], weights: Sequence[float], features_of: Callable[[int], Features]) -> Iterator[None]:
        """Weigh the phrases, a few milliseconds' worth between one step and the next.

        `features_of` is asked twice for each phrase, because keeping all answers would take ten times the memory.
        """
        self.labels, self._weights = labels, weights
        seen: Counter[str] = Counter()
        for some in batched(range(len(labels))):
            for number in some:
                seen.update(features_of(number).keys())
            yield
        self._places = {feature: place for place, feature in enumerate(seen)}
        self._rarity = array("f", [log((len(labels) + 1) / (times + 0.5)) for times in seen.values()])
        self._columns = Columns(seen.values())
        totals = [0.0] * self._ids
        for some in batched(range(len(labels))):
            for number in some:
                values = {self._places[feature]: value for feature, value in features_of(number).items()}
                values = {place: value * self._rarity[place] for place, value in values.items()}
                length = sqrt(sum(value * value for value in values.values())) or 1.0
                for place, value in values.items():
                    self._columns.put(place, number, value / length)
                totals[labels[number]] += sum(values.values()) * weights[number] / length
            yield
        self._base = [log(total + _SMOOTHING * len(seen)) for total in totals]

    def speaks_for(self, features: Features) -> list[float]:
        """Give for each id how much the features speak for it, compared with the others; 0 is no opinion."""
        sums = [0.0] * self._ids
        weighed, length = self._weighed(features)
        for place, value in weighed:
            sums = [total + value * part for total, part in zip(sums, self._row(place), strict=True)]
        return [total / length for total in sums]

    def nearest(self, features: Features) -> tuple[list[float], list[list[int]]]:
        """Give for each id how near its phrases are (0 to about 1.75), and the numbers of its examples, the nearest first."""
        cosines: dict[int, float] = defaultdict(float)
        weighed, length = self._weighed(features)
        for place, value in weighed:
            for number, part in self._columns.pairs(place) if self._columns.size(place) <= _TOO_COMMON else ():
                cosines[number] += value * part
        best: list[list[tuple[float, int]]] = [[] for _ in range(self._ids)]
        for number, cosine in cosines.items():
            best[self.labels[number]].append((-cosine, number))
        found, numbers = [], []
        for each in best:
            each.sort()
            found.append(-sum(cosine * share for (cosine, _), share in zip(each, (1.0, _SECOND, _THIRD), strict=False)) / length)
            numbers.append([number for _, number in each])
        return found, numbers

    def _weighed(self, features: Features) -> tuple[list[tuple[int, float]], float]:
        """Give the known features by place with what they weigh by rarity, and the length of them all (1 without any)."""
        known = [(self._places[feature], value) for feature, value in features.items() if feature in self._places]
        weighed = [(place, value * self._rarity[place]) for place, value in known]
        return weighed, sqrt(sum(value * value for _, value in weighed)) or 1.0

    def _row(self, place: int) -> Sequence[float]:
        if place not in self._rows:
            mass = [_SMOOTHING] * self._ids
            for number, part in self._columns.pairs(place):
                mass[self.labels[number]] += part * self._weights[number]
            row = [log(part) - base for part, base in zip(mass, self._base, strict=True)]
            mean = sum(row) / self._ids
            self._rows[place] = array("f", (part - mean for part in row))
        return self._rows[place]


class Columns:
    """For each place the phrases it stands in and what it weighs there, packed: 60,000 pairs take half a megabyte."""

    def __init__(self, sizes: Iterable[int]) -> None:
        self._ends = array("I", accumulate(sizes, initial=0))
        self._next = array("I", self._ends[:-1])
        self._numbers, self._values = array("H", bytes(2 * self._ends[-1])), array("f", bytes(4 * self._ends[-1]))

    def put(self, place: int, number: int, value: float) -> None:
        """Add a pair to a place that has room for it."""
        at = self._next[place]
        self._numbers[at], self._values[at] = number, value
        self._next[place] = at + 1

    def size(self, place: int) -> int:
        """Give how many pairs a place has."""
        return self._ends[place + 1] - self._ends[place]

    def pairs(self, place: int) -> Iterator[tuple[int, float]]:
        """Give the pairs of a place."""
        between = slice(self._ends[place], self._ends[place + 1])
        return zip(self._numbers[between], self._values[between], strict=True)
