"""What a person, a screen reader or a camera can take from a window."""

from collections.abc import Iterator

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from desk_assistant.ui.citizen.pictures import QrPanel
from desk_assistant.ui.citizen.words import AgreedLine

_SPOKEN = (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value, QAccessible.Text.Help)


def interfaces(window: QWidget) -> Iterator[QAccessibleInterface]:
    """Everything a screen reader finds in a window, the window first."""
    waiting = [QAccessible.queryAccessibleInterface(window)]
    while waiting:
        interface = waiting.pop()
        yield interface
        waiting.extend(interface.child(number) for number in range(interface.childCount()))


def texts(window: QWidget) -> set[str]:
    """Every text in the window, whether it is shown, spoken, a tool tip or held by a QR code."""
    found = {window.windowTitle()}
    for interface in interfaces(window):
        found |= {interface.text(kind) for kind in _SPOKEN}
    for widget in (window, *window.findChildren(QWidget)):
        found |= {widget.toolTip(), widget.statusTip(), widget.whatsThis(), widget.accessibleName()}
        found.add(widget.accessibleDescription())
        match widget:
            case QAbstractButton():
                found.add(widget.text().replace("&&", "&"))
            case AgreedLine():
                found |= {widget.text(), widget.when}
            case QLabel():
                found.add(widget.text())
            case QrPanel():
                found.add(widget.address)
    return found - {""}
