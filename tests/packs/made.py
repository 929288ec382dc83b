"""Packs made for tests: small ones with fixed keys, signed in the open."""

import hashlib
import re
import shutil
from datetime import date
from pathlib import Path

from msgspec.structs import replace

from desk_assistant.packs import building, layout, signing
from desk_assistant.packs.keeping import Desk
from desk_assistant.packs.layout import KeyStatement, Manifest
from tests.content.shelf import SHIPPED

TODAY = date(2026, 11, 23)
#: The serial number of the shipped content in these tests, and of three packs, each newer than the one before.
SHIPPED_SERIAL, FIRST, SECOND, THIRD = 2026110101, 2026112001, 2026112101, 2026112301
PROGRAM = "0.1.0"

#: What a content must hold at least to pass every check.
SMALL = ("flows/andet.toml", "prompts/flows/andet.toml", "prompts/visit.toml", "prompts/moments.toml", "phrases.toml", "allowed.toml", "facts.toml")


def key_pair(name: str) -> tuple[bytes, str]:
    """Give a private key (PEM) and its public half, always the same for a name."""
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    key = Ed25519PrivateKey.from_private_bytes(hashlib.sha256(name.encode()).digest())
    form, closed = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    return key.private_bytes(serialization.Encoding.PEM, form, closed), key.public_key().public_bytes_raw().hex()


ROOT, RELEASE, OTHER_ROOT, OTHER_RELEASE = map(key_pair, ("root", "release", "other root", "other release"))


def statement(version: int = 1, good: tuple[str, ...] = (RELEASE[1],), revoked: tuple[str, ...] = (), root: bytes = ROOT[0]) -> bytes:
    """Give a signed statement about the release keys."""
    return signing.sign_statement(KeyStatement(1, version, good, revoked), root)


def manifest(serial: int = FIRST, **changes: object) -> Manifest:
    """Give a manifest without its files."""
    return replace(Manifest(1, serial, "Prøve", PROGRAM, date(2099, 12, 31), ()), **changes)


def tiny(serial: int = FIRST, text: str = "hej", **changes: object) -> bytes:
    """Give the body of a pack of a few hundred bytes; no content that could be used."""
    return layout.write_body(manifest(serial, **changes), {"a/b.toml": text.encode(), "facts.toml": b"x = 1\n"})


def signed(body: bytes, keys: bytes = b"", release: bytes = RELEASE[0]) -> bytes:
    """Sign a body, by default as the first release key."""
    return signing.sign(body, keys or statement(), release)


def small_content(folder: Path, word: str = "") -> Path:
    """Lay out the smallest content that passes every check; `word` makes it differ from others."""
    for name in SMALL:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(SHIPPED / name, folder / name)
    flow = (folder / "flows" / "andet.toml").read_text(encoding="utf-8")
    flow = re.sub(r"\[\[follow_ups\]\]\n(?:\w.*\n)+", "", flow)
    (folder / "flows" / "andet.toml").write_text(flow, encoding="utf-8")
    (folder / "arrival.toml").write_text(f'# {word}\ntopics = ["andet"]\n', encoding="utf-8")
    return folder


def small(folder: Path, serial: int = FIRST, keys: bytes = b"", release: bytes = RELEASE[0], **changes: object) -> bytes:
    """Give a signed pack of the smallest content; packs with other serial numbers hold other bytes."""
    content = small_content(folder / f"content-{serial}", str(serial))
    return signed(building.build(content, manifest(serial, **changes)), keys, release)


def desk(place: Path, **changes: object) -> Desk:
    """Give a desk that trusts the root key."""
    return Desk(place, (ROOT[1],), TODAY, PROGRAM, SHIPPED_SERIAL)._replace(**changes)
