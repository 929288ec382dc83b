"""Checks the program as it is installed: versions, content, typefaces, database and PDF, in one go."""

import platform
import sqlite3
import sys
import tempfile
from collections.abc import Callable
from datetime import date
from importlib import metadata
from pathlib import Path

from desk_assistant import __version__, paths
from desk_assistant.commands.sentences import refusal
from desk_assistant.content.check import check
from desk_assistant.content.library import load
from desk_assistant.paper.note import Note
from desk_assistant.store.errors import StoreFailed, StoreRefused

_FAMILY = "IBM Plex Sans"
_FONTS = ("Regular", "Medium", "SemiBold", "Bold")
_PACKAGES = ("PySide6_Essentials", "sqlite-utils", "msgspec", "typst", "segno", "requests", "appdirs", "XlsxWriter")


class Failed(Exception):
    """A check did not hold; the text says what and what to do."""


def selfcheck(chosen: Path | None) -> int:
    """Print a line per check; gives 0 when all hold, otherwise 1. `chosen` is a data folder to look at too."""
    checks: tuple[tuple[str, Callable[[], str]], ...] = (
        ("Versioner", _versions),
        ("Indhold", _content),
        ("Skrifttyper", _fonts),
        ("Ikoner og ord", _words),
        ("Database", _database),
        ("PDF", _pdf),
    )
    failures = 0
    for name, work in checks:
        try:
            print(f"{name}: i orden. {work()}")
        except Failed as problem:
            failures += 1
            print(f"{name}: FEJL. {problem}")
    if chosen is not None:
        failures += _folder(chosen)
    print("Alt er i orden." if not failures else f"{failures} kontrol(ler) fejlede. Kontakt it, og vis dem denne tekst.")
    return 1 if failures else 0


def _versions() -> str:
    if sys.version_info < (3, 11):
        raise Failed(f"Python {platform.python_version()} er for gammel. Der kræves 3.11.")
    found = []
    for package in _PACKAGES:
        try:
            found.append(f"{package} {metadata.version(package)}")
        except metadata.PackageNotFoundError as problem:
            raise Failed(f"Pakken {package} mangler. Installér programmet igen.") from problem
    return f"Desk Assistant {__version__}, Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, {', '.join(found)}."


def _content() -> str:
    library = load(paths.resources() / "content")
    problems = (*library.errors, *check(library))
    if problems:
        raise Failed("; ".join(str(problem) for problem in problems[:5]))
    return f"{len(library.flows)} forløb: {', '.join(sorted(library.flows))}."


def _fonts() -> str:
    from PySide6.QtGui import QFontDatabase
    from PySide6.QtWidgets import QApplication  # a window program needs its widgets too

    folder = paths.resources() / "fonts"
    missing = [weight for weight in _FONTS if not (folder / f"IBMPlexSans-{weight}.ttf").is_file()]
    if missing:
        raise Failed(f"Skriftfiler mangler: {', '.join(missing)}. Installér programmet igen.")
    app = QApplication.instance() or QApplication(["selfcheck", "-platform", "offscreen"])
    loaded = [QFontDatabase.addApplicationFont(str(folder / f"IBMPlexSans-{weight}.ttf")) for weight in _FONTS]
    if app is None or min(loaded) < 0 or _FAMILY not in QFontDatabase.families():
        raise Failed("Skrifttyperne kan ikke indlæses. Installér programmet igen.")
    return f"{_FAMILY} i {len(_FONTS)} vægte."


def _words() -> str:
    resources = paths.resources()
    icons = len(list((resources / "icons").glob("*.svg")))
    if not (resources / "i18n" / "desk_assistant_da.qm").is_file():
        raise Failed("Den danske tekstfil mangler. Installér programmet igen.")
    if not icons:
        raise Failed("Ikonerne mangler. Installér programmet igen.")
    return f"{icons} ikoner og den danske tekstfil."


def _database() -> str:
    from desk_assistant.store.journal import Journal

    with tempfile.TemporaryDirectory() as folder:
        try:
            journal = Journal.open(Path(folder) / paths.DATABASE, date.today())
            problems = journal.verify()
            journal.close()
        except (StoreRefused, StoreFailed) as problem:
            raise Failed(refusal(problem.code)) from problem
    if problems:
        raise Failed("En ny log kunne ikke efterprøves.")
    return "En ny log blev lavet, efterprøvet og slettet."


def _pdf() -> str:
    from desk_assistant.paper.typeset import TypesettingFailed, pdf

    note = Note(
        language="da", large=False, municipality="Prøve", title="Prøve", date_text="", need_heading="", need="Æøå",
        you_heading="", you_do=(), we_heading="", we_do=(), trouble_heading="", trouble=(), scan_text="Scan",
        address="https://www.borger.dk", address_label="borger.dk",
    )
    try:
        body = pdf(note, paths.resources())
    except TypesettingFailed as problem:
        raise Failed(f"Huskesedlen kunne ikke laves ({problem.code}).") from problem
    if not body.startswith(b"%PDF"):
        raise Failed("Huskesedlen blev ikke en PDF.")
    return f"En huskeseddel blev sat på {len(body) // 1024 + 1} kB."


def _folder(folder: Path) -> int:
    from desk_assistant.store.journal import Journal

    path = folder / paths.DATABASE
    if not path.exists():
        print(f"Log: der er ingen endnu i {folder}.")
        return 0
    try:
        journal = Journal.open(path, date.today())
        problems = journal.verify()
        journal.close()
    except (StoreRefused, StoreFailed) as problem:
        print(f"Log: FEJL. {refusal(problem.code)}")
        return 1
    print(f"Log: {'i orden' if not problems else f'FEJL. {len(problems)} fund'}.")
    return 1 if problems else 0
