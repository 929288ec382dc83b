"""A list to choose from, laid over the page: the palette (Ctrl+K), adding a topic, handing over. Esc puts it away."""

import msgspec
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QAccessible, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from desk_assistant.ui.parts import glyphs, reading_order
from desk_assistant.ui.parts.buttons import Button
from desk_assistant.ui.parts.editors import LineEdit
from desk_assistant.ui.parts.look import Look
from desk_assistant.ui.parts.part import Part
from desk_assistant.ui.parts.roles import announce
from desk_assistant.ui.parts.scroll import make_scroll
from desk_assistant.ui.parts.text import Body, Heading

translate = QCoreApplication.translate


class Option(msgspec.Struct, frozen=True):
    """One thing to choose: id, words, the key shown at the right, and other words to find it by."""

    id: str
    text: str
    key: str = ""
    found_by: str = ""


def matching(options: tuple[Option, ...], typed: str) -> tuple[Option, ...]:
    """Give the options whose words hold every typed word; those that begin with the text come first."""
    wanted = typed.casefold().split()
    found = [option for option in options if all(word in f"{option.text} {option.found_by}".casefold() for word in wanted)]
    return tuple(sorted(found, key=lambda option: not option.text.casefold().startswith(typed.casefold().strip())))


class Chooser(Part, QWidget):
    """`chosen` carries purpose and id. With a search field it is the palette; without, digits choose.

    Put away, it gives the focus back to where it was; `closed` tells that nobody is there to take it.
    """

    accessible_role = QAccessible.Role.Dialog

    chosen = Signal(str, str)
    closed = Signal()

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.setObjectName("chooser")
        box = QVBoxLayout(self)
        pad = look.px(16)
        box.setContentsMargins(pad, pad, pad, pad)
        box.setSpacing(look.px(8))
        self.heading = Heading(look, "", 2, object_name="chooser.heading", parent=self)
        self.search: QLineEdit = LineEdit(look, self)
        self.search.setObjectName("chooser.search")
        self.search.textEdited.connect(self._typed)
        self.search.installEventFilter(self)
        self.empty = Body(look, translate("Chooser", "Nothing fits. Try another word."), object_name="chooser.empty", parent=self)
        self.scroll = QScrollArea(self)
        make_scroll(self.scroll, look)
        inside = QWidget()
        self.list = QVBoxLayout(inside)
        self.list.setContentsMargins(0, 0, 0, 0)
        self.list.setSpacing(0)
        self.list.addStretch(1)
        self.scroll.setWidget(inside)
        self.close_button = Button(look, translate("Chooser", "Close"), "quiet", "close", hint="Esc", object_name="chooser.close", parent=self)
        self.close_button.clicked.connect(self.put_away)
        for part in (self.heading, self.search, self.empty):
            box.addWidget(part)
        box.addWidget(self.scroll, 1)
        box.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignRight)
        self.buttons: list[Button] = []
        self._options: tuple[Option, ...] = ()
        self._shown: tuple[Option, ...] = ()
        self._purpose = ""
        self._before: QWidget | None = None
        self.hide()

    def open(self, purpose: str, heading: str, options: tuple[Option, ...], search: str = "") -> None:
        """Show options for a purpose; `search` says what to write in the search field, and without it there is none."""
        self._purpose, self._options = purpose, options
        if not self.is_open:
            self._before = QApplication.focusWidget()
        self.heading.set_text(heading)
        self.setAccessibleName(heading)
        self.search.setVisible(bool(search))
        self.search.setPlaceholderText(search)
        self.search.setAccessibleName(search)
        self.search.clear()
        self._fill(options)
        self.place()
        self.show()
        self.raise_()
        (self.search if search else self.buttons[0]).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def place(self) -> None:
        """Lie in the middle of the window, below the top bar."""
        look, area = self._look, self.parentWidget().rect()
        width = min(look.px(620), area.width() - look.px(32))
        rows = min(len(self._options), 9)
        height = min(look.px(150) + rows * look.px(46) + (look.px(54) if self.search.isVisibleTo(self) else 0), area.height() - look.px(48))
        self.setGeometry((area.width() - width) // 2, min(look.px(64), (area.height() - height) // 2), width, height)

    @property
    def is_open(self) -> bool:
        """Whether it lies over the page."""
        return self.isVisibleTo(self.parentWidget())

    def put_away(self) -> None:
        """Close without choosing."""
        if not self._give_back():
            self.closed.emit()

    def _give_back(self) -> bool:
        """Hide, and put the focus where it was; False when that is gone or hidden."""
        before, self._before = self._before, None
        self.hide()
        if before is None or not isValid(before) or not before.isVisible():
            return False
        before.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _fill(self, options: tuple[Option, ...]) -> None:
        self._shown = options
        while len(self.buttons) < len(options):
            button = Button(self._look, "", "quiet", align="left", parent=self)
            button.set_hint_at_end(True)
            button.clicked.connect(self._pressed)
            self.list.insertWidget(self.list.count() - 1, button)
            self.buttons.append(button)
        for number, button in enumerate(self.buttons):
            button.setVisible(number < len(options))
            if number < len(options):
                button.set_label(options[number].text)
                button.set_hint(options[number].key)
                button.setObjectName(f"chooser.option.{options[number].id}")
        self.empty.setVisible(not options)

    def _typed(self, text: str) -> None:
        self._fill(matching(self._options, text))
        if not self._shown:
            announce(self.search, self.empty.text())

    def _pressed(self) -> None:
        self._take(self.buttons.index(self.sender()))

    def _take(self, index: int) -> None:
        if index < len(self._shown):
            self._give_back()
            self.chosen.emit(self._purpose, self._shown[index].id)

    def choose(self, index: int) -> bool:
        """Act on a digit while there is no search field."""
        if self.search.isVisibleTo(self) or index >= len(self._shown):
            return False
        self._take(index)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
                self._take(0)
                return True
            if event.key() == Qt.Key.Key_Down and self._shown:
                self.buttons[0].setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return False

    def focusNextPrevChild(self, onward: bool) -> bool:
        """Tab stays in the list: what it lies over cannot be seen."""
        return reading_order.go((self,), onward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        focused = self.focusWidget()
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up) and focused in self.buttons:
            at = self.buttons.index(focused) + (1 if event.key() == Qt.Key.Key_Down else -1)
            target = self.buttons[at] if 0 <= at < len(self._shown) else self.search if at < 0 else focused
            target.setFocus(Qt.FocusReason.TabFocusReason)
            self.scroll.ensureWidgetVisible(target)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect())
        glyphs.box(painter, area, self._look.colour("surface"), self._look.colour("accent"), 2, self._look.px(glyphs.RADIUS))
        painter.end()
