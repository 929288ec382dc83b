"""What is pinned: all that the program asks for, and the right hash or nothing."""

import re
import tomllib
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.packaging.scripts import ROOT, load

LOCK = load("lock")
HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}")
EXACT = re.compile(r"[A-Za-z0-9._-]+==[0-9A-Za-z.!+]+( ; .+)?")


def entries(text: str) -> list[str]:
    """The entries of a list, each with its hashes on one line."""
    lines = [line for line in text.splitlines() if not line.lstrip().startswith("#")]
    return [entry for entry in "\n".join(lines).replace("\\\n", " ").splitlines() if entry.strip()]


def faults(text: str) -> list[str]:
    """The entries that are not pinned to one version and at least one hash."""
    return [
        entry
        for entry in entries(text)
        if not EXACT.fullmatch(HASH.sub("", entry).strip()) or not HASH.search(entry) or "--hash" in HASH.sub("", entry)
    ]


def pins(text: str) -> dict[str, str]:
    """Which version a list pins, by canonical name."""
    found = (Requirement(HASH.sub("", entry).strip()) for entry in entries(text))
    return {canonicalize_name(one.name): str(one.specifier).removeprefix("==") for one in found}


def unmet(wanted: list[str], pinned: dict[str, str]) -> list[str]:
    """The requirements that a list does not meet here."""
    asked = [Requirement(text) for text in wanted]
    here = [one for one in asked if one.marker is None or one.marker.evaluate()]
    return [str(one) for one in here if not one.specifier.contains(pinned.get(canonicalize_name(one.name), "0.dev0"))]


def text_of(name: str) -> str:
    return (ROOT / "packaging" / name).read_text(encoding="utf-8")


def asked_for(name: str) -> list[str]:
    """What a list is made from."""
    source = ROOT / LOCK.LOCKS[name]
    if source.suffix == ".toml":
        return tomllib.loads(source.read_text(encoding="utf-8"))["project"]["dependencies"]
    return [line for line in source.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]


@pytest.mark.parametrize("name", LOCK.LOCKS)
def test_every_entry_is_pinned_and_has_a_hash(name: str) -> None:
    assert len(entries(text_of(name))) > 10
    assert faults(text_of(name)) == []


@pytest.mark.parametrize("name", LOCK.LOCKS)
def test_the_list_meets_what_is_asked_for(name: str) -> None:
    assert unmet(asked_for(name), pins(text_of(name))) == [], "run packaging/lock.py (see its first lines)"


def test_the_list_meets_what_its_packages_ask_for() -> None:
    pinned = pins(text_of("requirements.lock"))
    for name in pinned:
        try:
            wanted = metadata.requires(name) or []
        except metadata.PackageNotFoundError:
            continue
        assert unmet([text for text in wanted if "extra ==" not in text], pinned) == [], name


def test_no_list_names_a_place_on_this_computer() -> None:
    for name in LOCK.LOCKS:
        assert not re.search(r"file:|index-url|find-links|/opt/|/home/|/tmp/", text_of(name))


def test_the_oldest_python_is_the_one_of_the_project() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["requires-python"] == f">={LOCK.OLDEST_PYTHON}"


@pytest.mark.parametrize(
    "entry",
    [
        pytest.param("segno==1.6.6", id="no-hash"),
        pytest.param("segno>=1.6 --hash=sha256:" + "0" * 64, id="no-version"),
        pytest.param("segno==1.6.6 --hash=sha256:0", id="short-hash"),
        pytest.param("https://example.org/segno.whl --hash=sha256:" + "0" * 64, id="address"),
    ],
)
def test_a_loose_entry_is_found(entry: str) -> None:
    assert faults(entry) == [entry]


def test_a_missing_and_an_old_package_are_found() -> None:
    assert unmet(["segno>=1.6", "typst>=0.15", "pywin32; sys_platform == 'none'"], {"segno": "1.5"}) == ["segno>=1.6", "typst>=0.15"]


def test_the_sources_exist() -> None:
    assert all((ROOT / source).is_file() for source in LOCK.LOCKS.values())
    assert {path.name for path in Path(LOCK.FOLDER).glob("*.lock")} == set(LOCK.LOCKS)
