"""What holds for every part: a name, a role, a target that can be hit, and a look that can be changed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit, QWidget

from desk_assistant.ui.parts.look import DARK, HIGH_CONTRAST, SCALES, Look
from desk_assistant.ui.parts.part import Part, apply_look
from tests.ui.parts.conftest import make_parts

ROLE = QAccessible.Role
ROLES = {
    "primary": ROLE.Button, "secondary": ROLE.Button, "quiet": ROLE.Button, "link": ROLE.Button,
    "tile": ROLE.CheckBox, "chip": ROLE.CheckBox, "place": ROLE.Button, "step": ROLE.Button,
    "segmented": ROLE.Grouping, "segmented.alone": ROLE.RadioButton, "ladder": ROLE.Grouping, "ladder.1": ROLE.Button,
    "field.edit": ROLE.EditableText, "box.edit": ROLE.EditableText, "heading": ROLE.Heading,
    "body": ROLE.StaticText, "small": ROLE.StaticText, "quote": ROLE.StaticText, "message": ROLE.AlertMessage,
    "paper": ROLE.Graphic, "message.retry": ROLE.Button,
}  # fmt: skip

OPERABLE = (QAbstractButton, QLineEdit, QPlainTextEdit)


def interfaces(root: QWidget) -> dict[str, QAccessibleInterface]:
    """What assistive technology sees, by object name."""
    found: dict[str, QAccessibleInterface] = {}
    waiting = [QAccessible.queryAccessibleInterface(root)]
    while waiting:
        interface = waiting.pop()
        if interface.object() is not None:
            found[interface.object().objectName()] = interface
        waiting.extend(interface.child(index) for index in range(interface.childCount()))
    return found


def parts_in(window: QWidget) -> list[QWidget]:
    """All parts of a window, also those inside others."""
    return [child for child in window.findChildren(QWidget) if isinstance(child, Part)]


@pytest.fixture
def parts(look: Look) -> dict[str, QWidget]:
    return make_parts(look)


def test_roles_and_names(parts, show) -> None:
    seen = interfaces(show(*parts.values()))
    assert {name: seen[name].role() for name in ROLES} == ROLES
    assert [name for name in ROLES if not seen[name].text(QAccessible.Text.Name).strip()] == []


def test_visible_words_stand_in_the_name(parts, show) -> None:
    window = show(*parts.values())
    seen = interfaces(window)
    for button in window.findChildren(QAbstractButton):
        if button.isVisible():
            assert button.text().replace("&&", "&") in seen[button.objectName()].text(QAccessible.Text.Name)


def test_everything_has_an_english_object_name(parts, show) -> None:
    window = show(*parts.values())
    operable = [child for kind in OPERABLE for child in window.findChildren(kind)]
    assert len(operable) > 15
    assert all(child.objectName().isascii() and child.objectName() for child in operable)


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("width", [520, 1000])
def test_targets_are_large_enough(look, show, scale: float, width: int) -> None:
    larger = Look(look.tokens, scale, look.icons)
    window = show(*make_parts(larger).values(), width=width)
    least = round(44 * scale)
    for kind in OPERABLE:
        for child in window.findChildren(kind):
            if child.isVisible():
                target = getattr(child, "ring_widget", child)
                assert min(target.width(), target.height()) >= least, child.objectName()


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("width", [520, 1000])
def test_no_part_gets_less_height_than_its_words_need(look, show, qapp, scale: float, width: int) -> None:
    larger = Look(look.tokens, scale, look.icons)
    window = show(*make_parts(larger).values(), width=width)
    window.grab()
    for part in parts_in(window):
        if part.isVisible() and part.hasHeightForWidth():
            assert part.height() >= part.heightForWidth(part.width()), part.objectName()


def test_nothing_is_disabled_and_all_can_have_the_focus(parts, show) -> None:
    window = show(*parts.values())
    for kind in OPERABLE:
        for child in window.findChildren(kind):
            assert child.isEnabled()
            assert child.focusPolicy() & Qt.FocusPolicy.StrongFocus == Qt.FocusPolicy.StrongFocus


def test_tab_reaches_every_control_in_the_order_seen(parts, show, qtbot, qapp) -> None:
    window = show(*parts.values())
    window.findChild(QAbstractButton, "primary").setFocus()
    order = [qapp.focusWidget().objectName()]
    for _ in range(30):
        qtbot.keyClick(qapp.focusWidget(), Qt.Key.Key_Tab)
        if qapp.focusWidget().objectName() == "primary":
            break
        order.append(qapp.focusWidget().objectName())
    names = [name for name in parts if name in {entry.split(".")[0] for entry in order}]
    assert list(dict.fromkeys(entry.split(".")[0] for entry in order)) == names
    assert [entry for entry in order if entry.startswith("ladder")] == [f"ladder.{index}" for index in (1, 2, 3, 4)]
    assert {"field.edit", "box.edit", "message.retry"} <= set(order)


@pytest.mark.parametrize("tokens", [DARK, HIGH_CONTRAST], ids=lambda tokens: tokens.name)
def test_a_new_look_reaches_every_part_on_screen(parts, show, tokens) -> None:
    window = show(*parts.values())
    before = window.grab().toImage()
    look = Look(tokens, 1.5, next(iter(parts.values())).look.icons)
    heights = {name: part.sizeHint().height() for name, part in parts.items()}
    apply_look(window, look)
    assert all(part.look is look for part in parts.values())
    assert all(part.sizeHint().height() > heights[name] for name, part in parts.items())
    image = window.grab().toImage()
    assert image != before
    assert image.pixelColor(2, 2) == look.colour("surface")


def test_markup_in_words_stays_words(look, show) -> None:
    from desk_assistant.ui.parts.text import Body

    body = Body(look, "<b>Skift</b> & læge", object_name="words")
    window = show(body)
    assert interfaces(window)["words"].text(QAccessible.Text.Name) == "<b>Skift</b> & læge"
    assert body.textFormat() == Qt.TextFormat.PlainText
    assert body.sizeHint().width() > look.text_width("body", "Skift & læge")
