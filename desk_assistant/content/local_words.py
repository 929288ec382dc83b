"""What citizens say when they come for something of the municipality's own, so that suggestions find that too."""

from collections.abc import Collection, Iterator, Mapping

import msgspec

from desk_assistant.content.library import Library
from desk_assistant.content.model import OTHER, Flow, IntakePhrases
from desk_assistant.content.place import Finding

MOST_LETTERS = 120


def findings(said: IntakePhrases, flows: Collection[str], library: Library) -> Iterator[Finding]:
    """Give what is wrong with the municipality's ways of saying one thing; `flows` are those there are or would be."""
    kinds = {**dict.fromkeys(flows, "flow"), **dict.fromkeys(library.life_events, "life_event"), OTHER: "other"}
    if said.id not in kinds:
        yield Finding("id", f"id på et forløb eller en livssituation; '{said.id}' findes ikke")
    elif said.kind != kinds[said.id]:
        yield Finding("kind", f"'{kinds[said.id]}'")
    for group in ("words", "hints", "phrases"):
        for number, text in enumerate(getattr(said, group)):
            if not text.strip() or len(text) > MOST_LETTERS:
                yield Finding(f"{group}[{number}]", f"1-{MOST_LETTERS} tegn")


def joined(library: Library, said: Mapping[str, IntakePhrases]) -> dict[str, IntakePhrases]:
    """Give the ways of saying things with the municipality's added. A flow that nobody has written any for goes by its names."""
    whole = dict(library.intake)
    for name, own in said.items():
        if name in library.flows or name in whole:
            whole[name] = _added(whole[name], own) if name in whole else own
    whole |= {name: _by_name(flow) for name, flow in library.flows.items() if name not in whole}
    names = [word.casefold() for name in whole if name not in library.intake for word in whole[name].words]
    return {name: _without(part, names) if name == OTHER else part for name, part in whole.items()}


def _without(other: IntakePhrases, names: Collection[str]) -> IntakePhrases:
    """Give the ways of saying none of these without those that say what the municipality has a flow for."""

    def kept(texts: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(text for text in texts if not any(name in text.casefold() for name in names))

    return msgspec.structs.replace(other, words=kept(other.words), hints=kept(other.hints), phrases=kept(other.phrases))


def _added(shipped: IntakePhrases, own: IntakePhrases) -> IntakePhrases:
    groups = {name: getattr(shipped, name) + getattr(own, name) for name in ("words", "hints", "phrases")}
    return msgspec.structs.replace(shipped, **groups)


def _by_name(flow: Flow) -> IntakePhrases:
    return IntakePhrases(id=flow.id, kind="flow", words=(flow.title, flow.official_name), phrases=(flow.summary, flow.say_back.da, flow.say_back.en))
