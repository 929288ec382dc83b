"""The prompts for one moment: each kind of fault is put into a copy of the content and named, with its line."""

import shutil
from pathlib import Path

import pytest

from desk_assistant.content import spelling
from desk_assistant.content.check import check
from desk_assistant.content.library import Library
from desk_assistant.content.prompting import Moment, choose
from desk_assistant.content.overlay import apply
from tests.content.overlay.local_folder import LIBRARY, NORDBY
from tests.content.shelf import Shelf, line_number

MOMENTS = "prompts/moments.toml"
CARD = "prompts/flows/sundhedskort.toml"
GOOD = """
clarify = ["Hvad er der galt med kortet?", "Hvornår så du det sidst?"]
together = ["Hvad står der på det gamle kort?", "Hvilken adresse står der?"]
agreement = ["Hvad gør du, hvis kortet ikke kommer?"]
authority = ["Prisen på kortet følger af reglerne."]
stuck = ["Må jeg se det gamle kort?"]
motivation = ["På nettet kan du selv bestille det."]
"""
FILL = '"Hvad mangler der svar på her?"'


@pytest.mark.parametrize(
    ("old", "new", "key", "says"),
    [
        pytest.param('kind = "receipt"', 'kind = "payment"', "steps", "'receipt'", id="kind-missing"),
        pytest.param('kind = "receipt"', 'kind = "payment"', "steps[7]", "'payment' står 2", id="kind-twice"),
        pytest.param('id = "upset"', 'id = "hurry"', "situations", "'upset'", id="situation-missing"),
        pytest.param('id = "upset"', 'id = "hurry"', "situations[1]", "'hurry' står 2", id="situation-twice"),
        pytest.param('place = "readiness"', 'place = "together"', "situations[0].places", "'readiness'", id="place-missing"),
        pytest.param('place = "readiness"', 'place = "together"', "situations[0].places[3]", "'together' står 2", id="place-twice"),
        pytest.param('    "Hvornår skal du videre?",\n', "", "situations[0].places[0].open", "2-3 sætninger; der er 1", id="one-phrase"),
        pytest.param('authority = ["Papiret skal vise … Grunden er …"]', "authority = []", "steps[3].authority", "der er 0", id="no-authority"),
        pytest.param(FILL, '"Hvor står den oplysning, vi mangler?"', "steps[2].open[1]", "står 2 gange", id="said-twice"),
        pytest.param(FILL, f'"Hvad {"tror du, " * 7} der skal stå?"', "steps[2].open[0]", "højst 15 ord; der er 18", id="many-words"),
        pytest.param(FILL, '"Skal der stå noget her?"', "steps[2].open[0]", "hv-ord", id="closed"),
        pytest.param(FILL, '"Hvad skal der stå!"', "steps[2].open[0]", "uden udråbstegn", id="exclamation"),
        pytest.param(FILL, '"hvad skal der stå?"', "steps[2].open[0]", "stort begyndelsesbogstav", id="small-letter"),
        pytest.param(FILL, '"Hvad skal der stå i felt 12?"', "steps[2].open[0]", "uden tal", id="number"),
        pytest.param(FILL, '""', "steps[2].open[0]", "en tekst", id="empty"),
        pytest.param('label = "Har travlt"', 'label = "Har meget travlt i dag"', "situations[0].label", "højst 18", id="long-label"),
        pytest.param('do = "Find', f'do = "{"Find ud af det. " * 5}Find', "situations[0].do", "højst 90", id="long-do"),
    ],
)  # fmt: skip
def test_each_fault_in_the_moments_is_named(shelf: Shelf, old: str, new: str, key: str, says: str) -> None:
    shelf.change(MOMENTS, old, new)
    faults = [(fault.key, fault.expected) for fault in shelf.faults() if fault.path == MOMENTS]
    assert any(where == key and says in text for where, text in faults), faults


