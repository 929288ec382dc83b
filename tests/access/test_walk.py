"""One walk over every screen and state: what a screen reader says, where Tab goes, and whether all words have room."""

from collections.abc import Callable, Iterator
from itertools import count

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QPushButton, QVBoxLayout, QWidget

from desk_assistant import paths
from desk_assistant.ui.parts.buttons import Button
from desk_assistant.ui.parts.icons import Icons
from desk_assistant.ui.parts.look import DARK, LIGHT, Look
from desk_assistant.ui.parts.message import Message
from desk_assistant.ui.parts.text import Body
from desk_assistant.ui.strip import HEIGHT
from tests.access import colours, keyboard, screens, seeing, speaking
from tests.access.desk import Desk, Opener

#: Theme, text size, and window sizes; the visit is made in the first one. 1093 × 614 is 1366 × 768 at 125 %, and
#: 1366 × 696 is what a title bar and a task bar leave of it.
WALKS = {
    "light-100": ("light", 100, ((1366, 768), (1366, 696), (1093, 614), (1920, 1080))),
    "dark-150": ("dark", 150, ((1093, 614), (1366, 768), (1366, 696), (1920, 1080))),
    "contrast-130": ("high_contrast", 130, ((1093, 614), (1366, 696))),
    "light-115": ("light", 115, ((1366, 696),)),
}
TABS = ("light-100", "dark-150")
ONCE = (colours.faint, seeing.answers_out_of_sight, seeing.rich, seeing.without_picture, seeing.disabled, *speaking.SPEECH)

pytestmark = pytest.mark.qt_log_ignore("does not support raise")


@pytest.mark.parametrize("journey", screens.ALL)
@pytest.mark.parametrize("walk", WALKS)
def test_every_screen(open_desk: Opener, walk: str, journey: str) -> None:
    theme, size, sizes = WALKS[walk]
    desks: list[Desk] = []

    def opened(**settings: object) -> Desk:
        desks.append(open_desk(size=sizes[0], theme=theme, text_size=size, **settings))
        return desks[-1]

    found: dict[str, str] = {}
    known: dict[Message, str] = {}
    for name, window in screens.ALL[journey](opened):
        found |= {f"error: {finding}": name for finding in seeing.error_out_of_sight(window, known)}
        known = seeing.errors(window)
        for finding, where in _look(window, desks[-1], sizes, walk in TABS):
            found.setdefault(finding, f"{name}, {where}")
    found |= {f"the focus was lost by {act}": walk for desk in desks for act in desk.lost}
    assert not found, "\n".join(f"{finding} [{where}]" for finding, where in found.items())


def _look(window: QWidget, desk: Desk, sizes: tuple, tabs: bool) -> Iterator[tuple[str, str]]:
    """Look at a screen in all sizes, and leave it in the first; only the employee's window has more than one."""
    own = window is desk.window
    bar = window.pages.current.verticalScrollBar() if own else None
    at = bar.value() if own else 0
    for check in ONCE:
        for finding in check(seeing.layer(window)):
            yield f"{check.__name__}: {finding}", str(sizes[0])
    if own and tabs:
        yield from _walk(window)
    for size in sizes if own else sizes[:1]:
        if own:
            desk.resize(size)
        for check in seeing.LAYOUT:
            for finding in check(seeing.layer(window)):
                yield f"{check.__name__}: {finding}", str(size)
    if own:
        desk.resize(sizes[0])
        bar.setValue(at)


def _walk(window: QWidget) -> Iterator[tuple[str, str]]:
    focus = QApplication.focusWidget()
    for check in (keyboard.wrong_walk, keyboard.wrong_order):
        for finding in check(window, window.frame.areas()):
            yield f"{check.__name__}: {finding}", "Tab"
    focus.setFocus()


