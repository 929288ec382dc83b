"""What all pages of the employee window share: a caption, one heading, and room that scrolls only when it must."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

from desk_assistant.ui.parts.look import Look
from desk_assistant.ui.parts.part import Part
from desk_assistant.ui.parts.scroll import give_viewport, make_scroll
from desk_assistant.ui.parts.text import Heading, Small

WIDEST = 1080


class Page(Part, QScrollArea):
    """One page. It never decides anything: it sends commands, acts, and changes of what is looked at."""

    commanded = Signal(object)
    acted = Signal(str)
    glanced = Signal(dict)

    def __init__(self, look: Look, object_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(object_name)
        give_viewport(self, filled=True)
        self.sheet = QWidget()
        self.sheet.setObjectName(f"{object_name}.sheet")
        outer = QHBoxLayout(self.sheet)
        outer.setContentsMargins(0, 0, 0, 0)
        self.column = QWidget(self.sheet)
        outer.addWidget(self.column, 1)
        outer.addStretch(0)
        self.body = QVBoxLayout(self.column)
        self.caption = Small(look, "", object_name=f"{object_name}.caption", parent=self.column)
        self.heading = Heading(look, "", 1, object_name=f"{object_name}.heading", parent=self.column)
        self.setWidget(self.sheet)
        self._tight = False
        Page.set_look(self, look)

    def set_look(self, look: Look) -> None:
        """Set margins and gaps for the text size."""
        self._look = look
        tight = self._tight
        self.column.setMaximumWidth(look.px(WIDEST))
        make_scroll(self, look)
        self.body.setContentsMargins(look.px(32), look.px(14 if tight else 24), look.px(32), look.px(4))
        self.body.setSpacing(look.px(8 if tight else 12))

    def set_tight(self, tight: bool) -> None:
        """Use less air when the window is low (a maximised 1366×768 screen leaves about 696)."""
        if tight != self._tight:
            self._tight = tight
            self.set_look(self._look)

    def put_title(self, *, with_caption: bool = True, below: QWidget | None = None, beside: QWidget | None = None) -> None:
        """Place caption and heading at the top of the body, with a line below and a remark at the right if there are any."""
        row = QHBoxLayout()
        title = QVBoxLayout()
        title.setSpacing(0)
        if with_caption:
            title.addWidget(self.caption)
        else:
            self.caption.hide()
        title.addWidget(self.heading)
        if below is not None:
            title.addWidget(below)
        row.addLayout(title, 1)
        if beside is not None:
            row.addWidget(beside, 0)
        self.body.addLayout(row)

    @contextmanager
    def at_once(self) -> Iterator[None]:
        """Lay the page out once after all that is changed inside, and not after each part that comes into sight."""
        layouts = (self.body, self.sheet.layout())
        for layout in layouts:
            layout.setEnabled(False)
        try:
            yield
        finally:
            for layout in layouts:
                layout.setEnabled(True)
                layout.activate()

    def settle(self) -> None:
        """Lay the page out again after rows came or went, so that nothing is squeezed into the room of before."""
        for layout in self.column.findChildren(QLayout):
            layout.invalidate()
        self.body.invalidate()
        self.sheet.layout().invalidate()
        self.sheet.updateGeometry()

    def to_top(self) -> None:
        """Scroll to the beginning, where messages stand."""
        self.verticalScrollBar().setValue(0)

    def first_focus(self) -> QWidget | None:
        """Give what should have the focus when the page is shown, or None."""
        return None

    def show_focus(self, widget: QWidget) -> None:
        """Scroll so that the widget is in sight."""
        self.ensureWidgetVisible(widget, 0, self._look.px(24))


def clear(layout: QVBoxLayout | QHBoxLayout) -> None:
    """Take everything out of a layout and delete it."""
    while layout.count():
        item = layout.takeAt(0)
        if item.widget() is not None:
            item.widget().hide()
            item.widget().deleteLater()
        elif item.layout() is not None:
            clear(item.layout())
            item.layout().deleteLater()
