"""The pages of a visit and what fills them. Imported in the first quiet moment, not before the first window is painted."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desk_assistant.content.library import Library
from desk_assistant.settings import Settings
from desk_assistant.ui.employee import view as views
from desk_assistant.ui.employee.agreement_page import AgreementPage
from desk_assistant.ui.employee.arrival_page import ArrivalPage
from desk_assistant.ui.employee.arrival_view import Suggesting, arrival_view, more_topics
from desk_assistant.ui.employee.clarify_page import ClarifyPage
from desk_assistant.ui.employee.conductor import Conductor
from desk_assistant.ui.employee.frame import Frame
from desk_assistant.ui.employee.guarded_text import GuardedText
from desk_assistant.ui.employee.life_event_view import said_of_event
from desk_assistant.ui.employee.page import Page
from desk_assistant.ui.employee.readiness_page import ReadinessPage
from desk_assistant.ui.employee.state import Glance
from desk_assistant.ui.employee.talk_view import talk_view
from desk_assistant.ui.employee.together_page import TogetherPage
from desk_assistant.ui.employee.together_view import together_view
from desk_assistant.ui.parts.ladder import PressGuard
from desk_assistant.ui.parts.look import Look
from desk_assistant.visit import commands as c

translate = QCoreApplication.translate


def make(name: str, look: Look, parent: QWidget) -> Page:
    """Make the page of a place."""
    if name == "together":
        return TogetherPage(look, PressGuard(), parent)
    kinds = {"arrival": ArrivalPage, "clarify": ClarifyPage, "readiness": ReadinessPage, "agreement": AgreementPage}
    return kinds[name](look, parent)


def fill(name: str, page: Page, conductor: Conductor, library: Library, settings: Settings, print_failed: str) -> None:
    """Show the running visit on the page of a place."""
    with page.at_once():
        _fill(name, page, conductor, library, settings, print_failed)
        for guard in guards(page):
            guard.allowed = settings.numbers


def _fill(name: str, page: Page, conductor: Conductor, library: Library, settings: Settings, print_failed: str) -> None:
    visit, flows, glance = conductor.session.visit, conductor.session.flows, conductor.glance
    words, refused = conductor.session.words, glance.refused or ""
    if name == "arrival":
        view = arrival_view(visit, words, conductor.here, refused, library)
        page.show_view(view, Suggesting(visit, library, conductor.suggest))
    elif name == "clarify":
        page.show_view(views.clarify_view(visit, flows, words, more_topics(visit, flows, library), library.said_of_events, _bar(conductor, library)))
    elif name == "together":
        need = visit.need(visit.current)
        local = need is not None and need.flow is not None and library.is_local(need.flow)
        page.show_view(together_view(visit, flows, glance, _bar(conductor, library), local), refused)
    elif name == "readiness":
        page.show_view(views.readiness_view(visit, flows))
    elif name == "agreement":
        view = views.agreement_view(visit, flows, words, library, settings.desk_phone)
        page.show_view(view, glance.given, glance.language, refused, print_failed)


def _bar(conductor: Conductor, library: Library) -> str:
    session = conductor.session
    need = session.visit.need(session.visit.current)
    content = need.content if need is not None else None
    return conductor.heads_up.of(content, session.flows.get(content or ""), library, session.today)


def fill_frame(frame: Frame, conductor: Conductor, library: Library, settings: Settings) -> None:
    """Show the running visit in rail, column and top bar."""
    visit, flows, glance = conductor.session.visit, conductor.session.flows, conductor.glance
    frame.rail.show_view(views.places(visit, flows, glance), views.needs(visit, flows), glance.shared)
    said = said_of_event(visit, library, conductor.session.today) if glance.place == "clarify" else None
    talk = talk_view(visit, flows, glance, conductor.here, library, said, conductor.switched, settings.colleague_call)
    frame.talk.show_view(talk)
    title, line = translate("Top", "Citizen Service"), _top_line(conductor.here, glance, settings)
    frame.top.show_view(title, line, glance.shared, frame.top.citizen.isChecked())


def _top_line(here: frozenset[str], glance: Glance, settings: Settings) -> str:
    if glance.shared:
        return translate("Top", "Shared screen: support and notes are hidden")
    names = {"interpreter": translate("Arrival", "Interpreter"), "quiet": translate("Arrival", "Wants to sit quietly")}
    return " · ".join(part for part in (settings.desk_name, *(names[mark] for mark in names if mark in here)) if part)


def guards(page: Page) -> list[GuardedText]:
    """Give the guarded texts of a page."""
    return page.findChildren(GuardedText)


def carry_out(conductor: Conductor, command: c.Command) -> None:
    """Carry out what a page asks for; the keyboard moves on where something new waits for an answer."""
    if isinstance(command, c.Agree):
        conductor.do_and_go(command, "together")
    elif isinstance(command, c.AddNeed | c.OpenLifeEvent) and conductor.glance.place == "arrival":
        conductor.do_and_go(command, "clarify")
    else:
        conductor.do(command, isinstance(command, c.AddNeed | c.AnswerCaseNote))


def look_elsewhere(conductor: Conductor, changes: dict) -> None:
    """Change what is looked at, or act on what was pressed in the list."""
    if "pressed" in changes:
        conductor.pressed_in_list(changes["pressed"])
    elif "answer" in changes:
        conductor.answer(*changes["answer"])
    elif "here" in changes:
        mark, on = changes["here"]
        conductor.here = conductor.here | {mark} if on else conductor.here - {mark}
        conductor.look(refocus=False)
    elif "panel" in changes:
        conductor.look(refocus=False, **changes)
    elif "item" in changes:
        conductor.look(item=changes["item"], asks_stop=False)
    elif conductor.glance.refused is None:
        conductor.look(refocus="place" in changes, **changes)
