"""The session: decide, write, then tell; waiting visits, midnight, reopening, and answers without a path to a visit."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desk_assistant import paths
from desk_assistant.content.library import load
from desk_assistant.desk.ledger import Ledger, NotSaved, set_aside
from desk_assistant.desk.session import Session
from desk_assistant.store.errors import StoreFailed
from desk_assistant.store.journal import Journal
from desk_assistant.visit import commands as c
from desk_assistant.visit.decision import Refused

DAY = datetime(2026, 11, 23, 10, 42)
LIBRARY = load(paths.resources() / "content")


class Desk:
    """One desk on a file, with a clock that a test can move."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.now = DAY
        self.open()

    def open(self) -> None:
        """Start the desk on its file."""
        self.journal = Journal.open(self.path, self.now.date())
        self.session = Session(Ledger(self.journal), LIBRARY, self.time, tuple)

    def time(self) -> datetime:
        """Give the time of this desk."""
        return self.now

    def again(self, **later: float) -> Session:
        """End the program and start it again later."""
        self.journal.close()
        self.now += timedelta(**later)
        self.open()
        return self.session


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Give a desk on a new file."""
    made = Desk(tmp_path / paths.DATABASE)
    yield made
    made.journal.close()


def visit_begun(session: Session) -> str:
    """Begin a doctor change and note its first step; gives the visit's id."""
    session.begin()
    for command in (
        c.AddNeed("laegevalg", stated=True),
        c.AnswerQuestion("n1", "reason", "moved"),
        c.Agree(),
        c.NoteStep("n1", "open", "alone"),
    ):
        assert session.do(command) is None
    return session.visit.id


def test_what_is_told_is_on_disk(desk: Desk, qtbot: QtBot) -> None:
    told: list[str] = []
    desk.session.saved.connect(told.append)
    visit = visit_begun(desk.session)
    assert told[-1] in {fact.id.hex() for fact in desk.journal.facts(visit)}
    assert len(told) == 5


def test_a_refusal_changes_and_writes_nothing(desk: Desk, qtbot: QtBot) -> None:
    visit = visit_begun(desk.session)
    before = (desk.session.visit, desk.journal.facts(visit))
    with qtbot.assertNotEmitted(desk.session.changed):
        assert desk.session.do(c.NoteStep("n1", "login", "by_staff")) == Refused("own_hands")
    assert (desk.session.visit, desk.journal.facts(visit)) == before


