"""From a command to facts or a refusal. Pure: everything it needs is handed in, and it changes nothing."""

from functools import singledispatch

from desk_assistant.content.conditions import relevant, visible_questions, visible_steps
from desk_assistant.content.model import OWN_HANDS_ONLY, Flow
from desk_assistant.visit import agreement, history, needs, readiness
from desk_assistant.visit import commands as c
from desk_assistant.visit import facts as f
from desk_assistant.visit.branching import dropped_steps
from desk_assistant.visit.decision import Accepted, Decision, Desk, Refused
from desk_assistant.visit.screening import LINE_LIMIT, kept, plain_text, screened
from desk_assistant.visit.state import Need, Visit


def decide(visit: Visit | None, command: c.Command, desk: Desk) -> Decision:
    """Answer a command for this visit (None before it is opened)."""
    if isinstance(command, c.Open):
        return Refused("already_open") if visit else Accepted((f.Opened(command.hour % 24),))
    if visit is None:
        return Refused("no_visit")
    if visit.status == "closed" and not isinstance(command, c.Reopen | c.GiveNote | c.AnswerCaseNote):
        return Refused("closed")
    if visit.status in ("parked", "interrupted") and not isinstance(command, c.Resume | c.Interrupt | c.Close):
        return Refused("paused")
    return _decide(command, visit, desk)


@singledispatch
def _decide(command: c.Command, visit: Visit, desk: Desk) -> Decision:
    raise TypeError(f"no decision for {type(command).__name__}")


def _need_and_flow(visit: Visit, need_id: str, desk: Desk) -> tuple[Need, Flow] | Refused:
    need = visit.need(need_id)
    if need is None or need.set_aside:
        return Refused("unknown_need")
    flow = desk.pinned.get(need.content or "")
    return (need, flow) if flow else Refused("no_flow")


@_decide.register
def _(command: c.Mark, visit: Visit, desk: Desk) -> Decision:
    changed = (command.mark in visit.marks) != command.on
    return Accepted((f.Marked(command.mark, command.on),) if changed else ())


@_decide.register
def _(command: c.State, visit: Visit, desk: Desk) -> Decision:
    nothing = visit.stated is None and not plain_text(command.text)
    return Accepted() if nothing else kept(command.text, f.Stated, desk)


@_decide.register
def _(command: c.AddNeed, visit: Visit, desk: Desk) -> Decision:
    return needs.add(command, visit, desk)


@_decide.register
def _(command: c.OpenLifeEvent, visit: Visit, desk: Desk) -> Decision:
    return needs.open_life_event(command, visit, desk)


@_decide.register
def _(command: c.SetAside, visit: Visit, desk: Desk) -> Decision:
    need = visit.need(command.need)
    if need is None or need.set_aside:
        return Refused("unknown_need")
    return Accepted((f.NeedSetAside(command.need),))


@_decide.register
def _(command: c.Choose, visit: Visit, desk: Desk) -> Decision:
    need = visit.need(command.need)
    if need is None or need.set_aside:
        return Refused("unknown_need")
    return Accepted((f.NeedChosen(command.need),) if visit.current != command.need else ())


@_decide.register
def _(command: c.AnswerQuestion, visit: Visit, desk: Desk) -> Decision:
    found = _need_and_flow(visit, command.need, desk)
    if isinstance(found, Refused):
        return found
    need, flow = found
    question = next((q for q in visible_questions(flow, need.answers) if q.id == command.question), None)
    if question is None or command.answer not in {answer.id for answer in question.answers}:
        return Refused("unknown_answer")
    if relevant(flow, need.answers).get(command.question) == command.answer:
        return Accepted()
    drops = dropped_steps(need, flow, command.question, command.answer)
    return Accepted((f.Answered(command.need, command.question, command.answer, drops),))


@_decide.register
def _(command: c.WriteSummary, visit: Visit, desk: Desk) -> Decision:
    composed = agreement.said_back(visit, desk.pinned, "da", desk.events)
    if plain_text(command.text) in ("", plain_text(composed)):
        return Accepted((f.SummaryWritten(None),) if visit.summary is not None else ())
    return kept(command.text, f.SummaryWritten, desk)


