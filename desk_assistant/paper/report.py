"""The report for a staff meeting as a tagged PDF. The caller hands in plain values; nothing is counted or worded here."""

from collections.abc import Mapping
from pathlib import Path

import msgspec

from desk_assistant.paper.pages import clean, known_letters, pages


def report_pdf(report: Mapping[str, object], resources: Path) -> bytes:
    """Give the report (`insight.report.Report` as built-in values) as a tagged PDF (PDF/UA-1) in A4, without a clock time.

    Raises TypesettingFailed.
    """
    known = known_letters(resources)
    inputs = {"report": msgspec.json.encode(clean(report, known)).decode()}
    return pages("report.typ", inputs, resources, format="pdf", pdf_standards=["ua-1"])[0]
