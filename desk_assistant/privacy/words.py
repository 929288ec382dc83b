"""Finds e-mail addresses, personal links, codes, street addresses, names and sensitive words."""

import re
from collections.abc import Iterator

from desk_assistant.privacy.kinds import Kind, Span
from desk_assistant.privacy.reading import lowered
from desk_assistant.privacy.vocabulary import NO_CODE, NO_NAME, SENSITIVE, STREET, STREET_NAMED

Found = tuple[Kind, Span]

_AT = r"(?: {0,3}@ {0,3}| {0,3}[(\[] ?(?:at|snabel-?a) ?[)\]] {0,3}| {1,3}snabel-?a {1,3})"
_EMAIL = re.compile(
    rf"(?<![\w.+'-])[\w.+'-]++{_AT}(?:[\w-]+(?:\.| ?[(\[]dot[)\]] ?| punktum ))+[^\W\d_]{{2,}}"
)
_QUERY = re.compile(r"(?<!\S)[^\s?]++\?[^\s]+")
_LINK = re.compile(r"https?:|www\.|[^\W_]\.[a-z]{2,10}/")

_CODE_WORD = (
    r"(?<![^\W_])(?:(?:adgangs|aktiverings|bekræftelses|engangs|log-?in|mitid|pas|pin|sikkerheds|sms)?-?kode(?:n|r|ord|ordet)?"
    r"|pin|puk|password|passwordet|bruger-?(?:id|id'et|navn|navnet|nummer|nr))"
)
_CODE_AFTER = rf"{_CODE_WORD}(?:[.:= -]|\b(?:er|var|lyder|hedder|nr|nummer|min|hans|hendes)\b){{1,12}}"
_CODE = re.compile(
    rf"{_CODE_AFTER}"
    r"(?P<code>[0-9]{4,}|[0-9](?:[ -][0-9]){3,}|[0-9]{2}(?:[ -][0-9]{2}){1,3}|[0-9]{3}[ -][0-9]{3}"
    r"|(?=[^\W\d_]*[0-9])(?=[0-9]*[^\W\d_])[^\W_]{4,})(?![0-9])"
)
_CARD_CHECK = re.compile(
    r"(?<![^\W_])(?:kontrolcifre(?:ne)?|cv[cv])(?:[.: ]|\ber\b){1,6}(?P<code>[0-9]{3,4})(?![0-9])"
)
_SECRET = re.compile(
    r"(?<![^\W_])(?:adgangskode|kodeord|password|bruger-?(?:id|navn))(?:n|en|et|'et)? ?[:=] ?(?P<code>[^\s,;]{3,})"
)

_HOUSE = r" (?:nr\.? ?)?[0-9]{1,3} ?[A-Za-z]?(?![\w])(?! ?(?:kr|dage|uger|år|min|timer)\b)"
_UPPER = "[A-ZÀ-ÖØ-Þ]"
_LOWER = "[a-zß-öø-ÿĀ-ž]"
_ADDRESS = re.compile(rf"(?<![^\W_])[^\W\d_]{{2,}}?(?:{STREET}){_HOUSE}")
_ADDRESSES_WITH_CAPITALS = (
    re.compile(rf"(?<![^\W_]){_UPPER}[^\W\d_]{{2,}}?(?:{STREET_NAMED}){_HOUSE}"),
    re.compile(rf"(?<![^\W_]){_UPPER}[\w.'-]{{0,30}} (?i:{STREET}|{STREET_NAMED}){_HOUSE}"),
)
_TOWN = re.compile(
    rf"(?<![0-9.,/-])(?!20(?!00)[0-9]{{2}}|19[89][0-9])[1-9][0-9]{{3}} (?!Kr\b|Kroner\b){_UPPER}{_LOWER}+(?: [A-ZØ]\b)?"
)
"""A year is no postal code: none are in use from 1980 to 1999 and from 2001 to 2099."""

_AFTER_TITLE = re.compile(
    r"(?<![^\W_])(?:[Hh]r\.?|[Ff]ru|[Ff]r(?:k|øken)\.?|(?:[Ff]or|[Ee]fter)?[Nn]avn(?:et)?(?: er)?:?|[Hh]edder) "
    rf"(?P<name>{_UPPER}{_LOWER}+"
    rf"(?:[ -]{_UPPER}{_LOWER}+){{0,3}})"
)
_CAPITALS = re.compile(rf"(?<![^\W_])(?<![^\W_]-){_UPPER}{_LOWER}+(?:[ -]{_UPPER}(?:{_LOWER}+|\.))+(?![^\W_])")
_SENSITIVE = re.compile(rf"(?<![^\W_])(?:{'|'.join(SENSITIVE)})(?![^\W_])")


def words(text: str) -> Iterator[Found]:
    """Give every such place with its kind; spans may overlap."""
    yield from _in_any_case(lowered(text))
    for pattern in (*_ADDRESSES_WITH_CAPITALS, _TOWN):
        for match in pattern.finditer(text):
            yield Kind.ADDRESS, match.span()
    for match in _AFTER_TITLE.finditer(text):
        if match["name"].partition(" ")[0].lower() not in NO_NAME:
            yield Kind.NAME, match.span("name")
    yield from _names(text)


def _in_any_case(text: str) -> Iterator[Found]:
    for match in _EMAIL.finditer(text):
        yield Kind.EMAIL, match.span()
    for match in _QUERY.finditer(text) if "?" in text else ():
        if _LINK.search(match[0].partition("?")[0]):
            yield Kind.LINK_WITH_QUERY, match.span()
    yield from _codes(text)
    for match in _ADDRESS.finditer(text):
        yield Kind.ADDRESS, match.span()
    for match in _SENSITIVE.finditer(text):
        yield Kind.SENSITIVE, match.span()


def _codes(text: str) -> Iterator[Found]:
    for pattern in (_CODE, _CARD_CHECK):
        for match in pattern.finditer(text):
            yield Kind.CODE, match.span("code")
    for match in _SECRET.finditer(text):
        if match["code"].strip(".!?") not in NO_CODE:
            yield Kind.CODE, match.span("code")


def _names(text: str) -> Iterator[Found]:
    """Two words or more with capitals in a row, when they are not known to be something else. Weak by nature."""
    for match in _CAPITALS.finditer(text):
        parts = list(re.finditer(r"[^ -]+", match[0]))
        run: list[re.Match[str]] = []
        for part in [*parts, None]:
            if part and part[0].lower() not in NO_NAME:
                run.append(part)
                continue
            if len(run) > 1:
                yield Kind.NAME, (match.start() + run[0].start(), match.start() + run[-1].end())
            run = []
