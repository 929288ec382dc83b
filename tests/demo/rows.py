"""Everything that stands in a log, for comparing one log with another."""

import sqlite3
from datetime import date

from desk_assistant.store.journal import Journal

TODAY = date(2026, 11, 20)


def everything(journal: Journal) -> dict[str, list[tuple[object, ...]]]:
    """Give all rows of all tables, sorted."""

    def read(connection: sqlite3.Connection) -> dict[str, list[tuple[object, ...]]]:
        names = [name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        return {name: sorted(connection.execute(f"SELECT * FROM {name}").fetchall(), key=repr) for name in names}

    return journal.work(read) or {}
