"""The overview, wired: on the desk's own log behind F12, or in a window of its own on any sources."""

import os
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desk_assistant import paths
from desk_assistant.insight.periods import Period, last_complete
from desk_assistant.ui.employee.page import Page
from desk_assistant.ui.parts.look import Look

if TYPE_CHECKING:
    from desk_assistant.insight.sources import Source
    from desk_assistant.store.journal import Journal
    from desk_assistant.ui.supervisor.window import OverviewWindow
    from desk_assistant.work import Work

#: Where nothing can be seen, the overview is printed.
_NO_SCREEN = ("offscreen", "minimal", "vnc")
_SIZE = (1366, 768)


class Supervising:
    """The overview of one desk's own log. It remembers the period, so that another text size does not lose it."""

    def __init__(self, work: "Work") -> None:
        self._work = work
        self.sources: "tuple[Source, ...]" = (work.ledger,)
        self.journals: "tuple[Journal, ...]" = (work.ledger.journal,)
        self.period: Period | None = None

    def page(self, look: Look, parent: QWidget) -> Page:
        """Make the page; nothing of it is loaded before."""
        from desk_assistant.ui.supervisor.chart_printing import ChartPrinting
        from desk_assistant.ui.supervisor.page import OverviewPage
        from desk_assistant.ui.supervisor.reading import Asked

        program = self._work.program
        desk = program.settings.desk_name
        asked = Asked(self.sources, program.library, (desk,) if desk else (), program.now().date())
        printing = ChartPrinting(paths.resources(), program.settings.printer, asked.desks, asked.today)
        page = OverviewPage(look, asked, self.period, parent, exports=True, printing=printing)
        page.shown.connect(self._shown)
        page.exported.connect(self._export)
        return page

    def export_page(self, look: Look, parent: QWidget) -> Page:
        """Make the page with exports of the period that the overview shows."""
        from desk_assistant.exporting import Exporter
        from desk_assistant.ui.supervisor.export_page import ExportPage

        program = self._work.program
        today, desk = program.now().date(), program.settings.desk_name
        exporter = Exporter(program.folder, self.journals, program.library, today)
        return ExportPage(look, exporter, self.period or last_complete(today), (desk,) if desk else (), parent)

    def _export(self, period: Period) -> None:
        self.period = period
        self._work.window.act("export")

    def _shown(self, period: Period) -> None:
        self.period = period


def has_screen() -> bool:
    """Tell whether a window can be shown."""
    platform = os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0]
    if platform:
        return platform not in _NO_SCREEN
    return not sys.platform.startswith("linux") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def open_window(
    folder: Path, journals: "Sequence[Journal]", desks: tuple[str, ...], period: Period | None, today: date, own: bool = True
) -> "OverviewWindow":
    """Make the window for a log or copies; the application must run already. Theme and text size are those of the folder.

    `own` tells that it is the log of the folder, or its copy.
    """
    from desk_assistant.commands.reading import library_of
    from desk_assistant.desk.ledger import Ledger
    from desk_assistant.exporting import Exporter
    from desk_assistant.policy.in_force import settings_of
    from desk_assistant.ui.application import look_of
    from desk_assistant.ui.parts.icons import Icons
    from desk_assistant.ui.supervisor.chart_printing import ChartPrinting
    from desk_assistant.ui.supervisor.reading import Asked
    from desk_assistant.ui.supervisor.window import OverviewWindow

    settings, library = settings_of(folder), library_of(folder)
    asked = Asked(tuple(map(Ledger, journals)), library, desks, today)
    exporter = Exporter(folder, journals, library, today, own)
    printing = ChartPrinting(paths.resources(), settings.printer, desks, today)
    window = OverviewWindow(look_of(settings, Icons(paths.resources() / "icons")), asked, period, exporter, printing)
    window.resize(*_SIZE)
    return window


def show_overview(folder: Path, period: Period | None, today: date, sources: Sequence[Path] | None = None) -> int:
    """Open the window on the log of a folder or on copies, and stay until it is closed; 1 when they cannot be read."""
    from desk_assistant.commands.reading import NotReadable, desk_names, opened, refuse_twice
    from desk_assistant.ui.application import make_application

    try:
        with opened(folder, sources, today) as journals:
            refuse_twice(journals)
            app, _ = make_application(sys.argv[:1], paths.resources())
            window = open_window(folder, journals, desk_names(journals, folder), period, today, own=not sources)
            window.show()
            return app.exec()
    except (NotReadable, ValueError) as problem:
        print(problem, file=sys.stderr)
        return 1
