"""The Qt application itself: style, fonts, Danish, and the look that the settings ask for."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QSize, Qt, QTranslator
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication, QWidget

from desk_assistant import installed
from desk_assistant.settings import Settings
from desk_assistant.ui.parts.icons import Icons
from desk_assistant.ui.parts.look import DARK, HIGH_CONTRAST, LIGHT, Look, Tokens, follow_system, load_fonts
from desk_assistant.ui.parts.roles import install_roles

if TYPE_CHECKING:
    from PySide6.QtWidgets import QFileDialog

translate = QCoreApplication.translate
#: Sizes of the program's icon (pixels); `packaging/icons.py` draws them.
_ICON_SIZES = (16, 22, 24, 32, 48, 64, 128, 256)
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


def window_icon(resources: Path) -> QIcon:
    """Give the program's icon in the variant that shows on the desktop's task bar, dark or light."""
    kind = "-dark" if QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark else ""
    icon = QIcon()
    for size in _ICON_SIZES:
        icon.addFile(str(resources / "icons" / "app" / f"{size}{kind}.png"), QSize(size, size))
    return icon


def make_application(arguments: list[str], resources: Path) -> tuple[QApplication, bool]:
    """Make the Qt application, Fusion and in Danish; the second value tells whether our fonts were found."""
    app = QApplication([*arguments, "-style", "fusion"])  # setStyle() would load all of QStyle into Python, 5 ms
    app.setApplicationName("desk-assistant")
    app.setApplicationDisplayName("Desk Assistant")
    app.setDesktopFileName(installed.APP_ID)
    app.setWindowIcon(window_icon(resources))
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


def ask_for_file(window: QWidget, name: str, take: Callable[[str], None]) -> None:
    """Ask where to save a PDF; the dialog does not stop anything else."""
    from PySide6.QtWidgets import QFileDialog

    dialog = QFileDialog(window, translate("Paper", "Save the note as PDF"), str(Path.home() / name), "PDF (*.pdf)")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix("pdf")
    _open(dialog, take)


def ask_for_pack(window: QWidget, take: Callable[[str], None]) -> None:
    """Ask for the file of a content pack; the dialog does not stop anything else."""
    from PySide6.QtWidgets import QFileDialog

    kinds = translate("Content", "Content packs (*.pakke);;All files (*)")
    dialog = QFileDialog(window, translate("Content", "Choose a content pack"), str(Path.home()), kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    _open(dialog, take)


def _open(dialog: "QFileDialog", take: Callable[[str], None]) -> None:
    dialog.setOption(dialog.Option.DontUseNativeDialog, QGuiApplication.platformName() == "offscreen")
    dialog.fileSelected.connect(take)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def note_error(path: Path, day: date, kind: type[BaseException], trace: TracebackType | None) -> None:
    """Note an error of our own in a file: what kind and where in the code, never a value."""
    import traceback

    places = [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(trace)]
    try:
        with path.open("a", encoding="utf-8") as log:
            log.write(f"{day} {kind.__name__}: {' < '.join(reversed(places))}\n")
    except OSError:
        pass
