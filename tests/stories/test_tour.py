"""The tour as a command: the keys it counts, the note, what it calls saved, and the folders it will not play in."""

import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from PySide6.QtGui import QImage

from desk_assistant import paths
from desk_assistant.store.journal import Journal
from desk_assistant.tour.clock import Clock
from tests.stories.desk import TODAY

QUIET = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "LC_ALL": "C.UTF-8"}
MAIN_VISIT = ["N", "5", "1", "1", "1", "2", "1", "3", "2", "1", "Ctrl+Enter", "Ctrl+Enter", "Ctrl+Enter", "13"]


def tour(out: Path, *more: str, **environment: str) -> subprocess.CompletedProcess:
    """Run the command to its end."""
    command = [sys.executable, "-m", "desk_assistant", "tour", str(out), "--today", TODAY.isoformat(), *more]
    return subprocess.run(command, env={**QUIET, **environment}, capture_output=True, text=True, timeout=240, check=False)


def test_the_tour_plays_to_its_end_counts_its_keys_and_sees_every_screen(tmp_path: Path) -> None:
    out, data = tmp_path / "out", tmp_path / "data"
    played = tour(out, "--data", str(data))
    assert played.returncode == 0, played.stderr
    assert (out / "keys.txt").read_text(encoding="utf-8").split("\n") == [*MAIN_VISIT, ""]
    assert (out / "note.pdf").read_bytes().startswith(b"%PDF-")
    check_saved(played.stdout, data)
    check_pictures(sorted(out.glob("*.png")))
    again = tour(out, "--data", str(data), "--no-pictures")
    assert again.returncode == 1
    assert "log" in again.stderr


def check_saved(printed: str, data: Path) -> None:
    """Every line says `saved` and the id of a fact that is in the file."""
    lines = [line.split() for line in printed.splitlines()]
    assert len(lines) > 50 and {word for word, _ in lines} == {"saved"}
    with closing(Journal.open(data / paths.DATABASE, TODAY)) as journal:
        stored = {row.id for row in journal.all_facts()}
        assert {key for _, key in lines} <= stored
        assert journal.verify() == ()


def check_pictures(pictures: list[Path]) -> None:
    """They are numbered without a gap, and as large as the screens."""
    assert [int(path.name[:2]) for path in pictures] == list(range(1, len(pictures) + 1))
    sizes = {path.stem[3:]: QImage(str(path)).size().toTuple() for path in pictures}
    assert {"first-run", "arrival", "look-away", "agreement", "suggestions", "life-event", "printer-error", "one-pc-strips", "sheet-dark"} <= sizes.keys()
    assert {size for name, size in sizes.items() if name.startswith("citizen-")} == {(1920, 1080)}
    assert {size for name, size in sizes.items() if not name.startswith(("citizen-", "sheet-"))} == {(1366, 768)}


def test_the_tour_never_plays_in_the_programs_own_folder(tmp_path: Path) -> None:
    home = {"HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path / "share")}
    own = tmp_path / "share" / "desk-assistant"
    played = tour(tmp_path / "out", "--data", str(own), "--no-pictures", **home)
    assert played.returncode == 1
    assert "egen mappe" in played.stderr
    assert not own.exists()


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    played = tour(tmp_path / "file" / "out", "--no-pictures")
    assert played.returncode == 1
    assert "Vælg en anden mappe" in played.stderr


def test_the_time_of_the_tour_moves_with_the_keys_and_never_past_the_day() -> None:
    clock = Clock(TODAY)
    assert clock.now().strftime("%H:%M") == "10:42"
    clock.tick()
    assert clock.now().strftime("%H:%M") == "10:43"
    for _ in range(2000):
        clock.tick()
    assert (clock.now().date(), clock.now().strftime("%H:%M")) == (TODAY, "23:59")
