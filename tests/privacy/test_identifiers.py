"""Everything but CPR numbers: what is found, what is only warned about, what is allowed, what is left after removal."""

import unicodedata
from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from desk_assistant.privacy.identifiers import Finding, Kind, find, remove
from tests.privacy.ordinary import SENTENCES

REFUSED = [
    ("Skriv til anna.b+post@eksempel.dk i dag", "anna.b+post@eksempel.dk", Kind.EMAIL),
    ("anna @ eksempel.dk", "anna @ eksempel.dk", Kind.EMAIL),
    ("anna (at) eksempel.dk", "anna (at) eksempel.dk", Kind.EMAIL),
    ("anna snabel-a eksempel punktum dk", "anna snabel-a eksempel punktum dk", Kind.EMAIL),
    ("ａｎｎａ＠ｅｋｓｅｍｐｅｌ．ｄｋ", "ａｎｎａ＠ｅｋｓｅｍｐｅｌ．ｄｋ", Kind.EMAIL),
    ("an\u200bna@eksempel.dk", "an\u200bna@eksempel.dk", Kind.EMAIL),
    ("Kort 4111 1111 1111 1111 virker ikke", "4111 1111 1111 1111", Kind.CARD),
    ("Kort 4111-1111-1111-1111", "4111-1111-1111-1111", Kind.CARD),
    ("4111111111111111", "4111111111111111", Kind.CARD),
    ("3782 822463 10005", "3782 822463 10005", Kind.CARD),
    ("Konto 1234 1234567890 i banken", "1234 1234567890", Kind.ACCOUNT),
    ("1234-123456", "1234-123456", Kind.ACCOUNT),
    ("2025 012345", "2025 012345", Kind.ACCOUNT),
    ("kontonr. 1234 56 78 90", "1234 56 78 90", Kind.ACCOUNT),
    ("Kontonummeret er 0012345678", "0012345678", Kind.ACCOUNT),
    ("DK50 0040 0440 1162 43", "DK50 0040 0440 1162 43", Kind.ACCOUNT),
    ("dk5000400440116243", "dk5000400440116243", Kind.ACCOUNT),
    ("DE89 3704 0044 0532 0130 00", "DE89 3704 0044 0532 0130 00", Kind.ACCOUNT),
    ("stregkode 5790001234568", "5790001234568", Kind.ACCOUNT),
    ("99999999999", "99999999999", Kind.ACCOUNT),
    ("Hans pin er 4711", "4711", Kind.CODE),
    ("pinkode: 4 7 1 1", "4 7 1 1", Kind.CODE),
    ("sms-koden er 123 456", "123 456", Kind.CODE),
    ("engangskode 12 34 56", "12 34 56", Kind.CODE),
    ("koden er abc123", "abc123", Kind.CODE),
    ("Adgangskode: hemmelig", "hemmelig", Kind.CODE),
    ("bruger-id = jens22", "jens22", Kind.CODE),
    ("kontrolcifre 123", "123", Kind.CODE),
]
WARNED = [
    ("Ring på 22 11 33 44", "22 11 33 44", Kind.PHONE),
    ("Ring på 2211 3344", "2211 3344", Kind.PHONE),
    ("Ring på 22113344.", "22113344", Kind.PHONE),
    ("Ring på +45 22 11 33 44", "+45 22 11 33 44", Kind.PHONE),
    ("Ring på +4522113344", "+4522113344", Kind.PHONE),
    ("Ring på 0045 22113344", "0045 22113344", Kind.PHONE),
    ("Ring på +46 70 123 45 67", "+46 70 123 45 67", Kind.PHONE),
    ("CVR 12345678", "12345678", Kind.PHONE),
    ("Han er født den 3. marts 85", "født den 3. marts 85", Kind.BIRTH_DATE),
    ("Født: 030385", "Født: 030385", Kind.BIRTH_DATE),
    ("fødselsdato er 3/3-2012", "fødselsdato er 3/3-2012", Kind.BIRTH_DATE),
    ("Det var 03.12.1985 i Odense", "03.12.1985", Kind.BIRTH_DATE),
    ("Det var 1985-12-03", "1985-12-03", Kind.BIRTH_DATE),
    ("Det var 3. december 1985", "3. december 1985", Kind.BIRTH_DATE),
    ("Pas 123456789", "123456789", Kind.PASSPORT),
    ("Pas P12345678", "P12345678", Kind.PASSPORT),
    ("Sag 25/012345", "25/012345", Kind.CASE_NUMBER),
    ("Sag 2025-012345", "2025-012345", Kind.CASE_NUMBER),
    ("Sag 2025 - 012345", "2025 - 012345", Kind.CASE_NUMBER),
    ("Sag 4321-123-4567", "4321-123-4567", Kind.CASE_NUMBER),
    ("Sagsnr. A-12.3", "Sagsnr. A-12.3", Kind.CASE_NUMBER),
    ("Sag 9912345678", "9912345678", Kind.CASE_NUMBER),
    ("https://eksempel.dk/brev?id=77", "https://eksempel.dk/brev?id=77", Kind.LINK_WITH_QUERY),
    ("eksempel.dk/brev?id=77", "eksempel.dk/brev?id=77", Kind.LINK_WITH_QUERY),
    ("Bor på Nørregade 12, 2. tv.", "Nørregade 12", Kind.ADDRESS),
    ("Bor på nørregade 12b", "nørregade 12b", Kind.ADDRESS),
    ("Bor på Vester Alle\u0301 3", "Vester Alle\u0301 3", Kind.ADDRESS),
    ("Bor i Lindeparken 4", "Lindeparken 4", Kind.ADDRESS),
    ("Flytter til 4200 Slagelse", "4200 Slagelse", Kind.ADDRESS),
    ("Flytter til 2100 København Ø", "2100 København Ø", Kind.ADDRESS),
    ("hr. Holm kommer igen", "Holm", Kind.NAME),
    ("Hun hedder Karen Holm", "Karen Holm", Kind.NAME),
    ("naboen Hans Holm Lund kommer", "Hans Holm Lund", Kind.NAME),
    ("Kontakt Anne-Marie Holm", "Anne-Marie Holm", Kind.NAME),
    ("Hun er gravid", "gravid", Kind.SENSITIVE),
    ("Han har fået kræft", "kræft", Kind.SENSITIVE),
    ("Han er straffet", "straffet", Kind.SENSITIVE),
]
NOTHING = [
    "Digital Post og Region Sjælland",
    "Slagelse Kommune og Udbetaling Danmark",
    "Straffeattest, sundhedskort og børneattest",
    "Hvad er klokken? Er den 10?",
    "Perioden 2026/2027 eller 2026 2027",
    "I 2026 Holder vi lukket",
    "Formue 5000-100000 kr.",
    "Beløbet er 12500000 kr.",
    "Alle 12 kom for sent",
    "Hun hedder Digital Post i tale",
    "Han kommer 10.00-14.00",
    "Gebyret siden 12.03.2024",
]
SHARDS = [
    "610190-1234", "61", "01", "90", "1234", "12 34", " ", "-", ".", "\n", ",", "(", ")", "@", "a", "eksempel.dk", "kode ",
    "pin: ", "4711", "DK", "4111 1111 1111 1111", "\u200b", "\u0301", "O", "l", "I", "22 11 33 44", "?", "https://", "Født ",
    "Holm", "Vej 3", "٦", "Ⅰ", "½", "\ud800", "\u202e", "2026", "/", "konto ", "hr. ", "⑩", "\x00",
]  # fmt: skip
ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=80)
SHARD_TEXT = st.lists(st.sampled_from(SHARDS), max_size=25).map("".join)
TEXTS = st.one_of(ANY_TEXT, SHARD_TEXT, st.lists(st.one_of(ANY_TEXT, SHARD_TEXT), max_size=4).map(" ".join))


