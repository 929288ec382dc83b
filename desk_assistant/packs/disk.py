"""Writing so that after a loss of power a file is there whole or not at all, and one installation at a time."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from desk_assistant.packs.problems import PackRefused

WINDOWS = os.name == "nt"
_LOCK = "laas"


def write(path: Path, body: bytes) -> None:
    """Write a new file and make its bytes durable. Raises OSError, also when there is such a file."""
    with path.open("xb") as file:
        file.write(body)
        file.flush()
        os.fsync(file.fileno())


def replace(path: Path, body: bytes) -> None:
    """Put a file in place of another in one step: a reader finds the old bytes or the new ones. Raises OSError."""
    fresh = path.with_name(path.name + ".ny")
    fresh.unlink(missing_ok=True)
    write(fresh, body)
    fresh.replace(path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable. Windows has no such call and keeps them itself."""
    if WINDOWS:
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """Hold a folder, which is made if need be, for one change. The system lets go when the process dies.

    Raises PackRefused(busy) while another process holds it, and OSError.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (folder / _LOCK).open("ab") as file:
        try:
            _lock(file.fileno())
        except OSError as problem:
            raise PackRefused("busy") from problem
        yield


def _lock(handle: int) -> None:
    if WINDOWS:
        import msvcrt

        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
