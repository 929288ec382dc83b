import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

import pytest

from desk_assistant import __main__ as command_line
from desk_assistant import paths
from desk_assistant.commands.sentences import refusal
from desk_assistant.demo.filling import Answered, Desk
from desk_assistant.store.errors import StoreFailed
from desk_assistant.store.journal import Journal
from tests.demo.rows import TODAY, everything
from tests.rules.source import ROOT


def demo_data(folder: Path, visits: int, *more: str) -> int:
    """Run the command."""
    return command_line.main(["demo-data", "--visits", str(visits), "--today", TODAY.isoformat(), "--data", str(folder), *more])


def stored(folder: Path) -> dict[str, list[tuple[object, ...]]]:
    """Give everything in the log of the folder, whose chains all hold."""
    journal = Journal.open(folder / paths.DATABASE, TODAY)
    try:
        assert journal.verify() == ()
        return everything(journal)
    finally:
        journal.close()


def test_it_fills_and_marks_a_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "ny" / "demo"
    assert demo_data(folder, 410) == 0
    said = capsys.readouterr()
    assert said.out == f"410 opdigtede besøg er gemt i mappen {folder}.\n"
    assert said.err == "200 af 410 besøg\n400 af 410 besøg\n410 af 410 besøg\n"
    assert len(stored(folder)["visit"]) == 410
    assert "opdigtede" in (folder / paths.DEMO_MARK).read_text(encoding="utf-8")
    assert "opdigtede" in json.loads((folder / paths.SETTINGS).read_bytes())["desk_name"]


def test_settings_that_are_there_stay(tmp_path: Path) -> None:
    (tmp_path / paths.SETTINGS).write_text('{"desk_name": "Skranke 9"}', encoding="utf-8")
    assert demo_data(tmp_path, 1) == 0
    assert json.loads((tmp_path / paths.SETTINGS).read_bytes()) == {"desk_name": "Skranke 9"}


def test_every_process_writes_the_same_bytes(tmp_path: Path) -> None:
    logs = []
    for number, (hashes, seed) in enumerate((("1", "7"), ("2", "7"), ("1", "8"))):
        asked = ["demo-data", "--visits", "60", "--seed", seed, "--today", TODAY.isoformat(), "--data", str(tmp_path / str(number))]
        told = {**os.environ, "PYTHONHASHSEED": hashes}
        subprocess.run([sys.executable, "-m", "desk_assistant", *asked], cwd=ROOT, env=told, check=True, capture_output=True)
        logs.append((tmp_path / str(number) / paths.DATABASE).read_bytes())
    assert logs[0] == logs[1]
    assert logs[0] != logs[2]


def test_a_log_with_visits_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    demo_data(tmp_path, 3)
    (tmp_path / paths.DEMO_MARK).unlink()
    before = stored(tmp_path)
    assert demo_data(tmp_path, 3, "--seed", "2") == 1
    assert "har allerede en log med besøg" in capsys.readouterr().err
    assert stored(tmp_path) == before
    assert not (tmp_path / paths.DEMO_MARK).exists()


def test_a_log_whose_visits_were_purged_is_left_alone(tmp_path: Path) -> None:
    demo_data(tmp_path, 1)
    journal = Journal.open(tmp_path / paths.DATABASE, TODAY)
    journal.purge([fact.visit for fact in journal.all_facts()], TODAY)
    journal.close()
    assert demo_data(tmp_path, 1) == 1
    assert not stored(tmp_path)["fact"]


def test_a_log_in_use_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    journal = Journal.open(tmp_path / paths.DATABASE, TODAY)
    assert demo_data(tmp_path, 1) == 1
    journal.close()
    assert capsys.readouterr().err.strip() == refusal("locked")


def test_a_folder_that_cannot_be_written_in_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / paths.DEMO_MARK).mkdir()
    assert demo_data(tmp_path, 1) == 1
    assert "Der kan ikke skrives i mappen" in capsys.readouterr().err
    assert not stored(tmp_path)["fact"]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        pytest.param(["--visits", "10"], "Angiv en tom mappe med --data", id="no-folder"),
        pytest.param(["--visits", "9000000", "--data", "x"], "højst 2.000.000 besøg", id="too-many"),
    ],
)
def test_wrong_arguments_are_answered(given: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert command_line.main(["demo-data", *given]) == 2
    assert said in capsys.readouterr().err


@pytest.mark.parametrize(
    ("given", "said"),
    [
        pytest.param(["--visits", "0"], "mindst 1", id="none"),
        pytest.param(["--visits", "1", "--seed", "-4"], "skriv et helt tal", id="seed"),
        pytest.param(["--visits", "1", "--today", "i dag"], "ÅÅÅÅ-MM-DD", id="day"),
    ],
)
def test_unreadable_arguments_are_answered(given: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        command_line.main(["demo-data", *given])
    assert stopped.value.code == 2
    assert said in capsys.readouterr().err


def test_ctrl_c_leaves_a_log_that_holds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(Desk, "visits", _failing(Desk.visits, 250, KeyboardInterrupt()))
    assert demo_data(tmp_path, 400) == 1
    assert "Afbrudt. De første 200 besøg er gemt" in capsys.readouterr().err
    assert len(stored(tmp_path)["visit"]) == 200


@pytest.mark.parametrize(
    ("code", "before", "said"),
    [
        ("disk_full", 250, "Disken er fuld. De første 200 besøg er gemt i mappen"),
        ("io", 50, "Der kunne ikke skrives i loggen. Ingen besøg er gemt i mappen"),
    ],
)
def test_a_write_that_fails_leaves_what_was_written(
    code: str, before: int, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(Desk, "visits", _failing(Desk.visits, before, StoreFailed(code)))
    assert demo_data(tmp_path, 400) == 1
    assert said in capsys.readouterr().err
    assert len(stored(tmp_path)["visit"]) == before // 200 * 200


def test_on_a_terminal_the_line_is_written_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", yes, raising=False)
    assert demo_data(tmp_path, 201) == 0
    assert capsys.readouterr().err == "\r200 af 201 besøg\r201 af 201 besøg\n"


def _failing(
    play: Callable[[Desk, int], Iterator[Answered]], before: int, problem: BaseException
) -> Callable[[Desk, int], Iterator[Answered]]:
    """Give a desk's visits that end with the problem after so many."""

    def visits(desk: Desk, number: int) -> Iterator[Answered]:
        yield from islice(play(desk, number), before)
        raise problem

    return visits


def yes() -> bool:
    """Say that this is a terminal."""
    return True
