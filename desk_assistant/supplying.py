"""Content packs in the window: looked for once a day in a quiet moment, and from *Indhold* in the settings.

A child process does the work. What comes of it is taken into use between two visits, so a visit that is open goes on as it began.
"""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from desk_assistant import paths
from desk_assistant.packs import looking
from desk_assistant.packs import state as memory
from desk_assistant.packs.active import load_active, shipped_keys
from desk_assistant.packs.errand import BACK, Order, Outcome, Task
from desk_assistant.packs.fetching import host_of
from desk_assistant.packs.looking import Looked
from desk_assistant.packs.problems import PackRefused
from desk_assistant.packs.sentences import not_used, reason
from desk_assistant.packs.state import Kept, StateLost
from desk_assistant.ui import wording
from desk_assistant.ui.application import ask_for_pack
from desk_assistant.ui.employee.content_section import ContentView

if TYPE_CHECKING:
    from desk_assistant.desk.pack_errand import PackErrand
    from desk_assistant.ui.employee.window import EmployeeWindow
    from desk_assistant.work import Work

#: A look that did not succeed is tried again after so long.
_AGAIN = timedelta(hours=1)
_STAGES: dict[Task, str] = {"fetch": "fetching", "install": "installing", "go_back": "going_back"}
#: Everything that may be said at the start about the pack in use.
_TROUBLES = ("pack_damaged", "state_lost", "expired")


class Supplying(QObject):
    """Looks for packs, installs them, goes back from them, and takes what came into use."""

    def __init__(self, work: "Work") -> None:
        super().__init__(work)
        self._work = work
        self._program = work.program
        self._place = self._program.folder / paths.PACKS
        self._errand: "PackErrand | None" = None
        self._told = Outcome("")
        self._aloud = False
        """Whether somebody asked: the daily look says nothing of itself."""
        self._stopped: Looked | None = None
        self._not_before: datetime | None = None
        self._due = False
        work.session.changed.connect(self._session_changed)

    @property
    def rests(self) -> bool:
        """Whether nothing is being done and nothing waits for the end of a visit."""
        return self._errand is None and not self._due

    @property
    def _roots(self) -> tuple[str, ...]:
        return self._program.in_force.policy.pack_keys or shipped_keys()

    @property
    def _address(self) -> str:
        return self._program.in_force.policy.pack_address

    @property
    def _host(self) -> str:
        try:
            return host_of(self._address)
        except PackRefused:
            return ""

    @property
    def _last_look(self) -> Looked | None:
        return self._stopped or looking.last(self._place)

    def take_window(self, window: "EmployeeWindow") -> None:
        """Work in this window from now on."""
        window.pages.content = self.view
        window.asked.connect(self._asked)
        window.pages.show_data()

    def begin(self) -> None:
        """Look for newer content if that has not been done today. How it went is told in the settings and nowhere else."""
        now = self._program.now()
        if not self._host or self._errand is not None or (self._not_before is not None and now < self._not_before):
            return
        looked = self._last_look
        if looked is None or looked.day != now.date() or not looked.settled:
            self._not_before = now + _AGAIN
            self._start("fetch", self._address)

    def stop(self) -> None:
        """Give up what is being done; the content stays as it is."""
        if self._errand is not None:
            self._errand.stop()
            self._let_go()

    def _let_go(self) -> None:
        self._errand.deleteLater()
        self._errand = None

    def _asked(self, name: str) -> None:
        if name == "fetch_content":
            self._on_demand("fetch", self._address)
        elif name == "go_back_content":
            self._on_demand("go_back")
        elif name == "install_content":
            ask_for_pack(self._work.window, self._install)

    def _install(self, chosen: str) -> None:
        self._on_demand("install", chosen)

    def _on_demand(self, task: Task, source: str = "") -> None:
        """Do what somebody asked for. The daily look gives way; what was asked for before does not."""
        if self._errand is not None and not self._aloud and task != "fetch":
            self.stop()
        self._aloud = True
        if self._errand is None:
            self._start(task, source)
        self._show()

    def _start(self, task: Task, source: str = "") -> None:
        from desk_assistant.desk.pack_errand import PackErrand

        program = self._program
        local = program.in_force.local_folder(program.folder)
        order = Order(task, str(program.folder), str(local) if local else None, self._roots, program.now().date(), source)
        self._told = Outcome(_STAGES[task])
        self._errand = PackErrand(order, self)
        self._errand.done.connect(self._done)
        self._errand.failed.connect(self._failed)
        self._errand.start()

    def _failed(self, code: str) -> None:
        stopped = PackRefused("stopped")
        if self._told.code == _STAGES["fetch"]:
            self._stopped = Looked(self._program.now().date(), stopped.code, reason(stopped))
        self._end(Outcome(stopped.code, not_used(stopped)))

    def _done(self, outcome: Outcome) -> None:
        if self._told.code == _STAGES["fetch"]:
            self._stopped = None
        if outcome.code in (looking.INSTALLED, looking.ALREADY, BACK):
            self._due = self._active() != self._program.content.pack
        self._end(outcome)
        self._swap()

    def _end(self, outcome: Outcome) -> None:
        self._let_go()
        self._told = outcome
        self._show()

    def _active(self) -> Kept | None:
        try:
            return memory.read(self._place).active
        except StateLost:
            return self._program.content.pack

    def _session_changed(self) -> None:
        if self._due:
            QTimer.singleShot(0, self._swap)
        elif self._errand is None:
            self._aloud = False  # "from the next visit" is said until that has begun

    def _swap(self) -> None:
        """Take what was installed into use, once no visit is open."""
        if not self._due or self._work.session.visit is not None:
            return
        self._due = False
        program = self._program
        before = self._notices(_TROUBLES)
        program.content = load_active(program.folder, program.in_force.local_folder(program.folder))
        kept = tuple(notice for notice in program.notices if notice not in before)
        program.notices = (*kept, *self._notices(program.content.troubles(program.now().date())))
        self._work.use_content()
        self._show()

    def _notices(self, troubles: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
        return wording.content_notices(len(self._program.library.errors), self._program.in_force.overlay_is_away(), troubles)

    def _show(self) -> None:
        self._work.window.pages.show_data()

    def view(self) -> ContentView:
        """Give what *Indhold* shows."""
        content, looked = self._program.content, self._last_look
        told = self._told if self._aloud else Outcome("")
        pack = content.pack
        return ContentView(
            serial=content.serial,
            name=pack.name if pack else "",
            made=content.day,
            last_day=pack.valid_until if pack else None,
            expired=content.has_expired(self._program.now().date()),
            host=self._host,
            has_key=bool(self._roots),
            can_go_back=self._active() is not None,
            looked=looked.day if looked else None,
            looked_code=looked.code if looked else "",
            looked_said=looked.said if looked else "",
            code=told.code,
            said=told.said,
            new=told.name,
            new_serial=told.serial,
            in_visit=self._work.session.visit is not None,
        )
