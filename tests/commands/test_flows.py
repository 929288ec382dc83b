"""Flows as text and as a drawing."""

import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import msgspec
import pytest

from desk_assistant import __main__ as command_line
from desk_assistant.commands.flows_graph import svg
from desk_assistant.commands.flows_tree import Fork, Leaf, depth, leaves, tree
from desk_assistant.content.conditions import branches
from desk_assistant.content.library import load
from tests.content.shelf import SHIPPED, TODAY, Shelf, flow_on


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    """A copy of the shipped content that a test may break."""
    return Shelf(tmp_path / "content")


LIBRARY = load(SHIPPED)
DAY = ["--today", "2026-11-22"]


def run(capsys: pytest.CaptureFixture[str], *given: str) -> str:
    assert command_line.main(["flows", *given]) == 0
    return capsys.readouterr().out


def test_a_flow_is_shown_branch_by_branch(capsys: pytest.CaptureFixture[str]) -> None:
    shown = run(capsys, "show", "laegevalg", *DAY)
    assert len(re.findall(r"^Gren \d+: ", shown, re.MULTILINE)) == 9
    assert "Gren 3: Lægens klinik lukker eller ændres / Læge stopper, eller klinik deles" in shown
    assert "Sig tilbage: Du vil skifte til en ny læge. Du er flyttet." in shown
    assert "5. Læs opsummeringen, og godkend (vigtigt, stop op sammen, kun borgeren)" in shown
    assert "  - Hvis noget driller: Kom igen, og vis dette ark." in shown
    assert "dateret 9.11.2021, kontrolleret 2026-11-22" in shown
    assert "{" not in shown


def test_one_branch_alone(capsys: pytest.CaptureFixture[str]) -> None:
    shown = run(capsys, "show", "laegevalg", "--branch", "2", *DAY)
    assert shown.count("Gren ") == 1 and "Betal gebyret" in shown and "Kilder" not in shown


def test_the_day_decides_the_numbers(capsys: pytest.CaptureFixture[str]) -> None:
    assert "Gebyret er 225 kr." in run(capsys, "show", "laegevalg", "--today", "2024-06-01")
    assert "Gebyret er 225 kr." not in run(capsys, "show", "laegevalg", *DAY)


def test_an_unknown_flow_or_branch_is_said(capsys: pytest.CaptureFixture[str], shelf: Shelf) -> None:
    assert command_line.main(["flows", "show", "laege"]) == 1
    said = capsys.readouterr().err
    assert "'laege' findes ikke. Der er: " in said and "laegevalg, " in said
    assert command_line.main(["flows", "graph", "laege"]) == 1
    assert command_line.main(["flows", "show", "laegevalg", "--branch", "10"]) == 1
    assert "gren 1-9" in capsys.readouterr().err
    shelf.write("flows/laegevalg.toml", "id = 3")
    assert command_line.main(["flows", "show", "laegevalg", "--content", str(shelf.folder)]) == 1
    assert "flows/laegevalg.toml" in capsys.readouterr().err


def test_a_flow_with_too_many_branches_is_not_walked(shelf: Shelf, capsys: pytest.CaptureFixture[str]) -> None:
    text = shelf.text("flows/laegevalg.toml")
    start, end = text.index("[[questions]]"), text.index("[[questions]]\nid = \"letter\"")
    more = "".join(text[start:end].replace('"reason"', f'"more{number}"') for number in range(4))
    shelf.write("flows/laegevalg.toml", text[:end] + more + text[end:])
    assert command_line.main(["flows", "graph", "laegevalg", "--content", str(shelf.folder)]) == 1
    assert "for mange grene" in capsys.readouterr().err


@pytest.mark.parametrize("name", sorted(LIBRARY.flows))
def test_the_drawing_holds_every_question_answer_step_and_line(name: str) -> None:
    flow = flow_on(LIBRARY, name)
    root = ElementTree.fromstring(svg(flow))
    drawn = " ".join(" ".join(node.text.split()) for node in root.iter("{http://www.w3.org/2000/svg}text") if node.text)
    for question in flow.questions:
        assert question.ask in drawn
        assert all(answer.label in drawn for answer in question.answers)
    assert all(step.title in drawn for step in flow.steps)
    assert all(line.text.da in drawn for end in flow.endings for line in end.lines)


@pytest.mark.parametrize("name", sorted(LIBRARY.flows))
def test_no_two_boxes_lie_on_each_other_and_none_outside(name: str) -> None:
    root = ElementTree.fromstring(svg(flow_on(LIBRARY, name)))
    width, height = float(root.attrib["width"]), float(root.attrib["height"])
    boxes = [
        (float(box.attrib["x"]), float(box.attrib["y"]), float(box.attrib["width"]), float(box.attrib["height"]))
        for box in root.iter("{http://www.w3.org/2000/svg}rect")
        if "x" in box.attrib
    ]
    assert len(boxes) > 10
    for number, (x, y, w, h) in enumerate(boxes):
        assert x >= 0 and y >= 0 and x + w <= width and y + h <= height
        for x2, y2, w2, h2 in boxes[:number]:
            assert x + w <= x2 or x2 + w2 <= x or y + h <= y2 or y2 + h2 <= y


def test_neighbours_with_the_same_steps_and_ending_share_a_leaf() -> None:
    flow = flow_on(LIBRARY, "laegevalg")
    steps = tuple(msgspec.structs.replace(step, when=None) for step in flow.steps[1:7])
    ends = (msgspec.structs.replace(flow.endings[0], when=None),)
    same = msgspec.structs.replace(flow, steps=steps, endings=ends, questions=flow.questions[:1])
    root = tree(same)
    assert isinstance(root, Fork)
    assert len(root.replies) == 6 and len(list(leaves(root))) == 1
    assert svg(same).count("Vælg ny læge") == 1
    bare = tree(msgspec.structs.replace(same, questions=()))
    assert isinstance(bare, Leaf) and depth(bare) == 0
    assert "Spørgsmål" not in svg(msgspec.structs.replace(same, questions=()))


def test_each_branch_has_its_leaf() -> None:
    flow = flow_on(LIBRARY, "laegevalg")
    assert len(list(leaves(tree(flow)))) == len(list(branches(flow))) == 9
    assert depth(tree(flow)) == 2


def test_the_drawing_goes_to_a_file_or_to_the_screen(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "ligger i" in run(capsys, "graph", "laegevalg", "--out", str(tmp_path / "a.svg"), *DAY)
    assert (tmp_path / "a.svg").read_text(encoding="utf-8") + "\n" == run(capsys, "graph", "laegevalg", *DAY)
    assert svg(flow_on(LIBRARY, "laegevalg", TODAY)).startswith("<svg")
    assert command_line.main(["flows", "graph", "laegevalg", "--out", str(tmp_path / "no" / "a.svg")]) == 1
    assert "kunne ikke gemmes" in capsys.readouterr().err


def test_a_reader_that_has_had_enough_is_no_error() -> None:
    command = [sys.executable, "-m", "desk_assistant", "flows", "graph", "koerekort"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None and running.stderr is not None
        running.stdout.read(10)
        running.stdout.close()
        said = running.stderr.read()
    assert (running.returncode, said) == (0, b"")
