"""One program per data folder: a second start raises the first window and ends."""

from pathlib import Path

from PySide6.QtCore import QCryptographicHash, QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_WAIT_MS = 500


def name_of(folder: Path) -> str:
    """Give the name under which the program of a data folder listens."""
    digest = QCryptographicHash.hash(str(folder.resolve()).encode(), QCryptographicHash.Algorithm.Sha256)
    return "desk-assistant-" + digest.toHex().toStdString()[:16]


class Instance(QObject):
    """`called` tells that somebody started the program once more."""

    called = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = name_of(folder)
        self._server: QLocalServer | None = None

    def first(self) -> bool:
        """Tell whether this is the only program for the folder; otherwise the other one is asked to show itself."""
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if socket.waitForConnected(_WAIT_MS):
            socket.disconnectFromServer()
            return False
        QLocalServer.removeServer(self._name)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._greet)
        self._server.listen(self._name)
        return True

    def _greet(self) -> None:
        connection = self._server.nextPendingConnection() if self._server else None
        if connection is not None:
            connection.disconnectFromServer()
            connection.deleteLater()
            self.called.emit()
