"""Roles that Qt's own widgets do not have for assistive technology: heading, group, alert, picture."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget


def install_roles() -> None:
    """Gives every widget that has an `accessible_role` that role. To be called once, before the first window."""
    QAccessible.installFactory(_interface_of)


def announce(widget: QWidget, text: str) -> None:
    """Has a screen reader say `text` when it pleases. Never the only way something is told."""
    if text and QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))


def _interface_of(class_name: str, candidate: QObject) -> QAccessibleInterface | None:
    role = getattr(candidate, "accessible_role", None)
    if role is None or not isinstance(candidate, QWidget) or type(candidate).__name__ != class_name:
        return None
    return QAccessibleWidget(candidate, role)
