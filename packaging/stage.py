"""Lays out what packages are built from: a copy of what git knows, with a record of where it comes from.

From a copy, so that no file of the workshop slips into a package and the same commit gives the same bytes.
"""

import json
import os
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
STAGE = ROOT / "build" / "stage"
#: The pipeline that releases the program says here who it is; every other build says that it is unofficial.
ORIGIN, UNOFFICIAL = "DESK_ASSISTANT_ORIGIN", "uofficiel"
_SHORT = 12


class NotBuilt(Exception):
    """A package could not be built; the text says why."""


class Staged(NamedTuple):
    """The copy: its folder, the commit it holds, and the moment of that commit in seconds since 1970."""

    folder: Path
    commit: str
    moment: int

    @property
    def day(self) -> str:
        """Give the day of the commit (UTC) as YYYY-MM-DD."""
        return datetime.fromtimestamp(self.moment, UTC).date().isoformat()


def lay_out() -> Staged:
    """Make the copy anew. What was changed and not committed goes along, and the record says so with a plus sign."""
    changed = "+" if _git("status", "--porcelain", "--untracked-files=no") else ""
    staged = Staged(STAGE, _git("rev-parse", f"--short={_SHORT}", "HEAD") + changed, int(_git("log", "-1", "--format=%ct")))
    shutil.rmtree(STAGE, ignore_errors=True)
    for name in _git("ls-files", "-z").split("\0"):
        source, target = ROOT / name, STAGE / name
        if name and source.is_file():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)
            target.chmod(0o755 if os.access(source, os.X_OK) else 0o644)
    record = {"origin": os.environ.get(ORIGIN) or UNOFFICIAL, "commit": staged.commit, "day": staged.day}
    text = json.dumps(record, ensure_ascii=False, indent=1) + "\n"
    (STAGE / "resources" / "build.json").write_text(text, encoding="utf-8", newline="\n")
    return staged


def settle(folder: Path, moment: int) -> None:
    """Give everything in a folder the same time stamp and plain rights: a package keeps both."""
    for path in (folder, *folder.rglob("*")):
        if not path.is_symlink():
            runs = path.stat().st_mode & 0o100 and ".so" not in path.name
            path.chmod(0o755 if path.is_dir() or runs else 0o644)
            os.utime(path, (moment, moment))


def run(command: list[str], folder: Path, log: Path, **more: str) -> str:
    """Run a program of the build and give what it said; raises NotBuilt with its last words."""
    fixed = {"LC_ALL": "C.UTF-8", "TZ": "UTC", "PYTHONHASHSEED": "0"}
    done = subprocess.run(
        command, cwd=folder, env=os.environ | fixed | more, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    log.parent.mkdir(parents=True, exist_ok=True)
    log.write_text(done.stdout + done.stderr, encoding="utf-8")
    if done.returncode:
        last = "\n".join((done.stdout + done.stderr).splitlines()[-15:])
        raise NotBuilt(f"{Path(command[0]).name} ended with {done.returncode}; all it said is in {log}\n{last}")
    return done.stdout


def _git(*arguments: str) -> str:
    try:
        done = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=True)
    except (OSError, subprocess.CalledProcessError) as problem:
        said = getattr(problem, "stderr", "") or str(problem)
        raise NotBuilt(f"packages are built from a git clone, and git answered: {said.strip()}") from problem
    return done.stdout.strip()
