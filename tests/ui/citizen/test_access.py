"""Names, roles, sizes and keys: what a screen reader finds, and that no key leads out of the window."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QAction, QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from tests.ui.citizen.cases import OWN_WISH, every_view, view, visit
from tests.ui.citizen.seen import interfaces, texts

FACE = view(None, "start", stage="face")
STEP = view(visit(OWN_WISH), item="choose")


def buttons(window: QWidget) -> list[QAbstractButton]:
    return [button for button in window.findChildren(QAbstractButton) if button.isVisible()]


@pytest.mark.parametrize(("name", "shown"), list(every_view()))
def test_controls_have_names_and_are_large_enough(make, name: str, shown) -> None:
    window = make(1280, 1024)
    window.show_view(shown)
    found = buttons(window)
    assert {window.language, window.size_button} <= set(found)
    for button in found:
        assert button.accessibleName() and "<" not in button.accessibleName()
        assert button.objectName()
        assert button.width() >= 44 and button.height() >= 44, (name, button.objectName(), button.size())


@pytest.mark.parametrize(("name", "shown"), list(every_view()))
def test_each_page_has_one_first_heading_and_named_pictures(make, name: str, shown) -> None:
    window = make()
    window.show_view(shown)
    visible = [one for one in interfaces(window) if not one.state().invisible]
    headings = [one.text(QAccessible.Text.Name) for one in visible if one.role() == QAccessible.Role.Heading]
    title = shown.body.note.title if name in ("agreement", "nothing more") else shown.body.title
    assert headings.count(title) == 1
    pictures = [one.text(QAccessible.Text.Name) for one in visible if one.role() == QAccessible.Role.Graphic]
    assert all(pictures)
    assert bool(pictures) == bool(window.step.qr.isVisible() or window.agreement.qr.isVisible())


def test_tab_stays_within_the_window(qtbot, make) -> None:
    window = make()
    outside = QWidget()
    qtbot.addWidget(outside)
    outside.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    outside.show()
    window.show_view(FACE)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.language.setFocus()
    reached = []
    for _ in range(8):
        reached.append(QApplication.focusWidget())
        QTest.keyClick(reached[-1], Qt.Key.Key_Tab)
    expected = [window.language, window.size_button, *window.rate.answers, window.skip]
    assert reached == [*expected, window.language]


KEYS = [Qt.Key.Key_Escape, Qt.Key.Key_F4, Qt.Key.Key_F7, Qt.Key.Key_N, Qt.Key.Key_1, Qt.Key.Key_Return]


@pytest.mark.parametrize("key", KEYS)
def test_no_key_leads_anywhere(make, key: Qt.Key) -> None:
    window = make()
    window.show_view(STEP)
    before = texts(window)
    for modifier in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier):
        event = QKeyEvent(QEvent.Type.ShortcutOverride, key, modifier)
        event.ignore()
        QApplication.sendEvent(window, event)
        assert event.isAccepted()
        QTest.keyClick(window, key, modifier)
    assert window.isVisible()
    assert texts(window) == before


def test_a_shortcut_of_the_program_does_not_work_here(qtbot, make) -> None:
    staff = QWidget()
    qtbot.addWidget(staff)
    action = QAction(staff)
    action.setShortcut(QKeySequence("Ctrl+K"))
    action.setShortcutContext(Qt.ShortcutContext.ApplicationShortcut)
    staff.addAction(action)
    staff.show()
    window = make()
    window.show_view(STEP)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    with qtbot.assertNotEmitted(action.triggered):
        QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
        window.language.setFocus()
        QTest.keyClick(window.language, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    staff.activateWindow()
    qtbot.waitUntil(staff.isActiveWindow)
    with qtbot.waitSignal(action.triggered):
        QTest.keyClick(staff, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
