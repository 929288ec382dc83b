"""What the municipality lays down, as it is seen: the first run and the settings, right and wrong."""

from pathlib import Path

from PySide6.QtCore import Qt

from desk_assistant import paths
from desk_assistant.policy.file import Given, Policy, load
from tests.access.desk import CONTROL, Opener, Screens
from tests.policy.wrong import EXAMPLE, WRONG, spoilt

_FIRST = {"municipality": "Solby Kommune", "setup": "one_pc", "desk_phone": "12 34 56 78"}


def laid_down(open_desk: Opener) -> Screens:
    """The first run with some of it answered, the settings with every key locked, and with a file full of faults."""
    some = Policy(Path("policy.toml"), {key: Given(value, 1, locked=True) for key, value in _FIRST.items()})
    desk = open_desk(first_run_done=False, policy=some)
    yield "first run, some of it laid down", desk.window
    desk.key(Qt.Key.Key_Return, CONTROL)
    desk = open_desk(policy=_all_locked())
    desk.act("settings")
    yield "settings, all laid down", desk.window
    desk = open_desk(policy=_all_wrong(desk.program.folder / "policy.toml"))
    yield "start, faults in the policy", desk.window
    desk.act("settings")
    yield "settings, faults in the policy", desk.window


def _all_locked() -> Policy:
    given = {key: Given(one.value, one.line, locked=True) for key, one in load(EXAMPLE).given.items()}
    return Policy(Path("/etc/desk-assistant") / paths.POLICY, given)


def _all_wrong(path: Path) -> Policy:
    text = EXAMPLE.read_text(encoding="utf-8")
    for key, cases in WRONG.items():
        wrong, line = spoilt(key, cases[0][0])
        text = "\n".join(wrong.splitlines()[line - 1] if number == line else kept for number, kept in enumerate(text.splitlines(), start=1))
    path.write_text(text, encoding="utf-8")
    return load(path)
