"""Reads the policy file, keeps what is right, and says what is not, each with its line."""

import re
import stat
import sys
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

import msgspec

from desk_assistant import paths
from desk_assistant.policy.keys import KEYS, PROGRAMS_OWN, SAFE, USERS_OWN, key_in_hex, safe, written

LOCKED, PRESET = "locked", "preset"
LONGEST_FILE = 100_000
"""Bytes; the example with every key has some 5,000."""


class Given(msgspec.Struct, frozen=True):
    """What holds for one key: its value, its line (None when the file cannot be read), and whether the desk may choose otherwise."""

    value: Any
    line: int | None
    locked: bool
    #: Whether this is the safe value in place of one that is wrong.
    wrong: bool = False


class Problem(msgspec.Struct, frozen=True):
    """What is wrong with the file, as a Danish sentence, and the line where it can be told."""

    said: str
    line: int | None = None

    def __str__(self) -> str:
        return f"linje {self.line}: {self.said}" if self.line else self.said


class Policy(msgspec.Struct, frozen=True):
    """What the file lays down, and what is wrong with it. Without a file both are empty."""

    path: Path | None = None
    given: dict[str, Given] = {}
    problems: tuple[Problem, ...] = ()

    def locks(self, key: str) -> bool:
        """Tell whether the desk may not change this setting."""
        return key in self.given and self.given[key].locked

    @property
    def locked(self) -> frozenset[str]:
        """The keys that the desk may not change."""
        return frozenset(key for key in self.given if self.locks(key))

    def value(self, key: str) -> Any:
        """Give what holds for a key that is no setting, or None when nothing is laid down."""
        return self.given[key].value if key in self.given else None

    @property
    def overlay_folder(self) -> Path | None:
        """The folder with the municipality's own content, in place of the one beside the log."""
        return Path(self.value("overlay_folder")) if self.value("overlay_folder") else None

    @property
    def pack_address(self) -> str:
        """Where content packs are fetched, or an empty text; without keys to prove them with, none are."""
        return self.value("pack_address") if self.pack_keys and self.value("pack_address") else ""

    @property
    def pack_keys(self) -> tuple[str, ...]:
        """The public keys (Ed25519, 64 hexadecimal digits), one of which must have signed a content pack."""
        return tuple(map(key_in_hex, self.value("pack_keys") or ()))


NONE = Policy()


def load(path: Path | None = None) -> Policy:
    """Read the file (default: the computer's). Never raises: what is wrong stands in `problems`, and nothing wrong holds."""
    path = path or paths.policy_file()
    try:
        with path.open("rb") as file:
            body = file.read(LONGEST_FILE + 1)
    except FileNotFoundError:
        return NONE
    except OSError:
        return _unreadable(path, Problem("filen kan ikke læses. Giv alle brugere lov til at læse den."))
    if len(body) > LONGEST_FILE:
        return _unreadable(path, Problem(f"filen er for stor. Der er plads til {LONGEST_FILE // 1000} kB."))
    try:
        text = body.decode("utf-8-sig")  # Windows' Notesblok may put a mark before the first letter
    except UnicodeDecodeError as problem:
        line = body[: problem.start].count(b"\n") + 1
        return _unreadable(path, Problem("filen er ikke gemt som UTF-8. Gem den igen med den tegnkodning.", line))
    found = _read(path, text.replace("\r\n", "\n"))
    if not _anybody_can_write(path):
        return found
    loose = Problem("alle brugere kan ændre filen. Giv kun administratorer lov til at skrive i den og i dens mappe.")
    return msgspec.structs.replace(found, problems=(*found.problems, loose))


def _anybody_can_write(path: Path) -> bool:
    """Tell whether every user may write in the file or its folder, as the mode bits say; Windows keeps that elsewhere."""
    return sys.platform != "win32" and any(place.stat().st_mode & stat.S_IWOTH for place in (path, path.parent))


def _unreadable(path: Path, problem: Problem) -> Policy:
    return Policy(path, {key: Given(value, None, locked=True, wrong=True) for key, value in SAFE.items()}, (problem,))


