"""CPR numbers: every spelling is refused, and nothing that only looks a little like one."""

import random
import re

import pytest

from desk_assistant.privacy.identifiers import Finding, Kind, find, remove
from tests.privacy.ordinary import SENTENCES, made_up
from tests.privacy.spellings import DAYS, MONTHS, STYLES, spellings

SPELLED = [
    "610190-1234",
    "6101901234",
    "61 01 90 12 34",
    "61.01.90-1234",
    "61-01-1990-1234",
    "61/01/90/1234",
    "61\u00a001\u202f90\u20131234",
    "610190 \u2212 1234",
    "6 1 0 1 9 0 1 2 3 4",
    "610190\n1234",
    "6\u200b1\u200b0\u200b1\u200b9\u200b0\u200b1234",
    "6\u03011\u03360\u20dd190-1234",
    "６１０１９０－１２３４",
    "٦١٠١٩٠-١٢٣٤",
    "𝟔𝟏𝟎𝟏𝟗𝟎-𝟏𝟐𝟑𝟒",
    "6️⃣1️⃣0️⃣1️⃣9️⃣0️⃣1️⃣2️⃣3️⃣4️⃣",
    "➅➀⓪➀➈⓪-①②③④",
    "6IO19O-l234",
    "6I.OI.9O-l234",
    "6 l O l 9 O l 2 3 4",
    "610190, 1234",
    "610190) 1234",
    "61.1.90-1234",
    "61-01-1990-12-34",
]


def refused(text: str, allowed: tuple[str, ...] = ()) -> list[Finding]:
    return [finding for finding in find(text, allowed) if finding.action == "refuse"]


def covered(text: str, start: int, end: int) -> bool:
    """Whether one refused CPR finding holds the whole of it."""
    return any(f.kind == Kind.CPR and f.start <= start and f.end >= end for f in refused(text))


def test_no_generated_spelling_is_missed() -> None:
    made = list(spellings(seed=2026, count=20_000))
    missed = [ascii(spelling.text) for spelling in made if not covered(*spelling)]
    assert len(made) == 20_000 and missed == []


def test_the_generator_makes_every_day_month_and_style() -> None:
    """Without this, a generator that makes nothing hard would pass everything."""
    chance = random.Random(1)
    assert len({style("6101901234", chance) for style in STYLES for _ in range(40)}) > 200
    usual = [s.number for s in spellings(2026, 20_000) if re.fullmatch("[0-9]{6}[- ][0-9]{4}", s.number)]
    plain = [re.sub("[^0-9]", "", number) for number in usual]
    assert {int(number[:2]) for number in plain} == set(DAYS)
    assert {int(number[2:4]) for number in plain} == set(MONTHS)


@pytest.mark.parametrize("number", SPELLED, ids=ascii)
@pytest.mark.parametrize(("before", "after"), [("", ""), ("Nummer: ", " og tak"), ("cpr", "nu"), ("(", ").")])
def test_spelling_is_found_where_it_stands(number: str, before: str, after: str) -> None:
    text = before + number + after
    assert covered(text, len(before), len(before) + len(number))
    assert refused(remove(text, find(text))) == []


@pytest.mark.parametrize("number", ["610190-1234", "61 01 90 12 34", "61.01.1990-1234"])
def test_the_finding_is_exactly_the_number(number: str) -> None:
    text = f"Borgeren siger {number} og går"
    (finding,) = find(text)
    assert text[finding.start : finding.end] == number
    assert remove(text, [finding]) == "Borgeren siger og går"


def test_once_typed_it_stays_found_at_every_later_letter() -> None:
    tail = " og vil skifte læge den 3.12.2026 kl. 14.00. Ring på 70 20 12 34."
    for spelling in spellings(seed=7, count=400):
        text = spelling.text[: spelling.end] + tail
        for end in range(spelling.end, len(text) + 1):
            assert covered(text[:end], spelling.start, spelling.end), ascii(text[:end])


def test_it_is_found_as_soon_as_the_last_digit_is_typed_and_not_before() -> None:
    text = "Hun har 610190-1234"
    assert [bool(refused(text[:end])) for end in range(len(text) + 1)] == [False] * len(text) + [True]


