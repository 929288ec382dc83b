"""Compares two builds file by file: every file's SHA-256, rights and place, and what a link points at.

    python packaging/compare.py DIST OTHER-DIST

Prints what differs. Exit code 0 when nothing does, 1 otherwise.
"""

import hashlib
import sys
from pathlib import Path


def listing(folder: Path) -> dict[str, str]:
    """Give what stands for every file below a folder."""
    return {path.relative_to(folder).as_posix(): _stands_for(path) for path in sorted(folder.rglob("*"))}


def _stands_for(path: Path) -> str:
    if path.is_symlink():
        return f"link to {path.readlink()}"
    rights = f"{path.stat().st_mode & 0o777:o}"
    return f"folder {rights}" if path.is_dir() else f"{hashlib.sha256(path.read_bytes()).hexdigest()} {rights}"


def differences(one: dict[str, str], other: dict[str, str]) -> list[str]:
    """Give a line for each path that is not the same in both."""
    return [f"{path}: {one.get(path, 'missing')} | {other.get(path, 'missing')}" for path in sorted(one | other) if one.get(path) != other.get(path)]


def main(arguments: list[str]) -> int:
    """Compare; gives the exit code."""
    if len(arguments) != 2 or not all(Path(name).is_dir() for name in arguments):
        print(__doc__, file=sys.stderr)
        return 2
    one, other = (listing(Path(name)) for name in arguments)
    found = differences(one, other)
    print("\n".join([*found, f"{len(one | other)} paths, {len(found)} differ"]))
    return 1 if found or not one else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
