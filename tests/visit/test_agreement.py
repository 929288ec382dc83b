"""The agreement as it is composed and changed by hand, and the need said back."""

import pytest

from desk_assistant.content.model import Text
from desk_assistant.visit import commands as c
from desk_assistant.visit.agreement import AgreementLine, compose, said_back
from tests.visit.desk import Talk, opened

A, B, BY_C = (c.AnswerQuestion("n1", "why", answer) for answer in "abc")
OTHER = c.AddNeed("other", False)
ANDET = c.AddNeed(None, False)


def lines(talk: Talk) -> tuple[AgreementLine, ...]:
    """Give the agreement as it stands."""
    return compose(talk.visit, talk.pinned)


def said(talk: Talk) -> list[str]:
    """Give the agreement as short texts: composed wording, own words, or the place of a hand-over."""
    own = ((line, talk.words.get(line.words or "")) for line in lines(talk))
    return [words or line.handed_to or f"{line.text.da} {line.when.da if line.when else ''}".strip() for line, words in own]


@pytest.mark.parametrize(
    ("before", "texts"),
    [
        ((A,), ["Gem kvitteringen. i dag", "Vi sender kortet.", "Kom igen. om en uge"]),
        ((B,), ["Betal.", "Kom igen. om en uge"]),
        ((BY_C,), ["Find papirerne. når du kan"]),
        ((), ["Find papirerne. når du kan"]),
        ((A, c.NoteStep("n1", "read", "blocked", "papers")), ["Find papirerne. når du kan"]),
        (
            (A, c.NoteStep("n1", "read", "not_relevant")),
            ["Gem kvitteringen. i dag", "Vi sender kortet.", "Kom igen. om en uge"],
        ),
        ((A, c.ChooseWay("n1", True)), ["Vi gør det på papir. i dag"]),
        ((c.NoteStep("n1", "read", "blocked", "time"), c.ChooseWay("n1", True)), ["Vi gør det på papir. i dag"]),
        ((A, c.HandOver("n1", "appointment", True)), ["appointment"]),
        ((c.ChooseWay("n1", True), c.HandOver("n1", "colleague", False)), ["colleague"]),
        ((A, c.SetAside("n1")), []),
        ((c.SetAside("n1"), ANDET), []),
        ((A, c.SetNothingMore(True)), []),
    ],
)
def test_composed_lines(before: tuple[c.Command, ...], texts: list[str]) -> None:
    assert said(opened(*before)) == texts


def test_lines_know_where_they_come_from() -> None:
    assert [(line.id, line.owner) for line in lines(opened(A))] == [
        ("n1.end_a.0", "citizen"),
        ("n1.end_a.1", "us"),
        ("n1.end_a.2", "trouble"),
    ]
    assert lines(opened(c.HandOver("n1", "other_authority", True))) == (
        AgreementLine("n1.handed.0", "us", handed_to="other_authority", called=True),
    )


def test_needs_follow_each_other_and_the_same_line_is_said_once() -> None:
    both = ["Gem kvitteringen. i dag", "Vi sender kortet.", "Kom igen. om en uge", "Kom igen. om to uger"]
    assert said(opened(A, OTHER)) == both


def test_need_left_for_another_day_promises_nothing_once_another_was_worked_on() -> None:
    begun = opened(A, OTHER, c.NoteStep("n1", "read", "alone"))
    assert said(begun) == ["Gem kvitteringen. i dag", "Vi sender kortet.", "Kom igen. om en uge", "Kom igen."]


def test_same_hand_over_of_two_needs_stands_twice() -> None:
    talk = opened(OTHER, c.HandOver("n1", "colleague", True), c.HandOver("n2", "colleague", False))
    assert [(line.id, line.called) for line in lines(talk)] == [("n1.handed.0", True), ("n2.handed.0", False)]


def test_removing_a_line_that_two_needs_share_takes_it_out_for_both() -> None:
    talk = opened(B, OTHER, c.RemoveLine("n1.end_b.1"))
    assert said(talk) == ["Betal.", "Kom igen. om to uger"]


def test_shared_line_stays_when_the_need_that_said_it_first_is_set_aside() -> None:
    assert said(opened(B, OTHER, c.SetAside("n1"))) == ["Kom igen. om en uge", "Kom igen. om to uger"]


def test_own_words_replace_a_line_in_its_place() -> None:
    talk = opened(A, c.WriteLine("n1.end_a.1", "citizen", "Hent kortet selv"))
    assert said(talk) == ["Gem kvitteringen. i dag", "Hent kortet selv", "Kom igen. om en uge"]
    assert lines(talk)[1] == AgreementLine("n1.end_a.1", "citizen", words="visit-1.w1")


def test_line_that_was_taken_out_comes_back_with_own_words() -> None:
    talk = opened(A, c.RemoveLine("n1.end_a.1"))
    assert said(talk) == ["Gem kvitteringen. i dag", "Kom igen. om en uge"]
    talk.run(c.WriteLine("n1.end_a.1", "us", "Vi ringer"))
    assert said(talk) == ["Gem kvitteringen. i dag", "Vi ringer", "Kom igen. om en uge"]


