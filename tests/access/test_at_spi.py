"""A whole visit made through the accessibility tree alone, on a screen and a session bus of its own."""

import json
import os
import re
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from desk_assistant import paths
from desk_assistant import settings as settings_file
from desk_assistant.content.library import load
from desk_assistant.settings import Settings

PROJECT = Path(__file__).resolve().parents[2]
VISIT = Path(__file__).with_name("atspi_visit.py")
SYSTEM_PYTHON = Path("/usr/bin/python3")
TOOLS = (
    *(Path("/usr/bin") / name for name in ("Xvfb", "openbox", "dbus-run-session", "python3")),
    Path("/usr/libexec/at-spi-bus-launcher"),
    Path("/usr/lib/python3/dist-packages/pyatspi"),
)
MOST_SECONDS = 300

#: What the log must hold afterwards, in this order: name and what tells the facts apart.
FACTS = """
visit.opened
request.stated Jeg er flyttet og vil have en ny læge
arrival.marked again True
arrival.marked helps_other True
arrival.marked helps_other False
need.added laegevalg
question.answered closed_list
question.answered own_wish
question.answered moved_earlier
question.answered moved
summary.written Du vil skifte læge, fordi du er flyttet.
need.added sundhedskort
need.chosen
summary.agreed
step.noted open alone
step.noted login blocked system
step.noted login blocked access
step.noted login blocked papers
step.noted login blocked understanding
step.noted login blocked citizen_wish
step.noted login blocked time
step.noted login guided
step.noted check alone
step.noted choose together
way.chosen True
way.chosen False
step.noted approve alone
step.noted receipt not_relevant
fact.undone
step.noted receipt by_staff
readiness.gate not_in
readiness.gate in_with_help
readiness.gate in
readiness.row find None
readiness.row find 2
readiness.row find 1
readiness.row find 0
readiness.row read None
readiness.row read 2
readiness.row read 0
readiness.row read 1
readiness.row fill None
readiness.row fill 0
readiness.row fill 1
readiness.row fill 2
readiness.row device 0
readiness.row device 1
readiness.row device 2
readiness.row device None
readiness.row confidence None
readiness.row confidence 2
readiness.row confidence 0
readiness.row confidence 1
readiness.wish other_way
readiness.wish together
readiness.wish alone
readiness.wish beside
readiness.offered show_again True
readiness.offered power_of_attorney True
readiness.offered read_access True
readiness.offered exemption True
readiness.offered exemption False
readiness.offered power_of_attorney False
readiness.offered read_access False
readiness.offered show_again False
readiness.offered none True
readiness.offered none False
readiness.offered it_cafe True
line.written us Vi sender en ny kode
line.written trouble Kom igen
line.written citizen Hent din post
line.removed
agreement.nothing_more True
agreement.nothing_more False
case_note.opened
case_note.answered to_write
visit.closed agreement
note.given nothing
case_note.answered written
visit.reopened
visit.parked
visit.resumed
visit.closed left
"""
TELLING = ("mark", "flow", "answer", "step", "outcome", "stop", "gate", "row", "level", "wish", "offer", "owner", "state", "closing", "given", "on", "other")

#: Controls of a visit that are seen and left alone, and why.
LEFT = {
    r"\.chooser\.option\.[\w:-]+$": "the palette offers what other controls do; two of its lines are pressed",
    r"\.arrival\.topic\.\d$": "one topic is chosen",
    r"\.clarify\.more\.[\w-]+$": "one more topic is added",
    r"\.rail\.need\.n\d$": "one of two topics is chosen",
    r"\.clarify\.answer\.[34]$": "these answers lead to another question",
    r"\.change$": "one line is changed",
    r"\.agreement\.case\.written$": "one answer closes the question",
    r"\.citizen\.rate\.\d$": "one answer leads on",
    r"\.citizen\.skip$": "an answer is given instead",
    r"\.together\.open_solution$": "opens the browser of whoever runs the tests",
    r"\.agreement\.save_pdf$": "opens a dialog of the desktop",
    r"\.talk\.call$": "shows a number and does nothing else",
}  # fmt: skip


