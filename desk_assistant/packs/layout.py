"""The bytes of a pack. Nothing is compressed, so the same content always gives the same bytes, and nothing can swell.

    pack      = b"desk-assistant\0\1" statement signature-of-release-key body
    statement = b"desk-assistant\0\2" length JSON signature-of-root-key
    body      = length JSON contents of the files, one after the other

Lengths are four bytes, the highest first; signatures are 64 bytes. The root key signs its statement up to the signature. The
release key signs everything but its own signature. JSON is read strictly: it must be what this program would have written.
"""

import hashlib
import re
from datetime import date
from typing import Literal, NamedTuple, TypeVar

import msgspec

from desk_assistant.packs.problems import PackRefused

PACK, STATEMENT = b"desk-assistant\0\1", b"desk-assistant\0\2"
SIGNATURE = 64
LARGEST = 32 * 2**20
"""Bytes of a pack; the shipped content has 1.2 million."""
LARGEST_FILE, MOST_FILES = 2 * 2**20, 2_000
LONGEST_MANIFEST, LONGEST_STATEMENT, LONGEST_NAME = 512 * 2**10, 16 * 2**10, 80
MOST_KEYS = 20

_WORD = r"[a-z0-9][a-z0-9_-]{0,60}"
_PATH = re.compile(rf"(?:{_WORD}/){{0,3}}{_WORD}\.(?:toml|txt)")
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])")
_HASH = re.compile(r"[0-9a-f]{64}")
_VERSION = re.compile(r"[0-9]{1,4}(?:\.[0-9]{1,4}){1,3}")
_LENGTH = 4

Signed = TypeVar("Signed", "Manifest", "KeyStatement")


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One file: its path in the content folder, its length in bytes, and the SHA-256 of its bytes (hex)."""

    path: str
    size: int
    sha256: str


class Manifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the pack says about itself. `serial` is YYYYMMDDNN: the day, and 01 for the first pack of that day."""

    format: Literal[1]
    serial: int
    name: str
    needs: str
    valid_until: date
    files: tuple[Entry, ...]


