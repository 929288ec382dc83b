"""Printing in a child process with a deadline, so that a dead printer or print server never freezes the desk."""

from collections.abc import Sequence
from pathlib import Path

import msgspec
from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTemporaryDir, QTimer, Signal

from desk_assistant import installed
from desk_assistant.paper.note import Note
from desk_assistant.paper.sheet import ChartSheet

#: How long a printer may take.
DEADLINE_MS = 20_000
#: How long a killed child may take to be gone.
_REAP_MS = 1000
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


class _Child(QObject):
    """One run of the child: its input, its deadline, and a folder for its temporary files that goes when it ends."""

    #: no_printer, timeout or failed.
    failed = Signal(str)

    def __init__(self, command: Sequence[str], message: bytes, deadline_ms: int, parent: QObject | None) -> None:
        super().__init__(parent)
        self._command = tuple(command)
        self._message = message
        self._scratch = QTemporaryDir()
        self._told = False
        self._late = False
        self._process = QProcess(self)
        self._process.setWorkingDirectory(str(installed.FOLDER))
        self._process.setStandardErrorFile(QProcess.nullDevice())
        self._process.started.connect(self._tell)
        self._process.finished.connect(self._finished)
        self._process.errorOccurred.connect(self._stumbled)
        self._deadline = QTimer(self)
        self._deadline.setSingleShot(True)
        self._deadline.setInterval(deadline_ms)
        self._deadline.timeout.connect(self._too_late)

    def start(self) -> None:
        """Start the one run of this job. The outcome comes once, as a signal."""
        environment = QProcessEnvironment.systemEnvironment()
        if self._scratch.isValid():
            for name in ("TMPDIR", "TMP", "TEMP"):
                environment.insert(name, self._scratch.path())
        self._process.setProcessEnvironment(environment)
        self._deadline.start()
        self._process.start(self._command[0], list(self._command[1:]))

    def running(self) -> bool:
        """Tell whether the child still runs."""
        return self._process.state() != QProcess.ProcessState.NotRunning

    def stop(self) -> None:
        """End the run without a signal; call it before the job is destroyed early. Waits at most a second."""
        self._told = True
        self._deadline.stop()
        if self.running():
            self._process.kill()
            self._process.waitForFinished(_REAP_MS)
        self._scratch.remove()

    def _tell(self) -> None:
        self._process.write(self._message)
        self._process.closeWriteChannel()

    def _finished(self, exit_code: int, status: QProcess.ExitStatus) -> None:
        self._deadline.stop()
        self._scratch.remove()
        if self._late:
            self._fail("timeout")
        elif status != QProcess.ExitStatus.NormalExit or exit_code not in (PRINTED, NO_PRINTER):
            self._fail("failed")
        elif exit_code == NO_PRINTER:
            self._fail("no_printer")
        elif not self._told:
            self._told = True
            self._succeed()

    def _stumbled(self, error: QProcess.ProcessError) -> None:
        # Every other error is followed by `finished`.
        if error == QProcess.ProcessError.FailedToStart:
            self._finished(FAILED, QProcess.ExitStatus.NormalExit)

    def _too_late(self) -> None:
        if self._late:  # killed, and still not gone: it hangs in the system, and the desk does not wait for that
            self._fail("timeout")
            return
        self._late = True
        self._process.kill()
        self._deadline.start(_REAP_MS)

    def _fail(self, code: str) -> None:
        if not self._told:
            self._told = True
            self.failed.emit(code)

    def _succeed(self) -> None:
        raise NotImplementedError


class PrintJob(_Child):
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


class PrinterSearch(_Child):
    """Asks the machine for its printers. Emits `found(list of names)`, the default one first, or `failed(code)`, once."""

    found = Signal(list)

    def __init__(
        self, parent: QObject | None = None, *, deadline_ms: int = DEADLINE_MS, command: Sequence[str] = (*CHILD, "--list")
    ) -> None:
        super().__init__(command, b"", deadline_ms, parent)

    def _succeed(self) -> None:
        try:
            names = msgspec.json.decode(self._process.readAllStandardOutput().data(), type=list[str])
        except msgspec.DecodeError:
            self.failed.emit("failed")
        else:
            self.found.emit(names)
