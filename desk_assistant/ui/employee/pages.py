"""The pages of the employee window: made when first shown, and filled from the pure views."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QWidget

from desk_assistant.content.library import Library
from desk_assistant.content.model import Flow
from desk_assistant.settings import Settings
from desk_assistant.ui import wording
from desk_assistant.ui.employee import view as views
from desk_assistant.ui.employee.agreement_page import AgreementPage
from desk_assistant.ui.employee.arrival_page import ArrivalPage, ArrivalView, TileView
from desk_assistant.ui.employee.clarify_page import ClarifyPage
from desk_assistant.ui.employee.frame import Frame
from desk_assistant.ui.employee.guarded_text import GuardedText
from desk_assistant.ui.employee.help_page import HelpPage
from desk_assistant.ui.employee.page import Page
from desk_assistant.ui.employee.readiness_page import ReadinessPage
from desk_assistant.ui.employee.settings_page import FirstRunPage, SettingsPage
from desk_assistant.ui.employee.start_page import StartPage, StartView
from desk_assistant.ui.employee.together_page import TogetherPage
from desk_assistant.ui.employee.together_view import together_view
from desk_assistant.ui.parts.ladder import PressGuard
from desk_assistant.ui.parts.look import Look
from desk_assistant.visit import commands as c

if TYPE_CHECKING:
    from desk_assistant.ui.employee.window import EmployeeWindow

translate = QCoreApplication.translate
_DANISH = str.maketrans("æøå", "{|}")


class Pages(QObject):
    """Builds, fills and asks the pages. `covering` names a page that lies over the visit (settings, help, first run)."""

    made = Signal(object)
    resumed = Signal(str)
    written = Signal(str)
    settings_changed = Signal(object)

    def __init__(self, look: Look, library: Library, settings: Callable[[], Settings], frame: Frame) -> None:
        super().__init__(frame)
        self._look = look
        self._library = library
        self._settings = settings
        self._frame = frame
        self._window: EmployeeWindow | None = None
        self._made: dict[str, Page] = {}
        self.covering = ""
        self.current: Page | None = None
        self.start: Callable[[], StartView] = self._bare_start
        self.about: tuple[str, ...] = ()
        self.screens: tuple[str, ...] = ()
        self.print_failed = ""
        self.printing = False
        self.guard = PressGuard()

    def _bare_start(self) -> StartView:
        settings = self._settings()
        desk = " · ".join(part for part in (settings.municipality, settings.desk_name) if part)
        return StartView(desk, (), (), "", "", "info", False, settings.starts_shared)

    def page(self, name: str) -> Page:
        """Give a page, made when it is first asked for."""
        if name not in self._made:
            page = self._make(name)
            page.commanded.connect(self._command)
            page.glanced.connect(self._glance)
            page.set_tight(self._frame.tight)
            self._made[name] = page
            self._frame.pages.addWidget(page)
            self.made.emit(page)
        return self._made[name]

    def _make(self, name: str) -> Page:
        kinds = {"arrival": ArrivalPage, "clarify": ClarifyPage, "readiness": ReadinessPage, "agreement": AgreementPage, "help": HelpPage}
        if name in kinds:
            return kinds[name](self._look, self._frame)
        if name == "together":
            return TogetherPage(self._look, self.guard, self._frame)
        if name == "start":
            start = StartPage(self._look, self._frame)
            start.resumed.connect(self.resumed)
            start.written.connect(self.written)
            return start
        page = (
            FirstRunPage(self._look, self._settings(), self.screens, self._frame)
            if name == "first_run"
            else SettingsPage(self._look, self._settings(), self.screens, self.about, self._frame)
        )
        page.changed.connect(self.settings_changed)
        return page

    @property
    def _conductor(self) -> object:
        return self._window.conductor if self._window is not None else None

    def show(self, window: "EmployeeWindow") -> None:
        """Fill and show the page that fits."""
        self._window = window
        conductor = window.conductor
        visit = conductor.session.visit if conductor is not None else None
        name = self.covering or (conductor.glance.place if visit is not None else "start")
        page = self.page(name)
        if conductor is not None and visit is not None:
            self._fill(name, page)
            self._fill_frame()
        elif name == "start":
            page.show_view(self.start())
            shared = conductor.glance.shared if conductor is not None else self._settings().starts_shared
            self._frame.top.show_view(translate("Top", "Citizen Service"), "", shared, self._frame.top.citizen.isChecked())
        if self.current is not page:
            self._frame.pages.setCurrentWidget(page)
            self.current = page
        self._frame.show_areas(visit is not None and not self.covering)

    def _fill(self, name: str, page: Page) -> None:
        conductor = self._conductor
        visit, flows, glance = conductor.session.visit, conductor.session.flows, conductor.glance
        words, refused = conductor.session.words, glance.refused or ""
        if name == "arrival":
            page.show_view(self._arrival(visit, words, conductor.here, refused))
        elif name == "clarify":
            page.show_view(views.clarify_view(visit, flows, words, self.titles()))
        elif name == "together":
            page.show_view(together_view(visit, flows, glance), refused)
        elif name == "readiness":
            page.show_view(views.readiness_view(visit, flows))
        elif name == "agreement":
            view = views.agreement_view(visit, flows, words, self._library.phrases)
            page.show_view(view, glance.given, glance.language, refused, self.print_failed)
        for guard in page.findChildren(GuardedText):
            guard.allowed = self._settings().numbers

    def titles(self) -> tuple[tuple[str, str], ...]:
        return tuple((flow.id, flow.title) for flow in self._flows())

    def _flows(self) -> list[Flow]:
        """Give the flows by title in the Danish order (… z æ ø å)."""
        return sorted(self._library.flows.values(), key=lambda flow: flow.title.casefold().translate(_DANISH))

    def _arrival(self, visit: object, words: dict[str, str], here: frozenset[str], refused: str) -> ArrivalView:
        chosen = {need.flow for need in visit.live_needs}
        tiles = [TileView(f.id, f.title, f.summary, f.icon, f.id in chosen) for f in self._flows()][:7]
        other = translate("Arrival", "Another matter / not known yet"), translate("Arrival", "We find it together")
        tiles.append(TileView(None, *other, "search", None in chosen))
        return ArrivalView(words.get(visit.stated or "", ""), visit.marks, here, tuple(tiles), refused)

    def _fill_frame(self) -> None:
        conductor, frame, settings = self._conductor, self._frame, self._settings()
        visit, flows, glance = conductor.session.visit, conductor.session.flows, conductor.glance
        frame.rail.show_view(views.places(visit, flows, glance), views.needs(visit, flows), glance.shared)
        place = glance.place
        frame.talk.show_view(place, glance.role, glance.hard, glance.shared, conductor.switched, settings.colleague_call)
        frame.top.show_view(translate("Top", "Citizen Service"), self._top_line(conductor.here, glance), glance.shared, frame.top.citizen.isChecked())
        self.show_status()

    def _top_line(self, here: frozenset[str], glance: object) -> str:
        if glance.shared:
            return translate("Top", "Shared screen: support and notes are hidden")
        names = {"interpreter": translate("Arrival", "Interpreter"), "quiet": translate("Arrival", "Wants to sit quietly")}
        return " · ".join(part for part in (self._settings().desk_name, *(names[mark] for mark in names if mark in here)) if part)

    def show_status(self) -> None:
        """Show whether all is saved, and what the primary button does."""
        conductor = self._conductor
        if conductor is None or not conductor.in_visit:
            return
        if conductor.problem:
            status, kind = conductor.problem, "bad"
        elif self.unsaved():
            status, kind = translate("Bottom", "Not saved yet"), "wait"
        else:
            status, kind = translate("Bottom", "Saved"), "ok"
        place = conductor.glance.place
        self._frame.bottom.show_view(status, kind, self._primary(), place != "arrival", bool(conductor.problem))

    def _primary(self) -> str:
        conductor = self._conductor
        place = conductor.glance.place
        if self.printing:
            return translate("Bottom", "Printing …")
        if self.closed_in_place():
            return translate("Bottom", "Finish")
        if place == "agreement":
            return {
                "qr": translate("Bottom", "Show QR code, and close"),
                "nothing": translate("Bottom", "Close the visit"),
            }.get(conductor.glance.given, translate("Bottom", "Print and close the visit"))
        return {
            "arrival": translate("Bottom", "On to the need"),
            "clarify": translate("Bottom", "On to the task"),
            "together": translate("Bottom", "On to help needed"),
            "readiness": translate("Bottom", "On to the agreement"),
        }[place]

    def closed_in_place(self) -> bool:
        """Whether the visit is closed but still shown, because the paper did not come."""
        conductor = self._conductor
        visit = conductor.session.visit if conductor is not None else None
        return visit is not None and visit.status == "closed"

    def _command(self, command: c.Command) -> None:
        refocus = isinstance(command, c.AddNeed | c.AnswerCaseNote)
        self._conductor.do(command, refocus)

    def _glance(self, changes: dict) -> None:
        conductor = self._conductor
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

    def open(self, name: str) -> None:
        """Lay a page over the visit. Settings are made anew, so they show what is set now."""
        if name in ("settings", "first_run") and name in self._made:
            self._drop(name)
        self.covering = name

    def _drop(self, name: str) -> None:
        page = self._made.pop(name)
        self.current = None if self.current is page else self.current
        self._frame.pages.removeWidget(page)
        page.deleteLater()

    def close(self) -> None:
        """Take the covering page away."""
        self.covering = ""

    def choose(self, index: int) -> bool:
        """Act on a digit on the page that is shown."""
        choose = getattr(self.current, "choose", None)
        return bool(choose and choose(index))

    def type_ahead(self, text: str) -> bool:
        """Send a letter typed on *Ankomst* to the words field."""
        page = self.current
        if not isinstance(page, ArrivalPage):
            return False
        page.words.editor().setFocus()
        page.words.editor().insert(text)
        return True

    def _guards(self) -> list[GuardedText]:
        return self.current.findChildren(GuardedText) if self.current is not None else []

    def save_texts(self) -> None:
        """Save every text on the page that may be saved."""
        for guard in self._guards():
            if guard.field.isVisible():
                guard.save(guard.field.text())

    def texts_saved(self) -> None:
        """Refresh the status after something was committed."""
        self.show_status()

    def unsaved(self) -> bool:
        """Whether something on the page is written but not saved."""
        return any(guard.unsaved and guard.field.isVisible() for guard in self._guards())

    def fit(self) -> None:
        """Tell the pages how much room there is."""
        for page in self._made.values():
            page.set_tight(self._frame.tight)
