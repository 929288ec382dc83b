"""Files that are there whole or not at all: written beside their name, made durable, then renamed."""

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import IO, Self

from desk_assistant.insight.aside import aside


_POSIX = os.name == "posix"


class Landing:
    """Some files that appear together, the first one last. Leaving it without `land` takes away what was written."""

    def __init__(self, *targets: Path, overwrite: bool = False) -> None:
        """Raises FileExistsError for a name that is taken, unless it may be overwritten."""
        for target in targets:
            if target.exists() and not overwrite:
                raise FileExistsError(target)
        self._targets = targets
        self.files: tuple[IO[bytes], ...] = ()

    def __enter__(self) -> Self:
        try:
            for target in self._targets:
                self.files += (_fresh(_temporary(target)),)
        except OSError:
            self._clear()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self._clear()

    def secure(self) -> Iterator[None]:
        """Make what was written durable; only then may anybody be told of it."""
        for file in self.files:
            file.flush()
            yield from aside(_Sync(file))

    def land(self) -> None:
        """Close the files and give them their names."""
        for file in self.files:
            file.close()
        for target in reversed(self._targets):
            _temporary(target).replace(target)
        _sync_folder(self._targets[0].parent)

    def _clear(self) -> None:
        for file in self.files:
            with suppress(OSError):
                file.close()
        for target in self._targets:
            with suppress(OSError):
                _temporary(target).unlink(missing_ok=True)


class _Sync:
    """Make one file durable."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file

    def __call__(self) -> None:
        os.fsync(self._file.fileno())


def _temporary(target: Path) -> Path:
    return target.with_name(target.name + ".tmp")


def _fresh(path: Path) -> IO[bytes]:
    """Open a new file that only its owner may read. One that a killed export left behind is replaced."""
    path.unlink(missing_ok=True)
    return open(path, "x+b", opener=_private)


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _sync_folder(folder: Path) -> None:
    """Make the names durable. Windows has no such call."""
    if _POSIX:
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
