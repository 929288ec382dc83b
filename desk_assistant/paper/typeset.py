"""From a note to pages: a tagged PDF, pictures for the screen and grey pictures for the printer, all by one template."""

import re
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

import msgspec

from desk_assistant.paper.glyphs import drawable, replace_missing
from desk_assistant.paper.note import Note, NoteLine, line_start, one_line
from desk_assistant.paper.qr import QUIET_ZONE, AddressTooLong, modules, svg

FONT_FAMILY = "IBM Plex Sans"
#: A word longer than this may break anywhere; the longest Danish words in the content are well below it.
LONGEST_WHOLE_WORD = 30
_PHONE = re.compile(r"\b\d\d(?: \d\d){3}\b")

FailureCode = Literal["library_missing", "font_missing", "template_missing", "address_too_long", "typesetting"]


class TypesettingFailed(Exception):
    """The note could not become pages; `code` says why. The texts of the note never stand in the message."""

    def __init__(self, code: FailureCode) -> None:
        super().__init__(code)
        self.code: FailureCode = code


def pdf(note: Note, resources: Path) -> bytes:
    """Give the note as a tagged PDF (PDF/UA-1) in A4. It carries no clock time. Raises TypesettingFailed."""
    return _compile(note, resources, grey=False, format="pdf", pdf_standards=["ua-1"])[0]


def preview(note: Note, resources: Path, ppi: float) -> tuple[bytes, ...]:
    """Give each page as PNG in colour at `ppi` pixels an inch (A4 is 8.27 × 11.69 inches). Raises TypesettingFailed."""
    return _compile(note, resources, grey=False, format="png", ppi=ppi)


def page_images(note: Note, resources: Path, ppi: float = 300) -> tuple[bytes, ...]:
    """Give each page as PNG for a printer: every pixel is grey, and all text is black. Raises TypesettingFailed."""
    return _compile(note, resources, grey=True, format="png", ppi=ppi)


def _compile(note: Note, resources: Path, *, grey: bool, **output: Any) -> tuple[bytes, ...]:
    try:
        import typst

        data = _template_data(note, _known(resources / "fonts" / "IBMPlexSans-Regular.ttf"))
    except ImportError:
        raise TypesettingFailed("library_missing") from None
    except (OSError, ValueError):
        raise TypesettingFailed("font_missing") from None
    except AddressTooLong:
        raise TypesettingFailed("address_too_long") from None
    template = resources / "print" / "note.typ"
    if not template.is_file():
        raise TypesettingFailed("template_missing")
    # Data goes in as JSON, never as markup: `#strong[x]` in a text is printed as it stands.
    inputs = {"note": msgspec.json.encode(data).decode(), "grey": "yes" if grey else "no"}
    try:
        fonts = typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=[resources / "fonts"]
        )
        pages = typst.Compiler(template, font_paths=fonts, ignore_system_fonts=True, sys_inputs=inputs).compile(**output)
    except (typst.TypstError, OSError):
        raise TypesettingFailed("typesetting") from None
    return (pages,) if isinstance(pages, bytes) else tuple(pages or ())


def _known(font: Path) -> frozenset[int]:
    """Give what the font can draw; read again when the file is another."""
    return _drawable(font, font.stat().st_mtime_ns)


@lru_cache(maxsize=2)
def _drawable(font: Path, changed: int) -> frozenset[int]:
    return drawable(font)


def _template_data(note: Note, known: frozenset[int]) -> dict[str, object]:
    """Give what the template reads; every text is on one line and holds only characters that can be drawn."""

    def clean(text: str | None) -> str:
        return _breakable(_whole_numbers(replace_missing(one_line(text or ""), known)))

    def lines(section: tuple[NoteLine, ...]) -> list[dict[str, str]]:
        return [{"text": clean(line.text), "when": clean(line_start(line.when or ""))} for line in section]

    rows = modules(note.address) if note.address else ()
    return {
        "language": note.language,
        "large": note.large,
        "municipality": clean(note.municipality),
        "title": clean(note.title),
        "date": clean(line_start(note.date_text)),
        "need_heading": clean(note.need_heading),
        "need": clean(note.need),
        "nothing_more": clean(note.nothing_more),
        "sections": [
            {"heading": clean(note.you_heading), "lines": lines(note.you_do), "numbered": len(note.you_do) > 1},
            {"heading": clean(note.we_heading), "lines": lines(note.we_do), "numbered": False},
            {"heading": clean(note.trouble_heading), "lines": lines(note.trouble), "numbered": False},
        ],
        "qr": svg(rows) if rows else "",
        "qr_modules": len(rows),
        "qr_quiet": QUIET_ZONE,
        "qr_description": one_line(note.qr_description) or note.address,
        "scan_text": clean(note.scan_text),
        "address": note.address if note.address.startswith("https://") else "",
        "address_label": clean(note.address_label),
        "number_text": clean(note.number_text),
        "page_of": clean(note.page_of),
    }


def _whole_numbers(text: str) -> str:
    """Keep a phone number on one line, so that nobody calls half of it."""
    return _PHONE.sub(lambda number: number[0].replace(" ", "\u00a0"), text)


def _breakable(text: str) -> str:
    """Let an overlong word break (zero-width space), so that it never runs off the paper."""
    return re.sub(rf"\S{{{LONGEST_WHOLE_WORD},}}", _break_word, text)


def _break_word(word: re.Match[str]) -> str:
    return "\u200b".join(word[0])
