"""The changelog: its newest version is the program's, and its versions go down with their dates."""

import re
from datetime import date

from desk_assistant import __version__
from tests.packaging.scripts import ROOT

RELEASE = re.compile(r"^## \[(\d+)\.(\d+)\.(\d+)\] – (\d{4}-\d{2}-\d{2})$", re.MULTILINE)


def releases(text: str) -> list[tuple[tuple[int, ...], date]]:
    """The versions of a changelog with their days, in the order they stand."""
    return [(tuple(map(int, found.groups()[:3])), date.fromisoformat(found[4])) for found in RELEASE.finditer(text)]


def test_the_newest_version_is_the_programs() -> None:
    (newest, _), *_ = releases((ROOT / "CHANGELOG.md").read_text(encoding="utf-8"))
    assert ".".join(map(str, newest)) == __version__


def test_every_release_has_a_day_and_they_go_back_in_time() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    found = releases(text)
    assert len(found) == len(re.findall(r"^## \[(?!Ikke udgivet)", text, re.MULTILINE))
    assert found == sorted(found, reverse=True)


def test_a_heading_without_a_day_is_no_release() -> None:
    assert releases("## [1.0.0]\n## [1.0.0] – 2026-11-22\n") == [((1, 0, 0), date(2026, 11, 22))]
