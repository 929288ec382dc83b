"""The take-home note as a value: all its final texts, in the order they are read."""

import re
import unicodedata
from datetime import date
from typing import Literal

import msgspec

Language = Literal["da", "en"]

_WEEKDAYS: dict[str, tuple[str, ...]] = {
    "da": ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
_MONTHS: dict[str, tuple[str, ...]] = {
    "da": (
        *("januar", "februar", "marts", "april", "maj", "juni"),
        *("juli", "august", "september", "oktober", "november", "december"),
    ),
    "en": (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
}


class NoteLine(msgspec.Struct, frozen=True):
    """One line of the agreement, and when it is due. `when` stands on a line of its own under the text."""

    text: str
    when: str | None = None


class Note(msgspec.Struct, frozen=True, kw_only=True, tag="note"):
    """Everything that stands on the note. The citizen's screen shows the same value; nobody adds words later.

    An empty section, `need_heading`, `address` or `number_text` leaves its place out. `page_of` keeps its two places
    `{number}` and `{total}`, which are filled while the pages are made; it shows only when there is more than one page.
    `qr_description` is what a screen reader says for the QR code; empty gives the address itself.
    """

    language: Language
    large: bool
    municipality: str
    title: str
    date_text: str
    need_heading: str
    need: str
    you_heading: str
    you_do: tuple[NoteLine, ...]
    we_heading: str
    we_do: tuple[NoteLine, ...]
    trouble_heading: str
    trouble: tuple[NoteLine, ...]
    nothing_more: str | None = None
    scan_text: str
    address: str
    address_label: str
    number_text: str | None = None
    page_of: str = "{number}/{total}"
    qr_description: str = ""


def note_lines(note: Note) -> tuple[str, ...]:
    """Give the note as plain text, one item a line, in reading order; page numbers are left out.

    It is what a PDF reader reads aloud and what `pdftotext` gives. Two or more things to do are numbered.
    """
    lines = [note.municipality, note.title, line_start(note.date_text), note.need_heading, note.need]
    lines.append(note.nothing_more or "")
    lines.extend(_section(note.you_heading, note.you_do, numbered=len(note.you_do) > 1))
    lines.extend(_section(note.we_heading, note.we_do))
    lines.extend(_section(note.trouble_heading, note.trouble))
    if note.address:
        lines.extend((note.scan_text, note.address_label))
    lines.append(note.number_text or "")
    return tuple(text for text in map(one_line, lines) if text)


def long_date(day: date, language: Language) -> str:
    """Give “mandag den 23. november 2026” or “Monday 23 November 2026”; independent of the machine's locale."""
    weekday, month = _WEEKDAYS[language][day.weekday()], _MONTHS[language][day.month - 1]
    if language == "en":
        return f"{weekday} {day.day} {month} {day.year}"
    return f"{weekday} den {day.day}. {month} {day.year}"


def line_start(text: str) -> str:
    """Give the text as it begins a line of its own: first letter upper case, the rest untouched."""
    return text[:1].upper() + text[1:]


def one_line(text: str) -> str:
    """Give the text in NFC on one line: white space runs become one space (a no-break space stays)."""
    return re.sub(r"[ \t\n\r\f\v\x85\u2028\u2029]+", " ", unicodedata.normalize("NFC", text)).strip()


def _section(heading: str, lines: tuple[NoteLine, ...], numbered: bool = False) -> list[str]:
    if not lines:
        return []
    texts = [heading]
    for number, line in enumerate(lines, start=1):
        texts.append(f"{number}. {line.text}" if numbered else line.text)
        texts.append(line_start(line.when or ""))
    return texts
