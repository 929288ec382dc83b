"""A folder becomes a pack with all that is in it, or not at all."""

from pathlib import Path

import pytest

from desk_assistant.packs import building, layout
from tests.packs.made import manifest, small_content
from tests.packs.test_layout import refused


def build(folder: Path) -> str:
    return refused(lambda: building.build(folder, manifest()))


def test_every_file_comes_along(tmp_path: Path) -> None:
    content = small_content(tmp_path)
    found, files = layout.read_body(building.build(content, manifest()))
    assert files == {path.relative_to(content).as_posix(): path.read_bytes() for path in content.rglob("*.toml")}
    assert [entry.path for entry in found.files] == sorted(files)


@pytest.mark.parametrize("name", ["LÆS.md", "flows/.DS_Store", "flows/Pas.toml", "æ.toml", "con.toml", "x.toml.bak"])
def test_nothing_is_left_out_silently(tmp_path: Path, name: str) -> None:
    (small_content(tmp_path) / name).write_bytes(b"")
    assert build(tmp_path) == "malformed"


def test_links_are_refused(tmp_path: Path) -> None:
    (small_content(tmp_path / "a") / "more.toml").symlink_to(tmp_path / "a" / "facts.toml")
    (small_content(tmp_path / "b") / "more").symlink_to(tmp_path / "b" / "flows", target_is_directory=True)
    assert build(tmp_path / "a") == build(tmp_path / "b") == "malformed"


def test_what_is_too_large_or_too_many_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert build(small_content(tmp_path)) == ""
    with (tmp_path / "large.toml").open("wb") as file:
        file.truncate(layout.LARGEST_FILE + 1)
    assert build(tmp_path) == "too_large"
    (tmp_path / "large.toml").unlink()
    monkeypatch.setattr(layout, "MOST_FILES", 3)
    assert build(tmp_path) == "too_large"
