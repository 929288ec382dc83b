import re
import shutil
import subprocess
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QImage

from desk_assistant.paper.note import NoteLine, note_lines
from desk_assistant.paper.typeset import TypesettingFailed, page_images, pdf, preview
from tests.paper.notes import (
    ADDRESS, RESOURCES, long_note, page_texts, picture, sample, scanned, tool, word_sizes, words,
)  # fmt: skip

KINDS = [("da", False), ("da", True), ("en", False), ("en", True)]
PAGE_PHRASE = {"da": r"Side \d af (\d)\s*$", "en": r"Page \d of (\d)\s*$"}


def expected(note) -> str:
    return words("\n".join(note_lines(note)))


def read(pdf_path, note, mode="-raw") -> str:
    """Give the text of all pages without the page numbers; a page number that is missing or wrong fails."""
    pages = page_texts(pdf_path, mode)
    if len(pages) > 1:
        for number, text in enumerate(pages, start=1):
            found = re.search(PAGE_PHRASE[note.language], text)
            assert found and f" {number} " in found[0] and found[1] == str(len(pages))
            pages[number - 1] = text[: found.start()]
    return words("\n".join(pages))


@pytest.mark.parametrize(("language", "large"), KINDS)
def test_the_pdf_is_tagged_titled_and_in_its_language(typeset, language, large):
    note = sample(language, large)
    path = typeset(note)
    info = tool("pdfinfo", path)
    metadata = tool("pdfinfo", "-meta", path)

    assert re.search(r"^Tagged:\s+yes$", info, re.M)
    assert re.search(rf"^Title:\s+{note.title}$", info, re.M)
    assert re.search(r"^Page size:.*A4", info, re.M)
    assert f"<rdf:li>{'da-DK' if language == 'da' else 'en-GB'}</rdf:li>" in metadata
    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata


@pytest.mark.parametrize(("language", "large"), KINDS)
@pytest.mark.parametrize("mode", ["-raw", "-layout"])
def test_a_usual_note_is_one_page_that_reads_as_its_lines(typeset, language, large, mode):
    note = sample(language, large)
    path = typeset(note)

    assert len(page_texts(path)) == 1
    assert read(path, note, mode) == expected(note)


@pytest.mark.parametrize(("language", "large"), KINDS)
@pytest.mark.parametrize("mode", ["-raw", "-layout"])
def test_a_long_note_runs_on_with_page_numbers(typeset, language, large, mode):
    note = long_note(language, large)
    path = typeset(note)

    assert len(page_texts(path)) >= 2
    assert read(path, note, mode) == expected(note)


def test_structure_is_headings_paragraphs_and_a_numbered_list(typeset):
    structure = tool("pdfinfo", "-struct-text", typeset(sample()))

    assert [line.strip().split()[0] for line in structure.splitlines() if re.match(r"\s*H\d", line)] == ["H1"] + ["H2"] * 4
    assert "/ListNumbering /Decimal" in structure
    assert structure.count("LBody") == 4
    assert "Figure" in structure and "Link" in structure


def test_the_qr_code_is_described_for_a_screen_reader(typeset):
    described = typeset(sample()).read_bytes()
    plain = typeset(sample(qr_description="")).read_bytes()

    assert _alternatives(described) == ["QR-kode til borger.dk"]
    assert _alternatives(plain) == [ADDRESS]


def _alternatives(document: bytes) -> list[str]:
    """Give the alternative texts of the figures in the structure tree."""
    return [text.decode("latin-1") for text in re.findall(rb"/S/Figure[^<]*/Alt\(([^)]*)\)", document)]


def test_only_plex_is_in_the_pdf_and_all_of_it_is_embedded(typeset):
    rows = tool("pdffonts", typeset(sample())).splitlines()[2:]

    assert {re.sub(r"^[A-Z]{6}\+", "", row.split()[0]) for row in rows} == {
        "IBMPlexSans", "IBMPlexSans-Medium", "IBMPlexSans-SemiBold",
    }  # fmt: skip
    assert all(row.split()[-5:-2] == ["yes", "yes", "yes"] for row in rows)


