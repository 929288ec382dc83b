"""Prints one chart of the overview in the child process that prints notes, one at a time.

What is on its way goes on when the overview is left.
"""

from datetime import date
from pathlib import Path

import msgspec
from PySide6.QtCore import QCoreApplication, QObject, Signal

from desk_assistant.insight.chart import Chart
from desk_assistant.insight.periods import Period
from desk_assistant.insight.sheet import sheet
from desk_assistant.paper.sheet import ChartSheet
from desk_assistant.ui.printing import PrintJob

translate = QCoreApplication.translate


class ChartPrinting(QObject):
    """`ended` carries the id of the chart and why it was not printed: empty when it was, else a sentence."""

    ended = Signal(str, str)

    def __init__(self, resources: Path, printer: str, desks: tuple[str, ...], today: date, parent: QObject | None = None) -> None:
        """`printer` as in `PrintOrder`; `desks` stand at the head of the sheet."""
        super().__init__(parent)
        self._resources, self._printer = resources, printer
        self._desks, self._today = desks, today
        self._job: PrintJob | None = None
        self._chart = ""

    def print_chart(self, chart: Chart, period: Period) -> bool:
        """Send a chart to the printer; False while another one is on its way."""
        if self._job is not None:
            return False
        values = msgspec.to_builtins(sheet(chart, period, self._desks, self._today))
        self._chart = chart.id
        program = QCoreApplication.instance()
        self._job = PrintJob(ChartSheet(values), self._resources, self._printer, program)
        program.aboutToQuit.connect(self._job.stop)
        self._job.done.connect(self._done)
        self._job.failed.connect(self._failed)
        self._job.done.connect(self._job.deleteLater)
        self._job.failed.connect(self._job.deleteLater)
        self._job.start()
        return True

    def _done(self) -> None:
        self._job = None
        self.ended.emit(self._chart, "")

    def _failed(self, code: str) -> None:
        self._job = None
        self.ended.emit(self._chart, _sentence(code))


def _sentence(code: str) -> str:
    return {
        "no_printer": translate("Overview", "No printer was found. Choose one under Settings, and try again."),
        "timeout": translate("Overview", "The printer does not answer. Look at the printer, and try again."),
    }.get(code) or translate("Overview", "The chart was not printed. Look at the printer, and try again.")
