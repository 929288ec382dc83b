"""The report for a staff meeting as a tagged PDF. The caller hands in plain values; nothing is counted or worded here."""

from collections.abc import Mapping
from pathlib import Path

import msgspec

from desk_assistant.paper.pages import known_letters, pages, printable


def report_pdf(report: Mapping[str, object], resources: Path) -> bytes:
    """Give the report (`insight.report.Report` as built-in values) as a tagged PDF (PDF/UA-1) in A4, without a clock time.

    Raises TypesettingFailed.
    """
    known = known_letters(resources)
    inputs = {"report": msgspec.json.encode(_printable(report, known)).decode()}
    return pages("report.typ", inputs, resources, format="pdf", pdf_standards=["ua-1"])[0]


def _printable(value: object, known: frozenset[int]) -> object:
    """Give the value with every text in it as it can be printed."""
    if isinstance(value, str):
        return printable(value, known)
    if isinstance(value, Mapping):
        return {key: _printable(part, known) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_printable(part, known) for part in value]
    return value
