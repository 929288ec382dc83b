"""Weighs features against the phrases: how much each feature speaks for each id, and which phrases are nearest.

The first is naive Bayes on features weighted by their rarity, the second the cosine to single phrases. Both are sums
over the words of the text, so every suggestion can be explained by its words.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from math import log, sqrt

from desk_assistant.intake.reading import Features
from desk_assistant.intake.words import BATCH, batched

_SMOOTHING = 0.1
#: A feature of more phrases than this says nothing about which phrase is near.
_TOO_COMMON = 250
#: What a second and a third near phrase of the same id add to the nearest.
_SECOND, _THIRD = 0.5, 0.25


class Scales:
    """Holds what the phrases weigh. Ids are numbered from 0."""

    def __init__(self, ids: int) -> None:
        self._ids = ids
        self._rows: dict[str, list[float]] = {}

    def learn(self, examples: Sequence[tuple[int, Features, float]]) -> Iterator[None]:
        """Weigh the phrases, a few milliseconds' worth between one step and the next."""
        ids = self._ids
        self.labels = [label for label, _, _ in examples]
        seen: dict[str, int] = defaultdict(int)
        for some in batched(examples):
            for _, features, _ in some:
                for feature in features:
                    seen[feature] += 1
            yield
        self._rarity = {feature: log((len(examples) + 1) / (times + 0.5)) for feature, times in seen.items()}
        self._mass: dict[str, dict[int, float]] = defaultdict(dict)
        self._near: dict[str, list[tuple[int, float]]] = defaultdict(list)
        totals = [0.0] * ids
        for number, (label, features, weight) in enumerate(examples):
            if number % BATCH == 0:
                yield
            values = {feature: value * self._rarity[feature] for feature, value in features.items()}
            length = sqrt(sum(value * value for value in values.values())) or 1.0
            for feature, value in values.items():
                mass = self._mass[feature]
                mass[label] = mass.get(label, 0.0) + value * weight / length
                totals[label] += value * weight / length
                if seen[feature] <= _TOO_COMMON:
                    self._near[feature].append((number, value / length))
        self._base = [log(total + _SMOOTHING * len(seen)) for total in totals]

    def speaks_for(self, features: Features) -> list[float]:
        """Give for each id how much the features speak for it, compared with the others; 0 is no opinion."""
        sums = [0.0] * self._ids
        length = 0.0
        for feature, value in features.items():
            rarity = self._rarity.get(feature)
            if rarity is not None:
                value *= rarity
                length += value * value
                sums = [total + value * part for total, part in zip(sums, self._row(feature), strict=True)]
        length = sqrt(length) or 1.0
        return [total / length for total in sums]

    def nearest(self, features: Features) -> tuple[list[float], list[list[int]]]:
        """Give for each id how near its phrases are (0 to about 1.75), and the numbers of its examples, the nearest first."""
        cosines: dict[int, float] = defaultdict(float)
        length = 0.0
        for feature, value in features.items():
            rarity = self._rarity.get(feature)
            if rarity is not None:
                value *= rarity
                length += value * value
                for number, part in self._near.get(feature, ()):
                    cosines[number] += value * part
        length = sqrt(length) or 1.0
        best: list[list[tuple[float, int]]] = [[] for _ in range(self._ids)]
        for number, cosine in cosines.items():
            best[self.labels[number]].append((-cosine, number))
        found, numbers = [], []
        for each in best:
            each.sort()
            found.append(-sum(cosine * share for (cosine, _), share in zip(each, (1.0, _SECOND, _THIRD), strict=False)) / length)
            numbers.append([number for _, number in each])
        return found, numbers

    def _row(self, feature: str) -> list[float]:
        if feature not in self._rows:
            mass = self._mass[feature]
            row = [log(mass.get(label, 0.0) + _SMOOTHING) - self._base[label] for label in range(self._ids)]
            mean = sum(row) / self._ids
            self._rows[feature] = [part - mean for part in row]
        return self._rows[feature]
