"""What invented visits look like when many are counted. The seed is fixed, so the figures are too."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

import pytest

from desk_assistant.content.library import Library
from desk_assistant.content.model import OWN_HANDS_ONLY
from desk_assistant.demo import sentences
from desk_assistant.demo.citizens import progress
from desk_assistant.demo.contents import Contents
from desk_assistant.demo.days import is_open
from desk_assistant.demo.filling import Answered, Desk
from desk_assistant.demo.player import Played, Player
from desk_assistant.demo.talk import Talk
from desk_assistant.demo.topics import Topics
from desk_assistant.visit import commands as c
from desk_assistant.visit import facts as f
from desk_assistant.visit.agreement import valid_number
from desk_assistant.visit.screening import screen
from desk_assistant.visit.state import fold
from tests.demo.rows import TODAY

Many = tuple[Answered, ...]


def bodies(many: Many, kind: type[f.Body]) -> Iterator[f.Body]:
    """Give all facts of one kind."""
    return (fact.body for played, _ in many for fact in played.facts if isinstance(fact.body, kind))


def share(many: Many, kind: type[f.Body]) -> float:
    """Give the share of visits with such a fact."""
    return sum(any(isinstance(fact.body, kind) for fact in played.facts) for played, _ in many) / len(many)


def test_there_are_as_many_as_asked_for_and_all_are_over(many: Many) -> None:
    assert len(many) == len({played.visit.id for played, _ in many}) == 3_000
    assert {played.visit.status for played, _ in many} == {"closed"}
    ends = Counter(played.visit.closing for played, _ in many)
    assert ends["agreement"] > 2_000
    assert all(ends[end] > 60 for end in ("answer_only", "handed_over", "left"))


def test_what_was_folded_fact_by_fact_is_what_the_facts_tell(many: Many) -> None:
    assert all(fold(played.facts) == played.visit for played, _ in many)


def test_every_id_is_used_once_and_every_number_holds(many: Many) -> None:
    ids = [fact.id for played, _ in many for fact in played.facts]
    assert len(set(ids)) == len(ids)
    numbers = [played.visit.number for played, _ in many if played.visit.number]
    assert len(set(numbers)) == len(numbers) > 2_000
    assert all(map(valid_number, numbers))


def test_the_desk_is_closed_on_weekends_and_holidays(many: Many) -> None:
    days = Counter(fact.date for played, _ in many for fact in played.facts)
    assert max(days) == TODAY
    assert all(is_open(day) for day in days)


def test_own_hands_are_never_the_employees(many: Many) -> None:
    steps = Counter((body.kind in OWN_HANDS_ONLY, body.outcome) for body in bodies(many, f.StepNoted))
    assert not steps[True, "together"] and not steps[True, "by_staff"]
    assert steps[True, "alone"] > 500 and steps[True, "guided"] > 500
    assert steps[False, "alone"] > steps[False, "guided"] > steps[False, "together"] > steps[False, "by_staff"] > 50
    assert steps[False, "acted"] > 50 and steps[False, "not_relevant"] > 50


def test_stops_have_every_reason_and_stand_where_they_belong(many: Many) -> None:
    stops = Counter((body.kind, body.stop) for body in bodies(many, f.StepNoted) if body.outcome == "blocked")
    assert {stop for _, stop in stops} == set(f.STOPS)
    assert {kind for kind, stop in stops if stop == "papers"} <= {"document", "declaration", "fill"}
    assert sum(stops.values()) < 0.15 * len(many)


def test_marks_needs_and_answers_come_as_often_as_at_a_desk(many: Many) -> None:
    marks = Counter(mark for played, _ in many for mark in played.visit.marks)
    assert 0.06 < marks["again"] / len(many) < 0.10
    assert 0.05 < marks["helps_other"] / len(many) < 0.09
    several = sum(len(played.visit.live_needs) > 1 for played, _ in many) / len(many)
    assert 0.11 < several < 0.19
    answered = sum(answer is not None for _, answer in many) / len(many)
    assert 0.35 < answered < 0.60
    faces = Counter(answer.face for _, answer in many if answer)
    assert faces[1] > faces[2] > faces[3] > faces[4] > 0


def test_the_first_request_was_about_something_related(many: Many) -> None:
    pairs = Counter(
        (needs[0].flow, needs[1].flow)
        for needs in (played.visit.needs for played, _ in many if played.visit.life_event is None)
        if len(needs) > 1 and needs[0].set_aside
    )
    assert 150 < sum(pairs.values()) < 450
    assert ("sundhedskort", "laegevalg") in pairs
    assert not any(said == "pas" or real == "pas" for said, real in pairs)


@pytest.mark.parametrize(
    ("kind", "least", "most"),
    [
        (f.LifeEventOpened, 0.03, 0.07),
        (f.Agreed, 0.75, 0.95),
        (f.WayChosen, 0.01, 0.05),
        (f.HandedOver, 0.02, 0.06),
        (f.GateNoted, 0.2, 0.6),
        (f.RowNoted, 0.4, 0.8),
        (f.WishNoted, 0.1, 0.25),
        (f.Offered, 0.1, 0.25),
        (f.LineWritten, 0.01, 0.05),
        (f.NothingMore, 0.01, 0.05),
        (f.CaseNoteAnswered, 0.3, 0.7),
        (f.NoteGiven, 0.8, 0.9),
        (f.Parked, 0.01, 0.05),
        (f.Undone, 0.01, 0.1),
    ],
)
def test_a_share_of_the_visits_has_it(many: Many, kind: type[f.Body], least: float, most: float) -> None:
    assert least < share(many, kind) < most


def test_case_notes_do_not_pile_up(many: Many) -> None:
    waiting = [played.visit.opened for played, _ in many if played.visit.case_note == "to_write"]
    assert 0 < len(waiting) < 15
    assert min(waiting) >= TODAY - timedelta(days=5)
    assert not any(played.visit.case_note == "open" for played, _ in many)


def test_words_stand_for_the_last_month_and_are_harmless(many: Many) -> None:
    words = [word for played, _ in many for word in played.words]
    older = [body for played, _ in many for body in (fact.body for fact in played.facts) if isinstance(body, f.Stated)]
    assert 100 < len(words) < len(older)
    assert min(word.date for word in words) >= TODAY - timedelta(days=30)
    texts = {*sentences.SAID, *sentences.SUMMED_UP, *(text for _, text in sentences.AGREED)}
    assert {word.text for word in words} <= texts
    assert not [text for text in texts if screen(text).refused or screen(text).warned]


def played_on(library: Library, day: date, seed: int = 8) -> tuple[Played, ...]:
    """Play 250 visits on one day."""
    chance = Random(seed)
    player = Player(Contents(library), chance, TODAY)
    talk = Talk(player, Topics(library), chance, TODAY)
    return tuple(talk.play(day, 10) for _ in range(250))


def alone(visits: tuple[Played, ...]) -> float:
    """Give the share of the ladder's steps that the citizens did themselves."""
    noted = [step.outcome for one in visits for need in one.visit.needs for step in need.steps.values()]
    levels = [outcome for outcome in noted if outcome in f.LEVELS]
    return levels.count("alone") / len(levels)


