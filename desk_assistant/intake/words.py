"""From typed text to plain word stems: `Kørekortet`, `koerekort` and `korekort` all become the same."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice
from typing import TypeVar

T = TypeVar("T")
#: So many phrases are read in some milliseconds.
BATCH = 40

#: One spelling for each Danish letter, however the keyboard wrote it (Danish, two letters, bare, Swedish or German).
_LETTERS = str.maketrans({"æ": "a", "ø": "o", "å": "a", "ä": "a", "ö": "o", "ü": "y", "é": "e", "è": "e", "ß": "s", "’": "'"})
_PAIRS = (("ae", "a"), ("oe", "o"), ("aa", "a"))
_WORD = re.compile(r"[a-z0-9]+(?:'[a-z]+)?")
_VOWELS = frozenset("aeiouy")

#: Words of every sentence; they tell hardly anything about what it is about.
COMMON = frozenset(
    """
    jeg du han hun vi i de den det der her min mit mine din dit dine os mig dig ham hende dem sig man en et og at er har
    havde hvad hvor hvordan hvorfor hvem som for til fra med om pa af ved kan skal vil ma gor gore have vare var blevet
    bliver far fa fik ikke sa nar hvis eller men ogsa bare lige nu noget nogen jo da sin sit alle andre over efter ud ind
    op igen vores jeres deres siger sagde kommer kom gar tak gerne mere godt en the a an to of i my we you is are do does
    it for and in on me our what how can need want have has with get that this am be he she they who where when at from
    hva ska ha ik ikk jg hvordn er was did ikke også været blev blive hos mod under uden siden
    """.split()
)

#: Endings of Danish nouns, verbs and adjectives, and a few English ones, on folded words; the longest that fits is cut.
_ENDINGS = sorted(
    """
    ernes erens erne eren ene ens erede eredes eret erets erer ering ede edes ende ender endes en er ere erer et ets es e s
    heden heder hederne hed ets elsernes elserne elser elsen elses else ing inger ingen ings ingerne ingernes ed
    """.split(),
    key=len,
    reverse=True,
)
_SHORTEST = 3
#: Verbs that would get the stem of a noun: `gælder` is not `gæld`, `passer` not `passet`, `rykket` not `rykker`.
_OWN_STEMS = {"galder": "galder", "passe": "passe", "passer": "passe", "passes": "passe", "rykket": "rykket"}


def folded(text: str) -> str:
    """Give the text in lower case with one spelling of the Danish letters."""
    text = text.lower().translate(_LETTERS)
    for pair, letter in _PAIRS:
        text = text.replace(pair, letter)
    return text


def words_of(text: str) -> list[str]:
    """Give the words of a text, folded; a hyphen, stop or slash parts two words, an apostrophe falls away."""
    return [word.replace("'", "") for word in _WORD.findall(folded(text))]


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """Give the word without its ending, at least three letters with a vowel; figures stay as they are."""
    if word[0].isdigit():
        return word
    if word in _OWN_STEMS:
        return _OWN_STEMS[word]
    for ending in _ENDINGS:
        rest = word[: -len(ending)]
        if word.endswith(ending) and len(rest) >= _SHORTEST and _VOWELS & set(rest):
            word = rest
            break
    if len(word) > _SHORTEST + 1 and word[-1] == word[-2]:
        word = word[:-1]
    return word


def batched(things: Iterable[T]) -> Iterator[tuple[T, ...]]:
    """Give things in groups that take a few milliseconds each (itertools has this from Python 3.12)."""
    waiting = iter(things)
    while some := tuple(islice(waiting, BATCH)):
        yield some