@pytest.mark.parametrize(("large", "points"), [(False, 14), (True, 20)])
def test_body_text_has_its_size_and_nothing_is_tiny(typeset, large, points):
    sizes = word_sizes(typeset(sample(large=large)))

    for word in ("postkassen.", "Når", "sundhedskort", "ark."):
        assert sizes[word] == pytest.approx(points, abs=0.1)
    assert sizes["aftalte"] > sizes["driller"] > sizes["postkassen."]
    assert min(sizes.values()) >= points * 0.79


def test_a_phone_number_is_never_broken_over_two_lines(typeset):
    for filler in range(28, 48, 3):
        text = f"{'a' * 20} {'b' * filler} Ring 12 34 56 78, eller kom igen."
        page = page_texts(typeset(sample(trouble=(NoteLine(text),))))[0]
        assert "12 34 56 78" in page.replace("\u00a0", " ")


@pytest.mark.parametrize(("language", "large"), KINDS)
def test_a_phone_reads_the_address_from_the_page(typeset, language, large):
    assert scanned(picture(typeset(sample(language, large)), 1, 150)) == ADDRESS


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("promises", [1, 4, 6, 8])
@pytest.mark.parametrize("troubles", [1, 3, 5])
def test_the_code_its_words_and_the_last_lines_never_part(typeset, large, promises, troubles):
    *others, phone = sample().trouble
    note = sample(large=large, we_do=sample().we_do * promises, trouble=(*(others * (troubles - 1)), phone))
    path = typeset(note)
    last = words(page_texts(path)[-1])

    for text in ("Hvis noget driller", "Ring 12 34 56 78", "gå til borger.dk", "Aftale 7K3M-Q9XA-V"):
        assert text in last
    assert scanned(picture(path, len(page_texts(path)), 150)) == ADDRESS
    assert read(path, note) == expected(note)


def test_a_last_section_longer_than_a_page_breaks_and_nothing_is_lost(typeset):
    note = sample(large=True, trouble=sample().trouble * 12)
    path = typeset(note)

    assert len(page_texts(path)) >= 3
    assert read(path, note) == expected(note)


def test_the_code_is_30_mm_wide_with_a_white_frame_of_four_modules():
    image = QImage.fromData(page_images(sample(), RESOURCES)[0]).convertToFormat(QImage.Format.Format_Grayscale8)
    dot = 300 / 25.4
    width, stride = image.width(), image.bytesPerLine()
    bits = bytes(image.constBits())
    rows = {y: bits[y * stride : y * stride + width] for y in range(int(200 * dot), image.height())}
    dark = [(y, x) for y, row in rows.items() for x in range(int(57 * dot)) if row[x] < 128]
    top, bottom = min(y for y, _ in dark), max(y for y, _ in dark)
    left, right = min(x for _, x in dark), max(x for _, x in dark)

    assert (right - left + 1) / dot == pytest.approx(30, abs=0.2)
    assert (bottom - top + 1) / dot == pytest.approx(30, abs=0.2)
    assert left / dot == pytest.approx(24, abs=0.2)
    module = (right - left + 1) / 25
    assert all(set(rows[y][right + 2 : right + int(4 * module)]) == {255} for y in range(top, bottom))


HOSTILE = [
    "#strong[x]",
    "#panic() #sys.inputs.note",
    "$ x^2 $ * fed * _ kursiv _ @ref <mærke> `kode` \\ ~ --- ...",
    '"citat" \'enkelt\' {number} {total} /* væk */ // væk',
    "= Overskrift + punkt - punkt / led: ord",
    "\\u{0041} &amp; <b>x</b> %s {0}",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_markup_in_a_text_is_printed_as_it_stands(typeset, text):
    line = NoteLine(text, text)
    note = sample(title=text, need=text, you_do=(line, line), trouble=(line,), municipality=text, number_text=text)
    path = typeset(note)

    assert read(path, note) == expected(note)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text("abcæøåÆØÅ 019.,:;!?#$*_@\\~`[]{}<>\"'/=+|&%^()", min_size=1, max_size=120))
def test_any_text_is_printed_as_it_stands(tmp_path, text):
    note = sample(you_do=(NoteLine(text), NoteLine("Slut.")))
    path = tmp_path / "any.pdf"
    path.write_bytes(pdf(note, RESOURCES))

    assert read(path, note).replace(" ", "") == expected(note).replace(" ", "")


