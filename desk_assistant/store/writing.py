"""The single writes that make up a transaction. Each is harmless when it is done again."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence

from desk_assistant.store import chain, reading
from desk_assistant.store.errors import CORRUPT, REFUSED, StoreFailed
from desk_assistant.visit.facts import Closed, Fact, Interrupted, Parked, Words, encode

_COLUMNS = "seq, id, visit, name, version, date, body, hash"
_INSERT = f"INSERT INTO fact ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"


def columns(fact: Fact) -> tuple[bytes, str, str, int, str, str]:
    """Give what is kept of a fact: id, visit, name, version, date, body."""
    name, version, body = encode(fact.body)
    return fact.id, fact.visit, name, version, fact.date.isoformat(), body


def stands(connection: sqlite3.Connection, fact: Fact) -> bool:
    """Tell whether this very fact is in the file. Raises StoreFailed(refused) when its id stands with another content."""
    found = connection.execute(
        "SELECT id, visit, name, version, date, body FROM fact WHERE visit = ? AND id = ?", (fact.visit, fact.id)
    ).fetchone()
    if found is not None and found != columns(fact):
        raise StoreFailed(REFUSED, reason="id_taken", id=fact.id.hex())
    return found is not None


def insert_facts(connection: sqlite3.Connection, facts: Iterable[Fact]) -> None:
    """Append the facts that do not stand yet, each linked to the one before it in its visit."""
    heads: dict[str, bytes] = {}
    seq = connection.execute("SELECT coalesce(max(seq), 0) FROM fact").fetchone()[0]
    for fact in facts:
        if stands(connection, fact):
            continue
        seq += 1
        previous = heads.get(fact.visit) or _head(connection, fact.visit)
        row = (seq, *columns(fact))
        heads[fact.visit] = chain.link(previous, row)
        connection.execute(_INSERT, (*row, heads[fact.visit]))
        connection.execute(
            "INSERT INTO unfinished SELECT ?1 WHERE NOT EXISTS (SELECT 1 FROM visit WHERE visit = ?1) ON CONFLICT DO NOTHING",
            (fact.visit,),
        )


def _head(connection: sqlite3.Connection, visit: str) -> bytes:
    row = connection.execute("SELECT hash FROM fact WHERE visit = ? ORDER BY seq DESC LIMIT 1", (visit,)).fetchone()
    return row[0] if row else chain.first(visit)


def insert_words(connection: sqlite3.Connection, words: Iterable[Words]) -> None:
    """Add texts. Raises StoreFailed(refused) when an id stands with another text: a changed text has a new id."""
    for word in words:
        row = (word.id, word.visit, word.date.isoformat(), word.text)
        found = connection.execute("SELECT id, visit, date, text FROM words WHERE id = ?", (word.id,)).fetchone()
        if found is None:
            connection.execute("INSERT INTO words (id, visit, date, text) VALUES (?, ?, ?, ?)", row)
        elif found != row:
            raise StoreFailed(REFUSED, reason="id_taken", id=word.id)


def insert_snapshots(connection: sqlite3.Connection, snapshots: Mapping[str, bytes]) -> None:
    """Keep contents that are not kept yet. The hash is the content's name, so what stands is the same."""
    for digest, body in snapshots.items():
        connection.execute(
            "INSERT INTO content_snapshot (hash, json) VALUES (?, ?) ON CONFLICT DO NOTHING", (digest, body.decode())
        )


def note_last_key(connection: sqlite3.Connection, facts: Iterable[Fact], last_key: tuple[str, str] | None) -> None:
    """Overwrite the one row that tells when the last key was pressed; take it away when the visit closes or pauses.

    A visit found interrupted keeps the time at which it was left, and a closed one never gets a time again.
    """
    facts = tuple(facts)
    ended = {fact.visit for fact in facts if isinstance(fact.body, (Closed, Parked))}
    found = {fact.visit for fact in facts if isinstance(fact.body, Interrupted)}
    if last_key is not None and last_key[0] not in ended | found:
        connection.execute("DELETE FROM last_key WHERE visit <> ?", last_key[:1])
        connection.execute(
            "INSERT INTO last_key (visit, at) SELECT visit, ?2 FROM unfinished WHERE visit = ?1"
            " ON CONFLICT DO UPDATE SET at = excluded.at",
            last_key,
        )
    connection.executemany("DELETE FROM last_key WHERE visit = ?", [(visit,) for visit in ended])


def confirm(connection: sqlite3.Connection, visit: str, facts: Sequence[Fact]) -> None:
    """Read the visit back before the transaction ends; raise StoreFailed(corrupt) unless all of it stands and links up."""
    whole = all(stands(connection, fact) for fact in facts)
    if not whole or any(chain.verify(reading.chain_rows(connection, visit))):
        raise StoreFailed(CORRUPT, reason="read_back", visit=visit)
