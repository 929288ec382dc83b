"""The one place that knows which content is in use: the active pack, the one before it, or what was shipped with the program.

A start reads one small file more and no key: the fingerprint that the compiled content needs anyway tells whether a pack is what
was installed. Signatures are checked at installation and by `keeping.recheck`.
"""

from datetime import date
from pathlib import Path
from typing import Literal, NamedTuple

from desk_assistant import paths
from desk_assistant.content.compiled import Unfit, load_with_local
from desk_assistant.content.library import Library
from desk_assistant.packs import state as memory
from desk_assistant.packs.layout import day_of
from desk_assistant.packs.state import Kept, StateLost

SHIPPED_SERIAL = "content_serial.txt"
KEYS = "keys"

Trouble = Literal["", "pack_damaged", "state_lost"]


class Active(NamedTuple):
    """The content in use with what is local, the folder it was read from, the pack (None: shipped), and what went wrong."""

    library: Library
    folder: Path
    pack: Kept | None
    trouble: Trouble

    @property
    def serial(self) -> int:
        """The number of the content in use; 0 when that of the shipped content cannot be told."""
        return self.pack.serial if self.pack is not None else shipped_serial()

    @property
    def day(self) -> date | None:
        """The day in that number."""
        return day_of(self.serial) if self.serial else None

    def has_expired(self, today: date) -> bool:
        """Tell whether the last day of the pack has gone by; it can still be used."""
        return self.pack is not None and self.pack.valid_until < today

    def troubles(self, today: date) -> tuple[str, ...]:
        """Give what people must be told: `pack_damaged`, `state_lost`, `expired`."""
        return tuple(filter(None, (self.trouble, self.has_expired(today) and "expired")))


def shipped_folder() -> Path:
    """Give the folder with the content that is shipped with the program."""
    return paths.resources() / "content"


def shipped_serial() -> int:
    """Give the serial number of the shipped content, below which no pack may go; 0 when it cannot be told."""
    try:
        return int((paths.resources() / SHIPPED_SERIAL).read_text(encoding="ascii"))
    except (OSError, ValueError):
        return 0


def shipped_keys() -> tuple[str, ...]:
    """Give the public root keys that are shipped with the program; none unless IT put some there."""
    found = sorted((paths.resources() / KEYS).glob("*.pub"))
    return tuple(path.read_text(encoding="ascii").strip() for path in found)


def load_active(data: Path, local: Path | None) -> Active:
    """Give the content in use for a data folder, with the local content on top. Never raises for a damaged pack: an older one or the shipped content stands in."""
    trouble: Trouble = ""
    try:
        state = memory.read(data / paths.PACKS)
    except StateLost:
        state, trouble = memory.State(), "state_lost"
    floor = shipped_serial() if state.active else 0
    for kept in filter(None, (state.active, state.previous)):
        if kept.serial <= floor or kept.key in state.revoked:
            continue
        folder = data / paths.PACKS / kept.folder / memory.CONTENT
        try:
            library = load_with_local(folder, data / paths.CONTENT, local, kept.fingerprint)
        except (Unfit, OSError):
            trouble = "pack_damaged"
        else:
            return Active(library, folder, kept, trouble)
    library = load_with_local(shipped_folder(), data / paths.CONTENT, local)
    return Active(library, shipped_folder(), None, trouble)
