"""The preview shows what an export would hold, and writes and logs nothing."""

import pytest

from desk_assistant.insight import preview as previewing
from desk_assistant.insight.preview import preview
from desk_assistant.store.exporting import ExportReader
from desk_assistant.store.journal import Journal
from tests.insight.exports.made import HOSTILE, KINDS, OWN_WORDS, library, request


def test_the_first_rows_and_how_many_there_are(log: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(previewing, "ROWS", 5)
    found = preview(request("steps"), [ExportReader(log)], library())
    assert (len(found.rows), found.count) == (5, 3 + len(HOSTILE))
    assert [column.heading for column in found.columns][4] == "Trin"
    assert found.rows[0] == ("2026-10-02", "fredag", "Lægevalg", "laege", "Find “Skift læge” på borger.dk", "find", "Finde vej", "Borgeren selv", "")
    assert log.exports() == ()


@pytest.mark.parametrize("what", KINDS)
def test_it_counts_what_it_shows(log: Journal, what: str) -> None:
    found = preview(request(what), [ExportReader(log), ExportReader(log)], library())
    assert found.count == min(len(found.rows), found.count) or len(found.rows) == 20
    assert found.count == 2 * preview(request(what), [ExportReader(log)], library()).count > 0
    assert found.use.startswith("Til intern brug.")


def test_words_are_never_shown(log: Journal) -> None:
    found = preview(request(words=True, numbers=True, reason="access"), [ExportReader(log)], library())
    assert not {"Borgerens egne ord", "Aftalenummer"} & {column.heading for column in found.columns}
    assert not any(OWN_WORDS in cell for row in found.rows for cell in row)
    with pytest.raises(ValueError):
        preview(request(words=True), [ExportReader(log)], library())
