"""Reads a coverage report in JSON and fails when a package has too little of it covered.

    python -m tests.coverage_floor REPORT PACKAGE...
"""

import json
import sys
from pathlib import Path
from typing import Any

FLOOR = 95.0
"""Per cent of the branches, and of the lines, that the tests of each package must run."""


def shares(report: dict[str, Any], package: str) -> tuple[float, float] | None:
    """Per cent of lines and of branches run in `desk_assistant/<package>/`; None when the report has no such file.

    A package without a single branch counts as fully covered there.
    """
    prefix = f"desk_assistant/{package}/"
    files = [
        entry["summary"]
        for path, entry in report["files"].items()
        if path.replace("\\", "/").startswith(prefix)
    ]
    lines = sum(file["num_statements"] for file in files)
    if not lines:
        return None
    branches = sum(file["num_branches"] for file in files)
    return (
        100 * sum(file["covered_lines"] for file in files) / lines,
        100 * sum(file["covered_branches"] for file in files) / branches if branches else 100.0,
    )


def main(arguments: list[str]) -> int:
    """Prints one line per package; 0 when all stand at the floor or over it, else 1."""
    report = json.loads(Path(arguments[0]).read_text(encoding="utf-8"))
    fell_short = False
    for package in arguments[1:]:
        found = shares(report, package)
        if found is None:
            print(f"coverage {package}: nothing measured")
            fell_short = True
            continue
        lines, branches = found
        short = min(found) < FLOOR
        fell_short |= short
        verdict = f" – under {FLOOR:g} %" if short else ""
        print(f"coverage {package}: lines {lines:.1f} %, branches {branches:.1f} %{verdict}")
    return 1 if fell_short else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
