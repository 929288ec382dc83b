"""Exports on the command line: what is asked, what is said, and what stands in the log afterwards."""

import json
import sqlite3
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from desk_assistant import __main__ as command_line
from desk_assistant import paths
from desk_assistant.commands import export as exporting
from desk_assistant.commands.sentences import refusal
from desk_assistant.demo.examples import make_examples
from desk_assistant.desk.ledger import Ledger
from desk_assistant.store import export_log
from desk_assistant.store.journal import Journal
from desk_assistant.store.rows import Exported
from tests.demo.examples import examples
from tests.store.limits import largest_file

TODAY = date(2026, 11, 23)
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder with example visits."""
    examples(tmp_path / "data", TODAY)
    return tmp_path / "data"


@pytest.fixture
def run(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Give a function that runs a command on the folder; gives exit code, output and errors."""
    (tmp_path / "out").mkdir()
    monkeypatch.chdir(tmp_path / "out")

    def run(*arguments: str) -> tuple[int, str, str]:
        capsys.readouterr()
        code = command_line.main([*arguments, "--data", str(folder), "--today", TODAY.isoformat()])
        return code, *capsys.readouterr()

    return run


def events(folder: Path) -> tuple[Exported, ...]:
    """Give the export log."""
    journal = Journal.open(folder / paths.DATABASE, TODAY)
    found = journal.exports()
    journal.close()
    return found


def test_days_format_and_file_are_said_and_logged(run: Run, folder: Path) -> None:
    code, out, err = run("export", "visits", "--from", "2026-11-01", "--to", "2026-11-23", "--out", "besøg.csv")
    assert (code, err) == (0, "")
    assert "fra 2026-11-01 til 2026-11-23 er gemt i besøg.csv og besøg.forklaring.csv. Til intern brug." in out
    event, = events(folder)
    assert (event.what, event.format, event.first_day, event.last_day) == ("visits", "csv", "2026-11-01", "2026-11-23")
    assert event.rows == len(Path("besøg.csv").read_bytes().splitlines()) - 1 > 5
    assert out.startswith(f"{event.rows} besøg fra")


@pytest.mark.parametrize(("name", "format"), [("a.xlsx", "xlsx"), ("a.jsonl", "json"), ("a.txt", "csv")])
def test_the_name_tells_the_format(run: Run, folder: Path, name: str, format: str) -> None:
    assert run("export", "steps", "--from", "2026-11-01", "--out", name)[0] == 0
    assert events(folder)[0].format == format


def test_without_days_the_last_whole_month_comes(run: Run, folder: Path) -> None:
    assert run("export", "visits", "--out", "a.csv")[0] == 0
    assert (events(folder)[0].first_day, events(folder)[0].last_day) == ("2026-10-01", "2026-10-31")
    assert run("export", "visits", "--month", "2026-Q3", "--out", "b.csv")[0] == 0
    assert {event.first_day for event in events(folder)} == {"2026-10-01", "2026-07-01"}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--from", "2026-11-02"], "--out FIL"),
        (["--to", "2026-11-02", "--out", "a.csv"], "én første dag"),
        (["--from", "2026-11-02", "2026-11-03", "--out", "a.csv"], "én første dag"),
        (["--from", "2026-11-02", "--month", "2026-10", "--out", "a.csv"], "enten --month"),
        (["--from", "2026-11-02", "--to", "2026-11-01", "--out", "a.csv"], "efter den sidste"),
        (["--words", "--out", "a.csv"], "siger hvorfor"),
        (["--numbers", "--reason", "klage", "--out", "a.csv"], "kun med ved indsigt"),
        (["--words", "--preview"], "siger hvorfor"),
    ],
)
def test_what_cannot_be_is_explained(run: Run, folder: Path, arguments: list[str], said: str) -> None:
    code, out, err = run("export", "visits", *arguments)
    assert (code, out) == (2, "")
    assert said in err
    assert list(Path().iterdir()) == [] and events(folder) == ()


