"""Builds the packages into dist/. The only entry, on every system.

    python packaging/build.py wheel     wheel and sdist
    python packaging/build.py folder    the program with all it needs in one folder (PyInstaller)
    python packaging/build.py deb       that folder as a Debian package
    python packaging/build.py all       what can be built on this system

The Python it runs on needs what packaging/requirements.lock and packaging/tools.lock pin; `make package` sees to that.
The same commit on the same system gives the same bytes (packaging/compare.py).
"""

import argparse
import hashlib
import os
import shutil
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import debian
from stage import ROOT, NotBuilt, Staged, lay_out, run, settle

DIST, BUILD = ROOT / "dist", ROOT / "build"
FOLDER = DIST / "desk-assistant"
SUMS = "SHA256SUMS"
MEGABYTE = 1_000_000


def build_wheel(staged: Staged) -> list[Path]:
    """Build wheel and sdist."""
    run(
        [sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-t", "wheel", "-d", str(DIST)],
        staged.folder, BUILD / "wheel.log", SOURCE_DATE_EPOCH=str(staged.moment),
    )  # fmt: skip
    return [*DIST.glob("*.whl"), *DIST.glob("*.tar.gz")]


def build_folder(staged: Staged) -> list[Path]:
    """Build the program in one folder, with its own Python."""
    spec, work = staged.folder / "packaging" / "desk-assistant.spec", BUILD / "pyinstaller"
    shutil.rmtree(FOLDER, ignore_errors=True)
    legal = staged.folder / "resources" / "legal"
    run([sys.executable, str(staged.folder / "packaging" / "sbom.py"), str(legal)], staged.folder, BUILD / "sbom.log", SOURCE_DATE_EPOCH=str(staged.moment))
    run(
        [sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean", "--distpath", str(DIST), "--workpath", str(work), str(spec)],
        staged.folder, BUILD / "pyinstaller.log",
        SOURCE_DATE_EPOCH=str(staged.moment), PYINSTALLER_CONFIG_DIR=str(work / "cache"),
    )  # fmt: skip
    settle(FOLDER, staged.moment)
    return [FOLDER]


def build_deb(staged: Staged) -> list[Path]:
    """Build the Debian package, and check it with the tools of Debian and AppStream."""
    return [*build_folder(staged), debian.build(staged, FOLDER, DIST, BUILD)]


def build_all(staged: Staged) -> list[Path]:
    """Build everything that this system can build."""
    return [*build_wheel(staged), *(build_deb(staged) if sys.platform == "linux" else build_folder(staged))]


TARGETS = {"wheel": build_wheel, "folder": build_folder, "deb": build_deb, "all": build_all}


def size(path: Path) -> int:
    """Give the bytes of a file, or of all files in a folder."""
    parts = path.rglob("*") if path.is_dir() else (path,)
    return sum(part.lstat().st_size for part in parts if part.is_file() and not part.is_symlink())


def report(made: list[Path]) -> str:
    """Give a line on each package with its size, and for the folder the largest parts."""
    lines = [f"{size(path) / MEGABYTE:8.1f} MB  {path.relative_to(ROOT)}" for path in made]
    if FOLDER in made:
        inside = FOLDER / "_internal"
        parts = sorted((*inside.glob("*"), *inside.glob("PySide6/*/*")), key=size, reverse=True)
        lines += [f"{size(part) / MEGABYTE:12.1f} MB  {part.relative_to(inside)}" for part in parts[:8]]
    return "\n".join(lines)


def write_sums() -> None:
    """List every file of dist/ that is handed out, with its SHA-256."""
    files = sorted(path for path in DIST.glob("*") if path.is_file() and path.name != SUMS)
    lines = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in files]
    (DIST / SUMS).write_text("".join(lines), encoding="utf-8", newline="\n")


def main() -> int:
    """Build the target; gives the exit code."""
    parser = argparse.ArgumentParser(prog="packaging/build.py", description="Build the packages into dist/.")
    parser.add_argument("target", choices=TARGETS)
    target = parser.parse_args().target
    os.umask(0o022)
    DIST.mkdir(exist_ok=True)
    try:
        staged = lay_out()
        print(f"Building {target} from {staged.commit} ({staged.day})", flush=True)
        made = TARGETS[target](staged)
    except NotBuilt as problem:
        print(f"Not built: {problem}", file=sys.stderr)
        return 1
    write_sums()
    print(report(made))
    return 0


if __name__ == "__main__":
    sys.exit(main())
