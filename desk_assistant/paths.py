"""Where files live. The only importer of appdirs, and always the local, non-roaming folder."""

from pathlib import Path

import appdirs

APP = "desk-assistant"
DATABASE = "besoeg.sqlite3"
CONTENT = "indhold.json"
LOCAL = "lokal"
SETTINGS = "indstillinger.json"
PRINT_FOLDER = "udskrifter"
DEMO_MARK = "DEMO.txt"
COPIES = "kopier"


def data_folder(chosen: Path | None = None) -> Path:
    """Give the data folder: the chosen one, or the local application data folder of the user."""
    return chosen if chosen is not None else Path(appdirs.user_data_dir(APP, False, roaming=False))


def demo_folder() -> Path:
    """Give the folder of the demonstration, apart from the real log."""
    return data_folder().with_name(APP + "-demo")


def resources() -> Path:
    """Give the folder with content, fonts, icons and templates, in the installed package or in a checkout."""
    inside = Path(__file__).parent / "resources"
    return inside if inside.is_dir() else Path(__file__).parent.parent / "resources"