def refused(text: str, allowed: tuple[str, ...] = ()) -> list[Finding]:
    return [finding for finding in find(text, allowed) if finding.action == "refuse"]


@pytest.mark.parametrize(("text", "part", "kind"), REFUSED, ids=[ascii(text) for text, _, _ in REFUSED])
def test_refused(text: str, part: str, kind: Kind) -> None:
    start = text.index(part)
    assert find(text) == (Finding(kind, start, start + len(part), "refuse"),)
    assert refused(remove(text, find(text))) == []


@pytest.mark.parametrize(("text", "part", "kind"), WARNED, ids=[ascii(text) for text, _, _ in WARNED])
def test_warned_and_left_alone(text: str, part: str, kind: Kind) -> None:
    start = text.index(part)
    assert find(text) == (Finding(kind, start, start + len(part), "warn"),)
    assert remove(text, find(text)) == text


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_found(text: str) -> None:
    assert find(text) == ()


def test_what_is_refused_is_what_was_decided() -> None:
    assert {kind for kind in Kind if kind.action == "refuse"} == {"cpr", "card", "account", "email", "code"}


def test_dates_of_birth_end_fifteen_years_before_today() -> None:
    assert find("Det var 03.12.2011", today=date(2026, 3, 1))[0].kind == Kind.BIRTH_DATE
    assert find("Det var 03.12.2012", today=date(2026, 3, 1)) == ()
    assert find("Det var 03.12.2012", today=date(2027, 3, 1))[0].kind == Kind.BIRTH_DATE
    assert find("Det var 03.12.1899") == ()


@pytest.mark.parametrize(
    ("text", "allowed"),
    [
        ("Ring på 70 20 12 34", "70201234"),
        ("Ring på +45 70 20 12 34", "70 20 12 34"),
        ("Ring på 70201234", "+45 70 20 12 34"),
        ("EAN 5790001234567", "5790001234567"),
        ("IBAN DK50 0040 0440 1162 43", "DK5000400440116243"),
        ("Skriv til Borgerservice@eksempel.dk", "borgerservice@eksempel.dk"),
        ("Kom til Nørregade 12, 4200 Slagelse", "Rådhuset, Nørregade 12, 4200 Slagelse"),
        ("Spørg efter Karen Holm", "Karen Holm"),
        ("Se https://eksempel.dk/side?emne=pas", "https://eksempel.dk/side?emne=pas"),
        ("Sag 25/012345", "25/012345"),
    ],
)
def test_what_content_or_settings_hold_is_no_finding(text: str, allowed: str) -> None:
    assert find(text)
    assert find(text, (allowed,)) == ()
    assert find(text, ("70 70 70 70",)) == find(text)


