"""The tree that a flow is drawn as: each question with its answers, and at the leaves the steps and the ending.

Neighbouring branches with the same steps and the same ending share one leaf.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from desk_assistant.content.conditions import branches, ending, visible_steps
from desk_assistant.content.model import Ending, Flow, Step


@dataclass
class Leaf:
    """The steps in order and the ending of one or more neighbouring branches."""

    steps: tuple[Step, ...]
    end: Ending | None


@dataclass
class Reply:
    """One answer: the label, and what comes after it."""

    label: str
    then: "Fork | Leaf"


@dataclass
class Fork:
    """One question, as it is reached by one way."""

    ask: str
    replies: list[Reply] = field(default_factory=list)


def tree(flow: Flow) -> Fork | Leaf:
    """Give the tree of a flow whose branches can be walked."""
    return _grow(flow, [(list(answers.items()), _leaf(flow, answers)) for answers in branches(flow)])


def leaves(node: Fork | Leaf) -> Iterator[Leaf]:
    """Give the leaves from the first to the last, a shared one once."""
    if isinstance(node, Leaf):
        yield node
        return
    last: Leaf | None = None
    for reply in node.replies:
        for leaf in leaves(reply.then):
            if leaf is not last:
                yield leaf
            last = leaf


def depth(node: Fork | Leaf) -> int:
    """Give how many questions are asked on the longest way."""
    return 0 if isinstance(node, Leaf) else 1 + max(depth(reply.then) for reply in node.replies)


def _leaf(flow: Flow, answers: dict[str, str]) -> Leaf:
    return Leaf(visible_steps(flow, answers), ending(flow, answers))


def _grow(flow: Flow, walks: list[tuple[list[tuple[str, str]], Leaf]]) -> Fork | Leaf:
    given, leaf = walks[0]
    question = flow.question(given[0][0]) if given else None
    if question is None:
        return leaf
    fork = Fork(question.ask)
    for answer in question.answers:
        below = [(rest[1:], end) for rest, end in walks if rest[0][1] == answer.id]
        then = _grow(flow, below)
        before = fork.replies[-1].then if fork.replies else None
        fork.replies.append(Reply(answer.label, before if before is not None and then == before else then))
    return fork
