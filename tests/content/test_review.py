"""What needs a look on a day, what makes a flow say *tjek først*, and which notices stand that day."""

from datetime import date, timedelta

import msgspec
import pytest

from desk_assistant.content.library import Library
from desk_assistant.content.model import DatedFact
from desk_assistant.content.notices import Notice
from desk_assistant.content.review import Due, Reason, notices_for, review, stale
from tests.content.shelf import TODAY, flow_on

DAY = timedelta(days=1)
REVIEW = date(2027, 6, 1)
FIRST, LAST = date(2026, 1, 1), date(2027, 12, 31)


@pytest.fixture
def small(library: Library) -> Library:
    """One flow that uses one number, one life event and one place; nothing needs a look."""
    flow = msgspec.structs.replace(library.flows["laegevalg"], who="Højst {number|# km|tæt på}.", review=REVIEW)
    flow = msgspec.structs.replace(
        flow,
        questions=(),
        steps=(),
        endings=(),
        non_digital=msgspec.structs.replace(flow.non_digital, lines=()),
    )
    event = msgspec.structs.replace(library.life_events["tabt-pung"], review=REVIEW)
    place = msgspec.structs.replace(library.places["banken"], review=REVIEW)
    number = msgspec.structs.replace(
        library.facts["gp_distance_km"], key="number", valid_from=FIRST, valid_to=LAST, certain=True
    )
    return msgspec.structs.replace(
        library,
        flows={"laegevalg": flow},
        life_events={"tabt-pung": event},
        places={"banken": place},
        facts={"number": number},
    )


def with_number(library: Library, **changes: object) -> Library:
    number: DatedFact = msgspec.structs.replace(library.facts["number"], **changes)
    return msgspec.structs.replace(library, facts={"number": number})


def with_review(library: Library, kind: str, day: date) -> Library:
    parts = {key: msgspec.structs.replace(part, review=day) for key, part in getattr(library, kind).items()}
    return msgspec.structs.replace(library, **{kind: parts})


def test_nothing_needs_a_look(small: Library) -> None:
    assert review(small, TODAY) == ()
    assert stale(small.flows["laegevalg"], small, TODAY) == ()


@pytest.mark.parametrize(
    ("kind", "name"), [("flows", "flow"), ("life_events", "life_event"), ("places", "place")]
)
def test_a_review_date_is_held_on_the_day_and_passed_the_day_after(small: Library, kind: str, name: str) -> None:
    library = with_review(small, kind, TODAY)
    (part,) = getattr(library, kind).values()
    assert review(library, TODAY) == (Due(name, part.id, part.title, (Reason("review_soon", TODAY),)),)
    assert review(library, TODAY + DAY) == (Due(name, part.id, part.title, (Reason("review_passed", TODAY),)),)
    assert stale(part, library, TODAY) == ()
    assert stale(part, library, TODAY + DAY) == ("review_passed",)


def test_what_comes_soon_is_told_within_the_given_days(small: Library) -> None:
    assert review(small, REVIEW - 30 * DAY) == ()
    soon = review(small, REVIEW - 29 * DAY)
    assert {due.kind for due in soon} == {"flow", "life_event", "place"}
    assert {due.reasons[0].code for due in soon} == {"review_soon"}
    assert review(small, REVIEW - 29 * DAY, soon=7) == ()


@pytest.mark.parametrize(
    ("changes", "code", "day"),
    [
        ({"certain": False}, "fact_uncertain", LAST),
        ({"valid_to": TODAY - DAY}, "fact_was_over", TODAY - DAY),
        ({"valid_from": TODAY + DAY}, "fact_future", TODAY + DAY),
        ({"valid_to": TODAY}, "fact_ends", TODAY),
        ({"valid_to": TODAY + 29 * DAY}, "fact_ends", TODAY + 29 * DAY),
    ],
)
def test_a_number_in_doubt_is_named_with_its_day(
    small: Library, changes: dict[str, object], code: str, day: date
) -> None:
    library = with_number(small, **changes)
    assert [due.reasons for due in review(library, TODAY)] == [(Reason(code, day, "number"),)]
    assert stale(library.flows["laegevalg"], library, TODAY) == ()


