"""The supervisor's guide, followed to the letter: its commands run, its pictures are there, and its words are the screen's."""

import re
import shlex
from pathlib import Path
from xml.etree import ElementTree

import pytest

from desk_assistant import __main__ as command_line
from desk_assistant.insight.danish import FEW, HIDDEN
from desk_assistant.insight.request import REASONS
from tests.stories.overview_pictures import GUIDE

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "supervisor.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^    (desk-assistant .*)$", PAGE, re.MULTILINE)
PICTURES = re.findall(r"!\[(.*?)\]\((.*?)\)", PAGE)
WORDS = {message.text for message in ElementTree.parse(ROOT / "resources" / "i18n" / "desk_assistant_da.ts").iter("translation")}


def test_every_command_does_what_the_page_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    said: dict[str, str] = {}
    for command in COMMANDS:
        capsys.readouterr()
        assert command_line.main(shlex.split(command)[1:]) == 0, command
        said[command] = capsys.readouterr().out
    assert len(COMMANDS) == 9
    alone, together = (text for command, text in said.items() if " overview " in command)
    assert "Hvem klarede trinene?" in alone and together.splitlines()[1:] == alone.splitlines()[1:]
    logged = said["desk-assistant exports --data proeve"]
    assert [kind for kind in ("statistik", "besøg", "rapport") if kind in logged] == ["statistik", "besøg"]
    assert {path.name for path in tmp_path.iterdir() if path.is_file()} == {"statistik.csv", "statistik.forklaring.csv", "besoeg.xlsx", "rapport.pdf"}
    again = next(command for command in COMMANDS if " report " in command)
    assert command_line.main(shlex.split(again)[1:]) == 1 and "findes allerede" in capsys.readouterr().err


def test_the_pictures_are_there_are_described_and_are_small() -> None:
    assert {Path(path).stem for _, path in PICTURES} == GUIDE.keys()
    for words, path in PICTURES:
        body = (ROOT / "docs" / path).read_bytes()
        assert len(words) > 20 and len(body) <= 150_000
        size = tuple(int.from_bytes(body[at : at + 4], "big") for at in (16, 20))
        assert body.startswith(b"\x89PNG") and size == (1366, 768)


def test_the_words_are_those_of_the_program() -> None:
    for words in ("Eksportér …", "Overblik til lederen (F12)", "Vis som tabel", "Kopiér", "Besøg", "Trin", "Aftaler", "Hjælpebehov", "Statistik", "Rapport (PDF)"):
        assert words in WORDS and words in PAGE
    assert f"*{FEW.capitalize()}*" in PAGE and f"**{HIDDEN.capitalize()}**" in PAGE
    assert all(reason in PAGE for reason in REASONS.values())


def test_the_pages_it_leads_to_are_there() -> None:
    linked = re.findall(r"\]\(([a-z]+\.md)\)", PAGE)
    assert {"operations.md", "content.md"} == set(linked)
    assert all((ROOT / "docs" / name).exists() for name in linked)
    assert "docs/supervisor.md" in (ROOT / "README.md").read_text(encoding="utf-8")
