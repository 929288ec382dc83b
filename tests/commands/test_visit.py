"""`desk-assistant visit`: one visit by its number, shown in full or gone from every file."""

import hashlib
import shutil
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from datetime import date
from pathlib import Path

import msgspec
import pytest

from desk_assistant import __main__ as command_line
from desk_assistant import paths
from desk_assistant import settings as settings_file
from desk_assistant.commands.facts import visits_of
from desk_assistant.commands.sentences import refusal
from desk_assistant.content.library import load, snapshot
from desk_assistant.store.journal import Journal
from desk_assistant.store.rebuilding import project_facts
from desk_assistant.visit import facts as f
from desk_assistant.visit.agreement import agreement_number, shown_number
from desk_assistant.visit.deriving import FromSnapshots
from tests.demo.examples import examples

FILLED = date(2026, 3, 12)
VISIT, OTHER = "ab" * 16, "cd" * 16
NUMBER = agreement_number(lambda text: text[7])
NO_FLOW = hashlib.sha256(b"{}").hexdigest()
Said = pytest.CaptureFixture[str]


def facts(visit: str, bodies: Iterable[f.Body]) -> tuple[f.Fact, ...]:
    return tuple(f.Fact(bytes.fromhex(visit[:28]) + number.to_bytes(2, "big"), visit, FILLED, body) for number, body in enumerate(bodies))


