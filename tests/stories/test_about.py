"""Indstillinger, Om: what the program says of itself, what goes to support, and the licences of others."""

from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from desk_assistant import __version__, about, installed, paths
from desk_assistant.packs.active import load_active, shipped_serial
from desk_assistant.ui.employee.about_section import AboutSection, AboutView, for_support, lines
from desk_assistant.ui.employee.licences_page import LicencesPage
from desk_assistant.ui.parts.icons import Icons
from desk_assistant.ui.parts.look import LIGHT, Look

HOME = Path("/hjem/karen")
VIEW = AboutView("Desk Assistant 1.2.3", "", "2026112201 · abc", "", date(2026, 11, 22), False, "Qt 6", "Linux", HOME / "data", HOME / "data" / "fejl.log", HOME, "MIT")
TEXT = "\n".join(["Qt: LGPL", *["…"] * 200, "typst: Apache", *["…"] * 200, "MIT: appdirs"])


@pytest.fixture
def page(qtbot, typefaces: bool) -> LicencesPage:
    made = LicencesPage(Look(LIGHT, 1.0, Icons(paths.resources() / "icons")), TEXT)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    return made


def search(page: LicencesPage, words: str) -> str:
    """Search as a person does; gives what is said about it."""
    page.search.set_text(words)
    QTest.keyClick(page.search.editor(), Qt.Key.Key_Return)
    return page.found.text()


def test_every_line_is_there_and_says_what_it_is() -> None:
    said = lines(VIEW)
    assert len(said) == 8
    assert all(": " in line for line in said)
    assert "1.2.3" in said[0]
    assert "source code" in said[1]


def test_a_package_says_where_it_comes_from() -> None:
    assert "kommune · 1a2b · 2026-11-22" in lines(replace(VIEW, built="kommune · 1a2b · 2026-11-22"))[1]


def test_the_content_in_use_is_named() -> None:
    assert lines(VIEW)[2] == "Content: came with the program · 22.11.2026 · 2026112201 · abc (as it was delivered)"
    assert lines(replace(VIEW, content_name="Efterår"))[2].startswith("Content: Efterår · 22.11.2026 · ")
    assert lines(replace(VIEW, content_day=None))[2].startswith("Content: came with the program · 2026112201")


def test_what_goes_to_support_names_nobody() -> None:
    assert "karen" in "\n".join(lines(VIEW))
    assert "karen" not in for_support(VIEW)
    assert "~/data/fejl.log" in for_support(VIEW).replace("\\", "/")


def test_the_program_tells_of_itself(tmp_path: Path) -> None:
    content = load_active(tmp_path, None)
    told = about.about(tmp_path, paths.resources(), content, tmp_path / paths.LOCAL)
    assert str(shipped_serial()) in told.content and told.content_name == ""
    assert __version__ in told.program
    assert all(name in told.parts for name in ("Python", "Qt", "SQLite"))
    assert (told.built == "") == (installed.build() is None)
    assert not told.has_local_content
    (tmp_path / paths.LOCAL).mkdir()
    assert about.about(tmp_path, paths.resources(), content, tmp_path / paths.LOCAL).has_local_content


def test_the_licences_are_those_of_the_package_or_of_the_checkout(tmp_path: Path) -> None:
    assert "SIL OPEN FONT LICENSE" in about.licences(paths.resources())
    assert "Apache License" in about.licences(paths.resources())
    packaged = tmp_path / about.LEGAL / about.LICENCES
    packaged.parent.mkdir()
    packaged.write_text("alt", encoding="utf-8")
    assert about.licences(tmp_path) == "alt"
    assert "LICENSE-OFL.txt" in about.licences(tmp_path / "tom")


def test_a_desk_shows_it_and_copies_it(desk) -> None:
    desk.program.window.act("settings")
    QGuiApplication.clipboard().clear()
    section = desk.program.window.findChild(AboutSection, "settings.about")
    section.copy.click()
    copied = QGuiApplication.clipboard().text()
    assert __version__ in copied
    assert "SQLite" in copied
    section.licences.click()
    assert desk.program.window.pages.covering == "licences"
    assert "SIL OPEN FONT LICENSE" in desk.program.window.pages.current.frame.edit.toPlainText()
    desk.program.window.act("close_page")
    assert desk.program.window.pages.covering == "settings"


def test_search_goes_from_place_to_place_and_round(page: LicencesPage) -> None:
    assert search(page, "mit") == "Place 1 of 1."
    assert page.frame.edit.textCursor().selectedText() == "MIT"
    assert page.frame.edit.verticalScrollBar().value() > 300
    found = [search(page, "p") for _ in range(5)]
    assert found == [f"Place {number} of 5." for number in (4, 5, 1, 2, 3)]


def test_search_says_when_there_is_nothing(page: LicencesPage) -> None:
    assert search(page, "findes ikke") == "Not found."
    assert search(page, "  ") == "Nothing has been searched for."


def test_the_text_can_be_read_with_the_keys_and_not_changed(page: LicencesPage) -> None:
    edit = page.frame.edit
    edit.setFocus()
    QTest.keyClick(edit, Qt.Key.Key_PageDown)
    assert edit.verticalScrollBar().value() > 0
    QTest.keyClicks(edit, "x")
    assert edit.toPlainText() == TEXT