def test_people_do_more_themselves_as_the_years_go(library: Library) -> None:
    assert alone(played_on(library, TODAY - timedelta(days=5 * 365))) + 0.08 < alone(played_on(library, TODAY))
    years = [progress(TODAY - timedelta(days=days), TODAY) for days in range(0, 6_000, 100)]
    assert years[0] == 0.0 and years == sorted(years, reverse=True)


def test_topics_have_their_season(library: Library) -> None:
    topics, chance = Topics(library), Random(1)
    february, march, may, august = (Counter(topics.flow(month, chance) for _ in range(4_000)) for month in (2, 3, 5, 8))
    assert august["flytning"] > 1.4 * february["flytning"]
    assert march["skat"] > 2 * august["skat"]
    assert may["pas"] > 1.4 * february["pas"]


def test_a_flow_is_pinned_as_it_read_on_the_day(library: Library) -> None:
    contents = Contents(library)
    before, after = (contents.offered(date(year, 7, 1))("boligstoette") for year in (2025, 2026))
    assert before is not None and after is not None
    assert before[0] != after[0]
    assert after[1] == library.flow("boligstoette", date(2026, 7, 1))
    assert contents.offered(date(2026, 7, 2))("boligstoette") is after
    assert contents.offered(TODAY)("ukendt") is None


def test_a_refused_command_of_the_course_is_an_error(library: Library) -> None:
    player = Player(Contents(library), Random(1), TODAY)
    player.begin(TODAY, 10)
    with pytest.raises(ValueError, match="no_need"):
        player.do(c.Agree())


def test_the_same_seed_gives_the_same_visits_and_another_one_others(library: Library) -> None:
    one, same, other = (tuple(Desk(library, seed, TODAY).visits(40)) for seed in (1, 1, 2))
    assert one == same
    assert not {played.visit.id for played, _ in one} & {played.visit.id for played, _ in other}
