"""The pages of a visit and what fills them. Imported in the first quiet moment, not before the first window is painted."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desk_assistant.content.library import Library
from desk_assistant.content.model import Flow
from desk_assistant.settings import Settings
from desk_assistant.ui.employee import view as views
from desk_assistant.ui.employee.agreement_page import AgreementPage
from desk_assistant.ui.employee.arrival_page import ArrivalPage, ArrivalView, TileView
from desk_assistant.ui.employee.clarify_page import ClarifyPage
from desk_assistant.ui.employee.conductor import Conductor
from desk_assistant.ui.employee.frame import Frame
from desk_assistant.ui.employee.guarded_text import GuardedText
from desk_assistant.ui.employee.page import Page
from desk_assistant.ui.employee.readiness_page import ReadinessPage
from desk_assistant.ui.employee.state import Glance
from desk_assistant.ui.employee.together_page import TogetherPage
from desk_assistant.ui.employee.together_view import together_view
from desk_assistant.ui.parts.ladder import PressGuard
from desk_assistant.ui.parts.look import Look
from desk_assistant.visit import commands as c
from desk_assistant.visit.state import Visit

translate = QCoreApplication.translate
_DANISH = str.maketrans("æøå", "{|}")
_MOST_TILES = 8


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
        page.show_view(_arrival(visit, words, conductor.here, refused, library))
    elif name == "clarify":
        page.show_view(views.clarify_view(visit, flows, words, titles(library)))
    elif name == "together":
        page.show_view(together_view(visit, flows, glance), refused)
    elif name == "readiness":
        page.show_view(views.readiness_view(visit, flows))
    elif name == "agreement":
        view = views.agreement_view(visit, flows, words, library.phrases, settings.desk_phone)
        page.show_view(view, glance.given, glance.language, refused, print_failed)


def titles(library: Library) -> tuple[tuple[str, str], ...]:
    """Give (flow id, title) of every flow, by title."""
    return tuple((flow.id, flow.title) for flow in _flows(library))


def _flows(library: Library) -> list[Flow]:
    """Give the flows by title in the Danish order (… z æ ø å)."""
    return sorted(library.flows.values(), key=lambda flow: flow.title.casefold().translate(_DANISH))


def _arrival(visit: Visit, words: dict[str, str], here: frozenset[str], refused: str, library: Library) -> ArrivalView:
    chosen = {need.flow for need in visit.live_needs}
    tiles = [TileView(f.id, f.title, f.summary, f.icon, f.id in chosen) for f in _flows(library)][: _MOST_TILES - 1]
    other = translate("Arrival", "Another matter / not known yet"), translate("Arrival", "We find it together")
    tiles.append(TileView(None, *other, "search", None in chosen))
    return ArrivalView(words.get(visit.stated or "", ""), visit.marks, here, tuple(tiles), refused)


def fill_frame(frame: Frame, conductor: Conductor, settings: Settings) -> None:
    """Show the running visit in rail, column and top bar."""
    visit, flows, glance = conductor.session.visit, conductor.session.flows, conductor.glance
    frame.rail.show_view(views.places(visit, flows, glance), views.needs(visit, flows), glance.shared)
    place = glance.place
    frame.talk.show_view(place, glance.role, glance.hard, glance.shared, conductor.switched, settings.colleague_call)
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
    elif isinstance(command, c.AddNeed) and conductor.glance.place == "arrival":
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
    elif "item" in changes:
        conductor.look(item=changes["item"], asks_stop=False)
    elif conductor.glance.refused is None:
        conductor.look(refocus="place" in changes, **changes)
