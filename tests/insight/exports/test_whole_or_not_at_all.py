"""A file is there whole or not at all, and never before the log was told."""

import os
import random
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from desk_assistant.insight.export import export, files_of
from desk_assistant.insight.request import FORMATS
from desk_assistant.store import export_log
from desk_assistant.store.errors import StoreFailed
from desk_assistant.store.exporting import ExportReader
from desk_assistant.store.journal import Journal
from desk_assistant.store.rows import Exported
from tests.insight.exports.made import TODAY, exported, library, made_log, request, stepped
from tests.store.limits import largest_file
from tests.store.sample import LOCAL, NAME, token


@pytest.mark.parametrize("format", FORMATS)
def test_the_log_is_told_before_the_file_can_be_seen(log: Journal, tmp_path: Path, format: str) -> None:
    out = tmp_path / f"visits.{format}"
    seen: list[tuple[Exported, list[str]]] = []

    def tell(event: Exported) -> None:
        seen.append((event, sorted(path.suffix for path in tmp_path.iterdir() if path.is_file())))
        export_log.log(log, event)

    made = stepped(export(request(format=format), [ExportReader(log)], library(), out, token("key"), tell))
    (event, names), = seen
    assert set(names) == {".tmp"}
    assert log.exports() == (event,) == (made.exported,)
    assert event == Exported(token("key"), "2026-11-02", "visits", format, "2026-10-01", "2026-10-31", 3, 0, False, None)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(path.name for path in made.files)
    assert all(path.stat().st_mode & 0o777 == 0o600 for path in made.files)


@pytest.mark.parametrize("format", FORMATS)
def test_a_log_that_refuses_leaves_no_file(log: Journal, tmp_path: Path, format: str) -> None:
    def refuse(_: Exported) -> None:
        raise StoreFailed("disk_full")

    with pytest.raises(StoreFailed):
        stepped(export(request(format=format), [ExportReader(log)], library(), tmp_path / f"v.{format}", token("k"), refuse))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("format", FORMATS)
def test_stopping_after_any_step_leaves_no_file(log: Journal, tmp_path: Path, format: str) -> None:
    told: list[Exported] = []
    stopped = 0
    while not told:
        work = export(request("steps", format=format), [ExportReader(log)], library(), tmp_path / f"s.{format}", token("k"), told.append)
        with suppress(StopIteration):
            for _ in range(stopped):
                next(work)
            work.close()
            assert list(tmp_path.iterdir()) == [], stopped
            assert not told
        stopped += 1
    assert stopped > 2
    assert {path.name for path in tmp_path.iterdir()} == {path.name for path in files_of(request(format=format), tmp_path / f"s.{format}")}


@pytest.mark.parametrize("format", ["csv", "json"])
@pytest.mark.parametrize("size", [0, 100, 1_000])
def test_a_full_disk_leaves_no_file(log: Journal, tmp_path: Path, format: str, size: int) -> None:
    with largest_file(size), pytest.raises(OSError):
        exported(log, tmp_path / f"steps.{format}", request("steps", format=format))
    assert list(tmp_path.iterdir()) == []
    assert log.exports() == ()
    assert exported(log, tmp_path / f"steps.{format}", request("steps", format=format)).exported.rows > 10


def test_a_name_that_is_taken_is_left_alone_unless_it_may_go(log: Journal, tmp_path: Path) -> None:
    (tmp_path / "visits.forklaring.csv").write_text("mine")
    with pytest.raises(FileExistsError):
        exported(log, tmp_path / "visits.csv", request())
    assert [path.name for path in tmp_path.iterdir()] == ["visits.forklaring.csv"]
    assert (tmp_path / "visits.forklaring.csv").read_text() == "mine"
    exported(log, tmp_path / "visits.csv", request(), overwrite=True)
    assert (tmp_path / "visits.forklaring.csv").read_text(encoding="utf-8-sig").startswith("Kolonne")


