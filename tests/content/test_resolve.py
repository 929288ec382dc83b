from datetime import date, timedelta

import pytest

from desk_assistant.content.library import Library
from desk_assistant.content.model import DatedFact, Phrases, Text
from desk_assistant.content.resolve import fact_keys, resolve_text, shown, usable
from tests.content.shelf import LONG_AFTER, TODAY, flow_on

FIRST, LAST = date(2024, 1, 1), date(2024, 12, 31)
ONE_DAY = timedelta(days=1)


def fact(value: float = 225, unit: str = "kr.", certain: bool = True) -> DatedFact:
    return DatedFact(
        key="fee", value=value, unit=unit, valid_from=FIRST, valid_to=LAST, source="s", checked=LAST, certain=certain
    )


@pytest.mark.parametrize(
    ("day", "certain", "expected"),
    [
        pytest.param(FIRST, True, True, id="first-day"),
        pytest.param(LAST, True, True, id="last-day"),
        pytest.param(FIRST - ONE_DAY, True, False, id="not-yet"),
        pytest.param(LAST + ONE_DAY, True, False, id="expired"),
        pytest.param(LAST, False, False, id="uncertain"),
    ],
)
def test_only_a_certain_value_of_the_day_is_usable(day: date, certain: bool, expected: bool) -> None:
    assert usable(fact(certain=certain), day) is expected


def test_no_fact_is_not_usable() -> None:
    assert usable(None, TODAY) is False


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (225, "kr.", "225"),
        (1200, "kr.", "1.200"),
        (1234567, "kr.", "1.234.567"),
        (1234.5, "kr.", "1.234,5"),
        (0.25, "promille", "0,25"),
        (15.0, "km", "15"),
        (2033, "årstal", "2033"),
        (0, "kr.", "0"),
    ],
)
def test_numbers_are_written_the_danish_way(value: float, unit: str, text: str) -> None:
    assert shown(fact(value, unit)) == text


@pytest.mark.parametrize(
    ("text", "on_the_day", "after"),
    [
        pytest.param("Det koster {fee|# kr.|et gebyr}.", "Det koster 225 kr..", "Det koster et gebyr.", id="either-half"),
        pytest.param("{fee|#-#|}", "225-225", "", id="twice-and-empty"),
        pytest.param("{other|# km|langt}", "langt", "langt", id="unknown-key"),
        pytest.param("Uden pladser", "Uden pladser", "Uden pladser", id="plain"),
        pytest.param("{fee}", "{fee}", "{fee}", id="not-a-place"),
        pytest.param("{fee|a} og {fee|# kr.|b}", "{fee|a} og 225 kr.", "{fee|a} og b", id="half-a-place"),
    ],
)
def test_a_place_reads_with_or_without_its_number(text: str, on_the_day: str, after: str) -> None:
    facts = {"fee": fact()}
    assert resolve_text(text, facts, LAST) == on_the_day
    assert resolve_text(text, facts, LAST + ONE_DAY) == after


def test_the_keys_of_a_text_are_given_in_order() -> None:
    assert fact_keys("{b_1|#|} og {a|#|ingen}") == ("b_1", "a")
    assert fact_keys("ingen") == ()


def test_a_fee_whose_year_has_passed_is_not_shown(library: Library) -> None:
    then, now = (flow_on(library, "laegevalg", day).step("pay") for day in (date(2024, 6, 1), TODAY))
    assert then is not None and "225 kr." in then.staff_hint
    assert now is not None and not any(letter.isdigit() for letter in now.staff_hint)


def test_an_uncertain_fee_is_never_shown(library: Library) -> None:
    assert library.facts["licence_renewal_fee"].certain is False
    step = flow_on(library, "koerekort", date(2025, 6, 1)).step("pay_renewal")
    assert step is not None and "190" not in step.staff_hint


@pytest.mark.parametrize("day", [date(2024, 6, 1), TODAY, LONG_AFTER])
def test_a_resolved_flow_has_no_places_left(library: Library, day: date) -> None:
    for name in library.flows:
        assert "{" not in str(flow_on(library, name, day))


def test_resolving_leaves_everything_else_as_it_was(library: Library) -> None:
    flow, resolved = library.flows["laegevalg"], flow_on(library, "laegevalg")
    assert (resolved.id, resolved.version, resolved.review) == (flow.id, flow.version, flow.review)
    assert [step.when for step in resolved.steps] == [step.when for step in flow.steps]
    assert [step.critical for step in resolved.steps] == [step.critical for step in flow.steps]


def test_a_text_gives_its_language_and_danish_for_any_other() -> None:
    text = Text(da="hej", en="hello")
    assert (text.of("da"), text.of("en"), text.of("de")) == ("hej", "hello", "hej")


def test_a_phrase_fills_its_places() -> None:
    phrases = Phrases(texts={"step_of": Text(da="Trin {number} af {total}", en="Step {number} of {total}")})
    assert phrases.say("step_of", "da", number="2", total="6") == "Trin 2 af 6"
    assert phrases.say("step_of", "en", number="2", total="6") == "Step 2 of 6"
    with pytest.raises(KeyError):
        phrases.say("nowhere", "da")
