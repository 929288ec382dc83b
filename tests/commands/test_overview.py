"""`desk-assistant overview`: the figures of a period as text and as JSON."""

import json
import shutil
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import msgspec
import pytest

from desk_assistant import __main__ as command_line
from desk_assistant import paths
from desk_assistant import settings as settings_file
from desk_assistant.commands.sentences import refusal
from desk_assistant.store.journal import Journal
from desk_assistant.supervising import has_screen
from tests.demo.examples import examples

DAY = date(2026, 10, 14)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with example visits up to a day in October."""
    folder = tmp_path_factory.mktemp("overview")
    examples(folder, DAY)
    return folder


def closed(folder: Path, first: str, last: str) -> int:
    """Count the closed visits of the days straight from the file."""
    with closing(sqlite3.connect(folder / paths.DATABASE)) as connection:
        return connection.execute("SELECT count(*) FROM visit WHERE closed_on BETWEEN ? AND ?", (first, last)).fetchone()[0]


def overview(folder: Path, *more: str) -> int:
    return command_line.main(["overview", "--data", str(folder), "--today", "2026-11-23", *more])


def test_the_last_whole_month_is_printed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert overview(folder) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("Besøg i oktober 2026 · Demo: opdigtede besøg\n")
    assert f" {closed(folder, '2026-10-01', '2026-10-31')}  besøg." in printed
    assert "Hvem klarede trinene?\nBorgeren klarede " in printed
    assert "  Forløb " in printed and "Skift læge" in printed


def test_json_holds_the_same(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert overview(folder, "--period", "2026-Q4", "--json") == 0
    found = json.loads(capsys.readouterr().out)
    assert found["period"] == "4. kvartal 2026"
    assert found["notes"] == ["Perioden er ikke slut endnu."]
    assert {"who_did", "stuck", "weekdays", "faces"} <= {chart["id"] for chart in found["charts"]}
    assert found["tiles"][0]["value"] == str(closed(folder, "2026-10-01", "2026-12-31")) != "0"


def test_another_period(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert overview(folder, "--period", "2026-W30", "--text") == 0
    assert capsys.readouterr().out.startswith("Besøg i uge 30, 2026 · Demo: opdigtede besøg\nIngen besøg i perioden.\n")


def test_without_a_log_or_with_one_in_use(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert overview(tmp_path / "empty") == 1
    assert "Der er ingen log" in capsys.readouterr().err
    journal = Journal.open(folder / paths.DATABASE, DAY)
    assert overview(folder) == 1
    journal.close()
    assert capsys.readouterr().err.strip() == refusal("locked")


def copy_to(folder: Path, target: Path) -> Path:
    """Make a copy of the log in the target folder; gives its path."""
    before = set(target.glob("*.sqlite"))
    assert command_line.main(["backup", "--data", str(folder), "--to", str(target)]) == 0
    (made,) = set(target.glob("*.sqlite")) - before
    return made


def test_while_the_program_is_open_its_newest_copy_tells(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(folder, tmp_path / "desk", dirs_exist_ok=True)
    desk = tmp_path / "desk"
    assert overview(desk) == 0
    printed = capsys.readouterr().out
    copy_to(desk, desk / paths.COPIES)
    with closing(Journal.open(desk / paths.DATABASE, DAY)):
        capsys.readouterr()
        assert overview(desk) == 0
        said = capsys.readouterr()
    assert said.out == printed and "Programmet er åbent. Her læses kopien af " in said.err


def test_several_desks_are_added_up(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, day in (("Skranke 1", DAY), ("", date(2026, 10, 30))):
        desk = tmp_path / (name or "unnamed")
        examples(desk, day)
        place = desk / paths.SETTINGS
        settings_file.save(place, msgspec.structs.replace(settings_file.load(place)[0], desk_name=name))
        copy_to(desk, tmp_path / "delt")
    key = settings_file.load(tmp_path / "unnamed" / paths.SETTINGS)[0].desk_key
    capsys.readouterr()
    assert overview(tmp_path / "none", "--from", str(tmp_path / "delt"), "--period", "2026-10") == 0
    printed = capsys.readouterr().out
    both = sum(closed(tmp_path / name, "2026-10-01", "2026-10-31") for name in ("Skranke 1", "unnamed"))
    assert f" {both}  besøg." in printed and "Skranke 1" in printed.splitlines()[0] and f"skranke {key}" in printed.splitlines()[0]
    one = copy_to(tmp_path / "Skranke 1", tmp_path / "usb")
    assert overview(tmp_path / "none", "--from", str(tmp_path / "delt"), str(one)) == 1
    assert "To af kopierne er fra samme skranke" in capsys.readouterr().err


def test_a_log_that_cannot_be_read(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def broken(*_: object) -> None:
        raise sqlite3.DatabaseError("malformed")

    monkeypatch.setattr("desk_assistant.store.tallies.read", broken)
    assert overview(folder) == 1
    printed = capsys.readouterr()
    assert printed.err.startswith("Loggen ") and printed.out == ""


def test_a_wrong_period_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        command_line.main(["overview", "--period", "oktober"])
    assert ended.value.code == 2
    assert "skriv perioden som 2026-10, 2026-W47, 2026-Q3 eller 2026" in capsys.readouterr().err


def test_copies_are_read_in_place_of_the_log(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command_line.main(["backup", "--data", str(folder), "--to", str(tmp_path)]) == 0
    capsys.readouterr()
    assert overview(folder) == 0
    live = capsys.readouterr().out
    assert overview(tmp_path / "empty", "--from", str(tmp_path)) == 0
    assert capsys.readouterr().out == live
    copy = next(path for path in tmp_path.iterdir() if path.is_file())
    twin = copy.with_name(f"twin-{copy.name}")
    twin.write_bytes(copy.read_bytes())
    assert overview(folder, "--from", str(copy), str(twin)) == 1
    assert capsys.readouterr().err.startswith("To af kopierne er fra samme skranke")


@pytest.mark.parametrize(
    ("platform", "variables", "seen"),
    [
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("linux", {}, False),
        ("win32", {}, True),
        ("linux", {"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen:configfile=x"}, False),
        ("linux", {"QT_QPA_PLATFORM": "xcb"}, True),
    ],
)
def test_a_window_needs_a_screen(monkeypatch: pytest.MonkeyPatch, platform: str, variables: dict[str, str], seen: bool) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("desk_assistant.supervising.sys.platform", platform)
    assert has_screen() is seen


def test_with_a_screen_the_window_opens_unless_text_is_asked_for(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    asked = []
    monkeypatch.setattr("desk_assistant.supervising.has_screen", lambda: True)
    monkeypatch.setattr("desk_assistant.supervising.show_overview", lambda *given: asked.append(given) or 0)
    assert overview(folder, "--text") == overview(folder, "--json") == 0
    assert asked == []
    assert overview(folder, "--period", "2026-10") == 0
    assert [(given[0], given[1].code) for given in asked] == [(folder, "2026-10")]
