"""Checks the program as it is installed: versions, content, typefaces, languages, database, paper and certificates, in one go."""

import platform
import sqlite3
import ssl
import subprocess
import sys
import tempfile
from collections.abc import Callable
from datetime import date
from importlib import metadata
from pathlib import Path

import msgspec

from desk_assistant import __version__, installed, paths
from desk_assistant.commands.origins import print_settings, print_way_out
from desk_assistant.commands.reading import content_of
from desk_assistant.commands.sentences import refusal
from desk_assistant.content.check import check
from desk_assistant.content.library import load
from desk_assistant.packs.active import shipped_keys, shipped_serial
from desk_assistant.packs.keeping import Desk, recheck
from desk_assistant.paper.note import Note
from desk_assistant.policy import file as policy_file
from desk_assistant.store.errors import StoreFailed, StoreRefused

_FAMILY = "IBM Plex Sans"
_FONTS = ("Regular", "Medium", "SemiBold", "Bold")
#: Also what a packaged program carries the versions of (packaging/desk-assistant.spec).
PACKAGES = ("PySide6_Essentials", "sqlite-utils", "msgspec", "typst", "segno", "requests", "truststore", "cryptography", "appdirs", "XlsxWriter")
_AGAIN = "Installér programmet igen."
#: Where Linux keeps the certificates it trusts, for a Python that does not know.
_STORES = ("/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/cert.pem")
#: How long the check waits for a page, in seconds.
_PATIENCE = 60


class Failed(Exception):
    """A check did not hold; the text says what and what to do."""


def selfcheck(chosen: Path | None, policy: Path | None = None) -> int:
    """Print a line per check; gives 0 when all hold, otherwise 1.

    `chosen` is a data folder to look at too, `policy` a policy file to try before it is put in its place.
    """
    checks: tuple[tuple[str, Callable[[], str]], ...] = (
        ("Versioner", _versions),
        ("Indhold", _content),
        ("Skrifttyper", _fonts),
        ("Ikoner", _icons),
        ("Sprog", _languages),
        ("Database", _database),
        ("PDF", _pdf),
        ("Udskrivning", _printing),
        ("Certifikater", _certificates),
    )
    failures = 0
    for name, work in checks:
        try:
            print(f"{name}: i orden. {work()}")
        except Failed as problem:
            failures += 1
            print(f"{name}: FEJL. {problem}")
    failures += print_settings(paths.data_folder(chosen), policy) + print_way_out()
    if chosen is not None:
        failures += _folder(chosen) + _packs(chosen)
    print("Alt er i orden." if not failures else f"{failures} kontrol(ler) fejlede. Kontakt it, og vis dem denne tekst.")
    return 1 if failures else 0


def _versions() -> str:
    if sys.version_info < (3, 11):
        raise Failed(f"Python {platform.python_version()} er for gammel. Der kræves 3.11.")
    found = []
    for package in PACKAGES:
        try:
            found.append(f"{package} {metadata.version(package)}")
        except metadata.PackageNotFoundError as problem:
            raise Failed(f"Pakken {package} mangler. {_AGAIN}") from problem
    return f"{installed.description()}. Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, {', '.join(found)}."


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
        raise Failed(f"Skriftfiler mangler: {', '.join(missing)}. {_AGAIN}")
    app = QApplication.instance() or QApplication(["selfcheck", "-platform", "offscreen"])
    loaded = [QFontDatabase.addApplicationFont(str(folder / f"IBMPlexSans-{weight}.ttf")) for weight in _FONTS]
    if app is None or min(loaded) < 0 or _FAMILY not in QFontDatabase.families():
        raise Failed(f"Skrifttyperne kan ikke indlæses. {_AGAIN}")
    return f"{_FAMILY} i {len(_FONTS)} vægte."


def _icons() -> str:
    folder = paths.resources() / "icons"
    icons = len(list(folder.glob("*.svg")))
    if not icons:
        raise Failed(f"Ikonerne mangler. {_AGAIN}")
    return f"{icons} ikoner."


def _languages() -> str:
    """The windows are in Danish: our words, and Qt's own for what Qt writes. The citizen can choose English too."""
    from PySide6.QtCore import QLibraryInfo, QTranslator

    ours, theirs = QTranslator(), QTranslator()
    if not ours.load(str(paths.resources() / "i18n" / "desk_assistant_da.qm")) or ours.isEmpty():
        raise Failed(f"Den danske tekstfil mangler. {_AGAIN}")
    if not theirs.load("qtbase_da", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)) or theirs.isEmpty():
        raise Failed(f"Qts egen danske tekstfil mangler. {_AGAIN}")
    texts = load(paths.resources() / "content").phrases.texts
    if not texts:
        raise Failed(f"Borgerens faste tekster mangler. {_AGAIN}")
    return f"Vinduet på dansk, borgerens {len(texts)} faste tekster på dansk og engelsk."


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


