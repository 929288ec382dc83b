"""How an invented citizen gets on: who does a step, where it stops, and how that gets better over the years."""

import math
from datetime import date
from functools import cache
from random import Random

from desk_assistant.content.model import OWN_HANDS_ONLY, Step

#: How much harder than finding one's way a kind of step is, in standard deviations between people.
_KIND = {
    "find": 0.0, "read": -0.1, "fill": 0.35, "document": 0.2, "login": 0.5, "declaration": 0.25, "payment": 0.3, "receipt": -0.35,
}  # fmt: skip
_FLOW = {
    "boligstoette": 0.5, "folkepension": 0.4, "restance": 0.4, "mitid": 0.35, "skat": 0.3, "fuldmagt": 0.2, "dagtilbud": 0.1,
    "laegevalg": -0.2, "pas": -0.25, "sundhedskort": -0.3, "koerekort": -0.1,
}  # fmt: skip
#: How often a kind of step stops, and for what: the first reasons are the usual ones.
_STOPS: dict[str, tuple[float, tuple[str, ...], tuple[int, ...]]] = {
    "login": (0.035, ("access", "system", "understanding", "citizen_wish"), (70, 15, 10, 5)),
    "document": (0.05, ("papers", "understanding"), (92, 8)),
    "declaration": (0.022, ("citizen_wish", "understanding", "papers", "access"), (35, 30, 20, 15)),
    "payment": (0.02, ("access", "citizen_wish", "system"), (50, 30, 20)),
    "fill": (0.010, ("papers", "understanding", "time"), (50, 35, 15)),
    "read": (0.004, ("understanding", "time"), (70, 30)),
}
_ELSE = (0.003, ("system", "time"), (60, 40))
_OUTAGE = 0.3


class Citizen:
    """One person on one day. `ability` is in standard deviations; nothing of it is ever stored."""

    def __init__(self, chance: Random, day: date, today: date, outage: bool, accompanied: bool) -> None:
        self._chance = chance
        self._outage = outage
        self.ability = chance.gauss(0.6, 0.9) + progress(day, today) + (0.5 if accompanied else 0.0)
        #: How likely it is that the employee notes a step at all.
        self.noted = 0.4 if chance.random() < 0.05 else 0.96

    def level(self, flow: str, step: Step) -> str:
        """Draw who does the step; logging in, declaring and paying are never done by the employee."""
        left = self.ability - _difficulty(flow, step.id, step.kind) + self._chance.gauss(0.0, 0.6)
        level = "alone" if left > 0.1 else "guided" if left > -0.9 else "together" if left > -1.7 else "by_staff"
        return "guided" if step.kind in OWN_HANDS_ONLY and level != "alone" else level

    def stop(self, step: Step) -> str | None:
        """Draw the reason for which the step cannot be done today, or None."""
        often, reasons, weights = _STOPS.get(step.kind, _ELSE)
        if self._outage and step.kind == "login" and self._chance.random() < _OUTAGE:
            return "system"
        if self._chance.random() >= often * math.exp(-0.5 * self.ability):
            return None
        return self._chance.choices(reasons, weights)[0]

    def wish(self) -> str:
        """Draw how the citizen wants it."""
        weights = (50, 30, 12, 8) if self.ability > 0 else (12, 38, 32, 18)
        return self._chance.choices(("alone", "beside", "together", "other_way"), weights)[0]


def progress(day: date, today: date) -> float:
    """Give how far people were on the day, against today's 0: slowly better, most of it in the last two years."""
    years = min((today - day).days / 365.25, 12.0)
    return -0.5 * (1.0 - math.exp(-years / 1.5)) - 0.03 * years


@cache
def _difficulty(flow: str, step: str, kind: str) -> float:
    return _KIND.get(kind, 0.0) + _FLOW.get(flow, 0.0) + Random(f"{flow} {step}").uniform(-0.35, 0.35)
