"""The start screen: safe to be seen. One primary button, what waits, and the cases still to be written."""

import msgspec
from PySide6.QtCore import QCoreApplication, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desk_assistant.ui.employee.page import Page
from desk_assistant.ui.parts.buttons import Button
from desk_assistant.ui.parts.look import Look
from desk_assistant.ui.parts.message import Message
from desk_assistant.ui.parts.text import Body, Heading, SideHeading, Small

translate = QCoreApplication.translate


class WaitingView(msgspec.Struct, frozen=True):
    """One visit that waits, or one case to write: id, topic, a line about it, and the button's words."""

    id: str
    title: str
    line: str
    button: str


class StartView(msgspec.Struct, frozen=True):
    """What the start screen shows."""

    desk: str
    waiting: tuple[WaitingView, ...]
    to_write: tuple[WaitingView, ...]
    to_write_heading: str
    notice: str
    notice_kind: str
    can_reopen: bool
    shared: bool
    refused: str = ""


class Entry(QWidget):
    """A line with topic, place and one button. `pressed` carries the id."""

    pressed = Signal(str)

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, look.px(6), 0, look.px(6))
        words = QVBoxLayout()
        words.setSpacing(0)
        self.title = SideHeading(look, "", parent=self)
        self.line = Small(look, "", parent=self)
        words.addWidget(self.title)
        words.addWidget(self.line)
        self.button = Button(look, "", "secondary", parent=self)
        self.button.clicked.connect(self._press)
        row.addLayout(words, 1)
        row.addWidget(self.button, 0)
        self._id = ""

    def show_entry(self, entry: WaitingView, object_name: str) -> None:
        """Show an entry; the button's name tells which one it is for."""
        self._id = entry.id
        self.setObjectName(object_name)
        self.button.setObjectName(f"{object_name}.button")
        self.title.set_text(entry.title)
        self.line.set_text(entry.line)
        self.button.set_label(entry.button)
        self.button.setAccessibleName(f"{entry.button}: {entry.title}. {entry.line}")

    def _press(self) -> None:
        self.pressed.emit(self._id)


class StartPage(Page):
    """*Klar til næste borger*. `resumed` and `written` carry a visit id."""

    resumed = Signal(str)
    written = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "start", parent)
        self.set_look(look)
        outer = self.sheet.layout()
        outer.insertStretch(0, 1)
        outer.setStretch(outer.count() - 1, 1)
        self.body.addSpacing(look.px(16))
        self.heading.hide()
        self.caption.set_text("")
        self.body.addWidget(self.caption)
        self.title = Heading(look, translate("Start", "Ready for the next citizen"), 1, large=True, object_name="start.title", parent=self.column)
        self.body.addWidget(self.title)
        undo = (("undo", translate("Start", "Open it again")),)
        self.notice = Message(look, "info", "", object_name="start.notice", parent=self.column)
        self.closed = Message(look, "success", translate("Start", "The visit is closed and saved."), undo, object_name="start.closed", parent=self.column)
        self.closed.acted.connect(self.acted)
        again = ("try_again", translate("Start", "Try again"))
        renew = ("new_log", translate("Start", "Go on in a new log"))
        self.blocked = Message(look, "error", "", (again,), object_name="start.blocked", parent=self.column)
        self.damaged = Message(look, "error", "", (again, renew), object_name="start.damaged", parent=self.column)
        for message in (self.blocked, self.damaged):
            message.acted.connect(self.acted)
            self.body.addWidget(message)
        self.body.addWidget(self.notice)
        self.body.addWidget(self.closed)
        self.new_visit = Button(look, translate("Start", "New visit"), "primary", "add", hint="N", height=56, object_name="start.new_visit", parent=self.column)
        self.new_visit.clicked.connect(self._new_pressed)
        self.body.addWidget(self.new_visit)
        self.body.addSpacing(look.px(16))
        self.waiting_heading = SideHeading(look, translate("Start", "On pause"), object_name="start.waiting_heading", parent=self.column)
        self.body.addWidget(self.waiting_heading)
        self.none = Body(look, translate("Start", "No visits on pause."), "ink2", object_name="start.none", parent=self.column)
        self.body.addWidget(self.none)
        self.waiting = self._list()
        self.write_heading = SideHeading(look, "", object_name="start.write_heading", parent=self.column)
        self.body.addWidget(self.write_heading)
        self.to_write = self._list()
        self.entries: dict[str, list[Entry]] = {"waiting": [], "to_write": []}
        self.body.addStretch(1)
        hint = translate("Start", "N starts a visit. Ctrl+K shows all you can do. F1 shows all keys.")
        self.body.addWidget(Small(look, hint, object_name="start.hint", parent=self.column))
        self._view: StartView | None = None

    def set_look(self, look: Look) -> None:
        super().set_look(look)
        self.column.setFixedWidth(look.px(720))

    def _list(self) -> QVBoxLayout:
        layout = QVBoxLayout()
        layout.setSpacing(0)
        self.body.addLayout(layout)
        return layout

    def show_view(self, view: StartView) -> None:
        """Show what waits. Under *Fælles skærm* the lists are hidden."""
        self._view = view
        self.caption.set_text(view.desk)
        self.caption.setVisible(bool(view.desk))
        shown = self.damaged if view.refused in ("corrupt", "schema_changed") else self.blocked if view.refused else self.notice
        for message in (self.blocked, self.damaged, self.notice):
            message.setVisible(message is shown and bool(view.notice))
        if view.notice and shown.text() != view.notice:
            shown.set_message("error" if view.refused else view.notice_kind, view.notice)
        self.closed.setVisible(view.can_reopen)
        waiting = () if view.shared else view.waiting
        to_write = () if view.shared else view.to_write
        self.none.setVisible(not waiting and not view.shared)
        self.waiting_heading.setVisible(not view.shared)
        self.write_heading.set_text(view.to_write_heading)
        self.write_heading.setVisible(bool(to_write))
        self._fill("waiting", self.waiting, waiting)
        self._fill("to_write", self.to_write, to_write)
        self.settle()
        if view.refused:
            QTimer.singleShot(0, self.to_top)

    def _fill(self, kind: str, layout: QVBoxLayout, shown: tuple[WaitingView, ...]) -> None:
        entries = self.entries[kind]
        while len(entries) < len(shown):
            entry = Entry(self._look, self.column)
            entry.pressed.connect(self.resumed if kind == "waiting" else self.written)
            layout.addWidget(entry)
            entries.append(entry)
        for number, entry in enumerate(entries):
            entry.setVisible(number < len(shown))
            if number < len(shown):
                entry.show_entry(shown[number], f"start.{kind}.{number + 1}")

    def _new_pressed(self) -> None:
        self.acted.emit("new_visit")

    def first_focus(self) -> QWidget | None:
        for message in (self.blocked, self.damaged):
            if message.isVisibleTo(self):
                return message.buttons()[0]
        waiting = self._view is not None and self._view.waiting and not self._view.shared
        return self.entries["waiting"][0].button if waiting else self.new_visit
