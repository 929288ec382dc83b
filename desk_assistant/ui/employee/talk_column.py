"""*Samtalen*: the role, what can be said just now, and the way out when the talk is hard. Never logged."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollArea, QScrollBar, QVBoxLayout, QWidget

from desk_assistant.content.model import Prompts
from desk_assistant.ui.employee.life_event_view import EventSaid
from desk_assistant.ui.parts.buttons import Button
from desk_assistant.ui.parts.look import Look
from desk_assistant.ui.parts.part import Part
from desk_assistant.ui.parts.scroll import give_viewport, make_scroll
from desk_assistant.ui.parts.segmented import Segmented
from desk_assistant.ui.parts.text import Body, Heading, SideHeading, Small

translate = QCoreApplication.translate


class TalkColumn(Part, QWidget):
    """Sends `role` with service or authority, and `acted` with an act id."""

    role = Signal(str)
    acted = Signal(str)

    def __init__(self, look: Look, prompts: Prompts | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._prompts = prompts
        self.setObjectName("talk")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, look.px(24), 0, look.px(16))
        box.setSpacing(look.px(8))
        self.scroll = QScrollArea(self)
        give_viewport(self.scroll, filled=False)
        make_scroll(self.scroll, look, "sunken")
        self.inside = QWidget()
        self.inside.setObjectName("talk.inside")
        self.words = QVBoxLayout(self.inside)
        self.words.setContentsMargins(look.px(24), 0, look.px(24), 0)
        self.words.setSpacing(look.px(8))
        self.scroll.setWidget(self.inside)
        self.inside.setAutoFillBackground(False)
        box.addWidget(self.scroll, 1)
        self._role(look)
        self.texts: list[QWidget] = []
        self.end = QVBoxLayout()
        self.words.addStretch(1)
        bottom = QVBoxLayout()
        bottom.setContentsMargins(look.px(24), 0, look.px(24), 0)
        bottom.setSpacing(look.px(8))
        self.call = Button(look, translate("Talk", "Call a colleague"), "primary", object_name="talk.call", parent=self)
        self.call.clicked.connect(self._call_pressed)
        self.hard = Button(look, translate("Talk", "The talk is hard"), "secondary", "support-agent", hint="F4", object_name="talk.hard", parent=self)
        self.hard.clicked.connect(self._hard_pressed)
        bottom.addWidget(self.call)
        bottom.addWidget(self.hard)
        box.addLayout(bottom)
        self._shown: tuple = ()

    def _role(self, look: Look) -> None:
        self.role_heading = SideHeading(look, translate("Talk", "Your role right now"), object_name="talk.role_heading", parent=self.inside)
        choices = [("service", translate("Talk", "Service")), ("authority", translate("Talk", "Authority"))]
        self.roles = Segmented(look, self.role_heading.text(), choices, "service", object_name="talk.role", parent=self.inside)
        self.roles.chosen.connect(self.role)
        self.means = Body(look, "", "ink2", object_name="talk.means", parent=self.inside)
        self.say = Body(look, "", object_name="talk.say", parent=self.inside)
        for part in (self.role_heading, self.roles, self.means, self.say):
            self.words.addWidget(part)

    def show_view(
        self, place: str, event: EventSaid | None, role: str, proposed: bool, hard: bool, shared: bool, switched: bool, call: str
    ) -> None:
        """Show the prompts of a place, those of a life event first. Shared screens keep only the role and *Sig det tilbage*.

        `proposed` tells that the open step is the authority's own, so that the role should be switched before it.
        """
        wanted = (place, event, role, proposed, hard, shared, switched, call)
        if wanted == self._shown:
            return
        self._shown = wanted
        self.roles.set_value(role)
        by_role = {item.role: item for item in self._prompts.roles} if self._prompts else {}
        prompts, authority = by_role.get(role), by_role.get("authority")
        self.means.set_text(prompts.means if prompts else "")
        if proposed and role == "service" and authority is not None:
            switch = translate("Talk", "This step is the authority's own. Switch role, and say:")
            self.say.set_text(f"{switch} “{authority.say}”")
        else:
            self.say.set_text(f"“{prompts.say}”" if prompts and switched else "")
        self.say.setVisible(bool(self.say.text()))
        for part in (self.role_heading, self.roles, self.means):
            part.setVisible(not hard)
        if hard:
            self.say.hide()
        self._clear()
        if hard and not shared:
            self._show_hard()
        else:
            if event is not None and not shared:
                self._group(event.title, event.sentences)
            self._show_place(place, shared)
        self.call.setVisible(hard and not shared)
        self.call.set_label(f"{translate('Talk', 'Call a colleague')} {call}".strip())
        self.hard.setVisible(not shared)
        self.hard.set_label(translate("Talk", "Close") if hard else translate("Talk", "The talk is hard"))

    def _clear(self) -> None:
        for widget in self.texts:
            self.words.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self.texts.clear()

    def _put(self, widget: QWidget) -> None:
        self.words.insertWidget(self.words.count() - 1, widget)
        widget.show()
        self.texts.append(widget)

    def _show_place(self, place: str, shared: bool) -> None:
        found = next((item for item in self._prompts.places if item.place == place), None) if self._prompts else None
        if found is None:
            return
        if not shared:
            self._group(translate("Talk", "Ask openly"), found.open[:3])
        self._group(translate("Talk", "Repeat and confirm"), found.confirm[:1])
        if not shared and self._prompts is not None and place in ("clarify", "together"):
            self._group(translate("Talk", "Stuck?"), self._prompts.stuck[:2])

    def _group(self, heading: str, phrases: tuple[str, ...]) -> None:
        if not phrases:
            return
        title = SideHeading(self._look, heading, parent=self.inside)
        title.setContentsMargins(0, self._look.px(10), 0, 0)
        self._put(title)
        for phrase in phrases:
            self._put(Body(self._look, f"“{phrase}”", parent=self.inside))

    def _show_hard(self) -> None:
        self._put(Heading(self._look, translate("Talk", "When the talk is hard"), 2, parent=self.inside))
        for level in self._prompts.hard if self._prompts else ():
            self._put(SideHeading(self._look, level.title, parent=self.inside))
            self._put(Small(self._look, level.notice, parent=self.inside))
            self._put(Body(self._look, level.do, parent=self.inside))
            self._put(Body(self._look, f"“{level.say}”", parent=self.inside))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page up and page down scroll the phrases from every control of the column."""
        pages = {Qt.Key.Key_PageUp: QScrollBar.SliderAction.SliderPageStepSub, Qt.Key.Key_PageDown: QScrollBar.SliderAction.SliderPageStepAdd}
        if event.key() in pages:
            self.scroll.verticalScrollBar().triggerAction(pages[event.key()])
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("sunken"))
        painter.fillRect(0, 0, 1, self.height(), self._look.colour("line"))
        painter.end()

    def _hard_pressed(self) -> None:
        self.acted.emit("hard_talk")

    def _call_pressed(self) -> None:
        self.acted.emit("call_colleague")