def _note() -> Note:
    return Note(
        language="da", large=False, municipality="Prøve", title="Prøve", date_text="", need_heading="", need="Æøå",
        you_heading="", you_do=(), we_heading="", we_do=(), trouble_heading="", trouble=(), scan_text="Scan",
        address="https://www.borger.dk", address_label="borger.dk",
    )  # fmt: skip


def _pdf() -> str:
    from desk_assistant.paper.typeset import TypesettingFailed, pdf

    try:
        body = pdf(_note(), paths.resources())
    except TypesettingFailed as problem:
        raise Failed(f"Huskesedlen kunne ikke laves ({problem.code}).") from problem
    if not body.startswith(b"%PDF"):
        raise Failed("Huskesedlen blev ikke en PDF.")
    return f"En huskeseddel blev sat på {len(body) // 1024 + 1} kB."


def _printing() -> str:
    """Loads what Qt reaches printers with, and prints a page into a folder the way a visit does: in a child process."""
    from PySide6.QtCore import QLibraryInfo, QPluginLoader

    folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)) / "printsupport"
    plugins = sorted(path for path in folder.glob("*") if path.suffix in (".so", ".dll", ".dylib"))
    if not plugins:
        raise Failed(f"Qts del til printere mangler. {_AGAIN}")
    if not QPluginLoader(str(plugins[0])).load():
        raise Failed("Qts del til printere kan ikke indlæses. På Debian og Ubuntu skal pakken libcups2 være der.")
    with tempfile.TemporaryDirectory() as printer:
        order = {"paper": _note(), "resources": str(paths.resources().resolve()), "printer": printer}
        try:
            done = subprocess.run(
                installed.child(installed.PRINT), input=msgspec.json.encode(order), cwd=installed.FOLDER,
                capture_output=True, timeout=_PATIENCE, check=False,
            )  # fmt: skip
        except (OSError, subprocess.TimeoutExpired) as problem:
            raise Failed("Udskrivningen kunne ikke startes eller svarede ikke.") from problem
        pages = list(Path(printer).glob("*.pdf"))
    if done.returncode or not pages:
        raise Failed(f"En side kunne ikke udskrives (kode {done.returncode}).")
    return f"{plugins[0].name}, og en side blev udskrevet til en mappe."


def _certificates() -> str:
    """Looks for what addresses on the network are trusted by: the computer's own certificates, or a file the environment names."""
    from requests import certs

    from desk_assistant import net

    net.Session("selfcheck").close()
    try:
        packed = ssl.create_default_context(cafile=certs.where()).cert_store_stats()["x509_ca"]
        named = ssl.create_default_context(cafile=net.bundle()).cert_store_stats()["x509_ca"] if net.bundle() else 0
    except (OSError, ssl.SSLError) as problem:
        raise Failed("Certifikaterne til sikre forbindelser kan ikke læses.") from problem
    if named:
        return f"{named} udstedere fra en fil, {ssl.OPENSSL_VERSION}."
    known = ssl.get_default_verify_paths()
    if sys.platform == "linux" and not any(path and Path(path).exists() for path in (known.cafile, known.capath, *_STORES)):
        raise Failed("Computerens certifikater mangler. På Debian og Ubuntu skal pakken ca-certificates være der.")
    return f"computerens egne, {packed} udstedere i programmet, {ssl.OPENSSL_VERSION}."


def _packs(folder: Path) -> int:
    if not (folder / paths.PACKS).exists():
        return 0
    now = content_of(folder)
    desk = Desk(folder / paths.PACKS, policy_file.load().pack_keys or shipped_keys(), date.today(), __version__, shipped_serial())
    wrong = recheck(desk) if desk.roots else ()
    in_use = f"pakken {now.pack.serial}" if now.pack else "det indhold, der fulgte med programmet"
    said = f"FEJL. I brug er {in_use}. Kør content list." if wrong or now.trouble else f"i orden. I brug er {in_use}."
    print(f"Indholdspakker: {said}")
    return 1 if wrong or now.trouble else 0


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