@pytest.fixture
def display() -> Iterator[str]:
    """A screen of its own."""
    missing = [str(tool) for tool in TOOLS if not tool.exists()]
    assert not missing, f"missing: {', '.join(missing)}; `make test` installs what the tests need"
    reading, writing = os.pipe()
    asked = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1366x768x24", "-nolisten", "tcp"]
    screen = subprocess.Popen(asked, pass_fds=(writing,), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(writing)
    with os.fdopen(reading) as answer:
        number = answer.readline().strip()
    assert number, "Xvfb gave no screen"
    yield f":{number}"
    screen.terminate()
    screen.wait(10)


def surroundings(display: str, folder: Path) -> dict[str, str]:
    """The environment of a desktop session with assistive technology switched on, and nothing of ours."""
    home, run = folder / "home", folder / "run"
    home.mkdir()
    run.mkdir(mode=0o700)
    return {
        "PATH": os.environ["PATH"],
        "LC_ALL": "C.UTF-8",
        "HOME": str(home),
        "XDG_RUNTIME_DIR": str(run),
        "DISPLAY": display,
        "QT_QPA_PLATFORM": "xcb",
        "QT_ACCESSIBILITY": "1",
        "PYTHONFAULTHANDLER": "1",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
    }


def make_visit(display: str, folder: Path, data: Path) -> tuple[int, str]:
    """Make the visit, and give exit code and report."""
    title = load(paths.resources() / "content").flows["laegevalg"].title
    asked = [SYSTEM_PYTHON, VISIT, sys.executable, PROJECT, data, title]
    session = subprocess.Popen(
        ["dbus-run-session", "--", *map(str, asked)],
        env=surroundings(display, folder), cwd=PROJECT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        text=True, encoding="utf-8", start_new_session=True,
    )  # fmt: skip
    try:
        report, _ = session.communicate(timeout=MOST_SECONDS)
    except subprocess.TimeoutExpired:
        os.killpg(session.pid, signal.SIGKILL)
        report, _ = session.communicate()
        return -1, report
    return session.returncode, report


def telling(line: str) -> str:
    """A fact as it stands in `FACTS`."""
    fact = json.loads(line)
    said = [str(fact["body"][key]) for key in TELLING if key in fact["body"] and (key == "level" or fact["body"][key] is not None)]
    return " ".join([fact["fact"], *said, *filter(None, [fact.get("text")])])


@pytest.mark.desktop
def test_a_whole_visit_by_a_screen_readers_means(display: str, tmp_path: Path) -> None:
    data = tmp_path / "data"
    settings_file.save(data / paths.SETTINGS, Settings(first_run_done=True))
    code, report = make_visit(display, tmp_path, data)
    print(report)
    assert code == 0, report
    lines = report.splitlines()
    left = [line.removeprefix("left: ") for line in lines if line.startswith("left: ")]
    assert not [name for name in left if not any(re.search(pattern, name) for pattern in LEFT)]
    assert [pattern for pattern in LEFT if not any(re.search(pattern, name) for name in left)] == []

    stored = subprocess.run(
        [sys.executable, "-m", "desk_assistant", "facts", "--data", data], cwd=PROJECT, capture_output=True, text=True, encoding="utf-8", check=True
    )
    assert [telling(line) for line in stored.stdout.splitlines()] == FACTS.split("\n")[1:-1]
    log = sqlite3.connect(data / paths.DATABASE)
    assert log.execute("SELECT face, solved FROM evaluation").fetchall() == [(1, "partly")]
    log.close()

    said = [line.removeprefix("said: ") for line in lines if line.startswith("said: ")]
    flow = load(paths.resources() / "content").flows["laegevalg"]
    for step in ("open", "login", "check", "choose", "approve", "receipt"):
        assert any(flow.step(step).title in sentence for sentence in said), step
