"""From a note to pages: a tagged PDF, pictures for the screen and grey pictures for the printer, all by one template."""

from pathlib import Path
from typing import Any

import msgspec

from desk_assistant.paper.note import Note, NoteLine, line_start, one_line
from desk_assistant.paper.pages import TypesettingFailed, known_letters, pages, printable
from desk_assistant.paper.qr import QUIET_ZONE, AddressTooLong, modules, svg


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
        data = _template_data(note, known_letters(resources))
    except AddressTooLong:
        raise TypesettingFailed("address_too_long") from None
    inputs = {"note": msgspec.json.encode(data).decode(), "grey": "yes" if grey else "no"}
    return pages("note.typ", inputs, resources, **output)


def _template_data(note: Note, known: frozenset[int]) -> dict[str, object]:
    """Give what the template reads; every text is on one line and holds only characters that can be drawn."""

    def clean(text: str | None) -> str:
        return printable(text or "", known)

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
