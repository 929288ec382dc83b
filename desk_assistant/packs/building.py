"""A content folder becomes the body of a pack. The same content gives the same bytes on every machine."""

from pathlib import Path

from desk_assistant.packs import layout
from desk_assistant.packs.layout import Manifest
from desk_assistant.packs.problems import PackRefused


def build(folder: Path, manifest: Manifest) -> bytes:
    """Give the unsigned body for a content folder; `manifest.files` is filled in from what lies there.

    Raises PackRefused: malformed for a file that may not stand in a pack, too_large; and OSError.
    """
    return layout.write_body(manifest, files_in(folder))


def files_in(folder: Path) -> dict[str, bytes]:
    """Give every file of a folder by its path with forward slashes. Nothing is left out silently.

    Raises PackRefused: malformed for a link, a strange name or anything that is no file, too_large; and OSError.
    """
    files: dict[str, bytes] = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_dir() and not path.is_symlink():
            continue
        if path.is_symlink() or not path.is_file() or not layout.is_file_name(name):
            raise PackRefused("malformed", what=f"{name} må ikke stå i en pakke (små bogstaver a-z, .toml eller .txt, ingen genveje)")
        if path.stat().st_size > layout.LARGEST_FILE or len(files) == layout.MOST_FILES:
            raise PackRefused("too_large", most=layout.LARGEST_FILE)
        files[name] = path.read_bytes()
    return files
