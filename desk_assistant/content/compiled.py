"""The content as one JSON beside the log, so that a start need not read every TOML file (some 15 ms each).

TOML stays the source: the compiled file carries the hash of all source files and is made anew when one of them changed.
"""

import hashlib
from contextlib import suppress
from pathlib import Path

import msgspec

from desk_assistant import __version__
from desk_assistant.content.library import Library, load, with_phones


class Compiled(msgspec.Struct, frozen=True):
    """A library with the hash (SHA-256, hex) of the files it was read from, and the version of the program that read them."""

    sources: str
    program: str
    library: Library


class Unfit(Exception):
    """The source files are not those that were expected, or this program cannot read all of them."""


def load_compiled(folder: Path, cache: Path, expected: str = "") -> Library:
    """Give the library of a content folder, from the compiled file when it is of the same sources and program.

    The compiled file is written when it is missing, old or unreadable; that it cannot be written changes nothing. Where a
    fingerprint is `expected`, all must be as when it was taken; otherwise it raises Unfit.
    """
    sources = fingerprint(folder)
    if expected and sources != expected:
        raise Unfit
    try:
        compiled = msgspec.json.decode(cache.read_bytes(), type=Compiled)
        if (compiled.sources, compiled.program) == (sources, __version__):
            return compiled.library
    except (OSError, msgspec.MsgspecError):
        pass
    library = load(folder)
    if expected and library.errors:
        raise Unfit
    if not library.errors:
        _write(cache, Compiled(sources, __version__, library))
    return library


def load_with_local(folder: Path, cache: Path, place: Path | None, expected: str = "") -> Library:
    """Give the compiled library of a content folder with the municipality's own content on top, where there is any.

    What was left out of it joins the errors of the library. Raises Unfit, as `load_compiled` does.
    """
    library = load_compiled(folder, cache, expected)
    if place is None or not place.exists():
        return library
    from desk_assistant.content.overlay import apply  # brings the whole check with it

    merged, left_out, _ = apply(library, place)
    return with_phones(msgspec.structs.replace(merged, errors=merged.errors + left_out))


def fingerprint(folder: Path) -> str:
    """Give the SHA-256 (hex) of all files of a content folder, which tells one state of the content from another."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*.toml")):
        body = path.read_bytes()
        digest.update(f"{path.relative_to(folder).as_posix()} {len(body)}\n".encode())
        digest.update(body)
    return digest.hexdigest()


def _write(cache: Path, compiled: Compiled) -> None:
    fresh = cache.with_suffix(".ny")
    try:
        fresh.write_bytes(msgspec.json.encode(compiled))
        fresh.replace(cache)
    except OSError:
        with suppress(OSError):
            fresh.unlink()
