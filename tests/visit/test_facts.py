"""Facts on disk: names that never change, a round trip for every kind, and nothing that could hold a person's words."""

from typing import get_type_hints

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desk_assistant.visit import facts as f
from desk_assistant.visit.state import apply
from tests.visit.desk import TODAY

#: What stands in the files of every desk. Lines are only ever added here, never changed.
ON_DISK = {
    "Opened": ("visit.opened", 1),
    "Marked": ("arrival.marked", 1),
    "Stated": ("request.stated", 1),
    "NeedAdded": ("need.added", 1),
    "LifeEventOpened": ("life_event.opened", 1),
    "NeedSetAside": ("need.set_aside", 1),
    "NeedChosen": ("need.chosen", 1),
    "Answered": ("question.answered", 1),
    "SummaryWritten": ("summary.written", 1),
    "Agreed": ("summary.agreed", 1),
    "StepNoted": ("step.noted", 1),
    "StepReopened": ("step.reopened", 1),
    "WayChosen": ("way.chosen", 1),
    "CaseNoteOpened": ("case_note.opened", 1),
    "CaseNoteAnswered": ("case_note.answered", 1),
    "GateNoted": ("readiness.gate", 1),
    "RowNoted": ("readiness.row", 1),
    "WishNoted": ("readiness.wish", 1),
    "Offered": ("readiness.offered", 1),
    "LineWritten": ("line.written", 1),
    "LineRemoved": ("line.removed", 1),
    "NothingMore": ("agreement.nothing_more", 1),
    "NoteGiven": ("note.given", 1),
    "Parked": ("visit.parked", 1),
    "Interrupted": ("visit.interrupted", 1),
    "Resumed": ("visit.resumed", 1),
    "HandedOver": ("need.handed_over", 1),
    "Closed": ("visit.closed", 1),
    "Reopened": ("visit.reopened", 1),
    "Undone": ("fact.undone", 1),
}
#: Fields that hold an id or a code from content, a made id, or a list of such; every other string is one of a closed set.
IDS = {"need", "flow", "event", "entry", "content", "question", "answer", "step", "kind", "drops", "line", "words", "number", "facts"}
KINDS = sorted(f.NAMES, key=lambda kind: kind.__name__)


def fields(kind: type[f.Body]) -> dict[str, st.SearchStrategy]:
    """Give a strategy per field of a kind of fact; whole numbers stay within what JSON carries."""
    whole = st.integers(-(2**53), 2**53)
    made = {int: whole, int | None: st.none() | whole}
    return {name: made[hint] if hint in made else st.from_type(hint) for name, hint in get_type_hints(kind).items()}


@pytest.mark.parametrize("kind", KINDS)
@settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_every_fact_reads_back_as_it_was_written(kind: type[f.Body], data: st.DataObject) -> None:
    body = data.draw(st.builds(kind, **fields(kind)))
    name, version, text = f.encode(body)
    assert (name, version) == f.NAMES[kind]
    assert f.decode(name, version, text) == body
    assert f.encode(f.decode(name, version, text)) == (name, version, text)


def test_names_on_disk_are_frozen() -> None:
    assert {kind.__name__: name for kind, name in f.NAMES.items()} == ON_DISK
    assert len(set(ON_DISK.values())) == len(ON_DISK)
    assert {name: f.NAMES[kind] for name, kind in f.TYPES.items()} == {name: name for name in ON_DISK.values()}


def test_every_fact_has_a_name_and_a_place_in_the_fold() -> None:
    bodies = {kind for kind in f.Body.__subclasses__() if kind.__module__ == f.__name__}
    assert bodies == set(f.NAMES)
    assert set(apply.registry) - {object, f.Body} == bodies - {f.Undone}


@pytest.mark.parametrize(
    ("name", "version", "body", "problem"),
    [
        ("visit.danced", 1, "{}", KeyError),
        ("visit.opened", 2, '{"hour": 9}', KeyError),
        ("visit.opened", 1, '{"hour": "ni"}', msgspec.ValidationError),
        ("visit.opened", 1, '{"hour": 9, "clerk": "ab"}', msgspec.ValidationError),
        ("visit.opened", 1, "{}", msgspec.ValidationError),
        ("visit.opened", 1, "{", msgspec.DecodeError),
        ("arrival.marked", 1, '{"mark": "deaf", "on": true}', msgspec.ValidationError),
    ],
)
def test_unknown_and_bad_bodies_are_told_apart(name: str, version: int, body: str, problem: type[Exception]) -> None:
    with pytest.raises(problem):
        f.decode(name, version, body)


def test_text_on_disk_is_the_same_for_the_same_fact() -> None:
    assert f.encode(f.StepNoted("n1", "find", "find", "alone")) == (
        "step.noted",
        1,
        '{"need":"n1","step":"find","kind":"find","outcome":"alone","stop":null}',
    )


def test_no_field_of_a_fact_is_made_for_words_or_a_time_or_a_person() -> None:
    loose = set()
    for kind in KINDS:
        for name, hint in get_type_hints(kind).items():
            if hint in (str, str | None, tuple[str, ...]):
                loose.add(name)
    assert loose == IDS


def test_key_press_is_named_by_the_first_fourteen_bytes() -> None:
    first, second = (f.Fact(bytes(range(14)) + bytes([0, number]), "v", TODAY, f.Agreed()) for number in (0, 1))
    other = f.Fact(bytes(range(1, 15)) + bytes(2), "v", TODAY, f.Agreed())
    assert first.act == second.act == bytes(range(14))
    assert first.act != other.act


def test_undone_is_not_folded_by_itself() -> None:
    with pytest.raises(TypeError, match="Undone"):
        apply(f.Undone(()), None, TODAY)
