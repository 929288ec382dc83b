"""Where files live. The only importer of appdirs, and always the local, non-roaming folder."""

import sys
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
PACKS = "pakker"
POLICY = "policy.toml"
ERROR_LOG = "fejl.log"


def data_folder(chosen: Path | None = None) -> Path:
    """Give the data folder: the chosen one, or the local application data folder of the user."""
    return chosen if chosen is not None else Path(appdirs.user_data_dir(APP, False, roaming=False))


def demo_folder() -> Path:
    """Give the folder of the demonstration, apart from the real log."""
    return data_folder().with_name(APP + "-demo")


def policy_file() -> Path:
    """Give the file in which the municipality lays things down for every desk of this computer.

    No environment variable of a user leads elsewhere: Windows is asked for the folder itself.
    """
    if sys.platform in ("win32", "darwin"):
        return Path(appdirs.site_data_dir("Desk Assistant", False)) / POLICY
    return Path("/etc") / APP / POLICY


def resources() -> Path:
    """Give the folder with content, fonts, icons and templates, in the installed package or in a checkout."""
    inside = Path(__file__).parent / "resources"
    return inside if inside.is_dir() else Path(__file__).parent.parent / "resources"
