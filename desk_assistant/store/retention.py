"""What fades: whole visits, words, and the traces that a write leaves in the file."""

import sqlite3
from collections.abc import Sequence
from datetime import date

from desk_assistant.store import projections
from desk_assistant.store.rows import Evaluation

#: Stands in the head of the file (`PRAGMA application_id`) from a purge to the scrub after it; it is part of the transaction.
UNSCRUBBED = 1


def purge(connection: sqlite3.Connection, visits: Sequence[str], today: date) -> int:
    """Take all that is kept of the visits away and log how much it was; gives the number of facts. One transaction's work."""
    gone = 0
    permits = [(visit,) for visit in dict.fromkeys(visits)]
    connection.executemany("INSERT INTO purge (visit) VALUES (?)", permits)
    for (visit,) in permits:
        projections.remove(connection, visit)
        for table in ("words", "last_key", "unfinished"):
            connection.execute(f"DELETE FROM {table} WHERE visit = ?", (visit,))
        gone += connection.execute("DELETE FROM fact WHERE visit = ?", (visit,)).rowcount
    if gone:
        log = "INSERT INTO purge_log (date, visits, facts) VALUES (?, ?, ?)"
        connection.execute(log, (today.isoformat(), len(permits), gone))
        connection.execute(f"PRAGMA application_id = {UNSCRUBBED}")
    connection.execute("DELETE FROM purge")
    return gone


def fade_words(connection: sqlite3.Connection, before: date) -> int:
    """Take the words written before the day away; gives how many. The facts stay.

    The words that stay are written down again, see `scrub`; they are those of a month, so that costs little.
    """
    day = before.isoformat()
    gone = connection.execute("SELECT count(*) FROM words WHERE date < ?", (day,)).fetchone()[0]
    if gone:
        rows = connection.execute("SELECT id, visit, date, text FROM words WHERE date >= ? ORDER BY id", (day,)).fetchall()
        connection.execute("DELETE FROM words")
        connection.executemany("INSERT INTO words (id, visit, date, text) VALUES (?, ?, ?, ?)", rows)
    return gone


def put_evaluation(connection: sqlite3.Connection, answer: Evaluation) -> None:
    """Keep an answer, or complete the one with the same key."""
    connection.execute(
        "INSERT INTO evaluation (key, iso_week, desk_group, face, solved) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT DO UPDATE SET face = excluded.face, solved = excluded.solved",
        (answer.key, answer.iso_week, answer.desk_group, answer.face, answer.solved),
    )


def settle_evaluations(connection: sqlite3.Connection) -> None:
    """Write the answers down again in the order of their random keys.

    A table without rowid still lays its rows on a page in the order they came, and that order would lead to the visits.
    """
    rows = connection.execute("SELECT key, iso_week, desk_group, face, solved FROM evaluation ORDER BY key").fetchall()
    if not rows:
        return
    connection.execute("DELETE FROM evaluation")
    connection.executemany("INSERT INTO evaluation (key, iso_week, desk_group, face, solved) VALUES (?, ?, ?, ?, ?)", rows)


def scrub(connection: sqlite3.Connection) -> None:
    """Write the whole file anew from what stands in it.

    secure_delete wipes a row where it lies. It does not wipe the copy that stays behind when SQLite has moved rows from a
    full page to its neighbour, so now and then a row outlives its purge there.
    """
    connection.execute("VACUUM")
    connection.execute("PRAGMA application_id = 0")


def to_scrub(connection: sqlite3.Connection) -> bool:
    """Tell whether something was purged since the file was last written anew, also by a program that ended in between."""
    return connection.execute("PRAGMA application_id").fetchone()[0] == UNSCRUBBED


def empty_log(connection: sqlite3.Connection) -> bool:
    """Move the write-ahead log into the file and cut it to nothing. False when it could not be finished now."""
    busy, _, _ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return not busy
