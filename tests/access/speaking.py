"""What a screen reader is told about a window: names, roles and states."""

import re
from collections import defaultdict
from collections.abc import Iterator

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QPushButton, QRadioButton, QWidget

from desk_assistant.ui.parts.text import Heading, Text
from desk_assistant.ui.supervisor.chart_view import ChartView
from desk_assistant.ui.supervisor.table_view import TableView
from tests.access.desk import label_of
from tests.access.seeing import controls, words

_MARKUP = re.compile(r"</?[a-z][^>]*>|&[a-z]+;|&&|\s{2}|^\s|\s$|\n\n", re.IGNORECASE)
_PLACEHOLDER = re.compile(r"%\d|%n|\{\w*\}")
_SPOKEN_ROLES = (QAccessible.Role.StaticText, QAccessible.Role.Graphic, QAccessible.Role.Heading)


def spoken(widget: QWidget) -> QAccessibleInterface:
    """What assistive technology sees of a widget."""
    return QAccessible.queryAccessibleInterface(widget)


def name_of(widget: QWidget) -> str:
    """The accessible name."""
    return spoken(widget).text(QAccessible.Text.Name)


def unnamed(root: QWidget) -> Iterator[str]:
    """Controls, texts and pictures without a name that can be said."""
    shown = [w for w in root.findChildren(QWidget) if w.isVisible() and spoken(w) and spoken(w).role() in _SPOKEN_ROLES]
    shown = [w for w in shown if not isinstance(w, Text) or w.text()]
    for widget in [*controls(root), *shown]:
        name = name_of(widget)
        if not name.strip():
            yield f"{label_of(widget)} has no name"
        elif _MARKUP.search(name) or _PLACEHOLDER.search(name):
            yield f"{label_of(widget)} is called “{name}”"


def wrong_role(root: QWidget) -> Iterator[str]:
    """Controls that say they are something else than they are."""
    role = QAccessible.Role
    for control in controls(root):
        if isinstance(control, QRadioButton):
            wanted = role.RadioButton
        elif isinstance(control, QCheckBox) or (isinstance(control, QPushButton) and control.isCheckable()):
            wanted = role.CheckBox
        elif isinstance(control, QAbstractButton):
            wanted = role.Button
        elif isinstance(control, ChartView):
            wanted = role.Chart
        elif isinstance(control, TableView):
            wanted = role.Table
        else:
            wanted = role.EditableText
        if spoken(control).role() != wanted:
            yield f"{label_of(control)} says it is {spoken(control).role()}"
    for text in words(root):
        wanted = role.Heading if isinstance(text, Heading) else role.StaticText
        if spoken(text).role() != wanted:
            yield f"{label_of(text)} says it is {spoken(text).role()}"


def wrong_state(root: QWidget) -> Iterator[str]:
    """Controls whose state is not what is to be seen."""
    for control in controls(root):
        state = spoken(control).state()
        if not state.focusable:
            yield f"{label_of(control)} does not say that it takes the keyboard"
        if state.disabled or state.invisible:
            yield f"{label_of(control)} says that it cannot be used"
        if isinstance(control, QAbstractButton):
            seen = (control.isCheckable(), control.isChecked())
            if (bool(state.checkable), bool(state.checked)) != seen:
                yield f"{label_of(control)} does not say whether it is on"


def same_name(root: QWidget) -> Iterator[str]:
    """Controls that cannot be told apart by ear; those in groups with names of their own can."""
    called: dict[tuple[str, ...], list[QWidget]] = defaultdict(list)
    for control in controls(root):
        called[(*groups(control), name_of(control))].append(control)
    for name, sharing in called.items():
        if len(sharing) > 1:
            yield f"{' / '.join(name)}: {', '.join(control.objectName() for control in sharing)}"


def groups(widget: QWidget) -> list[str]:
    """The names of the groups a widget stands in."""
    found = []
    while (parent := widget.parentWidget()) is not None:
        if spoken(parent) and spoken(parent).role() == QAccessible.Role.Grouping:
            found.append(parent.accessibleName())
        widget = parent
    return found


SPEECH = (unnamed, wrong_role, wrong_state, same_name)
