"""The citizen window: the next step in big plain words, the agreement, and one question at the end."""

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QScreen
from PySide6.QtWidgets import QAbstractButton, QWidget

from desk_assistant.ui.citizen.agreement_page import AgreementPage
from desk_assistant.ui.citizen.look import CitizenLook, scale_for
from desk_assistant.ui.citizen.page import Page, write
from desk_assistant.ui.citizen.pages import RatePage, SaidPage, StepPage
from desk_assistant.ui.citizen.screens import find_screen
from desk_assistant.ui.citizen.states import AgreementShown, CitizenView, Idle, Rate, Said, StepView, Thanks
from desk_assistant.ui.parts.buttons import Button
from desk_assistant.ui.parts.focus_ring import FocusRing
from desk_assistant.ui.parts.icons import Icons
from desk_assistant.ui.parts.ladder import PressGuard
from desk_assistant.ui.parts.look import HIGH_CONTRAST, LIGHT, FontStyle
from desk_assistant.ui.parts.text import Text

#: How long the screen waits for an answer, and how long it says thanks (product.md, Decisions: Evaluation).
IDLE_MS = 60_000
THANKS_MS = 3_000
#: Size of the ordinary window where there is no screen for the citizen.
WINDOW_WIDTH, WINDOW_HEIGHT = 1024, 640
_SIDES, _TOP, _BOTTOM, _TEXT_TOP = 0.0625, 0.05, 0.045, 0.225
_APART = 16