def test_a_number_that_ran_out_after_the_text_was_checked_is_to_be_checked_first(small: Library) -> None:
    flow = msgspec.structs.replace(small.flows["laegevalg"], checked=TODAY - 2 * DAY)
    library = with_number(msgspec.structs.replace(small, flows={"laegevalg": flow}), valid_to=TODAY - DAY)
    assert [due.reasons for due in review(library, TODAY)] == [(Reason("fact_expired", TODAY - DAY, "number"),)]
    assert stale(flow, library, TODAY) == ("fact_expired",)


def test_a_number_that_ends_later_is_no_matter_yet(small: Library) -> None:
    assert review(with_number(small, valid_to=TODAY + 30 * DAY), TODAY) == ()


def test_a_number_that_nothing_uses_or_nobody_knows_is_no_matter(small: Library) -> None:
    unused = msgspec.structs.replace(small.facts["number"], key="other", certain=False)
    assert review(msgspec.structs.replace(small, facts={**small.facts, "other": unused}), TODAY) == ()
    assert review(msgspec.structs.replace(small, facts={}), TODAY) == ()


def test_the_oldest_day_comes_first_and_every_reason_is_kept(small: Library) -> None:
    library = with_review(with_number(small, valid_to=TODAY - 9 * DAY), "flows", TODAY - 3 * DAY)
    library = with_review(library, "places", TODAY - 5 * DAY)
    due = review(library, TODAY)
    assert [one.kind for one in due] == ["flow", "place"]
    assert [reason.code for reason in due[0].reasons] == ["fact_was_over", "review_passed"]
    assert stale(library.flows["laegevalg"], library, TODAY) == ("review_passed",)


def test_a_pinned_flow_is_judged_by_the_numbers_it_was_filled_with(small: Library) -> None:
    pinned = flow_on(small, "laegevalg")
    assert "{" not in pinned.who
    assert stale(pinned, small, LAST) == ("review_passed",)
    assert stale(pinned, small, LAST + DAY) == ("review_passed", "fact_expired")


def test_a_pinned_flow_keeps_its_own_review_date_and_outlives_its_file(small: Library) -> None:
    pinned = flow_on(small, "laegevalg")
    renewed = with_review(small, "flows", REVIEW + 300 * DAY)
    assert stale(pinned, renewed, REVIEW + DAY) == ("review_passed",)
    assert stale(pinned, msgspec.structs.replace(small, flows={}), REVIEW) == ()


def test_the_shipped_content_is_looked_at_before_new_year(library: Library) -> None:
    """Yearly rates end on 31 December: whatever uses one is named by then."""
    new_year = date(TODAY.year + 1, 1, 1)
    used = {reason.fact for due in review(library, new_year) for reason in due.reasons if reason.code == "fact_expired"}
    ended = {key for key, fact in library.facts.items() if fact.certain and TODAY <= fact.valid_to < new_year}
    assert used == ended


def notice(**changes: object) -> Notice:
    return msgspec.structs.replace(Notice(id="x", text="Lukket.", from_=TODAY, to=TODAY + DAY), **changes)


@pytest.mark.parametrize(
    ("day", "shown"), [(TODAY - DAY, False), (TODAY, True), (TODAY + DAY, True), (TODAY + 2 * DAY, False)]
)
def test_a_notice_stands_from_its_first_to_its_last_day(library: Library, day: date, shown: bool) -> None:
    held = msgspec.structs.replace(library, notices=(notice(),))
    assert bool(notices_for(held, "laegevalg", day)) is shown
    assert bool(notices_for(held, None, day)) is shown


def test_a_notice_for_some_flows_stands_only_there(library: Library) -> None:
    held = msgspec.structs.replace(library, notices=(notice(flows=("laegevalg",)), notice(id="all")))
    assert [one.id for one in notices_for(held, "laegevalg", TODAY)] == ["x", "all"]
    assert [one.id for one in notices_for(held, "koerekort", TODAY)] == ["all"]
    assert [one.id for one in notices_for(held, None, TODAY)] == ["all"]
