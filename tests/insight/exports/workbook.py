"""A workbook read back by hand: zip and XML alone, so that nothing is taken for granted about who wrote it."""

import re
import zipfile
from datetime import date, timedelta
from pathlib import Path
from xml.etree import ElementTree

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")
#: The day that a workbook counts 0 (1900 was no leap year, but the format thinks so).
_ZERO = date(1899, 12, 30)
Cell = str | int | date


class Workbook:
    """The sheets of a workbook by name."""

    def __init__(self, path: Path) -> None:
        with zipfile.ZipFile(path) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}
        book = ElementTree.fromstring(self.parts["xl/workbook.xml"])
        self.names = [sheet.get("name") for sheet in book.iter(f"{_MAIN}sheet")]
        styles = ElementTree.fromstring(self.parts["xl/styles.xml"])
        formats = {one.get("numFmtId"): one.get("formatCode") for one in styles.iter(f"{_MAIN}numFmt")}
        self._formats = [formats.get(one.get("numFmtId"), "") for one in styles.find(f"{_MAIN}cellXfs")]

    def sheet(self, name: str) -> ElementTree.Element:
        """Give a sheet as XML."""
        return ElementTree.fromstring(self.parts[f"xl/worksheets/sheet{self.names.index(name) + 1}.xml"])

    def rows(self, name: str) -> list[dict[str, Cell]]:
        """Give the cells of each row by their column letter."""
        return [
            {re.sub(r"\d", "", cell.get("r")): self._value(cell) for cell in row.iter(f"{_MAIN}c")}
            for row in self.sheet(name).iter(f"{_MAIN}row")
        ]

    def formulas(self) -> int:
        """Give how many formulas there are in all sheets."""
        return sum(len(list(self.sheet(name).iter(f"{_MAIN}f"))) for name in self.names)

    def _value(self, cell: ElementTree.Element) -> Cell:
        if cell.get("t") == "inlineStr":
            return _ESCAPE.sub(_unescaped, "".join(part.text or "" for part in cell.iter(f"{_MAIN}t")))
        assert cell.get("t") is None, cell.get("t")
        number = int(cell.find(f"{_MAIN}v").text)
        return _ZERO + timedelta(number) if "yy" in self._formats[int(cell.get("s", 0))] else number


def _unescaped(found: re.Match[str]) -> str:
    return chr(int(found[1], 16))
