"""The bar at the top (who, search, shared screen) and at the bottom (saved or not, back, the one primary button)."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desk_assistant.ui.parts.buttons import Button
from desk_assistant.ui.parts.look import Look
from desk_assistant.ui.parts.part import Part
from desk_assistant.ui.parts.text import Body, Text

translate = QCoreApplication.translate
#: A status of more letters is set small, so that larger text still leaves room for the page.
_LONG = 60


class TopBar(Part, QWidget):
    """Sends `acted` with an act id."""

    acted = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setObjectName("top")
        row = QHBoxLayout(self)
        row.setContentsMargins(look.px(24), 0, look.px(16), 0)
        row.setSpacing(look.px(16))
        self.title = Text(look, "", "lead", "ink", "top.title", self)
        self.title.set_style("body_strong", "ink")
        self.line = Body(look, "", "ink2", object_name="top.line", parent=self)
        for text in (self.title, self.line):
            text.setWordWrap(False)
        row.addWidget(self.title, 0)
        row.addWidget(self.line, 1)
        search = translate("Acts", "Search or do something")
        self.search = Button(look, search, "secondary", "search", hint="Ctrl+K", align="left", style="body", object_name="top.search", parent=self)
        self.shared = Button(look, translate("Top", "Shared screen"), "quiet", "groups", object_name="top.shared", parent=self)
        self.shared.setCheckable(True)
        self.citizen = Button(look, translate("Top", "Citizen screen"), "quiet", "desktop-windows", object_name="top.citizen", parent=self)
        self.citizen.setCheckable(True)
        self.search.clicked.connect(self._search_pressed)
        self.shared.clicked.connect(self._shared_pressed)
        self.citizen.clicked.connect(self._citizen_pressed)
        for button in (self.search, self.shared, self.citizen):
            row.addWidget(button, 0)

    def show_view(self, title: str, line: str, shared: bool, citizen: bool) -> None:
        """Show who and what; the toggles look pressed while they are on."""
        self.title.set_text(title)
        self.line.set_text(line)
        self.shared.setChecked(shared)
        self.citizen.setChecked(citizen)

    def set_line_shown(self, shown: bool) -> None:
        """Show or leave out the line; the buttons stay at the right."""
        self.line.setVisible(shown)
        self.layout().setStretchFactor(self.title, 0 if shown else 1)

    def set_compact(self, compact: bool) -> None:
        """Show icons alone where there is no room for words."""
        for button in (self.search, self.shared, self.citizen):
            button.set_compact(compact)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("surface"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, self._look.colour("line"))
        painter.end()

    def _search_pressed(self) -> None:
        self.acted.emit("palette")

    def _shared_pressed(self) -> None:
        self.acted.emit("shared_screen")

    def _citizen_pressed(self) -> None:
        self.acted.emit("citizen_window")


class Sign(Part, QWidget):
    """An icon beside words that say the same; assistive technology is told nothing of it."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._icon, self._colour = "", "ink"
        self.setFixedSize(look.px(24), look.px(24))

    def show_sign(self, icon: str, colour: str) -> None:
        """Show an icon in a token's colour."""
        if (icon, colour) != (self._icon, self._colour):
            self._icon, self._colour = icon, colour
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._look.icon(self._icon, self._colour, 24, self.devicePixelRatioF()))
        painter.end()


class BottomBar(Part, QWidget):
    """Sends `acted` with an act id. The status never shows a time."""

    acted = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setObjectName("bottom")
        row = QHBoxLayout(self)
        row.setContentsMargins(look.px(24), 0, look.px(24), 0)
        row.setSpacing(look.px(12))
        self.icon = Sign(look, self)
        self.status = Text(look, "", "body", "ink", "bottom.status", self)
        self.retry = Button(look, translate("Bottom", "Try again"), "secondary", object_name="bottom.retry", parent=self)
        self.back = Button(look, translate("Acts", "Back"), "quiet", object_name="bottom.back", parent=self)
        self.primary = Button(look, "", "primary", object_name="bottom.primary", parent=self)
        self.retry.clicked.connect(self._retry_pressed)
        self.back.clicked.connect(self._back_pressed)
        self.primary.clicked.connect(self._primary_pressed)
        row.addWidget(self.icon, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.status, 1)
        row.addWidget(self.retry, 0)
        row.addWidget(self.back, 0)
        row.addWidget(self.primary, 0)
        self.primary.setMinimumWidth(look.px(220))
        self.primary.setFixedHeight(look.px(46))

    def show_view(self, status: str, kind: str, primary: str, back: bool, retry: bool) -> None:
        """Show the state of saving (`ok`, `wait`, `bad`; `info` for a remark) and the buttons."""
        icon, colour = {"ok": ("check", "ok"), "wait": ("edit", "ink2"), "info": ("info", "ink2"), "bad": ("error", "err")}[kind]
        self.icon.show_sign(icon, colour)
        strong = "small_strong" if len(status) > _LONG else "body_strong"
        self.status.set_style(strong if kind == "bad" else "body", "err" if kind == "bad" else "ink")
        self.status.set_text(status)
        self.retry.setVisible(retry)
        self.back.setVisible(back)
        if self.primary.label() != primary:
            self.primary.set_label(primary)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("surface"))
        painter.fillRect(0, 0, self.width(), 1, self._look.colour("line"))
        painter.end()

    def _retry_pressed(self) -> None:
        self.acted.emit("retry")

    def _back_pressed(self) -> None:
        self.acted.emit("back")

    def _primary_pressed(self) -> None:
        self.acted.emit("continue")
