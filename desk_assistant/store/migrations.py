"""How a file gets from one version of the tables to the next: forward only, all or nothing."""

import sqlite3
from datetime import date

import sqlite_utils
from sqlite_utils.migrations import Migrations

from desk_assistant.store import projections, schema
from desk_assistant.store.transaction import transaction

migrations = Migrations("desk_assistant")


#: How the tables that version 2 changed stood in version 1.
VISIT_CHOICE_1 = schema.VISIT_CHOICE.replace(", 'event'", "")
DAY_TALLY_1 = """CREATE TABLE day_tally (
    day TEXT NOT NULL,
    measure TEXT NOT NULL CHECK (
        measure IN ('visit', 'hour', 'need', 'step', 'stop', 'band', 'row', 'gate', 'wish', 'choice', 'line')
    ),
    flow TEXT NOT NULL,
    step TEXT NOT NULL,
    code TEXT NOT NULL,
    n INTEGER NOT NULL CHECK (n > 0),
    PRIMARY KEY (day, measure, flow, step, code)
) STRICT, WITHOUT ROWID"""


@migrations(name="1_tables")
def tables(db: sqlite_utils.Database) -> None:
    """Make all tables of version 1."""
    for statement in schema.SCHEMA:
        if statement not in (schema.MONTH_TOTAL, schema.EXPORT_LOG):
            db.execute({schema.VISIT_CHOICE: VISIT_CHOICE_1, schema.DAY_TALLY: DAY_TALLY_1}.get(statement, statement))


@migrations(name="2_what_a_month_tells")
def what_a_month_tells(db: sqlite_utils.Database) -> None:
    """More is counted per day, life events stand with their visit, and totals and exports have tables of their own.

    The tables are made anew rather than altered, so that their text is that of the schema. Every day is counted again from its
    visits: 10 s for 100,000 of them, once.
    """
    event = """SELECT visit, 'event', json_extract(body, '$.event') FROM fact JOIN visit USING (visit)
        WHERE seq IN (SELECT max(seq) FROM fact WHERE name = 'life_event.opened' GROUP BY visit)"""
    choices = db.execute(f"SELECT visit, kind, code FROM visit_choice UNION {event}").fetchall()
    db.execute("DROP TABLE visit_choice")
    db.execute(schema.VISIT_CHOICE)
    db.conn.executemany("INSERT INTO visit_choice (visit, kind, code) VALUES (?, ?, ?)", choices)
    db.execute("DROP TABLE day_tally")
    for statement in (schema.DAY_TALLY, schema.MONTH_TOTAL, schema.EXPORT_LOG):
        db.execute(statement)
    for (day,) in db.execute("SELECT DISTINCT closed_on FROM visit ORDER BY 1").fetchall():
        projections.recount(db.conn, day)


def migrate(connection: sqlite3.Connection, today: date) -> None:
    """Bring the file to the version of this program. The bookkeeping keeps the day and no clock time."""
    db = sqlite_utils.Database(connection)
    with transaction(connection):
        migrations.apply(db)
        db.execute(f"UPDATE {migrations.migrations_table} SET applied_at = ?", [today.isoformat()])
        db.execute(f"PRAGMA user_version = {schema.VERSION}")
