"""The desk once its log is open: session, conductor, paper and the citizen's side, wired to the windows."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer
from PySide6.QtGui import QGuiApplication

from desk_assistant.desk.keeping import Keeping
from desk_assistant.desk.ledger import Ledger, NotSaved
from desk_assistant.desk.session import Session
from desk_assistant.supervising import Supervising
from desk_assistant.supplying import Supplying
from desk_assistant.ui import wording
from desk_assistant.ui.employee.conductor import Conductor
from desk_assistant.ui.employee.handing import Handing, sentence
from desk_assistant.ui.employee.heads_up import HeadsUp
from desk_assistant.ui.employee.start_page import StartView
from desk_assistant.ui.employee.start_view import start_view
from desk_assistant.ui.employee.window import EmployeeWindow
from desk_assistant.ui.one_pc import OnePc
from desk_assistant.ui.preparing import Preparing
from desk_assistant.ui.side import CitizenSide
from desk_assistant.ui.tending import Tending
from desk_assistant.ui.understanding import Understanding
from desk_assistant.visit import commands as c

if TYPE_CHECKING:
    from desk_assistant.app import Program

translate = QCoreApplication.translate
_MINUTE_MS, _IDLE_MS = 60_000, 3_000


class Work(QObject):
    """Everything that needs an open log."""

    def __init__(self, program: "Program", ledger: Ledger) -> None:
        super().__init__(program)
        self.program = program
        self.ledger = ledger
        self.understanding = Understanding(program.get_library, program.current_settings)
        self.session = Session(ledger, program.library, program.now, self.understanding.numbers)
        self.conductor = Conductor(self.session, program.current_settings, self)
        self.conductor.suggest = self.understanding.suggest
        self.conductor.closed.connect(self.give)
        self.conductor.opened.connect(self._open_solution)
        self.conductor.shown.connect(self._shown)
        self.handing = Handing(self.session, program.get_library, program.current_settings, program.resources, self)
        self.handing.previewed.connect(program.show_preview)
        self.handing.given.connect(self._given)
        self.handing.failed.connect(self._not_given)
        self.side = CitizenSide(program.get_library, program.current_settings, program.icons, self)
        self.side.conductor = self.conductor
        self.side.note = self._citizen_note
        self.side.staff_screen = self._staff_screen
        self.side.pointer_used.connect(self._take_the_keyboard_back)
        self.side.switched.connect(self._citizen_switched)
        self.side.said.connect(self._citizen_lost)
        self.session.changed.connect(self.side.refresh)
        self.window: EmployeeWindow | None = None
        self.one_pc = OnePc(self.conductor, self.side, self)
        self.supervising = Supervising(self)
        self.preparing = Preparing(self)
        self.session.changed.connect(self._visit_began)
        self.keeping = Keeping(ledger.journal, self.session, program.folder, program.current_settings, program.keep_settings, self)
        self.tending = Tending(self.keeping, ledger.journal.path, self._quietly, self)
        self.supplying = Supplying(self)
        self._reprinting = False
        self._day = self.session.today
        self._minute = QTimer(self, interval=_MINUTE_MS, timeout=self._new_minute)
        self._minute.start()
        self._idle = QTimer(self, singleShot=True, interval=_IDLE_MS)
        self._idle.timeout.connect(self._rest)

    def take_window(self, window: EmployeeWindow) -> None:
        """Work in this window from now on."""
        self.window = window
        self.handing.forget()
        window.frame.top.citizen.setChecked(self.side.is_open)
        window.pages.overview, window.pages.export = self.supervising.page, self.supervising.export_page
        window.attach(self.conductor)
        self.tending.take_window(window)
        self.supplying.take_window(window)
        self.one_pc.take_window(window)
        self.preparing.begin(window, self.understanding.learn())

    def _visit_began(self) -> None:
        self.session.changed.disconnect(self._visit_began)
        self.preparing.visit_began()

    def tidy_up(self) -> None:
        """Mark what was interrupted, and use the quiet moment."""
        try:
            if self.session.clock_is_wrong():
                wrong = translate("Start", "The computer's clock seems wrong. Visits are saved, but under this date. Contact IT (DA-113).")
                self.program.notices = (("warning", wrong), *self.program.notices)
            self.session.tidy_up()
        except NotSaved as problem:
            self.program.refused = problem.code
        self._idle.start()

    def _new_minute(self) -> None:
        if self.session.today != self._day and not self.conductor.in_visit:
            self._day = self.session.today
            self.tidy_up()
            self.window.repaint_all(False)

    def _rest(self) -> None:
        if not self.conductor.in_visit:
            try:
                self.ledger.rest(self.keeping.words_from)
                self.keeping.begin()
                self.supplying.begin()
            except NotSaved as problem:
                self.program.refused = problem.code
                self.window.repaint_all(False)

    def _quietly(self, sentence: str) -> None:
        self.program.notices = (*self.program.notices, ("info", sentence))
        if not self.conductor.in_visit:
            self.window.repaint_all(False)

    def start_view(self, notice: tuple[str, str]) -> StartView:
        """Give what the start screen shows."""
        try:
            waiting = self.session.waiting()
            to_write = self.session.to_write()
        except NotSaved as problem:
            waiting, to_write, notice = (), (), ("error", wording.trouble(problem.code))
        shared = self.conductor.glance.shared
        can_reopen = self.session.last_closed is not None
        return start_view(waiting, to_write, self.program.settings, self.session.today, notice, can_reopen, shared)

    def asked(self, name: str) -> None:
        """Carry out what the window asks of the desk."""
        if name == "citizen_window":
            self.side.toggle()
        elif name == "print_again":
            self._print_again()
        elif name == "save_pdf":
            self.program.ask_for_file("huskeseddel.pdf", self.save_pdf)
        elif name == "show_qr":
            self._show_on_citizen_screen()
        elif name == "finish":
            self.finish()

    def _large(self) -> bool:
        return self.conductor.glance.given == "large" or self.program.settings.large_note

    def _citizen_note(self, language: str) -> object:
        return self.handing.note(language, self._large())

    def _shown(self, refocus: bool) -> None:
        conductor = self.conductor
        if conductor.in_visit and conductor.glance.place == "agreement":
            self.handing.preview(self.handing.note(conductor.glance.language, self._large()))
        self.side.refresh()
        self.one_pc.show()
        if not conductor.in_visit:
            self._idle.start()

    def give(self) -> None:
        """Give the agreement as chosen; the visit is closed and saved already."""
        given = self.conductor.glance.given
        self._reprinting = False
        self.window.pages.print_failed = ""
        if given in ("print", "large"):
            self._print()
        else:
            if given == "qr":
                self._show_on_citizen_screen()
            self.session.do(c.GiveNote(given))
            self._leave(keep=given == "qr")

    def _print(self) -> None:
        note = self.handing.note(self.conductor.glance.language, self._large())
        if note is not None:
            self.window.pages.printing = True
            self.handing.print_note(note)
            self.window.repaint_all(False)

    def _print_again(self) -> None:
        if self.conductor.in_visit:
            if self.window.pages.closed_in_place():
                self.window.pages.print_failed = ""
            else:
                self._reprinting = True
            self._print()
        elif self.session.last_closed is not None:
            note = self.handing.note_of_stored(self.session.last_closed, self.program.settings.language, self.program.settings.large_note)
            if note is not None:
                self._reprinting = True
                self.handing.print_note(note)

    def _given(self) -> None:
        self.window.pages.printing, self.window.pages.print_failed = False, ""
        if self._reprinting or not self.window.pages.closed_in_place():
            self._reprinting = False
            self.window.repaint_all(False)
            return
        self.session.do(c.GiveNote(self.conductor.glance.given))
        self._leave()

    def _not_given(self, code: str) -> None:
        self.window.pages.printing = False
        self.window.pages.print_failed = sentence(code)
        if self.conductor.in_visit:
            self.window.repaint_all(True)
        else:
            self.program.notices = (("error", sentence(code)),)
            self.window.repaint_all(False)

    def save_pdf(self, chosen: str) -> None:
        """Save the tagged PDF where it was chosen."""
        note = self.handing.note(self.conductor.glance.language, self._large())
        if note is not None and self.handing.save_pdf(note, Path(chosen)):
            self.window.pages.print_failed = ""
            self.session.do(c.GiveNote("pdf"))
            if self.window.pages.closed_in_place():
                self._leave()
            else:
                self.window.repaint_all(False)

    def _show_on_citizen_screen(self) -> None:
        if not self.side.is_open:
            self.side.toggle()
        self.side.keep_note(self._citizen_note(self.conductor.glance.language))

    def finish(self) -> None:
        """Leave a closed visit whose paper did not come."""
        self.handing.stop()
        self.window.pages.printing, self.window.pages.print_failed = False, ""
        self._leave()

    def _leave(self, keep: bool = False) -> None:
        self.conductor.leave()
        self.one_pc.end()
        if not keep:
            self.side.ask()

    def _citizen_switched(self, on: bool) -> None:
        self.window.frame.top.citizen.setChecked(on)

    def _staff_screen(self) -> str:
        return self.window.screen().name()

    def _take_the_keyboard_back(self) -> None:
        """A touch on the citizen's screen must not take the employee's keyboard away."""
        if len(QGuiApplication.screens()) > 1:
            self.window.activateWindow()

    def _citizen_lost(self, said: str) -> None:
        self.program.notices = (("warning", said),)
        self.conductor.said.emit(said)
        self.window.repaint_all(False)

    def _open_solution(self, address: str) -> None:
        self.program.open_link(address)
        if self.program.settings.setup == "one_pc":
            self.one_pc.begin()

    def use_content(self) -> None:
        """Go over to the content that the program has in use now. Between visits only."""
        self.session.use(self.program.library)
        self.conductor.heads_up = HeadsUp()
        self.understanding.begin_anew()
        self.preparing.begin(self.window, self.understanding.learn())
        self.window.repaint_all(False)

    def settings_changed(self) -> None:
        """Show changed settings on the citizen's side too."""
        self.side.refresh()

    def end(self) -> None:
        """Let go of the log and of all windows."""
        self.handing.stop()
        self.preparing.stop()
        self.supplying.stop()
        self._idle.stop()
        self._minute.stop()
        self.one_pc.dismiss()
        for window in (self.side.window, self.side.strip):
            if window is not None:
                window.hide()
                window.deleteLater()
        self.keeping.finish()
        try:
            self.ledger.close()
        except NotSaved as problem:
            self.program.refused = problem.code
