"""Printing in a child process with a deadline, so that a dead printer or print server never freezes the desk."""

from collections.abc import Sequence
from pathlib import Path

import msgspec
from PySide6.QtCore import QObject, Signal

from desk_assistant import installed
from desk_assistant.desk.child import Child
from desk_assistant.paper.note import Note
from desk_assistant.paper.sheet import ChartSheet

#: How long a printer may take.
DEADLINE_MS = 20_000
#: Exit codes of the child.
PRINTED, NO_PRINTER, FAILED = 0, 2, 3

#: The command that starts the child.
CHILD = installed.child(installed.PRINT)


class PrintOrder(msgspec.Struct, frozen=True):
    """What the child is told on its standard input, as JSON.

    `printer` is a printer's name, a folder that takes PDF files, or empty for the machine's default printer.
    """

    paper: Note | ChartSheet
    resources: str
    printer: str


class _PrintChild(Child):
    """A run of the child that prints. `failed` carries no_printer, timeout or failed."""

    def ended(self, exit_code: int) -> None:
        if exit_code == PRINTED:
            self._succeed()
        else:
            self.fail("no_printer" if exit_code == NO_PRINTER else "failed")

    def _succeed(self) -> None:
        raise NotImplementedError


class PrintJob(_PrintChild):
    """Prints one note or one chart. Emits `done` or `failed(code)` once: no_printer, timeout or failed. Try again with a new job.

    `printer` as in PrintOrder. What is printed goes to the child through a pipe: its text is never in a file of ours on the way.
    """

    done = Signal()

    def __init__(
        self,
        paper: Note | ChartSheet,
        resources: Path,
        printer: str = "",
        parent: QObject | None = None,
        *,
        deadline_ms: int = DEADLINE_MS,
        command: Sequence[str] = CHILD,
    ) -> None:
        order = PrintOrder(paper, str(resources.resolve()), printer)
        super().__init__(command, msgspec.json.encode(order), deadline_ms, parent)

    def _succeed(self) -> None:
        self.done.emit()


class PrinterSearch(_PrintChild):
    """Asks the machine for its printers. Emits `found(list of names)`, the default one first, or `failed(code)`, once."""

    found = Signal(list)

    def __init__(
        self, parent: QObject | None = None, *, deadline_ms: int = DEADLINE_MS, command: Sequence[str] = (*CHILD, "--list")
    ) -> None:
        super().__init__(command, b"", deadline_ms, parent)

    def _succeed(self) -> None:
        try:
            names = msgspec.json.decode(self.output(), type=list[str])
        except msgspec.DecodeError:
            self.failed.emit("failed")
        else:
            self.found.emit(names)
