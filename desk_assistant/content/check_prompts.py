"""What the prompts need: every place, role, kind of step and situation, short open phrases, and no promises."""

import re
from collections.abc import Iterator
from typing import get_args

from desk_assistant.content import check_texts
from desk_assistant.content.lix import words
from desk_assistant.content.model import Content, Prompts, StepKind
from desk_assistant.content.moments import FlowPrompts, Moments, Situation, SituationId, VisitPlace
from desk_assistant.content.place import Finding, repeated, texts

PLACES = ("start", *get_args(VisitPlace))
ROLES = ("service", "authority")
CONFIRMED = frozenset({"clarify", "agreement"})
MOST_WORDS = 15
LIMITS = {"label": 18, "do": 90}
#: How many phrases each list of a flow's prompts holds.
_OF_A_FLOW = {"clarify": (2, 3), "together": (2, 3), "agreement": (1, 2), "authority": (1, 2), "stuck": (1, 2), "motivation": (1, 2)}
#: The lists that hold open questions; a restart and the authority may ask for a yes.
_ASKED = frozenset({"open", "clarify", "together", "agreement"})
_OPEN = re.compile(r"\b(?:hvad|hvor|hvordan|hvornår|hvem|hvilke[nt]?)\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?<=[.?])\s+")
_PHRASE = re.compile(r"[A-ZÆØÅ].*[.?…]")
_PROMISE = re.compile(
    r"\b(?:altid|aldrig|garant\w*|lover?|sikkert|straks|nemt?|nemmere|nemmest|bare|skal|bør)\b", re.IGNORECASE
)  # fmt: skip


def visit(checked: Prompts) -> Iterator[Finding]:
    """Give what is wrong with the prompts of the places and roles."""
    yield from _each_once("places", [place.place for place in checked.places], PLACES, "spørgekort til stedet")
    yield from _each_once("roles", [role.role for role in checked.roles], ROLES, "ord til rollen")
    for number, place in enumerate(checked.places):
        if not 2 <= len(place.open) <= 4:
            yield Finding(f"places[{number}].open", f"2-4 åbne spørgsmål; der er {len(place.open)}")
        if place.place in CONFIRMED and not place.confirm:
            yield Finding(f"places[{number}].confirm", "mindst én sætning til at gentage og bekræfte med")
    for key, length, wanted in (("stuck", len(checked.stuck), 3), ("hard", len(checked.hard), 3)):
        if length != wanted:
            yield Finding(key, f"{wanted} stykker; der er {length}")
    yield from check_texts.prompts(checked)


def moments(checked: Moments) -> Iterator[Finding]:
    """Give what is wrong with the prompts of the steps and situations."""
    yield from _each_once("steps", [step.kind for step in checked.steps], get_args(StepKind), "spørgekort til trin af slagsen")
    named = [situation.id for situation in checked.situations]
    yield from _each_once("situations", named, get_args(SituationId), "spørgekort til situationen")
    for number, step in enumerate(checked.steps):
        yield from _how_many(f"steps[{number}].open", step.open, 2, 3)
        yield from _how_many(f"steps[{number}].authority", step.authority, 1, 2)
    for number, situation in enumerate(checked.situations):
        yield from _situation(f"situations[{number}]", situation)
    yield from _said(checked)


def flow(checked: FlowPrompts) -> Iterator[Finding]:
    """Give what is wrong with the prompts of one flow."""
    for field, (fewest, most) in _OF_A_FLOW.items():
        yield from _how_many(field, getattr(checked, field), fewest, most)
    for number, line in enumerate(checked.motivation):
        if found := _PROMISE.search(line):
            yield Finding(f"motivation[{number}]", f"ingen løfter og intet pres; '{found[0]}' står i teksten")
    yield from _said(checked)


def _situation(key: str, checked: Situation) -> Iterator[Finding]:
    yield from _each_once(f"{key}.places", [place.place for place in checked.places], get_args(VisitPlace), "ord til stedet")
    for number, place in enumerate(checked.places):
        yield from _how_many(f"{key}.places[{number}].open", place.open, 2, 3)
        yield from _how_many(f"{key}.places[{number}].authority", place.authority, 0, 2)


def _each_once(key: str, names: list[str], wanted: tuple[str, ...], what: str) -> Iterator[Finding]:
    yield from repeated(key, names)
    for name in sorted({*wanted} - {*names}):
        yield Finding(key, f"{what} '{name}'")


def _how_many(key: str, phrases: tuple[str, ...], fewest: int, most: int) -> Iterator[Finding]:
    if not fewest <= len(phrases) <= most:
        yield Finding(key, f"{fewest}-{most} sætninger; der er {len(phrases)}")
    yield from repeated(key, phrases)


def _said(checked: Content) -> Iterator[Finding]:
    yield from check_texts.prompts(checked, LIMITS)
    for key, text in texts(checked, skip=check_texts.NOT_SAID | {"label"}):
        field = key.rpartition(".")[2].partition("[")[0]
        if len(words(text)) > MOST_WORDS:
            yield Finding(key, f"højst {MOST_WORDS} ord; der er {len(words(text))}")
        if not _PHRASE.fullmatch(text) or not text.isprintable() or "  " in text or "!" in text:
            yield Finding(key, "en hel sætning på én linje, med stort begyndelsesbogstav og uden udråbstegn")
        if re.search(r"[\d{}]", text):
            yield Finding(key, "ord uden tal; tal hører til i forløbet, hvor de har en dato og en kilde")
        if field in _ASKED and any(part.endswith("?") and not _OPEN.search(part) for part in _SENTENCE_END.split(text)):
            yield Finding(key, "et åbent spørgsmål med hv-ord")
