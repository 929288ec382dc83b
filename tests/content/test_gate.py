"""The quality gate of wording, reading and spelling: each kind of fault is put into a copy of the content and named."""

import json
import re
from pathlib import Path

import msgspec
import pytest

from desk_assistant import __main__ as command_line
from desk_assistant.content import check_branches, check_reading, spelling
from desk_assistant.content.check import advice, check
from desk_assistant.content.lix import lix, long_words
from desk_assistant.content.model import Phrases, Text
from desk_assistant.content.wrong_values import in_danish
from tests.content.shelf import SHIPPED, Shelf, line_number

DOCTOR = "flows/laegevalg.toml"
LONG = "Ansøgningsproceduren forudsætter sædvanligvis dokumentation"
APPROVE = 'da = "Læs teksten højt. Sig kun ja, hvis den passer."'
LOOK_AWAY = 'staff_hint = "Kig væk, mens borgeren logger på.'
STOP = "critical = true\nstop_point = true\n"
DICTIONARY = pytest.mark.skipif(not spelling.available(), reason="hunspell with the Danish dictionary is not installed")


@pytest.mark.parametrize(
    ("old", "new", "key", "says"),
    [
        pytest.param('da = "Du vil skifte til en ny læge."', 'da = "du vil skifte."', "say_back.da", "hel sætning", id="said-back"),
        pytest.param('en = "You have moved."', 'en = "You have moved"', "questions[0].answers[0].say_back.en", "hel sætning", id="said-back-english"),
        pytest.param('ask = "Hvad siger du ja til nu?"', 'ask = "Siger du ja?"', "steps[6].ask", "åbent spørgsmål", id="closed-question"),
        pytest.param('ask = "Hvad står der i brevet', 'ask = "Må jeg se, hvad der står i brevet', "questions[1].ask", "åbent spørgsmål", id="closed-branching-question"),
        pytest.param(LOOK_AWAY, 'staff_hint = "Vent, mens borgeren logger på.', "steps[2].staff_hint", "'kig væk'", id="nobody-looks-away"),
        pytest.param(APPROVE, 'da = "Læs teksten. Sig kun ja, hvis den passer."', "steps[6].citizen_text.da", "'højt'", id="not-read-aloud"),
        pytest.param(STOP, "critical = true\n", "steps[6]", "stop_point = true", id="no-stop-point"),
        pytest.param('icon = "stethoscope"', 'icon = "../secret"', "icon", "små bogstaver", id="icon-outside"),
        pytest.param('id = "open"\ntitle', 'id = "Åbn"\ntitle', "steps[1].id", "små bogstaver", id="name-with-capital"),
        pytest.param('"Sundhedskort",\n', '"Sundheds\\tkort",\n', "at_hand[1]", "usynlige tegn", id="unseen"),
        pytest.param('title = "Vælg ny læge"\nkind = "find"', 'title = "Vælg ny læge"\nkind = "find"\nstop_point = true', "steps", "højst ét trin med stop_point", id="two-stop-points"),
        pytest.param('title = "Vælg ny læge"', 'title = "Vælg ny læge."', "steps[5].title", "uden punktum", id="title-with-full-stop"),
        pytest.param('ved netop denne læge?"', 'ved netop denne læge!"', "steps[10].ask", "udråbstegn", id="exclamation"),
        pytest.param('ved netop denne læge?"', 'ved netop <b>denne</b> læge?"', "steps[10].ask", "som den står", id="markup"),
        pytest.param("sammen med den.", "sammen med den", "steps[1].staff_hint", "punktum", id="hint-without-full-stop"),
        pytest.param('"Sundhedskort",\n', '"Sundhedskort ",\n', "at_hand[1]", "mellemrum", id="space"),
        pytest.param('"Sundhedskort",\n', '"Sundhedskort og 2 papirer",\n', "at_hand[1]", "tallet 2", id="typed-number"),
        pytest.param('label = "Brevet er uklart"', 'label = "Side 12 er uklar"', "questions[1].answers[2].label", "tallet 12", id="number-in-an-answer"),
        pytest.param('title = "Sundhedsloven §§ 58-60, valg af læge"', 'title = " "', "sources[0].title", "kildens navn", id="source-without-title"),
        pytest.param('kind = "authority"\nstaff_hint = "Læs brevet', 'kind = "authority"\nask = "Hvad nu?"\nstaff_hint = "Læs brevet', "steps[0]", "myndigheden", id="the-authority-asks"),
        pytest.param('da = "Brug den læge, du har nu."', f'da = "{"og så " * 8}slut."', "endings[0].lines[0].text.da", "15 ord i en sætning; der er 17", id="long-sentence"),
        pytest.param('"En ledsager betaler og vil selv have kvitteringen."', f'"{LONG} {LONG} {LONG}."', "who", "samlet LIX", id="hard-warning-signs"),
        pytest.param('owner = "trouble"\ntext = { da = "Kom igen, og vis dette ark. Eller', 'owner = "us"\ntext = { da = "Kom igen, og vis dette ark. Eller', "endings[0].lines", "trouble", id="no-trouble-line"),
    ],
)  # fmt: skip
def test_each_fault_is_named(shelf: Shelf, old: str, new: str, key: str, says: str) -> None:
    shelf.change(DOCTOR, old, new)
    faults = [(fault.key, fault.expected) for fault in shelf.faults() if fault.path == DOCTOR]
    assert any(where == key and says in text for where, text in faults), faults


