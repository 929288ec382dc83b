"""What can be seen in a window: controls and texts, where they lie, and what is wrong with how they lie."""

from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QScrollBar,
    QWidget,
)

from desk_assistant.ui.employee.chooser import Chooser
from desk_assistant.ui.employee.rail import NeedItem
from desk_assistant.ui.parts.joined import Cell, JoinedRow
from desk_assistant.ui.parts.ladder import Ladder
from desk_assistant.ui.parts.look import TARGET
from desk_assistant.ui.parts.message import Message
from desk_assistant.ui.parts.pressable import Pressable
from desk_assistant.ui.parts.text import Text
from desk_assistant.ui.supervisor.chart_view import ChartView
from desk_assistant.ui.supervisor.table_view import TableView
from tests.access.desk import label_of

OPERABLE = (QAbstractButton, QLineEdit, QPlainTextEdit, ChartView, TableView)


def layer(window: QWidget) -> QWidget:
    """The part of a window that can be used now: the list laid over it, or all of it."""
    over = [chooser for chooser in window.findChildren(Chooser) if chooser.isVisible()]
    return over[0] if over else window


def controls(root: QWidget) -> list[QWidget]:
    """Everything in sight that takes a press or letters."""
    return [widget for widget in root.findChildren(QWidget) if isinstance(widget, OPERABLE) and widget.isVisible()]


def words(root: QWidget) -> list[Text]:
    """Every text in sight."""
    return [text for text in root.findChildren(Text) if text.isVisible() and text.text()]


def target(widget: QWidget) -> QWidget:
    """The widget that is hit: a field's box rather than the editor in it."""
    return getattr(widget, "ring_widget", widget)


def rect_in(widget: QWidget, root: QWidget) -> QRect:
    """Where a widget stands in another one."""
    return QRect(widget.mapTo(root, QPoint(0, 0)), widget.size())


def sheet_of(widget: QWidget) -> QWidget | None:
    """The sheet of the scroll area a widget stands on, or None."""
    inner = widget
    while (outer := inner.parentWidget()) is not None:
        if isinstance(outer.parentWidget(), QScrollArea) and outer.parentWidget().widget() is inner:
            return inner
        if inner.isWindow():
            return None
        inner = outer
    return None


def unrolled(widget: QWidget, root: QWidget) -> QRect:
    """Where a widget would stand if the scroll area it is in were at its beginning."""
    sheet = sheet_of(widget)
    if sheet is None:
        return rect_in(widget, root)
    return rect_in(widget, sheet).translated(sheet.parentWidget().mapTo(root, QPoint(0, 0)))


def too_small(root: QWidget) -> Iterator[str]:
    """Controls that are smaller than 44 × 44 logical pixels."""
    for control in controls(root):
        size = target(control).size()
        if min(size.width(), size.height()) < TARGET:
            yield f"{label_of(control)} is {size.width()} × {size.height()}"


def outside(root: QWidget) -> Iterator[str]:
    """Controls and texts that stick out of what holds them; a scroll area holds its whole sheet."""
    for widget in [*controls(root), *words(root)]:
        shown = target(widget)
        sheet = sheet_of(shown)
        holder = sheet or root
        parent = shown.parentWidget()
        while parent is not None:
            if not parent.rect().contains(rect_in(shown, parent)):
                yield f"{label_of(widget)} {rect_in(shown, parent).getRect()} sticks out of {label_of(parent)} {parent.rect().getRect()}"
                break
            if parent is holder:
                break
            parent = parent.parentWidget()


def cut(root: QWidget) -> Iterator[str]:
    """Words that get less room than they need."""
    for part in [*words(root), *(c for c in controls(root) if isinstance(c, Pressable))]:
        needed = part.heightForWidth(part.width())
        if part.height() < needed and not _wordless(part):
            yield f"{label_of(part)} is {part.height()} high and needs {needed} at a width of {part.width()}"
        narrowest = part.minimumSizeHint().width()
        if part.width() < narrowest and not isinstance(part, Cell):
            yield f"{label_of(part)} is {part.width()} wide, and its longest word needs {narrowest}"
    for row in root.findChildren(JoinedRow):
        if row.isVisible() and row.width() < row.minimumSizeHint().width():
            yield f"{label_of(row)} is {row.width()} wide, and its words need {row.minimumSizeHint().width()}"
    yield from _cut_in_lines(root)


