"""Rows read straight from the pages of a file that SQLite cannot open any more (sqlite.org/fileformat2.html).

Every leaf page stands for itself, so a page that is whole gives its rows, whatever happened to the pages around it.
"""

from collections.abc import Iterator
from typing import NamedTuple

_HEADER, _WAL_HEADER, _FRAME_HEADER = 100, 32, 24
_PAGE = 4096
_TABLE_LEAF, _INDEX_LEAF = 13, 10
_INTEGERS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}

Value = int | float | bytes | str | None


class Record(NamedTuple):
    """A row of a table (with its rowid), or an entry of an index or of a table without rowid (None)."""

    rowid: int | None
    values: tuple[Value, ...]


def page_size(database: bytes) -> int:
    """Give the size of a page in bytes as the file says; 4096 where it says nothing sensible."""
    size = int.from_bytes(database[16:18], "big")
    return 65536 if size == 1 else size if size >= 512 and size & (size - 1) == 0 else _PAGE


def of_database(database: bytes) -> list[bytes]:
    """Give the pages of a database file; the last one may have been cut off."""
    size = page_size(database)
    return [database[start : start + size] for start in range(0, len(database), size)]


def of_log(log: bytes, size: int) -> dict[int, bytes]:
    """Give the newest image of each page that a write-ahead log holds, by page number."""
    found: dict[int, bytes] = {}
    for start in range(_WAL_HEADER, len(log) - _FRAME_HEADER - size + 1, _FRAME_HEADER + size):
        number = int.from_bytes(log[start : start + 4], "big")
        found[number] = log[start + _FRAME_HEADER : start + _FRAME_HEADER + size]
    return found


def records(number: int, page: bytes, others: dict[int, bytes]) -> Iterator[Record]:
    """Give what can be read on a page, which is none unless it is a leaf. `others` are all pages, for what runs over."""
    start = _HEADER if number == 1 else 0
    if len(page) < start + 8 or page[start] not in (_TABLE_LEAF, _INDEX_LEAF):
        return
    for cell in range(int.from_bytes(page[start + 3 : start + 5], "big")):
        place = start + 8 + 2 * cell
        try:
            yield _cell(page, int.from_bytes(page[place : place + 2], "big"), page[start] == _TABLE_LEAF, others)
        except (IndexError, KeyError, ValueError):
            continue  # this row is damaged; the next one need not be


def _cell(page: bytes, at: int, of_table: bool, others: dict[int, bytes]) -> Record:
    usable = len(page)
    length, at = _varint(page, at)
    rowid = None
    if of_table:
        rowid, at = _varint(page, at)
    most = usable - 35 if of_table else (usable - 12) * 64 // 255 - 23
    here = length
    if length > most:
        least = (usable - 12) * 32 // 255 - 23
        here = least + (length - least) % (usable - 4)
        here = here if here <= most else least
    payload = page[at : at + here]
    if here < length:
        payload += _run_over(int.from_bytes(page[at + here : at + here + 4], "big"), length - here, others)
    if len(payload) != length:
        raise ValueError("cut off")
    return Record(rowid, tuple(_values(payload)))


def _run_over(number: int, length: int, others: dict[int, bytes]) -> bytes:
    found = b""
    while len(found) < length:
        page = others[number]
        found += page[4:]
        number = int.from_bytes(page[:4], "big")
        if len(page) <= 4:
            raise ValueError("cut off")
    return found[:length]


def _varint(page: bytes, at: int) -> tuple[int, int]:
    value = 0
    for place in range(at, at + 8):
        value = value << 7 | page[place] & 0x7F
        if page[place] < 0x80:
            return value, place + 1
    return value << 8 | page[at + 8], at + 9


def _values(payload: bytes) -> Iterator[Value]:
    end, at = _varint(payload, 0)
    body = end
    while at < end:
        kind, at = _varint(payload, at)
        if kind in (8, 9):
            yield kind - 8
            continue
        size = _INTEGERS[kind] if 1 <= kind <= 6 else 8 if kind == 7 else 0 if kind == 0 else (kind - 12) // 2
        raw = payload[body : body + size]
        if len(raw) != size or size < 0:
            raise ValueError("cut off")
        body += size
        yield _value(kind, raw)


def _value(kind: int, raw: bytes) -> Value:
    if kind == 0:
        return None
    if kind <= 7:
        return int.from_bytes(raw, "big", signed=True)  # no table of ours holds a number with a fraction
    return raw.decode() if kind % 2 else raw
