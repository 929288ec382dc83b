"""Every screen and state of the program, one after another, as (name, window)."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desk_assistant.desk.ledger import NotSaved
from desk_assistant.desk.session import Session
from desk_assistant.visit import commands as c
from tests.access.content import supplied
from tests.access.desk import CONTROL, IDENTIFIER, Desk, Opener, Screens
from tests.access.leader import exports, overview
from tests.access.other_windows import citizen, strips
from tests.access.policy import laid_down


def before_a_visit(open_desk: Opener) -> Screens:
    """First run, the start screen with and without lists, and what lies over it."""
    desk = open_desk(first_run_done=False)
    yield "first run", desk.window
    desk.key(Qt.Key.Key_Return, CONTROL)
    yield "start, empty", desk.window
    desk.act("palette")
    yield "palette at the start", desk.window
    desk.write("chooser.search", "zzz")
    yield "palette, nothing found", desk.window
    desk.key(Qt.Key.Key_Escape)
    desk.act("help")
    yield "keys", desk.window
    desk.key(Qt.Key.Key_Escape)
    desk.act("settings")
    yield "settings", desk.window
    desk.write("settings.data.visits_months.edit", "9")
    desk.key(Qt.Key.Key_Return)
    assert desk.find("settings.data.visits_months").error()
    yield "settings, a wrong number", desk.window
    for act in ("check", "copy"):
        desk.press(f"settings.data.{act}")
        desk.wait_for(desk.program.work.keeping.rests)
        yield f"settings, {act} done", desk.window
    desk.press("settings.about.copy")
    yield "settings, copied for support", desk.window
    desk.press("settings.about.licences")
    yield "licences of others", desk.window
    desk.write("licences.search.edit", "license")
    desk.press("licences.next")
    yield "licences, found", desk.window
    desk.key(Qt.Key.Key_Escape)
    assert desk.window.pages.covering == "settings"
    desk.key(Qt.Key.Key_Escape)
    leave_visits(desk.program.work.session)
    desk.repaint()
    yield "start, with lists", desk.window
    desk.act("shared_screen")
    yield "start, shared", desk.window
    desk.act("shared_screen", "new_visit", "citizen_left")
    yield "start, just closed", desk.window
    desk.program.refused = "corrupt"
    work, desk.program.work = desk.program.work, None
    desk.repaint()
    yield "start, log damaged", desk.window
    desk.program.refused = "locked"
    desk.repaint()
    yield "start, log locked", desk.window
    desk.program.work = work


def leave_visits(session: Session) -> None:
    """Leave two visits on pause and one that is still to be written in the case."""
    for flow in ("laegevalg", "koerekort"):
        session.begin()
        session.do(c.AddNeed(flow, stated=True))
        session.do(c.Park())
        session.leave()
    session.begin()
    session.do(c.AddNeed("sundhedskort", stated=True))
    session.do(c.UseAuthority())
    session.do(c.AnswerCaseNote("to_write"))
    assert session.do(c.Close("agreement")) is None
    session.leave()


def arrival_and_clarify(open_desk: Opener) -> Screens:
    """The first two places, with their refusals."""
    desk = open_desk(desk_name="Skranke 3", municipality="Solby Kommune")
    desk.key(Qt.Key.Key_N)
    yield "arrival", desk.window
    desk.act("continue")
    yield "arrival, refused", desk.window
    desk.write("arrival.words.edit", f"Mit nummer er {IDENTIFIER}")
    yield "arrival, field refused", desk.window
    desk.press("arrival.words.remove")
    desk.write("arrival.words.edit", " og min sygdom")
    desk.press("arrival.interpreter")
    desk.press("arrival.again")
    yield "arrival, chips on", desk.window
    desk.look(panel="situations")
    yield "arrival, situations in sight", desk.window
    desk.look(here=("upset", True))
    desk.look(here=("little_danish", True))
    yield "arrival, situations chosen", desk.window
    desk.look(panel=None)
    yield "arrival, situations folded", desk.window
    desk.act("add_need")
    yield "choosing a topic", desk.window
    desk.key(Qt.Key.Key_Escape)
    desk.find("arrival.words.edit").setText("Min læge lukker")
    yield "arrival, suggestions", desk.window
    desk.press(f"arrival.topic.{desk.topic('laegevalg')}")
    yield "clarify, question open", desk.window
    desk.digit(3)
    yield "clarify, next question", desk.window
    desk.digit(1)
    yield "clarify, say it back", desk.window
    desk.digit(2)
    desk.write("clarify.summary.edit", f"Ring {IDENTIFIER}")
    yield "clarify, field refused", desk.window
    desk.press("clarify.summary.remove")
    desk.act("place_1")
    yield "arrival again", desk.window


def together(open_desk: Opener) -> Screens:
    """The task: steps of every kind, stopped, refused, changed, and all that can stand beside them."""
    desk = open_desk(desk_name="Skranke 3", colleague_call="12 34")
    desk.key(Qt.Key.Key_N)
    desk.digit(desk.topic("laegevalg"), 1, 1)
    yield "together, first step", desk.window
    yield from _beside_the_talk(desk)
    desk.digit(1)
    yield "together, own hands", desk.window
    desk.digit(4)
    yield "together, 4 refused", desk.window
    desk.digit(6)
    yield "together, reasons", desk.window
    desk.digit(1)
    yield "together, stopped step", desk.window
    desk.digit(5, 2)
    yield "together, noted in four ways", desk.window
    _reopen_question(desk)
    yield "together, answer opened again", desk.window
    desk.act("undo", "other_way")
    yield "together, another way", desk.window
    desk.act("other_way")
    for _ in range(8):
        desk.digit(2)
    yield "together, all done", desk.window
    desk.press("rail.add_need")
    desk.write("chooser.search", "andet")
    desk.key(Qt.Key.Key_Return)
    desk.act("place_3")
    yield "together, no topic", desk.window
    desk.act("hand_over")
    yield "choosing who takes over", desk.window
    desk.key(Qt.Key.Key_Return)
    yield "choosing whether they were called", desk.window
    desk.digit(1)
    yield "handed over", desk.window
    desk.act("place_3")
    yield "together, handed over", desk.window
    desk.do(c.AddNeed("koerekort", stated=False), c.AddNeed("sundhedskort", stated=False))
    yield "together, four topics", desk.window


def _beside_the_talk(desk: Desk) -> Screens:
    desk.act("switch_role")
    yield "authority", desk.window
    desk.act("hard_talk")
    yield "hard talk", desk.window
    desk.act("hard_talk", "shared_screen")
    yield "shared screen", desk.window
    desk.act("shared_screen", "talk_column")
    yield "talk column toggled", desk.window
    desk.act("talk_column", "palette")
    yield "palette", desk.window
    desk.key(Qt.Key.Key_Escape)


def _reopen_question(desk: Desk) -> None:
    row = next(row for row in desk.window.pages.page("together").rows if row.isVisible() and row.line().question)
    row.click()
    desk.settle()


def licence(open_desk: Opener) -> Screens:
    """The driving licence: the longest list, the authority's own steps, and a declaration before which to stop."""
    desk = open_desk()
    desk.key(Qt.Key.Key_N)
    desk.digit(desk.topic("koerekort"))
    yield "licence, clarify", desk.window
    need = desk.program.work.session.visit.current
    desk.do(c.AnswerQuestion(need, "errand", "renewal"))
    desk.act("place_3")
    yield "licence, question", desk.window
    page = desk.window.pages.page("together")
    kinds = {"acted": False, "stop": False}
    for _ in range(14):
        if not page.box.isVisibleTo(page):
            break
        kind = "acted" if page.box.acted.isVisibleTo(page) else "stop" if page.box.away.isVisibleTo(page) else ""
        if kind and not kinds[kind]:
            kinds[kind] = True
            yield f"licence, {kind}", desk.window
        desk.digit(1)
    assert all(kinds.values()), kinds


