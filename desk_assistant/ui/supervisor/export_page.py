"""Exports of a period: what comes along is seen before it is saved, and the file is written in slices."""

from collections.abc import Generator
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desk_assistant.desk.ledger import NotSaved
from desk_assistant.insight.chart import Chart
from desk_assistant.insight.danish import whole
from desk_assistant.insight.periods import Period
from desk_assistant.insight.preview import Preview
from desk_assistant.paper.pages import TypesettingFailed
from desk_assistant.ui.employee.page import Page, clear
from desk_assistant.ui.parts.buttons import Button
from desk_assistant.ui.parts.fields import TextField
from desk_assistant.ui.parts.flow_layout import FlowLayout
from desk_assistant.ui.parts.look import Look
from desk_assistant.ui.parts.message import Message
from desk_assistant.ui.parts.segmented import Segmented
from desk_assistant.ui.parts.text import Body, Heading, SideHeading
from desk_assistant.ui.supervisor import export_view as view
from desk_assistant.ui.supervisor.export_view import Earlier, Order, Saved
from desk_assistant.ui.supervisor.table_view import TableView
from desk_assistant.ui.supervisor.view import caption

translate = QCoreApplication.translate
_SAY_AFTER_MS = 1_000
_NAME_LIMIT = 120


class Exporter(Protocol):
    """What reads the log and writes the files. Every method may raise NotSaved."""

    today: date
    place: Path

    def preview(self, order: Order) -> Preview:
        """Give what would come along. Raises ValueError, in Danish, for a period that cannot be had."""
        ...

    def visits(self, order: Order) -> int:
        """Give how many visits are gone through."""
        ...

    def save(self, order: Order, out: Path) -> Generator[int, None, Saved]:
        """Write the file in slices that give the visits done; closed before its end, it leaves no file."""
        ...

    def earlier(self) -> tuple[Earlier, ...]:
        """Give the exports of before, the newest first."""
        ...


