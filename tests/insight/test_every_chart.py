"""Table, bars and labels of every chart say the same, in whole sentences, whatever was counted."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desk_assistant.insight.chart import Chart, Overview
from desk_assistant.insight.charts import overview
from desk_assistant.insight.counting import figures
from desk_assistant.insight.periods import parse
from desk_assistant.insight.sources import read
from desk_assistant.store.journal import Journal
from tests.insight.made import TODAY
from tests.insight.sheet import AFTER, OCTOBER, of, steps, visits
from tests.visit.desk import shipped


@pytest.fixture(scope="module")
def made(path: Path) -> list[Overview]:
    journal = Journal.open(path, TODAY)
    found = [overview(figures(read([journal], parse(code)), parse(code), shipped(), TODAY)) for code in ("2026-09", "2026-Q4", "2026-W41")]
    journal.close()
    return found


def charts(made: list[Overview]) -> list[Chart]:
    return [chart for found in made for chart in found.charts]


def test_table_bars_and_labels_agree(made: list[Overview]) -> None:
    for got in charts(made):
        assert got.empty == (not got.columns)
        assert all(len(row) == len(got.columns) for row in got.rows)
        assert len(got.rows) == len(got.categories)
        for category, row in zip(got.categories, got.rows, strict=True):
            assert len(category.values) == len(category.shown) == len(got.series)
            for shown in category.shown:
                figure = shown.split(" af ")[0]
                assert any(text == figure or text.startswith(f"{figure} (") for text in row), (got.id, shown, row)
        if got.shape == "shares":
            for category in got.categories:
                painted = [value for value in category.values if value is not None]
                assert not painted or sum(painted) == pytest.approx(100)
                if "skjult" not in category.shown:
                    assert sum(int(text.removesuffix(" %")) for text in category.shown) == 100


def test_sentences_are_whole_and_calm(made: list[Overview]) -> None:
    texts = [text for got in charts(made) for text in (got.question, got.reading, got.n) if text]
    assert len(texts) > 60
    for text in texts:
        assert text[0].isupper() or text[0].isdigit() or text[0] == "“", text
        assert text[-1] in ".?", text
        assert "!" not in text and "  " not in text and "None" not in text and "{" not in text
        assert not re.search(r"\b(mål|bedst medarbejder|minutter|sekunder)\b", text), text


@settings(deadline=None, max_examples=60)
@given(st.lists(st.integers(0, 6), min_size=8, max_size=8), st.integers(1, 12))
def test_no_count_makes_a_sentence_fail(n: list[int], visits_: int) -> None:
    lines = [
        *visits(visits_), ("need", "pas", "", "stated_and_real", n[0]), ("need", "pas", "", "stated_only", n[1]), *steps("pas", "a", alone=n[2], by_staff=n[3], blocked=n[4]),
        ("stop", "pas", "a", "time", n[4]), ("band", "", "", "A", min(n[5], visits_)), ("event", "", "", "flyttet", n[6]), ("line", "", "own", "us", n[7]),
    ]  # fmt: skip
    kept = [line for line in lines if line[-1]]
    for outside in (False, True):
        found = overview(of(kept), outside)
        assert all(got.reading.endswith(".") for got in found.charts)


def test_today_is_after_the_weeks() -> None:
    assert AFTER > OCTOBER.week_days[1]
