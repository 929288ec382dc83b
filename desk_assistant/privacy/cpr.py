"""Finds CPR numbers, however they are spelled with digits.

A CPR number is ten digits: day, month, year, and four more (cpr.dk, *Personnummeret i CPR*). There is no check digit to
trust: numbers that fail modulus 11 are issued since 1 October 2007. Replacement numbers have 60 added to the day. Every
ten digits that start with such a day and month therefore count, wherever they start as a group of digits, with any
separators inside, and also inside a longer run of digits. Numbers written as words ("nul et nul et ...") are not found.

Left alone, because they are ordinary Danish: a full date or a stretch of dates at the start of a run ("01.02.26-28.02.26",
"3.12.2026 14.00"), and telephone numbers one after the other. Not told apart, and so found: a date with a two-digit year
directly before four digits ("12.03.25 1400"); a word such as *kl.* between them is enough.
"""

import re
from collections.abc import Iterator

from desk_assistant.privacy.kinds import Span

DIGITS = 10
SEPARATOR = r"[\s./_~*-]"
_DAY = "(?:0[1-9]|[12][0-9]|3[01]|6[1-9]|[78][0-9]|9[01])"
_MONTH = "(?:0[1-9]|1[0-2])"
_YEAR = "(?:18|19|20)[0-9]{2}"
_LEAST_TRUE_DIGITS = 4
"""So many of the ten must be digits and no letters that look like them."""

_NUMBER = re.compile(f"(?={_DAY}{_MONTH}[0-9]{{6}})")
_CHAIN = re.compile(f"[0-9](?:{SEPARATOR}*+[0-9]){{{DIGITS - 1},}}+")

_LOOKALIKES = re.compile(
    "(?<=[0-9])[OoIl]++"  # after a digit
    "|(?<![OoIl])[OoIl]++(?=[0-9])"  # before a digit
    r"|(?<![^\W\d_])[OoIl]{1,4}(?![^\W\d_])"  # a word of their own
)
_AS_DIGITS = str.maketrans("OoIl", "0011")

_APART = (
    # Six digits, then four, with anything but letters and digits between.
    re.compile(rf"(?<![0-9]{{2}}){_DAY}{_MONTH}[0-9]{{2}}[^\w]{{1,12}}[0-9]{{4}}"),
    # The year with four digits: 01-01-1990-1234, 01011990 1234. Not a date before a number that stands by itself.
    re.compile(
        rf"(?<![0-9]){_DAY}{SEPARATOR}{{0,3}}{_MONTH}{SEPARATOR}{{0,3}}{_YEAR}{SEPARATOR}{{0,8}}"
        rf"(?!{_DAY}{_MONTH}[0-9]{{2}}{SEPARATOR}*[0-9]{{4}})[0-9]{{4}}"
    ),
    # ... and the last four in pairs: 01 01 1990 12 34.
    re.compile(rf"(?<![0-9]){_DAY}({SEPARATOR}){_MONTH}\1{_YEAR}\1[0-9]{{2}}\1[0-9]{{2}}(?!{SEPARATOR}?[0-9])"),
    # Day and month without a leading zero: 1.1.90-1234.
    re.compile(
        "(?<![0-9])(?:[1-9]|[12][0-9]|3[01]|6[1-9]|[78][0-9]|9[01])[./-](?:[1-9]|1[0-2])[./-]"
        f"(?:{_YEAR}|[0-9]{{2}}) ?- ?[0-9]{{4}}"
    ),
)

_DATE = r"(?:0?[1-9]|[12][0-9]|3[01])(?P<{0}>[./-] ?)(?:0?[1-9]|1[0-2])(?P={0})(?:19|20)[0-9]{{2}}(?!(?P={0})[0-9])"
"""Not where the separator goes on, as in 01-01-1990-12-34."""
_DATES = re.compile(
    "(?:"
    + r"(?:[0-3]?[0-9]\. ?- ?)?"  # 10.-12.12.2026
    + _DATE.format("a")
    + r"|[0-3]?[0-9][./][01]?[0-9]\.? ?- ?"  # 10.12-14.12.2026
    + _DATE.format("b")
    + r"|[0-3][0-9](?P<c>[./])[01][0-9](?P=c)[0-9]{2} ?- ?[0-3][0-9](?P=c)[01][0-9](?P=c)[0-9]{2}"  # 01.02.26-28.02.26
    + rf")(?![0-9])(?:{SEPARATOR}+|$)"
)
_PHONE = "(?:[2-9][0-9]{7}|[2-9][0-9]{3} [0-9]{4}|[2-9][0-9](?: [0-9]{2}){3})"
_PHONES = re.compile(
    rf"(?:{_PHONE}(?: *+[/\n-][\s/-]*+{_PHONE})+|[2-9][0-9]{{7}}(?:[\s/-]++[2-9][0-9]{{7}})+)(?![0-9])(?:{SEPARATOR}+|$)"
)


