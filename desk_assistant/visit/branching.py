"""What a change of an earlier answer does to what was already noted."""

from desk_assistant.content.conditions import visible_steps
from desk_assistant.content.model import Flow
from desk_assistant.visit.state import Need


def dropped_steps(need: Need, flow: Flow, question: str, answer: str) -> tuple[str, ...]:
    """Give the noted steps that would no longer be shown if the question got this answer, in the flow's order."""
    visible = {step.id for step in visible_steps(flow, {**need.answers, question: answer})}
    return tuple(step.id for step in flow.steps if step.id in need.steps and step.id not in visible)
