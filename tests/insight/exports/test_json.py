"""JSON Lines: a first line with the schema, a line per row in codes, and a last line that says the file is whole."""

import json
from pathlib import Path

import pytest

from desk_assistant.insight.columns import columns
from desk_assistant.store.journal import Journal
from tests.insight.exports.made import HOSTILE, KINDS, OWN_LINE, OWN_WORDS, exported, request


def lines(path: Path) -> list[dict]:
    """Read the lines."""
    return [json.loads(line) for line in path.read_bytes().decode().splitlines()]


def test_a_visit_in_codes(log: Journal, tmp_path: Path) -> None:
    head, first, second, third, last = lines(exported(log, tmp_path / "v.json", request(format="json")).files[0])
    assert (head["schema"], head["version"], head["first_day"], head["words"]) == ("desk-assistant/visits", 1, "2026-10-01", False)
    assert head["use"].startswith("Til intern brug.")
    assert second == {
        "day": "2026-10-02", "weekday": 5, "opened": "2026-09-30", "hour": 10, "closing": "agreement", "life_event": "flyttet",
        "marks": ["again", "helps_other"], "stated_flow": "laege", "flows": ["laege", ""], "other_way": False,
        "handed_to": ["colleague"], "band": "B", "agreed": True, "nothing_more": False, "given": ["print", "qr"],
        "case_note": "written",
    }  # fmt: skip
    assert (first["band"], first["marks"], first["stated_flow"], third["life_event"]) == (None, [], None, "=1+1")
    assert last == {"rows": 3, "held_back": 0}


def test_steps_lines_and_readiness_in_codes(log: Journal, tmp_path: Path) -> None:
    steps = lines(exported(log, tmp_path / "s.json", request("steps", format="json")).files[0])
    assert steps[2]["step"] == "login" and steps[2]["step_title"] == "Log på med MitID"
    assert (steps[2]["outcome"], steps[2]["stop"], steps[3]["outcome"], steps[3]["kind"]) == ("blocked", "access", None, None)
    assert [row["step"] for row in steps[4:-1]] == list(HOSTILE)
    agreed = lines(exported(log, tmp_path / "a.json", request("agreements", format="json")).files[0])
    assert agreed[1]["text"] == "Vælg en læge på borger.dk." and agreed[1]["due"] == "i dag"
    assert agreed[4] == {
        "day": "2026-10-02", "weekday": 5, "flow_title": None, "flow": None, "owner": "trouble", "own": True, "text": None, "due": None,
    }  # fmt: skip
    needed = lines(exported(log, tmp_path / "r.json", request("readiness", format="json")).files[0])
    assert (needed[1]["find"], needed[1]["fill"], needed[1]["device"], needed[1]["offers"]) == (0, 2, None, ["it_cafe"])


@pytest.mark.parametrize("what", KINDS)
def test_the_first_line_tells_every_column_and_value(log: Journal, tmp_path: Path, what: str) -> None:
    head, *rows, last = lines(exported(log, tmp_path / "x.json", request(what, format="json")).files[0])
    assert last["rows"] == len(rows)
    told = {column["code"]: column for column in head["columns"]}
    assert list(told) == [column.code for column in columns(what)]
    for row in rows:
        assert list(row) == list(told)
        for code, value in row.items():
            for part in value if isinstance(value, list) else [value]:
                allowed = told[code]["values"]
                assert part is None or not allowed or json.dumps(part).strip('"') in allowed, (code, part)


def test_words_say_why_they_are_there(log: Journal, tmp_path: Path) -> None:
    head, *rows, _ = lines(exported(log, tmp_path / "w.json", request(format="json", words=True, reason="content")).files[0])
    assert (head["words"], head["reason"]) == (True, "indhold")
    assert rows[1]["stated_words"] == OWN_WORDS
    own = lines(exported(log, tmp_path / "l.json", request("agreements", format="json", words=True, reason="error")).files[0])
    assert own[4]["own_words"] == OWN_LINE
