"""What is exported agrees to the last row with a count from the facts that shares no code with it."""

import json
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from desk_assistant.store.exporting import ExportReader
from desk_assistant.store.journal import Journal
from tests.insight import recount
from tests.insight.exports.made import csv_rows, exported, request
from tests.insight.made import FIRST, TODAY

#: All of it, a month, and days on which visits stand on the border.
SPANS = ((FIRST, TODAY), (date(2026, 10, 1), date(2026, 10, 31)), (date(2026, 10, 7), date(2026, 10, 7)))
Visits = list[dict[str, Any]]


@pytest.fixture(scope="module", params=SPANS, ids=str)
def span(request: pytest.FixtureRequest) -> tuple[date, date]:
    """First and last day."""
    return request.param


@pytest.fixture(scope="module")
def closed(path: Path, span: tuple[date, date]) -> Visits:
    """The visits of these days, folded a second time."""
    return [visit for visit in recount.visits(path) if span[0] <= visit["day"] <= span[1]]


def rows(log: Journal, tmp_path: Path, what: str, span: tuple[date, date]) -> list[dict[str, Any]]:
    """Export as JSON and give the rows; the counts that go along must be right too."""
    asked = request(what, format="json", first=span[0], last=span[1])
    made = exported(log, tmp_path / f"{what}.json", asked)
    _, *found, last = [json.loads(line) for line in made.files[0].read_bytes().splitlines()]
    assert last["rows"] == len(found) == made.exported.rows == ExportReader(log).count(what, *span)
    return found


def counted(found: list[tuple[Any, ...]]) -> Counter[str]:
    """Count rows; as text, because lists and None cannot be sorted."""
    return Counter(map(repr, found))


def live(visit: dict[str, Any]) -> list[dict[str, Any]]:
    """Give the needs that still count."""
    return [need for need in visit["needs"].values() if not need["set_aside"]]


def test_every_visit_is_there_once(random_log: Journal, tmp_path: Path, span: tuple[date, date], closed: Visits) -> None:
    found = [
        (
            row["day"], row["hour"], row["closing"], row["life_event"], row["marks"], row["stated_flow"], row["flows"],
            row["other_way"], row["handed_to"], row["band"], row["nothing_more"], row["given"],
        )
        for row in rows(random_log, tmp_path, "visits", span)
    ]  # fmt: skip
    expected = [
        (
            str(visit["day"]), visit["hour"], visit["closing"], visit["event"], sorted(visit["marks"]),
            next((need["flow"] or "" for need in visit["needs"].values() if need["stated"]), None),
            [need["flow"] or "" for need in live(visit)], any(need["way"] for need in live(visit)),
            [need["handed"][0] for need in live(visit) if need["handed"]], recount.band(visit), visit["nothing_more"],
            sorted(visit["given"]),
        )
        for visit in closed
    ]  # fmt: skip
    assert counted(found) == counted(expected)
    assert len(closed) > 200 or span != SPANS[0]


def test_every_step_is_there_once(random_log: Journal, tmp_path: Path, span: tuple[date, date], closed: Visits) -> None:
    found = [(row["day"], row["flow"], row["step"], row["outcome"], row["stop"]) for row in rows(random_log, tmp_path, "steps", span)]
    expected = [
        (str(visit["day"]), need["flow"] or "", step, *need["steps"].get(step, (None, None)))
        for visit in closed
        for need in live(visit)
        for step in dict.fromkeys((*need["branch"], *need["steps"]))
    ]
    assert counted(found) == counted(expected)


def test_every_noted_help_is_there_once(random_log: Journal, tmp_path: Path, span: tuple[date, date], closed: Visits) -> None:
    found = [
        (row["day"], row["band"], row["gate"], *(row[name] for name in recount.ROWS), row["wish"], row["offers"])
        for row in rows(random_log, tmp_path, "readiness", span)
    ]
    expected = [
        (str(visit["day"]), recount.band(visit), visit["gate"], *(visit["rows"].get(name) for name in recount.ROWS), visit["wish"], sorted(visit["offers"]))
        for visit in closed
    ]
    noted = [row for row in expected if any(value is not None for value in row[1:-1]) or row[-1]]
    assert counted(found) == counted(noted)


def test_own_lines_are_told_apart_and_no_line_lacks_a_text(random_log: Journal, tmp_path: Path, span: tuple[date, date]) -> None:
    """How many lines there are is held against the days' counts; here, that every standard line has its text."""
    found = rows(random_log, tmp_path, "agreements", span)
    for row in found:
        assert bool(row["text"]) != row["own"]
        assert row["text"] is None or not row["text"].startswith("n"), "an id stands in place of a text"


def test_days_come_in_order_and_csv_has_as_many_rows(random_log: Journal, tmp_path: Path, span: tuple[date, date], closed: Visits) -> None:
    made = exported(random_log, tmp_path / "visits.csv", request(first=span[0], last=span[1]))
    table = csv_rows(made.files[0])[1:]
    assert [row[0] for row in table] == sorted(str(visit["day"]) for visit in closed)
    assert ExportReader(random_log).visits(*span) == len(closed)


def test_no_days_no_rows(random_log: Journal, tmp_path: Path) -> None:
    before = (date(2020, 1, 1), date(2020, 1, 31))
    for what in ("visits", "steps", "agreements", "readiness"):
        assert rows(random_log, tmp_path, what, before) == []