@_decide.register
def _(command: c.Agree, visit: Visit, desk: Desk) -> Decision:
    if not visit.live_needs:
        return Refused("no_need")
    return Accepted(() if visit.agreed else (f.Agreed(),))


@_decide.register
def _(command: c.NoteStep, visit: Visit, desk: Desk) -> Decision:
    found = _need_and_flow(visit, command.need, desk)
    if isinstance(found, Refused):
        return found
    need, flow = found
    step = next((step for step in visible_steps(flow, need.answers) if step.id == command.step), None)
    if step is None:
        return Refused("unknown_step")
    if step.kind in OWN_HANDS_ONLY and command.outcome in ("together", "by_staff"):
        return Refused("own_hands")
    if (step.kind == "authority") != (command.outcome == "acted") and command.outcome in (*f.LEVELS, "acted"):
        return Refused("authority_step" if step.kind == "authority" else "unknown_outcome")
    if (command.outcome == "blocked") != (command.stop is not None):
        return Refused("stop_reason")
    noted = need.steps.get(step.id)
    if noted is not None and (noted.outcome, noted.stop) == (command.outcome, command.stop):
        return Accepted()
    note = f.StepNoted(need.id, step.id, step.kind, command.outcome, command.stop)
    opens = command.outcome == "acted" and visit.case_note == "none"
    return Accepted((note, f.CaseNoteOpened()) if opens else (note,))


@_decide.register
def _(command: c.ReopenStep, visit: Visit, desk: Desk) -> Decision:
    need = visit.need(command.need)
    if need is None or need.set_aside or command.step not in need.steps:
        return Refused("unknown_step")
    return Accepted((f.StepReopened(command.need, command.step),))


@_decide.register
def _(command: c.ChooseWay, visit: Visit, desk: Desk) -> Decision:
    found = _need_and_flow(visit, command.need, desk)
    if isinstance(found, Refused):
        return found
    return Accepted((f.WayChosen(command.need, command.other),) if found[0].other_way != command.other else ())


@_decide.register
def _(command: c.UseAuthority, visit: Visit, desk: Desk) -> Decision:
    return Accepted((f.CaseNoteOpened(),) if visit.case_note == "none" else ())


@_decide.register
def _(command: c.AnswerCaseNote, visit: Visit, desk: Desk) -> Decision:
    promised = any(line.owner == "us" for line in agreement.compose(visit, desk.pinned))
    if command.state == "not_relevant" and promised:
        return Refused("promise_needs_note")
    return Accepted((f.CaseNoteAnswered(command.state),) if visit.case_note != command.state else ())


@_decide.register
def _(command: c.NoteGate, visit: Visit, desk: Desk) -> Decision:
    return Accepted((f.GateNoted(command.gate),) if visit.gate != command.gate else ())


@_decide.register
def _(command: c.NoteRow, visit: Visit, desk: Desk) -> Decision:
    if command.row not in f.ROWS or command.level not in (None, 0, 1, 2):
        return Refused("unknown_row")
    same = command.row in visit.rows and visit.rows[command.row] == command.level
    return Accepted(() if same else (f.RowNoted(command.row, command.level),))


@_decide.register
def _(command: c.ConfirmReadiness, visit: Visit, desk: Desk) -> Decision:
    bodies: list[f.Body] = []
    gate = readiness.suggested_gate(visit, desk.pinned)
    if visit.gate is None and gate is not None:
        bodies.append(f.GateNoted(gate))
    for row, level in readiness.suggested_rows(visit, desk.pinned).items():
        if row not in visit.rows:
            bodies.append(f.RowNoted(row, level))
    return Accepted(tuple(bodies))


@_decide.register
def _(command: c.NoteWish, visit: Visit, desk: Desk) -> Decision:
    return Accepted((f.WishNoted(command.wish),) if visit.wish != command.wish else ())


@_decide.register
def _(command: c.Offer, visit: Visit, desk: Desk) -> Decision:
    if (command.offer in visit.offers) == command.on:
        return Accepted()
    gone = visit.offers - {"none"} if command.offer == "none" else visit.offers & {"none"}
    others = tuple(f.Offered(offer, False) for offer in sorted(gone)) if command.on else ()
    return Accepted((*others, f.Offered(command.offer, command.on)))


