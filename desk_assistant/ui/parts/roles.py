"""What Qt's own widgets do not give assistive technology: roles such as heading and group, and safe answers.

Assistive technology asks from another process for a widget's children by number. When a child has gone between its two
questions, Qt reads past the end of its list, and the program ends. `_Container` answers that there is no such child.
"""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

#: Classes of Qt whose children change while the program runs.
_CONTAINERS = ("QWidget", "QScrollArea", "QAbstractScrollArea")


def install_roles() -> None:
    """Gives every widget that has an `accessible_role` that role. To be called once, before the first window."""
    QAccessible.installFactory(_interface_of)


def announce(widget: QWidget, text: str) -> None:
    """Has a screen reader say `text` when it pleases. Never the only way something is told."""
    if text and QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))


class _Container(QAccessibleWidget):
    """A widget with other widgets in it, of which some may go at any time."""

    def child(self, index: int) -> QAccessibleInterface | None:
        return super().child(index) if 0 <= index < self.childCount() else None


def _interface_of(class_name: str, candidate: QObject) -> QAccessibleInterface | None:
    """Gives our interface for a widget, or None to let Qt ask again with the name of the class above, and then choose itself."""
    if not isinstance(candidate, QWidget):
        return None
    role = getattr(candidate, "accessible_role", None)
    if role is not None and type(candidate).__name__ == class_name:
        return _Container(candidate, role)
    return _Container(candidate, QAccessible.Role.Client) if class_name in _CONTAINERS else None
