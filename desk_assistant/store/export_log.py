"""Every export is an event that all can see. When the log is in use, the event waits in a small file beside it."""

import errno
import os
import sqlite3
from contextlib import suppress
from functools import partial
from pathlib import Path

import msgspec

from desk_assistant.store import place
from desk_assistant.store.errors import REFUSED, StoreFailed
from desk_assistant.store.journal import Journal
from desk_assistant.store.rows import Exported

#: Where events wait while another program has the log open.
QUEUE = "eksporter-venter.jsonl"
_TAKING = "eksporter-tages-ind.jsonl"
_UNREADABLE = "eksporter-ulaeselige.jsonl"
_NAMES = Exported.__struct_fields__
_INSERT = f"INSERT INTO export_log ({', '.join(_NAMES)}) VALUES ({', '.join('?' * len(_NAMES))}) ON CONFLICT DO NOTHING"


def log(journal: Journal, exported: Exported) -> None:
    """Write the event; doing it again with the same id is harmless. Raises StoreFailed."""
    journal.work(partial(_insert, (exported,)))


def _insert(rows: tuple[Exported, ...], connection: sqlite3.Connection) -> None:
    connection.executemany(_INSERT, [msgspec.structs.astuple(row) for row in rows])


def queue(folder: Path, exported: Exported) -> None:
    """Let the event wait in the data folder; returns when it is on disk. Raises OSError, and nothing of it stands then."""
    line = msgspec.json.encode(exported) + b"\n"
    while not _append(folder / QUEUE, line):
        pass
    place.sync_folder(folder)


def _append(path: Path, line: bytes) -> bool:
    """Append the line. False when the file was taken in meanwhile, perhaps without it; the same id twice does no harm."""
    with open(os.open(path, os.O_CREAT | os.O_RDWR | os.O_APPEND, 0o600), "ab", buffering=0) as file:
        start = file.seek(0, os.SEEK_END)
        try:
            if file.write(line) != len(line):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            os.fsync(file.fileno())
        except OSError:
            with suppress(OSError):
                file.truncate(start)
            raise
        return path.exists() and os.path.samestat(path.stat(), os.fstat(file.fileno()))


def waiting(folder: Path) -> tuple[Exported, ...]:
    """Give the events that wait, the oldest first; lines that cannot be read are left out."""
    return tuple(found for name in (_TAKING, QUEUE) for found in _read(folder / name)[0])


def take_in(journal: Journal, folder: Path) -> int:
    """Take waiting events into the log; gives how many there were. Raises StoreFailed, and OSError; the events then wait on.

    Nothing is lost or doubled when this is interrupted at any point: an id is written once. What cannot be read is set aside.
    """
    taken = 0
    for _ in range(2):  # what was being taken in when the program ended, then what waits
        if not (folder / _TAKING).exists():
            if not (folder / QUEUE).exists():
                break
            (folder / QUEUE).replace(folder / _TAKING)
        rows, unreadable = _read(folder / _TAKING)
        refused = _put(journal, rows)
        if unreadable or refused:
            with (folder / _UNREADABLE).open("ab") as aside:
                aside.writelines([*unreadable, *(msgspec.json.encode(row) + b"\n" for row in refused)])
                os.fsync(aside.fileno())
        (folder / _TAKING).unlink()
        taken += len(rows) - len(refused)
    return taken


def _put(journal: Journal, rows: tuple[Exported, ...]) -> list[Exported]:
    """Write the events one by one and give those that the table refuses, so that one bad line holds nothing else up."""
    refused = []
    for row in rows:
        try:
            log(journal, row)
        except StoreFailed as failure:
            if failure.code != REFUSED:
                raise
            refused.append(row)
    return refused


def _read(path: Path) -> tuple[tuple[Exported, ...], list[bytes]]:
    if not path.exists():
        return (), []
    rows, unreadable = [], []
    for line in path.read_bytes().splitlines(keepends=True):
        try:
            rows.append(msgspec.json.decode(line, type=Exported))
        except (msgspec.MsgspecError, UnicodeDecodeError):
            unreadable.append(line)
    return tuple(rows), unreadable