class CitizenWindow(QWidget):
    """Shows a `CitizenView` and says what the citizen pressed. It stores nothing and decides nothing.

    It has no parent, takes no focus when it opens, and keeps every key to itself, so no key leads to the employee's window.
    """

    #: The language the citizen asks for: da or en.
    language_chosen = Signal(str)
    #: Whether the citizen wants larger text; the window has done it already.
    larger_text = Signal(bool)
    #: The face, 1 (best) to 4, or empty for no answer.
    answered = Signal(str)
    #: yes, partly or no, or empty for no answer.
    solved = Signal(str)
    #: The thanks have stood, or nobody answered: show the idle page.
    ended = Signal()
    #: The citizen's screen was unplugged; the window has hidden itself.
    screen_lost = Signal()
    #: The ordinary window was closed with the mark on its frame.
    closed_by_hand = Signal()
    #: A pointer or finger was used here; the employee's window may want the keyboard back.
    pointer_used = Signal()

    def __init__(
        self, icons: Icons | None = None, idle_ms: int = IDLE_MS, thanks_ms: int = THANKS_MS, guard: PressGuard | None = None
    ) -> None:
        super().__init__()
        self.setObjectName("citizen_window")
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setMinimumSize(800, 600)
        self._look = CitizenLook(LIGHT, 1.0, icons)
        self._view: CitizenView | None = None
        self._screen: QScreen | None = None
        self._larger = False
        self._spoken_for = False
        self._guard = guard or PressGuard()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.ended)
        self._times = {Rate: idle_ms, Thanks: thanks_ms}
        self._build()
        self.resize(WINDOW_WIDTH, WINDOW_HEIGHT)
        QGuiApplication.instance().screenRemoved.connect(self._screen_removed)

    def _build(self) -> None:
        look = self._look
        self.header = Text(look, "", "small_medium", "ink2", "citizen.header", self)
        self.language = self._head_button("language", "citizen.language")
        self.size_button = self._head_button("text-increase", "citizen.larger")
        self.said = SaidPage(look, self)
        self.step = StepPage(look, self)
        self.agreement = AgreementPage(look, self)
        self.rate = RatePage(look, self)
        self.footer = Text(look, "", "body", "ink2", "citizen.footer", self)
        self.skip = Button(look, "", "link", object_name="citizen.skip", height=64, parent=self)
        self.language.clicked.connect(self._switch_language)
        self.size_button.clicked.connect(self._switch_size)
        self.rate.chosen.connect(self._chose)
        self.skip.clicked.connect(self._skipped)
        self._pages: tuple[Page, ...] = (self.said, self.step, self.agreement, self.rate)
        for button in self.findChildren(QAbstractButton):
            button.installEventFilter(self)
        self._ring = FocusRing(look, self)
        self.setPalette(look.palette())

    def _head_button(self, icon: str, object_name: str) -> Button:
        style: FontStyle = "small_medium"
        return Button(self._look, "", "quiet", icon, object_name=object_name, style=style, height=64, parent=self)

    def show_view(self, view: CitizenView) -> None:
        """Shows a view. The same view again changes nothing, and does not begin a waiting time again."""
        if view == self._view:
            return
        before, self._view = self._view, view
        body = view.body
        if isinstance(body, Idle) and before is not None and not isinstance(before.body, Idle):
            self._larger = False
        if before is None or body != before.body:
            self._spoken_for = False
        write(self.header, view.header)
        self.setWindowTitle(view.header)
        self.language.set_label(view.other_language_name)
        self.size_button.set_label(view.smaller if self._larger else view.larger)
        self._show_page(view)
        write(self.footer, body.footer if isinstance(body, Said | StepView) else "")
        self.skip.set_label(body.skip if isinstance(body, Rate) else "")
        self.skip.setVisible(isinstance(body, Rate))
        self._wait()
        self._arrange()

    def set_high_contrast(self, on: bool) -> None:
        """Draws the window in yellow and white on black, when the citizen or the desk asks for it."""
        self._look = CitizenLook(HIGH_CONTRAST if on else LIGHT, self._look.scale, self._look.icons)
        self.setPalette(self._look.palette())
        for page in self._pages:
            page.take(self._look)
        self._arrange()
        self.update()

    def place_on(self, screen_name: str | None, staff_screen: str = "") -> bool:
        """Shows the window on the citizen's screen and tells whether it fills it; otherwise it is an ordinary window.

        `staff_screen` names the screen of the employee's window; without it the primary screen is taken to be that.
        """
        self._screen = find_screen(screen_name or "", staff_screen)
        if self._screen is None:
            self.showNormal()
            self.resize(WINDOW_WIDTH, WINDOW_HEIGHT)
            return False
        self.setScreen(self._screen)
        self.setGeometry(self._screen.geometry())
        self.showFullScreen()
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("surface"))
        painter.end()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.accept()

    def closeEvent(self, event: QCloseEvent) -> None:
        """A full screen window is not closed from its own side; an ordinary one may be."""
        by_hand = event.spontaneous()
        event.setAccepted(not (by_hand and self.isFullScreen()))
        if by_hand and event.isAccepted():
            self.closed_by_hand.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonRelease:
            self.pointer_used.emit()
        return False

    def _show_page(self, view: CitizenView) -> None:
        body = view.body
        page: Page
        match body:
            case StepView():
                page = self.step
                self.step.show_body(body)
            case AgreementShown():
                page = self.agreement
                self.agreement.show_body(body)
            case Rate():
                page = self.rate
                self.rate.show_body(body)
            case _:
                page = self.said
                self.said.show_body(body)
        page.show()
        for other in self._pages:
            other.setVisible(other is page)

    def _wait(self) -> None:
        """Begins the waiting time of the page that stands, or ends all waiting."""
        self._timer.stop()
        wait = self._times.get(type(self._view.body)) if self._view else None
        if wait is not None:
            self._timer.start(wait)

    def _arrange(self) -> None:
        if self._view is None:
            return
        width, height = self.width(), self.height()
        wished = scale_for(width, self._larger)
        look = self._look.at(wished)
        for part in (self.header, self.language, self.size_button, self.footer, self.skip, self._ring):
            part.set_look(look)
        margin = round(width * _SIDES)
        top = self._arrange_header(margin, round(height * _TOP))
        bottom = self._arrange_footer(margin, height - round(height * _BOTTOM))
        area = QRect(margin, top, width - 2 * margin, bottom - top)
        page = next(page for page in self._pages if not page.isHidden())
        page.fit(area, wished, round(height * _TEXT_TOP) - top)

    def _arrange_header(self, margin: int, top: int) -> int:
        """Sets the line at the top and gives where the page may begin."""
        right = self.width() - margin + self._look.px(12)
        height = 0
        for button in (self.size_button, self.language):
            size = _on_one_line(button)
            right -= size.width()
            button.setGeometry(right, top, size.width(), size.height())
            height = max(height, size.height())
        room = right - margin - 8
        needed = self.header.heightForWidth(room)
        self.header.setGeometry(margin, top + max(0, (height - needed) // 2), room, needed)
        return top + max(height, needed) + self._look.px(_APART)

    def _arrange_footer(self, margin: int, bottom: int) -> int:
        """Sets the line at the bottom and gives where the page must end."""
        width = self.width() - 2 * margin
        if not self.skip.isHidden():
            size = _on_one_line(self.skip)
            self.skip.setGeometry(margin - self.skip.look.px(8), bottom - size.height(), size.width(), size.height())
            return bottom - size.height() - self._look.px(_APART)
        height = self.footer.heightForWidth(width)
        self.footer.setGeometry(margin, bottom - height, width, height)
        return bottom - height - self._look.px(_APART)

    def _switch_language(self) -> None:
        self._wait()
        if self._view is not None:
            self.language_chosen.emit(self._view.other_language)

    def _switch_size(self) -> None:
        self._wait()
        self._larger = not self._larger
        if self._view is not None:
            self.size_button.set_label(self._view.smaller if self._larger else self._view.larger)
        self._arrange()
        self.larger_text.emit(self._larger)

    def _skipped(self) -> None:
        self._chose("")

    def _chose(self, value: str) -> None:
        """Says an answer once. A double press does not answer the next question too."""
        body = self._view.body if self._view else None
        if not isinstance(body, Rate) or not self._guard.lets_through() or self._spoken_for:
            return
        self._spoken_for = True
        (self.answered if body.stage == "face" else self.solved).emit(value)

    def _screen_removed(self, screen: QScreen) -> None:
        if screen is self._screen:
            self._screen = None
            self.hide()
            self.screen_lost.emit()


def _on_one_line(button: Button) -> QSize:
    """Give the size of a button that is set by hand; its size hint follows the width it happens to have."""
    width = button.sizeHint().width()
    return QSize(width, button.heightForWidth(width))
