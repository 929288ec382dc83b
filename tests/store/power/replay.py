"""What can be on a disk when the power goes, played from a record of what a process wrote.

The model is strict POSIX. A write that was not synced may be kept, dropped, or torn at a sector, each by itself, so later ones
may be there without earlier ones. A name that was made, moved or taken away is there for certain only after its folder was
synced; before that the changes are kept up to any point.
"""

import random
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

SECTOR = 512
_HEAD = struct.Struct("<cQQII")
#: How an unsynced write of a file can come out, for the whole file at once: half of the time all alike.
_WHOLE = ("kept", "dropped", "each", "each")


class Change(NamedTuple):
    """One recorded change; see recorder.c."""

    kind: str
    inode: int
    where: int
    name: str
    data: bytes


def read_trace(path: Path) -> list[Change]:
    """Give the changes in the order they happened."""
    raw, at, found = path.read_bytes(), 0, []
    while at < len(raw):
        kind, inode, where, named, length = _HEAD.unpack_from(raw, at)
        at += _HEAD.size
        name, data = raw[at : at + named].decode(), raw[at + named : at + named + length]
        at += named + length
        found.append(Change(kind.decode(), inode, where, name, data))
    return found


class _File:
    """A file: what is durable, and the changes since that are not."""

    def __init__(self, durable: bytes = b"") -> None:
        self.durable = bytearray(durable)
        self.pending: list[Change] = []

    def sync(self) -> None:
        for change in self.pending:
            _put(self.durable, change)
        self.pending.clear()

    def after_power_loss(self, chance: random.Random) -> bytes:
        content, way = bytearray(self.durable), chance.choice(_WHOLE)
        for change in self.pending:
            fate = chance.choice(("kept", "dropped", "torn")) if way == "each" else way
            if fate == "kept" or (fate == "torn" and change.kind == "T"):
                _put(content, change)
            elif fate == "torn":
                _put(content, _torn(change, chance))
        return bytes(content)


def _put(content: bytearray, change: Change) -> None:
    end = change.where if change.kind == "T" else change.where + len(change.data)
    if end > len(content):
        content.extend(bytes(end - len(content)))
    if change.kind == "T":
        del content[end:]
    else:
        content[change.where : end] = change.data


def _torn(change: Change, chance: random.Random) -> Change:
    """Keep the sectors on one side of a cut only."""
    cut = chance.randrange(0, len(change.data) + 1, SECTOR) if len(change.data) > SECTOR else chance.randrange(len(change.data) + 1)
    if chance.random() < 0.5:
        return change._replace(data=change.data[:cut])
    return change._replace(where=change.where + cut, data=change.data[cut:])


class Disk:
    """A folder on a disk whose power may go at any moment. `start` is what was durable before the record begins, by name."""

    def __init__(self, start: dict[str, bytes], acks: str) -> None:
        self._names = {name: _File(content) for name, content in start.items()}
        self._now = dict(self._names)
        self._moves: list[tuple[str, _File | None]] = []
        self._inodes: dict[int, _File] = {}
        self._acks = acks
        self.said: list[str] = []

    def apply(self, change: Change) -> None:
        """Let one change happen. What is written to the file of acknowledgements was said, and belongs to no disk."""
        if change.name == self._acks:
            if change.kind == "W":
                self.said += change.data.decode().splitlines()
            return
        match change.kind:
            case "C":
                self._inodes[change.inode] = self._now[change.name] = made = _File()
                self._moves.append((change.name, made))
            case "W" | "T":
                self._file(change).pending.append(change)
            case "S":
                self._file(change).sync()
            case "D":
                self._settle(change.name)
            case "R":
                new, moved = change.data.decode(), self._now.pop(change.name)
                self._now[new] = moved
                self._moves += [(new, moved), (change.name, None)]
            case "U":
                self._now.pop(change.name, None)
                self._moves.append((change.name, None))

    def _file(self, change: Change) -> _File:
        if change.inode not in self._inodes:
            self._inodes[change.inode] = self._now[change.name]
        return self._inodes[change.inode]

    def _settle(self, folder: str) -> None:
        inside = [move for move in self._moves if str(Path(move[0]).parent) == folder]
        self._move(self._names, inside)
        self._moves = [move for move in self._moves if move not in inside]

    @staticmethod
    def _move(names: dict[str, _File], moves: list[tuple[str, _File | None]]) -> None:
        for name, file in moves:
            if file is None:
                names.pop(name, None)
            else:
                names[name] = file

    def after_power_loss(self, chance: random.Random) -> dict[str, bytes]:
        """Give one of the contents that the folder may have when the power goes now, by name."""
        names = dict(self._names)
        self._move(names, self._moves[: chance.randint(0, len(self._moves))])
        return {name: file.after_power_loss(chance) for name, file in names.items()}


def losses(changes: list[Change], start: dict[str, bytes], acks: str, number: int, seed: int) -> Iterator[tuple[list[str], dict[str, bytes]]]:
    """Give so many losses of power spread over the record: what had been said by then, and what is on the disk."""
    chance = random.Random(seed)
    moments = sorted(chance.randrange(len(changes) + 1) for _ in range(number))
    disk, done = Disk(start, acks), 0
    for moment in moments:
        for change in changes[done:moment]:
            disk.apply(change)
        done = moment
        yield list(disk.said), disk.after_power_loss(chance)
