"""The licences of what others have made: one long text to read and to search, inside the program."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desk_assistant.ui.employee.page import Page
from desk_assistant.ui.parts.buttons import Button
from desk_assistant.ui.parts.editors import ReadingFrame
from desk_assistant.ui.parts.fields import TextField
from desk_assistant.ui.parts.look import Look
from desk_assistant.ui.parts.roles import announce
from desk_assistant.ui.parts.text import Body

translate = QCoreApplication.translate
#: So many lines of the text at least; it fills the room there is.
_ROWS = 5


class LicencesPage(Page):
    """Enter in the search field goes to the next place; the text itself is read with the arrow keys."""

    def __init__(self, look: Look, text: str, parent: QWidget | None = None) -> None:
        super().__init__(look, "licences", parent)
        self.heading.set_text(translate("Licences", "Licences of others"))
        back = translate("Licences", "Back to settings")
        self.close_button = Button(look, back, "primary", hint="Esc", object_name="licences.close", parent=self.column)
        self.close_button.clicked.connect(self._close_pressed)
        self.put_title(with_caption=False, beside=self.close_button)
        hint = translate("Licences", "Enter goes to the next place.")
        self.search = TextField(look, translate("Licences", "Search the text"), hint, limit=80, object_name="licences.search", parent=self.column)
        self.search.accepted.connect(self._search)
        self.next_button = Button(look, translate("Licences", "Next"), "secondary", object_name="licences.next", parent=self.column)
        self.next_button.clicked.connect(self._next_pressed)
        row = QHBoxLayout()
        row.addWidget(self.search, 1)
        row.addWidget(self.next_button, 0, Qt.AlignmentFlag.AlignBottom)
        self.body.addLayout(row)
        self.found = Body(look, translate("Licences", "Nothing has been searched for."), "ink2", object_name="licences.found", parent=self.column)
        self.body.addWidget(self.found)
        self.frame = ReadingFrame(look, _ROWS, self.column)
        self.frame.edit.setObjectName("licences.text")
        self.frame.edit.setAccessibleName(translate("Licences", "Licences of others"))
        self.frame.edit.setPlainText(text)
        self.body.addWidget(self.frame, 1)

    def _next_pressed(self) -> None:
        self._search(self.search.text())

    def _search(self, words: str) -> None:
        """Go to the next place where the words stand, from the beginning again after the last one."""
        wanted, edit = words.strip(), self.frame.edit
        places = self._places(wanted)
        if not places:
            said = translate("Licences", "Not found.") if wanted else translate("Licences", "Nothing has been searched for.")
        else:
            at = edit.textCursor().selectionEnd() if edit.textCursor().hasSelection() else 0
            number = next((number for number, place in enumerate(places) if place >= at), 0)
            self._show(places[number], len(wanted))
            said = translate("Licences", "Place %1 of %2.").replace("%1", str(number + 1)).replace("%2", str(len(places)))
        self.found.set_text(said)
        announce(self.search, said)

    def _places(self, wanted: str) -> list[int]:
        document: QTextDocument = self.frame.edit.document()
        places: list[int] = []
        cursor = document.find(wanted) if wanted else QTextCursor()
        while not cursor.isNull():
            places.append(cursor.selectionStart())
            cursor = document.find(wanted, cursor)
        return places

    def _show(self, place: int, length: int) -> None:
        cursor = self.frame.edit.textCursor()
        cursor.setPosition(place)
        cursor.setPosition(place + length, QTextCursor.MoveMode.KeepAnchor)
        self.frame.edit.setTextCursor(cursor)
        self.frame.edit.centerCursor()

    def _close_pressed(self) -> None:
        self.acted.emit("close_page")

    def first_focus(self) -> QWidget | None:
        return self.search
