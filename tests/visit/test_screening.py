"""Free text before it is kept: what stops it, what only warns, and what would be left."""

import pytest

from desk_assistant.visit import commands as c
from desk_assistant.visit.decision import Accepted, Refused
from desk_assistant.visit.screening import LINE_LIMIT, TEXT_LIMIT, Screening, plain_text, screen
from tests.visit.desk import Talk, bodies, opened

CPR = "710290-1234"


def test_field_shows_what_is_refused_what_is_warned_about_and_what_would_be_left() -> None:
    found = screen(f"Ring til {CPR} eller 20 30 40 50")
    assert (found.refused, "phone" in found.warned) == (("cpr",), True)
    assert CPR not in found.without and "20 30 40 50" in found.without
    assert screen(found.without).refused == ()


def test_field_with_nothing_to_say_keeps_its_text() -> None:
    assert screen(" Jeg er  flyttet ") == Screening((), (), " Jeg er  flyttet ")


def test_what_the_desk_itself_says_is_left_when_the_rest_is_removed() -> None:
    found = screen(f"Skriv til skranke@kommune.dk, ikke til a@b.dk, og sig {CPR}", ("skranke@kommune.dk",))
    assert "skranke@kommune.dk" in found.without and "a@b.dk" not in found.without and CPR not in found.without


def test_kinds_are_named_once() -> None:
    assert screen(f"{CPR} og 720391-4321, skriv til a@b.dk").refused == ("cpr", "email")


@pytest.mark.parametrize("command", [c.State, c.WriteSummary])
def test_refusal_names_the_kinds_that_were_found(command: type) -> None:
    assert opened().do(command(f"Mit nummer er {CPR}")) == Refused("identifier", ("cpr",))


def test_text_is_cleaned_and_capped_before_it_is_kept() -> None:
    talk = opened(c.State(" Ny\u202e læge\n i dag "), c.WriteLine(None, "us", "å" * 400), c.WriteSummary("æ" * 400))
    assert talk.words["visit-1.w1"] == "Ny læge i dag"
    assert [len(talk.words[f"visit-1.w{number}"]) for number in (2, 3)] == [LINE_LIMIT, TEXT_LIMIT]
    assert plain_text("ø" * 400) == "ø" * TEXT_LIMIT


@pytest.mark.parametrize("kept", range(1, len(CPR)))
def test_cut_never_hides_the_end_of_an_identifier(kept: int) -> None:
    text = "a" * (TEXT_LIMIT - kept - 1) + f" {CPR}"
    assert opened().code(c.State(text)) == "identifier"


def test_characters_that_cleaning_takes_away_do_not_hide_an_identifier() -> None:
    assert opened().code(c.State("7102\u200b90-\u202e1234")) == "identifier"


def test_numbers_of_the_desk_may_stand_in_text() -> None:
    number = "4111 1111 1111 1111"
    assert Talk().run(c.Open(10)).code(c.State(number)) == "identifier"
    spoken = Talk(allowed=(number,)).run(c.Open(10)).do(c.State(number))
    assert isinstance(spoken, Accepted) and list(spoken.words.values()) == [number]


def test_warnings_never_stop() -> None:
    assert len(bodies(opened().do(c.State("Ring til 20 30 40 50")))) == 1
