"""Finds card, account, telephone, passport and case numbers and dates of birth.

A run of eleven digits or more on end is always refused: no sentence at the desk needs one, and it may hide a card, an
account or a CPR number. Of shorter numbers only those are taken for an account that are written as one.
"""

import re
from collections.abc import Iterator
from datetime import date

from desk_assistant.privacy.kinds import Kind, Span
from desk_assistant.privacy.reading import lowered

Found = tuple[Kind, Span]

YOUNGEST = 15
"""Years: a date of birth counts when it lies so far back or further (younger citizens do not come by themselves)."""
BORN_UNTIL = 2010
"""The last year of birth that counts when nobody says what day it is."""

_AMOUNT_FOLLOWS = r"(?!\s?(?:kr\b|kroner|dkk|,-))"
_CARD = re.compile(
    "(?<![0-9])(?<!dk)(?:[0-9]{13,19}"
    r"|(?:[3-6][0-9]{3}|2[2-7][0-9]{2})([ .-])[0-9]{4}\1[0-9]{4}\1[0-9]{1,4}(?:\1[0-9]{1,3})?"
    r"|3[0-9]{3}([ .-])[0-9]{6}\2[0-9]{4,5}"
    ")(?![0-9])"
)
_LONG_RUN = re.compile("(?<![0-9])(?!0045[1-9][0-9]{7}(?![0-9]))[0-9]{11,}+")
_REGISTRATION_AND_ACCOUNT = re.compile(
    rf"(?<![0-9])(?!0045 ?[0-9]{{8}}(?![0-9]))([0-9]{{4}})( ?[ ./-] ?)([0-9]{{6,10}})(?![0-9]){_AMOUNT_FOLLOWS}"
)
_CASE_YEAR = re.compile("(?:19|20)[0-9]{2}")
_AFTER_ACCOUNT = re.compile(
    r"\b(?:reg(?:istrerings)?[. ]{0,2}(?:nr|nummer)|konto(?:en|nr|nummer|nummeret)?)[.:]?(?: er| nr\.?| nummer)?[: ]*"
    r"(?P<number>[0-9](?:[ .-]?[0-9]){5,17})(?![0-9])" + _AMOUNT_FOLLOWS,
)
_DANISH_IBAN = re.compile(r"(?<![^\W_])dk(?:[ .-]?[0-9]){16}")
_IBAN = re.compile("(?<![^\\W_])[a-z]{2}[0-9]{2}(?: ?[a-z0-9]{4}){2,7}(?: ?[a-z0-9]{1,3})?(?![^\\W_])")

_PHONES = (
    re.compile(rf"(?<![0-9])(?:(?:\+|00)?45[ -]?)?[1-9][0-9]{{7}}(?![0-9]){_AMOUNT_FOLLOWS}"),
    re.compile(
        r"(?<![0-9])(?<![0-9][ ./-])(?:(?:\+|00)?45[ -]?)?"
        rf"[2-9][0-9](?:([ .-])[0-9]{{2}}\1[0-9]{{2}}\1[0-9]{{2}}| ?[0-9]{{2}} [0-9]{{4}})(?![ ./-]?[0-9]){_AMOUNT_FOLLOWS}"
    ),
    re.compile(r"\+[1-9](?:[ -]?[0-9]){7,14}(?![0-9])"),
)
_TWO_YEARS = re.compile("(?:19|20)[0-9]{2} (?:19|20)[0-9]{2}")
_PASSPORT = re.compile(r"(?<![^\W_])(?:[a-z][0-9]{8}|[0-9]{9})(?![^\W_])")
_CASE_NUMBERS = (
    re.compile(r"(?<![0-9/.-])[0-9]{2}/(?!(?:19|20)[0-9]{2}(?![0-9]))[0-9]{4,7}(?![0-9/])"),
    re.compile("(?<![0-9/.-])[0-9]{4}-[0-9]{3}-[0-9]{4}(?![0-9])"),
    re.compile("(?<![0-9/.-])(?:19|20)[0-9]{2} ?[/-] ?(?!(?:19|20)[0-9]{2}(?![0-9]))[0-9]{4,8}(?![0-9])"),
    re.compile(r"\b(?:sags|journal)(?:nr|nummer)[.:]?(?: er)?[: ]*(?=[^\s]{0,12}[0-9])[\w/.-]*[\w/-]"),
    re.compile("(?<![0-9])[0-9]{10}(?![0-9])"),
)

