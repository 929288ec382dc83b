"""A child process with one errand and a deadline: whatever it waits for, the desk does not wait with it."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTemporaryDir, QTimer, Signal

from desk_assistant import installed

#: How long a killed child may take to be gone.
_REAP_MS = 1000
#: Stands for the exit code of a child that could not be started.
_NEVER_BEGAN = -1


class Child(QObject):
    """One run of a child: its input, its deadline, and a folder for its temporary files that goes when it ends.

    What comes of an exit code is told by the kind of child, in `ended`.
    """

    #: `timeout` or `failed`, or what the kind of child makes of its exit code. The outcome is told once.
    failed = Signal(str)

    def __init__(self, command: Sequence[str], message: bytes, deadline_ms: int, parent: QObject | None) -> None:
        """`message` goes to the standard input of the child."""
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

    def output(self) -> bytes:
        """Give what the child has written."""
        return self._process.readAllStandardOutput().data()

    def fail(self, code: str) -> None:
        """Tell that it came to nothing, unless an outcome has been told."""
        if not self._told:
            self._told = True
            self.failed.emit(code)

    def ended(self, exit_code: int) -> None:
        """Tell what came of it: the child ended by itself, and no outcome has been told. An outcome that `failed` carries goes through `fail`."""
        raise NotImplementedError

    def _tell(self) -> None:
        self._process.write(self._message)
        self._process.closeWriteChannel()

    def _finished(self, exit_code: int, status: QProcess.ExitStatus) -> None:
        self._deadline.stop()
        self._scratch.remove()
        if self._late:
            self.fail("timeout")
        elif status != QProcess.ExitStatus.NormalExit:
            self.fail("failed")
        elif not self._told:
            self.ended(exit_code)
            self._told = True

    def _stumbled(self, error: QProcess.ProcessError) -> None:
        # Every other error is followed by `finished`.
        if error == QProcess.ProcessError.FailedToStart:
            self._finished(_NEVER_BEGAN, QProcess.ExitStatus.NormalExit)

    def _too_late(self) -> None:
        if self._late:  # killed, and still not gone: it hangs in the system, and the desk does not wait for that
            self.fail("timeout")
            return
        self._late = True
        self._process.kill()
        self._deadline.start(_REAP_MS)
