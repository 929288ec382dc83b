"""The compiled content: the same as the source, made anew when the source changes, and never in the way."""

import shutil
from pathlib import Path

import pytest

from desk_assistant import paths
from desk_assistant.content import compiled
from desk_assistant.content.compiled import load_compiled, load_with_local
from desk_assistant.content.library import load


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Give a content folder that a test may change."""
    return Path(shutil.copytree(paths.resources() / "content", tmp_path / "content"))


def test_it_is_the_same_library(source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = tmp_path / "c.json"
    first = load_compiled(source, cache)
    monkeypatch.setattr(compiled, "load", None)
    assert load_compiled(source, cache) == first == load(source)


def test_life_events_places_and_notices_come_along(source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    notice = '[[notices]]\nid = "x"\ntext = "Lukket."\nfrom = 2026-11-22\nto = 2026-11-23\n'
    (source / "notices.toml").write_text(notice)
    first = load_compiled(source, tmp_path / "c.json")
    monkeypatch.setattr(compiled, "load", None)
    second = load_compiled(source, tmp_path / "c.json")
    assert second == first
    assert second.life_events["tabt-pung"].places[0].first
    assert second.places["banken"].whose == "citizen"
    assert second.notices[0].from_.day == 22


def test_what_the_municipality_has_adapted_is_marked(source: Path, tmp_path: Path) -> None:
    nordby = Path(__file__).parent / "overlay" / "nordby"
    library = load_with_local(source, tmp_path / "c.json", nordby)
    assert library.is_local("laegevalg") and library.is_local("parkering")
    assert library.is_local("sundhedskort"), "it shows a fee that the municipality gives"
    assert not library.is_local("skat") and not library.is_local("ukendt")
    assert not load_with_local(source, tmp_path / "c.json", tmp_path / "none").is_local("laegevalg")


def test_a_changed_source_is_read_again(source: Path, tmp_path: Path) -> None:
    cache = tmp_path / "c.json"
    load_compiled(source, cache)
    flow = source / "flows" / "laegevalg.toml"
    flow.write_text(flow.read_text().replace('title = "Skift læge"', 'title = "Ny læge"', 1))
    assert load_compiled(source, cache).flows["laegevalg"].title == "Ny læge"


def test_what_another_version_of_the_program_has_read_is_read_again(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = tmp_path / "c.json"
    load_compiled(source, cache)
    older = cache.read_bytes().replace(b"Skift l", b"Et gammelt l", 1)
    cache.write_bytes(older)
    monkeypatch.setattr(compiled, "__version__", "99.0.0")
    assert load_compiled(source, cache) == load(source)
    assert cache.read_bytes() != older


@pytest.mark.parametrize("body", [b"", b"{", b'{"sources": "x", "library": {}}'])
def test_a_damaged_file_is_made_anew(source: Path, tmp_path: Path, body: bytes) -> None:
    cache = tmp_path / "c.json"
    cache.write_bytes(body)
    assert load_compiled(source, cache) == load(source)
    assert len(cache.read_bytes()) > 10_000


def test_a_broken_source_is_never_compiled(source: Path, tmp_path: Path) -> None:
    (source / "flows" / "laegevalg.toml").write_text("id = ")
    library = load_compiled(source, tmp_path / "c.json")
    assert [error.file for error in library.errors] == ["laegevalg.toml"]
    assert not (tmp_path / "c.json").exists()


def test_a_place_that_cannot_be_written_changes_nothing(source: Path, tmp_path: Path) -> None:
    assert load_compiled(source, tmp_path / "nowhere" / "c.json") == load(source)


def test_what_is_local_is_read_at_each_start_and_never_compiled(source: Path, tmp_path: Path) -> None:
    cache, local = tmp_path / "c.json", tmp_path / "lokal"
    shipped = load_with_local(source, cache, local)
    local.mkdir()
    (local / "local.toml").write_text('[municipality]\nname = "Nordby Kommune"\n', encoding="utf-8")
    assert load_with_local(source, cache, local).municipality.name == "Nordby Kommune"
    (local / "local.toml").write_text("name = ", encoding="utf-8")
    assert [error.file for error in load_with_local(source, cache, local).errors] == ["local.toml"]
    assert load_compiled(source, cache) == shipped
