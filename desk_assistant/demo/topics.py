"""What invented citizens come for: the mix over the year, what is mistaken for what, and which answers are usual."""

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import accumulate
from random import Random

from desk_assistant.content.library import Library
from desk_assistant.content.model import OTHER, Question

_USUAL = {
    "pas": 17, "mitid": 17, "koerekort": 12, "flytning": 9, "digital-post": 8, "sundhedskort": 7, "boligstoette": 6,
    "folkepension": 5, "laegevalg": 4, "nemkonto": 3, "skat": 3, "restance": 3, "fuldmagt": 3, "dagtilbud": 2, OTHER: 6,
}  # fmt: skip
_USUAL_EVENTS = {
    "flyttet": 28, "tabt-pung": 21, "doedsfald": 14, "ny-i-danmark": 11,
    "pensionist": 8, "fylder-18": 7, "nyfoedt": 6, "skilsmisse": 6,
}  # fmt: skip
#: How many times as often as usual in a month: tax when the forms of March come, moving before autumn, passports before summer.
_SEASONS: dict[str, dict[int, float]] = {
    "pas": {1: 0.7, 2: 0.9, 4: 1.3, 5: 1.8, 6: 1.8, 7: 1.2, 10: 0.8, 11: 0.6, 12: 0.6},
    "flytning": {6: 1.2, 7: 1.3, 8: 2.1, 9: 1.8, 12: 0.7},
    "flyttet": {7: 1.3, 8: 2.2, 9: 1.9},
    "laegevalg": {8: 1.5, 9: 1.6},
    "boligstoette": {1: 1.6, 8: 1.3, 9: 1.6, 10: 1.2},
    "skat": {3: 3.2, 4: 2.4, 11: 2.0, 12: 1.2},
    "folkepension": {1: 1.5, 12: 1.2},
    "dagtilbud": {1: 1.2, 5: 1.2, 8: 1.4},
    "sundhedskort": {5: 1.2, 6: 1.5, 7: 1.3},
    "fylder-18": {8: 1.3, 9: 1.3},
}
#: By the need it really was, what the citizen first said it was about.
_MISTAKEN: dict[str, tuple[str, ...]] = {
    "mitid": ("digital-post", "nemkonto", "skat"),
    "digital-post": ("mitid", "fuldmagt", OTHER),
    "laegevalg": ("sundhedskort",),
    "flytning": ("laegevalg", "boligstoette"),
    "boligstoette": ("flytning", "folkepension"),
    "fuldmagt": ("digital-post", "mitid"),
    "nemkonto": ("skat", "digital-post"),
    "restance": ("skat", "boligstoette", OTHER),
    "sundhedskort": ("laegevalg",),
    "folkepension": ("boligstoette", "skat"),
}
#: By topic, who takes the matter over, and the id of the place in the directory.
_TAKEN_OVER: dict[str, tuple[str, str]] = {
    "boligstoette": ("udbetaling_danmark", "udbetaling-danmark-boligstoette"),
    "folkepension": ("udbetaling_danmark", "udbetaling-danmark-pension"),
    "skat": ("other_authority", "skattestyrelsen"),
    "restance": ("other_authority", "gaeldsstyrelsen"),
    "mitid": ("other_authority", "mitid-support"),
    "digital-post": ("other_authority", "digital-post-support"),
    "dagtilbud": ("colleague", "pladsanvisning"),
    OTHER: ("colleague", "jobcenter"),
}
_ANYBODY = (("colleague", None), ("appointment", None), ("colleague", "borgerraadgiver"))


class Topics:
    """What somebody may come for, among the flows and life events that a library holds."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._flows = tuple(sorted(library.flows))
        self._events = tuple(sorted(library.life_events))
        self._months: dict[tuple[tuple[str, ...], int], list[float]] = {}

    def flow(self, month: int, chance: Random) -> str:
        """Draw a flow as the month has it."""
        return self._draw(self._flows, _USUAL, month, chance)

    def event(self, month: int, chance: Random) -> str:
        """Draw a life event as the month has it."""
        return self._draw(self._events, _USUAL_EVENTS, month, chance)

    def bundle(self, event: str) -> tuple[str, ...]:
        """Give the flows of a life event in the order to take them."""
        return tuple(need.flow for need in self._library.life_events[event].needs)

    def mistaken_for(self, flow: str, chance: Random) -> str | None:
        """Draw what a citizen says who really needs this flow, or None where hardly anybody is mistaken."""
        said = [other for other in _MISTAKEN.get(flow, ()) if other in self._library.flows]
        return chance.choice(said) if said else None

    def taken_over(self, flow: str | None, chance: Random) -> tuple[str, str | None]:
        """Draw who takes a need over: the kind of place, and its id in the directory or None."""
        to, entry = _TAKEN_OVER.get(flow or "", (None, None))
        if to is None or chance.random() < 0.3:
            to, entry = chance.choice(_ANYBODY)
        return to, entry if entry in self._library.places else None

    def _draw(self, names: tuple[str, ...], usual: Mapping[str, float], month: int, chance: Random) -> str:
        key = (names, month)
        if key not in self._months:
            weights = (usual.get(name, 1) * _SEASONS.get(name, {}).get(month, 1) for name in names)
            self._months[key] = list(accumulate(weights))
        return chance.choices(names, cum_weights=self._months[key])[0]


def usual_answer(flow: str, question: Question, chance: Random) -> str:
    """Draw an answer; those that stand first are given most."""
    return chance.choices(question.answers, cum_weights=_weights(flow, question.id, len(question.answers)))[0].id


@cache
def _weights(flow: str, question: str, answers: int) -> Sequence[float]:
    own = Random(f"{flow} {question}")
    return tuple(accumulate(own.uniform(0.6, 1.4) / (place + 1) ** 0.8 for place in range(answers)))
