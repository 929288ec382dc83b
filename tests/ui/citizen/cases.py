"""Visits, flows and notes for the citizen window, and everything that can stand on it."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import msgspec

from desk_assistant.content.library import Library, load
from desk_assistant.content.model import Answer, Content, Flow, Phrases, Question, Step, Text
from desk_assistant.paper.note import Note, NoteLine
from desk_assistant.ui.citizen.states import CitizenView
from desk_assistant.ui.citizen.view import citizen_view
from desk_assistant.visit.state import Need, Noted, Visit

RESOURCES = Path(__file__).resolve().parents[3] / "resources"
TODAY = date(2026, 11, 23)
MUNICIPALITY = "Solby Kommune"
STAFF = "PERSONALE: "
FLOW = "laegevalg"
#: Plain strings of a flow that are ids and codes, or that the citizen may see: addresses and how they are read aloud.
_NOT_STAFF = {"id", "kind", "owner", "address", "address_label", "before", "question", "is_", "any", "flow", "key", "icon"}


@cache
def library() -> Library:
    """The content as it is shipped."""
    return load(RESOURCES / "content")


def phrases() -> Phrases:
    """The fixed words for the citizen."""
    return library().phrases


@cache
def marked_flow() -> Flow:
    """The shipped flow with a mark in every text that was written for the staff."""
    flow = library().flow(FLOW, TODAY)
    assert flow is not None
    return _marked(flow)


def _marked(value: object, field: str = "") -> object:
    if isinstance(value, Text) or field in _NOT_STAFF:
        return value
    if isinstance(value, str):
        return STAFF + value if value else value
    if isinstance(value, tuple):
        return tuple(_marked(part, field) for part in value)
    if isinstance(value, Content):
        changed = {name: _marked(getattr(value, name), name) for name in value.__struct_fields__}
        return msgspec.structs.replace(value, **changed)
    return value


def long_flow() -> Flow:
    """The marked flow with the longest titles and texts that content may have: 28 and 70 characters."""
    title = Text(da="Legitimationsoplysning nu om", en="Proof of identity right here")
    text = Text(
        da="Find dit pas, kørekort eller sundhedskort, og vis det ved skranken nu.",
        en="Find your passport or your licence or your card and show it here now.",
    )
    assert (len(title.da), len(text.da)) == (28, 70)
    steps = tuple(msgspec.structs.replace(step, citizen_title=title, citizen_text=text) for step in marked_flow().steps)
    return msgspec.structs.replace(marked_flow(), steps=steps, citizen_title=title)


def visit(answers: dict[str, str] | None = None, steps: dict[str, str] | None = None, **changes: object) -> Visit:
    """An open visit about the flow."""
    noted = {step: Noted(outcome, "time" if outcome == "blocked" else None) for step, outcome in (steps or {}).items()}
    need = Need(id="n1", flow=FLOW, content="c1", stated=True, answers=answers or {}, steps=noted)
    fields = {"needs": (need,), "current": "n1", "stated": "w1", **changes}
    return Visit(id="v1", opened=TODAY, hour=10, **fields)


OWN_WISH = {"reason": "own_wish"}
CLOSED_LIST = {"reason": "closed_list"}


def note(language: str = "da", lines: int = 1, words: str = "") -> Note:
    """An agreement with so many lines in each section."""

    def line(name: str, number: int) -> NoteLine:
        return NoteLine(words or f"{name} {number}: Kom igen med papirerne fra din udlejer, og vis dette ark.", f"om {number} uger")

    def say(key: str, **values: str) -> str:
        return phrases().say(key, language, **values)

    def section(name: str) -> tuple[NoteLine, ...]:
        return tuple(line(name, number) for number in range(1, lines + 1))

    return Note(
        language=language,
        large=False,
        municipality=MUNICIPALITY,
        title=say("agreement_title"),
        date_text="mandag den 23. november 2026",
        need_heading=say("note_need"),
        need="Du vil skifte til en ny læge. Du er flyttet.",
        you_heading=say("you_do"),
        you_do=section("A"),
        we_heading=say("we_do"),
        we_do=section("B"),
        trouble_heading=say("if_trouble"),
        trouble=section("C"),
        scan_text=say("scan"),
        address="https://www.borger.dk",
        address_label="borger.dk",
        number_text=say("agreement_number", number="7K2M-9Q4T-X"),
    )


def view(
    of: Visit | None,
    place: str = "together",
    item: str | None = None,
    paper: Note | None = None,
    stage: str | None = None,
    language: str = "da",
    flow: Flow | None = None,
) -> CitizenView:
    """What stands on the screen."""
    flows = {"c1": flow or marked_flow()}
    return citizen_view(of, flows, place, item, paper, stage, language, phrases(), MUNICIPALITY)


def every_view(language: str = "da", flow: Flow | None = None, lines: int = 3) -> Iterator[tuple[str, CitizenView]]:
    """Everything that can stand on the screen, by name."""

    def shown(of: Visit | None, place: str = "together", **more: object) -> CitizenView:
        return view(of, place, language=language, flow=flow, **more)

    fresh, talked, closed = visit(), visit(OWN_WISH), visit(CLOSED_LIST)
    yield "idle", shown(None, "start")
    yield "arrival", shown(fresh, "arrival")
    yield "clarify", shown(fresh, "clarify")
    yield "said back", shown(visit({"reason": "closed", "letter": "unclear"}), "clarify")
    yield "own summary", shown(visit(summary="w2"), "clarify")
    yield "question", shown(fresh)
    for step in ("open", "login", "check", "give_reason", "choose", "approve", "pay", "receipt"):
        yield f"step {step}", shown(talked, item=step)
    for step in ("search", "distance", "ground", "identity", "request", "request_receipt"):
        yield f"step {step}", shown(closed, item=step)
    done = dict.fromkeys(("search", "distance", "ground", "identity", "request", "request_receipt"), "alone")
    yield "all done", shown(visit(CLOSED_LIST, done))
    yield "stopped", shown(visit(CLOSED_LIST, {**done, "search": "blocked"}))
    need = msgspec.structs.replace(talked.needs[0], other_way=True)
    yield "other way", shown(msgspec.structs.replace(talked, needs=(need,)))
    need = msgspec.structs.replace(talked.needs[0], handed_to="colleague")
    yield "handed over", shown(msgspec.structs.replace(talked, needs=(need,)))
    yield "no flow", shown(visit(needs=(Need(id="n1", flow=None, content=None, stated=True),)))
    yield "readiness", shown(talked, "readiness")
    yield "agreement", shown(talked, "agreement", paper=note(language, lines))
    yield "agreement without note", shown(talked, "agreement")
    nothing = msgspec.structs.replace(
        note(language), you_do=(), we_do=(), trouble=(), nothing_more=phrases().say("nothing_more", language), address=""
    )
    yield "nothing more", shown(talked, "agreement", paper=nothing)
    yield "pause", shown(talked, "pause")
    yield "parked", shown(visit(OWN_WISH, status="parked"))
    for stage in ("face", "solved", "thanks"):
        yield stage, shown(None, "start", stage=stage)


def made_question() -> Question:
    """A question that is asked in the middle of a flow."""
    return Question(id="how", ask=STAFF + "Hvordan?", answers=(Answer(id="x", label=STAFF + "Sådan"),), before="choose")


def steps_of(flow: Flow, *ids: str) -> tuple[Step, ...]:
    """Some steps of a flow."""
    return tuple(step for step in flow.steps if step.id in ids)
