"""One PC for both: while the citizen works in the browser, both windows shrink to strips along the edges."""

from PySide6.QtCore import QObject

from desk_assistant.ui.employee.conductor import Conductor
from desk_assistant.ui.employee.together_view import together_view
from desk_assistant.ui.employee.window import EmployeeWindow
from desk_assistant.ui.side import CitizenSide
from desk_assistant.ui.strip import EmployeeStrip


class OnePc(QObject):
    """Shows and hides the strips. The keyboard belongs to the citizen while they are shown."""

    def __init__(self, conductor: Conductor, side: CitizenSide, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._conductor = conductor
        self._side = side
        self._window: EmployeeWindow | None = None
        self.strip: EmployeeStrip | None = None

    def take_window(self, window: EmployeeWindow) -> None:
        """Shrink this window from now on; a strip in another look is made anew."""
        self._window = window
        self.dismiss()

    def begin(self) -> None:
        """Leave the screen to the browser."""
        if self.strip is None:
            self.strip = EmployeeStrip(self._window.look)
            self.strip.pressed.connect(self._conductor.pressed_in_list)
            self.strip.back.connect(self.end)
        self.show()
        self.strip.place()
        self.strip.show()
        self._window.hide()
        self._side.shrink(True)

    def show(self) -> None:
        """Show the open step; when none is open the whole window comes back."""
        visit = self._conductor.session.visit
        if self.strip is None or visit is None:
            return
        view = together_view(visit, self._conductor.session.flows, self._conductor.glance)
        number = next((row.number for row in view.rows if view.open and row.id == view.open.id), None)
        self.strip.show_item(view.open, number)
        if view.open is None:
            self.end()

    def end(self) -> None:
        """Bring both windows back."""
        if self.strip is not None and self.strip.isVisible():
            self.strip.hide()
            self._side.shrink(False)
            self._window.show()
            self._window.raise_()
            self._window.activateWindow()
            self._window.repaint_all(True)

    def dismiss(self) -> None:
        """Take the strip away for good."""
        if self.strip is not None:
            self.strip.hide()
            self.strip.deleteLater()
            self.strip = None
