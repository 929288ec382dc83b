"""A heading with phrases to say aloud under it. The same texts are filled again and again, so nothing is made at a key press."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desk_assistant.ui.parts.look import Look
from desk_assistant.ui.parts.part import Part
from desk_assistant.ui.parts.text import Body, SideHeading, Small


class PhraseGroup(Part, QWidget):
    """Shows as many phrases as it is given, and hides when there are none."""

    def __init__(self, look: Look, object_name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.setObjectName(object_name)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, look.px(10), 0, 0)
        self._box.setSpacing(look.px(8))
        self.heading = SideHeading(look, "", parent=self)
        self.before = Small(look, parent=self)
        self._box.addWidget(self.heading)
        self._box.addWidget(self.before)
        self.phrases: list[Body] = []
        self.hide()

    def show_phrases(self, heading: str, phrases: tuple[str, ...], before: str = "") -> None:
        """Show the heading, a small line over the phrases where there is one, and the phrases."""
        if phrases:
            self.heading.set_text(heading)
            self.before.set_text(before)
            self.before.setVisible(bool(before))
        while len(self.phrases) < len(phrases):
            self.phrases.append(Body(self._look, parent=self))
            self._box.addWidget(self.phrases[-1])
        for number, text in enumerate(self.phrases):
            text.set_text(phrases[number] if number < len(phrases) else "")
            text.setVisible(number < len(phrases))
        self.setVisible(bool(phrases))
