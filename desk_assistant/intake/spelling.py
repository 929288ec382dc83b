"""Finds the known word that a word with wrong letters was meant to be, and the words that a beginning can become."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator

from desk_assistant.intake.words import batched

_SHORTEST = 4
#: From this length on a word may have two wrong letters, one of them too many.
_TWO_FROM = 7
_MOST_COMPLETIONS = 12


class Spelling:
    """Knows the words and how often they stand in the phrases."""

    def __init__(self, known: Counter[str]) -> None:
        self._known = known
        self._sorted = sorted(known)
        #: The words with spaces between, because most forms have one and a list for each would take twice the memory.
        self._near: dict[str, str] = {}

    def learn(self) -> Iterator[None]:
        """Take the words in, a few milliseconds' worth between one step and the next."""
        for some in batched(word for word in self._sorted if len(word) >= _SHORTEST - 1):
            for word in some:
                for form in without_one(word):
                    near = self._near.get(form)
                    self._near[form] = f"{near} {word}" if near else word
            yield

    def begun_by(self, beginning: str) -> list[tuple[str, float]]:
        """Give the words that begin so, the most frequent first, with shares that add up to 1."""
        begun = sorted(self._from(beginning), key=self._by_frequency)[:_MOST_COMPLETIONS]
        total = sum(self._known[word] for word in begun)
        return [(word, self._known[word] / total) for word in begun]

    def nearest(self, word: str) -> str | None:
        """Give the known word one letter away (two in long words), None if there is none.

        Of several it is the one with no letter replaced, and then the most frequent.
        """
        if len(word) < _SHORTEST:
            return None
        forms = without_one(word)
        best = self._best(word, self._found_by(forms), 1)
        if best is None and len(word) >= _TWO_FROM:
            shorter = {bare for form in forms for bare in without_one(form)}
            best = self._best(word, self._found_by(shorter), 2)
        return best

    def _found_by(self, forms: set[str]) -> set[str]:
        return {near for form in forms if form in self._near for near in self._near[form].split()}

    def _best(self, word: str, near: set[str], limit: int) -> str | None:
        ranked = sorted((distance(word, other), replaces(word, other), *self._by_frequency(other)) for other in near)
        return ranked[0][-1] if ranked and ranked[0][0] <= limit else None

    def _by_frequency(self, word: str) -> tuple[int, str]:
        return -self._known[word], word

    def _from(self, beginning: str) -> Iterator[str]:
        at = bisect_left(self._sorted, beginning)
        while at < len(self._sorted) and self._sorted[at].startswith(beginning):
            yield self._sorted[at]
            at += 1


def without_one(word: str) -> set[str]:
    """Give the word and the word with each single letter left out."""
    return {word} | {word[:at] + word[at + 1 :] for at in range(len(word))}


def replaces(word: str, other: str) -> bool:
    """Tell whether a letter was replaced: rarer than a letter left out, added or swapped with its neighbour."""
    return len(word) == len(other) and sorted(word) != sorted(other)


def distance(first: str, second: str) -> int:
    """Give how many letters must be changed, added, left out or swapped with their neighbour."""
    before: list[int] = []
    row = list(range(len(second) + 1))
    for at, letter in enumerate(first, 1):
        previous, row = row, [at]
        for other_at, other in enumerate(second, 1):
            cost = min(previous[other_at] + 1, row[-1] + 1, previous[other_at - 1] + (letter != other))
            if at > 1 and other_at > 1 and letter == second[other_at - 2] and first[at - 2] == other:
                cost = min(cost, before[other_at - 2] + 1)
            row.append(cost)
        before = previous
    return row[-1]
