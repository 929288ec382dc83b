"""What the employee sees of how the desk looks after its log: quiet notices, and *Data* in the settings."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desk_assistant.desk.keeping import Keeping
from desk_assistant.ui import wording
from desk_assistant.ui.employee.data_section import DataView

if TYPE_CHECKING:
    from desk_assistant.ui.employee.window import EmployeeWindow


class Tending(QObject):
    """Carries out *Tag en kopi nu* and *Se loggen efter nu*, and passes on what became of the daily work."""

    def __init__(self, keeping: Keeping, path: Path, notice: Callable[[str], None], parent: QObject | None = None) -> None:
        """`path` is the log; `notice` takes a sentence for the start screen."""
        super().__init__(parent)
        self._keeping = keeping
        self._path = path
        self._notice = notice
        self._window: EmployeeWindow | None = None
        self._code, self._detail = "", 0
        keeping.failed.connect(self._failed)
        keeping.told.connect(self._told)

    def take_window(self, window: "EmployeeWindow") -> None:
        """Work in this window from now on."""
        self._window = window
        window.pages.data = self.view
        window.asked.connect(self._asked)

    def view(self) -> DataView:
        """Give what *Data* shows."""
        return DataView(str(self._path), self._keeping.newest, self._code, self._detail)

    def _asked(self, name: str) -> None:
        if name == "copy_now":
            self._keeping.copy_now()
        elif name == "check_now":
            self._keeping.check_now()

    def _told(self, code: str, detail: int) -> None:
        self._code, self._detail = code, detail
        self._window.pages.show_data()

    def _failed(self, code: str, last: date | None) -> None:
        if self._code in ("copying", "checking"):
            self._told(code, 0)
        if code != "not_checked":
            self._notice(wording.not_kept(code, last))
