"""Makes CPR numbers in the spellings people and programs use. In memory only: a number made here may be somebody's."""

import random
import re
from collections.abc import Callable, Iterator
from itertools import cycle
from typing import NamedTuple

DAYS = (*range(1, 32), *range(61, 92))
MONTHS = range(1, 13)
GROUPINGS = ((10,), (6, 4), (2, 2, 2, 4), (2, 2, 2, 2, 2), (4, 2, 4), (6, 2, 2), (1,) * 10)
SEPARATORS = (
    " ", "-", ".", "/", "\n", "\t", "_", "\\", " - ", " / ", "- ", "   ",
    "\u00a0", "\u2007", "\u202f", "\u2009", "\u3000", "\u2028",  # spaces
    "\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\u2015", "\u2212", "\u00ad-", "\ufe58", "\ufe63", "\uff0d",
    " \u2013 ",  # dashes
    "\u00b7", "\u2022", "\u2219", "\uff0e", "\u2024", "\u2044", "\u2215", "\uff0f",  # dots and strokes
)  # fmt: skip
WIDE_SEPARATORS = (", ", ":", " : ", "; ", "+", "*", " (", " | ", "=", " → ", "–– ", "…")
"""Only between the first six and the last four."""
ZEROS = tuple("0٠۰०০߀๐၀０𝟎𝟘𝟢𝟬𝟶🯰")
"""The zero of several scripts; the other digits follow it in Unicode."""
INVISIBLE = tuple("\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u202e\u0301\u0336\u20e3\ufe0f\x00\u034f")
LOOKALIKES = {"0": "OoОοＯ", "1": "lIІΙⅠ"}
BEFORE = ("", "Mit nummer er ", "cpr", "CPR:", "nr.", "(", "Født ", "pas", "Hej æøå, ", "\n", "„", "Borger", "#", "cpr=")
AFTER = ("", " og jeg vil skifte læge", "nu", ".", ")", ", tak", "x", "\n", "borger", " kl. 10", "!", "og", "“")


class Spelling(NamedTuple):
    """A sentence, and where in it the number stands."""

    text: str
    start: int
    end: int

    @property
    def number(self) -> str:
        """The number as it is spelled."""
        return self.text[self.start : self.end]


def spellings(seed: int, count: int) -> Iterator[Spelling]:
    """Give so many numbers, each day and month in turn, with year, last four, spelling and surroundings at random."""
    chance = random.Random(seed)
    dates = cycle([(day, month) for month in MONTHS for day in DAYS])
    for _, (day, month) in zip(range(count), dates, strict=False):
        digits = f"{day:02}{month:02}{chance.randrange(100):02}{chance.randrange(10_000):04}"
        number = chance.choice(STYLES)(digits, chance)
        before, after = chance.choice(BEFORE), chance.choice(AFTER)
        yield Spelling(before + number + after, len(before), len(before) + len(number))


def _grouped(digits: str, chance: random.Random) -> str:
    """Any grouping; one separator for all gaps or a new one for each."""
    groups = chance.choice(GROUPINGS)
    gap = chance.choice(SEPARATORS)
    mixed = chance.random() < 0.3
    written, place = "", 0
    for size in groups:
        written += (chance.choice(SEPARATORS) if mixed else gap) if place else ""
        written += digits[place : place + size]
        place += size
    return written


def _usual(digits: str, chance: random.Random) -> str:
    return digits[:6] + chance.choice(("-", "", " ", "–")) + digits[6:]


def _widely_separated(digits: str, chance: random.Random) -> str:
    return digits[:6] + chance.choice(WIDE_SEPARATORS) + digits[6:]


def _full_year(digits: str, chance: random.Random) -> str:
    inner = chance.choice((".", "-", "/", " "))
    century = chance.choice(("18", "19", "20"))
    year = century + digits[4:6]
    return inner.join((digits[:2], digits[2:4], year)) + chance.choice(("-", " ", " - ", "–", ".", "")) + digits[6:]


def _unpadded(digits: str, chance: random.Random) -> str:
    inner = chance.choice((".", "-", "/"))
    return inner.join((digits[:2].lstrip("0"), digits[2:4].lstrip("0"), digits[4:6])) + "-" + digits[6:]


def _other_script(digits: str, chance: random.Random) -> str:
    zero = chance.choice(ZEROS)
    mixed = chance.random() < 0.3
    return "".join(
        chr(ord(chance.choice(ZEROS) if mixed else zero) + int(character)) if character.isdigit() else character
        for character in _grouped(digits, chance)
    )


def _with_invisible(digits: str, chance: random.Random) -> str:
    written = _grouped(digits, chance)
    return written[0] + "".join(
        (chance.choice(INVISIBLE) if chance.random() < 0.4 else "") + character for character in written[1:]
    )


def _with_lookalikes(digits: str, chance: random.Random) -> str:
    """At most six of the ten become letters; the first and the last group keep a digit, or they could be words."""
    plain = _usual(digits, chance) if chance.random() < 0.5 else _grouped(digits, chance)
    written = list(plain)
    places = [place for place, character in enumerate(written) if character in LOOKALIKES]
    for place in chance.sample(places, min(len(places), 6)):
        written[place] = chance.choice(LOOKALIKES[written[place]])
    groups = [match.span() for match in re.finditer("[0-9]+", plain)]
    for start, end in (groups[0], groups[-1]):
        if not any(character.isdigit() for character in written[start:end]):
            written[start:end] = plain[start:end]
    return "".join(written)


STYLES: tuple[Callable[[str, random.Random], str], ...] = (
    _grouped, _usual, _widely_separated, _full_year, _unpadded, _other_script, _with_invisible, _with_lookalikes,
)  # fmt: skip
