"""Copies of the log from the command line: make one, bring the log back from one."""

import secrets
import sys
from contextlib import closing
from datetime import date
from pathlib import Path

import msgspec

from desk_assistant import paths
from desk_assistant.commands.sentences import copy_refusal, danish_day, refusal
from desk_assistant.policy.in_force import in_force
from desk_assistant.store import copying, restoring, sharing
from desk_assistant.store.copies import KEY
from desk_assistant.store.errors import LOCKED, StoreFailed, StoreProblem
from desk_assistant.store.journal import Journal
from desk_assistant.store.rebuilding import deriving
from desk_assistant.store.sources import settings_in
from desk_assistant.store.tables import through


def backup(folder: Path, target: Path | None, today: date) -> int:
    """Make a verified copy; gives 0, or 1 when there is none. A second folder out of reach is only mentioned."""
    path = folder / paths.DATABASE
    if not path.exists():
        print(f"Der er ingen log i mappen {folder}.", file=sys.stderr)
        return 1
    order, second = _order(folder, today)
    try:
        with closing(Journal.open(path, today)) as journal:
            made = through(copying.copy(journal, target or folder / paths.COPIES, order, deriving(journal)))
    except StoreProblem as problem:
        print(f"Der er ikke taget kopi. {_reason(problem)}", file=sys.stderr)
        return 1
    print(f"Kopien er taget og læst efter: {made}")
    if target is None and second:
        try:
            print(f"Den ligger også her: {through(sharing.share(made, Path(second)))}")
        except StoreFailed:
            print(f"Mappen {second} kan ikke bruges lige nu. Kopien ligger kun på denne computer.", file=sys.stderr)
    return 0


def _reason(problem: StoreProblem) -> str:
    if problem.code == "corrupt":
        return "Der er fejl i loggen. Kør verify for at se, hvor. De tidligere kopier er ikke rørt."
    return refusal(problem.code)


def _order(folder: Path, today: date) -> tuple[copying.CopyOrder, str]:
    """Give whose copy it is, and the second folder. A desk gets its key with its first copy."""
    place = folder / paths.SETTINGS
    known = in_force(folder)
    if not known.settings.desk_key:
        known = known.changed(msgspec.structs.replace(known.settings, desk_key=secrets.token_hex(KEY // 2)))
        known.save(folder)
    settings = known.settings
    return copying.CopyOrder(today, settings.desk_name, settings.desk_key, place.read_bytes()), settings.second_folder


def restore(folder: Path, copy: Path, today: date) -> int:
    """Bring the log back from a copy; gives 0, or 1 when nothing was changed."""
    path = folder / paths.DATABASE
    try:
        found = through(restoring.restore(copy, path, today, deriving))
        settings = settings_in(copy)
    except StoreProblem as problem:
        said = refusal(LOCKED) if problem.code == LOCKED else copy_refusal(problem.code, copy.name)
        print(f"Intet er ændret. {said}", file=sys.stderr)
        return 1
    print(f"Loggen er gendannet fra kopien af {danish_day(found.info.day)}: {found.facts} hændelser, læst efter uden fejl.")
    if found.kept is not None:
        print(f"Den log, der lå der før, er gemt som {found.kept}.")
    if settings and not (folder / paths.SETTINGS).exists():
        (folder / paths.SETTINGS).write_bytes(settings)
        print("Indstillingerne er også gendannet.")
    return 0