def test_replaced_line_that_is_taken_out_does_not_fall_back_to_the_composed_one() -> None:
    talk = opened(A, c.WriteLine("n1.end_a.1", "us", "Vi ringer"), c.RemoveLine("n1.end_a.1"))
    assert said(talk) == ["Gem kvitteringen. i dag", "Kom igen. om en uge"]


def test_added_lines_stand_last_under_numbers_that_are_never_used_again() -> None:
    talk = opened(B, c.WriteLine(None, "us", "Første"), c.WriteLine(None, "citizen", "Anden"))
    assert said(talk) == ["Betal.", "Kom igen. om en uge", "Første", "Anden"]
    talk.run(c.RemoveLine("own.2"), c.WriteLine(None, "us", "Tredje"), c.WriteLine("own.1", "us", "Rettet"))
    assert [(line.id, talk.words[line.words]) for line in lines(talk)[2:]] == [("own.1", "Rettet"), ("own.3", "Tredje")]


def test_added_line_that_was_emptied_while_it_was_written_goes_on_under_its_number() -> None:
    talk = opened(B, c.WriteLine(None, "us", "Vi"), c.WriteLine("own.1", "us", ""))
    assert said(talk) == ["Betal.", "Kom igen. om en uge"]
    talk.run(c.WriteLine("own.1", "us", "Vi ringer"))
    assert [(line.id, talk.words[line.words]) for line in lines(talk)[2:]] == [("own.1", "Vi ringer")]


def test_own_words_for_a_line_of_another_branch_are_kept_but_not_shown() -> None:
    talk = opened(A, c.WriteLine("n1.end_a.0", "citizen", "Gem det hele"), B)
    assert said(talk) == ["Betal.", "Kom igen. om en uge"]
    talk.run(A)
    assert said(talk)[0] == "Gem det hele"


def test_nothing_more_stands_alone_until_a_line_is_written() -> None:
    talk = opened(B, c.WriteLine(None, "us", "Vi ringer"), c.SetNothingMore(True))
    assert lines(talk) == ()
    talk.run(c.WriteLine("n1.end_b.0", "citizen", "Betal på nettet"))
    assert said(talk) == ["Betal på nettet", "Kom igen. om en uge", "Vi ringer"]
    assert talk.visit.nothing_more is False


@pytest.mark.parametrize(
    ("before", "sentence"),
    [
        ((), "Du vil prøve."),
        ((A,), "Du vil prøve. Det er a."),
        ((A, c.AnswerQuestion("n1", "how", "x")), "Du vil prøve. Det er a. Det sker ved x."),
        ((A, c.AnswerQuestion("n1", "how", "x"), B), "Du vil prøve. Det er b."),
        ((BY_C,), "Du vil prøve."),
        ((A, OTHER), "Du vil prøve. Det er a. Du vil noget andet."),
        ((A, OTHER, c.SetAside("n1")), "Du vil noget andet."),
        ((ANDET,), "Du vil prøve."),
        ((c.SetAside("n1"),), ""),
    ],
)
def test_need_is_said_back_in_danish(before: tuple[c.Command, ...], sentence: str) -> None:
    talk = opened(*before)
    assert said_back(talk.visit, talk.pinned, "da") == sentence


def test_need_is_said_back_in_english_and_danish_is_the_fallback() -> None:
    talk = opened(A)
    assert said_back(talk.visit, talk.pinned, "en") == "en: Du vil prøve. en: Det er a."
    assert said_back(talk.visit, talk.pinned, "fr") == "Du vil prøve. Det er a."


def test_what_happened_is_said_before_the_needs_that_follow_from_it() -> None:
    talk = opened(A, c.OpenLifeEvent("tabt-pung", ("other",)))
    events = {"tabt-pung": Text(da="Din pung er væk.", en="Your wallet is gone.")}
    plain = "Du vil prøve. Det er a."
    assert said_back(talk.visit, talk.pinned, "da", events) == f"Din pung er væk. {plain}"
    assert said_back(talk.visit, talk.pinned, "en", events) == "Your wallet is gone. en: Du vil prøve. en: Det er a."
    assert said_back(talk.visit, talk.pinned, "da", {"flyttet": events["tabt-pung"]}) == f"{plain} Du vil noget andet."
    fresh = opened(c.OpenLifeEvent("tabt-pung", ("sample", "other")))
    assert said_back(fresh.visit, fresh.pinned, "da", events) == "Din pung er væk."
    alone = opened(A, c.OpenLifeEvent("tabt-pung", ("other",)), c.SetAside("n1"), c.SetAside("n2"))
    assert said_back(alone.visit, alone.pinned, "da", events) == ""


def test_a_need_nobody_has_talked_about_promises_nothing() -> None:
    assert said(opened()) == ["Find papirerne. når du kan"]
    assert said(opened(A)) == ["Gem kvitteringen. i dag", "Vi sender kortet.", "Kom igen. om en uge"]
    assert said(opened(OTHER)) == ["Find papirerne. når du kan", "Kom igen. om en uge", "Kom igen. om to uger"]


def test_same_sentence_is_said_once() -> None:
    talk = opened(A)
    twin = opened(A, c.SetAside("n1"), c.AddNeed("sample", False), c.AnswerQuestion("n2", "why", "a"))
    assert said_back(twin.visit, twin.pinned, "da") == said_back(talk.visit, talk.pinned, "da")