@pytest.mark.parametrize("arguments", [["--from", "23/11"], ["--month", "2026-W40"], ["--reason", "nysgerrig"], ["--format", "pdf"]])
def test_a_wrong_argument_is_explained(run: Run, arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        run("export", "visits", *arguments)
    assert ended.value.code == 2
    assert "ÅÅÅÅ" in (err := capsys.readouterr().err) or "2026-10" in err or "indsigt" in err or "csv" in err


def test_words_come_with_a_danish_reason(run: Run, folder: Path) -> None:
    assert run("export", "visits", "--from", "2026-11-01", "--words", "--numbers", "--reason", "indsigt", "--out", "a.csv")[0] == 0
    event, = events(folder)
    assert (event.words, event.reason) == (True, "access")
    assert "Aftalenummer;Borgerens egne ord;Sagt tilbage" in Path("a.csv").read_text(encoding="utf-8-sig")


def test_a_taken_name_and_a_missing_folder_are_said(run: Run, folder: Path) -> None:
    Path("a.csv").write_text("mine")
    code, _, err = run("export", "visits", "--out", "a.csv")
    assert (code, err) == (1, "Filen a.csv findes allerede. Vælg et andet navn, eller skriv --overwrite.\n")
    assert Path("a.csv").read_text() == "mine"
    assert run("export", "visits", "--out", "a.csv", "--overwrite")[0] == 0
    code, _, err = run("export", "visits", "--out", "nowhere/a.csv")
    assert (code, "Vælg en anden mappe" in err) == (1, True)
    assert len(events(folder)) == 1


def test_a_full_disk_is_said_and_leaves_nothing(run: Run, folder: Path) -> None:
    run("export", "visits", "--preview")  # so that the compiled content is there
    with largest_file(300):
        code, out, err = run("export", "steps", "--from", "2026-11-01", "--out", "a.csv")
    assert (code, out) == (1, "")
    assert "Traceback" not in err and err.endswith(".\n")
    assert list(Path().iterdir()) == []


def test_a_preview_writes_and_logs_nothing(run: Run, folder: Path) -> None:
    code, out, _ = run("export", "visits", "--from", "2026-11-01", "--preview")
    assert code == 0
    assert out.startswith("Dato        Ugedag") and "i alt. Til intern brug." in out
    assert len(out.splitlines()) == 1 + 20 + 1
    assert list(Path().iterdir()) == [] and events(folder) == ()


def test_statistics_are_for_whole_months_that_are_over(run: Run, folder: Path) -> None:
    code, out, _ = run("export", "statistics", "--month", "2026-10", "--out", "s.csv")
    assert (code, "Må gives videre." in out) == (0, True)
    code, _, err = run("export", "statistics", "--month", "2026-11", "--out", "t.csv")
    assert (code, err) == (2, "Perioden er ikke slut endnu. Statistik laves kun, når den er.\n")
    assert run("export", "statistics", "--from", "2026-07-01", "--to", "2026-09-30", "--by", "quarter", "--preview")[0] == 0


def test_a_log_that_is_missing_or_in_use_is_said(run: Run, folder: Path, tmp_path: Path) -> None:
    journal = Journal.open(folder / paths.DATABASE, TODAY)
    code, out, err = run("export", "visits", "--out", "a.csv")
    journal.close()
    assert (code, out) == (1, "") and refusal("locked") in err
    assert command_line.main(["export", "visits", "--out", "a.csv", "--data", str(tmp_path / "empty")]) != 0
    assert list(Path().iterdir()) == []


def backup(folder: Path, to: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """Copy the log of a desk; gives the copy."""
    to.mkdir(exist_ok=True)
    assert command_line.main(["backup", "--data", str(folder), "--to", str(to)]) == 0
    capsys.readouterr()
    copy, = to.glob("*.sqlite")
    return copy


def test_while_the_program_is_open_a_copy_is_read_and_the_event_waits(
    run: Run, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command_line.main(["backup", "--data", str(folder)])
    run("export", "visits", "--from", "2026-11-01", "--out", "before.csv")
    journal = Journal.open(folder / paths.DATABASE, TODAY)
    code, out, err = run("export", "visits", "--from", "2026-11-01", "--out", "meanwhile.csv")
    assert code == 0 and "Eksporten venter på at komme i eksportloggen." in out
    assert err.startswith("Programmet er åbent. Her læses kopien af ")
    assert Path("meanwhile.csv").read_bytes() == Path("before.csv").read_bytes()
    assert run("exports")[1].rstrip().endswith("venter")
    assert len(journal.exports()) == 1
    Ledger(journal).take_in_exports(folder)
    assert len(journal.exports()) == 2 and export_log.waiting(folder) == ()
    Ledger(journal).take_in_exports(folder)
    journal.close()


def test_copies_of_several_desks_are_added_up(run: Run, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make_examples(tmp_path / "other", TODAY)
    first = backup(folder, tmp_path / "c1", capsys)
    second = backup(tmp_path / "other", tmp_path / "c2", capsys)
    run("export", "visits", "--from", "2026-11-01", "--out", "one.csv")
    code, out, _ = run("export", "visits", "--from", str(first), str(second), "2026-11-01", "--out", "two.csv")
    assert code == 0 and "Eksporten står i eksportloggen." in out
    one, two = (Path(name).read_bytes().count(b"\r\n") - 1 for name in ("one.csv", "two.csv"))
    assert two == 2 * one
    assert sorted(event.rows for event in events(folder)) == [one, two]


def test_one_desk_is_not_counted_twice(run: Run, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copy = backup(folder, tmp_path / "c1", capsys)
    again = tmp_path / "again.sqlite"
    again.write_bytes(copy.read_bytes())
    code, _, err = run("export", "visits", "--from", str(copy), str(again), "--out", "a.csv")
    assert (code, "samme skranke" in err) == (2, True)


def test_on_a_pc_without_a_log_the_event_waits_too(run: Run, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copy = backup(folder, tmp_path / "c1", capsys)
    own = tmp_path / "leader"
    asked = ["export", "visits", "--from", str(copy), "2026-11-01", "--out", "a.csv", "--data", str(own), "--today", "2026-11-23"]
    assert command_line.main(asked) == 0
    event, = export_log.waiting(own)
    assert event.what == "visits" and not (own / paths.DATABASE).exists()


def test_a_log_that_may_not_be_told_of_it_means_no_file(run: Run, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copy = backup(folder, tmp_path / "c1", capsys)
    with sqlite3.connect(folder / paths.DATABASE) as connection:
        connection.execute("PRAGMA user_version = 999")
    connection.close()
    assert run("export", "visits", "--from", str(copy), "--out", "a.csv") == (1, "", refusal("newer") + "\n")
    assert list(Path().iterdir()) == []


def test_ctrl_c_leaves_nothing(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("desk_assistant.store.export_log.log", interrupt)
    code, _, err = run("export", "visits", "--out", "a.csv")
    assert (code, err) == (1, "Afbrudt. Der er ikke gemt nogen fil.\n")
    assert list(Path().iterdir()) == []


def test_long_work_says_how_far_it_is(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exporting, "_QUIET", 0.0)
    _, _, err = run("export", "visits", "--from", "2026-11-01", "--out", "a.csv")
    assert " af " in err and err.endswith("besøg\n")


def test_the_export_log_can_be_read(run: Run, folder: Path) -> None:
    assert run("exports") == (0, "Der er ingen eksporter.\n", "")
    run("export", "visits", "--from", "2026-11-01", "--words", "--reason", "fejl", "--out", "a.csv")
    waiting = Exported(b"w" * 16, "2026-11-23", "report", "pdf", "2026-10-01", "2026-10-31", 4, 1, False, None)
    export_log.queue(folder, waiting)
    code, out, _ = run("exports")
    heading, first, second = out.splitlines()
    assert code == 0 and heading.split()[:2] == ["dato", "hvad"]
    assert "besøg" in first and first.endswith("ja   fejl")
    assert "rapport" in second and second.endswith("venter")
    told = [json.loads(line) for line in run("exports", "--json")[1].splitlines()]
    assert [(line["what"], line["waits"], line["words"]) for line in told] == [("visits", False, True), ("report", True, False)]
    assert told[1]["id"] == (b"w" * 16).hex()
    journal = Journal.open(folder / paths.DATABASE, TODAY)
    assert export_log.take_in(journal, folder) == 1
    journal.close()
    assert "venter" not in run("exports")[1]


def test_a_damaged_log_is_said(run: Run, folder: Path) -> None:
    with sqlite3.connect(folder / paths.DATABASE) as connection:
        connection.execute("PRAGMA user_version = 999")
    connection.close()
    assert run("exports") == (1, "", refusal("newer") + "\n")
    assert run("export", "visits", "--out", "a.csv") == (1, "", refusal("newer") + "\n")
