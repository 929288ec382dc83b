"""What has been kept long enough: said beforehand, or erased from the log, from every copy, and from what was put aside."""

import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

from desk_assistant import paths
from desk_assistant.commands.reading import NotReadable, opened
from desk_assistant.commands.sentences import danish_day, policy_faults, refusal
from desk_assistant.policy.in_force import in_force
from desk_assistant.settings import Settings
from desk_assistant.store import expiring, forgetting
from desk_assistant.store.errors import StoreFailed, StoreProblem
from desk_assistant.store.expiring import Expired, Keeping
from desk_assistant.store.journal import Journal
from desk_assistant.store.tables import through


def tell(folder: Path, today: date) -> int:
    """Print what is due today; gives 0, or 1 when log or copies cannot be read. Changes nothing."""
    settings = _settings(folder)
    rule = expiring.keeping(settings)
    try:
        with opened(folder, None, today) as journals:
            due = expiring.due(journals[0], rule, today)
    except NotReadable as problem:
        print(problem, file=sys.stderr)
        return 1
    print("\n".join(_log(due, rule, today, "I loggen skal slettes:", "Intet i loggen skal slettes.")))
    done = 0
    for place, key in folders(folder, settings):
        try:
            found = forgetting.due_in_copies(place, key, rule, today)
        except StoreFailed:
            done = _out_of_reach(place)
            continue
        print(f"Kopier med noget, der skal slettes, i {place}: {len(found)}")
        for name in sorted(found):
            print(f"  {name}" + ("" if found[name] else ": kan ikke læses"))
    for aside in forgetting.put_aside(folder / paths.DATABASE):
        print(f"Lagt til side: {aside.path.name}. Slettes fra den {danish_day(rule.words_go(aside.day).isoformat())}.")
    _beyond(settings)
    print("Intet er ændret. Kør kommandoen med --apply for at slette.")
    return done


def erase(folder: Path, today: date, now: date) -> int:
    """Erase what is due today, down to the last byte; gives 0, or 1 when some of it still lies somewhere, which is said.

    A day after `now` is refused: what has gone does not come back.
    """
    path = folder / paths.DATABASE
    if today > now:
        print("Dagen ligger i fremtiden. Intet er slettet.", file=sys.stderr)
        return 1
    if not path.exists():
        print(f"Der er ingen log i mappen {folder}.", file=sys.stderr)
        return 1
    settings = _settings(folder)
    rule = expiring.keeping(settings)
    try:
        with closing(Journal.open(path, today)) as journal:
            gone = through(expiring.expire(journal, rule, today))
            journal.checkpoint_idle()
        aside = forgetting.drop_aside(path, rule, today)
    except StoreProblem as problem:
        print(refusal(problem.code), file=sys.stderr)
        return 1
    print("\n".join(_log(gone, rule, today, "Slettet i loggen:", "Intet i loggen skulle slettes.")))
    left = max([_erase_copies(place, key, rule, today) for place, key in folders(folder, settings)], default=0)
    for file in aside:
        print(f"Slettet, lagt til side den {danish_day(file.day.isoformat())}: {file.path.name}")
    for file in forgetting.put_aside(path):
        print(f"Ligger endnu, lagt til side: {file.path.name}. Slettes fra den {danish_day(rule.words_go(file.day).isoformat())}.")
    _beyond(settings)
    return left


def folders(folder: Path, settings: Settings) -> Iterator[tuple[Path, str | None]]:
    """Give the folders with copies of this desk, and whose copies to look at: in a shared one, its own alone."""
    if (folder / paths.COPIES).is_dir():
        yield folder / paths.COPIES, None
    if settings.second_folder and settings.desk_key:
        yield Path(settings.second_folder), settings.desk_key


def _settings(folder: Path) -> Settings:
    """Give the settings in force, and say when some of what the municipality has laid down is wrong: it decides how long is kept."""
    known = in_force(folder)
    if known.policy.problems:
        print(policy_faults(str(known.policy.path)), file=sys.stderr)
    return known.settings


def _erase_copies(place: Path, key: str | None, rule: Keeping, today: date) -> int:
    try:
        found = through(forgetting.expire_copies(place, key, rule, today))
    except StoreFailed:
        return _out_of_reach(place)
    print(f"Kopier, det er slettet i, i {place}: {len(found.changed)}")
    for name in found.removed:
        print(f"  {name} var beskadiget og er slettet.")
    for name in found.left:
        print(f"  {name} kan ikke læses og ligger, som den lå. Se på den, og slet den selv.", file=sys.stderr)
    return int(bool(found.left))


def _out_of_reach(place: Path) -> int:
    print(f"Mappen {place} kan ikke bruges lige nu. Der kan ligge noget i kopierne dér, som skal slettes. Prøv igen.", file=sys.stderr)
    return 1


def _beyond(settings: Settings) -> None:
    if settings.printer and Path(settings.printer).is_dir():
        print(f"Huskesedler, der er gemt som PDF i {settings.printer}, sletter programmet ikke.")


def _log(found: Expired, rule: Keeping, today: date, heading: str, nothing: str) -> Iterator[str]:
    if not found:
        yield nothing
        return
    oldest = rule.totals_from(today)
    year, week, _ = oldest.isocalendar()
    yield heading
    for text, count in (
        (f"borgernes og jeres ord fra før {_day(rule.words_from(today))}", found.words),
        (f"besøg fra før {_day(rule.visits_from(today))}", found.visits),
        (f"månedstal fra før {_day(oldest)}", found.totals),
        (f"borgernes svar fra før uge {week}, {year}", found.answers),
        (f"eksporter på listen fra før {_day(oldest)}", found.exports),
    ):
        if count:
            yield f"  {count:>6}  {text}"


def _day(day: date) -> str:
    return f"den {danish_day(day.isoformat())}"
