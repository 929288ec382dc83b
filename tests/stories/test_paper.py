"""A printer that fails never loses a visit: it is closed and saved, and the note is given another way."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

from desk_assistant.ui.employee.arrival_view import open_event
from desk_assistant.visit import commands as c
from tests.stories.desk import Desk

MakeDesk = Callable[..., Desk]


@pytest.fixture
def failed(make_desk: MakeDesk, tmp_path: Path) -> Desk:
    """A visit that is closed while the folder that counts as a printer is gone."""
    desk = make_desk(printer=str(tmp_path / "gone"))
    desk.open()
    desk.begin_doctor_change()
    desk.press("1", "Alt+5", "Ctrl+Enter")
    desk.wait(lambda: desk.shows("agreement.print_failed"), "the printer's error")
    return desk


def given(desk: Desk) -> tuple[str, ...]:
    """End the desk and give how the citizen got the note of its only visit, which must be closed."""
    desk.end()
    (visit,) = desk.stored_visits()
    assert (visit.status, visit.closing) == ("closed", "agreement")
    return visit.given


def test_the_visit_is_closed_before_the_paper_comes(failed: Desk) -> None:
    assert failed.visit.status == "closed" and failed.visit.number
    assert failed.place == "agreement"
    assert given(failed) == ()


def test_the_employee_reads_the_desks_phone_in_the_line_as_the_citizen_does(make_desk: MakeDesk) -> None:
    desk = make_desk(desk_phone="12 34 56 78")
    desk.open()
    desk.begin_doctor_change()
    desk.press("1", "Alt+5")
    assert "Ring 12 34 56 78, eller kom igen" in desk.texts(desk.program.window)
    assert "Kom igen, og vis dette ark." not in desk.texts(desk.program.window)


@pytest.mark.parametrize(
    ("answers", "label"), [({"sender": "gaeldst", "goal": "pay"}, "gaeldst.dk"), ({"sender": "kommune", "wish": "pay"}, "")]
)
def test_the_code_leads_to_the_site_of_the_branch_or_is_left_out(desk: Desk, answers: dict[str, str], label: str) -> None:
    conductor = desk.program.work.conductor
    conductor.begin()
    conductor.do(c.AddNeed("restance", stated=True))
    for question, answer in answers.items():
        conductor.do(c.AnswerQuestion("n1", question, answer))
    note = desk.program.work.handing.note("da", large=False)
    assert (note.address_label, bool(note.address), bool(note.scan_text)) == (label, bool(label), bool(label))
    conductor.do(c.ChooseWay("n1", True))
    assert desk.program.work.handing.note("da", large=False).address == ""


def test_after_a_life_event_its_own_sentence_is_said_back(desk: Desk) -> None:
    desk.press("F7")
    conductor = desk.program.work.conductor
    event = desk.program.library.life_events["doedsfald"]
    conductor.begin()
    conductor.do_and_go(open_event(event), "clarify")
    desk.rest()
    assert event.say_back.da in desk.texts(desk.find("citizen_window"))
    assert desk.find("clarify.summary.edit").toPlainText() == event.say_back.da
    assert desk.program.work.handing.note("en", large=False).need == event.say_back.en


def test_try_again_prints_when_the_printer_is_back(failed: Desk, tmp_path: Path) -> None:
    (tmp_path / "gone").mkdir()
    failed.click("agreement.print_failed.print_again")
    failed.wait_for_notes(1)
    assert failed.place == "start"
    assert given(failed) == ("print",)


def test_save_as_pdf_asks_where_and_saves(failed: Desk, tmp_path: Path) -> None:
    failed.click("agreement.print_failed.save_pdf")
    target = tmp_path / "note.pdf"
    failed.wait(lambda: isinstance(QApplication.activeWindow(), QFileDialog), "the question where to save")
    QApplication.activeWindow().findChild(QLineEdit).setText(str(target))
    failed.press("Enter")
    failed.wait(target.exists, "the PDF")
    failed.rest()
    assert target.read_bytes().startswith(b"%PDF-")
    assert failed.place == "start"
    assert given(failed) == ("pdf",)


def test_the_qr_code_stands_on_the_citizens_screen(failed: Desk) -> None:
    failed.click("agreement.print_failed.show_qr")
    window = failed.find("citizen_window")
    assert window.agreement.isVisible() and window.agreement.qr.address.startswith("https://")
    assert failed.visit.number[:4] in window.agreement.number.text()
    failed.press("Ctrl+Enter")
    assert failed.place == "start"


def test_the_visit_can_be_left_without_any_note(failed: Desk) -> None:
    failed.press("Ctrl+Enter", "N")
    assert failed.place == "arrival"


def test_the_agreement_as_qr_code_stays_on_the_citizens_screen(make_desk: MakeDesk) -> None:
    desk = make_desk()
    desk.open()
    desk.begin_doctor_change()
    desk.press("Alt+5")
    desk.click("agreement.given.qr")
    desk.press("Ctrl+Enter")
    assert desk.place == "start"
    assert desk.find("citizen_window").agreement.isVisible()
    desk.press("N")
    desk.rest()
    assert not desk.find("citizen_window").agreement.isVisible()
    desk.press("F9")
    assert desk.printed == []