@pytest.mark.parametrize(
    ("field", "reader", "limit"),
    [
        pytest.param(r'(?<=citizen_text = \{ da = )"[^"]*"', "borgeren", 30, id="citizen"),
        pytest.param(r'(?<=staff_hint = )"[^"]*"', "medarbejderen", 35, id="employee"),
    ],
)
def test_the_hardest_branch_is_named_with_its_long_words(shelf: Shelf, field: str, reader: str, limit: int) -> None:
    text = shelf.text(DOCTOR)
    start = text.index('id = "search"')
    hard = re.sub(field, f'"{LONG} {LONG}."', text[start:])
    shelf.write(DOCTOR, text[:start] + hard.replace(LONG, f"{LONG} {LONG}", 1))
    (fault,) = [fault for fault in shelf.faults() if "LIX" in fault.expected]
    assert fault.line == line_number(shelf.text(DOCTOR), f"{LONG} {LONG} {LONG}")
    assert f"lettere tekst til {reader}" in fault.expected and f"højst {limit}" in fault.expected
    assert "reason = closed_list" in fault.expected and "Ansøgningsproceduren" in fault.expected


def test_numbers_and_names_that_are_allowed_stand(shelf: Shelf) -> None:
    shelf.change(DOCTOR, '"Sundhedskort",\n', '"Sundhedskort og blanket AB 12",\n')
    assert len(shelf.faults()) == 1
    shelf.change("allowed.toml", '"19. januar",', '"19. januar",\n    "AB 12",')
    assert shelf.faults() == ()


def test_a_longer_number_is_not_the_allowed_one(shelf: Shelf) -> None:
    shelf.change(DOCTOR, '"Sundhedskort",\n', '"Gruppe 22",\n')
    assert len(shelf.faults()) == 1


def test_without_the_file_nothing_is_allowed(shelf: Shelf) -> None:
    (shelf.folder / "allowed.toml").unlink()
    assert {"70", "1"} <= {fault.expected.split()[1] for fault in shelf.faults()}


def test_official_names_count_as_short() -> None:
    names = ["Udbetaling Danmark", "borger.dk", "Digital Post"]
    assert long_words("Ring til Udbetaling Danmarks kontor på borger.dk", names) == []
    assert long_words("Ring til Udbetaling og Digitalisering", names) == ["Udbetaling", "Digitalisering"]
    assert lix(["Skriv til Udbetaling Danmark."], names) == 4
    assert lix(["Skriv til Udbetaling Danmark."]) == 54


def test_many_long_words_are_advice_and_no_fault(shelf: Shelf) -> None:
    before = advice(shelf.load(), shelf.folder)
    shelf.change(DOCTOR, 'da = "Brug den læge, du har nu."', 'da = "Behold kvitteringen, journalen og papirerne."')
    (new,) = set(advice(shelf.load(), shelf.folder)) - {*before}
    assert "der er 3: kvitteringen, journalen, papirerne" in new.expected
    assert shelf.faults() == ()


def test_hard_phrases_are_named() -> None:
    (finding,) = check_reading.phrases(Phrases(texts={"a": Text(da=LONG, en="x")}), ())
    assert "samlet LIX" in finding.expected
    assert list(check_reading.phrases(Phrases(texts={}), ())) == []


def test_too_many_branches_are_not_walked(shelf: Shelf) -> None:
    flow = shelf.load().flows["laegevalg"]
    more = tuple(msgspec.structs.replace(flow.questions[0], id=f"q{number}") for number in range(8))
    wide = msgspec.structs.replace(flow, questions=flow.questions + more)
    assert not check_branches.walkable(wide)
    (finding,) = check(msgspec.structs.replace(shelf.load(), flows={**shelf.load().flows, "laegevalg": wide}))
    assert "højst 20 spørgsmål og 200 grene" in finding.expected


def test_a_flow_without_words_is_no_stack_trace(shelf: Shelf) -> None:
    flow = shelf.load().flows["laegevalg"]
    empty = Text(da="", en="")
    steps = tuple(msgspec.structs.replace(step, citizen_text=empty, staff_hint="", ask="") for step in flow.steps)
    bare = msgspec.structs.replace(flow, steps=steps, questions=(), who="", warning_signs=())
    assert list(check_reading.flow(bare, ())) == []


@pytest.mark.parametrize(
    ("said", "danish"),
    [
        ("Object missing required field `title`", "feltet 'title' mangler"),
        ("Invalid enum value 'reed'", "et af de kendte ord; 'reed' er ikke et af dem"),
        ("Expected `array`, got `str`", "en liste i kantede klammer; der står en tekst i anførselstegn"),
        ("Expected `str | null`, got `int`", "en tekst i anførselstegn; der står et helt tal"),
        ("Expected `Quux`", "`Quux`"),
        ("Something new", "Something new"),
    ],
)
def test_the_readers_sentences_are_danish(said: str, danish: str) -> None:
    assert in_danish(said) == danish


