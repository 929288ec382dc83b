"""Signatures hold over every byte. The controls show that the attacks would succeed if nobody looked."""

import hashlib
from pathlib import Path

import pytest

from desk_assistant.packs import layout, signing
from desk_assistant.packs.layout import KeyStatement
from desk_assistant.packs.problems import PackRefused
from desk_assistant.packs.state import Known
from tests.packs.made import FIRST, OTHER_RELEASE, OTHER_ROOT, RELEASE, ROOT, SECOND, signed, statement, tiny
from tests.packs.test_layout import refused

PACK = signed(tiny())
ROOTS = (ROOT[1],)
AFTER_MAGIC = len(layout.PACK) + len(layout.STATEMENT)


def answer(raw: bytes, roots: tuple[str, ...] = ROOTS, known: Known = Known()) -> str:
    """Give the code of the refusal, or nothing when the pack is accepted."""
    return refused(lambda: signing.verify(raw, roots, known))


def digest(keys: bytes) -> str:
    return hashlib.sha256(layout.split_statement(keys)[0]).hexdigest()


def test_an_untouched_pack_is_accepted() -> None:
    found = signing.verify(PACK, (OTHER_ROOT[1], *ROOTS), Known())
    assert found.body == tiny() and found.key == RELEASE[1]
    assert found.known == Known(1, digest(statement()), frozenset())


def test_the_same_content_gives_the_same_bytes() -> None:
    assert signed(tiny()) == PACK


def test_every_changed_bit_is_refused() -> None:
    accepted = []
    for at in range(len(PACK)):
        for bit in range(8):
            changed = bytearray(PACK)
            changed[at] ^= 1 << bit
            if not answer(bytes(changed)):
                accepted.append((at, bit))
    assert len(PACK) < 700 and accepted == []


def test_every_changed_byte_is_refused() -> None:
    changed = (PACK[:at] + bytes([value]) + PACK[at + 1 :] for at in range(len(PACK)) for value in (0, 32, 127, 255) if PACK[at] != value)
    assert all(map(answer, changed))


def test_every_shorter_and_longer_pack_is_refused() -> None:
    assert all(answer(PACK[:end]) for end in range(len(PACK)))
    assert all(answer(PACK + more) for more in (b"\0", b"\n", PACK))
    assert all(answer(PACK[:at] + b"x" + PACK[at:]) for at in range(len(PACK)))
    assert all(answer(PACK[:at] + PACK[at + 1 :]) for at in range(len(PACK)))


def test_without_the_signature_the_changes_would_get_through() -> None:
    """The control: what the signature refuses is otherwise a pack like any other."""
    body = tiny(text="snydt")
    forged = PACK[: -len(tiny())] + body
    assert answer(forged) == "signature"
    assert layout.read_body(layout.take_apart(forged).body)[1]["a/b.toml"] == b"snydt"


def test_parts_of_two_good_packs_make_no_pack() -> None:
    first, second = layout.take_apart(PACK), layout.take_apart(signed(tiny(SECOND), statement(2, (RELEASE[1], OTHER_RELEASE[1]))))
    mixed = set()
    for number in range(1, 2**4 - 1):
        chosen = [(first, second)[number >> place & 1] for place in range(4)]
        stated, root, release, body = chosen
        mixed.add(answer(layout.PACK + stated.stated + root.root_signature + release.release_signature + body.body))
    assert mixed == {"signature", "unknown_key"}


def test_a_body_cannot_be_put_behind_newer_keys() -> None:
    """What revokes a key cannot be swapped for an older list that does not."""
    newer = statement(2, (OTHER_RELEASE[1],), (RELEASE[1],))
    parts = layout.take_apart(PACK)
    assert answer(layout.PACK + newer + parts.release_signature + parts.body) == "signature"


def test_the_root_key_signs_no_packs_and_the_release_key_no_lists() -> None:
    parts = layout.take_apart(PACK)
    by_root = signing._private(ROOT[0]).sign(parts.signed)
    assert answer(layout.PACK + statement() + by_root + parts.body) == "signature"
    own_list = statement(root=RELEASE[0])
    assert answer(signed(tiny(), own_list)) == "unknown_key"
    assert answer(layout.PACK + own_list + own_list[-64:] + tiny()) == "unknown_key"


