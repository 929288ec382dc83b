"""All keys, made from the same registry as the palette and the shortcuts."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QGridLayout, QWidget

from desk_assistant.ui.employee.actions import acts, single_keys
from desk_assistant.ui.employee.page import Page
from desk_assistant.ui.parts.buttons import Button
from desk_assistant.ui.parts.look import Look
from desk_assistant.ui.parts.text import Body, SideHeading

translate = QCoreApplication.translate


class HelpPage(Page):
    """Two columns of keys and what they do."""

    def __init__(self, look: Look, leaders_view: bool, parent: QWidget | None = None) -> None:
        super().__init__(look, "help", parent)
        self.heading.set_text(translate("Help", "All keys"))
        self.close_button = Button(look, translate("Help", "Close the keys"), "primary", hint="Esc", object_name="help.close", parent=self.column)
        self.close_button.clicked.connect(self._close_pressed)
        self.put_title(with_caption=False, beside=self.close_button)
        rows = [(key, text) for key, text in single_keys()]
        rows += [(act.shown_keys or act.keys[0], act.text) for act in acts() if act.keys and (leaders_view or act.where != "leader")]
        grid = QGridLayout()
        grid.setHorizontalSpacing(look.px(16))
        grid.setVerticalSpacing(look.px(2))
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        half = (len(rows) + 1) // 2
        for number, (key, text) in enumerate(rows):
            line, side = number % half, 2 * (number // half)
            grid.addWidget(SideHeading(look, key, parent=self.column), line, side)
            grid.addWidget(Body(look, text, parent=self.column), line, side + 1)
        self.body.addLayout(grid)
        off = translate("Help", "Keys without Ctrl can be switched off in Settings.")
        self.body.addWidget(Body(look, off, "ink2", object_name="help.off", parent=self.column))
        self.body.addStretch(1)

    def _close_pressed(self) -> None:
        self.acted.emit("close_page")

    def first_focus(self) -> QWidget | None:
        return self.close_button
