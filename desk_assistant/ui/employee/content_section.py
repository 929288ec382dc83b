"""*Indhold* in the settings: which content is in use, where packs come from, and what can be done about it."""

from datetime import date

import msgspec
from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desk_assistant.ui.parts.buttons import Button
from desk_assistant.ui.parts.flow_layout import FlowLayout
from desk_assistant.ui.parts.look import Look
from desk_assistant.ui.parts.part import Part
from desk_assistant.ui.parts.roles import announce
from desk_assistant.ui.parts.text import Body

translate = QCoreApplication.translate


class ContentView(msgspec.Struct, frozen=True):
    """The content in use: number and name of its pack (no name: shipped), its day and its last day, and whether that has gone by.

    Then the host that packs come from, whether there is a key to prove them with, and whether there is a pack to go back from.
    `looked` is the day of the last look, and `looked_code` with `looked_said` how it went. `code` is what is being done, or what
    became of it; `said` is why not, as a sentence, and `new` is the pack that counts from the next visit on.
    """

    serial: int = 0
    name: str = ""
    made: date | None = None
    last_day: date | None = None
    expired: bool = False
    host: str = ""
    has_key: bool = False
    can_go_back: bool = False
    looked: date | None = None
    looked_code: str = ""
    looked_said: str = ""
    code: str = "closed"
    said: str = ""
    new: str = ""
    new_serial: int = 0
    in_visit: bool = False


def in_use(view: ContentView) -> str:
    """Give the sentences about the content in use: what it is, and how long it is good for."""
    if not view.name:
        said = translate("Content", "In use: the content that came with the program, of %1 (no. %2).")
        return said.replace("%1", _day(view.made)).replace("%2", str(view.serial))
    said = translate("Content", "In use: “%1”, the pack of %2 (no. %3).")
    said = said.replace("%2", _day(view.made)).replace("%3", str(view.serial)).replace("%1", view.name)
    last = translate("Content", "Its last day is %1.")
    if view.expired:
        last = translate("Content", "Its last day was %1. It can be used, but there should be a newer one (DA-120).")
    return f"{said} {last.replace('%1', _day(view.last_day))}"


def where_from(view: ContentView) -> str:
    """Give the sentence about where packs come from."""
    if view.host:
        return translate("Content", "Packs are fetched from %1 once a day (set by the municipality).").replace("%1", view.host)
    if view.has_key:
        return translate("Content", "No address has been set up. Packs can be installed from a file.")
    return translate("Content", "No address and no key have been set up, so no pack can be installed. IT can do that.")


def last_look(view: ContentView) -> str:
    """Give the sentence about the last look for a newer pack; nothing where none can be fetched."""
    if not view.host:
        return ""
    if view.looked is None:
        return translate("Content", "No look for new content has been taken yet.")
    if view.looked_code == "installed":
        said = translate("Content", "Last look: %1. A new pack came.")
    elif view.looked_code in ("already", "older"):
        said = translate("Content", "Last look: %1. There was nothing newer.")
    elif view.looked_code == "gone_back_from":
        said = translate("Content", "Last look: %1. There was only the pack that you went back from.")
    else:
        said = translate("Content", "Last try: %1. It did not succeed: %2")
    return said.replace("%1", _day(view.looked)).replace("%2", view.looked_said)


def result(view: ContentView) -> str:
    """Give the sentence about what is being done, or what became of it."""
    if view.said:
        return view.said
    said = {
        "": "",
        "closed": translate("Content", "The log is not open. The content cannot be changed now."),
        "fetching": translate("Content", "Looking for new content. You can go on working."),
        "installing": translate("Content", "The pack is being checked. You can go on working."),
        "going_back": translate("Content", "The content before is being brought back. You can go on working."),
        "installed": translate("Content", "The pack “%1” (no. %2) has been installed. It applies from the next visit."),
        "already": translate("Content", "There is nothing newer. The pack “%1” (no. %2) is in use already."),
        "went_back": translate("Content", "The pack “%1” (no. %2) is back. It applies from the next visit."),
        "shipped": translate("Content", "The content that came with the program is back. It applies from the next visit."),
    }["shipped" if view.code == "went_back" and not view.new else view.code]
    if view.code in ("installed", "went_back") and view.in_visit:
        said = f"{said} {translate('Content', 'The visit that is open keeps its words.')}"
    return said.replace("%2", str(view.new_serial)).replace("%1", view.new)


