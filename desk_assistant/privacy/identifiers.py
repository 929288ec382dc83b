"""The identifier screen: finds in free text what points to a person, and takes out what must not be kept.

It is a net and no guarantee. What is refused and what only warns is `Kind.action`; the CPR rules stand in `cpr`.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from operator import attrgetter

from desk_assistant.privacy.cpr import SEPARATOR, cpr_numbers
from desk_assistant.privacy.kinds import Finding, Kind, Span
from desk_assistant.privacy.numbers import numbers
from desk_assistant.privacy.reading import read
from desk_assistant.privacy.words import words

__all__ = ["Finding", "Kind", "find", "remove"]

_RANK = {kind: rank for rank, kind in enumerate(Kind)}
_CHAIN = re.compile(f"[0-9](?:{SEPARATOR}*+[0-9])*+")
_GROUP = re.compile("[0-9]+")
_SHORTEST_ALLOWED = 8
_BLANK = "\u02ac"
"""A letter nobody writes: it ends numbers and begins no word."""
_COMPARED_BY_DIGITS = frozenset(
    {Kind.CPR, Kind.CARD, Kind.ACCOUNT, Kind.BIRTH_DATE, Kind.PHONE, Kind.PASSPORT, Kind.CASE_NUMBER}
)
_MOST_ROUNDS = 8
_MARKS = ".,;:!?)"


def find(text: str, allowed: Collection[str] = (), today: date | None = None) -> tuple[Finding, ...]:
    """Give what is found in the text, in order and without overlap. Never raises, whatever the text holds.

    `allowed` is what content or settings hold and may stand anywhere: numbers are compared by their digits, other
    findings by their letters. `today` sets which dates can be a date of birth; without it the year of the rule stands.
    Where findings overlap, one that is refused covers them all and the first in `Kind` names it; among warnings
    the first wins.
    """
    reading = read(text)
    keys = _digits_of(allowed)
    searched = _without(reading.text, keys)
    found = list(words(searched))
    if _GROUP.search(searched):
        found += [(Kind.CPR, span) for span in cpr_numbers(searched)]
        found += numbers(searched, today)
    phrases = [" ".join(read(phrase).text.split()).casefold() for phrase in allowed]
    if phrases:
        found = [(kind, span) for kind, span in found if not _is_allowed(kind, searched[slice(*span)], keys, phrases)]
    findings: list[Finding] = []
    done = 0
    for kind, span in _settled(found):
        start, end = reading.given(span)
        start = max(start, done)  # one character as given, such as ¼, may read as several and lie in two findings
        findings.append(Finding(kind, start, end, kind.action))
        done = end
    return tuple(findings)


def remove(text: str, findings: Iterable[Finding], allowed: Collection[str] = ()) -> str:
    """Give the text without the findings that are refused, with the gaps closed. Nothing refused is left in it.

    What comes together when a gap closes is looked at again; `allowed` must be what `find` was given, or the desk's own
    e-mail address goes too. Text without a refused finding comes back as it is; text in which ever new numbers arise
    is built to fool and comes back empty.
    """
    refused = sorted((finding for finding in findings if finding.action == "refuse"), key=attrgetter("start"))
    if not refused:
        return text
    for _ in range(_MOST_ROUNDS):
        text = _closed(text, refused)
        refused = [finding for finding in find(text, allowed) if finding.action == "refuse"]
        if not refused:
            return text
    return ""


def _digits_of(allowed: Collection[str]) -> frozenset[str]:
    """The digits of every number in the allowed texts; Danish telephone numbers also without the country's."""
    chains = (re.sub("[^0-9]", "", match[0]) for phrase in allowed for match in _CHAIN.finditer(read(phrase).text))
    keys = {key for chain in chains for key in (chain, re.sub("^(?:00)?45(?=[0-9]{8}$)", "", chain))}
    return frozenset(keys)


