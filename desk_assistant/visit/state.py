"""The visit as the facts tell it: a pure fold from facts to one frozen value."""

from collections.abc import Iterable
from datetime import date
from functools import singledispatch
from typing import Literal

import msgspec
from msgspec.structs import replace

from desk_assistant.visit import facts as f
from desk_assistant.visit.history import alive

Status = Literal["open", "parked", "interrupted", "closed"]


class Noted(msgspec.Struct, frozen=True):
    """What was noted on a step."""

    outcome: f.Outcome
    stop: f.Stop | None = None


class Need(msgspec.Struct, frozen=True):
    """One need of the visit with everything noted on it. `content` is the hash of the flow it was run with."""

    id: str
    flow: str | None
    content: str | None
    stated: bool
    set_aside: bool = False
    answers: dict[str, str] = {}
    steps: dict[str, Noted] = {}
    other_way: bool = False
    handed_to: str | None = None
    called: bool = False
    entry: str | None = None


class OwnLine(msgspec.Struct, frozen=True):
    """An agreement line in own words."""

    id: str
    owner: f.LineOwner
    words: str


class Visit(msgspec.Struct, frozen=True):
    """A visit folded from its facts. Words are ids here; the texts stand elsewhere. `worked_on` is the day of the last key."""

    id: str
    opened: date
    hour: int
    status: Status = "open"
    paused_on: date | None = None
    worked_on: date | None = None
    marks: frozenset[str] = frozenset()
    stated: str | None = None
    life_event: str | None = None
    needs: tuple[Need, ...] = ()
    current: str | None = None
    summary: str | None = None
    agreed: bool = False
    gate: f.Gate | None = None
    rows: dict[str, int | None] = {}
    wish: f.Wish | None = None
    offers: frozenset[str] = frozenset()
    own_lines: dict[str, OwnLine] = {}
    removed_lines: frozenset[str] = frozenset()
    nothing_more: bool = False
    given: tuple[f.Given, ...] = ()
    case_note: Literal["none", "open", "not_relevant", "written", "to_write"] = "none"
    closing: f.Closing | None = None
    number: str | None = None

    def need(self, need_id: str | None) -> Need | None:
        """Give the need with this id, or None."""
        return next((need for need in self.needs if need.id == need_id), None)

    @property
    def live_needs(self) -> tuple[Need, ...]:
        """The needs that were not set aside."""
        return tuple(need for need in self.needs if not need.set_aside)


def fold(facts: Iterable[f.Fact]) -> Visit | None:
    """Give the visit that the facts tell, or None when nothing of it stands."""
    visit: Visit | None = None
    for fact in alive(tuple(facts)):
        if isinstance(fact.body, f.Undone):
            continue
        if isinstance(fact.body, f.Opened):
            visit = Visit(id=fact.visit, opened=fact.date, hour=fact.body.hour, worked_on=fact.date)
        elif visit is not None:
            visit = advance(visit, fact)
    return visit


def advance(visit: Visit, fact: f.Fact) -> Visit:
    """Give the visit after one more fact that counts."""
    after = apply(fact.body, visit, fact.date)
    return after if isinstance(fact.body, f.Interrupted) else replace(after, worked_on=fact.date)


def _with_need(visit: Visit, need_id: str, **changes: object) -> Visit:
    needs = tuple(replace(need, **changes) if need.id == need_id else need for need in visit.needs)
    return replace(visit, needs=needs)


@singledispatch
def apply(body: f.Body, visit: Visit, day: date) -> Visit:
    """Give the visit after one more fact. Facts about something unknown change nothing."""
    raise TypeError(f"no fold for {type(body).__name__}")


@apply.register
def _(body: f.Opened, visit: Visit, day: date) -> Visit:
    return visit


@apply.register
def _(body: f.Marked, visit: Visit, day: date) -> Visit:
    return replace(visit, marks=visit.marks | {body.mark} if body.on else visit.marks - {body.mark})


@apply.register
def _(body: f.Stated, visit: Visit, day: date) -> Visit:
    return replace(visit, stated=body.words, agreed=False)


@apply.register
def _(body: f.NeedAdded, visit: Visit, day: date) -> Visit:
    need = Need(id=body.need, flow=body.flow, content=body.content, stated=body.stated)
    return replace(visit, needs=(*visit.needs, need), current=need.id, agreed=False)


@apply.register
def _(body: f.LifeEventOpened, visit: Visit, day: date) -> Visit:
    return replace(visit, life_event=body.event)


