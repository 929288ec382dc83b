"""The page on operations, followed to the letter: every command in it is run, and what it promises is so."""

import json
import re
import shlex
from pathlib import Path

import pytest

from desk_assistant import __main__ as command_line
from desk_assistant import net, paths
from desk_assistant.packs.problems import NUMBERS
from desk_assistant.policy.keys import KEYS, SAFE
from desk_assistant.store import copies, export_log, reserve
from desk_assistant.store.expiring import LIMITS, Keeping

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "operations.md").read_text(encoding="utf-8")
POLICY = "\n".join(re.findall(r"^    (\[\w+\]|\w+ = .*)$", PAGE, re.MULTILINE))
COMMANDS = re.findall(r"^    (desk-assistant .*)$", PAGE, re.MULTILINE)
ROOT = Path(__file__).resolve().parents[2]
Said = pytest.CaptureFixture[str]


def run(line: str) -> int:
    return command_line.main(shlex.split(line)[1:])


def a_number(capsys: Said) -> str:
    """Give the number of an agreement in the folder of the page."""
    capsys.readouterr()
    assert run("desk-assistant facts --data proeve") == 0
    facts = map(json.loads, capsys.readouterr().out.splitlines())
    return next(fact["body"]["number"] for fact in facts if fact["fact"] == "visit.closed" and fact["body"]["number"])


def test_every_command_does_what_the_page_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Said) -> None:
    monkeypatch.chdir(tmp_path)
    Path("policy.toml").write_text(POLICY, encoding="utf-8")
    said: dict[str, str] = {}
    number = ""
    for command in COMMANDS:
        line = command
        if "KOPI" in line:
            line = line.replace("KOPI", next(Path("proeve/kopier").glob("*.sqlite")).name)
        if "NUMMER" in line:
            number = number or a_number(capsys)
            line = line.replace("NUMMER", number)
        assert not re.search(r"[A-ZÆØÅ]{3,}", line.replace(number, "")), line
        capsys.readouterr()
        assert run(line) == 0, line
        said[command] = capsys.readouterr().out
    assert len(COMMANDS) == 17
    assert "i orden" in said["desk-assistant verify --from proeve/kopier"] and "i orden" in said["desk-assistant verify --data oevelse"]
    assert 'words_days = 14 (fastlagt af kommunen, policy.toml linje 4)' in said["desk-assistant selfcheck --policy policy.toml"]
    assert 'setup = "one_pc" (foreslået af kommunen, policy.toml linje 6)' in said["desk-assistant selfcheck --policy policy.toml"]
    assert "hændelser, læst efter uden fejl" in said["desk-assistant restore proeve/kopier/KOPI --data oevelse"]
    assert said["desk-assistant content list --data proeve"].startswith("I brug: det indhold, der fulgte med programmet")
    assert "Intet er ændret." in said["desk-assistant retention --dry-run --data proeve"]
    assert "Besøget er slettet." in said["desk-assistant visit erase NUMMER --reason access --data proeve"]
    assert len(list(Path("usb").glob("*.sqlite"))) == 1
    assert run(f"desk-assistant visit show {number} --data proeve") == 1


def test_every_command_named_in_the_text_is_one(capsys: Said) -> None:
    for command in sorted({*re.findall(r"`desk-assistant (\w+)", PAGE), "verify", "rebuild"}):
        with pytest.raises(SystemExit) as ended:
            command_line.main([command, "--help"])
        assert ended.value.code == 0


def test_the_codes_are_as_the_table_says(tmp_path: Path) -> None:
    assert run(f"desk-assistant verify --data {tmp_path}/none") == 1
    with pytest.raises(SystemExit) as ended:
        run("desk-assistant retention")
    assert ended.value.code == 2


def test_names_and_numbers_are_those_of_the_program() -> None:
    for name in (paths.DATABASE, paths.COPIES, paths.SETTINGS, paths.LOCAL, paths.PACKS, export_log.QUEUE, reserve.reserve_file(Path("x")).name):
        assert f"`{name}`" in PAGE
    assert f"{copies.DAILY} dage, {copies.WEEKLY} uger og {copies.MONTHLY} måneder" in PAGE
    rule = Keeping()
    for row in (f"| {rule.words_days} dage | slettet |", f"| {rule.visits_months} måneder |", f"| {rule.totals_years} år |"):
        assert row in PAGE
    assert LIMITS.keys() == set(Keeping.__struct_fields__)
    shown = (ROOT / "desk_assistant" / "ui" / "wording.py").read_text(encoding="utf-8")
    shown += (ROOT / "desk_assistant" / "ui" / "employee" / "data_section.py").read_text(encoding="utf-8")
    shown += (ROOT / "desk_assistant" / "work.py").read_text(encoding="utf-8")
    shown += " ".join(f"DA-{number}" for number in NUMBERS.values())
    assert f"mellem DA-{min(NUMBERS.values())} og DA-{max(NUMBERS.values())}" in PAGE
    assert all(code in shown for code in re.findall(r"DA-\d+", PAGE))


def test_what_it_can_lay_down_is_told_in_full(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths.sys, "platform", "linux")
    assert f"`{paths.policy_file()}`" in PAGE and r"`C:\ProgramData\Desk Assistant\policy.toml`" in PAGE
    table = PAGE.partition("| hvad | nøgler |")[2].partition("\n\n")[0]
    assert set(re.findall(r"`(\w+)`", table)) == set(KEYS)
    longest = ", ".join(f"{SAFE[key]} {unit}" for key, unit in (("words_days", "dage"), ("visits_months", "måneder"), ("totals_years", "år")))
    assert f"({longest})" in " ".join(PAGE.split()) and SAFE["evaluation"] is False
    assert all(f"`{name}`" in PAGE for name in ("HTTPS_PROXY", net.BUNDLES[0]))


def test_the_two_commands_to_install_are_targets() -> None:
    targets = re.findall(r"^    make (\w+)$", PAGE, re.MULTILINE)
    assert targets == ["run", "test"]
    assert all(re.search(rf"^{target}:", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE) for target in targets)


def test_what_stays_when_the_program_is_removed_is_where_the_page_says() -> None:
    assert f"`~/.local/share/{paths.APP}`" in PAGE and f"`%LOCALAPPDATA%\\{paths.APP}`" in PAGE
    assert f"`~/.local/share/{paths.demo_folder().name}`" in PAGE
    assert "`besoeg.version-NUMMER.sqlite3`" in PAGE
    script = (ROOT / "packaging" / "windows" / "desk-assistant.iss").read_text(encoding="utf-8-sig")
    assert "%LOCALAPPDATA%\\{#Folder}" in script
    assert "`C:\\ProgramData\\Desk Assistant`" in PAGE and '#define Name "Desk Assistant"' in script
