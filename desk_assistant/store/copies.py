"""Where copies lie, what they are called, and which of them stay."""

import re
from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from datetime import date
from pathlib import Path

import msgspec

from desk_assistant.store import proving
from desk_assistant.store.errors import StoreRefused
from desk_assistant.store.tables import LONG

#: How many days, weeks and months keep a copy (reliability.md 4.6).
DAILY, WEEKLY, MONTHLY = 14, 8, 6
#: How long the key of a desk is, in hex digits.
KEY = 8
_NAME = re.compile(r"kopi-(\d{4}-\d{2}-\d{2})((?:-[a-z0-9]+)*)(?:\.(\d+))?\.sqlite")
_JOURNAL = "-journal"
_LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "ä": "ae", "ö": "oe", "é": "e", "ü": "u"})


class CopyFile(msgspec.Struct, frozen=True):
    """A file named like a copy. `desk` is the key of the desk, or what stands in its place; `number` counts within a day."""

    path: Path
    day: date
    desk: str
    number: int


def copy_name(day: date, desk: str, key: str, number: int = 1) -> str:
    """Give the name of a copy: day, name and key of the desk, and a number when the day has more than one log."""
    words = re.findall(r"[a-z0-9]+", desk.casefold().translate(_LETTERS))
    parts = "-".join(("kopi", day.isoformat(), *words, *filter(None, [key])))
    return f"{parts}.sqlite" if number == 1 else f"{parts}.{number}.sqlite"


def copies_in(folder: Path, key: str | None = None) -> tuple[CopyFile, ...]:
    """Give the copies in a folder, newest first; of one desk when its key is given. Raises OSError for a folder out of reach."""
    found = []
    for path in folder.iterdir():
        match = _NAME.fullmatch(path.name)
        day = _day(match[1]) if match else None
        if match and day and path.is_file():
            desk = match[2].rpartition("-")[2]
            found.append(CopyFile(path, day, desk, int(match[3] or 1)))
    wanted = [copy for copy in found if key is None or copy.desk == key]
    return tuple(sorted(wanted, key=lambda copy: (copy.day, copy.number, copy.path.name), reverse=True))


def _day(text: str) -> date | None:
    with suppress(ValueError):
        return date.fromisoformat(text)
    return None


def rollback_journal(path: Path) -> Path:
    """Give the name of the file in which SQLite keeps what stood in a copy while words fade in it."""
    return path.with_name(path.name + _JOURNAL)


def unfinished_in(folder: Path, key: str | None) -> tuple[Path, ...]:
    """Give what was left of this desk's copies, or of all: files that were never finished, and journals of copies that are gone."""
    found = {path: path.name.removesuffix(".tmp") for path in folder.iterdir() if path.suffix == ".tmp"}
    journals = (path for path in folder.iterdir() if path.name.endswith(_JOURNAL))
    found |= {path: name for path in journals if not folder.joinpath(name := path.name.removesuffix(_JOURNAL)).exists()}
    return tuple(path for path, name in found.items() if (match := _NAME.fullmatch(name)) and key in (None, match[2].rpartition("-")[2]))


def staying(days: Iterable[date], oldest: date) -> frozenset[date]:
    """Give the days whose copies stay: the newest of 14 days, of 8 weeks and of 6 months, none from before the oldest day."""
    new_to_old = sorted({day for day in days if day >= oldest}, reverse=True)
    kept = set(new_to_old[:DAILY])
    for spans, name in ((WEEKLY, "%G-%V"), (MONTHLY, "%Y-%m")):
        first: dict[str, date] = {}
        for day in new_to_old:
            first.setdefault(day.strftime(name), day)
        kept.update(list(first.values())[:spans])
    return frozenset(kept)


def thin(folder: Path, key: str, oldest: date) -> Iterator[bool]:
    """Delete this desk's copies that need not stay, one a slice; a good copy only when the one that stands for it is good.

    `oldest` is the first day of the retention period. What is older goes, but never the newest copy. Raises OSError.
    """
    found = copies_in(folder, key)
    kept = staying((copy.day for copy in found), oldest) | {copy.day for copy in found[:1]}
    for copy in found:
        if copy.day in kept:
            continue
        yield LONG
        if copy.day < oldest or all(map(sound, _standing_for(copy, found, kept))) or not sound(copy):
            copy.path.unlink()


def _standing_for(gone: CopyFile, found: tuple[CopyFile, ...], kept: frozenset[date]) -> list[CopyFile]:
    """Give the copies that stay of the same week or month; the oldest one that stays if there is none."""
    stay = [copy for copy in found if copy.day in kept]
    week, month = gone.day.strftime("%G-%V"), gone.day.strftime("%Y-%m")
    near = [copy for copy in stay if copy.day.strftime("%G-%V") == week or copy.day.strftime("%Y-%m") == month]
    return near or stay[-1:]


def sound(copy: CopyFile) -> bool:
    """Tell whether a look at the copy finds nothing wrong."""
    try:
        with closing(proving.connect(copy.path)) as connection:
            proving.look(connection)
        return True
    except StoreRefused:
        return False


def newest_sound(folder: Path) -> tuple[CopyFile, ...]:
    """Give the newest good copy of each desk in the folder. Raises OSError for a folder out of reach."""
    chosen: dict[str, CopyFile] = {}
    for copy in copies_in(folder):
        if copy.desk not in chosen and sound(copy):
            chosen[copy.desk] = copy
    return tuple(chosen[desk] for desk in sorted(chosen))
