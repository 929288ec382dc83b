"""What a staff meeting can talk about: a question for everything, twelve tips, no blame and no push."""

import shutil

import pytest

from desk_assistant.content import spelling
from desk_assistant.content.library import load
from desk_assistant.content.meeting import FILE, load_meeting
from tests.content.shelf import SHIPPED, Shelf


def faults(shelf: Shelf) -> list[tuple[str, str]]:
    return [(fault.key, fault.expected) for fault in shelf.faults() if fault.file == FILE]


def test_the_shipped_texts_are_read_and_without_faults(shelf: Shelf) -> None:
    meeting, errors = load_meeting(SHIPPED)
    assert meeting is not None and errors == () and faults(shelf) == []
    assert len(meeting.tips) == 12
    assert "{step}" in meeting.question("step").ask


@pytest.mark.parametrize(
    ("old", "new", "key", "says"),
    [
        pytest.param('about = "again"', 'about = "changed"', "questions", "'again'", id="question-missing"),
        pytest.param('about = "again"', 'about = "changed"', "questions[2]", "'changed' står 2 gange", id="question-twice"),
        pytest.param("“{step}” i {flow}", "“{step}”", "questions[0].ask", "{flow}, {step}", id="place-missing"),
        pytest.param("igen om det samme?", "{igen}?", "questions[1].ask", "pladserne: ingen", id="place-unknown"),
        pytest.param("igen om det samme?", "igen.", "questions[1].ask", "hv-ord", id="no-question"),
        pytest.param("Hvad kunne have sparet", "Kunne vi have sparet", "questions[1].ask", "hv-ord", id="closed-question"),
        pytest.param("Tænk på et besøg", "Find den skyldige i et besøg", "questions[1].begin", "'skyldige'", id="blame"),
        pytest.param("Tænk på et besøg", "Tænk på 3 besøg", "questions[1].begin", "uden tal", id="number"),
        pytest.param('title = "Hvad mere?"', 'title = "Slut med en aftale"', "tips[5]", "står 2 gange", id="tip-twice"),
        pytest.param('title = "Hvad mere?"', 'title = ""', "tips[5].title", "1-34 tegn; der er 0", id="tip-empty"),
        pytest.param('say = "Hvad mere skal vi', f'say = "{"Hvad nu " * 12}', "tips[5].say", "1-90 tegn", id="tip-long"),
        pytest.param('[[tips]]\ntitle = "Hvad mere?"', '[[tips]]\ntitle = "Et til"\ntext = "Prøv."\nsay = "Hvad nu?"\n[[tips]]\ntitle = "Hvad mere?"', "tips", "12 råd", id="tips-many"),
    ],
)  # fmt: skip
def test_a_fault_is_named(shelf: Shelf, old: str, new: str, key: str, says: str) -> None:
    shelf.change(FILE, old, new)
    assert any(at == key and says in expected for at, expected in faults(shelf)), faults(shelf)


def test_a_file_that_cannot_be_read_is_named(shelf: Shelf) -> None:
    shelf.change(FILE, 'about = "again"', 'about = "skylden"')
    assert load_meeting(shelf.folder)[0] is None
    assert [key for key, _ in faults(shelf)] == ["questions[1].about"]


def test_a_folder_without_the_file_is_no_fault(shelf: Shelf) -> None:
    (shelf.folder / FILE).unlink()
    assert faults(shelf) == []


@pytest.mark.skipif(shutil.which("hunspell") is None, reason="the spelling program is not installed")
def test_a_misspelt_word_is_found(shelf: Shelf) -> None:
    shelf.change(FILE, "Tænk på et besøg", "Tænk på et besøgg")
    assert [(fault.file, fault.key) for fault in spelling.misspelt(load(shelf.folder), shelf.folder)] == [(FILE, "questions[1].begin")]
