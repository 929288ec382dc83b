"""The agreement: composed from the flows' endings, changed by hand, never empty unless *intet mere* was agreed."""

import re
import secrets
from collections.abc import Callable, Mapping
from types import MappingProxyType

import msgspec
from msgspec.structs import replace

from desk_assistant.content.conditions import ending, relevant, visible_questions
from desk_assistant.content.model import Flow, Line, Text
from desk_assistant.visit.facts import LineOwner, Place
from desk_assistant.visit.state import Need, Visit

Flows = Mapping[str, Flow]
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_NUMBER = re.compile(r"[0-9A-HJKMNP-TV-Z]{9}")


class AgreementLine(msgspec.Struct, frozen=True):
    """One line: composed (`text`, `when`), in own words (`words` is a word id), or a hand-over (`handed_to`, `entry`)."""

    id: str
    owner: LineOwner
    text: Text | None = None
    when: Text | None = None
    words: str | None = None
    handed_to: Place | None = None
    called: bool = False
    entry: str | None = None


def compose(visit: Visit, flows: Flows) -> tuple[AgreementLine, ...]:
    """Give the lines as they stand: composed lines, replaced or removed by hand, then lines added by hand."""
    if visit.nothing_more:
        return ()
    lines: list[AgreementLine] = []
    said: set[object] = set()
    some_begun = any(need.steps for need in visit.live_needs)
    for need in visit.live_needs:
        for line in _composed(need, flows, some_begun):
            key = (line.owner, line.text, line.when) if line.text else line.id
            if key in said:
                continue
            said.add(key)
            if line.id not in visit.removed_lines:
                own = visit.own_lines.get(line.id)
                lines.append(AgreementLine(line.id, own.owner, words=own.words) if own else line)
    composed = {line.id for line in lines}
    added = (own for own in visit.own_lines.values() if own.id not in composed and own.id.startswith("own."))
    lines.extend(AgreementLine(own.id, own.owner, words=own.words) for own in added)
    return tuple(lines)


def line_ids(visit: Visit, flows: Flows) -> frozenset[str]:
    """Give every line that can be written in own words: what stands, was taken out, or is behind *intet mere*."""
    all_of_them = compose(replace(visit, nothing_more=False, removed_lines=frozenset()), flows)
    return frozenset(line.id for line in all_of_them) | {line for line in visit.removed_lines if line.startswith("own.")}


def _composed(need: Need, flows: Flows, some_begun: bool) -> list[AgreementLine]:
    """Give the lines of a need. One that was left for another day promises nothing that its ending would.

    It was left when only others were begun, or when nobody answered the question that decides how it ends.
    """
    if need.handed_to is not None:
        return [AgreementLine(f"{need.id}.handed.0", "us", handed_to=need.handed_to, called=need.called, entry=need.entry)]
    flow = flows.get(need.content or "")
    if flow is None:
        return []
    unclear = any(question.before is None and question.id not in need.answers for question in visible_questions(flow, need.answers))
    name, lines = _chosen_lines(need, flow, not need.steps and (some_begun or unclear))
    return [AgreementLine(f"{need.id}.{name}.{number}", line.owner, line.text, line.when) for number, line in enumerate(lines)]


def _chosen_lines(need: Need, flow: Flow, left: bool) -> tuple[str, tuple[Line, ...]]:
    if need.other_way:
        return "other_way", flow.non_digital.lines
    if left or any(noted.outcome == "blocked" for noted in need.steps.values()):
        return "stopped", flow.stopped
    end = ending(flow, need.answers)
    return (end.id, end.lines) if end else ("stopped", flow.stopped)


def said_back(visit: Visit, flows: Flows, language: str, events: Mapping[str, Text] = MappingProxyType({})) -> str:
    """Give the need said back: what happened, then for each live need the flow's sentence and one per answer that has one.

    `events` is what is said back of each life event, by its id. It stands for the needs nobody has talked about yet.
    """
    happened = events.get(visit.life_event or "")
    sentences = [happened.of(language)] if happened is not None and visit.live_needs else []
    for need in visit.live_needs:
        flow = flows.get(need.content or "")
        if flow is None or (happened is not None and not need.answers and not need.steps):
            continue
        sentences.append(flow.say_back.of(language))
        kept = relevant(flow, need.answers)
        for question in flow.questions:
            answer = next((answer for answer in question.answers if answer.id == kept.get(question.id)), None)
            if answer is not None and answer.say_back is not None:
                sentences.append(answer.say_back.of(language))
    return " ".join(dict.fromkeys(sentences))


def case_note_needed(visit: Visit, lines: tuple[AgreementLine, ...]) -> bool:
    """Tell whether the case-note question is unanswered.

    It is asked once authority was used, and when the municipality promises something: then *ikke relevant* is no
    answer, because a promise must stand in the case system (offentlighedsloven § 13).
    """
    promises = any(line.owner == "us" for line in lines)
    return visit.case_note == "open" or (promises and visit.case_note in ("none", "not_relevant"))


def agreement_number(choose: Callable[[str], str] = secrets.choice) -> str:
    """Give 8 random Crockford base-32 characters and their check character (mod 37; a symbol check is drawn again)."""
    while True:
        body = "".join(choose(_ALPHABET) for _ in range(8))
        remainder = _value(body) % 37
        if remainder < len(_ALPHABET):
            return body + _ALPHABET[remainder]


def plain_number(text: str) -> str:
    """Give a number as it is stored, however it was read aloud or typed: dashes, spaces and case do not matter."""
    return text.upper().replace("-", "").replace(" ", "").translate(str.maketrans("OIL", "011"))


def valid_number(text: str) -> bool:
    """Tell whether the text is an agreement number whose check character fits; see `plain_number`."""
    plain = plain_number(text)
    return bool(_NUMBER.fullmatch(plain)) and _ALPHABET.find(plain[8]) == _value(plain[:8]) % 37


def shown_number(number: str) -> str:
    """Write the number in groups that are easy to read aloud: XXXX-XXXX-X."""
    return f"{number[:4]}-{number[4:8]}-{number[8:]}"


def _value(body: str) -> int:
    value = 0
    for character in body:
        value = value * 32 + _ALPHABET.index(character)
    return value
