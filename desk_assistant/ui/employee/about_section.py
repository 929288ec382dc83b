"""*Om* in the settings: what this program is and where its files lie, to read and to send to support."""

from datetime import date
from pathlib import Path

import msgspec
from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desk_assistant.ui.parts.buttons import Button
from desk_assistant.ui.parts.flow_layout import FlowLayout
from desk_assistant.ui.parts.look import Look
from desk_assistant.ui.parts.part import Part
from desk_assistant.ui.parts.roles import announce
from desk_assistant.ui.parts.text import Body

translate = QCoreApplication.translate


class AboutView(msgspec.Struct, frozen=True):
    """What the program says of itself; `built` is empty where it was not packaged, `licences` is a long text.

    `content` tells one state of the content from another, `content_name` is the name of its pack, empty for the shipped one.

    No word of a citizen is in it.
    """

    program: str
    built: str
    content: str
    content_name: str
    content_day: date | None
    has_local_content: bool
    parts: str
    system: str
    data: Path
    error_log: Path
    home: Path
    licences: str


def lines(view: AboutView) -> tuple[str, ...]:
    """Give what is known of the program, one sentence a line."""
    local = translate("About", "with the municipality's own") if view.has_local_content else translate("About", "as it was delivered")
    day = f"{view.content_day.day}.{view.content_day.month}.{view.content_day.year}" if view.content_day else ""
    name = view.content_name or translate("About", "came with the program")
    rows = (
        (translate("About", "Program"), view.program),
        (translate("About", "Built"), view.built or translate("About", "not packaged, runs from the source code")),
        (translate("About", "Content"), " · ".join(filter(None, (name, day, f"{view.content} ({local})")))),
        (translate("About", "Made with"), view.parts),
        (translate("About", "Operating system"), view.system),
        (translate("About", "Data folder"), str(view.data)),
        (translate("About", "Error log"), str(view.error_log)),
        (translate("About", "Licence"), translate("About", "Mozilla Public License 2.0. Parts made by others have their own.")),
    )
    return tuple(f"{name}: {value}" for name, value in rows)


def for_support(view: AboutView) -> str:
    """Give the lines to send to support, without the name of who is signed in to the computer."""
    return "\n".join(lines(view)).replace(str(view.home), "~") + "\n"


class AboutSection(Part, QWidget):
    """`acted` carries the act `licences`, which opens the list of what others have made."""

    acted = Signal(str)

    def __init__(self, look: Look, view: AboutView, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._view = view
        self._all = QVBoxLayout(self)
        self._all.setContentsMargins(0, 0, 0, 0)
        for number, line in enumerate(lines(view)):
            self._all.addWidget(Body(look, line, "ink2", object_name=f"{name}.{number}", parent=self))
        self._row = FlowLayout(None, look.px(12), look.px(8))
        self.copy = Button(look, translate("About", "Copy for support"), "secondary", icon="copy", object_name=f"{name}.copy", parent=self)
        self.licences = Button(look, translate("About", "Licences of others"), "secondary", object_name=f"{name}.licences", parent=self)
        self.copy.clicked.connect(self._copy_pressed)
        self.licences.clicked.connect(self._licences_pressed)
        self._row.addWidget(self.copy)
        self._row.addWidget(self.licences)
        self._all.addLayout(self._row)
        self._said = Body(look, "", object_name=f"{name}.said", parent=self)
        self._said.hide()
        self._all.addWidget(self._said)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        super().set_look(look)
        self._all.setSpacing(look.px(8))
        self._row.set_gaps(look.px(12), look.px(8))

    def _copy_pressed(self) -> None:
        QGuiApplication.clipboard().setText(for_support(self._view))
        said = translate("About", "Copied. The text holds nothing about citizens, and you can paste it into a message.")
        self._said.set_text(said)
        self._said.show()
        announce(self.copy, said)

    def _licences_pressed(self) -> None:
        self.acted.emit("licences")