def _wordless(part: QWidget) -> bool:
    """Whether an icon stands alone and the words are in the tool tip."""
    return isinstance(part, Pressable) and part.toolTip() == part.label()


def _cut_in_lines(root: QWidget) -> Iterator[str]:
    for line in root.findChildren(QLineEdit):
        if line.isVisible():
            margins = line.textMargins()
            room = line.width() - margins.left() - margins.right() - 4
            needed = line.fontMetrics().horizontalAdvance(line.placeholderText())
            if needed > room:
                yield f"the example in {label_of(line)} is {needed} wide and has {room}"
    for need in root.findChildren(NeedItem):
        if need.isVisible():
            room = need.width() - need.look.px(24) - need.look.px(8)
            needed = need.look.text_width("body_strong", need.label())
            if needed > room:
                yield f"the topic {label_of(need)} is {needed:.0f} wide and has {room}"


def overlapping(root: QWidget) -> Iterator[str]:
    """Controls and texts that lie on one another."""
    leaves = [target(control) for control in controls(root)] + list(words(root))
    boxes = [(leaf, sheet_of(leaf), rect_in(leaf, root)) for leaf in leaves]
    for (one, on, here), (other, under, there) in combinations(boxes, 2):
        related = one.isAncestorOf(other) or other.isAncestorOf(one) or one.parentWidget() is other.parentWidget()
        joined = related and isinstance(one, QAbstractButton) and isinstance(other, QAbstractButton)
        common = here.intersected(there)
        if on is under and common.width() > (1 if joined else 0) and common.height() > (1 if joined else 0):
            if not one.isAncestorOf(other) and not other.isAncestorOf(one):
                yield f"{label_of(one)} lies on {label_of(other)}: {common.getRect()}"


def scrolls_sideways(root: QWidget) -> Iterator[str]:
    """Scroll areas whose sheet is wider than they are."""
    for area in root.findChildren(QAbstractScrollArea):
        if area.isVisible() and area.horizontalScrollBar().maximum() > 0:
            yield f"{label_of(area)} scrolls sideways by {area.horizontalScrollBar().maximum()}"


def errors(root: QWidget) -> dict[Message, str]:
    """The messages that something is wrong, and what they say."""
    shown = [message for message in root.findChildren(Message) if message.isVisible()]
    return {message: message.text() for message in shown if message.kind() == "error"}


def error_out_of_sight(root: QWidget, known: dict[Message, str]) -> Iterator[str]:
    """Fresh messages that something is wrong, which nobody can read without looking for them."""
    for message, text in errors(root).items():
        if known.get(message) != text and not _in_sight(message):
            yield f"“{text[:40]}” is out of sight"


def answers_out_of_sight(root: QWidget) -> Iterator[str]:
    """Ladders that are not wholly to be seen; while the keyboard is in the step."""
    for ladder in root.findChildren(Ladder):
        if ladder.isVisible() and ladder.isAncestorOf(QApplication.focusWidget()) and not _in_sight(ladder):
            yield f"{label_of(ladder)} is out of sight"


def _in_sight(widget: QWidget) -> bool:
    sheet = sheet_of(widget)
    return sheet is None or sheet.parentWidget().rect().contains(rect_in(widget, sheet.parentWidget()))


def rich(root: QWidget) -> Iterator[str]:
    """Labels that could take words for markup; hidden ones count too."""
    for label in root.findChildren(QLabel):
        if label.textFormat() != label.textFormat().PlainText and label.pixmap().isNull():
            yield f"{label_of(label)} is not plain text"


def without_picture(root: QWidget) -> Iterator[str]:
    """Controls with the name of an icon that nobody can draw: they would keep an empty room for it."""
    for control in controls(root):
        icon = getattr(control, "_icon", "")
        if icon and control.look.icon(icon, "ink", 24, 1.0).isNull():
            yield f"{label_of(control)} has no icon {icon}"


def disabled(root: QWidget) -> Iterator[str]:
    """Controls that are there and cannot be used."""
    for control in controls(root):
        if not control.isEnabled() and not isinstance(control, QScrollBar):
            yield f"{label_of(control)} is disabled"


LAYOUT = (too_small, outside, cut, overlapping, scrolls_sideways)
