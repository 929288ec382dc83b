"""Reads a text as weighted features: stems, meanings, parts of compounds and pairs of words."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from desk_assistant.intake.spelling import Spelling
from desk_assistant.intake.words import COMMON, batched, stem, words_of

#: The first letter of a feature says what it is; these are their weights.
STEM, MEANING, PART, PAIR = "w", "m", "p", "b"
WEIGHT = {STEM: 0.8, MEANING: 1.2, PART: 0.65, PAIR: 0.8}
_COMMON_WEIGHT = 0.15
#: How sure a reading is: a word put right, two words read as one, and a part of a compound.
_PUT_RIGHT, _JOINED, _WITHIN = 0.85, 0.8, 0.6
#: A known word at the end may still become a longer one.
_ITSELF = 0.8
_SHORTEST_PART, _SHORTEST_COMPOUND = 3, 6
_LINKS = ("", "s", "e")
_MOST_KEPT = 20_000

Features = dict[str, float]


class Reader:
    """Knows the words of the phrases and reads a text with them."""

    def __init__(self) -> None:
        self._known: Counter[str] = Counter()
        self._meaning: dict[tuple[str, ...], str] = {}
        self._longest = 0
        self._stems: set[str] = set()
        self._kept: dict[str, tuple[tuple[str, float], ...]] = {}

    def learn(self, texts: Iterable[str], alike: Mapping[str, Iterable[str]]) -> Iterator[None]:
        """Take the words in, a few milliseconds' worth between one step and the next."""
        for some in batched(texts):
            self._known.update(word for text in some for word in words_of(text))
            yield
        for name, members in alike.items():
            for parts in map(words_of, members):
                self._known.update(parts)
                self._meaning.setdefault(tuple(map(stem, parts)), name)
        self._longest = max(map(len, self._meaning), default=0)
        yield
        for some in batched(self._known):
            self._stems.update(map(stem, some))
            yield
        self._spelling = Spelling(self._known)
        yield from self._spelling.learn()

    def features(self, text: str) -> Features:
        """Give the features of a text. A last word with nothing after it may be the beginning of a longer one."""
        words = words_of(text)
        found: Features = {}
        keys = []
        open_end = text[-1:].isalnum()
        for place, word in enumerate(words):
            readings = self._readings(word, open_end and place == len(words) - 1)
            for reading, share in readings:
                self._add(found, reading, share)
            keys.append(stem(readings[0][0]))
        for first, second in zip(words, words[1:], strict=False):
            if first + second in self._known:
                self._add(found, first + second, _JOINED)
        self._add_meanings(found, keys)
        names = [self._meaning.get((key,), key) for key in keys]
        for first, second in zip(names, names[1:], strict=False):
            found[f"{PAIR}{first} {second}"] = WEIGHT[PAIR]
        return found

    def _readings(self, word: str, may_go_on: bool) -> list[tuple[str, float]]:
        """Give what the word can be, with shares, the best first."""
        known = word in self._known or word[0].isdigit()
        begun = self._spelling.begun_by(word) if may_go_on and len(word) > 1 else []
        if known and len(begun) > 1:
            others = [(other, share * (1 - _ITSELF)) for other, share in begun if other != word]
            return [(word, _ITSELF), *others]
        if known or (not begun and stem(word) in self._stems):
            return [(word, 1.0)]
        if begun:
            return begun
        near = self._spelling.nearest(word)
        return [(near, _PUT_RIGHT)] if near else [(word, 1.0)]

    def _add(self, found: Features, word: str, share: float) -> None:
        if word not in self._kept:
            if len(self._kept) > _MOST_KEPT:
                self._kept.clear()
            self._kept[word] = tuple(self._word_features(word).items())
        for feature, weight in self._kept[word]:
            if weight * share > found.get(feature, 0.0):
                found[feature] = weight * share

    def _word_features(self, word: str) -> Features:
        root = stem(word)
        found = {STEM + root: WEIGHT[STEM]}
        parts = self._split(root)
        for part in parts or (root,):
            found[PART + part] = WEIGHT[PART]
        for piece, share in (*((part, _WITHIN) for part in parts), (root, 1.0)):
            name = self._meaning.get((piece,))
            if name:
                found[MEANING + name] = WEIGHT[MEANING] * share
        if word in COMMON:
            found = {feature: weight * _COMMON_WEIGHT for feature, weight in found.items()}
        return found

    def _add_meanings(self, found: Features, keys: list[str]) -> None:
        """Add the meanings that are told by several words in a row."""
        for length in range(2, self._longest + 1):
            for at in range(len(keys) - length + 1):
                name = self._meaning.get(tuple(keys[at : at + length]))
                if name:
                    found[MEANING + name] = WEIGHT[MEANING]

    def _split(self, root: str) -> tuple[str, ...]:
        """Give the two known stems that a compound is made of, cut where the shorter one is longest, or nothing."""
        if len(root) < _SHORTEST_COMPOUND or root[0].isdigit():
            return ()
        best: tuple[int, tuple[str, ...]] = (0, ())
        for cut in range(_SHORTEST_PART, len(root) - _SHORTEST_PART + 1):
            tail = stem(root[cut:])
            if tail not in self._stems:
                continue
            for link in _LINKS:
                head = root[:cut].removesuffix(link)
                if len(head) >= _SHORTEST_PART and stem(head) in self._stems:
                    best = max(best, (min(len(stem(head)), len(tail)), (stem(head), tail)))
                    break
        return best[1]

