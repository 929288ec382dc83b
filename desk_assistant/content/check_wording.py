"""How a flow speaks: open questions, whole sentences said back, quiet marks, no typed numbers, and who looks away."""

import re
from collections.abc import Collection, Iterator

from desk_assistant.content.check_reading import EASY_FOR_STAFF
from desk_assistant.content.lix import lix, words
from desk_assistant.content.model import Flow, Text
from desk_assistant.content.place import Finding, texts
from desk_assistant.content.resolve import PLACE

_NO_TEXT = frozenset({"id", "icon", "kind", "address", "address_label", "sources", "question", "is_", "any", "before", "flow"})
_OPEN = re.compile(r"(?:Hvad|Hvor|Hvordan|Hvornår|Hvem|Hvilke[nt]?)\b[^\"“”]*\?")
_SENTENCE = re.compile(r"[A-ZÆØÅ][^.?!]*\.")


def flow(checked: Flow, numbers: Collection[str]) -> Iterator[Finding]:
    """Give what does not sound like the house in one flow. `numbers` are those that need no dated fact."""
    for key, text in texts(checked, skip=_NO_TEXT):
        yield from _marks(key, text)
        yield from _typed(key, text, numbers)
    yield from _said_back(checked)
    yield from _steps(checked)
    for number, question in enumerate(checked.questions):
        yield from _asked(f"questions[{number}].ask", question.ask)
    for number, source in enumerate(checked.sources):
        if not source.title.strip():
            yield Finding(f"sources[{number}].title", "kildens navn")
    general = [checked.who, checked.non_digital.staff, *checked.warning_signs]
    if any(map(words, general)) and (measured := lix(general)) > EASY_FOR_STAFF:
        yield Finding("who", f"who, non_digital.staff og warning_signs med et samlet LIX på højst {EASY_FOR_STAFF}; det er {measured:.0f}")


def _marks(key: str, text: str) -> Iterator[Finding]:
    if "!" in text or "..." in text or "…" in text:
        yield Finding(key, "ingen udråbstegn og ingen tre prikker")
    if "<" in text or ">" in text:
        yield Finding(key, "ingen tegn som < og >, for teksten vises, som den står")
    if not text.isprintable():
        yield Finding(key, "tekst på én linje uden usynlige tegn")
    if text != text.strip() or "  " in text:
        yield Finding(key, "ingen mellemrum først eller sidst, og kun ét ad gangen")


def _typed(key: str, text: str, numbers: Collection[str]) -> Iterator[Finding]:
    typed = PLACE.sub(r" \2 \3 ", text)
    for allowed in sorted(numbers, key=len, reverse=True):
        typed = re.sub(rf"(?<!\d){re.escape(allowed)}(?!\d)", " ", typed, flags=re.IGNORECASE)
    if found := re.search(r"\d[\d.,]*", typed):
        yield Finding(key, f"tallet {found[0]} hentet fra en fil med tal, eller skrevet i allowed.toml, hvis det aldrig ændres")


def _said_back(checked: Flow) -> Iterator[Finding]:
    said: list[tuple[str, Text | None]] = [("say_back", checked.say_back)]
    for number, question in enumerate(checked.questions):
        said += [(f"questions[{number}].answers[{place}].say_back", answer.say_back) for place, answer in enumerate(question.answers)]
    for key, text in said:
        for language in ("da", "en") if text else ():
            if not _SENTENCE.fullmatch(text.of(language)):
                yield Finding(f"{key}.{language}", "én hel sætning med stort begyndelsesbogstav og punktum")


def _steps(checked: Flow) -> Iterator[Finding]:
    for number, step in enumerate(checked.steps):
        if step.title.endswith("."):
            yield Finding(f"steps[{number}].title", "en overskrift uden punktum")
        if not re.search(r"[.?]\}?$", step.staff_hint):
            yield Finding(f"steps[{number}].staff_hint", "hele sætninger med punktum")
        if step.kind == "login" and "ig væk" not in step.staff_hint:
            yield Finding(f"steps[{number}].staff_hint", "ordene 'kig væk', fordi borgeren logger på")
        if step.kind == "declaration" and "højt" not in step.citizen_text.da:
            yield Finding(f"steps[{number}].citizen_text.da", "ordet 'højt', fordi borgeren skal læse det, før der godkendes")
        if step.kind != "authority":
            yield from _asked(f"steps[{number}].ask", step.ask)
        elif step.ask or step.stop_point:
            yield Finding(f"steps[{number}]", "hverken ask eller stop_point i et trin, som myndigheden selv udfører")


def _asked(key: str, ask: str) -> Iterator[Finding]:
    if not _OPEN.fullmatch(ask):
        yield Finding(key, "et åbent spørgsmål med hv-ord og spørgsmålstegn, uden anførselstegn")
