"""The pages of the employee window: made when first shown, and filled from the pure views."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QWidget

from desk_assistant.policy.in_force import PolicyView
from desk_assistant.settings import Settings
from desk_assistant.ui.employee.frame import Frame
from desk_assistant.ui.employee.page import Page
from desk_assistant.ui.employee.start_page import StartPage, StartView
from desk_assistant.ui.parts.look import Look

if TYPE_CHECKING:
    from desk_assistant.content.library import Library
    from desk_assistant.ui.employee.about_section import AboutView
    from desk_assistant.ui.employee.conductor import Conductor
    from desk_assistant.ui.employee.content_section import ContentView
    from desk_assistant.ui.employee.data_section import DataView
    from desk_assistant.ui.employee.guarded_text import GuardedText
    from desk_assistant.ui.employee.window import EmployeeWindow

translate = QCoreApplication.translate
#: Pages of the supervisor: never during a visit or on a shared screen.
_SUPERVISOR = ("overview", "export")


class Pages(QObject):
    """Builds, fills and asks the pages. `covering` names a page that lies over the visit (settings, help, first run)."""

    made = Signal(object)
    resumed = Signal(str)
    written = Signal(str)
    settings_changed = Signal(object)

    def __init__(self, look: Look, library: "Callable[[], Library]", settings: Callable[[], Settings], frame: Frame) -> None:
        super().__init__(frame)
        self._look = look
        self.library = library
        self._settings = settings
        self._frame = frame
        self._window: EmployeeWindow | None = None
        self._made: dict[str, Page] = {}
        self.covering = ""
        self.current: Page | None = None
        self.start: Callable[[], StartView] = self._bare_start
        self.data: "Callable[[], DataView] | None" = None
        self.content: "Callable[[], ContentView] | None" = None
        self.about: "Callable[[], AboutView] | None" = None
        self.screens: tuple[str, ...] = ()
        self.policy: Callable[[], PolicyView] = PolicyView
        self.overview: Callable[[Look, QWidget], Page] | None = None
        self.export: Callable[[Look, QWidget], Page] | None = None
        self.remark = ""
        """A quiet sentence until the next act."""
        self.print_failed = ""
        self.printing = False

    def _bare_start(self) -> StartView:
        settings = self._settings()
        desk = " · ".join(part for part in (settings.municipality, settings.desk_name) if part)
        return StartView(desk, (), (), "", "", "info", False, settings.starts_shared)

    def page(self, name: str) -> Page:
        """Give a page, made when it is first asked for."""
        if name not in self._made:
            page = self._make(name)
            page.commanded.connect(self._command)
            page.glanced.connect(self.glance)
            page.set_tight(self._frame.tight)
            self._made[name] = page
            self._frame.pages.addWidget(page)
            self.made.emit(page)
        return self._made[name]

    def _make(self, name: str) -> Page:
        if name == "start":
            start = StartPage(self._look, self._frame)
            start.resumed.connect(self.resumed)
            start.written.connect(self.written)
            return start
        if name in _SUPERVISOR:
            return (self.overview if name == "overview" else self.export)(self._look, self._frame)
        if name in ("help", "settings", "first_run", "licences"):
            return self._make_covering(name)
        from desk_assistant.ui.employee import visit_pages

        page = visit_pages.make(name, self._look, self._frame)
        for guard in visit_pages.guards(page):
            guard.waits.connect(self._waits)
        return page

    def _make_covering(self, name: str) -> Page:
        from desk_assistant.ui.employee import help_page, settings_page

        if name == "help":
            return help_page.HelpPage(self._look, self._settings().leaders_view, self._frame)
        about = self.about() if self.about is not None and name != "first_run" else None
        if name == "licences":
            from desk_assistant.ui.employee.licences_page import LicencesPage

            return LicencesPage(self._look, about.licences if about is not None else "", self._frame)
        page = (
            settings_page.FirstRunPage(self._look, self._settings(), self.screens, self.policy(), self._frame)
            if name == "first_run"
            else settings_page.SettingsPage(self._look, self._settings(), self.screens, about, self.policy(), self._frame)
        )
        page.changed.connect(self.settings_changed)
        return page

    def furnish(self) -> None:
        """Import what a visit needs, in a quiet moment: not before the first paint, and not at the first key press."""
        from desk_assistant.ui.employee import help_page, settings_page, visit_pages

        self._visit_pages = visit_pages
        self._covering_pages = (help_page, settings_page)

    @property
    def _conductor(self) -> "Conductor | None":
        return self._window.conductor if self._window is not None else None

    def show(self, window: "EmployeeWindow") -> None:
        """Fill and show the page that fits."""
        self._window = window
        conductor = window.conductor
        visit = conductor.session.visit if conductor is not None else None
        if self.covering in _SUPERVISOR and self._overview_refused():
            self.covering = ""
        name = self.covering or (conductor.glance.place if visit is not None else "start")
        page = self.page(name)
        if conductor is not None and visit is not None:
            self._visit_pages.fill(name, page, conductor, self.library(), self._settings(), self.print_failed)
            self._visit_pages.fill_frame(self._frame, conductor, self.library(), self._settings())
        elif name == "start":
            view = self.start()
            page.show_view(replace(view, notice=self.remark, notice_kind="info") if self.remark else view)
            shared = conductor.glance.shared if conductor is not None else self._settings().starts_shared
            self._frame.top.show_view(translate("Top", "Citizen Service"), "", shared, self._frame.top.citizen.isChecked())
        if name == "settings" and self.current is not page:
            self.show_data()
        if self.current is not page:
            self._frame.pages.setCurrentWidget(page)
            self.current = page
        self.show_status()
        self._frame.show_areas(visit is not None and not self.covering)

    def show_status(self) -> None:
        """Show whether all is saved, and what the primary button does."""
        conductor = self._conductor
        if conductor is None or not conductor.in_visit:
            return
        if conductor.problem:
            status, kind = conductor.problem, "bad"
        elif self.remark:
            status, kind = self.remark, "info"
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

    def _command(self, command: object) -> None:
        self._visit_pages.carry_out(self._conductor, command)

    def glance(self, changes: dict) -> None:
        """Change what is looked at, as a page or the talk column asks for."""
        self._visit_pages.look_elsewhere(self._conductor, changes)

    def open(self, name: str) -> None:
        """Lay a page over the visit. Settings are made anew, so they show what is set now."""
        if name in self._made:
            self._drop(name)
        self.covering = name

    def _overview_refused(self) -> str:
        """Say why the overview may not be seen now; it never opens during a visit or on a shared screen."""
        conductor = self._conductor
        if conductor is not None and conductor.in_visit:
            return translate("Bottom", "The overview does not open during a visit.")
        shared = conductor.glance.shared if conductor is not None else self._settings().starts_shared
        return translate("Bottom", "The overview does not open on a shared screen.") if shared else ""

    def toggle_overview(self) -> bool:
        """Open or close the overview where the desk has one; True when another page is to be shown. A refusal is a remark."""
        if self.covering in _SUPERVISOR:
            self.covering = ""
            return True
        if self.overview is None or not self._settings().leaders_view:
            return False
        self.remark = self._overview_refused()
        if not self.remark:
            self.open("overview")
        return not self.remark

    def show_data(self) -> None:
        """Show in the settings, if they are made, what is being done with the log and with the content."""
        page = self._made.get("settings")
        if page is not None and self.data is not None and self.content is not None:
            page.data.show_view(self.data())
            page.content.show_view(self.content())

    def _drop(self, name: str) -> None:
        page = self._made.pop(name)
        self.current = None if self.current is page else self.current
        self._frame.pages.removeWidget(page)
        page.deleteLater()

    def close(self) -> None:
        """Take the covering page away; from exports and licences back to the page they were asked for in."""
        self.covering = {"export": "overview", "licences": "settings"}.get(self.covering, "")

    def choose(self, index: int) -> bool:
        """Act on a digit on the page that is shown."""
        choose = getattr(self.current, "choose", None)
        return bool(choose and choose(index))

    def type_ahead(self, text: str) -> bool:
        """Send a letter typed on *Ankomst* to the words field."""
        page = self.current
        if page is None or page.objectName() != "arrival":
            return False
        page.words.editor().setFocus()
        page.words.editor().insert(text)
        return True

    def _guards(self) -> "list[GuardedText]":
        conductor = self._conductor
        in_visit = conductor is not None and conductor.in_visit and not self.covering
        return self._visit_pages.guards(self.current) if in_visit and self.current is not None else []

    def save_texts(self) -> None:
        """Save every text on the page that may be saved."""
        for guard in self._guards():
            if guard.field.isVisible():
                guard.save(guard.field.text())

    def _waits(self, waits: bool) -> None:
        self.show_status()

    def texts_saved(self) -> None:
        """Refresh the status after something was committed."""
        self.remark = ""
        self.show_status()

    def unsaved(self) -> bool:
        """Whether something on the page is written but not saved."""
        return any(guard.unsaved and guard.field.isVisible() for guard in self._guards())

    def fit(self) -> None:
        """Tell the pages how much room there is."""
        for page in self._made.values():
            page.set_tight(self._frame.tight)
