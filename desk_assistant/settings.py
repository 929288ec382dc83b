"""Typed settings of one desk, kept as one small JSON file that is replaced whole."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

import msgspec

Theme = Literal["light", "dark", "high_contrast", "system"]
TEXT_SIZES = (100, 115, 130, 150)
LANGUAGES = ("da", "en")
"""The languages that the citizen's screen and the note can begin in."""
FIRST_QUESTIONS = ("setup", "municipality", "desk_name", "desk_phone", "web_address")
"""What the first run asks for."""
LIMITS = {"words_days": (1, 366), "visits_months": (1, 120), "totals_years": (1, 30)}
"""How long may be chosen, from and to; the store keeps the same (`store/expiring.py`), and a test holds that."""


class Settings(msgspec.Struct, frozen=True, omit_defaults=True):
    """Everything a desk can choose. Nothing here names an employee or a citizen."""

    first_run_done: bool = False
    municipality: str = ""
    desk_name: str = ""
    desk_phone: str = ""
    web_address: str = ""
    colleague_call: str = ""
    setup: Literal["two_pcs", "one_pc"] = "two_pcs"
    citizen_screen: str = ""
    theme: Theme = "light"
    text_size: Literal[100, 115, 130, 150] = 100
    single_keys: bool = True
    starts_shared: bool = False
    evaluation: bool = True
    language: Literal["da", "en"] = "da"
    printer: str = ""
    large_note: bool = False
    leaders_view: bool = False
    words_days: int = 30
    visits_months: int = 13
    totals_years: int = 5
    second_folder: str = ""
    desk_key: str = ""

    @property
    def numbers(self) -> tuple[str, ...]:
        """The desk's own numbers, which may stand in text."""
        return tuple(number for number in (self.desk_phone, self.colleague_call) if number)


def load(path: Path) -> tuple[Settings, bool]:
    """Give the settings and whether the file could be read. A broken file is set aside beside itself, never deleted."""
    chosen, read = load_chosen(path)
    return msgspec.convert(chosen, Settings), read


def load_chosen(path: Path, aside: bool = True) -> tuple[dict[str, Any], bool]:
    """Give what was chosen, by name, and whether the file could be read. A broken file is set aside unless told otherwise."""
    try:
        body = path.read_bytes()
        msgspec.json.decode(body, type=Settings)
        return msgspec.json.decode(body), True
    except FileNotFoundError:
        return {}, True
    except (OSError, msgspec.MsgspecError):
        try:
            if aside:
                path.replace(path.with_suffix(".ulaeselig.json"))
        except OSError:
            pass
        return {}, False


def save(path: Path, settings: Settings) -> None:
    """Write what is not as shipped as chosen. Raises OSError when that is impossible."""
    save_chosen(path, msgspec.to_builtins(settings))


def save_chosen(path: Path, chosen: Mapping[str, object]) -> None:
    """Write what was chosen to a new file and put it in place of the old one. Raises OSError when that is impossible."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(".ny.json")
    with fresh.open("wb") as file:
        file.write(msgspec.json.format(msgspec.json.encode(chosen)))
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
