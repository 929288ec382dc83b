"""The chain of a visit's facts: each hash covers the one before it and every column of its own row.

It finds damage and careless edits. It is no proof against somebody who can compute it anew, and facts cut off at the end leave
no trace in it.
"""

import hashlib
from collections.abc import Iterable, Iterator

from desk_assistant.store.rows import Problem

Column = int | bytes | str | None

#: A row as the chain sees it: seq, id, visit, name, version, date, body, hash. Text comes as its UTF-8 bytes.
ChainRow = tuple[Column, ...]


def first(visit: str) -> bytes:
    """Give what stands in for the hash before the first fact of a visit."""
    return visit.encode()


def link(previous: bytes, columns: Iterable[Column]) -> bytes:
    """Give the SHA-256 of the previous hash and the columns, each with its type and length, so that no two rows look alike."""
    return hashlib.sha256(b"".join([_coded(previous), *map(_coded, columns)])).digest()


def _coded(column: Column) -> bytes:
    if isinstance(column, bytes):
        kind, raw = b"t", column
    elif isinstance(column, str):
        kind, raw = b"t", column.encode()
    else:
        kind, raw = b"v", repr(column).encode()
    return kind + len(raw).to_bytes(8, "big") + raw


def verify(rows: Iterable[ChainRow], heads: dict[Column, Column] | None = None) -> Iterator[Problem]:
    """Give the breaks in the chains of the visits whose rows come in the order of seq.

    After a break it goes on from the hash that stands there, so that each damaged row is named by itself. `heads` carries the
    last hash of each visit from one part of a long list to the next.
    """
    heads = {} if heads is None else heads
    for *columns, stored in rows:
        visit = columns[2]
        previous = heads.get(visit, visit)
        if link(previous if isinstance(previous, bytes) else _coded(previous), columns) != stored:
            yield Problem("chain", visit=_text(visit), seq=columns[0] if isinstance(columns[0], int) else None)
        heads[visit] = stored


def _text(column: Column) -> str:
    return column.decode(errors="replace") if isinstance(column, bytes) else str(column)
