"""An errand with packs: whatever its child does, one outcome is told, and the child is gone."""

import sys
from datetime import date

import pytest

from desk_assistant.desk.pack_errand import PackErrand
from desk_assistant.packs.errand import Order, Outcome

ORDER = Order("fetch", "nowhere", None, (), date(2026, 11, 23))
ANSWER = """import sys; sys.stdin.read(); print('{"code":"already","serial":7}')"""
ONE = [Outcome("already", serial=7)]


def python(code: str) -> tuple[str, ...]:
    return (sys.executable, "-c", code)


@pytest.mark.parametrize(
    ("command", "wanted"),
    [
        (python(ANSWER), ONE),
        (python("import os; os.abort()"), ["failed"]),
        (python(""), ["failed"]),
        (python("print('hej')"), ["failed"]),
        (("/no/such/program",), ["failed"]),
        (python("import time; time.sleep(60)"), ["timeout"]),
    ],
    ids=["answers", "crashes", "says nothing", "says something else", "never starts", "hangs"],
)
def test_one_outcome(qtbot, command: tuple[str, ...], wanted: list[object]) -> None:
    errand = PackErrand(ORDER, deadline_ms=20_000 if wanted != ["timeout"] else 500, command=command)
    heard: list[object] = []
    errand.done.connect(heard.append)
    errand.failed.connect(heard.append)
    errand.start()
    qtbot.waitUntil(lambda: bool(heard) and not errand.running(), timeout=30_000)
    assert heard == wanted


def test_an_errand_that_is_given_up_says_nothing(qtbot) -> None:
    errand = PackErrand(ORDER, command=python("import time; time.sleep(60)"))
    heard: list[object] = []
    errand.done.connect(heard.append)
    errand.failed.connect(heard.append)
    errand.start()
    qtbot.waitUntil(errand.running, timeout=30_000)
    errand.stop()
    assert not errand.running() and heard == []