def whole_visit(journal: Journal) -> None:
    """A visit in which everything there is was noted."""
    flow = load(paths.resources() / "content").flow("laegevalg", FILLED)
    digest, body = snapshot(flow)
    question = flow.questions[0]
    bodies = (
        f.Opened(10), f.Marked("again", True), f.Stated("w1"), f.LifeEventOpened("flyttet"), f.NeedAdded("n1", flow.id, digest, True),
        f.NeedAdded("n2", None, None, False), f.NeedAdded("n3", "gone", NO_FLOW, False), f.Answered("n3", "q", "a", ()),
        f.StepNoted("n3", "s", "find", "acted"), f.NeedSetAside("n3"), f.Answered("n1", question.id, question.answers[0].id, ()),
        f.SummaryWritten("w2"), f.SummaryWritten("w3"), f.StepNoted("n1", flow.steps[0].id, flow.steps[0].kind, "guided"),
        f.StepNoted("n1", flow.steps[1].id, flow.steps[1].kind, "blocked", "system"), f.GateNoted("in_with_help"),
        *(f.RowNoted(row, 1) for row in f.ROWS), f.WishNoted("beside"), f.Offered("it_cafe", True),
        f.LineWritten("own.1", "citizen", "w4"), f.HandedOver("n2", "colleague", True), f.CaseNoteOpened(), f.CaseNoteAnswered("written"),
        f.NoteGiven("print"), f.Closed("agreement", NUMBER),
    )  # fmt: skip
    found = facts(VISIT, bodies)
    texts = {"w1": "jeg er lige flyttet", "w2": "rettet siden", "w3": "du vil skifte læge", "w4": "ring på tirsdag"}
    journal.append(found[:-1], [f.Words(key, VISIT, FILLED, text) for key, text in texts.items()], {digest: body, NO_FLOW: b"{}"})
    journal.append(found[-1:], closing=project_facts(found, FromSnapshots(journal.snapshot)))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A desk with the visit, a copy, and a second folder with one."""
    folder = tmp_path / "data"
    examples(folder, FILLED)
    with closing(Journal.open(folder / paths.DATABASE, FILLED)) as journal:
        whole_visit(journal)
    (tmp_path / "delt").mkdir()
    place = folder / paths.SETTINGS
    settings_file.save(place, msgspec.structs.replace(settings_file.load(place)[0], second_folder=str(tmp_path / "delt")))
    assert run(folder, "backup") == 0
    return folder


def run(folder: Path, *words: object) -> int:
    return command_line.main([*map(str, words), "--data", str(folder)])


def holding(folder: Path) -> list[Path]:
    """Give the files in which the visit or its words still stand."""
    marks = (VISIT.encode(), b"jeg er lige flyttet", bytes.fromhex(VISIT[:28]))
    return [file for file in sorted(folder.rglob("*")) if file.is_file() and any(mark in file.read_bytes() for mark in marks)]


def test_all_that_is_kept_is_told_in_plain_danish(folder: Path, capsys: Said) -> None:
    capsys.readouterr()
    assert run(folder, "visit", "show", shown_number(NUMBER).lower()) == 0
    said = capsys.readouterr().out
    for line in (
        f"Aftalens nummer: {shown_number(NUMBER)}", "Åbnet den 12.3.2026 i timen fra kl. 10. Klokkeslæt er ikke gemt.",
        "Besøget er lukket: Aftale.", "Borgeren kommer igen om det samme.", "Livssituation: flyttet",
        "Emne: Skift læge (det første, borgeren bad om)", "Emne: Andet / ved ikke endnu", "Emne: gone (lagt til side)", "  q a",
        "  s: Gjort", "  Givet videre til: En kollega i huset (ringet op)", "Hjælpebehov i dag:", "  Finde vej: Lidt hjælp",
        "  Login: Kom ind med hjælp", "  Borgerens ønske: Ved siden af", "  Tilbudt: It-café", "  Sådan blev der hjulpet: C · Sammen",
        "Aftale, det gør borgeren: ring på tirsdag", "Aftale, det gør vi: Givet videre til En kollega i huset", "Aftalen er givet som: Print",
        "Notat i sagen: skrevet i sagen", "Borgerens egne ord: jeg er lige flyttet", "Sagt tilbage: du vil skifte læge",
        "Ord, der er rettet siden: rettet siden", "Ordene slettes senest den 12.4.2026.", "Besøget slettes den 1.4.2027.",
    ):  # fmt: skip
        assert f"{line}\n" in said, line
    assert ": Med vejledning\n" in said and ": Kan ikke klares i dag (Systemet er nede)\n" in said
    assert "gemt uden forbindelse til besøget" in said and f"facts --visit {VISIT}" in said
    assert run(folder, "visit", "show", VISIT, "--from", folder / paths.COPIES) == 0
    assert capsys.readouterr().out == said


def test_words_that_have_faded_are_said_to_have(folder: Path, capsys: Said) -> None:
    with closing(Journal.open(folder / paths.DATABASE, FILLED)) as journal:
        journal.fade_words(date(2026, 5, 1))
        journal.append(facts(OTHER, [f.Opened(9), f.NothingMore(True)]))
        journal.append(facts("ef" * 16, [f.Opened(9), f.Undone((("ef" * 14) + "0000",))]))
    capsys.readouterr()
    assert run(folder, "visit", "show", NUMBER) == 0
    said = capsys.readouterr().out
    assert "Borgerens egne ord: (ordene er slettet)\n" in said and "Ordene slettes" not in said
    assert run(folder, "visit", "show", OTHER) == 0
    said = capsys.readouterr().out
    assert "Besøget er i gang.\nAftale: Intet mere at gøre.\n" in said and "Hjælpebehov" not in said and "nummer" not in said
    assert run(folder, "visit", "show", "ef" * 16) == 0
    assert "Alle 2 hændelser" in capsys.readouterr().out


def test_a_visit_is_erased_from_every_file_and_only_its_number_is_logged(folder: Path, tmp_path: Path, capsys: Said) -> None:
    assert len(holding(tmp_path)) == 3
    with closing(Journal.open(folder / paths.DATABASE, FILLED)) as journal:
        count = len(journal.facts(VISIT))
        others = [fact.id for fact in journal.all_facts() if fact.visit != VISIT]
    capsys.readouterr()
    assert run(folder, "visit", "erase", NUMBER, "--reason", "access") == 0
    said = capsys.readouterr()
    assert said.out == f"Besøget er slettet. Borgeren har bedt om det.\nHændelser slettet i loggen: {count}. Kopier, det er slettet i: 2.\n"
    assert said.err == "" and holding(tmp_path) == []
    with closing(Journal.open(folder / paths.DATABASE, FILLED)) as journal:
        assert [fact.id for fact in journal.all_facts()] == others
        assert [(purge.visits, purge.facts) for purge in journal.purges()] == [(1, count)]
    assert run(folder, "verify") == run(folder, "verify", "--from", folder / paths.COPIES) == run(folder, "verify", "--from", tmp_path / "delt") == 0
    for act in (["show", NUMBER], ["erase", NUMBER, "--reason", "error"], ["show", "nobody"]):
        capsys.readouterr()
        assert run(folder, "visit", *act) == 1
        assert capsys.readouterr().err == "Der er intet gemt om det besøg.\n"


def test_where_it_still_stands_is_said_and_a_second_run_finds_it_there(folder: Path, tmp_path: Path, capsys: Said) -> None:
    (tmp_path / "delt").rename(tmp_path / "andet")
    shutil.copy(folder / paths.DATABASE, folder / "besoeg.foer-gendannelse-2026-03-12-1.sqlite3")
    bad = folder / paths.COPIES / "kopi-2026-01-01.sqlite"
    bad.write_bytes(b"bad")
    capsys.readouterr()
    assert run(folder, "visit", "erase", NUMBER, "--reason", "error") == 1
    said = capsys.readouterr()
    assert "Besøget er slettet. Besøget er gemt ved en fejl." in said.out
    assert [line.split(" kan ikke bruges")[0] for line in said.err.splitlines()[:2]] == [str(bad), str(tmp_path / "delt")]
    assert "besoeg.foer-gendannelse-2026-03-12-1.sqlite3, som er lagt til side" in said.err
    (tmp_path / "andet").rename(tmp_path / "delt")
    (folder / "besoeg.foer-gendannelse-2026-03-12-1.sqlite3").unlink()
    bad.unlink()
    assert run(folder, "visit", "erase", NUMBER, "--reason", "error") == 0
    assert holding(tmp_path) == []


def test_it_stops_while_the_program_is_open(folder: Path, tmp_path: Path, capsys: Said) -> None:
    before = holding(tmp_path)
    with closing(Journal.open(folder / paths.DATABASE, FILLED)):
        capsys.readouterr()
        assert run(folder, "visit", "erase", NUMBER, "--reason", "error") == 1
    assert capsys.readouterr().err.strip() == refusal("locked")
    assert holding(tmp_path) == before
    for act in (["show", NUMBER], ["erase", NUMBER, "--reason", "error"]):
        assert run(tmp_path / "none", "visit", *act) == 1
        assert "Der er ingen log" in capsys.readouterr().err


def test_a_number_is_read_as_people_say_it(folder: Path) -> None:
    with closing(Journal.open(folder / paths.DATABASE, FILLED)) as journal:
        assert visits_of(journal, f" {NUMBER.lower()[:4]} - {NUMBER[4:]}") == (VISIT,)
        assert visits_of(journal, VISIT) == (VISIT,)


def test_the_reason_is_asked_for(capsys: Said) -> None:
    with pytest.raises(SystemExit) as ended:
        command_line.main(["visit", "erase", NUMBER])
    assert ended.value.code == 2


def test_the_control_rows_that_are_only_deleted_are_still_found(folder: Path) -> None:
    with closing(sqlite3.connect(folder / paths.DATABASE)) as connection:
        connection.execute("PRAGMA secure_delete = OFF")
        connection.execute("INSERT INTO purge VALUES (?)", (VISIT,))
        connection.execute("DELETE FROM fact WHERE visit = ?", (VISIT,))
        connection.commit()
    assert folder / paths.DATABASE in holding(folder)