class KeyStatement(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the root key says: which release keys may sign packs, and which never may again. A later one has a higher version."""

    format: Literal[1]
    version: int
    release: tuple[str, ...]
    revoked: tuple[str, ...]


class Parts(NamedTuple):
    """A pack taken apart by lengths only, before anything in it is believed or read."""

    #: What the root key signed, and that signature.
    stated: bytes
    root_signature: bytes
    #: What the release key signed, and that signature.
    signed: bytes
    release_signature: bytes
    body: bytes

    @property
    def statement(self) -> bytes:
        """The JSON in the statement."""
        return self.stated[len(STATEMENT) + _LENGTH :]


def day_of(serial: int) -> date:
    """Give the day in a serial number. Raises ValueError for a number that holds none."""
    text = str(serial)
    if len(text) != 10 or text.endswith("00"):
        raise ValueError("a serial number is YYYYMMDDNN, NN from 01 to 99")
    return date(int(text[:4]), int(text[4:6]), int(text[6:8]))


def is_file_name(path: str) -> bool:
    """Tell whether a path may stand in a pack: small ASCII letters, so that no two mean the same file, and no way out of the folder."""
    return bool(_PATH.fullmatch(path)) and not any(_DEVICE.fullmatch(part.partition(".")[0]) for part in path.split("/"))


def is_key(text: str) -> bool:
    """Tell whether a text is a public key: 64 hexadecimal digits, small letters."""
    return bool(_HASH.fullmatch(text))


def version_numbers(version: str) -> tuple[int, ...]:
    """Give a version such as 0.4.1 as numbers that can be compared. Raises ValueError for any other text."""
    if not _VERSION.fullmatch(version):
        raise ValueError("a version is numbers with dots between, such as 0.4.1")
    return tuple(map(int, version.split(".")))


def take_apart(raw: bytes) -> Parts:
    """Cut a pack by its lengths. Raises PackRefused: too_large, not_a_pack, cut_short."""
    if len(raw) > LARGEST:
        raise PackRefused("too_large", most=LARGEST)
    if not raw.startswith(PACK):
        raise PackRefused("not_a_pack" if len(raw) >= len(PACK) else "cut_short")
    stated, root_signature, rest = split_statement(raw[len(PACK) :])
    if len(rest) < SIGNATURE:
        raise PackRefused("cut_short")
    signed = PACK + stated + root_signature + rest[SIGNATURE:]
    return Parts(stated, root_signature, signed, rest[:SIGNATURE], rest[SIGNATURE:])


def split_statement(raw: bytes) -> tuple[bytes, bytes, bytes]:
    """Give what the root key signed, its signature, and what comes after. Raises PackRefused: not_a_pack, cut_short, malformed."""
    if not raw.startswith(STATEMENT):
        raise PackRefused("not_a_pack" if len(raw) >= len(STATEMENT) else "cut_short")
    length = _length(raw[len(STATEMENT) :], LONGEST_STATEMENT)
    end = len(STATEMENT) + _LENGTH + length
    if len(raw) < end + SIGNATURE:
        raise PackRefused("cut_short")
    return raw[:end], raw[end : end + SIGNATURE], raw[end + SIGNATURE :]


def _length(raw: bytes, most: int) -> int:
    if len(raw) < _LENGTH:
        raise PackRefused("cut_short")
    length = int.from_bytes(raw[:_LENGTH], "big")
    if length > most:
        raise PackRefused("malformed", what="en længde er for stor")
    return length


def write_statement(statement: KeyStatement) -> bytes:
    """Give what the root key signs. Raises PackRefused(malformed) for a statement that nobody would accept."""
    body = msgspec.json.encode(statement)
    read_statement(body)
    return STATEMENT + len(body).to_bytes(_LENGTH, "big") + body


def read_statement(raw: bytes) -> KeyStatement:
    """Read the JSON of a statement strictly. Raises PackRefused(malformed)."""
    statement = _strictly(raw, KeyStatement)
    keys = (*statement.release, *statement.revoked)
    if not (1 <= statement.version <= 10**6 and statement.release and len(keys) <= MOST_KEYS):
        raise PackRefused("malformed", what="nøglernes version eller antal passer ikke")
    if len(set(keys)) < len(keys) or not all(map(is_key, keys)):
        raise PackRefused("malformed", what="en nøgle er skrevet forkert eller står to gange")
    return statement


def write_body(manifest: Manifest, files: dict[str, bytes]) -> bytes:
    """Give the body of a pack. `manifest.files` is filled in from `files`. Raises PackRefused, as reading it would."""
    entries = tuple(Entry(path, len(files[path]), hashlib.sha256(files[path]).hexdigest()) for path in sorted(files))
    head = msgspec.json.encode(msgspec.structs.replace(manifest, files=entries))
    body = len(head).to_bytes(_LENGTH, "big") + head + b"".join(files[path] for path in sorted(files))
    read_body(body)
    return body


def read_body(body: bytes) -> tuple[Manifest, dict[str, bytes]]:
    """Give what a body holds, its files by path in order. Raises PackRefused: cut_short, malformed, too_large."""
    length = _length(body, LONGEST_MANIFEST)
    at = _LENGTH + length
    if len(body) < at:
        raise PackRefused("cut_short")
    manifest = _strictly(body[_LENGTH:at], Manifest)
    _refuse_strange(manifest)
    if len(body) != at + sum(entry.size for entry in manifest.files):
        raise PackRefused("cut_short")
    files: dict[str, bytes] = {}
    for entry in manifest.files:
        content = body[at : at + entry.size]
        at += entry.size
        if hashlib.sha256(content).hexdigest() != entry.sha256:
            raise PackRefused("malformed", what=f"{entry.path} er ikke den fil, listen nævner")
        files[entry.path] = content
    return manifest, files


def _strictly(raw: bytes, kind: type[Signed]) -> Signed:
    """Decode JSON and take only what encodes to the same bytes: no key twice, no other spelling, nothing besides."""
    try:
        value = msgspec.json.decode(raw, type=kind)
    except (msgspec.MsgspecError, ValueError, RecursionError) as problem:
        raise PackRefused("malformed", what="listen kan ikke læses") from problem
    if msgspec.json.encode(value) != raw:
        raise PackRefused("malformed", what="listen er skrevet på en anden måde, end programmet skriver den")
    return value


def _refuse_strange(manifest: Manifest) -> None:
    try:
        day = day_of(manifest.serial)
        version_numbers(manifest.needs)
    except ValueError as problem:
        raise PackRefused("malformed", what="nummeret eller programmets version er skrevet forkert") from problem
    if not 1 <= len(manifest.name) <= LONGEST_NAME or not manifest.name.isprintable() or manifest.valid_until < day:
        raise PackRefused("malformed", what="navnet eller den sidste dag passer ikke")
    if not 1 <= len(manifest.files) <= MOST_FILES:
        raise PackRefused("too_large", most=MOST_FILES)
    before = ""
    for entry in manifest.files:
        if not is_file_name(entry.path):
            raise PackRefused("malformed", what="et filnavn må ikke stå i en pakke")
        if entry.path <= before:
            raise PackRefused("malformed", what="filerne står to gange eller i forkert rækkefølge")
        if not 0 <= entry.size <= LARGEST_FILE or not _HASH.fullmatch(entry.sha256):
            raise PackRefused("malformed", what=f"længden eller kontrolsummen på {entry.path} passer ikke")
        before = entry.path
