"""The agreement lines of one owner: read, change, remove, add."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desk_assistant.paper.note import line_start
from desk_assistant.ui import wording
from desk_assistant.ui.employee.guarded_text import GuardedText
from desk_assistant.ui.employee.view import LineView
from desk_assistant.ui.parts.buttons import Button
from desk_assistant.ui.parts.fields import TextField
from desk_assistant.ui.parts.look import Look
from desk_assistant.ui.parts.text import Body, SideHeading
from desk_assistant.visit import commands as c
from desk_assistant.visit.screening import LINE_LIMIT

translate = QCoreApplication.translate


class LineRow(QWidget):
    """One line with *Ret*. `asked` carries the line id."""

    asked = Signal(str)

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.px(8))
        self.text = Body(look, "", parent=self)
        self.change = Button(look, translate("Agreement", "Change"), "link", parent=self)
        self.change.clicked.connect(self._pressed)
        row.addWidget(self.text, 1)
        row.addWidget(self.change, 0)
        self._id = ""

    def show_line(self, line: LineView) -> None:
        """Show the line; the button's name tells which line it changes."""
        self._id = line.id
        self.setObjectName(f"agreement.line.{line.id}")
        self.text.setObjectName(f"agreement.line.{line.id}.text")
        self.change.setObjectName(f"agreement.line.{line.id}.change")
        text = f"{line.text} {line_start(line.when)}." if line.when else line.text
        self.text.set_text(text)
        self.change.setAccessibleName(f"{self.change.label()}: {text}")

    def _pressed(self) -> None:
        self.asked.emit(self._id)


class LineGroup(QWidget):
    """Heading and lines of one owner, and the field in which one line is written at a time. `add` is placed by the page."""

    commanded = Signal(object)

    def __init__(self, look: Look, owner: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.owner = owner
        self.setObjectName(f"agreement.group.{owner}")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, look.px(4), 0, 0)
        box.setSpacing(0)
        self.heading = SideHeading(look, "", small=True, object_name=f"agreement.group.{owner}.heading", parent=self)
        self.add = Button(look, wording.owner_name(owner), "quiet", "add", object_name=f"agreement.group.{owner}.add")
        self.add.setAccessibleName(f"{translate('Agreement', 'Add a line')}: {wording.owner_name(owner)}")
        self.add.clicked.connect(self._add_pressed)
        box.addWidget(self.heading)
        self.rows: list[LineRow] = []
        self.lines = QVBoxLayout()
        self.lines.setSpacing(look.px(4))
        box.addLayout(self.lines)
        self._editor(look, box)
        self._shown: tuple[LineView, ...] = ()
        self._line: str | None = None

    def _editor(self, look: Look, box: QVBoxLayout) -> None:
        self.editor = QWidget(self)
        inner = QVBoxLayout(self.editor)
        inner.setContentsMargins(0, 0, 0, look.px(8))
        label = translate("Agreement", "Write the line")
        hint = translate("Agreement", "No names or numbers.")
        self.field = TextField(look, label, hint, limit=LINE_LIMIT, object_name=f"agreement.group.{self.owner}.field", parent=self.editor)
        self.guard = GuardedText(self.field, self._command, self)
        self.guard.commanded.connect(self.commanded)
        self.field.accepted.connect(self.close_editor)
        inner.addWidget(self.field)
        row = QHBoxLayout()
        self.done = Button(look, translate("Agreement", "Done"), "secondary", object_name=f"agreement.group.{self.owner}.done", parent=self.editor)
        self.remove = Button(look, translate("Agreement", "Remove the line"), "quiet", "delete", object_name=f"agreement.group.{self.owner}.remove", parent=self.editor)
        self.done.clicked.connect(self._done_pressed)
        self.remove.clicked.connect(self._remove_pressed)
        row.addWidget(self.done)
        row.addWidget(self.remove)
        row.addStretch(1)
        inner.addLayout(row)
        self.editor.hide()
        box.addWidget(self.editor)

    def show_lines(self, heading: str, lines: tuple[LineView, ...]) -> None:
        """Show heading and lines. The line being written keeps its own text; a new line finds its id when saved."""
        if self._line is None and self.editor.isVisibleTo(self) and len(lines) > len(self._shown):
            fresh = {line.id for line in lines} - {line.id for line in self._shown}
            self._line = next(iter(fresh))
        self._shown = lines
        self.heading.set_text(heading)
        self.heading.setVisible(bool(lines) or self.editor.isVisibleTo(self))
        while len(self.rows) < len(lines):
            row = LineRow(self._look, self)
            row.asked.connect(self.open_editor)
            self.lines.addWidget(row)
            self.rows.append(row)
        for number, row in enumerate(self.rows):
            row.setVisible(number < len(lines))
            if number < len(lines):
                row.show_line(lines[number])
                if lines[number].id == self._line:
                    self.guard.saved(lines[number].text)

    def open_editor(self, line: str) -> None:
        """Write in place of a line; an empty id begins a new one."""
        self._line = line or None
        text = next((shown.text for shown in self._shown if shown.id == line), "")
        self.field.set_text(text)
        self.field.set_error(None)
        self.guard.saved(text)
        self.remove.setVisible(bool(line))
        self.editor.show()
        self.heading.show()
        self.field.editor().setFocus()

    def _add_pressed(self) -> None:
        self.open_editor("")

    def _command(self, text: str) -> c.Command:
        return c.WriteLine(self._line, self.owner, text)

    def close_editor(self) -> None:
        """Put the field away when what stands in it is saved."""
        if not self.guard.unsaved:
            self.editor.hide()
            self.add.setFocus()
            self._line = None

    def _done_pressed(self) -> None:
        self.guard.save(self.field.text())
        self.close_editor()

    def _remove_pressed(self) -> None:
        line, self._line = self._line, None
        self.field.set_text("")
        self.guard.saved("")
        self.editor.hide()
        self.add.setFocus()
        if line is not None:
            self.commanded.emit(c.RemoveLine(line))

    def unsaved(self) -> bool:
        """Whether something is being written that is not saved."""
        return self.editor.isVisibleTo(self) and self.guard.unsaved
