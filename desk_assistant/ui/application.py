"""The Qt application itself: style, fonts, Danish, and the look that the settings ask for."""

from pathlib import Path
from urllib.parse import urlsplit

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator
from PySide6.QtWidgets import QApplication

from desk_assistant.settings import Settings
from desk_assistant.ui.parts.icons import Icons
from desk_assistant.ui.parts.look import DARK, HIGH_CONTRAST, LIGHT, Look, Tokens, follow_system, load_fonts
from desk_assistant.ui.parts.roles import install_roles

_THEMES: dict[str, Tokens] = {"light": LIGHT, "dark": DARK, "high_contrast": HIGH_CONTRAST}


def install_language(app: QCoreApplication, resources: Path) -> bool:
    """Install the Danish words, Qt's own first (the sources are English); False when ours are missing or unreadable."""
    own = QTranslator(app)
    if own.load("qtbase_da", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(own)
    translator = QTranslator(app)
    if not translator.load(str(resources / "i18n" / "desk_assistant_da.qm")):
        return False
    return app.installTranslator(translator)


def make_application(arguments: list[str], resources: Path) -> tuple[QApplication, bool]:
    """Make the Qt application, Fusion and in Danish; the second value tells whether our fonts were found."""
    app = QApplication([*arguments, "-style", "fusion"])  # setStyle() would load all of QStyle into Python, 5 ms
    app.setApplicationName("desk-assistant")
    app.setApplicationDisplayName("Desk Assistant")
    install_roles()
    install_language(app, resources)
    return app, load_fonts(resources / "fonts")


def look_of(settings: Settings, icons: Icons) -> Look:
    """Give the look that the settings ask for."""
    return Look(_THEMES.get(settings.theme) or follow_system(), settings.text_size / 100, icons)


def allowed_address(address: str, hosts: frozenset[str]) -> bool:
    """Tell whether an address may be opened: https, and a host that stands in the content."""
    parts = urlsplit(address)
    return parts.scheme == "https" and parts.hostname in hosts
