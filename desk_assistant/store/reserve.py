"""A file that only takes up room, so that there is some to give back when the disk is full and a visit has to be closed."""

import os
from pathlib import Path

SIZE = 32 * 1024 * 1024


def reserve_file(path: Path) -> Path:
    """Give the name of the reserve that belongs to the database."""
    return path.with_name("reserve")


def make(path: Path, size: int = SIZE) -> bool:
    """Take the room, if it is not taken yet. False when the disk has none to give; nothing is left behind then."""
    file = reserve_file(path)
    if file.exists() and file.stat().st_size >= size:
        return True
    try:
        handle = os.open(file, os.O_CREAT | os.O_RDWR, 0o600)
        try:
            _allocate(handle, size)
        finally:
            os.close(handle)
        return True
    except OSError:
        file.unlink(missing_ok=True)
        return False


def _allocate(handle: int, size: int) -> None:
    if hasattr(os, "posix_fallocate"):
        os.posix_fallocate(handle, 0, size)
    else:
        os.truncate(handle, size)


def release(path: Path) -> bool:
    """Give the room back. True when there was any."""
    file = reserve_file(path)
    try:
        had = file.stat().st_size > 0
        os.truncate(file, 0)
        return had
    except OSError:
        return False
