"""Gives the agreement into the citizen's hand: preview, printed page, PDF, QR code. A failed printer never loses a visit."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from PySide6.QtGui import QImage

from desk_assistant.content.library import Library
from desk_assistant.content.model import Flow
from desk_assistant.desk.session import Session
from desk_assistant.paper import typeset
from desk_assistant.paper.note import Note, note_lines
from desk_assistant.settings import Settings
from desk_assistant.ui.note_content import note_of
from desk_assistant.ui.printing import PrintJob
from desk_assistant.visit.state import Visit

translate = QCoreApplication.translate
PREVIEW_PPI = 110


def sentence(code: str) -> str:
    """Give the sentence for paper that did not come: the agreement is saved, and what to do."""
    return {
        "no_printer": translate("Paper", "No printer was found. The agreement is saved. Try again, or give it another way."),
        "timeout": translate("Paper", "The printer does not answer. The agreement is saved. Try again, or give it another way."),
        "failed": translate("Paper", "The page could not be printed. The agreement is saved. Try again, or give it another way."),
        "unwritable": translate("Paper", "The PDF could not be saved there. The agreement is saved. Choose another folder."),
    }.get(code, translate("Paper", "The note could not be set. The agreement is saved. Read it aloud, or show it on the citizen screen."))


class Handing(QObject):
    """One desk's way of giving notes. `given` tells that the paper came, `failed` why it did not."""

    previewed = Signal(QImage, str)
    given = Signal()
    failed = Signal(str)

    def __init__(self, session: Session, library: Callable[[], Library], settings: Callable[[], Settings], resources: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._library = library
        self._settings = settings
        self._resources = resources
        self._job: PrintJob | None = None
        self._wanted: Note | None = None
        self._drawn: Note | None = None
        self._timer = QTimer(self, singleShot=True, interval=0)
        # A second timer, so that the citizen's window, which is refreshed with the first one, is painted before that.
        self._after_paint = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._let_paint)
        self._after_paint.timeout.connect(self._draw)

    def note(self, language: str, large: bool) -> Note | None:
        """Give the note of the running visit, or None."""
        visit = self._session.visit
        return self._note(visit, self._session.flows, self._session.words, language, large) if visit else None

    def note_of_stored(self, visit_id: str, language: str, large: bool) -> Note | None:
        """Give the note of a stored visit, or None."""
        visit, words, flows = self._session.look_at(visit_id)
        return self._note(visit, flows, words, language, large) if visit else None

    def _note(self, visit: Visit, flows: dict[str, Flow], words: dict[str, str], language: str, large: bool) -> Note:
        return note_of(visit, flows, words, self._library(), self._settings(), self._session.today, language, large)

    def preview(self, note: Note | None) -> None:
        """Draw the note in an idle moment, if it is another than the one drawn."""
        self._wanted = note
        if note is not None and note != self._drawn:
            self._timer.start()

    def forget(self) -> None:
        """Draw again the next time: the window that showed the page is gone."""
        self._drawn = None

    def _let_paint(self) -> None:
        self._after_paint.start()

    def _draw(self) -> None:
        note = self._wanted
        if note is None or note == self._drawn or self._session.visit is None:
            return
        try:
            page = typeset.preview(note, self._resources, PREVIEW_PPI)[0]
        except typeset.TypesettingFailed as problem:
            self.failed.emit(problem.code)
            return
        self._drawn = note
        self.previewed.emit(QImage.fromData(page), "\n".join(note_lines(note)))

    @property
    def printing(self) -> bool:
        """Whether a page is on its way."""
        return self._job is not None

    def print_note(self, note: Note) -> None:
        """Send the note to the printer, or to the folder that counts as one."""
        self.stop()
        self._job = PrintJob(note, self._resources, self._settings().printer, self)
        self._job.done.connect(self._printed)
        self._job.failed.connect(self._not_printed)
        self._job.start()

    def _printed(self) -> None:
        self._end_job()
        self.given.emit()

    def _not_printed(self, code: str) -> None:
        self._end_job()
        self.failed.emit(code)

    def _end_job(self) -> None:
        if self._job is not None:
            self._job.deleteLater()
            self._job = None

    def stop(self) -> None:
        """Give a running print up."""
        if self._job is not None:
            self._job.stop()
            self._end_job()

    def save_pdf(self, note: Note, path: Path) -> bool:
        """Write the tagged PDF to a new file and put it in place. False when that is impossible."""
        fresh = path.with_name(f".{path.name}.ny")
        try:
            fresh.write_bytes(typeset.pdf(note, self._resources))
            fresh.replace(path)
        except OSError:
            fresh.unlink(missing_ok=True) if fresh.parent.is_dir() else None
            self.failed.emit("unwritable")
            return False
        except typeset.TypesettingFailed as problem:
            self.failed.emit(problem.code)
            return False
        return True
