"""The employee window. It shows what the conductor holds and passes every key and press on to it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QPlainTextEdit

from desk_assistant.settings import Settings
from desk_assistant.ui.employee.actions import acts
from desk_assistant.ui.employee.frame import Frame
from desk_assistant.ui.employee.page import Page
from desk_assistant.ui.employee.pages import Pages
from desk_assistant.ui.parts.focus_ring import FocusRing
from desk_assistant.ui.parts.look import Look
from desk_assistant.ui.parts.reading_order import first_stop
from desk_assistant.ui.parts.roles import announce

if TYPE_CHECKING:
    from desk_assistant.content.library import Library
    from desk_assistant.ui.employee.chooser import Chooser
    from desk_assistant.ui.employee.conductor import Conductor

translate = QCoreApplication.translate
_WRITERS = (QLineEdit, QPlainTextEdit)


class EmployeeWindow(QMainWindow):
    """`asked` carries the acts that reach beyond this window (citizen window, settings saved, printing)."""

    asked = Signal(str)
    settings_changed = Signal(object)
    ended = Signal()

    def __init__(self, look: Look, library: "Callable[[], Library]", settings: Callable[[], Settings]) -> None:
        super().__init__()
        self.look = look
        self.settings = settings
        self.conductor: "Conductor | None" = None
        self.chooser: "Chooser | None" = None
        self.waiting: list[str] = []
        self.setObjectName("employee")
        self.setWindowTitle("Desk Assistant")
        self.setPalette(look.palette())
        self.frame = Frame(look, self)
        self.setCentralWidget(self.frame)
        self.pages = Pages(look, library, settings, self.frame)
        self.pages.made.connect(self._page_made)
        self.ring = FocusRing(look, self)
        self.frame.top.acted.connect(self.act)
        self.actions_by_id: dict[str, QAction] = {}
        self.setMinimumSize(min(1000, look.px(800)), 600)
        self.pages.show(self)

    def furnish(self) -> None:
        """Put in what only a visit needs. Done after the first paint, and before the first key is carried out."""
        from desk_assistant.ui.employee import choices
        from desk_assistant.ui.employee.chooser import Chooser

        self._choices = choices
        self._make_actions()
        self.pages.furnish()
        frame = self.frame
        frame.furnish()
        for area in (frame.rail, frame.talk, frame.bottom):
            area.acted.connect(self.act)
        frame.rail.place.connect(self._place)
        frame.rail.need.connect(self._need)
        frame.talk.role.connect(self._role)
        frame.talk.glanced.connect(self.pages.glance)
        self.chooser = Chooser(self.look, self)
        self.chooser.chosen.connect(self._chosen)
        self.chooser.closed.connect(self._focus_page)
        self.ring.raise_()

    def attach(self, conductor: "Conductor") -> None:
        """Begin to work: what was pressed while the log was being opened is carried out now."""
        self.furnish()
        self.conductor = conductor
        conductor.shown.connect(self.repaint_all)
        conductor.said.connect(self._say)
        conductor.session.changed.connect(self._saved)
        self.repaint_all(True)
        waiting, self.waiting = self.waiting, []
        for name in waiting:
            self.act(name)

    def _make_actions(self) -> None:
        for act in acts():
            action = QAction(act.text, self)
            action.setObjectName(act.id)
            action.setAutoRepeat(False)
            action.setShortcuts([QKeySequence(keys) for keys in act.keys])
            action.triggered.connect(self._triggered)
            self.addAction(action)
            self.actions_by_id[act.id] = action
        for digit in range(1, 9):
            action = QAction(self)
            action.setObjectName(f"digit_{digit}")
            action.setAutoRepeat(False)
            action.setShortcut(QKeySequence(f"Ctrl+{digit}"))
            action.triggered.connect(self._digit_triggered)
            self.addAction(action)

    def _triggered(self) -> None:
        self.act(self.sender().objectName())

    def _digit_triggered(self) -> None:
        self._digit(int(self.sender().objectName()[-1]) - 1)

    def act(self, name: str) -> None:
        """Carry out an act by its id."""
        self.pages.remark = ""
        if name == "overview":
            self._overview()
        elif name in ("settings", "help", "export", "licences"):
            self.pages.open(name)
            self.repaint_all(True)
        elif name == "close_page" or (name == "continue" and self.pages.covering):
            self._close_page()
        elif name == "next_area":
            self._next_area()
        elif name in ("try_again", "new_log", "larger_text", "smaller_text"):
            self.asked.emit(name)
        elif self.conductor is None:
            self.waiting.append(name)
        else:
            self._act_in_visit(name)

    def _act_in_visit(self, name: str) -> None:
        if name in ("palette", "add_need", "hand_over"):
            self._choices.open_chooser(name, self.chooser, self.conductor, self.pages.library())
        elif name == "new_visit":
            if not self.conductor.in_visit:
                self.conductor.begin()
        elif name == "talk_column":
            self.frame.toggle_talk()
            QTimer.singleShot(0, self._show_focus)
        elif name == "continue" and self.pages.closed_in_place():
            self.asked.emit("finish")
        else:
            self._pass_on(name)

    def _pass_on(self, name: str) -> None:
        self.pages.save_texts()
        if name == "continue" and self.pages.unsaved():
            self._say(translate("Bottom", "Not saved yet"))
            return
        if not self.conductor.act(name):
            self.asked.emit(name)

    def _close_page(self) -> None:
        if self.pages.covering == "first_run":
            self.asked.emit("first_run_done")
        self.pages.close()
        self.repaint_all(True)

    def _overview(self) -> None:
        self.repaint_all(self.pages.toggle_overview())
        self._say(self.pages.remark)

    def _next_area(self) -> None:
        areas = self.frame.areas()
        focus = QApplication.focusWidget()
        at = next((number for number, area in enumerate(areas) if focus is not None and area.isAncestorOf(focus)), -1)
        for step in range(1, len(areas) + 1):
            stop = first_stop(areas[(at + step) % len(areas)])
            if stop is not None:
                stop.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return

    def _chosen(self, purpose: str, what: str) -> None:
        if purpose == "palette" and self._choices.is_topic(what):
            self._choices.take_topic(what, self.conductor, self.pages.library())
        elif purpose == "palette":
            self.act(what)
        else:
            self._choices.take_choice(purpose, what, self.chooser, self.conductor, self.pages.library())

    def _place(self, place: str) -> None:
        self.pages.save_texts()
        self.conductor.go_to(place)

    def _need(self, need: str) -> None:
        self.conductor.choose_need(need)

    def _role(self, role: str) -> None:
        self.conductor.set_role(role)

    def _page_made(self, page: Page) -> None:
        page.acted.connect(self.act)

    def _say(self, sentence: str) -> None:
        announce(self, sentence)

    def _saved(self) -> None:
        self.pages.texts_saved()

    def repaint_all(self, refocus: bool = False) -> None:
        """Show what the conductor holds; with `refocus` the keyboard lands on the next thing to answer."""
        self.frame.still = True
        try:
            self.pages.show(self)
        finally:
            self.frame.still = False
        focus = QApplication.focusWidget()
        if refocus and not self._chooser_open():
            self._focus_page()
        elif focus is not None and focus.window() is self and not focus.isVisible():
            self.frame.focusNextPrevChild(True)

    def _focus_page(self) -> None:
        page = self.pages.current
        target = page.first_focus() if page is not None else None
        if target is None and self.frame.bottom is not None and self.frame.bottom.isVisible():
            page.to_top()
            target = self.frame.bottom.primary
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)
            QTimer.singleShot(0, self._show_focus)

    def _show_focus(self) -> None:
        """Scroll to the focus once everything stands where it will stand."""
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        page, focus = self.pages.current, self.focusWidget()
        if page is not None and focus is not None and page.isAncestorOf(focus):
            page.show_focus(focus)

    def _chooser_open(self) -> bool:
        return self.chooser is not None and self.chooser.is_open

    def _digit(self, index: int) -> bool:
        if self.conductor is None:
            return False
        if self._chooser_open():
            return self.chooser.choose(index)
        self.pages.save_texts()
        return self.pages.choose(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the single keys that nobody else used. A held key counts once."""
        plain = not event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
        text = event.text()
        if event.isAutoRepeat() or not plain:
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Escape and self.pages.covering:
            self._close_page()
        elif text.isdigit() and self.settings().single_keys and not isinstance(QApplication.focusWidget(), _WRITERS):
            self._digit(int(text) - 1) if text != "0" else None
        elif not self._letter(text):
            super().keyPressEvent(event)

    def _letter(self, text: str) -> bool:
        """N on the start screen begins a visit; a letter on *Ankomst* goes to the words field."""
        if not text.isalpha() or self.pages.covering or not self.settings().single_keys:
            return False
        if self.conductor is None or not self.conductor.in_visit:
            if text.casefold() == "n":
                self.act("new_visit")
                return True
            return False
        return self.pages.type_ahead(text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.frame.fit()
        self.pages.fit()
        if self._chooser_open():
            self.chooser.place()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow():
            self.pages.save_texts()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save what can be saved; the visit stays open on disk and is offered again at the next start."""
        self.pages.save_texts()
        super().closeEvent(event)
        self.ended.emit()
