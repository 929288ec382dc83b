"""Titles come from what a visit pinned, then from today's content, then the code stands for itself."""

import os
from datetime import date
from pathlib import Path

import pytest

from desk_assistant.content.library import snapshot
from desk_assistant.insight.cells import Cells
from desk_assistant.insight.columns import columns, fields
from desk_assistant.insight.landing import Landing
from desk_assistant.insight.titles import Titles
from tests.insight.exports.made import flow, library
from tests.visit.desk import shipped

TODAY = date(2026, 11, 2)
PINNED = snapshot(flow("Lægevalg dengang", {"find": "Find den dengang"}))


def titles(content=None, body: bytes | None = PINNED[1]) -> Titles:
    """Give titles of a library, with one body pinned under every hash."""
    return Titles(content or shipped(), TODAY, lambda _: body)


def test_what_was_pinned_comes_first() -> None:
    assert titles().flow_then(PINNED[0], "laegevalg") == "Lægevalg dengang"
    assert titles().step_then(PINNED[0], "laegevalg", "find") == "Find den dengang"


@pytest.mark.parametrize("body", [None, b"{", b'{"id": 3}'])
def test_without_it_todays_content_speaks(body: bytes | None) -> None:
    today = shipped().flow("laegevalg", TODAY)
    assert titles(body=body).flow_then("gone", "laegevalg") == today.title
    assert titles(body=body).step_then("gone", "laegevalg", today.steps[0].id) == today.steps[0].title
    ending = today.endings[0]
    assert titles(body=body).line_then("gone", "laegevalg", f"n1.{ending.id}.0", None)[0] == ending.lines[0].text.da
    assert titles(body=body).line_then(None, "laegevalg", "n1.other_way.0", None)[0] == today.non_digital.lines[0].text.da
    assert titles(body=body).line_then(None, "laegevalg", "n1.stopped.0", None)[0] == today.stopped[0].text.da
    assert titles().event("tabt-pung") == shipped().life_events["tabt-pung"].title


def test_a_code_nobody_knows_stands_for_itself() -> None:
    unknown = titles(library(), None)
    assert unknown.flow_then("x", "gone") == unknown.flow("gone") == "gone"
    assert unknown.flow("") == "Andet / ved ikke endnu"
    assert unknown.event("gone") == unknown.step_then(None, "gone", "gone") == "gone"
    assert unknown.line_then(None, "gone", "n1.done.0", None) == ("n1.done.0", "")
    assert titles().line_then(PINNED[0], "x", "n1.done.9", None) == ("n1.done.9", "")
    assert titles().line_then(PINNED[0], "x", "n1.done.x", None) == ("n1.done.x", "")
    assert titles().line_then(None, "x", "n1.handed.0", "colleague") == ("Varm overdragelse: En kollega i huset", "")


def test_no_rows_have_no_cells() -> None:
    cells = Cells(columns("visits"), fields("visits", False), [str] * len(columns("visits")))
    assert list(cells.of([])) == []


def test_where_folders_cannot_be_synced_files_land_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Landing(tmp_path / "a.csv") as landing:
        landing.files[0].write(b"x")
        with monkeypatch.context() as windows:
            windows.setattr("desk_assistant.insight.landing._POSIX", False)
            windows.setattr(os, "fsync", lambda _: pytest.fail("a folder was synced"))
            landing.land()
    assert (tmp_path / "a.csv").read_bytes() == b"x"
