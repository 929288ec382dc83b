"""CSV letter by letter, in both dialects, and what its columns mean."""

from pathlib import Path

import pytest

from desk_assistant.insight.columns import INTERNAL, columns
from desk_assistant.insight.formulas import disarmed, is_formula
from desk_assistant.store.journal import Journal
from tests.insight.exports.made import HOSTILE, KINDS, OWN_LINE, OWN_WORDS, SAID_BACK, csv_rows, exported, request

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("what", KINDS)
@pytest.mark.parametrize("dialect", ["da", "rfc4180"])
def test_the_file_is_the_golden_one(log: Journal, tmp_path: Path, what: str, dialect: str) -> None:
    made = exported(log, tmp_path / f"{what}.csv", request(what, dialect=dialect))
    for path in made.files:
        golden = GOLDEN / dialect / path.name
        assert path.read_bytes() == golden.read_bytes(), f"{path.name} differs from tests/insight/golden/{dialect}"


def test_both_dialects_hold_the_same_cells(log: Journal, tmp_path: Path) -> None:
    danish = exported(log, tmp_path / "da.csv", request("steps"))
    plain = exported(log, tmp_path / "plain.csv", request("steps", dialect="rfc4180"))
    assert danish.files[0].read_bytes().startswith(b"\xef\xbb\xbfDato;Ugedag;")
    assert plain.files[0].read_bytes().startswith(b"Dato,Ugedag,")
    assert csv_rows(danish.files[0]) == csv_rows(plain.files[0], ",")
    assert len(csv_rows(danish.files[0])) == 1 + 3 + len(HOSTILE)


@pytest.mark.parametrize("what", KINDS)
def test_the_dictionary_covers_every_column_and_every_value_seen(log: Journal, tmp_path: Path, what: str) -> None:
    made = exported(log, tmp_path / f"{what}.csv", request(what))
    table, meanings = (csv_rows(path) for path in made.files)
    explained = {row[0]: row for row in meanings}
    assert set(table[0]) <= set(explained)
    assert meanings[1][2] == INTERNAL and INTERNAL.startswith("Til intern brug.")
    for at, column in enumerate(columns(what)):
        assert all(explained[column.heading][1:4:2]) or not column.unit
        allowed = {words for _, words in column.values}
        seen = {part for row in table[1:] for part in (row[at].split(", ") if column.form in ("choices", "handed_to") else [row[at]]) if part}
        assert not allowed or seen <= allowed, column.code


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_is_a_formula(text: str) -> None:
    assert is_formula(text)
    assert disarmed(text) == "'" + text


@pytest.mark.parametrize("text", ["", "Lægevalg", "10", "ærø", "'=1", "a=b", "Å-bo", "“Skift læge”", "…og så", "½ time", "É"])
def test_other_text_is_left_alone(text: str) -> None:
    assert disarmed(text) == text


def test_every_hostile_text_of_the_log_is_disarmed_in_the_file(log: Journal, tmp_path: Path) -> None:
    steps = csv_rows(exported(log, tmp_path / "steps.csv", request("steps")).files[0])
    found = [row for row in steps if row[0] == "2026-10-31"]
    assert [row[4] for row in found] == ["'" + text for text in HOSTILE]
    assert [row[5] for row in found] == ["'" + text for text in HOSTILE]
    assert {row[2] for row in found} == {"'=cmd|' /C calc'!A0"}
    visits = csv_rows(exported(log, tmp_path / "visits.csv", request()).files[0])
    assert visits[-1][5] == "'=1+1"
    for row in [*steps, *visits]:
        assert not any(is_formula(cell) for cell in row)


def test_words_come_only_when_asked_for_with_a_reason(log: Journal, tmp_path: Path) -> None:
    words = {OWN_WORDS, SAID_BACK, OWN_LINE}
    for what in KINDS:
        exported(log, tmp_path / f"{what}.csv", request(what))
    for path in tmp_path.iterdir():
        assert not any(text.encode() in path.read_bytes() for text in words | {"K7D2M9QX4"}), path.name
    asked = request(words=True, reason="complaint")
    table = csv_rows(exported(log, tmp_path / "words.csv", asked).files[0])
    assert table[0][-2:] == ["Borgerens egne ord", "Sagt tilbage"]
    assert [row[-2:] for row in table[1:]] == [["", ""], [OWN_WORDS, SAID_BACK], ["", ""]]
    lines = csv_rows(exported(log, tmp_path / "lines.csv", request("agreements", words=True, reason="access")).files[0])
    assert [row[-1] for row in lines[1:]] == ["", "", "", OWN_LINE, "", ""]
    numbers = csv_rows(exported(log, tmp_path / "numbers.csv", request(numbers=True, reason="access")).files[0])
    assert [row[-1] for row in numbers] == ["Aftalenummer", "", "K7D2M9QX4", ""]


def test_words_that_faded_leave_an_empty_cell(log: Journal, tmp_path: Path) -> None:
    log.fade_words(request().made_on)
    table = csv_rows(exported(log, tmp_path / "words.csv", request(words=True, reason="error")).files[0])
    assert [row[-2:] for row in table[1:]] == [["", ""]] * 3


def test_no_visit_can_be_told_by_its_id(log: Journal, tmp_path: Path) -> None:
    """Neither the id nor any other random key of a visit is a column of anything."""
    for what in KINDS:
        for format in ("csv", "json"):
            exported(log, tmp_path / f"{what}.{format}", request(what, format=format))
    ids = [row.visit.encode() for row in map(log.projection, _visits(log)) for row in [row.visit]]
    assert len(ids) == 4
    for path in tmp_path.iterdir():
        assert not any(key in path.read_bytes() for key in ids)


def _visits(log: Journal) -> list[str]:
    return log.read(lambda connection: [visit for (visit,) in connection.execute("SELECT visit FROM visit")])
