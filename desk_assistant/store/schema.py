"""The tables, word for word. Every column is a code, an id, a level or a date; free text stands in `words` alone.

Nothing here is altered after a release: a new version adds a migration, and this text is what all migrations lead to.
"""

import sqlite3

#: What `PRAGMA user_version` says about a file with these tables.
VERSION = 2

FACT = """CREATE TABLE fact (
    seq INTEGER PRIMARY KEY,
    id BLOB NOT NULL CHECK (length(id) = 16),
    visit TEXT NOT NULL,
    name TEXT NOT NULL,
    version INTEGER NOT NULL,
    date TEXT NOT NULL CHECK (date GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    body TEXT NOT NULL,
    hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT"""

FACT_VISIT = "CREATE INDEX fact_visit ON fact (visit)"

#: Together with recursive_triggers=ON these also refuse INSERT OR REPLACE.
FACT_STAYS = """CREATE TRIGGER fact_stays BEFORE UPDATE ON fact
BEGIN SELECT RAISE(ABORT, 'fact_update'); END"""

FACT_PURGED_ONLY = """CREATE TRIGGER fact_purged_only BEFORE DELETE ON fact
WHEN NOT EXISTS (SELECT 1 FROM purge WHERE visit = OLD.visit)
BEGIN SELECT RAISE(ABORT, 'fact_delete'); END"""

#: Logging in, declaring and paying are the citizen's own acts: MitID is personal (product.md, place 3). With trusted_schema=OFF
#: SQLite allows a trigger no JSON functions, so this looks for the text that `visit.facts.encode` writes.
FACT_OWN_HANDS = """CREATE TRIGGER fact_own_hands BEFORE INSERT ON fact
WHEN NEW.name = 'step.noted'
    AND (instr(replace(NEW.body, ' ', ''), '"kind":"login"')
        OR instr(replace(NEW.body, ' ', ''), '"kind":"declaration"')
        OR instr(replace(NEW.body, ' ', ''), '"kind":"payment"'))
    AND (instr(replace(NEW.body, ' ', ''), '"outcome":"together"')
        OR instr(replace(NEW.body, ' ', ''), '"outcome":"by_staff"'))
BEGIN SELECT RAISE(ABORT, 'own_hands'); END"""

WORDS = """CREATE TABLE words (
    id TEXT PRIMARY KEY,
    visit TEXT NOT NULL,
    date TEXT NOT NULL,
    text TEXT NOT NULL
) STRICT, WITHOUT ROWID"""

WORDS_VISIT = "CREATE INDEX words_visit ON words (visit)"

CONTENT_SNAPSHOT = """CREATE TABLE content_snapshot (
    hash TEXT PRIMARY KEY,
    json TEXT NOT NULL
) STRICT"""

EVALUATION = """CREATE TABLE evaluation (
    key BLOB PRIMARY KEY CHECK (length(key) = 16),
    iso_week TEXT NOT NULL CHECK (iso_week GLOB '[0-9][0-9][0-9][0-9]-W[0-5][0-9]'),
    desk_group TEXT NOT NULL,
    face INTEGER CHECK (face BETWEEN 1 AND 4),
    solved TEXT CHECK (solved IN ('yes', 'partly', 'no'))
) STRICT, WITHOUT ROWID"""

LAST_KEY = """CREATE TABLE last_key (
    visit TEXT PRIMARY KEY,
    at TEXT NOT NULL
) STRICT, WITHOUT ROWID"""

UNFINISHED = """CREATE TABLE unfinished (
    visit TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID"""

PURGE = """CREATE TABLE purge (
    visit TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID"""

PURGE_LOG = """CREATE TABLE purge_log (
    id INTEGER PRIMARY KEY,
    date TEXT NOT NULL,
    visits INTEGER NOT NULL,
    facts INTEGER NOT NULL
) STRICT"""

VISIT = """CREATE TABLE visit (
    visit TEXT PRIMARY KEY,
    opened TEXT NOT NULL,
    closed_on TEXT NOT NULL,
    hour INTEGER NOT NULL CHECK (hour BETWEEN 0 AND 23),
    closing TEXT NOT NULL CHECK (closing IN ('agreement', 'answer_only', 'handed_over', 'left')),
    number TEXT,
    case_note TEXT NOT NULL CHECK (case_note IN ('none', 'open', 'not_relevant', 'written', 'to_write')),
    agreed INTEGER NOT NULL CHECK (agreed IN (0, 1)),
    nothing_more INTEGER NOT NULL CHECK (nothing_more IN (0, 1)),
    band TEXT CHECK (band IN ('A', 'B', 'C', 'D')),
    gate TEXT CHECK (gate IN ('in', 'in_with_help', 'not_in')),
    wish TEXT CHECK (wish IN ('alone', 'beside', 'together', 'other_way')),
    find INTEGER CHECK (find BETWEEN 0 AND 2),
    read INTEGER CHECK (read BETWEEN 0 AND 2),
    fill INTEGER CHECK (fill BETWEEN 0 AND 2),
    device INTEGER CHECK (device BETWEEN 0 AND 2),
    confidence INTEGER CHECK (confidence BETWEEN 0 AND 2)
) STRICT, WITHOUT ROWID"""

VISIT_CLOSED_ON = "CREATE INDEX visit_closed_on ON visit (closed_on)"

VISIT_TO_WRITE = "CREATE INDEX visit_to_write ON visit (closed_on) WHERE case_note = 'to_write'"

VISIT_CHOICE = """CREATE TABLE visit_choice (
    visit TEXT NOT NULL REFERENCES visit (visit),
    kind TEXT NOT NULL CHECK (kind IN ('mark', 'offer', 'given', 'event')),
    code TEXT NOT NULL,
    PRIMARY KEY (visit, kind, code)
) STRICT, WITHOUT ROWID"""

