"""The report's template: whatever stands in the data is printed as it stands, and nothing runs off the paper."""

import re
from pathlib import Path

import pytest

from desk_assistant.paper.pages import TypesettingFailed
from desk_assistant.paper.report import report_pdf
from tests.paper.notes import RESOURCES, page_texts, tool, words

BARS = {
    "id": "stops", "question": "Hvad spænder ben?", "reading": "Oftest papirer.", "shape": "bars", "columns": ["Årsag", "Gange", "Andel"],
    "rows": [["Papirer mangler", "12", "60 %"], ["Systemet er nede", "8", "40 %"], ["Øvrige", "skjult", "skjult"]],
    "values": [[12], [8], [None]], "series": [], "note": "20 gange.", "description": "Søjler",
}  # fmt: skip
SHARES = {
    "id": "who_did", "question": "Hvem klarede trinene?", "reading": "Mest borgeren.", "shape": "shares",
    "columns": ["Forløb", "Borgeren selv", "Med vejledning", "Sammen", "Medarbejderen", "Trin i alt"],
    "rows": [["Pas", "50 %", "30 %", "20 %", "0 %", "1.234"], ["Skat", "70 %", "20 %", "skjult", "skjult", "100"]],
    "values": [[50, 30, 20, 0], [None] * 4], "series": ["Borgeren selv", "Med vejledning", "Sammen", "Medarbejderen"], "note": "",
    "description": "Søjler i procent",
}  # fmt: skip


def sample(**changes: object) -> dict[str, object]:
    return {
        "title": "Besøg i oktober 2026", "sender": "Solby Kommune", "period": "oktober 2026", "made": "Lavet 22. november 2026",
        "page_of": "Side {number} af {total}", "few_heading": "", "notes": [], "tiles_heading": "Nøgletal",
        "tiles": [{"id": "visits", "value": "900", "label": "besøg", "basis": "", "before": "september 2026: 800"}],
        "parts": [[BARS, SHARES]], "guide_heading": "Sådan læser I tallene", "guide": ["Ikke noteret er ikke nul."],
        "talk_heading": "Tal om det", "talk": {
            "ask": "Hvad gør vi?", "why": "Derfor.", "begin": "Tag en runde.",
            "tip": {"title": "Hvad mere?", "text": "Spørg en gang til.", "say": "Hvad mere?"},
        },
        "begin_heading": "Begynd her", "agreed_heading": "Det aftaler vi", "tip_heading": "Prøv denne måned", "say_heading": "Sig for eksempel",
        **changes,
    }  # fmt: skip


@pytest.fixture
def typeset(tmp_path: Path):
    def make(**changes: object) -> Path:
        path = tmp_path / "report.pdf"
        path.write_bytes(report_pdf(sample(**changes), RESOURCES))
        return path

    return make


def right_edge(path: Path) -> float:
    return max(float(edge) for edge in re.findall(r'xMax="([\d.]+)"', tool("pdftotext", "-bbox", path, "-")))


def test_rows_stand_as_they_are(typeset) -> None:
    text = words(" ".join(page_texts(typeset())))
    for row in (*BARS["rows"], *SHARES["rows"]):
        assert " ".join(row) in text


def test_the_bars_are_described_and_their_tables_tagged(typeset) -> None:
    path = typeset()
    assert path.read_bytes().count(b"/Alt") == 2
    structure = tool("pdfinfo", "-struct", path)
    assert structure.count("Table") == structure.count("Figure") == 2
    assert structure.count("THead") == 2 and len(re.findall(r"^ *TH\b", structure, re.M)) == 9


@pytest.mark.parametrize("text", ["#strong[x]", "#panic()", "$ x^2 $ * fed * _ kursiv _ @ref <m> `k`", "= Overskrift - punkt", "{number} \\u{41}"])
def test_markup_in_a_text_is_printed_as_it_stands(typeset, text: str) -> None:
    row = {**BARS, "rows": [[text, "12", "60 %"]], "values": [[12]], "question": text, "reading": text}
    printed = words(" ".join(page_texts(typeset(sender=text, title=text, parts=[[row]], notes=[text]))))
    assert printed.count(words(text)) >= 5


def test_long_names_stay_on_the_paper_and_beside_their_bar(typeset) -> None:
    name = "Kommunens eget forløb om noget, der har et meget langt navn, som fylder flere linjer i tabellen"
    path = typeset(parts=[[{**BARS, "rows": [[name, "12", "60 %"], ["x" * 120, "8", "40 %"]], "values": [[12], [8]]}]])
    assert right_edge(path) < 210 / 25.4 * 72 - 45
    assert name in words(" ".join(page_texts(path)))


def test_twenty_flows_fit_and_a_chart_is_never_parted_from_its_question(typeset) -> None:
    many = {**SHARES, "rows": [[f"Forløb {at}", "50 %", "30 %", "20 %", "0 %", "10"] for at in range(20)], "values": [[50, 30, 20, 0]] * 20}
    pages = [words(page) for page in page_texts(typeset(parts=[[BARS, BARS, many, many]]))]
    assert all(("Hvem klarede trinene?" in page) == ("Forløb 0 50 %" in page) == ("Forløb 19 50 %" in page) for page in pages)
    assert sum("Forløb 19 50 %" in page for page in pages) == 2


def test_without_figures_there_are_no_empty_headings(typeset) -> None:
    text = words(" ".join(page_texts(typeset(tiles=[], parts=[], guide=[], few_heading="For få besøg til tal", notes=["Ingen besøg i perioden."]))))
    assert text.startswith("Solby Kommune oktober 2026 Besøg i oktober 2026 For få besøg til tal Ingen besøg i perioden. Tal om det")
    assert "Nøgletal" not in text and "Sådan" not in text


def test_the_same_report_gives_the_same_bytes_and_no_clock_time() -> None:
    first = report_pdf(sample(), RESOURCES)
    assert first == report_pdf(sample(), RESOURCES)
    assert b"CreationDate" not in first and b"CreateDate" not in first


def test_the_ramp_stays_ordered_in_grey() -> None:
    """More ink is more by the citizen, also on a black-and-white printer: light comes after dark with a clear step between."""
    template = (RESOURCES / "print" / "charts.typ").read_text("utf-8")
    ramp = re.search(r"#let ramp = \((.*)\)", template)
    assert ramp is not None
    colours = re.findall(r"#([0-9a-f]{6})", ramp[1])
    grey = [0.2126 * r + 0.7152 * g + 0.0722 * b for r, g, b in (bytes.fromhex(colour) for colour in colours)]
    assert len(grey) == 4 and all(later - earlier > 40 for earlier, later in zip(grey, grey[1:], strict=False))


def test_a_resource_that_is_missing_has_its_own_code(tmp_path: Path) -> None:
    with pytest.raises(TypesettingFailed) as failure:
        report_pdf(sample(), tmp_path)
    assert failure.value.code == "font_missing"