def cpr_numbers(text: str) -> Iterator[Span]:
    """Give every place where a CPR number can be read; places may overlap."""
    shown = _LOOKALIKES.sub(_as_digits, text)
    for pattern in _APART:
        for match in pattern.finditer(shown):
            yield match.span()
    for chain in _CHAIN.finditer(shown):
        yield from _in_chain(text, shown, _after_dates_and_phones(shown, *chain.span()), chain.end())


def _as_digits(match: re.Match[str]) -> str:
    return match[0].translate(_AS_DIGITS)


def _after_dates_and_phones(shown: str, start: int, end: int) -> int:
    while match := _DATES.match(shown, start, end) or _PHONES.match(shown, start, end):
        start = match.end()
    return start


def _in_chain(text: str, shown: str, start: int, end: int) -> Iterator[Span]:
    """The windows of ten digits in one chain of digits and separators, those that overlap as one."""
    places = [place for place in range(start, end) if shown[place].isdigit()]
    digits = "".join([shown[place] for place in places])
    begin = stop = start
    for match in _NUMBER.finditer(digits):
        first = match.start()
        if places[first + DIGITS - 1] < stop or not _is_number(text, digits, places, first):
            continue
        if places[first] >= stop:
            if stop > start:
                yield begin, stop
            begin = places[first]
            while text[begin].isdigit() and begin > start and text[begin - 1].isdigit():
                begin -= 1
        stop = places[first + DIGITS - 1] + 1
        while stop < end and text[stop].isdigit():
            stop += 1
    if stop > start:
        yield begin, stop


def _is_number(text: str, digits: str, places: list[int], first: int) -> bool:
    """Whether the ten digits from this one on are a number of their own: where they start, end, and what they are."""
    if not (_may_start(text, places, first) and _may_end(text, places, first)):
        return False
    ten = [text[place] for place in places[first : first + DIGITS]]
    if sum(map(str.isdigit, ten)) < _LEAST_TRUE_DIGITS:
        return False
    return ten[0].isdigit() or not _word_before(text, digits, places, first)


def _may_start(text: str, places: list[int], first: int) -> bool:
    """Whether a number can start here: at the start of a group, after letters, or inside a group that runs over.

    A word of letters that look like digits starts one in "O 1 O 1 9 O" and "OI.OI.9O", but not in "skal I 10.12".
    """
    place = places[first]
    starts_group = first == 0 or places[first - 1] < place - 1
    if text[place].isdigit():
        return starts_group or not text[place - 1].isdigit() or _runs_over(text, places, first)
    if not starts_group:
        return False
    joined = not text[place + 1].isspace()
    spelled_singly = places[first + 2] > places[first + 1] + 1
    return joined or spelled_singly


def _runs_over(text: str, places: list[int], first: int) -> bool:
    """Inside a group: ten digits on end, or the last six of seven before a group of four to seven."""
    if places[first + 9] - places[first] == 9:
        return True
    six_of_seven = (
        places[first + 5] - places[first] == 5
        and places[first + 6] > places[first + 5] + 1
        and not (first > 1 and text[places[first] - 2].isdigit())
    )
    four = places[first + 9] - places[first + 6] == 3
    eight = places[first + 6 : first + 14]
    return six_of_seven and four and not (len(eight) == 8 and eight[7] - eight[0] == 7)


def _may_end(text: str, places: list[int], first: int) -> bool:
    """Whether a number can end here: where its group ends, one digit before, or after four digits of the group."""
    last = places[first + DIGITS - 1]
    over = text[last + 1 : last + 3]
    if len(over) < 2 or not over.isdigit():
        return True
    return last - places[first + DIGITS - 4] == 3


def _word_before(text: str, digits: str, places: list[int], first: int) -> bool:
    """Whether the letter only ends a word ("til010190-1234") and the digits after it make a number themselves."""
    if not (places[first] and text[places[first] - 1].isalpha()):
        return False
    while not text[places[first]].isdigit():
        first += 1
    return _NUMBER.match(digits, first) is not None and text[places[first + DIGITS - 1]].isdigit()
