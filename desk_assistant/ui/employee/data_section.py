"""*Data* in the settings: where the log lies, its copies, how long things are kept, and two things to do at once."""

from datetime import date

import msgspec
from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desk_assistant.policy.in_force import PolicyView
from desk_assistant.settings import LIMITS, Settings
from desk_assistant.ui.employee.policy_section import locked_field
from desk_assistant.ui.parts.buttons import Button
from desk_assistant.ui.parts.fields import TextField
from desk_assistant.ui.parts.flow_layout import FlowLayout
from desk_assistant.ui.parts.look import Look
from desk_assistant.ui.parts.part import Part
from desk_assistant.ui.parts.roles import announce
from desk_assistant.ui.parts.text import Body

translate = QCoreApplication.translate
_PATH = 260


class DataView(msgspec.Struct, frozen=True):
    """Where the log lies, the day of its newest copy, and what is being done: a code and what belongs to it (see `said`)."""

    place: str = ""
    newest: date | None = None
    code: str = "closed"
    detail: int = 0


def said(view: DataView) -> str:
    """Give the sentence about what is being done with the log; `detail` is the per cent done or the number of faults."""
    if view.code == "checked" and view.detail:
        return translate("Data", "Faults found in the log: %1. Contact IT (DA-117).").replace("%1", str(view.detail))
    return {
        "": "",
        "closed": translate("Data", "The log is not open. Nothing can be copied or checked now."),
        "copying": translate("Data", "The copy is being taken. During a visit the last of it waits."),
        "copied": translate("Data", "The copy has been taken and read back."),
        "not_copied": translate("Data", "The copy could not be taken. Contact IT (DA-114)."),
        "checking": translate("Data", "The log is being checked: %1 %. During a visit it waits.").replace("%1", str(view.detail)),
        "checked": translate("Data", "Everything in the log holds."),
        "not_checked": translate("Data", "The log could not be checked. Try again, or contact IT (DA-117)."),
        "busy": translate("Data", "The program is at work on the log already. Try again in a moment."),
    }[view.code]


class DataSection(Part, QWidget):
    """`changed` carries the name of a setting and its value, `acted` the act `copy_now` or `check_now`."""

    changed = Signal(str, object)
    acted = Signal(str)

    def __init__(self, look: Look, settings: Settings, name: str, parent: QWidget, policy: PolicyView = PolicyView()) -> None:
        """`policy` tells what the municipality has set."""
        super().__init__(parent)
        self.setObjectName(name)
        self._policy = policy
        self.numbers = {key: LIMITS[key] for key in ("words_days", "visits_months")}
        self._values = {"second_folder": settings.second_folder, **{key: str(getattr(settings, key)) for key in self.numbers}}
        self.fields: dict[str, TextField] = {}
        self._all = QVBoxLayout(self)
        self._all.setContentsMargins(0, 0, 0, 0)
        self._place = Body(look, "", "ink2", object_name=f"{name}.place", parent=self)
        self._newest = Body(look, "", "ink2", object_name=f"{name}.newest", parent=self)
        self._all.addWidget(self._place)
        self._all.addWidget(self._newest)
        self._field(look, "second_folder", translate("Data", "Second folder for copies"), translate("Data", "For instance a shared drive. Empty: this computer only."), _PATH)
        self._field(look, "words_days", translate("Data", "Days that words are kept"), translate("Data", "1 to 366. Older words are erased."), 3)
        self._field(look, "visits_months", translate("Data", "Months that visits are kept"), translate("Data", "1 to 120. Older visits are erased, and totals stay."), 3)
        self._buttons(look, name)
        self._said = Body(look, "", object_name=f"{name}.said", parent=self)
        self._all.addWidget(self._said)
        self.set_look(look)
        self.show_view(DataView())

    def _field(self, look: Look, key: str, label: str, hint: str, limit: int) -> None:
        if key in self._policy.locked:
            wrong = key in self._policy.wrong
            self._all.addWidget(locked_field(look, label, self._values[key], wrong, f"{self.objectName()}.{key}", self))
            return
        field = TextField(look, label, hint, limit=limit, object_name=f"{self.objectName()}.{key}", parent=self)
        field.set_text(self._values[key])
        for signal in (field.left, field.accepted):  # not while it is written: 1 on the way to 14 would erase
            signal.connect(self._written)
        self._all.addWidget(field)
        self.fields[key] = field

    def _buttons(self, look: Look, name: str) -> None:
        self._row = FlowLayout(None, look.px(12), look.px(8))
        self.copy = Button(look, translate("Data", "Take a copy now"), "secondary", object_name=f"{name}.copy", parent=self)
        self.check = Button(look, translate("Data", "Check the log now"), "secondary", object_name=f"{name}.check", parent=self)
        for button, pressed in ((self.copy, self._copy_pressed), (self.check, self._check_pressed)):
            button.clicked.connect(pressed)
            self._row.addWidget(button)
        self._all.addLayout(self._row)

    def set_look(self, look: Look) -> None:
        super().set_look(look)
        self._all.setSpacing(look.px(12))
        self._row.set_gaps(look.px(12), look.px(8))

    def _copy_pressed(self) -> None:
        self.acted.emit("copy_now")

    def _check_pressed(self) -> None:
        self.acted.emit("check_now")

    def _written(self, text: str) -> None:
        field, text = self.sender(), text.strip()
        key = next(key for key, own in self.fields.items() if own is field)
        if key in self.numbers:
            low, high = self.numbers[key]
            if not (text.isascii() and text.isdecimal() and low <= int(text) <= high):
                wrong = translate("Data", "Write a number from %1 to %2. %3 still applies.")
                field.set_error(wrong.replace("%1", str(low)).replace("%2", str(high)).replace("%3", self._values[key]))
                return
            field.set_error(None)
        if text != self._values[key]:
            self._values[key] = text
            self.changed.emit(key, int(text) if key in self.numbers else text)

    def show_view(self, view: DataView) -> None:
        """Show where things lie and what is being done; what is new in it is read aloud."""
        self._place.set_text(translate("Data", "The log lies here: %1").replace("%1", view.place))
        self._place.setVisible(bool(view.place))
        never = translate("Data", "No copy of the log has been taken yet.")
        newest = translate("Data", "Newest copy: %1")
        self._newest.set_text(newest.replace("%1", f"{view.newest.day}.{view.newest.month}.{view.newest.year}") if view.newest else never)
        sentence = said(view)
        if sentence != self._said.text():
            self._said.set_text(sentence)
            self._said.setVisible(bool(sentence))
            if view.code not in ("", "closed", "checking"):
                announce(self.copy, sentence)
