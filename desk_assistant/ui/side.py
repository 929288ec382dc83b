"""The citizen's side of the desk: the second window, the strips on a shared PC, and the citizen's answer."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from desk_assistant.paper.note import Note
from desk_assistant.settings import Settings
from desk_assistant.ui.employee.conductor import Conductor
from desk_assistant.ui.parts.icons import Icons

if TYPE_CHECKING:
    from desk_assistant.content.library import Library
    from desk_assistant.ui.citizen.strip import CitizenStrip
    from desk_assistant.ui.citizen.view import CitizenView
    from desk_assistant.ui.citizen.window import CitizenWindow

translate = QCoreApplication.translate


class CitizenSide(QObject):
    """Shows the citizen what the conductor holds. `switched` tells whether the window is open, `said` what to tell staff."""

    switched = Signal(bool)
    pointer_used = Signal()
    said = Signal(str)

    def __init__(self, library: "Callable[[], Library]", settings: Callable[[], Settings], icons: Icons, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._settings = settings
        self._icons = icons
        self.window: "CitizenWindow | None" = None
        self.strip: "CitizenStrip | None" = None
        self.conductor: Conductor | None = None
        self.staff_screen: Callable[[], str] = str
        self.note: Callable[[str], Note | None] | None = None
        self._language = settings().language
        self._seen = ""
        self._stage: str | None = None
        self._kept: Note | None = None
        self._answer: bytes | None = None
        self._face: int | None = None
        self._repaint = QTimer(self, singleShot=True, interval=0)
        self._repaint.timeout.connect(self.show)

    @property
    def is_open(self) -> bool:
        """Whether the citizen window can be seen."""
        return self.window is not None and self.window.isVisible()

    def toggle(self) -> None:
        """Open or close the citizen window."""
        if self.is_open:
            self.window.hide()
        else:
            self.open()
        self.switched.emit(self.is_open)

    def open(self) -> None:
        """Open the window on the citizen's screen, or as an ordinary window when there is only one."""
        if self.window is None:
            from desk_assistant.ui.citizen.window import CitizenWindow

            self.window = CitizenWindow(self._icons)
            self.window.language_chosen.connect(self._speak)
            self.window.answered.connect(self._answered)
            self.window.solved.connect(self._solved)
            self.window.ended.connect(self._ended)
            self.window.screen_lost.connect(self._screen_lost)
            self.window.closed_by_hand.connect(self._closed)
            self.window.pointer_used.connect(self.pointer_used)
        self.show()
        self.window.place_on(self._settings().citizen_screen or None, self.staff_screen())
        self.window.show()

    def refresh(self) -> None:
        """Show the present state as soon as the employee's window is painted."""
        if self.window is not None or self.strip is not None:
            self._repaint.start()

    def show(self) -> None:
        """Show what fits: the visit, the agreement just given, the citizen's question, or the idle page."""
        if self.strip is not None and self.strip.isVisible():
            self._show_strip()
        if self.window is not None and self.conductor is not None:
            self.window.show_view(self._view())

    def _view(self) -> "CitizenView":
        from desk_assistant.ui.citizen.view import citizen_view

        conductor = self.conductor
        visit = conductor.session.visit
        place = conductor.glance.place
        if visit is not None and visit.status != "closed" and visit.id != self._seen:
            self._seen, self._language = visit.id, self._settings().language
        if visit is not None and visit.status != "closed":
            self._stage, self._kept = None, None
        shows_note = visit is not None and place == "agreement"
        note = self.note(self._language) if shows_note and self.note is not None else self._kept
        stage = self._stage if visit is None or visit.status == "closed" else None
        running = None if stage is not None or (visit is not None and visit.status == "closed" and note is None) else visit
        return citizen_view(
            running, conductor.session.flows, place, conductor.glance.item, None if stage else note, stage,
            self._language, self._library().phrases, self._settings().municipality, conductor.session.events,
        )

    def shrink(self, small: bool) -> None:
        """On a shared PC: show only the strip over the browser, or the whole window again."""
        if small and self.strip is None:
            from desk_assistant.ui.citizen.strip import CitizenStrip

            self.strip = CitizenStrip(self._icons)
        if self.strip is not None:
            self._show_strip()
            if small:
                self.strip.place_on(self._settings().citizen_screen or None)
            self.strip.setVisible(small)
        if self.window is not None and small:
            self.window.hide()

    def _show_strip(self) -> None:
        if self.strip is not None and self.conductor is not None:
            from desk_assistant.ui.citizen.view import strip

            self.strip.show_strip(strip(self._view()))

    def ask(self) -> None:
        """Ask the citizen how the visit was; without a window or when it is switched off nothing is asked."""
        self._kept = None
        self._stage = None
        if self.is_open and self._settings().evaluation and self.conductor is not None:
            self._answer = self.conductor.session.new_answer()
            self._face = None
            self._stage = "face"
        self.show()

    def keep_note(self, note: Note | None) -> None:
        """Leave the agreement on the screen after the visit is closed (the QR code way)."""
        self._kept = note
        self.show()

    def _speak(self, language: str) -> None:
        self._language = language
        self.show()

    def _answered(self, face: str) -> None:
        self._face = int(face) if face else None
        if self._face is not None:
            self._store(None)
        self._stage = "solved"
        self.show()

    def _solved(self, solved: str) -> None:
        if self._face is not None or solved:
            self._store(solved or None)
        self._stage = "thanks"
        self.show()

    def _store(self, solved: str | None) -> None:
        if self._answer is not None and self.conductor is not None:
            self.conductor.session.evaluate(self._answer, self._face, solved)

    def _ended(self) -> None:
        self._stage, self._answer, self._kept = None, None, None
        self._language = self._settings().language
        self.show()

    def _closed(self) -> None:
        self.switched.emit(False)

    def _screen_lost(self) -> None:
        self.switched.emit(False)
        self.said.emit(translate("Top", "The citizen's screen was unplugged. The visit goes on here. F7 opens the citizen window."))