@DICTIONARY
def test_the_shipped_content_is_spelt_right(shelf: Shelf) -> None:
    assert [str(word) for word in spelling.misspelt(shelf.load(), SHIPPED)] == []
    assert spelling.out_of_order(SHIPPED) == ()


@DICTIONARY
def test_a_misspelt_word_is_named_with_its_line_until_it_is_on_the_list(shelf: Shelf) -> None:
    shelf.change(DOCTOR, "selv søge. Meldes flytningen", "selv søge. Meldes flyttnigen")
    (word,) = spelling.misspelt(shelf.load(), shelf.folder)
    assert (word.path, word.line) == (DOCTOR, line_number(shelf.text(DOCTOR), "flyttnigen"))
    shelf.write("words.txt", shelf.text("words.txt") + "flyttnigen\n")
    assert spelling.misspelt(shelf.load(), shelf.folder) == ()


@DICTIONARY
def test_content_without_prompts_can_be_spelt(shelf: Shelf) -> None:
    (shelf.folder / "prompts" / "visit.toml").unlink()
    assert spelling.misspelt(shelf.load(), shelf.folder) == ()


def test_the_list_is_sorted_and_each_word_stands_once(shelf: Shelf) -> None:
    shelf.write("words.txt", "# egne ord\nEØS\nby\nby\nkr\n")
    assert spelling.out_of_order(shelf.folder) == ("by", "by")
    (shelf.folder / "words.txt").unlink()
    assert spelling.out_of_order(shelf.folder) == ()


def test_without_the_program_there_is_no_spelling(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not spelling.available()


def test_the_command_prints_file_and_line(shelf: Shelf, capsys: pytest.CaptureFixture[str]) -> None:
    assert command_line.main(["flows", "check", "--content", str(shelf.folder)]) == 0
    assert capsys.readouterr().out.endswith("faste tekster: ingen fejl.\n")
    shelf.change(DOCTOR, 'title = "Vælg ny læge"', 'title = "Vælg ny læge."')
    shelf.write("flows/ny.toml", "id = ")
    assert command_line.main(["flows", "check", "--content", str(shelf.folder)]) == 1
    printed = capsys.readouterr().out
    assert "flows/ny.toml:1: gyldig TOML" in printed
    assert f"{DOCTOR}:{line_number(shelf.text(DOCTOR), 'Vælg ny læge.')}: steps[5].title: en overskrift" in printed
    assert printed.endswith(": 2 fejl.\n")


def test_the_command_gives_json(shelf: Shelf, capsys: pytest.CaptureFixture[str]) -> None:
    shelf.change(DOCTOR, 'title = "Vælg ny læge"', 'title = "Vælg ny læge."')
    assert command_line.main(["flows", "check", "--json", "--content", str(shelf.folder)]) == 1
    answer = json.loads(capsys.readouterr().out)
    assert answer["flows"] >= 3 and answer["branches"] >= 43
    assert [(fault["file"], fault["key"]) for fault in answer["faults"]] == [(DOCTOR, "steps[5].title")]


def test_the_command_checks_spelling_where_it_can(
    shelf: Shelf, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf.write("words.txt", "kr\nEØS\n")
    monkeypatch.setattr(spelling, "available", bool)
    assert command_line.main(["flows", "check", "--spelling", "--content", str(shelf.folder)]) == 1
    said = capsys.readouterr()
    assert "words.txt:1: ord i alfabetisk orden" in said.out
    assert "sprunget over" in said.err


@DICTIONARY
def test_the_command_names_a_misspelt_word(shelf: Shelf, capsys: pytest.CaptureFixture[str]) -> None:
    shelf.change(DOCTOR, "selv søge. Meldes flytningen", "selv søge. Meldes flyttnigen")
    assert command_line.main(["flows", "check", "--spelling", "--content", str(shelf.folder)]) == 1
    assert "'flyttnigen' står ikke i ordbogen" in capsys.readouterr().out


def test_a_folder_that_is_not_there_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command_line.main(["flows", "check", "--content", str(tmp_path / "x")]) == 1
    assert "findes ikke" in capsys.readouterr().err


def test_the_list_has_a_row_for_each_flow(shelf: Shelf, capsys: pytest.CaptureFixture[str]) -> None:
    assert command_line.main(["flows", "list", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert {"id": "laegevalg", "kind": "flow", "title": "Skift læge", "version": 1} == {
        key: value for row in rows if row["id"] == "laegevalg" for key, value in row.items() if key not in ("checked", "review")
    }
    shelf.write("flows/ny.toml", "id = ")
    assert command_line.main(["flows", "list", "--content", str(shelf.folder)]) == 1
    said = capsys.readouterr()
    assert "laegevalg     forløb         Skift læge" in said.out and "ny.toml" in said.err
