"""What undo and redo reach: whole key presses, never the frame of the visit itself."""

from collections.abc import Sequence

from desk_assistant.visit import facts as f

#: Facts that undo steps over: moving about, pausing, and what already left the house.
_PASSED_OVER = (f.NeedChosen, f.Parked, f.Interrupted, f.Resumed, f.NoteGiven, f.Reopened)
#: Facts that undo never goes behind.
_FENCES = (f.Opened, f.Closed)


def last_act(history: Sequence[f.Fact]) -> tuple[str, ...]:
    """Give the ids (hex) of the last key press that still counts, or nothing when there is none to take back."""
    for fact in reversed(alive(history)):
        if isinstance(fact.body, _FENCES):
            return ()
        if not isinstance(fact.body, (*_PASSED_OVER, f.Undone)):
            return tuple(other.id.hex() for other in alive(history) if other.act == fact.act)
    return ()


def last_undo(history: Sequence[f.Fact]) -> tuple[str, ...]:
    """Give the id of the last undo that can be brought back: nothing new may have been done since."""
    bodies = {fact.id.hex(): fact.body for fact in history}
    for fact in reversed(alive(history)):
        if not isinstance(fact.body, f.Undone):
            if isinstance(fact.body, _PASSED_OVER):
                continue
            return ()
        if not any(isinstance(bodies.get(target), f.Undone) for target in fact.body.facts):
            return (fact.id.hex(),)
    return ()


def alive(history: Sequence[f.Fact]) -> list[f.Fact]:
    """Give the facts that still count, undos among them: an undo takes its targets away, unless it was undone itself."""
    gone: set[str] = set()
    kept: list[f.Fact] = []
    for fact in reversed(history):
        if fact.id.hex() in gone:
            continue
        kept.append(fact)
        if isinstance(fact.body, f.Undone):
            gone.update(fact.body.facts)
    return kept[::-1]