@pytest.mark.parametrize(
    ("raw", "roots", "known", "code"),
    [
        pytest.param(PACK, (), Known(), "no_key", id="no-key-set-up"),
        pytest.param(PACK, (OTHER_ROOT[1],), Known(), "unknown_key", id="root-nobody-knows"),
        pytest.param(PACK, (RELEASE[1],), Known(), "unknown_key", id="release-key-as-root"),
        pytest.param(signed(tiny(), statement(1, (OTHER_RELEASE[1],)), OTHER_RELEASE[0]), ROOTS, Known(), "", id="another-good-key"),
        pytest.param(PACK, ROOTS, Known(revoked=frozenset({RELEASE[1]})), "revoked_key", id="revoked-before"),
        pytest.param(PACK, ROOTS, Known(2), "keys_older", id="older-list"),
        pytest.param(PACK, ROOTS, Known(1, "0" * 64), "other_keys", id="same-number-other-list"),
        pytest.param(PACK, ROOTS, Known(1, digest(statement())), "", id="same-list"),
        pytest.param(signed(tiny(), statement(2)), ROOTS, Known(1, "0" * 64), "", id="newer-list"),
    ],
)
def test_keys(raw: bytes, roots: tuple[str, ...], known: Known, code: str) -> None:
    assert answer(raw, roots, known) == code


def test_a_pack_by_a_key_that_its_own_list_revokes_is_refused() -> None:
    parts = layout.take_apart(PACK)
    keys = statement(2, (OTHER_RELEASE[1],), (RELEASE[1],))
    message = layout.PACK + keys + parts.body
    assert answer(layout.PACK + keys + signing._private(RELEASE[0]).sign(message) + parts.body) == "revoked_key"


def test_a_revoked_key_stays_revoked_when_a_later_list_forgets_it() -> None:
    known = signing.verify(signed(tiny(), statement(2, (OTHER_RELEASE[1],), (RELEASE[1],)), OTHER_RELEASE[0]), ROOTS, Known()).known
    assert answer(signed(tiny(SECOND), statement(3, (RELEASE[1], OTHER_RELEASE[1]))), ROOTS, known) == "revoked_key"


@pytest.mark.parametrize(
    ("version", "good", "revoked"),
    [(0, (RELEASE[1],), ()), (10**6 + 1, (RELEASE[1],), ()), (1, (), ()), (1, (RELEASE[1],) * 2, ()), (1, (RELEASE[1],), (RELEASE[1],)),
     (1, ("A" * 64,), ()), (1, ("",), ()), (1, tuple(f"{number:064x}" for number in range(21)), ())],
)  # fmt: skip
def test_a_list_of_keys_that_makes_no_sense_is_neither_signed_nor_read(version: int, good: tuple[str, ...], revoked: tuple[str, ...]) -> None:
    assert refused(lambda: signing.sign_statement(KeyStatement(1, version, good, revoked), ROOT[0])) == "malformed"


def test_what_cannot_be_accepted_is_not_signed() -> None:
    assert refused(lambda: signing.sign(tiny(), statement(1, (OTHER_RELEASE[1],)), RELEASE[0])) == "unknown_key"
    assert refused(lambda: signing.sign(tiny()[:-1], statement(), RELEASE[0])) == "cut_short"
    assert refused(lambda: signing.sign(tiny(), statement() + b"x", RELEASE[0])) == "malformed"
    assert refused(lambda: signing.sign(tiny(), tiny(), RELEASE[0])) == "not_a_pack"
    assert refused(lambda: signing.sign(tiny(), statement(), b"no key")) == "malformed"


def test_a_key_of_another_kind_is_refused(tmp_path: Path) -> None:
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    pem = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    locked = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.BestAvailableEncryption(b"x"))
    for wrong in (pem, locked):
        assert refused(lambda wrong=wrong: signing.sign(tiny(), statement(), wrong)) == "malformed"


def test_a_new_key_signs_what_its_public_half_accepts() -> None:
    (root, root_public), (release, release_public) = signing.new_key(), signing.new_key()
    raw = signing.sign(tiny(FIRST), signing.sign_statement(KeyStatement(1, 1, (release_public,), ()), root), release)
    assert signing.verify(raw, (root_public,), Known()).key == release_public
    with pytest.raises(PackRefused):
        signing.verify(raw, ROOTS, Known())
