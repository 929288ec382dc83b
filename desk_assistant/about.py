"""What the program says of itself under Indstillinger, Om: gathered when it is asked for, not before."""

import platform
import sqlite3
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSysInfo, qVersion

from desk_assistant import __version__, installed, paths
from desk_assistant.content.compiled import fingerprint
from desk_assistant.packs.active import Active
from desk_assistant.ui.employee.about_section import AboutView

translate = QCoreApplication.translate
#: Where a package keeps the list of what others have made (packaging/sbom.py), below the resources.
LEGAL = "legal"
LICENCES = "licences.txt"
#: So many characters tell one state of the content from another.
_SHORT = 12
_IN_CHECKOUT = ("fonts/LICENSE-OFL.txt", "icons/LICENSE-Apache-2.0.txt")


def about(folder: Path, resources: Path, content: Active, local: Path | None) -> AboutView:
    """Give what is known of this copy of the program and of the computer, for a data folder; `local` is where local content lies."""
    made = installed.build()
    return AboutView(
        program=f"Desk Assistant {__version__}",
        built=f"{made.origin} · {made.commit} · {made.day}" if made is not None else "",
        content=f"{content.serial} · {fingerprint(content.folder)[:_SHORT]}",
        content_name=content.pack.name if content.pack else "",
        content_day=content.day,
        has_local_content=local is not None and local.exists(),
        parts=f"Python {platform.python_version()} · Qt {qVersion()} · SQLite {sqlite3.sqlite_version}",
        system=f"{QSysInfo.prettyProductName()} · {QSysInfo.currentCpuArchitecture()}",
        data=folder,
        error_log=folder / paths.ERROR_LOG,
        home=Path.home(),
        licences=licences(resources),
    )


def licences(resources: Path) -> str:
    """Give the licences of what others have made: the list of the package, in a checkout those of what lies in it."""
    try:
        return (resources / LEGAL / LICENCES).read_text(encoding="utf-8")
    except OSError:
        said = translate("Licences", "This copy is not packaged. The whole list comes with the packages. Here are the fonts and the icons.")
        return "\n\n\n".join((said, *(_read(resources / name) for name in _IN_CHECKOUT)))


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError:
        return path.name
