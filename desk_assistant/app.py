"""The program as a whole: the one place that knows everybody. The first window is painted before the log is opened."""

import gc
import sys
from collections.abc import Callable
from datetime import datetime
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QGuiApplication, QImage

from desk_assistant import paths
from desk_assistant.policy.file import NONE, Policy, load
from desk_assistant.policy.in_force import in_force
from desk_assistant.settings import TEXT_SIZES, Settings
from desk_assistant.ui import wording
from desk_assistant.ui.application import allowed_address, ask_for_file, look_of, make_application, note_error, window_icon
from desk_assistant.ui.employee.start_page import StartView
from desk_assistant.ui.employee.window import EmployeeWindow
from desk_assistant.ui.instance import Instance
from desk_assistant.ui.parts.icons import Icons

if TYPE_CHECKING:
    from desk_assistant.content.library import Library
    from desk_assistant.desk.keeping import Recovering
    from desk_assistant.packs.active import Active
    from desk_assistant.store.recovery import Recovered
    from desk_assistant.ui.employee.about_section import AboutView
    from desk_assistant.work import Work

translate = QCoreApplication.translate
#: The log is opened after the first paint, at the latest after this long (a minimised window is not painted).
_LONGEST_WAIT_MS = 1_500
#: Size of the window where the screen has more room than that and a frame (logical pixels).
_SIZE = (1366, 768)
_FRAME = 64


