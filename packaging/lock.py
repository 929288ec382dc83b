"""Pins everything that goes into a package, with hashes: writes requirements.lock and tools.lock.

    python -m venv build/lock && build/lock/bin/pip install uv
    build/lock/bin/python packaging/lock.py              what is pinned stays; what pyproject.toml asks for anew is added
    build/lock/bin/python packaging/lock.py --upgrade    everything goes to its newest version

requirements.lock is what pyproject.toml asks for, tools.lock what tools.in asks for. Both hold for Linux and Windows and
for every Python from the oldest that pyproject.toml allows. Install them with `pip install --require-hashes -r FILE`.
"""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "packaging"
#: Which list is made from which.
LOCKS = {"requirements.lock": "pyproject.toml", "tools.lock": "packaging/tools.in"}
OLDEST_PYTHON = "3.11"
COMMAND = "# Made by packaging/lock.py; do not change by hand."
#: Says where packages come from on this computer only, and must not decide what is written.
_LOCAL = ("UV_INDEX", "UV_DEFAULT_INDEX", "UV_FIND_LINKS", "UV_CONFIG_FILE")


def compile_lock(name: str, upgrade: bool) -> None:
    """Write one list; `upgrade` lets go of the pins it has."""
    target = FOLDER / name
    arguments = [sys.executable, "-m", "uv", "pip", "compile", LOCKS[name], "--universal", "--generate-hashes"]
    arguments += ["--python-version", OLDEST_PYTHON, "--no-emit-index-url", "--no-header", "--no-config", "--quiet"]
    arguments += ["--upgrade"] if upgrade else []
    surroundings = {name: value for name, value in os.environ.items() if name not in _LOCAL}
    subprocess.run([*arguments, "--output-file", str(target)], cwd=ROOT, env=surroundings, check=True, timeout=600)
    target.write_text(f"{COMMAND}\n{target.read_text(encoding='utf-8')}", encoding="utf-8")


def main() -> int:
    """Write both lists."""
    for name in LOCKS:
        compile_lock(name, "--upgrade" in sys.argv[1:])
        print(f"packaging/{name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
