"""The employee's strip when one PC is shared: 44 px, always on top, for the mouse; the keyboard is the citizen's now."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desk_assistant.ui import wording
from desk_assistant.ui.employee.together_view import OpenItem
from desk_assistant.ui.parts.buttons import Button
from desk_assistant.ui.parts.look import Look
from desk_assistant.ui.parts.part import Part
from desk_assistant.ui.parts.text import Text
from desk_assistant.visit.facts import LEVELS

translate = QCoreApplication.translate
HEIGHT = 44


class EmployeeStrip(Part, QWidget):
    """The open step with its ladder. `pressed` carries an outcome or `answer:<id>`; `back` asks for the whole window."""

    pressed = Signal(str)
    back = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(None, Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint | Qt.WindowType.WindowDoesNotAcceptFocus)
        self._look = look
        self.setObjectName("strip")
        self.setWindowTitle(translate("Strip", "The step right now"))
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        row = QHBoxLayout(self)
        row.setContentsMargins(look.px(16), 0, 0, 0)
        row.setSpacing(0)
        self.title = Text(look, "", "body_strong", "ink", "strip.title", self)
        self.title.setWordWrap(False)
        row.addWidget(self.title, 1)
        self.buttons: list[Button] = []
        for number in range(6):
            button = Button(look, "", "quiet", height=HEIGHT, object_name=f"strip.{number + 1}", parent=self)
            button.clicked.connect(self._press)
            row.addWidget(button, 0)
            self.buttons.append(button)
        self.whole = Button(look, translate("Strip", "Show all"), "quiet", "arrow-back", height=HEIGHT, object_name="strip.back", parent=self)
        self.whole.clicked.connect(self.back)
        row.addWidget(self.whole, 0)
        self._codes: list[str] = []
        self.setPalette(look.palette())

    def show_item(self, item: OpenItem | None, number: int | None) -> None:
        """Show the open step with what can be pressed; a question shows its answers."""
        self.title.set_text("" if item is None else f"{number}. {item.title}" if number else item.title)
        if item is None:
            pairs: list[tuple[str, str]] = []
        elif item.kind == "question":
            pairs = [(f"answer:{choice.id}", choice.label) for choice in item.choices]
        elif item.acted:
            pairs = [("acted", wording.outcome_name("acted"))]
        else:
            pairs = [(level, wording.outcome_name(level)) for level in LEVELS]
            pairs = pairs[:2] if item.locked else pairs
        self._codes = [code for code, _ in pairs]
        for button, (_, words) in zip(self.buttons, pairs, strict=False):
            button.set_label(words)
        self._fit()

    def _fit(self) -> None:
        """Show what can be pressed, on one line or not at all: then it is answered in the whole window."""
        used = self.buttons[: len(self._codes)]
        needed = self._look.px(16) + sum(part.sizeHint().width() for part in (self.title, *used, self.whole))
        for button in self.buttons:
            button.setVisible(button in used and needed <= self.width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def place(self) -> None:
        """Lie along the lower edge of the screen, 44 px high."""
        screen = self.screen() or QGuiApplication.primaryScreen()
        area = screen.availableGeometry()
        height = self._look.px(HEIGHT)
        self.setFixedHeight(height)
        self.setGeometry(area.left(), area.bottom() - height + 1, area.width(), height)

    def _press(self) -> None:
        self.pressed.emit(self._codes[self.buttons.index(self.sender())])

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("surface"))
        painter.fillRect(0, 0, self.width(), 2, self._look.colour("accent"))
        painter.end()