class Program(QObject):
    """One running desk: windows, session and paper. Everything from outside is handed in."""

    ready = Signal()

    def __init__(
        self,
        folder: Path,
        now: Callable[[], datetime],
        open_address: Callable[[QUrl], bool] | None = None,
        fonts_found: bool = True,
        policy: Policy = NONE,
    ) -> None:
        """`folder` holds log and settings, `now` gives local time, `open_address` opens a browser; `policy` is the municipality's."""
        super().__init__()
        self.folder = folder
        self.now = now
        self.open_address = open_address
        self.resources = paths.resources()
        self.icons = Icons(self.resources / "icons")
        self.in_force = in_force(folder, policy)
        self.notices = wording.first_notices(self.in_force.read, fonts_found, len(policy.problems))
        self.refused = ""
        self._recovering: "Recovering | None" = None
        self._begun = False
        self.work: "Work | None" = None
        self.window: EmployeeWindow | None = None
        self._make_window()
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._scheme_changed)

    def _scheme_changed(self) -> None:
        QGuiApplication.setWindowIcon(window_icon(self.resources))
        if self.settings.theme == "system":
            self._make_window()

    @cached_property
    def content(self) -> "Active":
        """The content in use with what is local, read once when it is first asked for."""
        from desk_assistant.packs.active import load_active

        return load_active(self.folder, self.in_force.local_folder(self.folder))

    @property
    def library(self) -> "Library":
        """What the content in use holds."""
        return self.content.library

    def get_library(self) -> "Library":
        """Give the content."""
        return self.library

    @property
    def settings(self) -> Settings:
        """The settings in force: what the municipality has laid down, what the desk has chosen, what is shipped."""
        return self.in_force.settings

    def current_settings(self) -> Settings:
        """Give the settings as they are now."""
        return self.settings

    def _make_window(self) -> None:
        old = self.window
        window = EmployeeWindow(look_of(self.settings, self.icons), self.get_library, self.current_settings)
        window.asked.connect(self._asked)
        pages = window.pages
        pages.about = self._about
        pages.policy = self.in_force.view
        pages.screens = tuple(screen.name() for screen in QGuiApplication.screens())
        pages.start = self._start_view
        pages.resumed.connect(self._resume)
        pages.written.connect(self._written)
        pages.settings_changed.connect(self.change_settings)
        if self.in_force.asks_first and old is None:
            pages.open("first_run")
        self.window = window
        if old is not None:
            pages.covering = old.pages.covering
            window.setGeometry(old.geometry())
            window.waiting = old.waiting
            old.blockSignals(True)
            shown = old.isVisible()
            old.hide()
            old.deleteLater()
            if self.work is not None:
                self.work.take_window(window)
            window.setVisible(shown)
        window.repaint_all(True)

    def _about(self) -> "AboutView":
        from desk_assistant.about import about

        return about(self.folder, self.resources, self.content, self.in_force.local_folder(self.folder))

    def start(self) -> None:
        """Show the window, and open the log once it is painted; keys pressed meanwhile are kept."""
        self.window.frame.painted.connect(self._first_paint, Qt.ConnectionType.QueuedConnection)
        self.window.resize(*_SIZE)
        room = self.window.screen().availableGeometry()
        small = room.width() < _SIZE[0] + _FRAME or room.height() < _SIZE[1] + _FRAME
        if small and QGuiApplication.platformName() != "offscreen":
            self.window.showMaximized()
        else:
            self.window.show()
        QTimer.singleShot(_LONGEST_WAIT_MS, self._first_paint)

    def _first_paint(self) -> None:
        if not self._begun:
            self._begun = True
            self.notices += wording.content_notices(len(self.library.errors), self.in_force.overlay_is_away(), self.content.troubles(self.now().date()))
            self.open_log()

    def open_log(self) -> None:
        """Open the log and begin to work, or say why that cannot be."""
        from desk_assistant.desk.ledger import open_ledger
        from desk_assistant.work import Work

        if self.refused == "recovering":
            return
        ledger, self.refused = open_ledger(self.folder / paths.DATABASE, self.now().date())
        if self.refused == "corrupt" and self._recovering is None:
            self._recover()
            return
        if ledger is not None:
            ledger.take_in_exports(self.folder)
            self.work = Work(self, ledger)
            self.work.tidy_up()  # before the keys that wait begin a visit
            self.work.take_window(self.window)
        else:
            self.window.repaint_all(True)
        gc.enable()
        gc.freeze()
        self.ready.emit()

    def _recover(self) -> None:
        from desk_assistant.desk.keeping import Recovering

        self.refused = "recovering"
        self.window.repaint_all(True)
        self._recovering = Recovering(self.folder / paths.DATABASE, self.now().date(), self.settings, self)
        self._recovering.ended.connect(self._recovered)

    def _recovered(self, made: "Recovered | None") -> None:
        self.refused = ""
        if made is not None:
            self.notices = (("warning", wording.recovered(made.found, made.known, made.missing)), *self.notices)
        self.open_log()

    def _start_view(self) -> StartView:
        notice = self.notices[0] if self.notices else ("info", "")
        if self.refused:
            notice = ("error", wording.trouble(self.refused))
        if self.work is not None:
            return self.work.start_view(notice)
        settings = self.settings
        desk = " · ".join(part for part in (settings.municipality, settings.desk_name) if part)
        return StartView(desk, (), (), "", notice[1], notice[0], False, settings.starts_shared, self.refused)

    def _asked(self, name: str) -> None:
        if name == "try_again":
            self.open_log()
        elif name == "new_log":
            from desk_assistant.desk.ledger import set_aside

            set_aside(self.folder / paths.DATABASE, self.now().date().isoformat())
            self.open_log()
        elif name == "first_run_done":
            self.change_settings(replace(self.settings, first_run_done=True))
        elif name in ("larger_text", "smaller_text"):
            self._change_size(1 if name == "larger_text" else -1)
        elif self.work is not None:
            self.work.asked(name)

    def _change_size(self, step: int) -> None:
        at = min(max(TEXT_SIZES.index(self.settings.text_size) + step, 0), len(TEXT_SIZES) - 1)
        self.change_settings(replace(self.settings, text_size=TEXT_SIZES[at]))

    def change_settings(self, settings: Settings) -> None:
        """Keep new settings and show them at once."""
        old = self.settings
        self.keep_settings(replace(settings, desk_key=settings.desk_key or old.desk_key))  # a page may be older than the first copy
        if (old.theme, old.text_size) != (settings.theme, settings.text_size):
            self._make_window()
        else:
            self.window.repaint_all(False)
        if self.work is not None:
            self.work.settings_changed()

    def keep_settings(self, settings: Settings) -> None:
        """Keep new settings that show nowhere. What is locked stays as it is."""
        self.in_force = self.in_force.changed(settings)
        try:
            self.in_force.save(self.folder)
        except OSError:
            self.notices = (("warning", translate("Settings", "The settings could not be saved. They apply until the program is closed.")),)

    def _resume(self, visit_id: str) -> None:
        if self.work is not None:
            self.work.conductor.resume(visit_id)

    def _written(self, visit_id: str) -> None:
        if self.work is not None:
            self.work.session.mark_written(visit_id)
            self.window.repaint_all(True)

    def open_link(self, address: str) -> bool:
        """Open an address in the browser if it is https and its host stands in the content."""
        from desk_assistant.content.library import hosts_in

        if not allowed_address(address, hosts_in(self.library)):
            return False
        if self.open_address is not None:
            return self.open_address(QUrl(address))
        from PySide6.QtGui import QDesktopServices

        return QDesktopServices.openUrl(QUrl(address))

    def ask_for_file(self, name: str, take: Callable[[str], None]) -> None:
        """Ask where to save; the dialog does not stop anything else."""
        ask_for_file(self.window, name, take)

    def show_preview(self, page: QImage, words: str) -> None:
        """Show the drawn note beside the agreement."""
        self.window.pages.page("agreement").show_paper(page, words)

    def come_forward(self) -> None:
        """Bring the window to the front."""
        self.window.showNormal() if self.window.isMinimized() else self.window.show()
        self.window.raise_()
        self.window.activateWindow()

    def stumble(self, kind: type[BaseException], problem: BaseException, trace: TracebackType | None) -> None:
        """Note an error of our own: what kind and where in the code, never a value; the desk works on."""
        note_error(self.folder / paths.ERROR_LOG, self.now().date(), kind, trace)
        self.notices = (("error", wording.trouble("own")),)
        if self.work is not None and self.work.conductor.in_visit:
            self.work.conductor.problem = wording.trouble("own")
            self.window.pages.show_status()

    def end(self) -> None:
        """Let go of log and windows."""
        if self.work is not None:
            self.work.end()
        self.window.hide()


def run(folder: Path, arguments: list[str]) -> int:
    """Open the employee window for a data folder and stay until it is closed; gives the exit code."""
    app, fonts = make_application(arguments, paths.resources())
    instance = Instance(folder)
    if not instance.first():
        print(translate("App", "The program is already running. Its window has been brought to the front."), file=sys.stderr)
        return 0
    program = Program(folder, datetime.now, fonts_found=fonts, policy=load())
    instance.called.connect(program.come_forward)
    sys.excepthook = program.stumble
    app.aboutToQuit.connect(program.end)
    program.start()
    return app.exec()