@_decide.register
def _(command: c.WriteLine, visit: Visit, desk: Desk) -> Decision:
    if command.line is not None and command.line not in agreement.line_ids(visit, desk.pinned):
        return Refused("unknown_line")
    plain = screened(command.text, LINE_LIMIT, desk)
    if isinstance(plain, Refused):
        return plain
    if not plain:
        gone = command.line is None or command.line in visit.removed_lines
        return Accepted(() if gone else (f.LineRemoved(command.line),))
    word = desk.new_word()
    return Accepted((f.LineWritten(command.line or _next_line(visit), command.owner, word),), {word: plain})


def _next_line(visit: Visit) -> str:
    used = [int(line[4:]) for line in (*visit.own_lines, *visit.removed_lines) if line.startswith("own.")]
    return f"own.{max(used, default=0) + 1}"


@_decide.register
def _(command: c.RemoveLine, visit: Visit, desk: Desk) -> Decision:
    standing = {line.id for line in agreement.compose(visit, desk.pinned)}
    return Accepted((f.LineRemoved(command.line),)) if command.line in standing else Refused("unknown_line")


@_decide.register
def _(command: c.SetNothingMore, visit: Visit, desk: Desk) -> Decision:
    return Accepted((f.NothingMore(command.on),) if visit.nothing_more != command.on else ())


@_decide.register
def _(command: c.GiveNote, visit: Visit, desk: Desk) -> Decision:
    return Accepted((f.NoteGiven(command.given),) if command.given not in visit.given else ())


@_decide.register
def _(command: c.HandOver, visit: Visit, desk: Desk) -> Decision:
    need = visit.need(command.need)
    if need is None or need.set_aside:
        return Refused("unknown_need")
    if command.to not in f.PLACES:
        return Refused("unknown_place")
    same = (need.handed_to, need.called, need.entry) == (command.to, command.called, command.entry)
    return Accepted(() if same else (f.HandedOver(command.need, command.to, command.called, command.entry),))


@_decide.register
def _(command: c.Park, visit: Visit, desk: Desk) -> Decision:
    return Accepted((f.Parked(),))


@_decide.register
def _(command: c.Interrupt, visit: Visit, desk: Desk) -> Decision:
    return Accepted((f.Interrupted(),) if visit.status != "interrupted" else ())


@_decide.register
def _(command: c.Resume, visit: Visit, desk: Desk) -> Decision:
    return Accepted((f.Resumed(),) if visit.status != "open" else ())


@_decide.register
def _(command: c.Close, visit: Visit, desk: Desk) -> Decision:
    if command.closing == "left":
        late = (f.CaseNoteAnswered("to_write"),) if visit.case_note == "open" else ()
        return Accepted((*late, f.Closed("left", None)))
    if not visit.live_needs:
        return Refused("no_need")
    if command.closing == "answer_only":  # a hand-over is a promise, and more than an answer
        asks = visit.case_note == "open" or (visit.case_note == "none" and any(need.handed_to for need in visit.live_needs))
        return Refused("case_note_open") if asks else Accepted((f.Closed("answer_only", None),))
    lines = agreement.compose(visit, desk.pinned)
    if not lines and not visit.nothing_more:
        return Refused("no_agreement")
    if agreement.case_note_needed(visit, lines):
        return Refused("case_note_open")
    handed = all(need.handed_to is not None for need in visit.live_needs)
    number = visit.number or desk.new_number()
    return Accepted((f.Closed("handed_over" if handed else "agreement", number),))


@_decide.register
def _(command: c.Reopen, visit: Visit, desk: Desk) -> Decision:
    return Accepted((f.Reopened(),) if visit.status == "closed" else ())


@_decide.register
def _(command: c.Undo, visit: Visit, desk: Desk) -> Decision:
    targets = history.last_act(desk.history)
    return Accepted((f.Undone(targets),)) if targets else Refused("nothing_to_undo")


@_decide.register
def _(command: c.Redo, visit: Visit, desk: Desk) -> Decision:
    targets = history.last_undo(desk.history)
    return Accepted((f.Undone(targets),)) if targets else Refused("nothing_to_redo")