def test_an_allowed_text_does_not_allow_what_only_looks_like_it() -> None:
    assert refused("Skriv til anna@eksempel.dk", ("joanna@eksempel.dk",))
    assert refused("Koden er abc123", ("123",))
    assert find("Ring på 70 20 12 34", ("70 20 12 3",))


def test_removal_passes_over_what_is_allowed() -> None:
    text = "Skriv til os@eksempel.dk eller anna@eksempel.dk, EAN 5790001234567"
    allowed = ("os@eksempel.dk", "5790001234567")
    assert remove(text, find(text, allowed), allowed) == "Skriv til os@eksempel.dk eller, EAN 5790001234567"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Mit nummer er 610190-1234.", "Mit nummer er."),
        ("610190-1234 er mit nummer", "er mit nummer"),
        ("610190-1234, siger hun", "siger hun"),
        ("Karl (610190-1234) kom", "Karl kom"),
        ("Først\n610190-1234\nså", "Først\n\nså"),
        ("Vil skifte  læge", "Vil skifte  læge"),
        ("a@b.dk b@b.dk", ""),
    ],
)
def test_removal_closes_the_gap(text: str, left: str) -> None:
    assert remove(text, find(text)) == left


def test_removal_looks_again_at_what_comes_together() -> None:
    text = "Se 61 01 a@b.dk 90 1234 nu"
    assert remove(text, find(text)) == "Se nu"


def test_removal_gives_up_on_a_text_that_is_built_to_fool() -> None:
    """Each removal brings the next *pin* and the next code together."""
    text = "pin " * 5 + "4711 " * 5
    assert remove(text, find(text)) == "pin pin pin pin pin"
    text = "pin " * 20 + "4711 " * 20
    assert remove(text, find(text)) == ""


def test_removal_takes_findings_in_any_order() -> None:
    text = "a@b.dk og 610190-1234"
    assert remove(text, find(text)[::-1]) == remove(text, find(text)) == "og"


def test_the_stronger_finding_gives_the_name() -> None:
    assert [f.kind for f in find("pin 610190-1234")] == [Kind.CPR]
    assert [f.kind for f in find("610190-1234@eksempel.dk")] == [Kind.CPR]
    assert [f.kind for f in find("hr. Store Torv 4")] == [Kind.ADDRESS]
    assert [f.kind for f in find("4570201234")] == [Kind.PHONE]


def test_ordinary_sentences_warn_only_where_they_should() -> None:
    expected = {Kind.PHONE, Kind.ADDRESS, Kind.CASE_NUMBER, Kind.BIRTH_DATE}
    loud = [sentence for sentence in SENTENCES if {f.kind for f in find(sentence)} - expected]
    assert loud == []


@pytest.mark.parametrize(
    "unit", ["6101901234 ", "1 ", "@", "a@", "a.", "A.", "o", "\n", "kode ", "Aa ", "22113344\n\n\n", "\u200b1"], ids=ascii
)
def test_a_long_text_is_searched_to_its_end(unit: str) -> None:
    """A scan that grows with the square of the length would not come back from this."""
    text = unit * (300_000 // len(unit)) + " og 610190-1234"
    assert refused(text)[-1].end == len(text)


@settings(deadline=None, max_examples=400)
@given(TEXTS)
@example("1000000¼0000000")
@example("11111111⑴11111111")
def test_findings_are_in_place(text: str) -> None:
    found = find(text)
    edges = [edge for finding in found for edge in (finding.start, finding.end)]
    assert edges == sorted(edges) and all(0 <= edge <= len(text) for edge in edges)
    assert all(finding.start < finding.end and finding.action == finding.kind.action for finding in found)


@settings(deadline=None, max_examples=400)
@given(TEXTS)
@example("12 03 610190-1234 26 14 00")
@example("a610190-1234@610190-1234b.dk")
def test_nothing_refused_is_left_after_removal(text: str) -> None:
    left = remove(text, find(text))
    assert refused(left) == []
    assert remove(left, find(left)) == left


@settings(deadline=None, max_examples=200)
@given(SHARD_TEXT)
def test_nothing_refused_is_left_after_removal_beside_allowed_numbers(text: str) -> None:
    allowed = ("22 11 33 44", "4111111111111111", "a@eksempel.dk")
    assert refused(remove(text, find(text, allowed), allowed), allowed) == []


@settings(deadline=None, max_examples=200)
@given(st.sampled_from(REFUSED), ANY_TEXT, ANY_TEXT)
def test_an_identifier_is_found_between_any_words(case: tuple[str, str, Kind], before: str, after: str) -> None:
    text = f"{before} ,. {case[0]} ,. {after}"
    if not any(unicodedata.category(character) in ("Mn", "Me") for character in after[:1]):
        assert refused(text)