def _without(text: str, keys: frozenset[str]) -> str:
    """The text with every allowed number of eight digits or more blanked, so that it cannot be part of another one."""
    lengths = [len(key) for key in keys if len(key) >= _SHORTEST_ALLOWED]
    if not lengths:
        return text
    pieces, done = [], 0
    for chain in _CHAIN.finditer(text):
        groups = list(_GROUP.finditer(text, *chain.span()))
        for number, group in enumerate(groups):
            if group.start() < done:
                continue
            digits = ""
            for last in groups[number:]:
                digits += last[0]
                if len(digits) >= _SHORTEST_ALLOWED and digits in keys:
                    pieces += [text[done : group.start()], _BLANK * (last.end() - group.start())]
                    done = last.end()
                    break
                if len(digits) >= max(lengths):
                    break
    return "".join([*pieces, text[done:]])


def _is_allowed(kind: Kind, written: str, keys: frozenset[str], phrases: list[str]) -> bool:
    if kind in _COMPARED_BY_DIGITS:
        return re.sub("[^0-9]", "", written) in keys
    plain = " ".join(written.split()).casefold()
    if kind.action == "refuse":
        return plain in phrases
    return any(plain in phrase for phrase in phrases)


def _settled(found: list[tuple[Kind, Span]]) -> list[tuple[Kind, Span]]:
    """Without overlap: refused findings that overlap become one, and warnings give way to them and to stronger warnings."""
    settled: list[tuple[Kind, Span]] = []
    for kind, (start, end) in sorted((item for item in found if item[0].action == "refuse"), key=_place):
        if settled and start < settled[-1][1][1]:
            before, (first, last) = settled[-1]
            settled[-1] = min(before, kind, key=_RANK.__getitem__), (first, max(last, end))
        else:
            settled.append((kind, (start, end)))
    return sorted(_with_warnings(settled, [item for item in found if item[0].action == "warn"]), key=_place)


def _with_warnings(refused: list[tuple[Kind, Span]], warnings: list[tuple[Kind, Span]]) -> list[tuple[Kind, Span]]:
    """Both, with every warning left out that overlaps a stronger finding."""
    taken = list(refused)
    for kind in Kind:
        same = sorted((item for item in warnings if item[0] is kind), key=_place)
        taken = sorted([*taken, *_free(same, taken)], key=_place)
    return taken


def _free(candidates: list[tuple[Kind, Span]], taken: list[tuple[Kind, Span]]) -> list[tuple[Kind, Span]]:
    """The candidates that overlap neither what is taken nor each other. Both lists are in order of place."""
    free: list[tuple[Kind, Span]] = []
    position, done = 0, 0
    for kind, (start, end) in candidates:
        while position < len(taken) and taken[position][1][1] <= start:
            position += 1
        clear = position == len(taken) or taken[position][1][0] >= end
        if clear and start >= done:
            free.append((kind, (start, end)))
            done = end
    return free


def _place(item: tuple[Kind, Span]) -> tuple[int, int]:
    return item[1][0], -item[1][1]


def _closed(text: str, refused: Sequence[Finding]) -> str:
    """The text without these spans: one space where two would meet, none before a mark, and no empty brackets."""
    kept = [text[: refused[0].start]]
    for gap, following in zip(refused, [*refused[1:], None], strict=True):
        after = text[gap.end : following.start if following else len(text)]
        before, after = _fitted(kept.pop(), after)
        kept += [before, after]
    return "".join(kept).strip()


def _fitted(before: str, after: str) -> tuple[str, str]:
    """Both sides of a gap, so that they can stand beside each other."""
    if before.endswith("(") and after.startswith(")"):
        before, after = before[:-1], after[1:]
    if not before:
        return before, after.lstrip(" " + _MARKS)
    if before[-1].isspace() and (not after or after[0].isspace() or after[0] in _MARKS):
        before = before.rstrip(" ")
    return before, after