def test_f6_goes_round_the_areas(open_desk: Opener) -> None:
    desk = open_desk()
    desk.key(Qt.Key.Key_N)
    frame = desk.window.frame
    wanted = [frame.talk, frame.bottom, frame.top, frame.rail, frame.pages, frame.talk]
    seen = []
    for _ in wanted:
        desk.key(Qt.Key.Key_F6)
        seen += [area for area in frame.areas() if area.isAncestorOf(QApplication.focusWidget())]
    assert [area.objectName() for area in seen] == [area.objectName() for area in wanted]
    desk.act("talk_column")
    desk.find("rail.pause").setFocus()
    for area in (frame.pages, frame.bottom, frame.top):
        desk.key(Qt.Key.Key_F6)
        assert area.isAncestorOf(QApplication.focusWidget()), area.objectName()
    assert not desk.lost


@pytest.mark.parametrize("act", ["palette", "add_need", "hand_over"])
def test_escape_puts_the_list_away_and_gives_the_focus_back(open_desk: Opener, act: str) -> None:
    desk = open_desk()
    desk.key(Qt.Key.Key_N)
    desk.digit(desk.topic("laegevalg"), 1, 1)
    before = desk.find("rail.add_need")
    before.setFocus()
    desk.act(act)
    assert desk.window.chooser.isAncestorOf(QApplication.focusWidget())
    desk.key(Qt.Key.Key_Tab)
    desk.key(Qt.Key.Key_Escape)
    assert not desk.window.chooser.isVisible()
    assert QApplication.focusWidget() is before


@pytest.mark.parametrize("act", ["help", "settings"])
def test_escape_leaves_the_page_that_lies_over_the_visit(open_desk: Opener, act: str) -> None:
    desk = open_desk()
    desk.key(Qt.Key.Key_N)
    desk.digit(desk.topic("laegevalg"), 1, 1)
    desk.act(act)
    assert desk.window.pages.covering == act
    desk.key(Qt.Key.Key_Escape)
    assert desk.window.pages.covering == ""
    assert QApplication.focusWidget() is desk.find("together.ladder.1")


def test_tab_comes_to_the_chosen_one_of_joined_buttons(open_desk: Opener) -> None:
    desk = open_desk()
    desk.key(Qt.Key.Key_N)
    desk.act("switch_role")
    reached = {widget.objectName() for widget in keyboard.walk(desk.window)}
    assert "talk.role.authority" in reached
    assert "talk.role.service" not in reached


