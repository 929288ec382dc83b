"""What the tables of closed visits need: the same from the contents that a log keeps as from flows at hand."""

import pytest

from desk_assistant.content.library import snapshot
from desk_assistant.visit.deriving import Deriving, FromSnapshots
from tests.visit.desk import opened
from tests.visit.sample import SAMPLE

CONTENT, BODY = snapshot(SAMPLE)


def test_kept_contents_tell_the_same_as_flows_at_hand() -> None:
    visit = opened().visit
    found = FromSnapshots({CONTENT: BODY}.get)(visit)
    assert found == Deriving({CONTENT: SAMPLE})(visit)
    assert found.steps["n1", "login"] == "login"


def test_each_content_is_asked_for_once() -> None:
    asked: list[str] = []

    def kept(content: str) -> bytes | None:
        asked.append(content)
        return BODY

    derive, visit = FromSnapshots(kept), opened().visit
    assert derive(visit) == derive(visit)
    assert asked == [CONTENT]


@pytest.mark.parametrize("body", [None, b"{", b"{}"])
def test_a_content_that_is_gone_or_cannot_be_read_adds_nothing(body: bytes | None) -> None:
    found = FromSnapshots({CONTENT: body}.get)(opened().visit)
    assert (found.steps, found.lines) == ({}, ())
