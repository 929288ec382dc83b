"""The report for a staff meeting: what stands on its pages is what may leave the house, to the digit."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import msgspec
import pytest

from desk_assistant.content.meeting import load_meeting
from desk_assistant.insight.charts import overview
from desk_assistant.insight.counting import figures
from desk_assistant.insight.danish import HIDDEN
from desk_assistant.insight.disclosure import is_small
from desk_assistant.insight.figures import Figures
from desk_assistant.insight.hot_steps import hot_steps
from desk_assistant.insight.periods import parse
from desk_assistant.insight.report import Report, Table, on_paper, report
from desk_assistant.insight.sources import read
from desk_assistant.paper.report import report_pdf
from desk_assistant.store.journal import Journal
from tests.insight.sheet import Line, of, seen, steps, visits
from tests.insight.made import TODAY
from tests.paper.notes import RESOURCES, page_texts, tool, words
from tests.visit.desk import CONTENT, shipped

MADE_ON = date(2026, 11, 22)
BUSY = visits(900) + [
    ("visit", "", "", "left", 7), ("visit", "", "", "answer_only", 2), ("hour", "", "", "11", 9),
    *steps("pas", "open", alone=300, guided=120, together=14, by_staff=9), *steps("pas", "fill", alone=250, guided=90, together=22, blocked=6),
    *steps("skat", "open", alone=200, guided=80, together=3, by_staff=31), *steps("mitid", "login", alone=90, guided=70, blocked=12),
    *[("stop", "mitid", "login", "access", 12), ("stop", "pas", "fill", "papers", 6)],
    *[("need", flow, "", "stated_and_real", n) for flow, n in (("pas", 400), ("skat", 300), ("mitid", 160), ("nemkonto", 3))],
    ("need", "pas", "", "stated_only", 120), ("pair", "pas", "instead", "mitid", 60), ("pair", "skat", "also", "pas", 2),
    ("choice", "", "mark", "again", 90), ("band", "", "", "A", 300), ("band", "", "", "B", 200), ("band", "", "", "D", 3),
]  # fmt: skip
ANSWERS = [(1, "yes", 60), (2, "partly", 20), (3, "no", 12), (4, "no", 6), (None, None, 11)]


def made(found: Figures, before: Figures | None = None) -> Report:
    texts, faults = load_meeting(CONTENT)
    assert texts is not None and faults == ()
    return report(found, before or of(visits(40), period="2026-09", day="2026-09-15"), texts, "Solby Kommune · Skranke 3", MADE_ON)


@dataclass(frozen=True)
class Printed:
    """A report as a PDF file, and all its words in the order in which they are read."""

    value: Report
    path: Path

    @property
    def pages(self) -> list[str]:
        return [words(page) for page in page_texts(self.path)]

    @property
    def text(self) -> str:
        return " ".join(self.pages)


@pytest.fixture
def printed(tmp_path: Path) -> Callable[[Figures], Printed]:
    def make(found: Figures) -> Printed:
        value = made(found)
        path = tmp_path / "report.pdf"
        path.write_bytes(report_pdf(msgspec.to_builtins(value), RESOURCES))
        return Printed(value, path)

    return make


@cache
def busy() -> Figures:
    return of(BUSY, answers=ANSWERS)


def table(value: Report, name: str) -> Table:
    return next(got for part in value.parts for got in part if got.id == name)


def few(text: str) -> list[int]:
    """Every count of 1 to 4 in the text of a report; dates, weeks, pages, limits and shares are no counts."""
    plain = re.sub(r"Side \d af \d|\d+\. kvartal|\d+\. \w+ 20\d\d|\w+ 20\d\d|uge [\d–]+|under 5|De \d+ første|højst 10|Skranke \d", " ", text)
    plain = re.sub(r"[A-D] ·|(?:under |over )?[\d–]+ %", " ", plain)
    return [n for found in re.findall(r"\d[\d.]*", plain) if is_small(n := int(found.replace(".", "") or 0))]


def test_every_figure_on_paper_is_the_overviews(printed: Callable[[Figures], Printed]) -> None:
    page = printed(busy())
    shown = overview(busy(), outside=True)
    for tile in shown.tiles:
        assert words(f"{tile.value} {tile.label} {tile.basis}") in page.text
    charts = {chart.id: chart for chart in (*shown.charts, hot_steps(busy()))}
    seen_rows = 0
    for part in page.value.parts:
        for got in part:
            chart = charts[got.id]
            assert words(f"{got.question} {chart.reading}") in page.text
            values = {category.label: category for category in chart.categories}
            for row, painted in zip(got.rows, got.values, strict=True):
                assert values[row[0]].shown == row[1 : 1 + len(painted)] and values[row[0]].values == painted
                assert words(" ".join(row)) in page.text, row
                seen_rows += 1
    assert seen_rows > 30


def test_the_text_is_read_in_order(printed: Callable[[Figures], Printed]) -> None:
    page = printed(busy())
    questions = [got.question for part in page.value.parts for got in part]
    order = ["Besøg i oktober 2026", "Nøgletal", "Sådan læser I tallene", *questions, "Tal om det", "Det aftaler vi", "Prøv denne måned"]
    places = [page.text.index(text) for text in order]
    assert places == sorted(places)
    assert questions[:2] == ["Hvem klarede trinene?", "Hvor går borgerne i stå?"]


def test_the_pdf_is_tagged_with_tables_and_described_bars(printed: Callable[[Figures], Printed]) -> None:
    page = printed(busy())
    info, structure = tool("pdfinfo", page.path), tool("pdfinfo", "-struct-text", page.path)
    assert re.search(r"^Tagged:\s+yes$", info, re.M)
    assert re.search(r"^Title:\s+Besøg i oktober 2026 · Solby Kommune · Skranke 3$", info, re.M)
    metadata = tool("pdfinfo", "-meta", page.path)
    assert "<rdf:li>da-DK</rdf:li>" in metadata and "<pdfuaid:part>1</pdfuaid:part>" in metadata
    charts = [got for part in page.value.parts for got in part if got.rows]
    assert len(re.findall(r"^ *Table", structure, re.M)) == len(charts)
    assert len(re.findall(r"^ *Figure", structure, re.M)) == len(charts) == page.path.read_bytes().count(b"/S/Figure")
    assert page.path.read_bytes().count(b"/Alt") == len(charts)
    assert len(re.findall(r"^ *H1", structure, re.M)) == 1
    assert all(got.description.startswith("Søjler") and got.question in got.description for got in charts)


def test_every_page_says_whose_it_is_and_which(printed: Callable[[Figures], Printed]) -> None:
    page = printed(busy())
    assert 2 <= len(page.pages) <= 4
    for number, text in enumerate(page.pages, start=1):
        assert text.startswith("Solby Kommune · Skranke 3 oktober 2026")
        assert text.endswith(f"Lavet 22. november 2026 Side {number} af {len(page.pages)}")


def test_a_small_month_has_two_to_four_pages_too(printed: Callable[[Figures], Printed]) -> None:
    found = of(visits(30) + steps("pas", "open", alone=20, guided=9, together=1) + [("need", "pas", "", "stated_and_real", 30)])
    page = printed(found)
    assert 2 <= len(page.pages) <= 4
    assert "Der er for få tal til at vise dem uden at røbe enkelte besøg." in page.text
    assert few(page.text) == []


@pytest.mark.parametrize("n", [0, 3])
def test_a_month_with_too_few_visits_says_so_and_still_asks(printed: Callable[[Figures], Printed], n: int) -> None:
    page = printed(of(visits(n) if n else []))
    assert len(page.pages) == 1
    assert "For få besøg til tal" in page.text and "som tallene ikke kan vise?" in page.text
    assert "Nøgletal" not in page.text and few(page.text) == []
    assert ("Ingen besøg i perioden." in page.text) == (n == 0)


@pytest.mark.parametrize("code", ["2026-09", "2026-10", "2026-11", "2026-Q4"])
def test_no_small_count_stands_on_paper(path: Path, tmp_path: Path, code: str) -> None:
    period = parse(code)
    journal = Journal.open(path, TODAY)
    later = date(2027, 2, 1)
    found, before = (figures(read([journal], at), at, shipped(), later) for at in (period, period.previous()))
    journal.close()
    target = tmp_path / "report.pdf"
    target.write_bytes(report_pdf(msgspec.to_builtins(made(found, before)), RESOURCES))
    text = words(" ".join(page_texts(target)))
    assert few(text) == []
    assert HIDDEN in text and len(page_texts(target)) <= 4


def test_the_search_for_small_counts_sees_them() -> None:
    assert few("Pas 12 4 3 % 1.003 Side 1 af 3 i uge 40–44 den 2. november 2026: 2 besøg, under 5") == [4, 2]


def test_the_period_before_says_what_its_own_report_said() -> None:
    value = made(busy(), of(visits(20) + [("choice", "", "mark", "again", 2)], period="2026-09", day="2026-09-15"))
    assert [tile.before for tile in value.tiles] == [
        "september 2026: 20", "september 2026: 100 %", "september 2026: –", "september 2026: skjult",
    ]  # fmt: skip
    few_before = made(busy(), of(visits(3), period="2026-09", day="2026-09-15"))
    assert few_before.tiles[0].before == "september 2026: for få besøg"
    none_before = made(busy(), of([], period="2026-09", day="2026-09-15"))
    assert none_before.tiles[0].before == "september 2026: ingen besøg"


@pytest.mark.parametrize(("code", "today"), [("2026-W41", "2026-11-22"), ("2026", "2027-02-01"), ("2026-11", "2026-11-22")])
def test_weeks_years_and_running_months_stay_inside(code: str, today: str) -> None:
    found = of(visits(90), period=code, day="2026-10-07", today=date.fromisoformat(today))
    with pytest.raises(ValueError, match="Kun hele måneder og kvartaler kan gives videre"):
        made(found)


def test_what_is_hidden_stands_last_by_name() -> None:
    lines = visits(60) + [("need", flow, "", "stated_and_real", n) for flow, n in (("skat", 20), ("pas", 4), ("mitid", 3), ("flytning", 9))]
    rows = table(made(of(lines)), "topics").rows
    assert [(row[0], row[1]) for row in rows] == [("Skat", "20"), ("Flytning", "9"), ("MitID", HIDDEN), ("Pas", HIDDEN)]
    assert table(made(of(lines)), "topics").note.endswith("som de kan regnes ud fra.")


def test_a_long_list_is_cut_and_says_so() -> None:
    flows = sorted(shipped().flows)[:12]
    lines = visits(90) + [("need", flow, "", "stated_and_real", 5 + at) for at, flow in enumerate(flows)]
    got = table(made(of(lines)), "topics")
    assert len(got.rows) == 10 and got.note.startswith("De 10 første af 12. ")
    assert not got.note.endswith("regnes ud fra.")


def test_a_table_in_which_all_is_hidden_is_no_table() -> None:
    lines = visits(60) + [("need", "pas", "", "stated_and_real", 30), ("need", "pas", "", "stated_only", 9), ("pair", "pas", "also", "skat", 3)]
    got = table(made(of(lines)), "pairs")
    assert got.rows == got.columns == got.values == () and got.note
    assert on_paper(next(c for c in seen(visits(60), outside=True).charts if c.id == "who_did"), 20).rows == ()


def test_the_question_takes_turns_and_names_what_is_shown() -> None:
    asked = {code: made(of(BUSY, answers=ANSWERS, period=code, day=f"{code}-13", today=date(2028, 1, 1))) for code in
             ("2026-08", "2026-09", "2026-10", "2026-11", "2026-12")}  # fmt: skip
    asks = [value.talk.ask for value in asked.values()]
    assert len(set(asks)) >= 4
    assert any("så borgeren selv kan trykke?" in ask for ask in asks)
    assert not any("{" in ask for ask in asks)
    assert len({value.talk.tip for value in asked.values()}) == 5
    again = made(of(BUSY, answers=ANSWERS, period="2026-08", day="2026-08-13", today=date(2028, 1, 1)))
    assert again.talk == asked["2026-08"].talk


def test_the_question_of_a_quarter_and_of_a_quiet_month() -> None:
    assert made(of(BUSY, period="2026-Q4", today=date(2027, 1, 1)), of([], period="2026-Q3")).talk.ask
    quiet = made(of(visits(60))).talk
    assert quiet.why == "Ingen tal stikker ud i perioden."
    assert few(quiet.why) == []


def questions(lines: list[Line]) -> set[str]:
    """Every question the lines give rise to, over some months."""
    codes = [f"2026-{month:02}" for month in range(1, 13)]
    return {made(of(lines, period=code, day=f"{code}-13", today=date(2028, 1, 1))).talk.why for code in codes}


def test_a_question_never_tells_what_is_hidden() -> None:
    hidden = visits(60) + [("choice", "", "mark", "again", 4), ("stop", "pas", "a", "papers", 3), ("need", "pas", "", "stated_only", 3)]
    hidden += steps("pas", "a", alone=9, together=3, blocked=3)
    assert questions(hidden) == {"Ingen tal stikker ud i perioden."}
