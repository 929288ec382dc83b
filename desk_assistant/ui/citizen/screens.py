"""Which screen is the citizen's."""

from collections.abc import Sequence

from PySide6.QtGui import QGuiApplication, QScreen


def chosen_screen(names: Sequence[str], wished: str, staff: str) -> str | None:
    """Gives the citizen's screen, or None for an ordinary window: the wished one if it is there and not the employee's.

    If it is not there, the only other screen; with several others nothing is guessed. Qt's order is not stable, so names count.
    """
    others = [name for name in names if name != staff]
    if wished in others:
        return wished
    if wished == staff and wished:
        return None
    return others[0] if len(others) == 1 else None


def find_screen(wished: str, staff: str) -> QScreen | None:
    """Gives the citizen's screen among those that are there now; without `staff` the primary screen is the employee's."""
    screens = QGuiApplication.screens()
    primary = QGuiApplication.primaryScreen()
    staff = staff or (primary.name() if primary else "")
    name = chosen_screen([screen.name() for screen in screens], wished, staff)
    return next((screen for screen in screens if screen.name() == name), None)
