"""The bytes of a pack are read strictly: what is not exactly what this program writes is refused with a code, and nothing else."""

import hashlib
import json
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from desk_assistant.packs import layout
from desk_assistant.packs.layout import Entry
from desk_assistant.packs.problems import NUMBERS, PackRefused
from tests.packs.made import FIRST, manifest, signed, tiny


def refused(work: Callable[[], object]) -> str:
    """Give the code of the refusal, or nothing when all was well."""
    try:
        work()
    except PackRefused as problem:
        assert problem.code in NUMBERS
        return problem.code
    return ""


def body_of(head: bytes, contents: bytes = b"") -> bytes:
    return len(head).to_bytes(4, "big") + head + contents


def head(**changes: object) -> dict[str, object]:
    """Give a manifest as JSON values, with one file of three bytes."""
    entry = {"path": "facts.toml", "size": 3, "sha256": hashlib.sha256(b"abc").hexdigest()}
    whole = {"format": 1, "serial": FIRST, "name": "Prøve", "needs": "0.1.0", "valid_until": "2099-12-31", "files": [entry]}
    return {**whole, **changes}


def written(value: object) -> bytes:
    """Write JSON the way the program does, whatever it holds."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def read(raw: bytes) -> str:
    return refused(lambda: layout.read_body(body_of(raw, b"abc")))


def test_what_was_written_is_read_back_and_written_alike() -> None:
    files = {"flows/b.toml": b"b = 1\n", "a.toml": "æ".encode(), "words.txt": b""}
    body = layout.write_body(manifest(), files)
    found, back = layout.read_body(body)
    assert back == files and list(back) == sorted(files)
    assert found.serial == FIRST and found.valid_until == date(2099, 12, 31)
    assert layout.write_body(found, dict(reversed(files.items()))) == body


def test_the_way_the_tests_write_is_taken() -> None:
    assert read(written(head())) == ""


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(written(head()).replace(b'"format":1', b'"format":1,"format":1'), id="key-twice"),
        pytest.param(written(head()).replace(b'"serial":2026112001', b'"serial":2026112001.0'), id="float"),
        pytest.param(written(head()).replace(b"2026112001", b"NaN"), id="nan"),
        pytest.param(written(head()).replace(b"2026112001", b"1e999"), id="1e999"),
        pytest.param(written(head()).replace(b"2026112001", b"9" * 5_000), id="5000-digits"),
        pytest.param(written(head()).replace(b"2026112001", b"[" * 100_000), id="deep"),
        pytest.param(b"[" * 200_000, id="deeper"),
        pytest.param(b'{"a":' * 50_000, id="deep-objects"),
        pytest.param(written(head(more=1)), id="unknown-key"),
        pytest.param(written({key: value for key, value in head().items() if key != "needs"}), id="missing-key"),
        pytest.param(json.dumps(head()).encode(), id="spaces-and-escapes"),
        pytest.param(written(dict(reversed(head().items()))), id="other-order"),
        pytest.param(written(head()) + b" ", id="something-behind"),
        pytest.param(b"\xef\xbb\xbf" + written(head()), id="byte-order-mark"),
        pytest.param(written(head(name="\ud800")), id="half-a-letter"),
        pytest.param(written(head()).replace("Prøve".encode(), b"Pr\xf8ve"), id="not-utf-8"),
        pytest.param(b"", id="nothing"),
        pytest.param(b"null", id="null"),
        pytest.param(written(head(format=2)), id="other-format"),
        pytest.param(written(head(format=True)), id="format-true"),
        pytest.param(written(head(serial=-FIRST)), id="negative"),
        pytest.param(written(head(serial=2026112000)), id="serial-without-number"),
        pytest.param(written(head(serial=2026130101)), id="month-13"),
        pytest.param(written(head(serial=99)), id="short-serial"),
        pytest.param(written(head(serial=2**63 - 1)), id="huge-serial"),
        pytest.param(written(head(needs="1")), id="version-of-one-part"),
        pytest.param(written(head(needs="١.٢")), id="arabic-digits"),
        pytest.param(written(head(name="")), id="no-name"),
        pytest.param(written(head(name="x" * 81)), id="long-name"),
        pytest.param(written(head(name="a\nb")), id="name-of-two-lines"),
        pytest.param(written(head(name="\u202egnorv")), id="name-written-backwards"),
        pytest.param(written(head(valid_until="2026-11-19")), id="ends-before-it-begins"),
        pytest.param(written(head(valid_until="2026-11-31")), id="no-such-day"),
    ],
)
def test_a_list_written_another_way_is_refused(raw: bytes) -> None:
    assert read(raw) == "malformed"


@pytest.mark.parametrize(
    "path",
    [
        *("../x.toml", "a/../x.toml", "/etc/x.toml", "\\x.toml", "a\\x.toml", "c:x.toml", "c:/x.toml", "//host/x.toml", "./x.toml", "a//x.toml"),
        *("con.toml", "nul.txt", "a/com1.toml", "lpt9/x.toml", "aux.b.toml", "x.toml.", "x.toml ", "x", "x.py", "x.toml/", ".toml", ".x.toml"),
        *("X.toml", "Æ.toml", "æ.toml", "a\u030a.toml", "å.toml", "ﬁ.toml", "x\0.toml", "x\n.toml", "", "a/b/c/d/e.toml", "x.TOML", "x:y.toml", "~.toml", "-x.toml"),
        f"{'x' * 62}.toml",
    ],
)
def test_a_name_that_could_lead_elsewhere_or_mean_another_file_is_refused(path: str) -> None:
    assert not layout.is_file_name(path)
    entry = {"path": path, "size": 3, "sha256": hashlib.sha256(b"abc").hexdigest()}
    assert read(written(head(files=[entry]))) == "malformed"


def test_names_of_the_content_are_taken() -> None:
    assert all(map(layout.is_file_name, ("words.txt", "flows/digital-post.toml", "prompts/flows/pas.toml", "life_events/fylder-18.toml", "console.toml")))


def entries(*paths: str, size: int = 0, digest: str = hashlib.sha256(b"").hexdigest()) -> list[dict[str, object]]:
    return [{"path": path, "size": size, "sha256": digest} for path in paths]


@pytest.mark.parametrize(
    ("files", "code"),
    [
        pytest.param(entries("a.toml", "a.toml"), "malformed", id="twice"),
        pytest.param(entries("b.toml", "a.toml"), "malformed", id="order"),
        pytest.param(entries("a.toml", size=-1), "malformed", id="negative-size"),
        pytest.param(entries("a.toml", size=layout.LARGEST_FILE + 1), "malformed", id="huge-file"),
        pytest.param(entries("a.toml", digest="A" * 64), "malformed", id="no-hash"),
        pytest.param([], "too_large", id="none"),
        pytest.param(entries(*(f"f{number:04}.toml" for number in range(layout.MOST_FILES + 1))), "too_large", id="too-many"),
        pytest.param(entries("a.toml"), "cut_short", id="bytes-left-over"),
        pytest.param(entries("a.toml", size=4), "cut_short", id="bytes-missing"),
        pytest.param(entries("a.toml", size=3), "malformed", id="other-bytes"),
    ],
)
def test_a_list_that_does_not_fit_the_files_is_refused(files: list[dict[str, object]], code: str) -> None:
    assert read(written(head(files=files))) == code


def test_a_hundred_thousand_files_are_refused_before_they_are_read() -> None:
    raw = written(head(files=entries(*(f"f{number:06}.toml" for number in range(100_000)))))
    assert read(raw) == "malformed"
    assert len(raw) > layout.LONGEST_MANIFEST


@pytest.mark.parametrize("raw", [b"", b"\0\0\0", b"\0\0\0\5abc"])
def test_a_body_that_ends_early_is_refused(raw: bytes) -> None:
    assert refused(lambda: layout.read_body(raw)) == "cut_short"


def test_a_pack_is_cut_only_within_its_limits() -> None:
    whole = signed(tiny())
    assert refused(lambda: layout.take_apart(whole)) == ""
    assert refused(lambda: layout.take_apart(whole.ljust(layout.LARGEST + 1))) == "too_large"
    assert refused(lambda: layout.take_apart(b"PK\3\4" + whole)) == "not_a_pack"
    assert refused(lambda: layout.take_apart(layout.PACK + b"x" * 100)) == "not_a_pack"
    assert refused(lambda: layout.take_apart(layout.PACK + layout.STATEMENT + b"\xff" * 100)) == "malformed"
    assert {refused(lambda end=end: layout.take_apart(whole[:end])) for end in range(280)} == {"cut_short"}


def test_a_serial_number_holds_its_day() -> None:
    assert layout.day_of(2026112201) == date(2026, 11, 22)
    for wrong in (0, -1, 2026112200, 20261122, 2026023001, 20261122011):
        with pytest.raises(ValueError):
            layout.day_of(wrong)


def test_versions_are_compared_as_numbers() -> None:
    assert layout.version_numbers("0.10.0") > layout.version_numbers("0.9.12")


def test_an_entry_names_what_is_wrong() -> None:
    with pytest.raises(PackRefused) as found:
        layout.read_body(layout.write_body(manifest(), {"a.toml": b"abc"}).replace(b"abc", b"abd"))
    assert "a.toml" in found.value.data["what"]
    assert Entry("a", 1, "b") == Entry("a", 1, "b")


JSON = some.recursive(
    some.none() | some.booleans() | some.integers() | some.floats() | some.text(),
    lambda inner: some.lists(inner, max_size=4) | some.dictionaries(some.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
KEYS = some.sampled_from(sorted(head()))


@some.composite
def nearly_manifests(draw: some.DrawFn) -> bytes:
    """A manifest with some values replaced, or some bytes of it."""
    raw = bytearray(written({**head(), **draw(some.dictionaries(KEYS, JSON, max_size=3))}))
    for at, byte in draw(some.lists(some.tuples(some.integers(0, len(raw) - 1), some.integers(0, 255)), max_size=2)):
        raw[at] = byte
    return bytes(raw)


def never_more_than_a_refusal(raw: bytes) -> None:
    """Whatever comes in, it is read back as it is or refused with a code."""
    for work in (layout.take_apart, layout.read_body, layout.read_statement, layout.split_statement):
        refused(lambda work=work: work(raw))
    code = read(raw)
    if not code:
        found, files = layout.read_body(body_of(raw, b"abc"))
        assert layout.write_body(found, files) == body_of(raw, b"abc")


@settings(max_examples=600, deadline=None)
@given(some.binary(max_size=400) | nearly_manifests())
def test_whatever_comes_in_is_read_or_refused(raw: bytes) -> None:
    never_more_than_a_refusal(raw)


@pytest.mark.soak
@settings(max_examples=60_000, deadline=1_000)
@given(some.binary(max_size=4_000) | nearly_manifests())
def test_whatever_comes_in_is_read_or_refused_for_long(raw: bytes) -> None:
    never_more_than_a_refusal(raw)
