"""`desk-assistant report`: a PDF that is there whole or not at all."""

import errno
import re
from datetime import date
from pathlib import Path

import pytest

from desk_assistant import __main__ as command_line
from desk_assistant import paths, settings
from desk_assistant.commands import report as command
from desk_assistant.paper.pages import TypesettingFailed
from desk_assistant.settings import Settings
from desk_assistant.store.errors import StoreFailed
from desk_assistant.store.journal import Journal
from desk_assistant.store.rows import Exported
from tests.demo.examples import examples
from tests.paper.notes import page_texts, tool, words

DAY = date(2026, 10, 14)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with example visits up to a day in October."""
    folder = tmp_path_factory.mktemp("report")
    examples(folder, DAY)
    settings.save(folder / paths.SETTINGS, Settings(municipality="Solby Kommune", desk_name="Skranke 3"))
    return folder


def report(folder: Path, out: Path, *more: str) -> int:
    return command_line.main(["report", "--data", str(folder), "--today", "2026-11-22", "--out", str(out), *more])


def test_the_last_whole_month_becomes_a_tagged_pdf(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "rapport.pdf"
    assert report(folder, out) == 0
    assert capsys.readouterr().out.startswith("Rapporten for oktober 2026 er gemt i rapport.pdf.")
    assert [file.name for file in tmp_path.iterdir()] == ["rapport.pdf"]
    assert re.search(r"^Tagged:\s+yes$", tool("pdfinfo", out), re.M)
    text = words(" ".join(page_texts(out)))
    assert text.startswith("Solby Kommune · Skranke 3 oktober 2026 Besøg i oktober 2026 Nøgletal")


def test_a_quarter(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert report(folder, tmp_path / "q.pdf", "--quarter", "2026-Q3") == 0
    assert "3. kvartal 2026" in capsys.readouterr().out
    assert "Besøg i 3. kvartal 2026" in words(page_texts(tmp_path / "q.pdf")[0])


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("--month", "2026-W41"), "skriv en måned, for eksempel 2026-10"),
        (("--month", "2026"), "skriv en måned, for eksempel 2026-10"),
        (("--quarter", "2026-10"), "skriv et kvartal, for eksempel 2026-Q3"),
        (("--month", "oktober"), "skriv perioden som 2026-10"),
    ],
)
def test_weeks_and_years_are_refused(asked: tuple[str, str], said: str, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        report(folder, tmp_path / "x.pdf", *asked)
    assert ended.value.code == 2
    assert said in capsys.readouterr().err and not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("asked", "first"), [(("--month", "2026-11"), "1. december 2026"), (("--quarter", "2026-Q4"), "1. januar 2027")]
)
def test_a_period_that_is_not_over_is_refused(asked: tuple[str, str], first: str, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert report(folder, tmp_path / "x.pdf", *asked) == 2
    assert f"er ikke slut. Rapporten kan laves fra den {first}." in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_a_file_that_is_there_stays_unless_it_may_be_replaced(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "rapport.pdf"
    out.write_text("min")
    assert report(folder, out) == 1
    assert "findes allerede" in capsys.readouterr().err and out.read_text() == "min"
    assert report(folder, out, "--overwrite") == 0
    assert out.read_bytes().startswith(b"%PDF")


def exports(folder: Path) -> list[Exported]:
    journal = Journal.open(folder / paths.DATABASE, DAY)
    found = journal.exports()
    journal.close()
    return list(found)


@pytest.mark.parametrize(("code", "said"), [(errno.ENOSPC, "Disken er fuld."), (errno.EACCES, "Filen kunne ikke gemmes dér.")])
def test_a_write_that_fails_leaves_the_old_file_and_no_event(
    code: int, said: str, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "rapport.pdf"
    out.write_text("den gamle")
    before = exports(folder)

    def fails(_: object) -> None:
        raise OSError(code, "no")

    monkeypatch.setattr("desk_assistant.insight.landing.Landing.secure", fails)
    assert report(folder, out, "--overwrite") == 1
    assert said in capsys.readouterr().err
    assert [(file.name, file.read_text()) for file in tmp_path.iterdir()] == [("rapport.pdf", "den gamle")]
    assert exports(folder) == before


def test_the_log_is_told_before_the_file_has_its_name(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    before = exports(folder)
    assert report(folder, tmp_path / "a.pdf", "--month", "2026-10") == 0
    (event,) = [event for event in exports(folder) if event not in before]
    assert (event.what, event.format, event.date, event.first_day, event.last_day) == ("report", "pdf", "2026-11-22", "2026-10-01", "2026-10-31")
    assert event.rows > 0 and not event.words and event.reason is None
    assert "Rapporten står i eksportloggen." in capsys.readouterr().out

    def fails(*_: object) -> None:
        raise StoreFailed("disk_full")

    monkeypatch.setattr("desk_assistant.store.export_log.log", fails)
    assert report(folder, tmp_path / "b.pdf") == 1
    assert "Disken er fuld." in capsys.readouterr().err
    assert [file.name for file in tmp_path.iterdir()] == ["a.pdf"]


def test_without_a_log_and_with_pages_that_cannot_be_made(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert report(tmp_path / "none", tmp_path / "x.pdf") == 1
    assert "Der er ingen log i mappen" in capsys.readouterr().err

    def fails(*_: object) -> bytes:
        raise TypesettingFailed("font_missing")

    monkeypatch.setattr(command, "report_pdf", fails)
    assert report(folder, tmp_path / "x.pdf") == 1
    assert "font_missing" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_two_copies_of_one_desk_are_refused(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("a", "b"):
        assert command_line.main(["backup", "--data", str(folder), "--to", str(tmp_path / name)]) == 0
    assert report(folder, tmp_path / "x.pdf", "--from", str(tmp_path / "a"), str(tmp_path / "b")) == 2
    assert "fra samme skranke" in capsys.readouterr().err and not (tmp_path / "x.pdf").exists()


def test_texts_that_cannot_be_read_are_named(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(command, "load_meeting", lambda _: (None, ("meeting.toml, linje 3: noget mangler",)))
    assert report(folder, tmp_path / "x.pdf") == 2
    assert "meeting.toml, linje 3" in capsys.readouterr().err


def test_while_the_program_is_open_and_from_copies(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copies = tmp_path / "copies"
    assert command_line.main(["backup", "--data", str(folder), "--to", str(copies)]) == 0
    assert report(folder, tmp_path / "from.pdf", "--from", str(copies)) == 0
    journal = Journal.open(folder / paths.DATABASE, DAY)
    capsys.readouterr()
    assert report(folder, tmp_path / "open.pdf") == 1
    assert "Luk programmet først" in capsys.readouterr().err
    assert report(folder, tmp_path / "waits.pdf", "--from", str(copies)) == 0
    assert "venter på at komme i eksportloggen" in capsys.readouterr().out
    journal.close()
    assert report(folder, tmp_path / "own.pdf") == 0
    from_copy, own = (words(" ".join(page_texts(tmp_path / name))) for name in ("from.pdf", "own.pdf"))
    assert from_copy == own.replace("Solby Kommune · Skranke 3", "Solby Kommune")


def test_nothing_of_it_is_loaded_when_the_program_starts() -> None:
    import subprocess
    import sys

    code = "import sys, desk_assistant.__main__ as m; m.parser(); print([n for n in sys.modules if n.startswith('desk_assistant.insight') or 'paper' in n or n == 'typst'])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