def test_a_folder_that_is_not_there_is_an_error_and_nothing_is_made(log: Journal, tmp_path: Path) -> None:
    with pytest.raises(OSError):
        exported(log, tmp_path / "missing" / "visits.csv", request())
    assert list(tmp_path.iterdir()) == [] and log.exports() == ()


def test_what_a_killed_export_left_is_replaced(log: Journal, tmp_path: Path) -> None:
    (tmp_path / "visits.csv.tmp").write_text("half")
    exported(log, tmp_path / "visits.csv", request())
    assert sorted(path.name for path in tmp_path.iterdir()) == ["visits.csv", "visits.forklaring.csv"]


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"words": True}, "siger hvorfor"),
        ({"numbers": True, "reason": "complaint"}, "kun med ved indsigt"),
        ({"reason": "access"}, "hører til ord"),
        ({"last": TODAY.replace(year=2020)}, "efter den sidste"),
        ({"what": "steps", "words": True, "reason": "access"}, "ingen ord"),
        ({"what": "agreements", "numbers": True, "reason": "access"}, "ingen aftalenumre"),
    ],
)
def test_what_cannot_be_is_refused_first(log: Journal, tmp_path: Path, changes: dict, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        exported(log, tmp_path / "visits.csv", request(**changes))
    assert list(tmp_path.iterdir()) == [] and log.exports() == ()


#: Exports again and again over the same name and says what is finished. `lying` writes the final name without care.
EXPORTER = """
import sys
from pathlib import Path
from desk_assistant.store.journal import Journal
from tests.insight.exports.made import TODAY, exported, request
from tests.store.sample import LOCAL
journal = Journal.open(Path(sys.argv[1]), TODAY, LOCAL)
out = Path(sys.argv[2])
print("ready", flush=True)
for number in range(10_000):
    if len(sys.argv) > 3:
        with out.open("wb", buffering=0) as file:
            for _ in range(200):
                file.write(b"x" * 100)
    else:
        exported(journal, out, request("steps", format=out.suffix[1:]), overwrite=True)
"""


def killed_now_and_then(database: Path, out: Path, times: int, *more: str) -> set[bytes]:
    """Kill the exporter at random moments; gives every content that the final name had afterwards."""
    chance = random.Random(20261102)
    found = set()
    for _ in range(times):
        command = [sys.executable, "-c", EXPORTER, str(database), str(out), *more]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
            assert child.stdout is not None and child.stdout.readline() == "ready\n"
            time.sleep(chance.uniform(0.0, 0.3))
            os.kill(child.pid, signal.SIGKILL)
        if out.exists():
            found.add(out.read_bytes())
    return found


def _database(folder: Path) -> Path:
    journal = Journal.open(folder / NAME, TODAY, LOCAL)
    made_log(journal)
    journal.close()
    return folder / NAME


@pytest.mark.parametrize("format", ["csv", "json"])
def test_a_kill_never_leaves_half_a_file(tmp_path: Path, format: str) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "out").mkdir()
    database, out = _database(tmp_path / "data"), tmp_path / "out" / f"steps.{format}"
    found = killed_now_and_then(database, out, 6)
    journal = Journal.open(database, TODAY, LOCAL)
    whole = exported(journal, tmp_path / f"whole.{format}", request("steps", format=format)).files[0].read_bytes()
    assert found <= {whole}
    assert not found or journal.exports()
    journal.close()


def test_the_killing_would_find_half_a_file(tmp_path: Path) -> None:
    """The negative control: a file written under its final name is caught half."""
    database = _database(tmp_path)
    found = killed_now_and_then(database, tmp_path / "steps.csv", 8, "lying")
    assert any(0 < len(body) < 20_000 for body in found) or b"" in found


def test_csv_has_its_dictionary_beside_it(tmp_path: Path) -> None:
    assert [path.name for path in files_of(request(), tmp_path / "a.csv")] == ["a.csv", "a.forklaring.csv"]
    assert [path.name for path in files_of(request(format="xlsx"), tmp_path / "a.xlsx")] == ["a.xlsx"]
