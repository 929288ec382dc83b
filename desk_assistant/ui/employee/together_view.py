"""Pure view of *Sammen om opgaven*: the list of steps and questions, and the one that is open."""

import msgspec
from PySide6.QtCore import QCoreApplication

from desk_assistant.content.conditions import items, visible_steps
from desk_assistant.content.model import OWN_HANDS_ONLY, Flow, Question, Step
from desk_assistant.ui import wording
from desk_assistant.ui.employee.state import Glance
from desk_assistant.visit.branching import dropped_steps
from desk_assistant.visit.readiness import advice
from desk_assistant.visit.state import Need, Noted, Visit

translate = QCoreApplication.translate


class ItemView(msgspec.Struct, frozen=True):
    """One row: a step with its number, or an answered or open question."""

    id: str
    title: str
    number: int | None
    state: str
    level: str | None
    right: str
    badges: tuple[str, ...]
    spoken: str


class ChoiceView(msgspec.Struct, frozen=True):
    """One answer of the open question; `warns` tells what choosing it would drop."""

    id: str
    label: str
    chosen: bool
    warns: str


class OpenItem(msgspec.Struct, frozen=True):
    """The open step or question with what to say and what can be pressed."""

    id: str
    kind: str
    title: str
    hint: str
    ask: str
    locked: bool
    look_away: bool
    acted: bool
    choices: tuple[ChoiceView, ...]
    chosen: str | None
    stop_point: bool
    address: str | None
    prompt: str


class TogetherView(msgspec.Struct, frozen=True):
    """The whole place: heading, progress, rows, the open one, and the quiet lines around them."""

    heading: str
    progress: str
    rows: tuple[ItemView, ...]
    open: OpenItem | None
    advice: str
    asks_stop: bool
    other_way: str
    other_way_on: bool
    empty: str
    bar: str = ""


def together_view(visit: Visit, flows: dict[str, Flow], glance: Glance, bar: str = "", local: bool = False) -> TogetherView:
    """Give the view of the current need; `bar` is what to know before it, `local` that the municipality has adapted it."""
    need = visit.need(visit.current)
    flow = flows.get(need.content or "") if need else None
    if need is None or flow is None:
        return _without_flow()
    shown = items(flow, need.answers)
    open_id = open_item_id(need, flow, glance)
    rows = _rows(shown, need)
    band = advice(visit, flows)
    quiet = (wording.band_name(band) if band else "", translate("Together", "Adapted by the municipality") if local else "")
    return TogetherView(
        heading=flow.title,
        progress=progress_text(need, flow),
        rows=rows,
        open=_open(next((item for item in shown if item.id == open_id), None), need, flow),
        advice=" · ".join(filter(None, quiet)),
        asks_stop=glance.asks_stop,
        other_way=flow.non_digital.staff,
        other_way_on=need.other_way,
        empty="",
        bar=bar,
    )


def _without_flow() -> TogetherView:
    return TogetherView(
        heading=translate("Together", "Another matter"),
        progress="",
        rows=(),
        open=None,
        advice="",
        asks_stop=False,
        other_way="",
        other_way_on=False,
        empty=translate("Together", "No topic is chosen. Find the answer together, choose a topic, or hand over warmly."),
    )


def open_item_id(need: Need, flow: Flow, glance: Glance) -> str | None:
    """Give the item that is open: the one opened by hand, otherwise the first that is not noted or answered."""
    shown = items(flow, need.answers)
    if glance.item in {item.id for item in shown}:
        return glance.item
    for item in shown:
        done = item.id in need.answers if isinstance(item, Question) else item.id in need.steps
        if not done:
            return item.id
    return None


def progress_text(need: Need, flow: Flow) -> str:
    """Give "3 of 6 steps are done"; steps marked not relevant are not counted."""
    steps = [step for step in visible_steps(flow, need.answers)]
    counted = [step for step in steps if need.steps.get(step.id, Noted("alone")).outcome != "not_relevant"]
    done = [step for step in counted if step.id in need.steps and need.steps[step.id].outcome != "blocked"]
    text = translate("Together", "%1 of %2 steps are done")
    return text.replace("%1", str(len(done))).replace("%2", str(len(counted)))


def _rows(shown: tuple[Question | Step, ...], need: Need) -> tuple[ItemView, ...]:
    rows: list[ItemView] = []
    number = 0
    for item in shown:
        if isinstance(item, Question):
            rows.append(_question_row(item, need))
        else:
            number += 1
            rows.append(_step_row(item, need, number))
    return tuple(rows)


def _question_row(question: Question, need: Need) -> ItemView:
    chosen = next((answer for answer in question.answers if answer.id == need.answers.get(question.id)), None)
    right = chosen.label if chosen else ""
    spoken = translate("Together", "Question: %1").replace("%1", question.ask) + (f" {right}." if right else "")
    return ItemView(question.id, question.ask, None, "answered" if chosen else "todo", None, right, (), spoken)


def _step_row(step: Step, need: Need, number: int) -> ItemView:
    noted = need.steps.get(step.id)
    state, level, right = "todo", None, ""
    if noted is not None:
        state = {"not_relevant": "not_relevant", "blocked": "blocked"}.get(noted.outcome, "done")
        level = noted.outcome if state == "done" else None
        right = wording.outcome_name(noted.outcome)
        if noted.stop is not None:
            right = f"{right}: {wording.stop_name(noted.stop).lower()}"
    badges = (translate("Together", "Important"),) if step.critical else ()
    spoken = translate("Together", "Step %1: %2.").replace("%1", str(number)).replace("%2", step.title)
    spoken += f" {right}." if right else ""
    spoken += translate("Together", " Important step.") if step.critical else ""
    return ItemView(step.id, step.title, number, state, level, right, badges, spoken)


def _open(item: Question | Step | None, need: Need, flow: Flow) -> OpenItem | None:
    if item is None:
        return None
    if isinstance(item, Question):
        return OpenItem(
            id=item.id, kind="question", title=item.ask, hint=item.hint, ask="", locked=False, look_away=False,
            acted=False, choices=choices(item, need, flow), chosen=need.answers.get(item.id), stop_point=False,
            address=None, prompt="",
        )
    noted = need.steps.get(item.id)
    acted = item.kind == "authority"
    prompt = translate("Together", "Is it done?") if acted else translate("Together", "Who did it? Your answer marks the step as done.")
    return OpenItem(
        id=item.id, kind=item.kind, title=item.title, hint=item.staff_hint, ask=item.ask,
        locked=item.kind in OWN_HANDS_ONLY, look_away=item.kind == "login", acted=acted, choices=(),
        chosen=noted.outcome if noted else None, stop_point=item.stop_point, address=item.address, prompt=prompt,
    )


def choices(question: Question, need: Need, flow: Flow) -> tuple[ChoiceView, ...]:
    """Give the answers of a question, each with what choosing it would drop."""
    shown = []
    for answer in question.answers:
        drops = dropped_steps(need, flow, question.id, answer.id)
        names = ", ".join(step.title for step in flow.steps if step.id in drops)
        warns = translate("Together", "Drops the notes on: %1").replace("%1", names) if drops else ""
        shown.append(ChoiceView(answer.id, answer.label, need.answers.get(question.id) == answer.id, warns))
    return tuple(shown)
