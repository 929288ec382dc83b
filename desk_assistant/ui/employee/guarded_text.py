"""A text field that is saved when it is left, accepted, or has rested, and only if nothing in it identifies a person."""

import re
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, Signal

from desk_assistant.ui import wording
from desk_assistant.ui.parts.fields import Field
from desk_assistant.visit.commands import Command
from desk_assistant.visit.screening import screen

translate = QCoreApplication.translate
#: Takes out what may not be kept. No key that a text field uses itself.
REMOVAL_KEY = "F3"
#: A number that may go on: the first half of one that identifies must not be kept because somebody looked up while typing.
_NUMBER_AT_THE_END = re.compile(r"\d[\d ./–-]{2,}$")


class GuardedText(QObject):
    """Sits on a field. `commanded` carries the command that saves the text; `waits` tells that it is not saved yet."""

    commanded = Signal(object)
    waits = Signal(bool)

    def __init__(self, field: Field, build: Callable[[str], Command], parent: QObject) -> None:
        super().__init__(parent)
        self.field = field
        self.build = build
        self.allowed: tuple[str, ...] = ()
        self._kept = ""
        field.edited.connect(self._edited)
        field.rested.connect(self._rested)
        field.left.connect(self.save)
        field.accepted.connect(self.save)
        field.removal_asked.connect(self._remove)

    def show_text(self, text: str) -> None:
        """Show what is saved, unless something unsaved stands in the field."""
        if self.unsaved and self.field.text() != text:
            return
        self._kept = text
        if self.field.text() != text:
            self.field.set_text(text)
            self.field.set_error(None)

    @property
    def unsaved(self) -> bool:
        """Whether the field holds something that is not saved."""
        return self.field.text().strip() != self._kept.strip()

    def _edited(self, text: str) -> None:
        self._judge(text)
        self.waits.emit(self.unsaved)

    def _judge(self, text: str) -> bool:
        """Show what is found in the text; True when it may be saved."""
        found = screen(text, self.allowed)
        refused, warned = found.refused, found.warned
        if refused:
            sentence = wording.refusal("identifier", refused)
            self.field.set_error(sentence, translate("Field", "Remove it"), REMOVAL_KEY)
        elif self.field.error():
            self.field.set_error(None)
        names = translate("Refusals", " and ").join(wording.finding_name(kind) for kind in warned)
        self.field.set_warning(translate("Field", "Looks like %1. Is it needed?").replace("%1", names) if warned else "")
        return not refused

    def save(self, text: str) -> None:
        """Ask for the text to be saved if it is new and may be kept."""
        if self.unsaved and self._judge(text):
            self.commanded.emit(self.build(text))

    def _rested(self, text: str) -> None:
        """Save after a rest, but not in the middle of a number; that waits until the field is left."""
        if not _NUMBER_AT_THE_END.search(text):
            self.save(text)

    def saved(self, text: str) -> None:
        """Take note that this text now stands on disk."""
        self._kept = text
        self.waits.emit(self.unsaved)

    def _remove(self) -> None:
        self.field.set_text(screen(self.field.text(), self.allowed).without)
        self.field.set_error(None)
        if self.field.isVisible():
            self.field.editor().setFocus()
        self._edited(self.field.text())
        self.save(self.field.text())
