"""The guide for content owners, followed to the letter: what it says to write and to run works."""

import re
import shlex
import shutil
import textwrap
from pathlib import Path

import pytest

from desk_assistant import __main__ as command_line
from desk_assistant.content.compiled import load_with_local
from desk_assistant.content.prompting import Moment, choose
from desk_assistant.packs import active
from tests.content.shelf import SHIPPED

GUIDE = (Path(__file__).resolve().parents[2] / "docs" / "content.md").read_text(encoding="utf-8")
BLOCKS = [textwrap.dedent(block) for block in re.findall(r"```toml\n(.*?)```", GUIDE, re.DOTALL)]
FLOW, PROMPTS, FACTS, QUESTION, LOCAL = BLOCKS
ALLOWED = textwrap.dedent("\n".join(re.findall(r"^ +(?:hosts|numbers) = .*$", GUIDE, re.MULTILINE)))


@pytest.fixture
def mine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the guide, after its first two steps, with the current folder around it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mit" / "flows").mkdir(parents=True)
    flow = tmp_path / "mit" / "flows" / "affald.toml"
    flow.write_text(FLOW, encoding="utf-8")
    return tmp_path / "mit"


def run(line: str) -> int:
    return command_line.main(shlex.split(line)[1:])


def test_the_new_flow_passes_and_is_shown_and_drawn(mine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    commands = re.findall(r"^ {7}(desk-assistant flows .*)$", GUIDE, re.MULTILINE)
    assert [command.split()[2] for command in commands] == ["check", "show", "graph"]
    for command in commands:
        assert run(command) == 0
    assert "ingen fejl." in capsys.readouterr().out
    assert (mine.parent / "affald.svg").is_file()


def test_the_window_finds_it_where_the_guide_puts_it(mine: Path) -> None:
    assert "cp -r mit proeve/lokal" in GUIDE
    library = load_with_local(SHIPPED, mine.parent / "indhold.json", mine)
    assert "affald" in library.flows and library.errors == ()


def test_the_prompts_pass_and_are_shown(mine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "`mit/prompts/flows/affald.toml`" in GUIDE and "`desk-assistant flows check --local mit`" in GUIDE
    place = mine / "prompts" / "flows" / "affald.toml"
    place.parent.mkdir(parents=True)
    place.write_text(PROMPTS, encoding="utf-8")
    assert run("desk-assistant flows check --local mit") == 0
    library = load_with_local(SHIPPED, mine.parent / "indhold.json", mine)
    assert "Hvor mange bor I i huset?" in choose(Moment("clarify", "affald"), library).open
    place.write_text(PROMPTS.replace("Hvor mange bor I i huset?", "Bor I mange i huset?"), encoding="utf-8")
    assert run("desk-assistant flows check --local mit") == 1
    assert "prompts/flows/affald.toml:2: clarify[1]: et åbent spørgsmål" in capsys.readouterr().out


def test_the_number_reads_both_ways(mine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (mine / "facts").mkdir()
    (mine / "facts" / "affald.toml").write_text(FACTS, encoding="utf-8")
    (hint,) = re.findall(r"^    (staff_hint = .*)$", GUIDE, re.MULTILINE)
    text = (mine / "flows" / "affald.toml").read_text(encoding="utf-8")
    (mine / "flows" / "affald.toml").write_text(re.sub(r"staff_hint = .Lad borgeren læse højden.*", hint, text), encoding="utf-8")
    assert run("desk-assistant flows check --local mit") == 0
    assert run("desk-assistant flows show affald --local mit --today 2026-06-01") == 0
    assert "Spanden koster 150 kr." in capsys.readouterr().out
    assert run("desk-assistant flows show affald --local mit --today 2099-01-01") == 0
    assert "Se prisen på skærmen." in capsys.readouterr().out


def test_the_question_parts_the_flow(mine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    flow = FLOW.replace("questions = []\n", "").replace("[[steps]]", QUESTION + "\n[[steps]]", 1)
    (mine / "flows" / "affald.toml").write_text(flow, encoding="utf-8")
    assert run("desk-assistant flows check --local mit") == 0
    assert run("desk-assistant flows show affald --local mit") == 0
    assert "Gren 2: Spanden er for lille" in capsys.readouterr().out


def test_the_local_texts_and_what_is_allowed(mine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (mine / "local.toml").write_text(LOCAL, encoding="utf-8")
    (mine / "allowed.toml").write_text(ALLOWED, encoding="utf-8")
    assert ALLOWED.count("=") == 2
    assert run("desk-assistant flows check --local mit") == 0
    assert run("desk-assistant flows show laegevalg --local mit") == 0
    assert "Brug genvejen på skrivebordet." in capsys.readouterr().out


def test_the_pack_goes_from_the_folder_to_the_desk_and_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(active, "shipped_serial", int)
    shutil.copytree(SHIPPED, tmp_path / "faelles")
    commands = re.findall(r"^ {7}(desk-assistant content .*)$", GUIDE, re.MULTILINE)
    assert [command.split()[2] for command in commands] == ["keys", "trust", "build", "sign", "verify", "install", "list", "rollback"]
    for command in commands:
        assert run(f"{command} --today 2026-11-23" if "--key" in command else command) == 0, command
    printed = capsys.readouterr().out
    assert "I brug: pakken 2026112301 (Indhold for november)." in printed
    assert printed.endswith("Kun en nyere pakke kan hentes derefter.\n") and "fulgte med programmet" in printed


def test_every_command_of_the_guide_is_one(capsys: pytest.CaptureFixture[str]) -> None:
    commands = set(re.findall(r"desk-assistant flows (\w+)", GUIDE))
    assert commands == {"check", "show", "graph", "links", "list", "review"}
    for command in commands:
        with pytest.raises(SystemExit) as ended:
            command_line.main(["flows", command, "--help"])
        assert ended.value.code == 0