class ExportPage(Page):
    """Saves rows, statistics or the report of one period. Leaving the page stops what is being saved, and leaves no file."""

    def __init__(self, look: Look, exporter: Exporter, period: Period, desks: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(look, "export", parent)
        self._exporter, self._period = exporter, period
        self._work: Generator[int, None, Saved] | None = None
        self._ordered: Order | None = None
        self._visits = 0
        self._clock = QElapsedTimer()
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._step)
        self.caption.set_text(caption(desks))
        self.heading.set_text(translate("Export", "Export visits %1").replace("%1", period.within))
        back = Button(look, translate("Export", "Back to the overview"), "quiet", hint="Esc", object_name="export.close", parent=self.column)
        back.clicked.connect(self._close_pressed)
        self.put_title(beside=back)
        self._build_choices(look)
        self._build_saving(look)
        self.heading_preview, self._preview = self._section("export.preview", translate("Export", "What comes along"))
        self.heading_earlier, self._earlier = self._section("export.earlier", translate("Export", "Earlier exports"))
        self.body.addStretch(1)
        self._chosen()
        self._show_earlier()

    def _build_choices(self, look: Look) -> None:
        self.kinds = Segmented(look, translate("Export", "What do you want to save?"), view.kinds(), "visits", "export.what", self.column)
        self.kinds.chosen.connect(self._chosen)
        self.format_heading = SideHeading(look, translate("Export", "Format"), parent=self.column)
        self.formats = Segmented(look, translate("Export", "Format"), view.formats(), "csv", "export.format", self.column)
        self.formats.chosen.connect(self._format_chosen)
        self.formats.setFixedWidth(look.px(440))
        self.purpose = Body(look, "", object_name="export.purpose", parent=self.column)
        self.counted = Body(look, "", "ink2", "export.counted", self.column)
        self.body.addWidget(SideHeading(look, translate("Export", "What do you want to save?"), parent=self.column))
        for part in (self.kinds, self.purpose, self.format_heading, self.formats):
            self.body.addWidget(part)

    def _build_saving(self, look: Look) -> None:
        hint = translate("Export", "Saved in %1").replace("%1", str(self._exporter.place))
        self.name = TextField(look, translate("Export", "Name of the file"), hint, _NAME_LIMIT, "export.name", self.column)
        self.name.accepted.connect(self._save)
        self.save_button = Button(look, translate("Export", "Save"), "primary", object_name="export.save", parent=self.column)
        self.save_button.clicked.connect(self._save)
        self.stop_button = Button(look, translate("Export", "Stop"), "secondary", object_name="export.stop", parent=self.column)
        self.stop_button.clicked.connect(self._stop_pressed)
        self.stop_button.hide()
        row = FlowLayout(None, look.px(12), look.px(8))
        row.addWidget(self.save_button)
        row.addWidget(self.stop_button)
        self.said = Message(look, "info", "", object_name="export.said", parent=self.column)
        self.said.hide()
        for part in (self.name, self.counted):
            self.body.addWidget(part)
        self.body.addLayout(row)
        self.body.addWidget(self.said)

    def _section(self, name: str, words: str) -> tuple[Heading, QVBoxLayout]:
        heading = Heading(self._look, words, 2, object_name=name, parent=self.column)
        rows = QVBoxLayout()
        self.body.addWidget(heading)
        self.body.addLayout(rows)
        return heading, rows

    @property
    def order(self) -> Order:
        """What is chosen now."""
        what = self.kinds.value
        return Order(what, self._period, "pdf" if what == "report" else self.formats.value)

    @property
    def saving(self) -> bool:
        """Whether a file is being written."""
        return self._work is not None

    def _chosen(self) -> None:
        """Show what the choice would give, or why it cannot be had."""
        self._stop()
        order, found = self.order, None
        self.said.hide()
        refused = view.refused(order, self._exporter.today)
        if not refused and order.what != "report":
            try:
                found = self._exporter.preview(order)
            except (NotSaved, ValueError) as problem:
                refused = view.trouble(problem)
        with self.at_once():
            self.purpose.set_text(view.purpose(order.what))
            self.name.set_text(view.file_name(order))
            self.name.set_error(None)
            for part in (self.format_heading, self.formats):
                part.setVisible(order.what != "report")
            for part in (self.name, self.save_button):
                part.setVisible(not refused)
            self._show_preview(order, found)
        if refused:
            self._say("info", refused)
        self.settle()

    def _show_preview(self, order: Order, found: Preview | None) -> None:
        clear(self._preview)
        self.counted.setVisible(found is not None)
        self.heading_preview.setVisible(found is not None)
        if found is not None:
            self.counted.set_text(view.counted(order, found))
            self._preview.addWidget(self._table(view.preview_table(found)))

    def _show_earlier(self) -> None:
        clear(self._earlier)
        with suppress(NotSaved):
            exports = self._exporter.earlier()
            if exports:
                self._earlier.addWidget(self._table(view.earlier_table(exports)))
            else:
                self._earlier.addWidget(Body(self._look, translate("Export", "Nothing has been exported yet."), "ink2", parent=self.column))

    def _table(self, chart: Chart) -> TableView:
        return TableView(self._look, chart, f"export.{chart.id}.table", self.column)

    def _format_chosen(self) -> None:
        self._stop()
        self.said.hide()
        self.name.set_text(view.with_ending(self.name.text(), self.order.format) or view.file_name(self.order))

    def _save(self) -> None:
        if self.saving:
            return
        order = self.order
        name = view.with_ending(self.name.text(), order.format)
        wrong = view.wrong_name(name)
        self.name.set_error(wrong or None)
        if wrong:
            self.said.hide()
            self.name.editor().setFocus()
            return
        self.name.set_text(name)
        self._say("info", translate("Export", "Saving …"))
        self._ordered, self._visits = order, 0
        self._work = self._exporter.save(order, self._exporter.place / name)
        self._clock.start()
        self._timer.start()

    def _step(self) -> None:
        try:
            done = next(self._work)
        except StopIteration as end:
            self._end("success", view.saved(self._ordered, end.value))
            self._show_earlier()
            self.settle()
        except (NotSaved, ValueError, OSError, TypesettingFailed) as problem:
            self._end("error", view.trouble(problem))
        else:
            if self._clock.elapsed() >= _SAY_AFTER_MS:
                self._show_progress(done)

    def _show_progress(self, done: int) -> None:
        if self.stop_button.isHidden():
            self.stop_button.show()
            self._visits = self._exporter.visits(self._ordered)
        words = translate("Export", "Saving: %1 of %2 visits …").replace("%1", whole(done)).replace("%2", whole(self._visits))
        self.said.set_message("info", words, speak=False)

    def _end(self, kind: str, sentence: str) -> None:
        self._work = None
        self._timer.stop()
        if self.stop_button.hasFocus():
            self.save_button.setFocus()
        self.stop_button.hide()
        self._say(kind, sentence)

    def _say(self, kind: str, sentence: str) -> None:
        self.said.show()
        self.said.set_message(kind, sentence)
        self.settle()
        QTimer.singleShot(0, self._show_said)

    def _show_said(self) -> None:
        self.show_focus(self.said)

    def _stop(self) -> None:
        """Stop what is being saved; nothing of it is left."""
        if self._work is None:
            return
        work, self._work = self._work, None
        with suppress(NotSaved, OSError):
            work.close()
        self._end("info", translate("Export", "Stopped. No file was saved."))

    def _stop_pressed(self) -> None:
        self._stop()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self._stop()

    def _close_pressed(self) -> None:
        self.acted.emit("close_page")

    def first_focus(self) -> QWidget | None:
        return self.kinds.choice()
