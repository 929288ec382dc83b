"""Every branch of every flow through the real window, with the keys a clerk presses, to its own agreement on the screen."""

from collections.abc import Callable

import pytest

from desk_assistant import paths
from desk_assistant.content.conditions import branches, ending, items, visible_questions
from desk_assistant.content.library import load
from desk_assistant.content.model import Flow, Question
from desk_assistant.ui.employee.view import open_item_id
from desk_assistant.visit import commands as c
from tests.stories.desk import TODAY, Desk

LIBRARY = load(paths.resources() / "content")


def walk(desk: Desk, flow: Flow, answers: dict[str, str]) -> list[str]:
    """Play one branch from *Ankomst* to *Aftale*; gives the items in the order in which they stood open."""
    conductor = desk.program.work.conductor
    conductor.begin()
    conductor.do_and_go(c.AddNeed(flow.id, stated=True), "clarify")
    while desk.place == "clarify":
        given = desk.visit.needs[0].answers
        asked = next((q for q in visible_questions(flow, given) if q.before is None and q.id not in given), None)
        assert asked is None or desk.find("clarify.ask").text() == asked.ask
        desk.press(desk.answer_digit(flow.id, asked.id, answers[asked.id]) if asked is not None else "1")
    seen: list[str] = []
    while (item := open_item_id(desk.visit.needs[0], flow, conductor.glance)) is not None:
        title = desk.find("together.open.title").text()
        assert title.endswith(flow.question(item).ask if flow.question(item) else flow.step(item).title)
        seen.append(item)
        question = flow.question(item)
        desk.press(desk.answer_digit(flow.id, item, answers[item]) if isinstance(question, Question) else "1")
        assert len(seen) <= 20, f"{item} stays open"
    desk.press("Alt+5")
    return seen


@pytest.mark.parametrize("name", sorted(LIBRARY.flows))
def test_every_branch_is_walked_to_its_agreement(make_desk: Callable[..., Desk], name: str) -> None:
    desk = make_desk()
    desk.open()
    flow = desk.program.library.flow(name, TODAY)
    for answers in branches(flow):
        seen = walk(desk, flow, answers)
        shown = [item.id for item in items(flow, answers)]
        assert [item for item in shown if item in seen] == seen, answers
        assert {item for item in shown if item not in seen} <= set(answers), answers
        words = desk.texts(desk.program.window)
        for line in ending(flow, answers).lines:
            text = line.text.da.replace("Kom igen, og vis dette ark.", "").strip()
            assert text in words, (answers, text)
        desk.program.window.act("citizen_left")
