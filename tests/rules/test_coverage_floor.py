import json
from pathlib import Path

import pytest

from tests.coverage_floor import main, shares


def summary(lines: int, lines_run: int, branches: int, branches_run: int) -> dict:
    return {
        "summary": {
            "num_statements": lines,
            "covered_lines": lines_run,
            "num_branches": branches,
            "covered_branches": branches_run,
        }
    }


def test_shares_add_up_the_files_of_one_package_only() -> None:
    report = {
        "files": {
            "desk_assistant/visit/a.py": summary(50, 50, 10, 9),
            "desk_assistant/visit/deep/b.py": summary(50, 40, 10, 6),
            "desk_assistant/visitors/c.py": summary(100, 0, 10, 0),
        }
    }
    assert shares(report, "visit") == (90.0, 75.0)


def test_package_without_branches_counts_as_covered() -> None:
    assert shares({"files": {"desk_assistant/visit/a.py": summary(4, 4, 0, 0)}}, "visit") == (100.0, 100.0)


@pytest.mark.parametrize(
    ("file", "code", "said"),
    [
        pytest.param(summary(100, 95, 20, 19), 0, "lines 95.0 %, branches 95.0 %", id="at-the-floor"),
        pytest.param(summary(100, 100, 20, 18), 1, "under 95 %", id="too-few-branches"),
        pytest.param(summary(100, 94, 20, 20), 1, "under 95 %", id="too-few-lines"),
        pytest.param(summary(0, 0, 0, 0), 1, "nothing measured", id="nothing"),
    ],
)
def test_verdict(file: dict, code: int, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = tmp_path / "coverage.json"
    report.write_text(json.dumps({"files": {"desk_assistant/visit/a.py": file}}), encoding="utf-8")
    assert main([str(report), "visit"]) == code
    assert said in capsys.readouterr().out
