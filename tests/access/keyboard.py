"""Where the keyboard goes: Tab, Shift+Tab, F6."""

from collections.abc import Iterator

from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QRadioButton, QWidget

from tests.access.desk import label_of
from tests.access.seeing import controls, layer, rect_in, sheet_of, target, unrolled

_MOST = 200


def stops(root: QWidget) -> list[QWidget]:
    """Every control in sight that Tab must come to; of joined radio buttons the chosen one, or the first."""
    return [control for control in controls(root) if not _left_to_the_arrows(control)]


def _left_to_the_arrows(control: QWidget) -> bool:
    if not isinstance(control, QRadioButton) or control.group() is None:
        return False
    return control is not (control.group().checkedButton() or control.group().buttons()[0])


def walk(window: QWidget, key: Qt.Key = Qt.Key.Key_Tab) -> list[QWidget]:
    """Press Tab until the focus comes back to where it was, or it is plain that it never will."""
    start = QApplication.focusWidget()
    path = [start] if start is not None else []
    for _ in range(_MOST):
        QTest.keyClick(QApplication.focusWidget() or window, key)
        focus = QApplication.focusWidget()
        if focus is None or focus in path:
            break
        path.append(focus)
    return path


def wrong_walk(window: QWidget, areas: list[QWidget]) -> Iterator[str]:
    """Controls that Tab misses or comes to twice, and stops that are no controls."""
    root = layer(window)
    wanted = stops(root)
    path = walk(window)
    for control in wanted:
        if path.count(control) != 1:
            yield f"Tab comes {path.count(control)} times to {label_of(control)}"
    for widget in path:
        if widget not in wanted:
            yield f"Tab comes to {label_of(widget)}, which is not to be used now"
    back = walk(window, Qt.Key.Key_Backtab)
    if set(back) != set(path):
        yield f"Shift+Tab comes to {len(set(back))} controls, Tab to {len(set(path))}"


def wrong_order(window: QWidget, areas: list[QWidget]) -> Iterator[str]:
    """Stops that come before what stands above or left of them. `areas` come one after another."""
    root = layer(window)
    path = walk(window)
    if root is not window:
        areas = [root]
    order = [_area(widget, areas) for widget in path]
    turns = [area for number, area in enumerate(order) if area != order[number - 1]]
    if turns and turns != _turned(sorted(turns), turns[0]):
        yield f"Tab goes through the areas as {turns}"
    for before, after in zip(path, [*path[1:], path[0]], strict=True):
        if _area(before, areas) != _area(after, areas) or after is _first(path, _area(after, areas), areas):
            continue
        if not _follows(before, after, root):
            yield f"{label_of(after)} comes after {label_of(before)}"


def _area(widget: QWidget, areas: list[QWidget]) -> int:
    return next((number for number, area in enumerate(areas) if area is widget or area.isAncestorOf(widget)), -1)


def _turned(turns: list[int], first: int) -> list[int]:
    at = turns.index(first)
    return [*turns[at:], *turns[:at]]


def _first(path: list[QWidget], area: int, areas: list[QWidget]) -> QWidget:
    mine = [widget for widget in path if _area(widget, areas) == area]
    boxes = {widget: unrolled(target(widget), widget.window()) for widget in mine}
    return min(mine, key=lambda widget: (boxes[widget].top(), boxes[widget].left()))


def _follows(before: QWidget, after: QWidget, root: QWidget) -> bool:
    """Whether `after` stands below or to the right. The button that puts a field right follows the field."""
    if after.objectName() == before.objectName().removesuffix(".edit") + ".remove":
        return True
    if before.objectName().endswith(".remove"):
        before = root.findChild(QWidget, before.objectName().removesuffix(".remove") + ".edit")
    here, there = _standing(before, after, root), _standing(after, before, root)
    return there.top() >= here.bottom() - 2 or there.left() >= here.right() - 2


def _standing(widget: QWidget, other: QWidget, root: QWidget) -> QRect:
    """Where a widget stands; seen from outside a scroll area, all in it stands where the area does."""
    sheet = sheet_of(widget)
    if sheet is not None and sheet is not sheet_of(other):
        return rect_in(sheet.parentWidget(), root)
    return unrolled(target(widget), root)