@pytest.mark.parametrize(
    "text",
    ["9610190-1234", "1610190-1234", "610190-12345", "16101901234", "61019012345", "00610190123400", "5 610190-1234"],
)
def test_a_longer_run_does_not_hide_it(text: str) -> None:
    assert refused(text)
    assert refused(text)[-1].end == len(text)
    assert remove(text, find(text)) in ("", "5")


def test_letters_glued_to_it_stay() -> None:
    assert remove("til610190-1234og hjem", find("til610190-1234og hjem")) == "tilog hjem"


def test_signs_that_read_as_many_letters_do_not_move_the_finding() -> None:
    for sign in ("\ufdfa", "½", "㎏", "ﬃ", "№", "e\u0301", "\u0344", "İ", "ẞ"):
        assert covered(f"{sign}: 610190-1234 {sign}", len(sign) + 2, len(sign) + 13)


def test_two_numbers_are_both_found() -> None:
    text = "610190-1234 og 710290-4321"
    assert [text[f.start : f.end] for f in find(text)] == ["610190-1234", "710290-4321"]
    assert covered("12.03.2026 610190-1234", 11, 22)


@pytest.mark.parametrize("day", ["00", "32", "45", "60", "92", "99"])
def test_impossible_day_is_no_number(day: str) -> None:
    assert refused(f"{day}0190-1234") == []


@pytest.mark.parametrize("month", ["00", "13", "61"])
def test_impossible_month_is_no_number(month: str) -> None:
    assert refused(f"61{month}90-1234") == []


def test_no_check_digit_is_asked_for() -> None:
    """All ten thousand last fours count: numbers without the check have been issued since 2007."""
    assert all(covered(f"610190-{last:04}", 0, 11) for last in range(10_000))


@pytest.mark.parametrize("sentence", SENTENCES)
def test_ordinary_sentence_is_kept(sentence: str) -> None:
    assert refused(sentence) == []


def test_ordinary_sentences_after_each_other_are_kept() -> None:
    chance = random.Random(3)
    for _ in range(2_000):
        text = chance.choice((" ", "\n", " – ")).join(chance.sample(SENTENCES, 3))
        assert refused(text) == [], text


def test_made_up_dates_times_amounts_and_telephones_are_kept() -> None:
    assert [text for text in made_up(seed=5, count=20_000) if refused(text)] == []


def test_a_date_straight_before_four_digits_is_refused_unless_a_word_stands_between() -> None:
    """The price of missing none, as the module says."""
    assert refused("den 12.03.25 1400")
    assert not refused("den 12.03.25 kl. 1400")


def test_letters_like_digits_are_no_number_by_themselves() -> None:
    assert refused("OI OI OI OIOI 5") == []
    assert refused("5 børn. OIOIOI-OIOI") == []
    assert refused("kan I 10.12 til 14.12, eller skal I 26.12.2026 kl. 14") == []
    assert [f.start for f in refused("skal I 61 01 90 1234")] == [7]


def test_any_grouping_with_the_listed_separators_is_found() -> None:
    """All but those that read as a full date with something after it: 6.11.1985 221."""
    chance = random.Random(9)
    listed = (" ", "\u00a0", ".", "-", "–", "—", "−", "/", "\u200b", "\n", "\u0301", " - ", ". ")
    dates = 0
    for _ in range(20_000):
        digits = f"{chance.choice(DAYS):02}{chance.choice(MONTHS):02}{chance.randrange(10**6):06}"
        parted = chance.random()
        gaps = [chance.choice(listed) if chance.random() < parted else "" for _ in range(9)]
        text = "".join(digit + gap for digit, gap in zip(digits, [*gaps, ""], strict=True))
        if re.match(r"[0-9]{1,2}[^0-9]+[0-9]{1,2}[^0-9]+(?:19|20)[0-9]{2}[^0-9]", re.sub("[\u200b\u0301]", "", text)):
            dates += 1
            continue
        assert covered(f"Ring {text} nu", 5, 5 + len(text)), ascii(text)
    assert dates < 20


def test_allowed_number_does_not_become_part_of_another() -> None:
    text = "Ring 22 11 33 44 10-15"
    assert refused(text)
    assert find(text, ("22113344",)) == ()


def test_allowed_number_does_not_open_for_others() -> None:
    text = "Ring 22 11 33 44, sag 610190-1234"
    assert [f.kind for f in find(text, ("22113344",))] == [Kind.CPR]
    assert refused("610190-1234", ("610190", "1234", "61", "01", "90"))
