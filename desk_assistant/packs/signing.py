"""Two keys, both Ed25519. The root key lies in a safe and says which release keys are good; a release key signs packs.

Signatures are checked over the raw bytes before anything is read. `cryptography` takes some 30 ms to import, so it waits.
"""

import hashlib
from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, NamedTuple

from desk_assistant.packs import layout
from desk_assistant.packs.layout import KeyStatement
from desk_assistant.packs.problems import PackRefused
from desk_assistant.packs.state import Known

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey


class Verified(NamedTuple):
    """A pack whose signatures hold: what was signed, by which release key, and what is known about keys from now on."""

    body: bytes
    key: str
    known: Known


def new_key() -> tuple[bytes, str]:
    """Make a key; gives the private one as PEM and the public one as 64 hexadecimal digits."""
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    key = Ed25519PrivateKey.generate()
    form, closed = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    return key.private_bytes(serialization.Encoding.PEM, form, closed), _public(key)


def sign_statement(statement: KeyStatement, root: bytes) -> bytes:
    """Sign which release keys are good. `root` is the private root key (PEM). Raises PackRefused(malformed)."""
    stated = layout.write_statement(statement)
    return stated + _private(root).sign(stated)


def sign(body: bytes, statement: bytes, release: bytes) -> bytes:
    """Give the pack. Raises PackRefused, also when the statement does not name the release key (PEM) as good."""
    layout.read_body(body)
    if layout.split_statement(statement)[2]:
        raise PackRefused("malformed", what="filen med de godkendte nøgler er for lang")
    parts = layout.take_apart(layout.PACK + statement + bytes(layout.SIGNATURE) + body)
    key = _private(release)
    if _public(key) not in layout.read_statement(parts.statement).release:
        raise PackRefused("unknown_key")
    return layout.PACK + statement + key.sign(parts.signed) + body


def verify(raw: bytes, roots: Collection[str], known: Known) -> Verified:
    """Check both signatures of a pack against the public root keys and what is known about keys.

    Raises PackRefused: no_key, unknown_key, keys_older, other_keys, revoked_key, signature, and what cutting it raises.
    """
    if not roots:
        raise PackRefused("no_key")
    parts = layout.take_apart(raw)
    if _signer(roots, parts.root_signature, parts.stated) is None:
        raise PackRefused("unknown_key")
    statement, digest = layout.read_statement(parts.statement), hashlib.sha256(parts.stated).hexdigest()
    if statement.version < known.version:
        raise PackRefused("keys_older")
    if statement.version == known.version and digest != known.digest:
        raise PackRefused("other_keys")
    revoked = known.revoked | frozenset(statement.revoked)
    key = _signer(statement.release, parts.release_signature, parts.signed)
    if key in revoked or _signer(revoked, parts.release_signature, parts.signed):
        raise PackRefused("revoked_key")
    if key is None:
        raise PackRefused("signature")
    return Verified(parts.body, key, Known(statement.version, digest, revoked))


def _signer(keys: Iterable[str], signature: bytes, message: bytes) -> str | None:
    """Give the key that made the signature, or None."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    for key in keys:
        try:
            Ed25519PublicKey.from_public_bytes(bytes.fromhex(key)).verify(signature, message)
        except InvalidSignature:
            continue
        return key
    return None


def _private(pem: bytes) -> "Ed25519PrivateKey":
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    try:
        key = load_pem_private_key(pem, password=None)
    except (ValueError, TypeError, UnsupportedAlgorithm) as problem:
        raise PackRefused("malformed", what="filen er ikke en privat nøgle") from problem
    if not isinstance(key, Ed25519PrivateKey):
        raise PackRefused("malformed", what="nøglen er ikke en Ed25519-nøgle")
    return key


def _public(key: "Ed25519PrivateKey") -> str:
    return key.public_key().public_bytes_raw().hex()
