"""A single text of a flow that reads otherwise in the municipality."""

from typing import TypeVar

import msgspec

from desk_assistant.content.model import Content, Flow, Text
from desk_assistant.content.place import Finding

Part = TypeVar("Part", bound=Content)

_FIXED = frozenset({"id", "icon", "kind", "before"})
"""Fields that other fields rely on; whoever wants another one writes the whole flow."""


class Change(Content, kw_only=True):
    """One text of a flow that reads otherwise here; `field` as in the flow, such as `staff_hint` or `non_digital.staff`."""

    flow: str
    step: str | None = None
    question: str | None = None
    field: str
    text: str | Text


def changed_flow(flow: Flow, change: Change) -> Flow | Finding:
    """Give the flow with the text changed, or what was expected instead of this change."""
    if change.step is not None and change.question is not None:
        return Finding("", "enten step eller question, ikke begge")
    if change.step is None and change.question is None:
        return _replaced(flow, change.field.split("."), change.text)
    group, wanted = ("steps", change.step) if change.step is not None else ("questions", change.question)
    parts = list(getattr(flow, group))
    number = next((number for number, part in enumerate(parts) if part.id == wanted), None)
    if number is None:
        return Finding("", f"id i {group}; '{wanted}' findes ikke i '{flow.id}'")
    changed = _replaced(parts[number], change.field.split("."), change.text)
    if isinstance(changed, Finding):
        return changed
    parts[number] = changed
    return msgspec.structs.replace(flow, **{group: tuple(parts)})


def _replaced(part: Part, field: list[str], text: str | Text) -> Part | Finding:
    name, *inner = field
    old = getattr(part, name) if name in part.__struct_fields__ and name not in _FIXED else ()
    new: object = text
    if inner and isinstance(old, Content) and not isinstance(old, Text):
        new = _replaced(old, inner, text)
        if isinstance(new, Finding):
            return new
    elif inner or not isinstance(old, str | Text) and (name, old) != ("address", None):
        return Finding("", f"et felt med tekst; '{'.'.join(field)}' kan ikke ændres her")
    elif isinstance(old, Text) != isinstance(text, Text):
        return Finding("", 'text = { da = "…", en = "…" }' if isinstance(old, Text) else 'text = "…"')
    return msgspec.structs.replace(part, **{name: new})
