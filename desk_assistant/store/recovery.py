"""A damaged log: what is left of it and the newest good copy become a new one. The damaged files are kept, never deleted.

The ladder (reliability.md 4.6): SQLite has been asked already, with the write-ahead log; then every page is read by itself;
what a copy has fills the gaps; a report names the facts that are missing. Nothing is moved before the new log is proved.
"""

import sqlite3
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path

import msgspec

from desk_assistant.store import copies, proving
from desk_assistant.store.copying import in_codes
from desk_assistant.store.errors import StoreRefused
from desk_assistant.store.opening import open_database
from desk_assistant.store.restoring import Deriving, put_in_place, remove, settle
from desk_assistant.store.salvage import Salvaged, salvage, sift
from desk_assistant.store.sources import CopyReader
from desk_assistant.store.tables import LONG, Row, columns, pages, plain_tables
from desk_assistant.store.transaction import transaction


class Recovered(msgspec.Struct, frozen=True):
    """How many facts were brought back of how many, the seqs that are missing, the copy's day, and where the old log is kept."""

    found: int
    known: int
    missing: tuple[int, ...]
    copy_day: str | None
    kept: Path | None
    report: Path


def recover(
    path: Path, today: date, folders: Sequence[Path], deriving: Deriving, key: str | None = None
) -> Generator[bool, None, Recovered | None]:
    """Make a new log of what is left and put it in the place of the damaged one; each step may be long.

    `folders` are looked through for copies of the desk with this key. Returns None, with nothing changed, when neither the file
    nor a copy gives a single fact. Raises StoreFailed; then nothing was changed either.
    """
    fresh = path.with_name(path.name + ".gendannes")
    remove(fresh)
    try:
        with in_codes():
            left = Salvaged({}, set(), {})
            for found in salvage(path):
                left = found or left
                yield LONG
            reader = None
            for candidate in _candidates(folders, key):
                yield LONG
                reader = _matching(candidate, left)
                if reader is not None:
                    break
            if reader is None and not left.facts:
                return None
            proven = dict(_facts(reader)) if reader is not None else {}
            known = left.known | set(proven)
            kept, _ = sift(left.facts, proven, known)
            yield LONG
            with closing(open_database(fresh, today)) as connection:
                with transaction(connection):
                    _write(connection, kept, left, reader)
            yield LONG
            day = reader.info.day if reader is not None else None
            if reader is not None:
                reader.close()
        yield from settle(fresh, today, deriving)
        with in_codes():
            old = put_in_place(fresh, path, f"beskadiget-{today}")
            missing = tuple(sorted(known - set(kept)))
            made = Recovered(len(kept), len(known), missing, day, old, _report_place(path, today))
            made.report.write_text(report(made, today), encoding="utf-8")
            return made
    finally:
        remove(fresh)


def _candidates(folders: Iterable[Path], key: str | None) -> Iterator[copies.CopyFile]:
    found: list[copies.CopyFile] = []
    for folder in folders:
        try:
            found += copies.copies_in(folder, key)
        except OSError:
            continue
    yield from sorted(found, key=lambda copy: (copy.day, copy.number), reverse=True)


def _matching(candidate: copies.CopyFile, left: Salvaged) -> CopyReader | None:
    """Open a copy if all of it holds and it is of this log: no fact of it stands under the same seq as another one."""
    try:
        for _ in proving.prove(candidate.path):
            pass
        reader = CopyReader(candidate.path)
    except StoreRefused:
        return None
    if any(seq in left.facts and left.facts[seq][1] != row[1] for seq, row in _facts(reader)):
        reader.close()
        return None
    return reader


def _facts(reader: CopyReader) -> Iterator[tuple[int, Row]]:
    for page in pages(reader.read, "fact"):
        for row in page:
            yield row[0], row


def _write(connection: sqlite3.Connection, facts: dict[int, Row], left: Salvaged, reader: CopyReader | None) -> None:
    """Fill the new log. What the damaged file has of words, contents and answers is newer than what the copy has."""
    _insert(connection, "fact", (facts[seq] for seq in sorted(facts)))
    for table in (*plain_tables(), "words"):
        for row in left.others.get(table, {}).values():
            _insert(connection, table, [row])
        for page in pages(reader.read, table) if reader is not None else ():
            _insert(connection, table, page)
    connection.execute("INSERT INTO unfinished SELECT DISTINCT visit FROM fact")


def _insert(connection: sqlite3.Connection, table: str, rows: Iterable[Row]) -> None:
    marks = ", ".join("?" * len(columns(connection, table)[0]))
    connection.executemany(f"INSERT OR IGNORE INTO {table} VALUES ({marks})", rows)


def _report_place(path: Path, today: date) -> Path:
    number = 1
    while (place := path.with_name(f"genskabelse-{today}{f'-{number}' if number > 1 else ''}.txt")).exists():
        number += 1
    return place


def report(made: Recovered, today: date) -> str:
    """Give the report in Danish: what was brought back, from where, and what is missing. No words of a citizen."""
    lines = [
        f"Genskabelse af loggen {today}",
        "",
        f"{made.found} af {made.known} hændelser er genskabt. {len(made.missing)} mangler.",
        f"Numre, der mangler: {numbers(made.missing, 1000)}" if made.missing else "Ingen kendte hændelser mangler.",
        f"Kopien af {made.copy_day} er brugt." if made.copy_day else "Der var ingen brugbar kopi.",
        f"Den beskadigede log er gemt som {made.kept.name if made.kept else '(ingen fil)'}. Slet den ikke, før it har set på den.",
        "Hændelser, der blev skrevet til sidst og er helt væk, kan ikke tælles med her.",
    ]
    return "\n".join(lines) + "\n"


def numbers(missing: Sequence[int], most: int) -> str:
    """Write numbers as ranges, for instance 3–7, 12; after so many ranges an ellipsis."""
    ranges: list[list[int]] = []
    for number in missing:
        if ranges and ranges[-1][1] == number - 1:
            ranges[-1][1] = number
        else:
            ranges.append([number, number])
    shown = [str(first) if first == last else f"{first}–{last}" for first, last in ranges[:most]]
    return ", ".join(shown) + (" …" if len(ranges) > most else "")