VISIT_NEED = """CREATE TABLE visit_need (
    visit TEXT NOT NULL REFERENCES visit (visit),
    position INTEGER NOT NULL,
    need TEXT NOT NULL,
    flow TEXT,
    content TEXT,
    stated INTEGER NOT NULL CHECK (stated IN (0, 1)),
    set_aside INTEGER NOT NULL CHECK (set_aside IN (0, 1)),
    other_way INTEGER NOT NULL CHECK (other_way IN (0, 1)),
    handed_to TEXT,
    called INTEGER NOT NULL CHECK (called IN (0, 1)),
    PRIMARY KEY (visit, position)
) STRICT, WITHOUT ROWID"""

#: A step without an outcome was not noted: that is neither zero nor *borgeren selv*.
VISIT_STEP = """CREATE TABLE visit_step (
    visit TEXT NOT NULL REFERENCES visit (visit),
    position INTEGER NOT NULL,
    need TEXT NOT NULL,
    flow TEXT,
    step TEXT NOT NULL,
    kind TEXT,
    outcome TEXT CHECK (outcome IN ('alone', 'guided', 'together', 'by_staff', 'acted', 'not_relevant', 'blocked')),
    level TEXT CHECK (level IN ('alone', 'guided', 'together', 'by_staff')),
    stop TEXT CHECK (stop IN ('system', 'access', 'papers', 'understanding', 'citizen_wish', 'time')),
    PRIMARY KEY (visit, position),
    CHECK (kind NOT IN ('login', 'declaration', 'payment') OR level IN ('alone', 'guided') OR level IS NULL)
) STRICT, WITHOUT ROWID"""

AGREEMENT_LINE = """CREATE TABLE agreement_line (
    visit TEXT NOT NULL REFERENCES visit (visit),
    position INTEGER NOT NULL,
    line TEXT NOT NULL,
    owner TEXT NOT NULL CHECK (owner IN ('citizen', 'us', 'trouble')),
    own INTEGER NOT NULL CHECK (own IN (0, 1)),
    PRIMARY KEY (visit, position)
) STRICT, WITHOUT ROWID"""

#: Counts of closed visits by the day they closed. An empty flow, step or code means that the measure has none; what each
#: measure counts stands in `store.tallies`.
DAY_TALLY = """CREATE TABLE day_tally (
    day TEXT NOT NULL,
    measure TEXT NOT NULL CHECK (
        measure IN ('visit', 'agreement', 'hour', 'event', 'need', 'pair', 'way', 'handed', 'step', 'stop', 'band', 'row', 'gate',
            'wish', 'choice', 'line')
    ),
    flow TEXT NOT NULL,
    step TEXT NOT NULL,
    code TEXT NOT NULL,
    n INTEGER NOT NULL CHECK (n > 0),
    PRIMARY KEY (day, measure, flow, step, code)
) STRICT, WITHOUT ROWID"""

#: What is left of the visits of a month when they are erased: the same counts, small ones merged.
MONTH_TOTAL = """CREATE TABLE month_total (
    month TEXT NOT NULL CHECK (month GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]'),
    measure TEXT NOT NULL,
    flow TEXT NOT NULL,
    step TEXT NOT NULL,
    code TEXT NOT NULL,
    n INTEGER NOT NULL CHECK (n > 0),
    PRIMARY KEY (month, measure, flow, step, code)
) STRICT, WITHOUT ROWID"""

#: Every export, in sight of all who use the desk: what, of which days, how many rows, and whether words went along and why.
EXPORT_LOG = """CREATE TABLE export_log (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    date TEXT NOT NULL,
    what TEXT NOT NULL CHECK (what IN ('visits', 'steps', 'agreements', 'readiness', 'statistics', 'report')),
    format TEXT NOT NULL CHECK (format IN ('csv', 'xlsx', 'json', 'pdf')),
    first_day TEXT NOT NULL,
    last_day TEXT NOT NULL,
    rows INTEGER NOT NULL CHECK (rows >= 0),
    held_back INTEGER NOT NULL CHECK (held_back >= 0),
    words INTEGER NOT NULL CHECK (words IN (0, 1)),
    reason TEXT CHECK (reason IN ('access', 'complaint', 'content', 'error'))
) STRICT"""

SCHEMA = (
    FACT, FACT_VISIT, FACT_STAYS, PURGE, FACT_PURGED_ONLY, FACT_OWN_HANDS, WORDS, WORDS_VISIT, CONTENT_SNAPSHOT, EVALUATION,
    LAST_KEY, UNFINISHED, PURGE_LOG, VISIT, VISIT_CLOSED_ON, VISIT_TO_WRITE, VISIT_CHOICE, VISIT_NEED, VISIT_STEP,
    AGREEMENT_LINE, DAY_TALLY, MONTH_TOTAL, EXPORT_LOG,
)  # fmt: skip


def differences(connection: sqlite3.Connection) -> tuple[str, ...]:
    """Give the names of tables, indexes and triggers that are missing, changed or not ours; none when all is as it should be.

    The table in which sqlite-utils notes its migrations is its own and may look different in another version of it.
    """
    found = {
        sql: name
        for name, table, sql in connection.execute("SELECT name, tbl_name, sql FROM sqlite_schema WHERE sql IS NOT NULL")
        if table != "_sqlite_migrations"
    }
    missing = {sql: sql.split(" (", 1)[0].split()[2] for sql in SCHEMA if sql not in found}
    foreign = {sql: name for sql, name in found.items() if sql not in SCHEMA}
    return tuple(sorted({*missing.values(), *foreign.values()}))