_MONTHS = "januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december"
_DATE = re.compile(
    r"(?<![0-9])(?:0?[1-9]|[12][0-9]|3[01])(?P<s>[./ -] ?)(?:0?[1-9]|1[0-2])(?P=s)"
    r"(?P<year>(?:19|20)[0-9]{2})(?![0-9])"
    r"|(?<![0-9])(?P<iso_year>(?:19|20)[0-9]{2})-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])(?![0-9])"
    rf"|(?<![0-9])(?:[1-9]|[12][0-9]|3[01])\.? ?(?:{_MONTHS}) (?P<word_year>(?:19|20)[0-9]{{2}})(?![0-9])",
)
_AFTER_BORN = re.compile(
    r"\b(?:født|fødselsdato(?:en)?|fødselsdag(?:en)?)\b(?:[: ]{1,3}(?:er|den|d\.|i))*[: ]{1,3}"
    rf"[0-9]{{1,2}}(?:[./ -] ?[0-9]{{1,2}}[./ -] ?[0-9]{{2}}(?:[0-9]{{2}})?"
    rf"|\.? ?(?:{_MONTHS})(?: [0-9]{{2,4}})?|[0-9]{{4}}(?:[0-9]{{2}})?)(?![0-9])",
)


def numbers(text: str, today: date | None) -> Iterator[Found]:
    """Give every such number with its kind; spans may overlap. `today` decides which dates can be dates of birth."""
    text = lowered(text)
    yield from _cards(text)
    yield from _accounts(text)
    yield from _phones(text)
    yield from _births(text, today.year - YOUNGEST if today else BORN_UNTIL)
    for match in _PASSPORT.finditer(text):
        yield Kind.PASSPORT, match.span()
    for pattern in _CASE_NUMBERS:
        for match in pattern.finditer(text):
            yield Kind.CASE_NUMBER, match.span()


def _cards(text: str) -> Iterator[Found]:
    for match in _CARD.finditer(text):
        if _luhn([int(character) for character in match[0] if character.isdigit()]):
            yield Kind.CARD, match.span()


def _luhn(digits: list[int]) -> bool:
    """The check of ISO/IEC 7812-1, annex B."""
    doubled = (sum(divmod(2 * digit, 10)) for digit in digits[-2::-2])
    return 13 <= len(digits) <= 19 and (sum(digits[-1::-2]) + sum(doubled)) % 10 == 0


def _accounts(text: str) -> Iterator[Found]:
    for pattern in (_LONG_RUN, _DANISH_IBAN):
        for match in pattern.finditer(text):
            yield Kind.ACCOUNT, match.span()
    for match in _AFTER_ACCOUNT.finditer(text):
        yield Kind.ACCOUNT, match.span("number")
    for match in _REGISTRATION_AND_ACCOUNT.finditer(text):
        if not _reads_as_case(*match.groups()):
            yield Kind.ACCOUNT, match.span()
    for match in _IBAN.finditer(text):
        if _iban_adds_up(match[0]):
            yield Kind.ACCOUNT, match.span()


def _reads_as_case(first: str, separator: str, second: str) -> bool:
    """A year, a stroke or hyphen, and at most eight digits: the usual case number, not an account."""
    return bool(_CASE_YEAR.fullmatch(first)) and separator.strip() in ("/", "-") and len(second) <= 8


def _iban_adds_up(written: str) -> bool:
    """The check of ISO 13616: 1 modulo 97 with the first four characters moved to the end and letters as 10 to 35."""
    compact = written.replace(" ", "")
    return 15 <= len(compact) <= 34 and int("".join(str(int(c, 36)) for c in compact[4:] + compact[:4])) % 97 == 1


def _phones(text: str) -> Iterator[Found]:
    """Eight digits: a telephone number, but also the form of CVR and driving licence numbers; or any number after +."""
    for pattern in _PHONES:
        for match in pattern.finditer(text):
            if not _TWO_YEARS.fullmatch(match[0]):
                yield Kind.PHONE, match.span()


def _births(text: str, until: int) -> Iterator[Found]:
    for match in _AFTER_BORN.finditer(text):
        yield Kind.BIRTH_DATE, match.span()
    for match in _DATE.finditer(text):
        if 1900 <= int(match["year"] or match["iso_year"] or match["word_year"]) <= until:
            yield Kind.BIRTH_DATE, match.span()
