"""The citizen's words in, ranked suggestions out."""

from collections import Counter
from collections.abc import Iterator, Mapping
from math import exp

import msgspec

from desk_assistant.content.model import OTHER, IntakePhrases
from desk_assistant.intake.reading import Features, Reader
from desk_assistant.intake.weighing import Scales
from desk_assistant.intake.words import stem, words_of

_PHRASE, _WORD, _HINT = 1.0, 1.0, 0.5
_NEARNESS = 2.0
#: What it adds that the text holds a word that names the thing (at most two such words count).
_NAMED, _MOST_NAMES = 0.8, 2
#: What speaks for "none of these" beforehand, and how well a suggestion must fit to be better than it.
_OTHER_BONUS = 0.3
_LEAST_FIT = 1.5
#: Turns the marks into shares: chosen so that a share of 0.8 is right about eight times in ten.
_SHARPNESS = 1.5


class Suggestion(msgspec.Struct, frozen=True):
    """What the citizen may have come for. `score` is 0 to 1; `phrase` is the way of saying it that was nearest."""

    id: str
    kind: str
    score: float
    phrase: str


class Intake:
    """Suggests from the phrases of a library (`library.intake`, `library.alike`).

    It learns them in small steps (`learn`), so that a window can do it in idle moments. The first question for
    suggestions does what is left.
    """

    def __init__(self, phrases: Mapping[str, IntakePhrases], alike: Mapping[str, tuple[str, ...]]) -> None:
        self._entries = [phrases[name] for name in sorted(phrases)]
        self._texts: list[str] = []
        weights: list[tuple[int, float]] = []
        for label, entry in enumerate(self._entries):
            for texts, weight in ((entry.phrases, _PHRASE), (entry.words, _WORD), (entry.hints, _HINT)):
                self._texts += texts
                weights += [(label, weight)] * len(texts)
        self._reader = Reader()
        self._scales = Scales(len(self._entries))
        self._learning = self._learn(weights, alike)

    def learn(self) -> Iterator[None]:
        """Learn the phrases step by step; a step takes some milliseconds. What was learned is not learned again."""
        yield from self._learning

    def _learn(self, weights: list[tuple[int, float]], alike: Mapping[str, tuple[str, ...]]) -> Iterator[None]:
        yield from self._reader.learn(self._texts, alike)
        self._names = {
            (*map(stem, words_of(word)),): label for label, entry in reversed([*enumerate(self._entries)]) for word in entry.words
        }
        self._longest_name = max(map(len, self._names), default=0)
        yield
        labels, shares = [label for label, _ in weights], [weight for _, weight in weights]
        yield from self._scales.learn(labels, shares, self._whole)

    def _whole(self, number: int) -> Features:
        """Give the features of a phrase; a stop at the end says that its last word is whole."""
        return self._reader.features(f"{self._texts[number]}.")

    def suggest(self, text: str, limit: int = 5) -> tuple[Suggestion, ...]:
        """Give the best suggestions, the likeliest first; nothing for a text without words.

        A last word with nothing after it counts as the beginning of a word too.
        """
        for _ in self._learning:
            pass
        features = self._reader.features(text)
        if not features or not self._entries:
            return ()
        near, nearest = self._scales.nearest(features)
        marks = [speaks + _NEARNESS * by for speaks, by in zip(self._scales.speaks_for(features), near, strict=True)]
        for label, times in self._named(text).items():
            marks[label] += _NAMED * min(times, _MOST_NAMES)
        for label, entry in enumerate(self._entries):
            if entry.id == OTHER:
                marks[label] = max(marks[label] + _OTHER_BONUS, _LEAST_FIT)
        shares = [exp((mark - max(marks)) * _SHARPNESS) for mark in marks]
        total = sum(shares)
        ranked = sorted(range(len(marks)), key=lambda label: (-marks[label], label))[:limit]
        return tuple(self._suggestion(label, shares[label] / total, nearest[label]) for label in ranked)

    def _named(self, text: str) -> Counter[int]:
        """Give how many words or groups of words name each id."""
        roots = [*map(stem, words_of(text))]
        found: Counter[int] = Counter()
        for length in range(1, self._longest_name + 1):
            for at in range(len(roots) - length + 1):
                label = self._names.get((*roots[at : at + length],))
                if label is not None:
                    found[label] += 1
        return found

    def _suggestion(self, label: int, share: float, nearest: list[int]) -> Suggestion:
        """Give a suggestion with the nearest phrase that reads well: a word, or a sentence, but not one typed in haste."""
        entry = self._entries[label]
        texts = [self._texts[number] for number in nearest] or [entry.phrases[0]]
        phrase = next((text for text in texts if text[0].isupper() or text in entry.words), texts[0])
        return Suggestion(entry.id, entry.kind, round(share, 3), phrase)