@pytest.mark.parametrize(
    ("old", "new", "key", "says"),
    [
        pytest.param(', "Hvornår så du det sidst?"', "", "clarify", "2-3 sætninger; der er 1", id="one-question"),
        pytest.param('["Må jeg se det gamle kort?"]', "[]", "stuck", "1-2 sætninger; der er 0", id="no-restart"),
        pytest.param("Hvad er der galt med kortet?", "Er der noget galt?", "clarify[0]", "hv-ord", id="closed"),
        pytest.param("kan du selv bestille det.", "er det nemt.", "motivation[0]", "'nemt' står", id="promise"),
        pytest.param("kan du selv bestille det.", "bør du bestille det.", "motivation[0]", "'bør' står", id="push"),
        pytest.param("Prisen på kortet", "{fee|Prisen # kr.|Prisen}", "authority[0]", "uden tal", id="place-for-a-number"),
    ],
)  # fmt: skip
def test_each_fault_in_the_prompts_of_a_flow_is_named(shelf: Shelf, old: str, new: str, key: str, says: str) -> None:
    shelf.write(CARD, GOOD)
    assert [fault for fault in shelf.faults() if fault.path == CARD] == []
    shelf.change(CARD, old, new)
    faults = [(fault.key, fault.expected) for fault in shelf.faults() if fault.path == CARD]
    assert any(where == key and says in text for where, text in faults), faults


def test_every_shipped_flow_has_prompts_but_a_local_one_need_not(shelf: Shelf, tmp_path: Path) -> None:
    (shelf.folder / CARD).unlink()
    (fault,) = shelf.faults()
    assert (fault.path, fault.expected) == (CARD, "en fil med spørgekort til forløbet 'sundhedskort'")
    shelf.write(CARD, "stuck = ")
    assert check(shelf.load(), shelf.folder) == (), "a file that cannot be read is named already"
    local = tmp_path / "lokal"
    shutil.copytree(NORDBY, local)
    shutil.rmtree(local / "prompts")
    library, left_out, _ = apply(LIBRARY, local)
    assert left_out == () and "parkering" in library.flows and "parkering" not in library.flow_prompts
    assert check(library) == ()


def test_a_fault_names_its_line(shelf: Shelf) -> None:
    shelf.change(MOMENTS, 'label = "Har travlt"', 'label = "Har meget travlt i dag"')
    (fault,) = [fault for fault in shelf.faults() if fault.path == MOMENTS]
    assert fault.line == line_number(shelf.text(MOMENTS), "Har meget travlt i dag")


def test_a_broken_file_is_named_once_and_the_talk_goes_on(shelf: Shelf) -> None:
    shelf.write(CARD, GOOD.replace("stuck", "stukc"))
    shelf.write(MOMENTS, "steps = ")
    library = shelf.load()
    assert [error.path for error in library.errors] == [MOMENTS, CARD]
    assert library.moments is None and "sundhedskort" not in library.flow_prompts
    assert check(library, shelf.folder) == ()
    assert choose(Moment("clarify", "sundhedskort", situations=frozenset({"hurry"})), library).open


def test_the_prompts_of_a_flow_are_read_under_its_id(shelf: Shelf) -> None:
    shelf.write(CARD, GOOD)
    assert shelf.load().flow_prompts["sundhedskort"].stuck == ("Må jeg se det gamle kort?",)


@pytest.mark.skipif(not spelling.available(), reason="hunspell with the Danish dictionary is not installed")
def test_words_are_spelt_right_here_too(shelf: Shelf) -> None:
    shelf.write(CARD, GOOD.replace("Prisen", "Prizzen"))
    shelf.change(MOMENTS, "Har travlt", "Har travvlt")
    found = {(word.path, word.expected.split("'")[1]) for word in spelling.misspelt(shelf.load(), shelf.folder)}
    assert found == {(CARD, "Prizzen"), (MOMENTS, "travvlt")}
    (shelf.folder / MOMENTS).unlink()
    assert {word.path for word in spelling.misspelt(shelf.load(), shelf.folder)} == {CARD}


def test_no_phrase_repeats_what_the_step_asks(library: Library) -> None:
    by_kind = {step.kind: {*step.open} for step in library.moments.steps}
    for flow in library.flows.values():
        own = {*library.flow_prompts[flow.id].together} if flow.id in library.flow_prompts else set()
        for step in flow.steps:
            assert step.ask not in by_kind[step.kind] | own, (flow.id, step.id)