def test_a_write_that_fails_changes_nothing_and_says_why(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    visit_begun(desk.session)
    before = desk.session.visit
    codes: list[str] = []
    desk.session.trouble.connect(codes.append)

    def fail(self: Journal, *given: object, **named: object) -> None:
        raise StoreFailed("io")

    monkeypatch.setattr(Journal, "append", fail)
    assert desk.session.do(c.NoteStep("n1", "login", "alone")) == Refused("not_saved", ("io",))
    assert desk.session.visit is before
    assert codes == ["io"]


def test_a_visit_found_open_is_interrupted_and_resumes_as_it_was(desk: Desk) -> None:
    visit = visit_begun(desk.session)
    session = desk.again(days=1)
    session.tidy_up()
    waiting = session.waiting()
    assert [(item.visit.id, item.visit.status, item.visit.paused_on) for item in waiting] == [(visit, "interrupted", DAY.date())]
    assert waiting[0].last_key == "10:42"
    assert session.resume(visit) is None
    assert (session.visit.status, set(session.visit.needs[0].steps)) == ("open", {"open"})


def test_a_pause_over_midnight_becomes_interrupted(desk: Desk) -> None:
    visit = visit_begun(desk.session)
    desk.session.do(c.Park())
    desk.session.leave()
    desk.session.tidy_up()
    assert desk.session.waiting()[0].visit.status == "parked"
    desk.now += timedelta(days=1)
    desk.session.tidy_up()
    assert [(item.visit.id, item.visit.status) for item in desk.session.waiting()] == [(visit, "interrupted")]


@pytest.mark.parametrize(("days", "waits"), [(7, 1), (8, 0)])
def test_a_visit_waits_for_seven_days(desk: Desk, days: int, waits: int) -> None:
    visit_begun(desk.session)
    session = desk.again(days=days)
    session.tidy_up()
    assert len(session.waiting()) == waits
    assert len(desk.journal.unfinished()) == waits


def close(session: Session) -> str:
    """Begin a visit and close it with an agreement; gives its id."""
    visit = visit_begun(session)
    assert session.do(c.Close("agreement")) is None
    session.leave()
    return visit


def test_the_last_visit_opens_again_until_the_next_one(desk: Desk) -> None:
    visit = close(desk.session)
    number = desk.session.look_at(visit)[0].number
    assert desk.session.reopen_last() is None
    assert (desk.session.visit.status, desk.session.visit.number) == ("open", number)
    assert desk.journal.projection(visit) is None
    desk.session.do(c.Close("agreement"))
    desk.session.leave()
    assert desk.session.look_at(visit)[0].number == number
    desk.session.begin()
    desk.session.leave()
    assert desk.session.reopen_last() == Refused("nothing_to_undo")


def test_a_case_to_write_stays_on_the_list_until_it_is_written(desk: Desk) -> None:
    visit_begun(desk.session)
    desk.session.do(c.UseAuthority())
    desk.session.do(c.AnswerCaseNote("to_write"))
    desk.session.do(c.Close("agreement"))
    desk.session.leave()
    ((visit, flows),) = desk.session.to_write()
    assert [flow.id for flow in flows.values()] == ["laegevalg"]
    assert desk.session.mark_written(visit.id) is None
    assert desk.session.to_write() == ()
    assert desk.session.visit is None


def test_content_is_pinned_to_the_visit(desk: Desk) -> None:
    visit = visit_begun(desk.session)
    title = desk.session.flows[desk.session.visit.needs[0].content].title
    desk.journal.close()
    desk.journal = Journal.open(desk.path, DAY.date())
    changed = Session(Ledger(desk.journal), load(Path("no-such-folder")), desk.time, tuple)
    assert changed.resume(visit) is None
    assert changed.flows[changed.visit.needs[0].content].title == title


def test_an_answer_is_completed_and_has_no_path_to_a_visit(desk: Desk) -> None:
    key = desk.session.new_answer()
    assert desk.session.evaluate(key, 2, None) is None
    assert desk.session.evaluate(key, 2, "partly") is None
    rows = desk.journal.work(rows_of_evaluations)
    assert rows == [("2026-W48", "", 2, "partly")]


def rows_of_evaluations(connection: object) -> list[tuple]:
    """Give the stored answers without their keys."""
    return connection.execute("SELECT iso_week, desk_group, face, solved FROM evaluation").fetchall()


def test_a_clock_before_the_newest_fact_is_wrong(desk: Desk) -> None:
    visit_begun(desk.session)
    assert not desk.session.clock_is_wrong()
    desk.now -= timedelta(days=2)
    assert desk.session.clock_is_wrong()


def test_a_missing_snapshot_is_damage(desk: Desk) -> None:
    with pytest.raises(NotSaved, match="corrupt"):
        Ledger(desk.journal).snapshot("no-such-content")


def test_setting_a_log_aside_keeps_every_file(tmp_path: Path) -> None:
    path = tmp_path / "besoeg.sqlite3"
    for extra in ("", "-wal", "-shm"):
        path.with_name(path.name + extra).write_text(extra)
    first = set_aside(path, "2026-11-23")
    path.write_text("next")
    second = set_aside(path, "2026-11-23")
    assert not path.exists()
    assert first != second
    assert sorted(file.name for file in tmp_path.iterdir()) == [
        "besoeg.beskadiget-2026-11-23-1.sqlite3",
        "besoeg.beskadiget-2026-11-23-1.sqlite3-shm",
        "besoeg.beskadiget-2026-11-23-1.sqlite3-wal",
        "besoeg.beskadiget-2026-11-23-2.sqlite3",
    ]