@apply.register
def _(body: f.NeedSetAside, visit: Visit, day: date) -> Visit:
    if visit.need(body.need) is None:
        return visit
    visit = _with_need(visit, body.need, set_aside=True)
    left = visit.live_needs
    current = visit.current if visit.current != body.need else (left[0].id if left else None)
    return replace(visit, current=current, agreed=False)


@apply.register
def _(body: f.NeedChosen, visit: Visit, day: date) -> Visit:
    need = visit.need(body.need)
    return visit if need is None or need.set_aside else replace(visit, current=body.need)


@apply.register
def _(body: f.Answered, visit: Visit, day: date) -> Visit:
    need = visit.need(body.need)
    if need is None:
        return visit
    steps = {step: noted for step, noted in need.steps.items() if step not in body.drops}
    visit = _with_need(visit, body.need, answers={**need.answers, body.question: body.answer}, steps=steps)
    return replace(visit, agreed=False) if not need.steps else visit


@apply.register
def _(body: f.SummaryWritten, visit: Visit, day: date) -> Visit:
    return replace(visit, summary=body.words, agreed=False)


@apply.register
def _(body: f.Agreed, visit: Visit, day: date) -> Visit:
    return replace(visit, agreed=True)


@apply.register
def _(body: f.StepNoted, visit: Visit, day: date) -> Visit:
    need = visit.need(body.need)
    if need is None:
        return visit
    return _with_need(visit, body.need, steps={**need.steps, body.step: Noted(body.outcome, body.stop)})


@apply.register
def _(body: f.StepReopened, visit: Visit, day: date) -> Visit:
    need = visit.need(body.need)
    if need is None:
        return visit
    return _with_need(visit, body.need, steps={step: note for step, note in need.steps.items() if step != body.step})


@apply.register
def _(body: f.WayChosen, visit: Visit, day: date) -> Visit:
    return _with_need(visit, body.need, other_way=body.other)


@apply.register
def _(body: f.CaseNoteOpened, visit: Visit, day: date) -> Visit:
    return replace(visit, case_note="open") if visit.case_note == "none" else visit


@apply.register
def _(body: f.CaseNoteAnswered, visit: Visit, day: date) -> Visit:
    return replace(visit, case_note=body.state)


@apply.register
def _(body: f.GateNoted, visit: Visit, day: date) -> Visit:
    return replace(visit, gate=body.gate)


@apply.register
def _(body: f.RowNoted, visit: Visit, day: date) -> Visit:
    return replace(visit, rows={**visit.rows, body.row: body.level})


@apply.register
def _(body: f.WishNoted, visit: Visit, day: date) -> Visit:
    return replace(visit, wish=body.wish)


@apply.register
def _(body: f.Offered, visit: Visit, day: date) -> Visit:
    return replace(visit, offers=visit.offers | {body.offer} if body.on else visit.offers - {body.offer})


@apply.register
def _(body: f.LineWritten, visit: Visit, day: date) -> Visit:
    own = {**visit.own_lines, body.line: OwnLine(body.line, body.owner, body.words)}
    return replace(visit, own_lines=own, removed_lines=visit.removed_lines - {body.line}, nothing_more=False)


@apply.register
def _(body: f.LineRemoved, visit: Visit, day: date) -> Visit:
    own = {line: words for line, words in visit.own_lines.items() if line != body.line}
    return replace(visit, own_lines=own, removed_lines=visit.removed_lines | {body.line})


@apply.register
def _(body: f.NothingMore, visit: Visit, day: date) -> Visit:
    return replace(visit, nothing_more=body.on)


@apply.register
def _(body: f.NoteGiven, visit: Visit, day: date) -> Visit:
    return replace(visit, given=(*visit.given, body.given))


@apply.register
def _(body: f.Parked, visit: Visit, day: date) -> Visit:
    return replace(visit, status="parked", paused_on=day)


@apply.register
def _(body: f.Interrupted, visit: Visit, day: date) -> Visit:
    return replace(visit, status="interrupted", paused_on=visit.paused_on or visit.worked_on or day)


@apply.register
def _(body: f.Resumed, visit: Visit, day: date) -> Visit:
    return replace(visit, status="open", paused_on=None)


@apply.register
def _(body: f.HandedOver, visit: Visit, day: date) -> Visit:
    return _with_need(visit, body.need, handed_to=body.to, called=body.called, entry=body.entry)


@apply.register
def _(body: f.Closed, visit: Visit, day: date) -> Visit:
    return replace(visit, status="closed", closing=body.closing, number=body.number or visit.number)


@apply.register
def _(body: f.Reopened, visit: Visit, day: date) -> Visit:
    return replace(visit, status="open", paused_on=None, closing=None)
