"""What can still be read of a damaged log, and which facts there were once. The files are only read, never opened for writing."""

import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import msgspec

from desk_assistant.store import chain, place, raw_pages, tables
from desk_assistant.store.errors import StoreFailed
from desk_assistant.store.tables import Row
from desk_assistant.visit.facts import decode

#: What a fact looks like in its record; seq is the rowid, and its own place is empty.
_FACT = (type(None), bytes, str, str, int, str, str, bytes)


class Salvaged(msgspec.Struct):
    """Facts by seq as rows of the table, every seq the file knew of, and rows of the other tables as far as they could be read."""

    facts: dict[int, Row]
    known: set[int]
    others: dict[str, dict[Row, Row]]


def salvage(path: Path) -> Iterator[Salvaged | None]:
    """Read what is left, in pieces; the last thing it gives is what was found. Raises OSError."""
    database = path.read_bytes() if path.exists() else b""
    log = place.wal(path).read_bytes() if place.wal(path).exists() else b""
    size = raw_pages.page_size(database)
    images = raw_pages.of_log(log, size)
    whole = dict(enumerate(raw_pages.of_database(database), 1))
    yield None
    facts, known = yield from _facts(whole, whole)
    later, later_known = yield from _facts(images, {**whole, **images})
    if not any(seq in facts and facts[seq] != row for seq, row in later.items()):  # otherwise it belongs to another log
        facts, known = {**later, **facts}, known | later_known
    yield None
    yield Salvaged(facts, known | set(facts), _others(path))


def _facts(pages: dict[int, bytes], others: dict[int, bytes]):
    """Give the facts on these pages, and the seqs that their index names. Of two rows with one seq the first is taken."""
    facts: dict[int, Row] = {}
    known: set[int] = set()
    for number, page in pages.items():
        for rowid, values in raw_pages.records(number, page, others):
            if rowid is not None and tuple(map(type, values)) == _FACT and _is_fact(values):
                facts.setdefault(rowid, (rowid, *values[1:]))
            elif rowid is None and tuple(map(type, values)) == (str, int) and len(values[0]) == 32:
                known.add(values[1])
        if number % 64 == 0:
            yield None
    return facts, known


def _is_fact(values: Row) -> bool:
    _, key, _, name, version, _, body, digest = values
    try:
        decode(name, version, body)
    except (KeyError, ValueError, msgspec.MsgspecError):
        return False
    return len(key) == 16 and len(digest) == 32


def _others(path: Path) -> dict[str, dict[Row, Row]]:
    """Read the other tables from a duplicate, because SQLite has to write to a log that it brings up to date."""
    found: dict[str, dict[Row, Row]] = {table: {} for table in ("words", *tables.plain_tables())}
    with tempfile.TemporaryDirectory(dir=path.parent, prefix="genskabelse-") as folder:
        for with_log in (True, False):
            duplicate = Path(folder) / f"{with_log}.sqlite3"
            for old, new in ((path, duplicate), (place.wal(path), place.wal(duplicate))):
                if old.exists() and (with_log or old == path):
                    shutil.copyfile(old, new)
            _read_tables(duplicate, found)
    return found


def _read_tables(path: Path, found: dict[str, dict[Row, Row]]) -> None:
    try:
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:

            def read(job):
                return job(connection)

            for table in found:
                _, keys = tables.columns(connection, table)
                try:
                    for page in tables.pages(read, table):
                        found[table].update({tuple(row[key] for key in keys): row for row in page})
                except (sqlite3.Error, StoreFailed):
                    continue
    except sqlite3.Error:
        return


def sift(facts: dict[int, Row], proven: dict[int, Row], known: set[int]) -> tuple[dict[int, Row], set[int]]:
    """Give the facts that stand, linked up, and the seqs left out because they do not fit what is before them.

    `proven` are facts of a copy; they win. After a fact that is lost, the next one of its visit cannot be proved any more; it
    stays, because its page was whole, and the chain of the visit is linked anew from there.
    """
    rows = {**facts, **proven}
    heads: dict[str, tuple[int, bytes, bytes]] = {}
    kept: dict[int, Row] = {}
    refused: set[int] = set()
    for seq in sorted(rows):
        row = rows[seq]
        visit, columns, stored = str(row[2]), row[:-1], row[-1]
        before, old, new = heads.get(visit, (0, chain.first(visit), chain.first(visit)))
        fits = chain.link(old, columns) == stored
        gap = any(number in known and number not in rows or number in refused for number in range(before + 1, seq))
        if not fits and not gap:
            refused.add(seq)
            continue
        digest = stored if fits and old == new else chain.link(new, columns)
        heads[visit] = (seq, stored, digest)
        kept[seq] = (*columns, digest)
    return kept, refused


