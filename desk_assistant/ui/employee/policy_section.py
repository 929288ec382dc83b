"""What the municipality has set, as the settings show it: a field that can be read and not changed, and a section with the rest."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desk_assistant.policy.in_force import PolicyView
from desk_assistant.ui.parts.fields import TextField
from desk_assistant.ui.parts.look import Look
from desk_assistant.ui.parts.message import Message
from desk_assistant.ui.parts.part import Part
from desk_assistant.ui.parts.text import Body, Heading

translate = QCoreApplication.translate


def locked_field(look: Look, name: str, value: object, wrong: bool, object_name: str, parent: QWidget) -> TextField:
    """Give a field that shows what the municipality has set, or what holds while that is `wrong`. Tab comes to it, to read and copy."""
    by_whom = translate("Policy", "Set by the municipality")
    until = translate("Policy", "Safe value until the municipality's file is put right")
    field = TextField(look, name, until if wrong else by_whom, limit=2_000, object_name=object_name, parent=parent)
    field.set_text(_in_words(value))
    field.lock()
    return field


def _in_words(value: object) -> str:
    if isinstance(value, bool):
        return translate("Policy", "Yes") if value else translate("Policy", "No")
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return str(value) if value not in ("", None) else translate("Policy", "Nothing")


class PolicySection(Part, QWidget):
    """Where the file lies, what it sets that has no place elsewhere on the page, and what is wrong with it."""

    def __init__(self, look: Look, view: PolicyView, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._all = QVBoxLayout(self)
        self._all.setContentsMargins(0, 0, 0, 0)
        self._all.addWidget(Heading(look, translate("Policy", "The municipality's file"), 2, parent=self))
        place = translate("Policy", "The file lies here: %1").replace("%1", view.place)
        self._all.addWidget(Body(look, place, "ink2", object_name=f"{name}.place", parent=self))
        if view.faults:
            self._fault(look, name, "\n".join((translate("Policy", "The file has faults. What is wrong does not apply:"), *view.faults)))
        if view.overlay_is_away:
            self._fault(look, f"{name}.overlay", translate("Policy", "The folder with the municipality's own content cannot be reached."))
        labels = self._labels()
        for key, value in view.rows:
            self._all.addWidget(locked_field(look, labels[key], value, key in view.wrong, f"{name}.{key}", self))
        self.set_look(look)

    def _fault(self, look: Look, name: str, text: str) -> None:
        self._all.addWidget(Message(look, "warning", text, object_name=f"{name}.faults", parent=self))

    def _labels(self) -> dict[str, str]:
        return {
            "totals_years": translate("Policy", "Years that totals are kept"),
            "overlay_folder": translate("Policy", "Folder with the municipality's own content"),
            "pack_address": translate("Policy", "Address of content packs"),
            "pack_keys": translate("Policy", "Public keys of content packs"),
        }

    def set_look(self, look: Look) -> None:
        super().set_look(look)
        self._all.setSpacing(look.px(12))
