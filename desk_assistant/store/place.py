"""Is this a place where a log can lie safely? Folders on a network, rights, and files that only the owner may read."""

import errno
import os
import stat
from contextlib import suppress
from pathlib import Path

from desk_assistant.store.errors import FULL, IO, StoreRefused

#: File systems on which SQLite's write-ahead log is not safe (sqlite.org/wal.html, sqlite.org/useovernet.html).
_NETWORK = frozenset({"nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "sshfs", "fuse", "afs", "davfs", "ncpfs"})
_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_MOUNTS = Path("/proc/mounts")


def refuse_network(path: Path | str, mounts: str | None = None) -> None:
    """Raise StoreRefused(network_folder) when the path lies on a network drive or in OneDrive.

    `mounts` is the text of /proc/mounts; None reads it, where there is one.
    """
    text = str(path)
    if text.startswith(("\\\\", "//")):
        raise StoreRefused("network_folder", kind="unc")
    if any(part.casefold().startswith("onedrive") for part in text.replace("\\", "/").split("/")):
        raise StoreRefused("network_folder", kind="onedrive")
    if mounts is None:
        mounts = _MOUNTS.read_text(encoding="utf-8", errors="replace") if _MOUNTS.exists() else ""
    kind = _file_system(os.path.realpath(text), mounts)
    if kind in _NETWORK or kind.startswith("fuse."):
        raise StoreRefused("network_folder", kind=kind)


def _file_system(path: str, mounts: str) -> str:
    """Give the type of the file system that holds the path: the longest mount point above it, the last one mounted there."""
    found, kind = "", ""
    for line in mounts.splitlines():
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        point = _plain(fields[1])
        above = point.rstrip("/") + "/"
        if (path + "/").startswith(above) and len(point) >= len(found):
            found, kind = point, fields[2]
    return kind


def _plain(field: str) -> str:
    """Undo the octal escapes of /proc/mounts (see getmntent(3))."""
    for escape, character in (("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")):
        field = field.replace(escape, character)
    return field


def prepare(path: Path) -> None:
    """Make the folder (only its owner may enter) and an empty file if there is none, and make the new name durable.

    Raises StoreRefused: folder_unwritable, disk_full, io; corrupt when the main file is gone and its write-ahead log is not.
    """
    log = wal(path)
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if _is_ours_alone(path.parent):
            _owner_only(path.parent, 0o700)
        if not path.exists():
            if has_content(log):
                raise StoreRefused("corrupt", found="main_file_gone")
            create(path)
            sync_folder(path.parent)
        elif path.stat().st_size == 0 and has_content(log):
            raise StoreRefused("corrupt", found="main_file_empty")
        for file in (path, log):
            _owner_only(file, 0o600)
    except OSError as error:
        raise StoreRefused(code_of(error), reason=errno.errorcode.get(error.errno or 0, "")) from error
    if not (os.access(path, os.R_OK | os.W_OK) and os.access(path.parent, os.R_OK | os.W_OK | os.X_OK)):
        raise StoreRefused("folder_unwritable", reason="EACCES")


def wal(path: Path) -> Path:
    """Give the name of the write-ahead log that belongs to the database."""
    return path.with_name(path.name + "-wal")


def has_content(path: Path) -> bool:
    """Tell whether the file is there and holds anything. A write-ahead log that does tells of an unclean exit."""
    try:
        return path.stat().st_size > 0
    except FileNotFoundError:
        return False


def has_room(path: Path, more: int = 65536) -> bool:
    """Tell whether the disk takes that many bytes more beside the database; a full quota counts as a full disk.

    SQLite reports a full quota and the largest file size as plain I/O errors, so they have to be told apart here.
    """
    probe = path.with_name(path.name + "-probe")
    log = wal(path)
    start = log.stat().st_size if log.exists() else 0
    try:
        with probe.open("wb", buffering=0) as file:
            file.seek(start)
            file.write(b"\1" * more)
            os.fsync(file.fileno())
            return file.tell() == start + more
    except OSError as error:
        return error.errno not in _NO_ROOM
    finally:
        with suppress(OSError):
            probe.unlink()


def create(path: Path) -> None:
    """Make an empty file that only its owner may read. Raises OSError, also when it is there already."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))


def sync_file(path: Path) -> None:
    """Make the bytes of a file durable. Never for an open log: closing the file would let go of its lock. Raises OSError."""
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_folder(folder: Path) -> None:
    """Make names in the folder durable. SQLite does it for its log, not for the database itself. Windows has no such call."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _is_ours_alone(folder: Path) -> bool:
    """Tell whether the folder may be closed to others: it is the user's own, and neither the home folder nor a shared one."""
    found = folder.stat()
    shared = found.st_mode & stat.S_ISVTX
    return os.name == "posix" and found.st_uid == os.geteuid() and not shared and folder != Path.home()


def _owner_only(path: Path, mode: int) -> None:
    if path.exists() and path.stat().st_mode & 0o077 and os.name == "posix":
        path.chmod(mode)


def code_of(error: OSError) -> str:
    """Give the code for an error of the file system: disk_full, io or folder_unwritable."""
    if error.errno in _NO_ROOM:
        return FULL
    return IO if error.errno == errno.EIO else "folder_unwritable"
