"""One chart of the overview as pages for a printer. The caller hands in plain values; nothing is counted or worded here."""

from pathlib import Path

import msgspec

from desk_assistant.paper.pages import clean, known_letters, pages


class ChartSheet(msgspec.Struct, frozen=True, tag="chart"):
    """A sheet with one chart: `insight.sheet.Sheet` as built-in values."""

    values: dict[str, object]


def sheet_images(sheet: ChartSheet, resources: Path, ppi: float = 300) -> tuple[bytes, ...]:
    """Give each page as PNG for a printer. Raises TypesettingFailed."""
    inputs = {"sheet": msgspec.json.encode(clean(sheet.values, known_letters(resources))).decode()}
    return pages("sheet.typ", inputs, resources, format="png", ppi=ppi)
