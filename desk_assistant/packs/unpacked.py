"""A pack on the disk of a desk: a folder with the signed file and, beside it, the content as files."""

import hashlib
import shutil
import tempfile
from pathlib import Path

from desk_assistant.content.check import check
from desk_assistant.content.compiled import fingerprint
from desk_assistant.content.library import load
from desk_assistant.packs import building, disk, layout, signing
from desk_assistant.packs.layout import Manifest
from desk_assistant.packs.problems import PackRefused
from desk_assistant.packs.signing import Verified
from desk_assistant.packs.state import CONTENT, SIGNED, Kept, Known


def unpack(place: Path, raw: bytes, verified: Verified, manifest: Manifest, files: dict[str, bytes]) -> Kept:
    """Write a pack into a folder of its own, durable to the last byte, and check its content as `flows check` does.

    Raises PackRefused(bad_content) and OSError; then no folder is left.
    """
    folder = Path(tempfile.mkdtemp(prefix=f"{manifest.serial}-", dir=place))
    try:
        lay_out(folder / CONTENT, files)
        disk.write(folder / SIGNED, raw)
        disk.sync_folder(folder)
        disk.sync_folder(place)
        refuse_bad(folder / CONTENT)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return _kept(folder, raw, verified, manifest)


def _kept(folder: Path, raw: bytes, verified: Verified, manifest: Manifest) -> Kept:
    return Kept(
        serial=manifest.serial,
        folder=folder.name,
        digest=hashlib.sha256(raw).hexdigest(),
        fingerprint=fingerprint(folder / CONTENT),
        key=verified.key,
        name=manifest.name,
        valid_until=manifest.valid_until,
    )


def lay_out(content: Path, files: dict[str, bytes]) -> None:
    """Write the files of a pack into a new folder. Raises OSError."""
    content.mkdir()
    for name, body in files.items():
        (content / name).parent.mkdir(parents=True, exist_ok=True)
        disk.write(content / name, body)
    for inner in sorted(path for path in content.rglob("*") if path.is_dir()):
        disk.sync_folder(inner)
    disk.sync_folder(content)


def refuse_bad(content: Path) -> None:
    """Raise PackRefused(bad_content) with the first fault and their number unless the content passes every check."""
    library = load(content)
    faults = (*library.errors, *check(library, content))
    if faults:
        raise PackRefused("bad_content", first=str(faults[0]), number=len(faults))


def is_intact(place: Path, kept: Kept) -> bool:
    """Tell whether the unpacked content is what was installed. Takes a few milliseconds, and no key."""
    return fingerprint(place / kept.folder / CONTENT) == kept.fingerprint


def found(folder: Path, roots: tuple[str, ...], revoked: frozenset[str] = frozenset()) -> tuple[Kept, Known]:
    """Read a folder back, from its signed file alone, and compare every unpacked byte with it.

    Raises PackRefused, with `cut_short` where files are not those of the pack, and OSError.
    """
    raw = (folder / SIGNED).read_bytes()
    verified = signing.verify(raw, roots, Known(revoked=revoked))
    manifest, files = layout.read_body(verified.body)
    if building.files_in(folder / CONTENT) != files:
        raise PackRefused("cut_short")
    return _kept(folder, raw, verified, manifest), verified.known
