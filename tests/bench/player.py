"""Plays visits on the real program with real key events, and takes the time of every key."""

import time
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import msgspec
from PySide6.QtCore import QUrl
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from desk_assistant.app import Program
from desk_assistant.tour import keyboard
from desk_assistant.ui.employee import view as views
from tests.bench.watch import Watch

#: So long must nothing have been painted before a key is taken to be done, in seconds. The time itself does not count.
_QUIET = 0.012
_PATIENCE = 30.0
#: The flows that are played, always the same ones, so that figures can be compared from one version to the next.
FLOWS = ("koerekort", "laegevalg", "sundhedskort")
_MOST_KEYS = 40


class Pressed(msgspec.Struct, frozen=True):
    """One key: where it was pressed, whether it wrote, and when what came of it, in seconds after the press.

    `done`: saved, and both windows painted. `preview`: the note drawn and shown, or None when it was not drawn.
    """

    place: str
    wrote: bool
    done: float
    preview: float | None


def goes_nowhere(address: QUrl) -> bool:
    """Open nothing."""
    return True


class Player:
    """One desk at work with both windows open. `before` is called before each key, outside the measured time."""

    def __init__(self, folder: Path) -> None:
        self.program = Program(folder, datetime.now, open_address=goes_nowhere)
        self.before: Callable[[], None] | None = None
        self._saved = False
        self._saved_at = 0
        self._drawn = 0
        self._painted: list[tuple[int, bool]] = []
        self.program.start()
        self.wait(self._is_open)
        self.employee = Watch(self.program.window, self._employee_painted)
        self.work.session.saved.connect(self._was_saved)
        self.work.handing.previewed.connect(self._was_drawn)

    @property
    def work(self):  # noqa: ANN201 - loaded by the program itself
        """The desk behind the windows."""
        return self.program.work

    def open_citizen_window(self) -> None:
        """Show the citizen's window and wait until both stand."""
        self.work.side.toggle()
        self.citizen = Watch(self.work.side.window, self._citizen_painted)
        self.program.window.activateWindow()
        self.wait(self.program.window.isActiveWindow)
        self.settle(0.3)

    def paint_both(self) -> None:
        """Paint both windows from edge to edge, at once."""
        self.program.window.repaint()
        self.work.side.window.repaint()

    def visit(self, flow: str) -> list[Pressed]:
        """Play a visit about one topic, with the note on the screen and nothing printed; give its keys."""
        return list(self._visit(flow))

    def _visit(self, flow: str) -> Iterator[Pressed]:
        yield self.press("N")
        topics = self.program.library.topics
        yield self.press(str(topics.index(flow) + 1))
        for _ in range(_MOST_KEYS):
            if self.place != "clarify":
                break
            yield self.press("1")
        while self.place == "together" and self._is_something_open():
            yield self.press("1")
        yield self.press("Ctrl+Enter")
        yield self.press("Ctrl+Enter")
        if self.place != "agreement":
            raise RuntimeError(f"the visit about {flow} came no further than {self.place}")
        self.work.conductor.look(given="nothing")
        self.settle()
        if self.work.session.visit.case_note == "open":
            yield self.press("1")
        yield self.press("Ctrl+Enter")
        if self.work.session.visit is not None:
            raise RuntimeError(f"the visit about {flow} did not close")

    @property
    def place(self) -> str:
        """The place that is shown."""
        return self.work.conductor.glance.place

    def _is_something_open(self) -> bool:
        conductor = self.work.conductor
        visit = conductor.session.visit
        need = visit.need(visit.current)
        return views.open_item_id(need, conductor.session.flows[need.content], conductor.glance) is not None

    def press(self, key: str) -> Pressed:
        """Press a key and wait until all that comes of it is done."""
        self.settle()
        if self.before is not None:
            self.before()
        place, self._saved, self._drawn = self.place, False, 0
        self._painted.clear()
        start = self._saved_at = time.monotonic_ns()
        keyboard.press(self.program.window.windowHandle(), key)
        self.settle()
        shown = [at for at, note in self._painted if not note]
        preview = [at for at, note in self._painted if note]
        seen = (preview[0] - start) / 1e9 if preview else None
        return Pressed(place, self._saved, (max([self._saved_at, *shown]) - start) / 1e9, seen)

    def settle(self, seconds: float = 0.0) -> None:
        """Let the program do all it has to do, and for so long at least."""
        end, painted = time.monotonic() + max(seconds, _QUIET), len(self._painted)
        while time.monotonic() < end:
            QApplication.processEvents()
            if len(self._painted) != painted:
                end, painted = max(end, time.monotonic() + _QUIET), len(self._painted)

    def wait(self, condition: Callable[[], bool]) -> None:
        """Wait until a condition holds. Raises RuntimeError when it does not come."""
        end = time.monotonic() + _PATIENCE
        while not condition():
            if time.monotonic() > end:
                raise RuntimeError("the program did not come so far")
            QApplication.processEvents()

    def end(self) -> None:
        """End the program as its last window does."""
        self.program.end()

    def _is_open(self) -> bool:
        if self.program.refused:
            raise RuntimeError(f"the log was refused: {self.program.refused}")
        return self.work is not None

    def _employee_painted(self) -> None:
        self._painted.append((self.employee.last, bool(self._drawn)))

    def _citizen_painted(self) -> None:
        self._painted.append((self.citizen.last, False))

    def _was_saved(self, fact: str) -> None:
        self._saved, self._saved_at = True, time.monotonic_ns()

    def _was_drawn(self, page: QImage, words: str) -> None:
        self._drawn = time.monotonic_ns()
