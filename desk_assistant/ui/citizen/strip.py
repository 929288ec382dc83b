"""The strip over the browser when citizen and employee share one PC."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QResizeEvent, QScreen
from PySide6.QtWidgets import QWidget

from desk_assistant.ui.citizen.page import write
from desk_assistant.ui.citizen.states import Strip
from desk_assistant.ui.parts.icons import Icons
from desk_assistant.ui.parts.look import HIGH_CONTRAST, LIGHT, FontStyle, Look
from desk_assistant.ui.parts.text import Heading, Text

#: Height of the strip in logical pixels. What lies below belongs to the browser.
HEIGHT = 72
_SIDE, _GAP = 24, 32
#: Styles of title and text, the calmest first; the last ones let long words stand on two lines.
_SIZES: tuple[tuple[FontStyle, FontStyle], ...] = (("h2", "lead"), ("body_strong", "body"), ("small_strong", "small"))


class CitizenStrip(QWidget):
    """Topic, step and “Trin 4 af 6” along the top of the citizen's screen. It stays on top and never takes the keyboard."""

    #: The strip's screen was unplugged; it has hidden itself.
    screen_lost = Signal()

    def __init__(self, icons: Icons | None = None) -> None:
        super().__init__(
            None,
            Qt.WindowType.Tool
            | Qt.WindowType.FramelessWindowHint
            | Qt.WindowType.WindowStaysOnTopHint
            | Qt.WindowType.WindowDoesNotAcceptFocus,
        )
        self.setObjectName("citizen_strip")
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._look = Look(LIGHT, 1.0, icons)
        self._screen: QScreen | None = None
        self.topic = Text(self._look, "", "small_medium", "ink2", "citizen_strip.topic", self)
        self.title = Heading(self._look, "", 2, object_name="citizen_strip.title", parent=self)
        self.text = Text(self._look, "", "lead", "ink", "citizen_strip.text", self)
        self.position = Text(self._look, "", "body_medium", "ink2", "citizen_strip.position", self)
        self._texts = (self.topic, self.title, self.text, self.position)
        for text in self._texts:
            text.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.setPalette(self._look.palette())
        QGuiApplication.instance().screenRemoved.connect(self._screen_removed)

    def show_strip(self, strip: Strip) -> None:
        """Shows another step."""
        write(self.topic, strip.topic)
        write(self.title, strip.title)
        write(self.text, strip.text)
        write(self.position, strip.position)
        self.setWindowTitle(strip.topic)
        self._arrange()

    def set_high_contrast(self, on: bool) -> None:
        """Draws the strip in yellow and white on black."""
        self._look = Look(HIGH_CONTRAST if on else LIGHT, 1.0, self._look.icons)
        self.setPalette(self._look.palette())
        for text in self._texts:
            text.set_look(self._look)
        self.update()

    def place_on(self, screen_name: str | None) -> None:
        """Shows the strip along the top edge of the named screen, or of the primary one if it is not there."""
        screens = QGuiApplication.screens()
        named = (screen for screen in screens if screen.name() == screen_name)
        self._screen = next(named, QGuiApplication.primaryScreen())
        free = self._screen.availableGeometry()
        self.setScreen(self._screen)
        self.setGeometry(QRect(free.left(), free.top(), free.width(), HEIGHT))
        self.setFixedHeight(HEIGHT)
        self.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("surface"))
        painter.fillRect(0, self.height() - 2, self.width(), 2, self._look.colour("accent"))
        painter.end()

    def _arrange(self) -> None:
        """Sets topic over title on the left, the text in the middle, the number at the right; smaller until it fits."""
        end = self.width() - _SIDE
        if not self.position.isHidden():
            size = self.position.sizeHint()
            end -= size.width()
            self.position.setGeometry(end, (HEIGHT - size.height()) // 2, size.width(), size.height())
            end -= _GAP
        for title_style, text_style in _SIZES:
            self.title.set_style(title_style, "ink")
            self.text.set_style(text_style, "ink")
            if self._place_words(end):
                return

    def _place_words(self, end: int) -> bool:
        """Sets the words between the left side and `end`, and tells whether they fit the height."""
        room = max(1, end - _SIDE)
        wide = room if self.text.isHidden() else room * 2 // 5
        width = min(wide, max(self.topic.sizeHint().width(), self.title.sizeHint().width()))
        topic, title = self.topic.heightForWidth(width), self.title.heightForWidth(width)
        top = (HEIGHT - 2 - topic - title) // 2
        self.topic.setGeometry(_SIDE, top, width, topic)
        self.title.setGeometry(_SIDE, top + topic, width, title)
        if self.text.isHidden():
            return top >= 0
        left = _SIDE + width + _GAP
        height = self.text.heightForWidth(max(1, end - left))
        self.text.setGeometry(left, (HEIGHT - 2 - height) // 2, end - left, height)
        return top >= 0 and height <= HEIGHT - 4

    def _screen_removed(self, screen: QScreen) -> None:
        if screen is self._screen:
            self._screen = None
            self.hide()
            self.screen_lost.emit()