def test_a_character_no_font_has_does_not_stop_the_note(typeset):
    path = typeset(sample(need="Du skrev 😀 سلام \x07\ud800 til os."))

    assert "Du skrev ? ? ? til os." in words(page_texts(path)[0])


def test_an_overlong_word_stays_on_the_paper(typeset):
    word = "fødselsdagslagkagebageriudvalg" * 6
    note = sample(need=word)
    path = typeset(note)
    right_edges = [float(edge) for edge in re.findall(r'xMax="([\d.]+)"', tool("pdftotext", "-bbox", path, "-"))]

    assert max(right_edges) < 210 / 25.4 * 72 - 50
    assert read(path, note).replace(" ", "") == expected(note).replace(" ", "")


def test_a_note_without_an_address_has_no_code_and_no_scan_text(typeset):
    note = sample(address="")
    path = typeset(note)

    assert read(path, note) == expected(note)
    assert "Scan" not in expected(note)
    assert "Figure" not in tool("pdfinfo", "-struct", path)


def test_only_a_safe_address_becomes_a_link(typeset):
    note = sample(address="javascript:alert(1)")
    path = typeset(note)

    assert "Link" not in tool("pdfinfo", "-struct", path)
    assert read(path, note) == expected(note)


def test_the_same_note_gives_the_same_bytes_and_no_clock_time():
    first, second = pdf(sample(), RESOURCES), pdf(sample(), RESOURCES)

    assert first == second
    assert b"CreationDate" not in first and b"CreateDate" not in first


def test_previews_are_one_picture_a_page_at_the_asked_size():
    pages = [QImage.fromData(page) for page in preview(long_note(), RESOURCES, 72)]

    assert len(pages) == 2
    assert {(page.width(), page.height()) for page in pages} == {(595, 842)}
    assert not pages[0].allGray()


def test_pages_for_the_printer_are_grey_300_dpi_and_as_many_as_in_the_pdf(typeset):
    pages = [QImage.fromData(page) for page in page_images(long_note(), RESOURCES)]

    assert len(pages) == len(page_texts(typeset(long_note())))
    assert all(page.allGray() for page in pages)
    assert {(page.width(), page.height()) for page in pages} == {(2480, 3508)}


@pytest.mark.parametrize(
    ("missing", "code"), [("fonts/IBMPlexSans-Regular.ttf", "font_missing"), ("print/note.typ", "template_missing")]
)
def test_a_missing_resource_has_its_own_code(tmp_path, missing, code):
    for folder in ("fonts", "print"):
        shutil.copytree(RESOURCES / folder, tmp_path / folder)
    (tmp_path / missing).unlink()

    with pytest.raises(TypesettingFailed) as failure:
        pdf(sample(), tmp_path)
    assert failure.value.code == code


def test_a_template_that_does_not_compile_fails_without_the_notes_words(tmp_path):
    shutil.copytree(RESOURCES / "fonts", tmp_path / "fonts")
    (tmp_path / "print").mkdir()
    (tmp_path / "print" / "note.typ").write_text("#panic(sys.inputs.note)", "utf-8")

    with pytest.raises(TypesettingFailed) as failure:
        pdf(sample(need="hemmeligt"), tmp_path)
    assert failure.value.code == "typesetting"
    assert "hemmeligt" not in str(failure.value) and failure.value.__suppress_context__


def test_an_address_no_code_can_hold_has_its_own_code():
    with pytest.raises(TypesettingFailed) as failure:
        pdf(sample(address="https://www.borger.dk/" + "a" * 3000), RESOURCES)
    assert failure.value.code == "address_too_long"


def test_missing_libraries_have_their_own_code(monkeypatch):
    monkeypatch.setitem(sys.modules, "typst", None)

    with pytest.raises(TypesettingFailed) as failure:
        pdf(sample(), RESOURCES)
    assert failure.value.code == "library_missing"


def test_the_libraries_are_loaded_at_first_use_only():
    code = "import sys, desk_assistant.paper.typeset as t; print([m for m in ('typst', 'segno') if m in sys.modules])"

    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=RESOURCES.parent, check=True)
    assert run.stdout.strip() == "[]"