def readiness_and_agreement(open_desk: Opener) -> Screens:
    """The last two places, up to paper that does not come."""
    desk = open_desk(printer="/proc/no such folder", desk_name="Skranke 3")
    desk.key(Qt.Key.Key_N)
    desk.digit(desk.topic("laegevalg"), 1, 1, 1, 2, 2, 1, 2, 2)
    desk.act("place_4")
    yield "readiness, suggestions", desk.window
    desk.do(c.NoteWish("beside"), c.NoteRow("find", 2), c.Offer("it_cafe", True))
    yield "readiness, noted", desk.window
    desk.act("place_5")
    QTest.qWait(60)
    yield "agreement", desk.window
    desk.press("agreement.group.us.add")
    yield "agreement, new line", desk.window
    desk.write("agreement.group.us.field.edit", f"Vi ringer på {IDENTIFIER}")
    yield "agreement, field refused", desk.window
    desk.press("agreement.group.us.field.remove")
    desk.press("agreement.group.us.done")
    desk.press("agreement.nothing_more")
    yield "agreement, nothing more", desk.window
    desk.press("agreement.nothing_more")
    desk.act("switch_role", "continue")
    yield "agreement, case note", desk.window
    ledger = desk.program.work.ledger
    ledger.append = _fails
    desk.digit(1)
    yield "not saved", desk.window
    del ledger.append
    desk.press("bottom.retry")
    desk.act("continue")
    pages = desk.window.pages
    for _ in range(100):
        if pages.print_failed:
            break
        QTest.qWait(50)
    assert pages.print_failed
    QTest.qWait(200)
    yield "agreement, paper failed", desk.window
    desk.act("show_qr")
    yield "citizen, agreement", desk.program.work.side.window


def _fails(*_: object) -> None:
    raise NotSaved("disk_full")


ALL: dict[str, Callable[[Opener], Screens]] = {
    "before": before_a_visit,
    "policy": laid_down,
    "content": supplied,
    "arrival": arrival_and_clarify,
    "together": together,
    "licence": licence,
    "agreement": readiness_and_agreement,
    "strips": strips,
    "overview": overview,
    "exports": exports,
    "citizen": citizen,
}
