"""What a desk remembers about packs, in one small file that is replaced whole. Replacing it is the swap.

It does not stand in the log, because the open window holds that alone, and a pack may come from the command line.
"""

import hashlib
import re
from datetime import date
from pathlib import Path
from typing import Literal, NamedTuple

import msgspec

from desk_assistant.packs import disk

FILE = "tilstand.json"
CONTENT, SIGNED = "indhold", "pakke"
"""Inside the folder of a pack: the content as files, and the file that was signed."""
FOLDER = re.compile(r"[0-9]{10}-[a-z0-9_]{8}")
"""The name of a folder with an unpacked pack: its serial number and something no other folder has."""


class StateLost(Exception):
    """The file is damaged, or is gone although there are packs."""


class Known(NamedTuple):
    """What a desk remembers about keys: the version and SHA-256 (hex) of the newest statement, and every key ever revoked."""

    version: int = 0
    digest: str = ""
    revoked: frozenset[str] = frozenset()


class Kept(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An unpacked pack: where, the SHA-256 of the signed file (hex), the fingerprint of the unpacked content, and who signed it."""

    serial: int
    folder: str
    digest: str
    fingerprint: str
    key: str
    name: str
    valid_until: date


class State(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`active` is in use unless the shipped content is newer; None is the shipped content. `left` was gone back from."""

    format: Literal[1] = 1
    active: Kept | None = None
    previous: Kept | None = None
    left: Kept | None = None
    highest: int = 0
    keys_version: int = 0
    keys_digest: str = ""
    revoked: tuple[str, ...] = ()

    @property
    def known(self) -> Known:
        """What is remembered about keys."""
        return Known(self.keys_version, self.keys_digest, frozenset(self.revoked))

    @property
    def kept(self) -> tuple[Kept, ...]:
        """The packs that lie unpacked, the active one first."""
        return tuple(kept for kept in (self.active, self.previous, self.left) if kept is not None)


def read(place: Path) -> State:
    """Give what is remembered in the folder of packs. Raises StateLost."""
    try:
        digest, _, body = (place / FILE).read_bytes().partition(b"\n")
        if hashlib.sha256(body).hexdigest().encode() == digest:
            return msgspec.json.decode(body, type=State)
    except FileNotFoundError:
        if not folders(place):
            return State()
    except (OSError, msgspec.MsgspecError):
        pass
    raise StateLost


def write(place: Path, state: State) -> None:
    """Replace what is remembered. Raises OSError; then the old state stands."""
    body = msgspec.json.encode(state)
    disk.replace(place / FILE, hashlib.sha256(body).hexdigest().encode() + b"\n" + body)


def folders(place: Path) -> list[Path]:
    """Give the folders of unpacked packs, also those that nothing refers to."""
    return sorted(path for path in place.glob("*") if FOLDER.fullmatch(path.name) and path.is_dir()) if place.is_dir() else []
