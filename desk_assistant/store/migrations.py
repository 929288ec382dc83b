"""How a file gets from one version of the tables to the next: forward only, all or nothing."""

import sqlite3
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


def migrate(connection: sqlite3.Connection, today: date) -> None:
    """Bring the file to the version of this program. The bookkeeping keeps the day and no clock time."""
    db = sqlite_utils.Database(connection)
    with transaction(connection):
        migrations.apply(db)
        db.execute(f"UPDATE {migrations.migrations_table} SET applied_at = ?", [today.isoformat()])
        db.execute(f"PRAGMA user_version = {schema.VERSION}")
