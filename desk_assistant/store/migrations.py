"""How a file gets from one version of the tables to the next: forward only, all or nothing."""

from datetime import date

import sqlite_utils
from sqlite_utils.migrations import Migrations

from desk_assistant.store import schema
from desk_assistant.store.transaction import transaction

migrations = Migrations("desk_assistant")


@migrations(name="1_tables")
def tables(db: sqlite_utils.Database) -> None:
    """Make all tables of version 1."""
    for statement in schema.SCHEMA:
        db.execute(statement)


def migrate(db: sqlite_utils.Database, today: date) -> None:
    """Bring the file to the version of this program. The bookkeeping keeps the day and no clock time."""
    if db.execute("PRAGMA user_version").fetchone()[0] == schema.VERSION:
        return
    with transaction(db.conn):
        migrations.apply(db)
        db.execute(f"UPDATE {migrations.migrations_table} SET applied_at = ?", [today.isoformat()])
        db.execute(f"PRAGMA user_version = {schema.VERSION}")
