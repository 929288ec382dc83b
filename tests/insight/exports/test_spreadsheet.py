"""A real spreadsheet program opens what is exported: days arrive as days, and nothing calculates."""

import re
import shutil
import subprocess
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest

from desk_assistant.store.journal import Journal
from tests.insight.exports.made import HOSTILE, exported, request

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
#: Text import as Danish Excel does it by a double click: semicolon, quote, UTF-8, from line 1, Danish, and numbers as found.
_DANISH = "44,34,76,1,,1030,false,true"

pytestmark = pytest.mark.soak


def opened(path: Path, tmp_path: Path, separator: int | None = None) -> list[ElementTree.Element]:
    """Open a file in LibreOffice, save it as a document, and give its cells."""
    office = shutil.which("soffice")
    assert office, "LibreOffice is missing: packaging/system_packages.sh soak installs it"
    command = [office, f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--convert-to", "ods", "--outdir"]
    text = [f"--infilter=Text - txt - csv (StarCalc):{separator}{_DANISH[2:]}"] if separator else []
    subprocess.run([*command, str(tmp_path / "opened"), *text, str(path)], check=True, capture_output=True, timeout=240)
    with zipfile.ZipFile(tmp_path / "opened" / f"{path.stem}.ods") as archive:
        return list(ElementTree.fromstring(archive.read("content.xml")).iter(f"{_TABLE}table-cell"))


def days(cells: list[ElementTree.Element]) -> list[str]:
    """Give the cells that the program takes for days."""
    return [cell.get(f"{_OFFICE}date-value") for cell in cells if cell.get(f"{_OFFICE}value-type") == "date"]


def formulas(cells: list[ElementTree.Element]) -> int:
    """Give how many cells calculate."""
    return sum(cell.get(f"{_TABLE}formula") is not None for cell in cells)


@pytest.mark.parametrize("format", ["xlsx", "da", "rfc4180"])
def test_days_are_days_and_nothing_calculates(log: Journal, tmp_path: Path, format: str) -> None:
    for what in ("visits", "steps"):
        asked = request(what, format="xlsx") if format == "xlsx" else request(what, dialect=format)
        path = exported(log, tmp_path / f"{what}.{asked.format}", asked).files[0]
        cells = opened(path, tmp_path, {"xlsx": None, "da": 59, "rfc4180": 44}[format])
        assert formulas(cells) == 0
        expected = 6 if what == "visits" else 3 + len(HOSTILE)
        found = days(cells)
        assert len(found) == expected and set(found) <= {"2026-09-30", "2026-10-01", "2026-10-02", "2026-10-31"}


def test_the_program_would_calculate(tmp_path: Path) -> None:
    """The negative control: the same texts without the apostrophe do calculate."""
    path = tmp_path / "bad.csv"
    path.write_text("=1+1;2026-10-01\n", encoding="utf-8")
    cells = opened(path, tmp_path, 59)
    assert formulas(cells) == 1
    assert days(cells) == ["2026-10-01"]
    assert re.fullmatch("[0-9]+", cells[0].get(f"{_OFFICE}value"))
