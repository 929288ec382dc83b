"""One errand with content packs, carried out by a child process: the desk waits for no server and no check of the content."""

from collections.abc import Sequence

import msgspec
from PySide6.QtCore import QObject, Signal

from desk_assistant import installed
from desk_assistant.desk.child import Child
from desk_assistant.packs.errand import Order, Outcome
from desk_assistant.packs.fetching import Limits

#: How long an errand may take: all that the fetching may, and a minute for the check. Killed later, the old content stays in use.
DEADLINE_MS = round(1000 * Limits().total) + 60_000
#: The command that starts the child.
CHILD = installed.child(installed.PACK)


class PackErrand(Child):
    """Carries out one order. Emits `done` with the Outcome, or `failed` with timeout or failed, once."""

    done = Signal(object)

    def __init__(self, order: Order, parent: QObject | None = None, *, deadline_ms: int = DEADLINE_MS, command: Sequence[str] = ()) -> None:
        super().__init__(command or CHILD, msgspec.json.encode(order), deadline_ms, parent)

    def ended(self, exit_code: int) -> None:
        try:
            outcome = msgspec.json.decode(self.output(), type=Outcome)
        except msgspec.DecodeError:
            self.fail("failed")
        else:
            self.done.emit(outcome)
