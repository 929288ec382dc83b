"""Rows for exports are read in pages, each visit once, whatever the pages' size."""

from datetime import date, timedelta

import pytest

from desk_assistant.store import exporting
from desk_assistant.store.exporting import ExportReader
from desk_assistant.store.journal import Journal
from desk_assistant.store.rows import EXPORT_FIELDS, WITH_WORDS
from tests.store.sample import TODAY, close, visit_id

SPAN = (TODAY - timedelta(days=9), TODAY)


@pytest.fixture
def visits(journal: Journal) -> list[str]:
    """Close visits on several days, two of them outside the span; gives the ids inside, in the order of an export."""
    days = [TODAY - timedelta(days=number % 5) for number in range(11)] + [SPAN[0] - timedelta(days=1), TODAY + timedelta(days=1)]
    for number, day in enumerate(days):
        close(journal, visit_id(number), day=day)
    return [visit for _, visit in sorted((day, visit_id(number)) for number, day in enumerate(days[:11]))]


@pytest.mark.parametrize("size", [1, 2, 3, 11, 12, 500])
@pytest.mark.parametrize("what", exporting._PAGE)
def test_every_visit_comes_once_in_order(journal: Journal, visits: list[str], monkeypatch: pytest.MonkeyPatch, what: str, size: int) -> None:
    monkeypatch.setitem(exporting._PAGE, what, size)
    pages = list(ExportReader(journal).pages(what, *SPAN, words=False))
    assert list(dict.fromkeys(row[0] for _, rows in pages for row in rows)) == visits
    assert sum(number for number, _ in pages) == 11
    assert all(number <= size for number, _ in pages)
    assert all(len(row) == len(EXPORT_FIELDS[what]) for _, rows in pages for row in rows)
    assert sum(len(rows) for _, rows in pages) == ExportReader(journal).count(what, *SPAN)


@pytest.mark.parametrize("what", WITH_WORDS)
def test_words_follow_until_they_fade(journal: Journal, visits: list[str], what: str) -> None:
    reader = ExportReader(journal)
    rows = [row for _, page in reader.pages(what, *SPAN, words=True) for row in page]
    assert all(len(row) == len(EXPORT_FIELDS[what]) + len(WITH_WORDS[what]) for row in rows)
    if what == "visits":
        assert {row[-2:] for row in rows} == {("jeg er flyttet", None)}
    journal.fade_words(TODAY + timedelta(days=2))
    rows = [row for _, page in reader.pages(what, *SPAN, words=True) for row in page]
    assert {row[len(EXPORT_FIELDS[what]) :] for row in rows} == {(None,) * len(WITH_WORDS[what])}


def test_the_memory_for_pages_is_given_back(journal: Journal, visits: list[str]) -> None:
    def size() -> int:
        return journal.read(lambda connection: connection.execute("PRAGMA cache_size").fetchone()[0])

    usual = size()
    pages = ExportReader(journal).pages("visits", *SPAN, words=False)
    next(pages)
    assert size() != usual
    pages.close()
    assert size() == usual


def test_pinned_content_is_found_by_its_hash(journal: Journal, visits: list[str]) -> None:
    assert ExportReader(journal).snapshot("c1") == b'{"id":"laegevalg"}'
    assert ExportReader(journal).snapshot("c2") is None


def test_an_empty_span_has_no_pages(journal: Journal, visits: list[str]) -> None:
    span = (date(2020, 1, 1), date(2020, 1, 2))
    assert list(ExportReader(journal).pages("visits", *span, words=False)) == []
    assert ExportReader(journal).visits(*span) == 0
