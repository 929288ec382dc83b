"""What the file of the staff meeting needs: a question for everything, twelve tips, and nothing that blames or pushes."""

import re
from collections.abc import Iterator
from typing import get_args

from desk_assistant.content.meeting import About, Meeting
from desk_assistant.content.place import Finding, repeated, texts

TIPS = 12
LIMITS = {"ask": 130, "begin": 170, "title": 34, "text": 210, "say": 90}
_PLACES = {"step": {"step", "flow"}, "reason": {"reason"}}
_OPEN = re.compile(r"\b(?:hvad|hvor|hvordan|hvornår|hvem|hvilke[nt]?)\b", re.IGNORECASE)
#: Words that ask for somebody to blame, for speed or for a target.
_PRESSING = re.compile(r"\b(?:skyld\w*|fejl\w*|forkert\w*|hurtigere|effektiv\w*|måltal\w*|bedste?|værste?|dårlig\w*)\b", re.IGNORECASE)


def meeting(checked: Meeting) -> Iterator[Finding]:
    """Give what is wrong with the questions and tips of the staff meeting."""
    abouts = [question.about for question in checked.questions]
    yield from repeated("questions", abouts)
    for about in sorted({*get_args(About)} - {*abouts}):
        yield Finding("questions", f"et spørgsmål om '{about}'")
    if len(checked.tips) != TIPS:
        yield Finding("tips", f"{TIPS} råd, ét til hver måned; der er {len(checked.tips)}")
    yield from repeated("tips", [tip.title for tip in checked.tips])
    for number, question in enumerate(checked.questions):
        key = f"questions[{number}].ask"
        if {*re.findall(r"\{(\w*)\}", question.ask)} != _PLACES.get(question.about, set()):
            named = ", ".join(f"{{{name}}}" for name in sorted(_PLACES.get(question.about, ()))) or "ingen"
            yield Finding(key, f"pladserne: {named}")
        if not question.ask.endswith("?") or not _OPEN.search(question.ask):
            yield Finding(key, "et åbent spørgsmål med hv-ord")
    for key, text in texts(checked, skip={"about"}):
        yield from _text(key, text)


def _text(key: str, text: str) -> Iterator[Finding]:
    limit = LIMITS[key.rpartition(".")[2]]
    if not 0 < len(text) <= limit:
        yield Finding(key, f"1-{limit} tegn; der er {len(text)}")
    if found := _PRESSING.search(text):
        yield Finding(key, f"ord uden skyld, hast og mål; '{found[0]}' står i teksten")
    if "!" in text or re.search(r"\d", text) or not text.isprintable() or "  " in text:
        yield Finding(key, "sætninger på én linje uden tal og udråbstegn")
