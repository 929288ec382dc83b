"""Cleaning: one spelling, nothing invisible, never longer than allowed."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desk_assistant.privacy.text import clean

TEXTS = st.one_of(
    st.text(st.characters(exclude_categories=())),
    st.text(st.sampled_from("ae\u030a\u0301\u0327 \t\n\r\u2028\u200d\u202e\u00ad\ud83d\x00\x85👍🏽가ᄀ\u1161")),
)
LIMITS = st.integers(min_value=-1, max_value=40)


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        ("  Vil   skifte\tlæge \n", "Vil skifte læge"),
        ("Vil\r\nskifte\nlæge", "Vil skifte læge"),
        ("bla\u030abær", "blåbær"),
        ("kl.\u00a014.00\u2009i dag", "kl. 14.00 i dag"),
        ("\u202eabc\u202c \u2066d\u2069", "abc d"),
        ("a\u200bb\u200dc\ufeffd\u00ade", "abcde"),
        ("a\x00b\x1bc\x7fd\x9be", "abcde"),
        ("a\ud800b\udfffc", "abc"),
        ("<b>fed</b> & \"citat\"", "<b>fed</b> & \"citat\""),
        ("tommel 👍🏽 op", "tommel 👍🏽 op"),
        ("\u200b \u200b", ""),
        ("", ""),
    ],
    ids=ascii,
)
def test_single_line(raw: str, cleaned: str) -> None:
    assert clean(raw, 100) == cleaned


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        ("en \r\n to\rtre\u2028fire", "en\nto\ntre\nfire"),
        ("en\n\n\n\nto", "en\n\nto"),
        ("en\n \t \n \nto", "en\n\nto"),
        ("\n\nen\tto\n", "en to"),
        ("en\u200b\n\u202eto", "en\nto"),
    ],
    ids=ascii,
)
def test_several_lines(raw: str, cleaned: str) -> None:
    assert clean(raw, 100, multiline=True) == cleaned


@pytest.mark.parametrize(
    ("raw", "limit", "cleaned"),
    [
        ("abcdef", 3, "abc"),
        ("ab cd", 3, "ab"),
        ("abc", 0, ""),
        ("abc", -5, ""),
        ("q\u0307\u0323xy", 3, "q\u0323\u0307"),
        ("xq\u0307\u0323", 3, "x"),
        ("xq\u0307\u0323", 2, "x"),
        ("å" * 5, 3, "ååå"),
        ("a\u030a" * 5, 3, "ååå"),
        ("x👍🏽", 2, "x"),
    ],
    ids=ascii,
)
def test_cut_never_parts_a_character_from_its_marks(raw: str, limit: int, cleaned: str) -> None:
    assert clean(raw, limit) == cleaned


@pytest.mark.parametrize("unit", ["x", "å ", " x", "a\u030a", "\u200bx", "\n", "x\u0301\u0302"])
def test_a_megabyte_gives_as_much_as_a_long_sentence(unit: str) -> None:
    whole = unit * (1_000_000 // len(unit))
    assert clean(whole, 300) == clean(unit * 2_000, 300)
    assert len(clean(whole, 300)) <= 300


def test_spaces_before_the_text_do_not_push_it_out() -> None:
    assert clean(" " * 1_000_000 + "Hej", 300) == "Hej"


@settings(deadline=None, max_examples=500)
@given(TEXTS, LIMITS, st.booleans())
def test_cleaned_text_holds_what_is_promised(raw: str, limit: int, multiline: bool) -> None:
    cleaned = clean(raw, limit, multiline)
    assert len(cleaned) <= max(limit, 0)
    assert cleaned == cleaned.strip() == unicodedata.normalize("NFC", cleaned)
    assert "  " not in cleaned and "\n\n\n" not in cleaned
    assert multiline or "\n" not in cleaned
    assert not {unicodedata.category(character) for character in cleaned.replace("\n", "")} & {"Cc", "Cf", "Cs", "Zl", "Zp"}


@settings(deadline=None, max_examples=500)
@given(TEXTS, LIMITS, st.booleans())
def test_cleaning_again_changes_nothing(raw: str, limit: int, multiline: bool) -> None:
    cleaned = clean(raw, limit, multiline)
    assert clean(cleaned, limit, multiline) == cleaned


@settings(deadline=None, max_examples=300)
@given(TEXTS, st.integers(min_value=1, max_value=40))
def test_a_cut_is_the_beginning_of_the_whole_and_parts_no_character(raw: str, limit: int) -> None:
    whole, cut = clean(raw, 10_000), clean(raw, limit)
    assert whole.startswith(cut)
    after = whole[len(cut) :]
    assert not cut or not after or unicodedata.category(after[0]) not in ("Mn", "Mc", "Me")