def test_what_tab_comes_to_is_scrolled_into_sight(open_desk: Opener) -> None:
    desk = open_desk(size=(1093, 614), text_size=150)
    desk.act("settings")
    page = desk.window.pages.current
    seen = 0
    for _ in range(40):
        desk.key(Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        if page.isAncestorOf(focus):
            seen += 1
            assert page.viewport().rect().contains(seeing.rect_in(seeing.target(focus), page.viewport())), focus.objectName()
    assert seen > 15
    assert page.verticalScrollBar().maximum() > 300


def test_answers_come_into_sight_without_scrolling(open_desk: Opener) -> None:
    desk = open_desk(size=(1093, 614), text_size=150)
    desk.key(Qt.Key.Key_N)
    desk.digit(desk.topic("laegevalg"), 1, 1)
    page = desk.window.pages.page("together")
    for step in count(1):
        if not page.box.isVisible():
            break
        ladder = seeing.rect_in(page.box.ladder, page.viewport())
        assert page.viewport().rect().contains(ladder), f"step {step}: {ladder.getRect()}"
        desk.digit(1)
    assert step == 7


@pytest.mark.parametrize("size", [100, 150])
def test_the_strip_is_one_line(open_desk: Opener, size: int) -> None:
    desk = open_desk(setup="one_pc", text_size=size)
    seen = {}
    for name, window in screens.strips(lambda **_: desk):
        if window.objectName() == "strip":
            assert window.height() == round(HEIGHT * size / 100), name
            seen[name] = sum(button.isVisible() for button in window.buttons)
    assert seen["strip, step"] == 4
    assert seen["strip, own hands"] == 2
    assert seen["strip, question"] in (0, 5)


@pytest.fixture
def bad(qtbot, typefaces: bool) -> QMainWindow:
    """A window with a fault for every check to find."""
    window = QMainWindow()
    qtbot.addWidget(window)
    sheet = QWidget()
    window.setCentralWidget(sheet)
    column = QVBoxLayout(sheet)
    look = Look(LIGHT, 1.0, Icons(paths.resources() / "icons"))
    for name in ("one", "two"):
        button = Button(look, "Videre", object_name=name)
        button.setFixedHeight(30)
        column.addWidget(button)
    column.addWidget(QPushButton(""))
    off = Button(look, "Kan ikke bruges <b>nu</b>", icon="nowhere")
    off.setEnabled(False)
    column.addWidget(off)
    text = Body(Look(DARK), "Ord, der skal have flere linjer, end de har fået plads til her i vinduet.", object_name="faint")
    text.setParent(sheet)
    text.setGeometry(470, 10, 60, 20)
    label = QLabel("<b>fed</b>", sheet)
    label.show()
    window.resize(540, 300)
    window.setPalette(look.palette())
    window.show()
    qtbot.waitExposed(window)
    return window


@pytest.mark.parametrize(
    ("check", "says"),
    [
        (seeing.too_small, "× 30"),
        (seeing.outside, "sticks out"),
        (seeing.cut, "flere"),
        (seeing.overlapping, "lies on"),
        (seeing.rich, "plain"),
        (seeing.without_picture, "no icon nowhere"),
        (seeing.disabled, "disabled"),
        (speaking.unnamed, "has no name"),
        (speaking.unnamed, "<b>"),
        (speaking.wrong_state, "cannot be used"),
        (speaking.same_name, "one, two"),
        (colours.faint, "faint"),
    ],
)
def test_the_walk_sees(bad: QMainWindow, check: Callable, says: str) -> None:
    if check is seeing.outside:
        bad.findChild(Body, "faint").move(500, 10)
    if check is seeing.overlapping:
        bad.findChild(Button, "two").move(bad.findChild(Button, "one").pos())
    assert says in " ".join(check(bad))


def test_the_walk_sees_roles(bad: QMainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not list(speaking.wrong_role(bad))
    real = speaking.spoken
    heading = real(bad.findChild(Body, "faint"))
    monkeypatch.setattr(speaking, "spoken", lambda widget: heading if isinstance(widget, Button) else real(widget))
    assert heading.role() == QAccessible.Role.StaticText
    assert len(list(speaking.wrong_role(bad))) == 3


def test_the_walk_sees_controls_that_tab_misses(bad: QMainWindow) -> None:
    bad.activateWindow()
    QTest.qWait(1)
    one, two = bad.findChild(Button, "one"), bad.findChild(Button, "two")
    two.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    one.setFocus()
    found = " ".join(keyboard.wrong_walk(bad, [bad.centralWidget()]))
    assert "0 times to two" in found
    assert "0 times to one" not in found


def test_the_walk_sees_a_wrong_order(bad: QMainWindow) -> None:
    bad.activateWindow()
    QTest.qWait(1)
    one, two = bad.findChild(Button, "one"), bad.findChild(Button, "two")
    one.setFocus()
    areas = [bad.centralWidget()]
    assert not list(keyboard.wrong_order(bad, areas))
    QWidget.setTabOrder(two, one)
    assert list(keyboard.wrong_order(bad, areas))


def test_toggle_by_assistive_technology_does_what_a_press_does(open_desk: Opener) -> None:
    desk = open_desk()
    desk.key(Qt.Key.Key_N)
    shared = desk.find("top.shared")
    for on in (True, False):
        speaking.spoken(shared).actionInterface().doAction("Toggle")
        desk.settle()
        assert desk.program.work.conductor.glance.shared is on
        assert shared.isChecked() is on
    speaking.spoken(desk.find(f"arrival.topic.{desk.topic('laegevalg')}")).actionInterface().doAction("Toggle")
    desk.settle()
    assert [need.flow for need in desk.program.work.session.visit.live_needs] == ["laegevalg"]
