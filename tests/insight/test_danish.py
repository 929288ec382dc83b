"""Numbers and small grammar in Danish."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_assistant.insight import danish

numbers = st.lists(st.integers(0, 500), min_size=1, max_size=8)


@given(numbers)
def test_shares_add_up_to_a_hundred_and_are_off_by_less_than_one(counts: list[int]) -> None:
    parts = danish.hundred(counts)
    total = sum(counts)
    assert sum(parts) == (100 if total else 0)
    assert all(abs(part - 100 * n / total) < 1 for part, n in zip(parts, counts, strict=True) if total)
    assert all(part == 0 for part, n in zip(parts, counts, strict=True) if n == 0)


@given(st.integers(0, 3000), st.integers(1, 3000))
def test_a_share_is_never_zero_for_some_or_all_for_nearly_all(part: int, of: int) -> None:
    part = min(part, of)
    text = danish.per_cent(part, of)
    assert (text == "0 %") == (part == 0)
    assert (text == "100 %") == (part == of)


@pytest.mark.parametrize(
    ("part", "of", "text"),
    [(0, 0, "–"), (0, 3, "0 %"), (5, 6, "83 %"), (1, 8, "13 %"), (1, 300, "under 1 %"), (299, 300, "over 99 %"), (3, 3, "100 %")],
)
def test_per_cent_by_example(part: int, of: int, text: str) -> None:
    assert danish.per_cent(part, of) == text


def test_the_rest_by_example() -> None:
    assert [danish.whole(n) for n in (0, 999, 1234, 1234567)] == ["0", "999", "1.234", "1.234.567"]
    assert [danish.counted(n, "gang", "gange") for n in (0, 1, 2, 1000)] == ["0 gange", "1 gang", "2 gange", "1.000 gange"]
    assert danish.counted(2, "besøg") == "2 besøg"
    assert [danish.joined(list("abc"[:n])) for n in range(4)] == ["", "a", "a og b", "a, b og c"]
    assert [danish.few(n) for n in (None, 0, 1, 4, 5)] == ["", "", "få tilfælde", "få tilfælde", ""]
    assert (danish.cell(None), danish.cell(1500), danish.share(None, 9), danish.share(3, 9)) == ("skjult", "1.500", "skjult", "33 %")
    assert danish.shares((1, 1, 1), 3) == ("34 %", "33 %", "33 %")
    assert danish.shares((None, 8, None), 16) == ("skjult", "50 %", "skjult")
