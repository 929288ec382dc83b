"""How the talk is today: a button that unfolds the situations, and what the chosen ones ask of the employee. Never stored."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desk_assistant.ui.employee.talk_view import SituationView
from desk_assistant.ui.parts.buttons import Button, Chip
from desk_assistant.ui.parts.flow_layout import FlowLayout
from desk_assistant.ui.parts.look import Look
from desk_assistant.ui.parts.part import Part
from desk_assistant.ui.parts.text import Body

translate = QCoreApplication.translate


class SituationBox(Part, QWidget):
    """Sends what is looked at (`glanced`): a situation chosen or not, or the chips unfolded or not."""

    glanced = Signal(dict)

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.setObjectName("talk.situation_box")
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, look.px(4), 0, 0)
        self._box.setSpacing(look.px(8))
        self.fold = Button(look, "", "quiet", "chevron-down", align="left", object_name="talk.situations", parent=self)
        self.fold.clicked.connect(self._fold_pressed)
        self._box.addWidget(self.fold)
        self.sheet = QWidget(self)
        self._flow = FlowLayout(self.sheet, look.px(8), look.px(8))
        self.chips: dict[str, Chip] = {}
        self._box.addWidget(self.sheet)
        self.todo: list[Body] = []
        self._unfolded = False

    def show_view(self, situations: tuple[SituationView, ...], unfolded: bool, todo: tuple[str, ...]) -> None:
        """Show the situations as chips while unfolded, the chosen ones on the button always, and what to do in them."""
        self._unfolded = unfolded
        self._show_fold(", ".join(_inside(situation.label) for situation in situations if situation.on))
        for situation in situations:
            if situation.id not in self.chips:
                chip = Chip(self._look, situation.label, object_name=f"talk.situation.{situation.id}", parent=self.sheet)
                chip.toggled.connect(self._chip_toggled)
                self._flow.addWidget(chip)
                self.chips[situation.id] = chip
            chip = self.chips[situation.id]
            chip.blockSignals(True)
            chip.setChecked(situation.on)
            chip.blockSignals(False)
        self.sheet.setVisible(unfolded)
        while len(self.todo) < len(todo):
            self.todo.append(Body(self._look, colour="ink2", parent=self))
            self._box.addWidget(self.todo[-1])
        for number, text in enumerate(self.todo):
            text.set_text(todo[number] if number < len(todo) else "")
            text.setVisible(number < len(todo))
        self.setVisible(bool(situations))

    def _show_fold(self, chosen: str) -> None:
        """While the chips are in sight they show what is chosen; the words above them stay as they are, and nothing moves."""
        short = chosen and not self._unfolded
        label = translate("Talk", "Today: %1").replace("%1", chosen) if short else translate("Talk", "The talk today")
        if self.fold.label() != label:
            self.fold.set_label(label)
        state = translate("Talk", "Hide the choices") if self._unfolded else translate("Talk", "Show the choices")
        if self.fold.accessibleDescription() != state:
            self.fold.set_icon("chevron-up" if self._unfolded else "chevron-down")
            self.fold.setAccessibleDescription(state)

    def _fold_pressed(self) -> None:
        self.glanced.emit({"panel": None if self._unfolded else "situations"})

    def _chip_toggled(self, on: bool) -> None:
        code = next(code for code, chip in self.chips.items() if chip is self.sender())
        self.glanced.emit({"here": (code, on)})


def _inside(label: str) -> str:
    return label[:1].lower() + label[1:]
