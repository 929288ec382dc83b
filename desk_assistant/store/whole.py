"""Whole visits at once: what `Journal.append` writes key press by key press, for many visits in one transaction."""

import sqlite3
from collections.abc import Iterable

import msgspec

from desk_assistant.store import projections, writing
from desk_assistant.store.rows import Projection
from desk_assistant.visit.facts import Fact, Words


class Whole(msgspec.Struct, frozen=True):
    """A visit with all its facts in order, the words that have not faded, and its rows when it is closed."""

    facts: tuple[Fact, ...]
    words: tuple[Words, ...] = ()
    rows: Projection | None = None


def insert(connection: sqlite3.Connection, visits: Iterable[Whole]) -> None:
    """Write the visits through the same single writes as a key press, so that nothing can come out differently."""
    for visit in visits:
        writing.insert_words(connection, visit.words)
        writing.insert_facts(connection, visit.facts)
        if visit.rows is not None:
            projections.write(connection, visit.rows)
