"""What the file can hold at all: privacy by construction."""

import sqlite3
from collections.abc import Callable
from contextlib import closing

import pytest

from desk_assistant.store import schema
from desk_assistant.store.journal import Journal
from desk_assistant.visit import facts as f
from tests.store.sample import close, fact, running, visit_id

#: Every table and column there is. A new column is a decision about privacy: think first, then write it here.
ALLOWED = {
    "_sqlite_migrations": "id migration_set name applied_at",
    "fact": "seq id visit name version date body hash",
    "words": "id visit date text",
    "content_snapshot": "hash json",
    "evaluation": "key iso_week desk_group face solved",
    "last_key": "visit at",
    "unfinished": "visit",
    "purge": "visit",
    "purge_log": "id date visits facts",
    "visit": "visit opened closed_on hour closing number case_note agreed nothing_more band gate wish"
    " find read fill device confidence",
    "visit_choice": "visit kind code",
    "visit_need": "visit position need flow content stated set_aside other_way handed_to called",
    "visit_step": "visit position need flow step kind outcome level stop",
    "agreement_line": "visit position line owner own",
    "day_tally": "day measure flow step code n",
    "month_total": "month measure flow step code n",
    "export_log": "id date what format first_day last_day rows held_back words reason",
}


def test_no_column_came_in_unseen(journal: Journal) -> None:
    def columns(connection: sqlite3.Connection) -> dict[str, str]:
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        return {
            table: " ".join(row[0] for row in connection.execute("SELECT name FROM pragma_table_xinfo(?)", (table,)))
            for table in tables
        }

    assert journal.work(columns) == ALLOWED


def test_every_table_is_strict_and_the_answers_have_no_rowid(journal: Journal) -> None:
    def tables(connection: sqlite3.Connection) -> dict[str, tuple[int, int]]:
        rows = connection.execute("SELECT name, wr, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table'")
        return {name: (without_rowid, strict) for name, without_rowid, strict in rows if not name.startswith("sqlite_")}

    found = journal.work(tables) or {}
    found.pop("_sqlite_migrations")
    assert {name for name, (_, strict) in found.items() if not strict} == set()
    assert found["evaluation"] == (1, 1)


def test_there_is_exactly_one_index_on_facts(journal: Journal) -> None:
    def indexes(connection: sqlite3.Connection) -> list[tuple[str]]:
        return connection.execute("SELECT name FROM pragma_index_list('fact')").fetchall()

    assert journal.work(indexes) == [("fact_visit",)]


def refuse(journal: Journal, statement: str, *values: object) -> str:
    """Run a statement that must be refused; gives what was said."""

    def work(connection: sqlite3.Connection) -> None:
        connection.execute(statement, values)

    with pytest.raises(Exception) as caught:
        journal.work(work)
    return str(caught.value)


def test_facts_refuse_update_delete_and_replace(journal: Journal) -> None:
    before = close(journal, visit_id(1))
    assert "fact_update" in refuse(journal, "UPDATE fact SET date = '2020-01-01' WHERE seq = 3")
    assert "fact_update" in refuse(journal, "UPDATE fact SET hash = hash")
    assert "fact_delete" in refuse(journal, "DELETE FROM fact WHERE seq = 3")
    assert "fact_delete" in refuse(journal, "DELETE FROM fact")
    replacement = "SELECT seq, id, visit, name, version, '2020-01-01', body, hash FROM fact WHERE seq = 3"
    assert "fact_delete" in refuse(journal, f"INSERT OR REPLACE INTO fact {replacement}")
    assert journal.facts(visit_id(1)) == before
    assert journal.verify() == ()


@pytest.mark.parametrize("kind", ["login", "declaration", "payment"])
@pytest.mark.parametrize("outcome", ["together", "by_staff"])
def test_the_citizens_own_acts_are_the_citizens(journal: Journal, kind: str, outcome: f.Outcome) -> None:
    visit = visit_id(1)
    journal.append(running(visit))
    with pytest.raises(Exception) as caught:
        journal.append([fact(visit, "others", f.StepNoted("n1", "mitid", kind, outcome))])
    assert "own_hands" in str(caught.value)
    assert len(journal.facts(visit)) == 6
    body = f'{{"kind" : "{kind}", "outcome": "{outcome}"}}'
    row = (99, b"i" * 16, visit, "step.noted", 2, "2026-03-02", body, b"h" * 32)
    assert "own_hands" in refuse(journal, "INSERT INTO fact VALUES (?, ?, ?, ?, ?, ?, ?, ?)", *row)


@pytest.mark.parametrize(
    ("kind", "outcome"),
    [("login", "alone"), ("payment", "guided"), ("declaration", "blocked"), ("login", "not_relevant"), ("fill", "by_staff")],
)
def test_all_else_may_be_noted(journal: Journal, kind: str, outcome: f.Outcome) -> None:
    visit = visit_id(1)
    noted = fact(visit, "noted", f.StepNoted("n1", "mitid", kind, outcome))
    journal.append([noted])
    assert journal.facts(visit) == (noted,)


def test_the_tables_of_closed_visits_keep_the_same_rule(journal: Journal) -> None:
    visit = visit_id(1)
    close(journal, visit)
    row = "INSERT INTO visit_step (visit, position, need, step, kind, outcome, level) VALUES (?, 9, 'n1', 's', ?, ?, ?)"
    refuse(journal, row, visit, "login", "by_staff", "by_staff")
    refuse(journal, row, visit, "payment", "together", "together")
    refuse(journal, row, "nobody", "fill", "alone", "alone")

    def work(connection: sqlite3.Connection) -> None:
        connection.execute(row, (visit, "login", "blocked", None))

    journal.work(work)


@pytest.mark.parametrize(
    "row",
    [
        (b"short", "2026-03-02", b"h" * 32),
        (b"i" * 16, "2. marts 2026", b"h" * 32),
        (b"i" * 16, "2026-03-02", b"short"),
        (b"i" * 16, None, b"h" * 32),
    ],
)
def test_a_fact_has_its_form(journal: Journal, row: tuple[object, ...]) -> None:
    key, day, digest = row
    statement = "INSERT INTO fact VALUES (1, ?, 'v', 'visit.opened', 1, ?, '{}', ?)"
    assert "CONSTRAINT" in refuse(journal, statement, key, day, digest)


def test_migrations_from_nothing_lead_to_the_schema(journal: Journal) -> None:
    def texts(connection: sqlite3.Connection) -> list[str]:
        query = "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND tbl_name <> '_sqlite_migrations'"
        return sorted(sql for (sql,) in connection.execute(query))

    with closing(sqlite3.connect(":memory:")) as direct:
        for statement in schema.SCHEMA:
            direct.execute(statement)
        assert journal.work(texts) == texts(direct)


@pytest.mark.parametrize(
    ("change", "names"),
    [
        (lambda connection: connection.execute("DROP TRIGGER fact_purged_only"), ("fact_purged_only",)),
        (lambda connection: connection.execute("CREATE VIEW peek AS SELECT * FROM words"), ("peek",)),
        (lambda connection: connection.execute("ALTER TABLE words ADD COLUMN author TEXT"), ("words",)),
    ],
)
def test_a_change_has_a_name(change: Callable[[sqlite3.Connection], object], names: tuple[str, ...]) -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        for statement in schema.SCHEMA:
            connection.execute(statement)
        assert schema.differences(connection) == ()
        change(connection)
        assert schema.differences(connection) == names