def _read(path: Path, text: str) -> Policy:
    import tomllib

    try:
        tables = tomllib.loads(text)
    except (ValueError, RecursionError) as problem:  # tomllib's own error is a ValueError; so is a number of 5,000 digits
        found = re.search(r"line (\d+)", str(problem))
        line = int(found.group(1)) if found else max(1, len(text.splitlines()))
        return _unreadable(path, Problem(_not_toml(text.splitlines()[line - 1 : line]), line))
    reader = _Reader(text)
    for name, table in tables.items():
        if name not in (LOCKED, PRESET):
            reader.unknown_table(name, table)
        elif not isinstance(table, dict):
            reader.blame(name, f"[{name}] skal være en gruppe: Skriv [{name}] på en linje for sig, og nøglerne under den.")
    for name in (PRESET, LOCKED):
        table = tables.get(name)
        if isinstance(table, dict):
            reader.take(name, table)
    reader.look_at_both(tables)
    return Policy(path, reader.given, tuple(sorted(reader.problems, key=_place)))


def _place(problem: Problem) -> int:
    return problem.line or 0


def _not_toml(lines: list[str]) -> str:
    said = "linjen er ikke gyldig TOML. Se efter anførselstegn, lighedstegn og klammer, og om nøglen står to gange."
    windows = any('"' in line and "\\" in line for line in lines)
    return f"{said} Sæt en sti med \\ i enkelte anførselstegn: 'C:\\Kommune'." if windows else said


class _Reader:
    """Goes through the tables, keeps what is right, and says what is not."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.given: dict[str, Given] = {}
        self.problems: list[Problem] = []

    def line(self, place: str) -> int | None:
        """Give the line of a table or key, such as `locked.setup`."""
        from desk_assistant.content.library import line_of

        return line_of(self._text, place)

    def blame(self, place: str, said: str) -> None:
        """Note what is wrong at a place."""
        self.problems.append(Problem(said, self.line(place)))

    def unknown_table(self, name: str, value: object) -> None:
        """Say what stands outside the two tables."""
        if name in KEYS:
            said = f"{name} står uden for [{LOCKED}] og [{PRESET}] og gælder ikke. Flyt linjen ned under en af dem."
        else:
            groups = f" Grupperne hedder [{LOCKED}] og [{PRESET}]."
            said = f"[{name}] findes ikke og gælder ikke.{groups}" if isinstance(value, dict | list) else _no_key(name)
        self.blame(name, said)

    def take(self, table: str, values: Mapping[str, object]) -> None:
        """Keep what is right in a table."""
        locked = table == LOCKED
        for name, value in values.items():
            place, key = f"{table}.{name}", KEYS.get(name)
            if key is None:
                self.blame(place, _no_key(name))
            elif key.only_locked and not locked:
                self.blame(place, f"{name} kan skranken ikke selv vælge. Flyt linjen til [{LOCKED}].")
            elif wanted := key.wanted(value):
                self.blame(place, f"{name} skal være {wanted}. {_until_then(name, locked)}")
                if locked or name in SAFE:
                    self.given[name] = Given(safe(name), self.line(place), locked, wrong=True)
            else:
                self.given[name] = Given(value, self.line(place), locked)

    def look_at_both(self, tables: Mapping[str, object]) -> None:
        """Say what does not fit together."""
        locked, preset = (table if isinstance(table := tables.get(name), dict) else {} for name in (LOCKED, PRESET))
        for name in locked.keys() & preset.keys() & KEYS.keys():
            self.blame(f"{PRESET}.{name}", f"{name} står også under [{LOCKED}]. Det er den, der gælder. Slet den ene.")
        for name, other in (("pack_address", "pack_keys"), ("pack_keys", "pack_address")):
            if name in locked and other not in locked:
                self.blame(f"{LOCKED}.{name}", f"{name} virker kun sammen med {other}. Der hentes ingen indholdspakker.")


def _no_key(name: str) -> str:
    if name in USERS_OWN:
        return f"{name} vælger medarbejderen selv. Den kan ikke fastlægges."
    if name in PROGRAMS_OWN:
        return f"{name} er programmets egen. Den kan ikke fastlægges."
    return f"{name} findes ikke og gælder ikke.{_meant(name, KEYS)}"


def _meant(name: str, known: Collection[str]) -> str:
    import difflib  # not needed when the file is right

    near = difflib.get_close_matches(name, known, n=1)
    return f" Mente du {near[0]}?" if near else ""


def _until_then(name: str, locked: bool) -> str:
    if not locked:
        return f"Så længe er forslaget {written(SAFE[name])}." if name in SAFE else "Forslaget gælder ikke."
    if name == "overlay_folder":
        return "Så længe bruges kun det indhold, der følger med programmet."
    if name in ("pack_address", "pack_keys"):
        return "Så længe hentes der ingen indholdspakker."
    return f"Så længe gælder {written(safe(name))}." if safe(name) != "" else "Så længe er den tom."
