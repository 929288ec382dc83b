"""Looks for a newer pack at the address, and remembers the day and how it went, so that a desk looks once a day."""

from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from desk_assistant.packs import disk, fetching
from desk_assistant.packs.fetching import Limits
from desk_assistant.packs.problems import PackRefused
from desk_assistant.packs.sentences import reason

if TYPE_CHECKING:
    from desk_assistant.packs.keeping import Desk, Installed

FILE = "sidst.json"
INSTALLED, ALREADY = "installed", "already"
_SETTLED = (INSTALLED, ALREADY, "older", "gone_back_from")
"""After these the answer is the same for the rest of the day; anything else is worth another try."""


class Looked(msgspec.Struct, frozen=True):
    """The day of the last look, and `installed`, `already`, or a code of `NUMBERS` with its sentence."""

    day: date
    code: str
    said: str = ""

    @property
    def settled(self) -> bool:
        """Whether there is no reason to look again on the same day."""
        return self.code in _SETTLED


def look(address: str, desk: "Desk", limits: Limits = Limits()) -> "Installed":
    """Fetch what lies at the address, take it into use, and remember how that went. Raises PackRefused; then nothing has changed."""
    from desk_assistant.packs import keeping  # brings the whole check, and a window only asks for `last`

    try:
        fetched = fetching.fetch(address, (fetching.host_of(address),), limits)
        done = keeping.install(fetched, desk, by_hand=False)
    except PackRefused as problem:
        _remember(desk.place, Looked(desk.today, problem.code, reason(problem)))
        raise
    _remember(desk.place, Looked(desk.today, ALREADY if done.already else INSTALLED))
    return done


def last(place: Path) -> Looked | None:
    """Give how the last look went; None when there was none, or it cannot be read."""
    try:
        return msgspec.json.decode((place / FILE).read_bytes(), type=Looked)
    except (OSError, msgspec.MsgspecError):
        return None


def _remember(place: Path, looked: Looked) -> None:
    with suppress(OSError):  # then it is looked once more, and that is all
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        disk.replace(place / FILE, msgspec.json.encode(looked))
