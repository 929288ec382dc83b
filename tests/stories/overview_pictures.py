"""Pictures of the overview, to be looked at: themes, sizes, tables, an opened step, few visits, none, exports, and those of the guide.

    python -m tests.stories.overview_pictures DATA_DIR OUT_DIR [--today 2026-11-22]

`desk-assistant demo-data` fills a folder with invented visits to look at.
"""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest

from desk_assistant import paths
from desk_assistant import settings as settings_file
from desk_assistant.commands.reading import desk_names, opened
from desk_assistant.store.journal import Journal
from desk_assistant.insight.periods import Period, containing, last_complete, parse
from desk_assistant.supervising import open_window
from desk_assistant.ui.application import make_application
from desk_assistant.ui.supervisor.window import OverviewWindow

BIG, SMALL = (1920, 1080), (1366, 768)


class Album:
    """Where the pictures go. Theme and text size are set in the folder's settings, and put back at the end."""

    def __init__(self, data: Path, out: Path, journals: Sequence[Journal], desks: tuple[str, ...], today: date) -> None:
        self._data, self._out, self._today = data, out, today
        self._journals, self._desks = journals, desks
        self._settings = settings_file.load(data / paths.SETTINGS)[0]

    def take(
        self, name: str, theme: str, size: tuple[int, int], text: int, period: Period | None, *, whole: bool = False, act: Callable[[OverviewWindow], None] | None = None
    ) -> None:
        """Save one picture, of the window or of the whole page."""
        settings_file.save(self._data / paths.SETTINGS, replace(self._settings, theme=theme, text_size=text))
        try:
            window = open_window(self._data, self._journals, self._desks, period, self._today)
        finally:
            settings_file.save(self._data / paths.SETTINGS, self._settings)
        window.resize(*size)
        window.show()
        while not window.page.counted:
            QTest.qWait(1)
        if act is not None:
            act(window)
        QTest.qWait(200)
        while whole and window.page.verticalScrollBar().maximum():
            window.resize(size[0], window.height() + window.page.verticalScrollBar().maximum())
            QTest.qWait(20)
        window.grab().save(str(self._out / f"{name}.png"))
        window.close()
        window.deleteLater()


def open_a_step(window: OverviewWindow) -> None:
    """Open the step where most visits got stuck."""
    card = next(card for card in window.page.cards() if card.chart_data.id == "stuck")
    card.view.setFocus()
    card.view.opened.emit(0)


def show_tables(window: OverviewWindow) -> None:
    """Show every table in place of its chart."""
    for card in window.page.cards():
        if card.view is not None:
            card.table_button.click()


def open_a_step_low(window: OverviewWindow) -> None:
    """Open the step where most visits got stuck, and scroll to it."""
    open_a_step(window)
    QTest.qWait(20)
    _scroll_to(window, "stuck")


def show_a_table(window: OverviewWindow) -> None:
    """Show who did the steps as a table, and scroll to it."""
    next(card for card in window.page.cards() if card.chart_data.id == "who_did").table_button.click()
    QTest.qWait(20)
    _scroll_to(window, "who_did")


def _scroll_to(window: OverviewWindow, chart: str) -> None:
    card = next(card for card in window.page.cards() if card.chart_data.id == chart)
    window.page.verticalScrollBar().setValue(card.mapTo(window.page.sheet, QPoint(0, 0)).y() - 24)


def ask_for_exports(window: OverviewWindow) -> None:
    """Go to the exports of the period; the folder has the name that it has on a Danish PC."""
    window.exporter.place = Path("Dokumenter")
    window.page.exported.emit(window.page.period)


def ask_for_statistics(window: OverviewWindow) -> None:
    """Go to the exports, and choose the statistics."""
    ask_for_exports(window)
    window.exports.kinds.segment("statistics").click()


#: The pictures of docs/supervisor.md, with what is done before they are taken.
GUIDE: dict[str, Callable[[OverviewWindow], None] | None] = {
    "overblik": None,
    "overblik-trin": open_a_step_low,
    "overblik-tabel": show_a_table,
    "overblik-eksport": ask_for_exports,
    "overblik-statistik": ask_for_statistics,
}


def fill(album: Album, today: date) -> None:
    """Take all pictures."""
    month, running = last_complete(today), containing(today, "month")
    for theme in ("light", "dark", "high_contrast"):
        for size in (BIG, SMALL):
            album.take(f"{theme}-{size[0]}", theme, size, 100, month)
        album.take(f"{theme}-whole", theme, BIG, 100, month, whole=True)
    for name, act in GUIDE.items():
        album.take(name, "light", SMALL, 100, month, act=act)
    album.take("light-1366-whole", "light", SMALL, 100, month, whole=True)
    album.take("dark-1366-150-percent", "dark", SMALL, 150, month)
    album.take("step-opened", "light", BIG, 100, month, act=open_a_step)
    album.take("tables", "light", SMALL, 100, month, whole=True, act=show_tables)
    album.take("running-month", "light", BIG, 100, running, whole=True)
    album.take("week", "light", SMALL, 100, last_complete(today, "week"), whole=True)
    album.take("empty", "light", SMALL, 100, parse("2020-01"))


def main(arguments: Sequence[str] | None = None) -> int:
    """Take the pictures that the command line asks for; gives 0."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--today", type=date.fromisoformat, default=date(2026, 11, 22))
    given = parser.parse_args(arguments)
    given.out.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    make_application(sys.argv[:1], paths.resources())
    with opened(given.data, None, given.today) as journals:
        fill(Album(given.data, given.out, journals, desk_names(journals, given.data), given.today), given.today)
    return 0


if __name__ == "__main__":
    sys.exit(main())
