"""The agreement number: random, easy to read aloud, and a slip of the pen never gives another number that fits."""

import random
import re

import pytest

from desk_assistant.visit.agreement import agreement_number, shown_number, valid_number

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
SAMPLE = [agreement_number(random.Random(seed).choice) for seed in range(40)]


def test_numbers_have_nine_characters_without_look_alikes() -> None:
    assert all(re.fullmatch(r"[0-9A-HJKMNP-TV-Z]{9}", number) and valid_number(number) for number in SAMPLE)
    assert len(set(SAMPLE)) == len(SAMPLE)


def test_number_is_random_without_being_told_how() -> None:
    assert agreement_number() != agreement_number()


def test_every_single_wrong_character_is_found() -> None:
    wrong = [
        number[:place] + character + number[place + 1 :]
        for number in SAMPLE
        for place in range(9)
        for character in ALPHABET
        if character != number[place]
    ]
    assert len(wrong) == 40 * 9 * 31
    assert [number for number in wrong if valid_number(number)] == []


def test_every_swap_of_neighbours_is_found() -> None:
    swapped = [
        number[:place] + number[place + 1] + number[place] + number[place + 2 :]
        for number in SAMPLE
        for place in range(8)
        if number[place] != number[place + 1]
    ]
    assert len(swapped) > 250
    assert [number for number in swapped if valid_number(number)] == []


def test_a_body_whose_check_character_would_be_a_symbol_is_drawn_again() -> None:
    drawn = iter("00000010" "00000014" "00000015")  # 32 and 36 have a symbol, 37 has the check character 0
    assert agreement_number(lambda alphabet: next(drawn)) == "000000150"


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("00000000-0", True),
        ("0000-0000-0", True),
        ("oOo0 0000 o", True),
        ("0000-000i-l", True),
        ("0000-0001-1", True),
        ("0000-000z-z", True),
        ("0000-000U-0", False),
        ("0000-0000", False),
        ("0000-0000-00", False),
        ("", False),
        ("æøå", False),
    ],
)
def test_spoken_and_written_forms(text: str, fits: bool) -> None:
    assert valid_number(text) is fits


def test_number_is_shown_in_groups_and_read_back() -> None:
    assert shown_number("0123456Z9") == "0123-456Z-9"
    assert all(valid_number(shown_number(number).lower()) for number in SAMPLE)
