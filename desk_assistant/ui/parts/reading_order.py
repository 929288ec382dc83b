"""Tab goes as one reads: in the order in which things are laid out, whatever the order in which they were made."""

from collections.abc import Iterable, Iterator
from operator import itemgetter

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLayout, QRadioButton, QScrollArea, QStackedWidget, QWidget


_AIR = 12
"""Pixels left free above and below what was scrolled into sight."""


def in_order(widget: QWidget) -> Iterator[QWidget]:
    """Give a widget and all that stands on it, shown or not, as laid out. A part with `tab_stops` says its own order."""
    yield widget
    own = getattr(widget, "tab_stops", None)
    if own is not None:
        yield from own()
        return
    if isinstance(widget, QStackedWidget | QScrollArea):
        inner = widget.currentWidget() if isinstance(widget, QStackedWidget) else widget.widget()
        yield from in_order(inner) if inner is not None else ()
        return
    inside = [child for child in widget.children() if isinstance(child, QWidget)]
    laid = list(_laid_out(widget.layout(), inside)) if widget.layout() is not None else []
    loose = [child for child in inside if child not in laid and not child.isWindow()]
    for child in (*laid, *loose):
        yield from in_order(child)


def _laid_out(layout: QLayout, widgets: list[QWidget]) -> Iterator[QWidget]:
    """Give those of the widgets that stand in a layout, in its order.

    Its items are never asked for: PySide keeps what `itemAt` gives when Qt has deleted it, and takes the next object at that
    address for it, which ends the program.
    """
    parts = (*widgets, *(part for part in layout.children() if isinstance(part, QLayout)))
    placed = [(layout.indexOf(part), part) for part in parts]
    for at, part in sorted(placed, key=itemgetter(0)):
        if at >= 0 and isinstance(part, QWidget):
            yield part
        elif at >= 0:
            yield from _laid_out(part, widgets)


def is_stop(widget: QWidget) -> bool:
    """Tell whether Tab comes to a widget: of joined radio buttons only to the chosen one, or to the first."""
    if not widget.isVisible() or not widget.isEnabled():
        return False
    group = widget.group() if isinstance(widget, QRadioButton) else None
    if group is not None:
        return widget is (group.checkedButton() or group.buttons()[0])
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None


def first_stop(area: QWidget) -> QWidget | None:
    """Give the first control in an area that Tab comes to, or None."""
    return next(filter(is_stop, in_order(area)), None)


def go(areas: Iterable[QWidget], onward: bool) -> bool:
    """Move the focus to the next control (`onward`) or the one before, round and round; False when there is none."""
    order = [widget for area in areas for widget in in_order(area)]
    now = QApplication.focusWidget()
    at = order.index(now) if now in order else -1 if onward else 0
    turned = [*order[at + 1:], *order[:at + 1]] if onward else [*reversed(order[:at]), *reversed(order[at:])]
    stop = next((widget for widget in turned if is_stop(widget) and not _same_group(widget, now)), None)
    if stop is None:
        return False
    stop.setFocus(Qt.FocusReason.TabFocusReason if onward else Qt.FocusReason.BacktabFocusReason)
    _bring_into_sight(stop)
    return True


def _same_group(one: QWidget, other: QWidget | None) -> bool:
    radios = isinstance(one, QRadioButton) and isinstance(other, QRadioButton)
    return radios and one.group() is not None and one.group() is other.group()


def _bring_into_sight(widget: QWidget) -> None:
    shown = getattr(widget, "ring_widget", widget)
    inner: QWidget | None = shown
    while inner is not None and not inner.isWindow():
        inner = inner.parentWidget()
        if isinstance(inner, QScrollArea):
            middle = shown.mapTo(inner.widget(), shown.rect().center())
            inner.ensureVisible(middle.x(), middle.y(), 0, shown.height() // 2 + _AIR)
