"""The plain values of the overview: nothing is left out, and what is read aloud and copied says what the chart says."""

import re
from datetime import date

import pytest
from msgspec.structs import replace

from desk_assistant.insight.periods import parse
from desk_assistant.store.rows import MonthTotalRow
from desk_assistant.ui.supervisor import view
from tests.ui.supervisor.sample import Counts, chart, counted, full, overview, visits
from tests.visit.desk import shipped

DAY = date(2026, 11, 23)


def test_every_chart_stands_in_one_section() -> None:
    found = overview()
    shown = [chart.id for section in view.sections(found) for chart in (*section.left, *section.right)]
    assert sorted(shown) == sorted(chart.id for chart in found.charts)
    assert len(shown) == 19
    assert "more" not in [section.id for section in view.sections(found)]


def test_a_chart_that_no_section_knows_is_not_lost() -> None:
    found = overview()
    fresh = replace(found, charts=(*found.charts, replace(found.charts[0], id="brand_new")))
    last = view.sections(fresh)[-1]
    assert (last.id, [chart.id for chart in last.left]) == ("more", ["brand_new"])


def test_what_cannot_be_shown_yet_is_said_once() -> None:
    running = counted(period="2026-11").overview
    sections = {section.id: section for section in view.sections(running)}
    assert sections["help"].left == sections["help"].right == ()
    assert sections["help"].sentence == "Vises, når perioden er slut. Ellers kunne tallene føres tilbage til et enkelt besøg."
    assert sections["when"].sentence == "" and sections["when"].left


def test_long_charts_are_folded_and_keep_their_table() -> None:
    long = chart("who_did")
    short = view.folded(long)
    assert len(long.categories) == len(shipped().flows) > view.MOST == len(short.categories)
    assert short.categories == long.categories[: view.MOST]
    assert short.rows == long.rows
    assert view.folded(chart("stops")) == chart("stops")


@pytest.mark.parametrize("name", [found.id for found in overview().charts])
def test_what_is_read_aloud_holds_every_value(name: str) -> None:
    found = chart(name)
    said = view.described(found)
    assert said.startswith(found.reading)
    for category in found.categories:
        assert category.label in said
        for shown in category.shown:
            assert shown in said
    assert (found.n or found.reading) in said


def test_a_bar_is_said_with_its_series_and_its_mark() -> None:
    assert re.fullmatch(r"Pas: Borgeren selv \d+ %, Med vejledning \d+ %, Sammen \d+ %, Medarbejderen \d+ %", view.spoken(chart("who_did"), by_label("who_did", "Pas")))
    assert view.spoken(chart("life_events"), chart("life_events").categories[-1]).endswith(": 3 (få tilfælde)")


def by_label(name: str, label: str) -> view.Category:
    return next(category for category in chart(name).categories if category.label == label)


def test_a_copy_is_a_table_with_tabs() -> None:
    found = chart("stops")
    lines = view.copied(found).splitlines()
    assert lines[:2] == [found.question, found.reading]
    assert [tuple(line.split("\t")) for line in lines[2:-1]] == [found.columns, *found.rows]
    assert lines[-1] == found.n


def test_numbers_are_told_from_words() -> None:
    assert view.number_columns(chart("who_did")) == (False, True, True, True, True, True, True)
    assert view.number_columns(chart("stuck")) == (False, False, True, True, True, True, True, True, False)
    assert view.number_columns(chart("pairs")) == (False, False, False, True)
    assert view.number_columns(chart("topics"))[1:] == (True, True, True)


@pytest.mark.parametrize(
    ("period", "kind", "wanted"),
    [
        ("2026-10", "week", "2026-W44"),
        ("2026-11", "week", "2026-W48"),
        ("2026-10", "year", "2026"),
        ("2026", "month", "2026-11"),
        ("2025", "quarter", "2025-Q4"),
        ("2026-W44", "month", "2026-11"),
    ],
)
def test_another_kind_of_period_holds_the_last_day(period: str, kind: str, wanted: str) -> None:
    assert view.to_kind(parse(period), kind, DAY).code == wanted


def test_the_text_of_a_step_is_that_of_the_content_today() -> None:
    flow = shipped().flows["laegevalg"]
    found = view.step_view(shipped(), DAY, "laegevalg", flow.steps[0].id, "Skift læge: trin")
    assert (found.title, found.citizen_title) == (flow.steps[0].title, flow.steps[0].citizen_title.da)
    assert found.staff_hint and "{" not in found.staff_hint + found.citizen_text
    assert view.step_view(shipped(), DAY, "laegevalg", "gone", "x") == view.step_view(shipped(), DAY, "gone", "x", "x") == view.StepView("x")


def test_the_newest_whole_month_with_visits_is_shown_first() -> None:
    assert counted(period="").period.code == "2026-10"
    gap = Counts(tuple(visits("2026-07-08", 4) + visits("2026-11-02", 9)))
    assert counted(gap, period="").period.code == "2026-07"


def test_the_running_month_is_shown_when_it_is_the_only_one() -> None:
    assert counted(Counts(tuple(visits("2026-11-02", 9))), period="").period.code == "2026-11"
    assert counted(Counts(), period="").period.code == "2026-10"


def test_erased_visits_count_as_visits_too() -> None:
    totals = (MonthTotalRow("2026-08", "visit", "", "", "agreement", 30),)
    assert counted(Counts(totals=totals), period="").period.code == "2026-08"


def test_several_desks_are_added_up() -> None:
    one, two = counted(), counted(full(), full())
    value = [int(ready.overview.tiles[0].value.replace(".", "")) for ready in (one, two)]
    assert value == [400, 800]
