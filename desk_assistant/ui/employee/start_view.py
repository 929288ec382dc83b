"""Pure view of the start screen: what waits, what is to be written, and what to say about yesterday."""

from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication

from desk_assistant.content.model import Flow
from desk_assistant.desk.session import Waiting
from desk_assistant.settings import Settings
from desk_assistant.ui.employee.start_page import StartView, WaitingView
from desk_assistant.ui.employee.state import Glance
from desk_assistant.ui.employee.together_view import open_item_id
from desk_assistant.visit.agreement import shown_number
from desk_assistant.visit.state import Visit

translate = QCoreApplication.translate


def start_view(
    waiting: tuple[Waiting, ...],
    to_write: tuple[tuple[Visit, dict[str, Flow]], ...],
    settings: Settings,
    today: date,
    notice: tuple[str, str],
    can_reopen: bool,
    shared: bool,
) -> StartView:
    """Give the view; `notice` is (kind, sentence)."""
    return StartView(
        desk=" · ".join(part for part in (settings.municipality, settings.desk_name) if part),
        waiting=tuple(_waiting(item, today) for item in waiting),
        to_write=tuple(_to_write(visit, flows) for visit, flows in to_write),
        to_write_heading=translate("Start", "%n visit(s) to be written in the case", None, len(to_write)),
        notice=notice[1],
        notice_kind=notice[0],
        can_reopen=can_reopen,
        shared=shared,
    )


def topic(visit: Visit, flows: dict[str, Flow]) -> str:
    """Give the topics of a visit in one line."""
    titles = [flows[need.content].title for need in visit.live_needs if need.content in flows]
    return ", ".join(dict.fromkeys(titles)) or translate("Needs", "Another matter")


def stopped_at(visit: Visit, flows: dict[str, Flow]) -> str:
    """Give "You had come to step 4: …", or nothing when no step is open."""
    need = visit.need(visit.current)
    flow = flows.get(need.content or "") if need else None
    item = open_item_id(need, flow, Glance()) if need and flow else None
    step = flow.step(item) if flow and item else None
    return translate("Start", "Came to: %1").replace("%1", step.title) if step else ""


def day_word(day: date, today: date) -> str:
    """Give today, yesterday, or the date in words."""
    if day == today:
        return translate("Start", "today")
    if day == today - timedelta(days=1):
        return translate("Start", "yesterday")
    return translate("Start", "on %1").replace("%1", f"{day.day}.{day.month}")


def _waiting(item: Waiting, today: date) -> WaitingView:
    visit = item.visit
    when = day_word(visit.paused_on or visit.opened, today)
    if visit.status == "parked":
        line = translate("Start", "On pause since %1.").replace("%1", when)
    elif item.last_key:
        line = translate("Start", "Was interrupted %1 at %2. Everything is saved.")
        line = line.replace("%1", when).replace("%2", item.last_key.replace(":", "."))
    else:
        line = translate("Start", "Was interrupted %1. Everything is saved.").replace("%1", when)
    place = stopped_at(visit, item.flows)
    return WaitingView(visit.id, topic(visit, item.flows), f"{line} {place}".strip(), translate("Start", "Continue"))


def _to_write(visit: Visit, flows: dict[str, Flow]) -> WaitingView:
    number = translate("Start", "Agreement %1").replace("%1", shown_number(visit.number)) if visit.number else ""
    return WaitingView(visit.id, topic(visit, flows), number, translate("Start", "It is written"))