def _day(day: date | None) -> str:
    return f"{day.day}.{day.month}.{day.year}" if day else ""


class ContentSection(Part, QWidget):
    """`acted` carries the act `fetch_content`, `install_content` or `go_back_content`."""

    acted = Signal(str)

    def __init__(self, look: Look, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._all = QVBoxLayout(self)
        self._all.setContentsMargins(0, 0, 0, 0)
        self._lines = [Body(look, "", "ink2", object_name=f"{name}.{part}", parent=self) for part in ("in_use", "where", "looked")]
        for line in self._lines:
            self._all.addWidget(line)
        self._row = FlowLayout(None, look.px(12), look.px(8))
        self.fetch = self._button(look, "fetch", translate("Content", "Look for new content"), self._row)
        self.install = self._button(look, "install", translate("Content", "Install from a file …"), self._row)
        self.back = self._button(look, "back", translate("Content", "Go back to the content before"), self._row)
        self._all.addLayout(self._row)
        question = translate("Content", "Go back to the content before? The pack that is in use now does not come back by itself.")
        self._question = Body(look, question, object_name=f"{name}.question", parent=self)
        self._all.addWidget(self._question)
        self._answers = FlowLayout(None, look.px(12), look.px(8))
        self.yes = self._button(look, "yes", translate("Content", "Yes, go back"), self._answers)
        self.no = self._button(look, "no", translate("Content", "No, keep what is in use"), self._answers)
        self._all.addLayout(self._answers)
        self._said = Body(look, "", object_name=f"{name}.said", parent=self)
        self._all.addWidget(self._said)
        for button, pressed in (
            (self.fetch, self._fetch_pressed), (self.install, self._install_pressed), (self.back, self._back_pressed),
            (self.yes, self._yes_pressed), (self.no, self._no_pressed),
        ):  # fmt: skip
            button.clicked.connect(pressed)
        self._ask(False)
        self.set_look(look)
        self.show_view(ContentView())

    def _button(self, look: Look, name: str, words: str, row: FlowLayout) -> Button:
        button = Button(look, words, "secondary", object_name=f"{self.objectName()}.{name}", parent=self)
        row.addWidget(button)
        return button

    def set_look(self, look: Look) -> None:
        super().set_look(look)
        self._all.setSpacing(look.px(12))
        for row in (self._row, self._answers):
            row.set_gaps(look.px(12), look.px(8))

    def _fetch_pressed(self) -> None:
        self.acted.emit("fetch_content")

    def _install_pressed(self) -> None:
        self.acted.emit("install_content")

    def _back_pressed(self) -> None:
        self._ask(True)
        announce(self.back, self._question.text())
        self.no.setFocus(Qt.FocusReason.OtherFocusReason)

    def _yes_pressed(self) -> None:
        self._answered()
        self.acted.emit("go_back_content")

    def _no_pressed(self) -> None:
        self._answered()

    def _answered(self) -> None:
        self.back.setFocus(Qt.FocusReason.OtherFocusReason)
        self._ask(False)

    def _ask(self, asks: bool) -> None:
        for part in (self._question, self.yes, self.no):
            part.setVisible(asks)

    def show_view(self, view: ContentView) -> None:
        """Show what is in use and what is being done; what is new in it is read aloud."""
        sentences = (in_use(view), where_from(view), last_look(view)) if view.code != "closed" else ("", "", "")
        for line, sentence in zip(self._lines, sentences, strict=True):
            line.set_text(sentence)
            line.setVisible(bool(sentence))
        self._show_buttons(view)
        sentence = result(view)
        if sentence != self._said.text():
            self._said.set_text(sentence)
            self._said.setVisible(bool(sentence))
            if view.code not in ("", "closed"):
                announce(self, sentence)

    def _show_buttons(self, view: ContentView) -> None:
        shown = {self.fetch: bool(view.host), self.install: view.has_key, self.back: view.can_go_back}
        if not view.can_go_back:
            self._ask(False)
        for button, can in shown.items():
            button.setVisible(can)
