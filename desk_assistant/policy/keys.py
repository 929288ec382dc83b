"""The keys of the policy file: what each one takes, in words for the one who writes it, and what holds while it is wrong."""

import base64
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

import msgspec

from desk_assistant.settings import LANGUAGES, LIMITS, Settings

LONGEST_TEXT, LONGEST_PATH = 80, 260
"""Characters, as on the page with the settings."""
USERS_OWN = frozenset({"theme", "text_size", "single_keys"})
"""What somebody needs to see, read and type with. It can be neither locked nor preset (WCAG 2.1.4 for the keys)."""
PROGRAMS_OWN = frozenset({"first_run_done", "desk_key"})
"""What the program itself keeps in the settings."""

SAFE: dict[str, object] = {**{key: high for key, (_, high) in LIMITS.items()}, "evaluation": False}
"""What holds for these keys when they, or the whole file, are wrong; for another locked key what is shipped holds.

The longest time: what was erased does not come back, from copies neither, and what was kept too long goes when the file is right.
"""


class Key(NamedTuple):
    """What a key takes: `wanted` gives, in Danish, what was expected instead of a value, or an empty text when it is right."""

    wanted: Callable[[object], str]
    only_locked: bool = False


def _text(value: object) -> str:
    if isinstance(value, str) and len(value) <= LONGEST_TEXT and value.isprintable():
        from desk_assistant.privacy.identifiers import find

        return "en tekst uden CPR-nummer eller andet, der peger på en person" if any(f.action == "refuse" for f in find(value)) else ""
    return f"en tekst i anførselstegn på én linje med højst {LONGEST_TEXT} tegn"


def _yes_or_no(value: object) -> str:
    return "" if isinstance(value, bool) else f"true eller false{_bare(value)}"


def _bare(value: object) -> str:
    return " uden anførselstegn" if isinstance(value, str) else ""


def _one_of(*words: str) -> Callable[[object], str]:
    listed = " eller ".join(f'"{word}"' for word in words)

    def wanted(value: object) -> str:
        return "" if isinstance(value, str) and value in words else listed

    return wanted


def _number(low: int, high: int) -> Callable[[object], str]:
    def wanted(value: object) -> str:
        right = isinstance(value, int) and not isinstance(value, bool) and low <= value <= high
        return "" if right else f"et helt tal fra {low} til {high}{_bare(value)}"

    return wanted


def _folder(value: object) -> str:
    right = isinstance(value, str) and len(value) <= LONGEST_PATH and value.isprintable() and Path(value).is_absolute()
    return "" if right else f"en hel sti, der begynder ved roden, som {_SAMPLE_PATH}"


def _folder_or_none(value: object) -> str:
    return "" if value == "" else f'{wanted}, eller "" for ingen' if (wanted := _folder(value)) else ""


def _address(value: object) -> str:
    wanted = 'en adresse, der begynder med "https://", uden brugernavn og mellemrum'
    if not isinstance(value, str) or re.search(r"[\s@\\<>\"]", value) or not value.isprintable():
        return wanted
    try:
        parts = urlsplit(value)
        port = parts.port
    except ValueError:
        return wanted
    return "" if parts.scheme == "https" and parts.hostname and port != 0 else wanted


def _public_keys(value: object) -> str:
    right = isinstance(value, list) and value and all(map(_is_key, value))
    return "" if right else 'en liste med offentlige nøgler: ["…"], hver 32 byte skrevet som 64 hexadecimale cifre eller base64 (44 tegn)'


def _is_key(value: object) -> bool:
    return isinstance(value, str) and bool(key_in_hex(value))


def key_in_hex(written: str) -> str:
    """Give a public key as 64 hexadecimal digits, whether it was written so or in base64; an empty text when it is none."""
    if re.fullmatch(r"[0-9a-fA-F]{64}", written):
        return written.lower()
    try:
        key = base64.b64decode(written, validate=True)
    except ValueError:
        return ""
    return key.hex() if len(key) == 32 else ""


_SAMPLE_PATH = r"'C:\Kommune\lokal'" if sys.platform == "win32" else '"/srv/kommune/lokal"'

KEYS: dict[str, Key] = {
    **dict.fromkeys(("municipality", "desk_name", "desk_phone", "web_address", "colleague_call"), Key(_text)),
    **dict.fromkeys(("citizen_screen", "printer"), Key(_text)),
    **dict.fromkeys(("starts_shared", "evaluation", "large_note", "leaders_view"), Key(_yes_or_no)),
    "setup": Key(_one_of("two_pcs", "one_pc")),
    "language": Key(_one_of(*LANGUAGES)),
    **{key: Key(_number(*limits)) for key, limits in LIMITS.items()},
    "second_folder": Key(_folder_or_none),
    "overlay_folder": Key(_folder, only_locked=True),
    "pack_address": Key(_address, only_locked=True),
    "pack_keys": Key(_public_keys, only_locked=True),
}
"""Every key of the file. A setting is here, in `USERS_OWN` or in `PROGRAMS_OWN`; a test holds that."""


def safe(name: str) -> object:
    """Give what holds for a key that is wrong: see `SAFE`; None for a key that is no setting."""
    return SAFE.get(name, getattr(Settings(), name, None))


def written(value: object) -> str:
    """Write a value as it stands in the file: text in quotation marks, true and false, lists in brackets."""
    return msgspec.json.encode(value).decode("utf-8")
