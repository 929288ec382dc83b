"""*Samtalen*: the role, what can be said just now, and the way out when the talk is hard. Never logged."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollArea, QScrollBar, QVBoxLayout, QWidget

from desk_assistant.content.model import Level
from desk_assistant.ui.employee.phrase_group import PhraseGroup
from desk_assistant.ui.employee.situation_box import SituationBox
from desk_assistant.ui.employee.talk_view import TalkView
from desk_assistant.ui.parts.buttons import Button
from desk_assistant.ui.parts.look import Look
from desk_assistant.ui.parts.part import Part
from desk_assistant.ui.parts.scroll import give_viewport, make_scroll
from desk_assistant.ui.parts.segmented import Segmented
from desk_assistant.ui.parts.text import Body, Heading, SideHeading, Small

translate = QCoreApplication.translate
#: The groups of phrases in the order in which they stand, as in `talk_view`.
GROUPS = ("event", "open", "confirm", "at_hand", "stuck", "watch", "opens_up", "motivation")


class TalkColumn(Part, QWidget):
    """Sends `role` with service or authority, `acted` with an act id, and `glanced` with what is looked at."""

    role = Signal(str)
    acted = Signal(str)
    glanced = Signal(dict)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
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
        self._make_room(0, 0)
        self.scroll.verticalScrollBar().rangeChanged.connect(self._make_room)
        self.words.setSpacing(look.px(8))
        self.scroll.setWidget(self.inside)
        self.inside.setAutoFillBackground(False)
        box.addWidget(self.scroll, 1)
        self._role(look)
        self.situations = SituationBox(look, self.inside)
        self.situations.glanced.connect(self.glanced)
        self.words.addWidget(self.situations)
        self.groups = [PhraseGroup(look, f"talk.{name}", self.inside) for name in GROUPS]
        for group in self.groups:
            self.words.addWidget(group)
        self.levels = QWidget(self.inside)
        self.words.addWidget(self.levels)
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
        self._shown: TalkView | None = None

    def _make_room(self, first: int, last: int) -> None:
        """Keep the words as wide as they are when the scroll bar comes and goes, so that no line breaks elsewhere."""
        bar = self._look.px(8) if last > first else 0
        self.words.setContentsMargins(self._look.px(24), 0, self._look.px(24) - bar, 0)

    def _role(self, look: Look) -> None:
        self.role_heading = SideHeading(look, translate("Talk", "Your role right now"), object_name="talk.role_heading", parent=self.inside)
        choices = [("service", translate("Talk", "Service")), ("authority", translate("Talk", "Authority"))]
        self.roles = Segmented(look, self.role_heading.text(), choices, "service", object_name="talk.role", parent=self.inside)
        self.roles.chosen.connect(self.role)
        self.means = Body(look, "", "ink2", object_name="talk.means", parent=self.inside)
        self.say = Body(look, "", object_name="talk.say", parent=self.inside)
        for part in (self.role_heading, self.roles, self.means, self.say):
            self.words.addWidget(part)

    def show_view(self, view: TalkView) -> None:
        """Show what can be said now. What stays the same is left alone, so that nothing jumps under the eye."""
        before, self._shown = self._shown, view
        if view == before:
            return
        self.roles.set_value(view.role)
        for part in (self.role_heading, self.roles):
            part.setVisible(not view.hard)
        for part, text in ((self.means, view.means), (self.say, view.say)):
            part.set_text(text)
            part.setVisible(bool(text))
        self.situations.show_view(view.situations, view.unfolded, view.do)
        for group, shown in zip(self.groups, view.groups, strict=True):
            group.show_phrases(shown.heading, shown.phrases, shown.before)
        if view.levels:
            self._make_levels(view.levels)
        self.levels.setVisible(view.hard)
        self.call.setVisible(view.hard)
        self.call.set_label(f"{translate('Talk', 'Call a colleague')} {view.call}".strip())
        self.hard.setVisible(not view.shared)
        self.hard.set_label(translate("Talk", "Close") if view.hard else translate("Talk", "The talk is hard"))

    def _make_levels(self, levels: tuple[Level, ...]) -> None:
        """Make the help for a hard talk when it is first asked for; it is the same in every visit."""
        if self.levels.layout() is not None:
            return
        look, box = self._look, QVBoxLayout(self.levels)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.px(8))
        box.addWidget(Heading(look, translate("Talk", "When the talk is hard"), 2, parent=self.levels))
        for level in levels:
            box.addWidget(SideHeading(look, level.title, parent=self.levels))
            box.addWidget(Small(look, level.notice, parent=self.levels))
            box.addWidget(Body(look, level.do, parent=self.levels))
            box.addWidget(Body(look, f"“{level.say}”", parent=self.levels))

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
