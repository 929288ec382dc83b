"""Pure views of the employee window: from the visit and what is looked at, to what stands on the screen."""

from collections.abc import Mapping

import msgspec
from PySide6.QtCore import QCoreApplication

from desk_assistant.content.conditions import follow_ups, visible_questions
from desk_assistant.content.directory import Place
from desk_assistant.content.library import Library
from desk_assistant.content.model import Flow, Phrases, Text
from desk_assistant.ui import wording
from desk_assistant.ui.employee.state import Glance
from desk_assistant.ui.employee.together_view import ChoiceView, choices, open_item_id, progress_text
from desk_assistant.visit import agreement, readiness
from desk_assistant.visit.facts import OFFERS, ROWS, WISHES
from desk_assistant.visit.state import Visit

translate = QCoreApplication.translate
Flows = dict[str, Flow]


class PlaceView(msgspec.Struct, frozen=True):
    """One place in the rail."""

    id: str
    name: str
    state: str
    spoken: str


class NeedView(msgspec.Struct, frozen=True):
    """One topic under *Emner i dag*."""

    id: str
    title: str
    line: str
    current: bool
    spoken: str


class ClarifyView(msgspec.Struct, frozen=True):
    """*Afklar behov*."""

    quote: str
    ask: str
    hint: str
    question: str | None
    choices: tuple[ChoiceView, ...]
    summary: str
    own_summary: bool
    agreed: bool
    more: tuple[tuple[str, str], ...]
    bar: str = ""


class RowView(msgspec.Struct, frozen=True):
    """One row of *Hjælpebehov i dag*: value as text (nothing noted "", "0", "1", "2", "unseen"), and whether it is only a suggestion."""

    id: str
    name: str
    line: str
    value: str
    suggested: bool


class ReadinessView(msgspec.Struct, frozen=True):
    """*Hjælpebehov i dag*."""

    gate: str
    gate_suggested: bool
    rows: tuple[RowView, ...]
    wish: str
    offers: tuple[tuple[str, str, bool], ...]
    band: str
    wishes: tuple[tuple[str, str], ...]


class LineView(msgspec.Struct, frozen=True):
    """One agreement line on screen."""

    id: str
    owner: str
    text: str
    when: str
    own: bool


class AgreementView(msgspec.Struct, frozen=True):
    """*Aftale*: the need, the lines by owner, and what stands in the way of closing."""

    need: str
    groups: tuple[tuple[str, str, tuple[LineView, ...]], ...]
    nothing_more: bool
    case_note_asked: bool
    case_note_states: tuple[str, ...]
    follow_ups: tuple[tuple[str, str], ...]


def places(visit: Visit, flows: Flows, glance: Glance) -> tuple[PlaceView, ...]:
    """Give the five places; a place is done only when something is recorded in it."""
    done = {
        "arrival": bool(visit.live_needs or visit.stated),
        "clarify": visit.agreed,
        "together": any(need.steps or need.handed_to or need.other_way for need in visit.live_needs),
        "readiness": bool(visit.rows or visit.gate or visit.wish or visit.offers),
        "agreement": visit.status == "closed" or visit.nothing_more,
    }
    shown = []
    for number, place in enumerate(wording.PLACES, start=1):
        state = "now" if glance.place == place else "done" if done[place] else "todo"
        status = {
            "now": translate("Places", "in progress"),
            "done": translate("Places", "done"),
            "todo": translate("Places", "not begun"),
        }[state]
        spoken = translate("Places", "Place %1 of 5: %2, %3")
        spoken = spoken.replace("%1", str(number)).replace("%2", wording.place_name(place)).replace("%3", status)
        shown.append(PlaceView(place, wording.place_name(place), state, spoken))
    return tuple(shown)


def needs(visit: Visit, flows: Flows) -> tuple[NeedView, ...]:
    """Give the topics of today with how far each has come."""
    shown = []
    for need in visit.live_needs:
        flow = flows.get(need.content or "")
        title = flow.title if flow else translate("Needs", "Another matter")
        if need.handed_to is not None:
            line = translate("Needs", "Handed over")
        elif need.other_way:
            line = translate("Needs", "Another way")
        elif need.steps and flow:
            line = progress_text(need, flow)
        else:
            line = translate("Needs", "Not begun")
        current = need.id == visit.current
        spoken = f"{title}. {line}." + (translate("Needs", " Shown now.") if current else "")
        shown.append(NeedView(need.id, title, line, current, spoken))
    return tuple(shown)


def clarify_view(
    visit: Visit,
    flows: Flows,
    words: dict[str, str],
    offered: tuple[tuple[str, str], ...],
    events: Mapping[str, Text],
    bar: str = "",
) -> ClarifyView:
    """Give the view; `offered` are (flow id, title) for *Hvad mere?*, `events` what is said of life events, `bar` is what to know before the topic."""
    need = visit.need(visit.current)
    flow = flows.get(need.content or "") if need else None
    question = None
    if need and flow:
        first = [q for q in visible_questions(flow, need.answers) if q.before is None]
        question = next((q for q in first if q.id not in need.answers), first[-1] if first else None)
    composed = agreement.said_back(visit, flows, "da", events)
    taken = {need.flow for need in visit.live_needs}
    return ClarifyView(
        quote=words.get(visit.stated or "", ""),
        ask=question.ask if question else "",
        hint=question.hint if question else "",
        question=question.id if question else None,
        choices=choices(question, need, flow) if question and need and flow else (),
        summary=words.get(visit.summary or "", composed),
        own_summary=visit.summary is not None,
        agreed=visit.agreed,
        more=tuple((flow_id, title) for flow_id, title in offered if flow_id not in taken),
        bar=bar,
    )


def readiness_view(visit: Visit, flows: Flows) -> ReadinessView:
    """Give the view: suggestions stand as suggestions until they are confirmed."""
    suggested_gate = readiness.suggested_gate(visit, flows)
    shown = readiness.shown_rows(visit, flows)
    rows = []
    for row in ROWS:
        name, line = wording.row_name(row)
        level = shown[row]
        suggested = row not in visit.rows and level is not None
        value = str(level) if level is not None else "unseen" if row in visit.rows else ""
        rows.append(RowView(row, name, line, value, suggested))
    band = readiness.advice(visit, flows)
    return ReadinessView(
        gate=visit.gate or suggested_gate or "",
        gate_suggested=visit.gate is None and suggested_gate is not None,
        rows=tuple(rows),
        wish=visit.wish or "",
        offers=tuple((offer, wording.offer_name(offer), offer in visit.offers) for offer in OFFERS),
        band=wording.band_name(band) if band else "",
        wishes=tuple((wish, wording.wish_name(wish)) for wish in WISHES),
    )


def way_back(phrases: Phrases, phone: str, language: str) -> str:
    """Give what to do if something goes wrong: call the desk or come again; without a phone only come again."""
    return phrases.say("trouble_phone", language, phone=phone) if phone else phrases.say("trouble_no_phone", language)


def line_text(
    line: agreement.AgreementLine, words: dict[str, str], library: Library, language: str, phone: str
) -> tuple[str, str]:
    """Give text and due wording of an agreement line in a language; own words stand as they were written.

    A desk with a phone says it wherever the content can only say *come again*.
    """
    if line.words is not None:
        return words.get(line.words, ""), ""
    phrases = library.phrases
    if line.handed_to is not None:
        return _handed_over(line, library, language), ""
    text = line.text.of(language) if line.text else ""
    text = text.replace(phrases.say("trouble_no_phone", language), way_back(phrases, phone, language))
    return text, line.when.of(language) if line.when else ""


def _handed_over(line: agreement.AgreementLine, library: Library, language: str) -> str:
    """Say who helps from here; a place of the directory also how to reach it and what to bring."""
    phrases, key = library.phrases, "handed_over_called" if line.called else "handed_over"
    place = library.places.get(line.entry or "")
    if place is None:
        return phrases.say(key, language, place=phrases.say(f"place_{line.handed_to}", language))
    sentences = [phrases.say(key, language, place=place.citizen_title.of(language)), _reach(place, phrases, language)]
    if place.bring:
        things = [thing.of(language) for thing in place.bring]
        sentences.append(phrases.say("handed_over_bring", language, things=", ".join([things[0], *map(_inside, things[1:])]).rstrip(".")))
    return " ".join(sentences)


def _reach(place: Place, phrases: Phrases, language: str) -> str:
    """Say how to reach a place, with its number after the word *call* where that word begins the sentence."""
    reach, call = place.reach.of(language), phrases.say("handed_over_phone", language, phone=place.phone).rstrip(".")
    word = call.partition(" ")[0]
    if not place.phone or place.phone in reach:
        return reach
    fits = reach.startswith(f"{word},") or (language == "da" and reach.startswith(word))
    return call + reach.removeprefix(word) if fits else f"{reach} {call}."


def _inside(thing: str) -> str:
    """Give a thing as it stands inside a sentence: a small letter, unless it begins with a name such as MitID."""
    return thing if thing[1:2].isupper() or thing.startswith(("Mit", "Nem", "Digital Post")) else thing[:1].lower() + thing[1:]


def agreement_view(visit: Visit, flows: Flows, words: dict[str, str], library: Library, phone: str) -> AgreementView:
    """Give the view of the lines as they stand, in Danish for the employee."""
    lines = agreement.compose(visit, flows)
    groups = []
    for owner in ("citizen", "us", "trouble"):
        mine = []
        for line in lines:
            if line.owner == owner:
                text, when = line_text(line, words, library, "da", phone)
                mine.append(LineView(line.id, owner, text, when, line.words is not None))
        groups.append((owner, wording.owner_name(owner), tuple(mine)))
    promised = any(line.owner == "us" for line in lines)
    states = ("written", "to_write") if promised else ("not_relevant", "written", "to_write")
    offers = {}
    for need in visit.live_needs:
        flow = flows.get(need.content or "")
        for follow in follow_ups(flow, need.answers) if flow else ():
            offers.setdefault(follow.flow, follow.reason)
    taken = {need.flow for need in visit.live_needs}
    return AgreementView(
        need=words.get(visit.summary or "", agreement.said_back(visit, flows, "da", library.said_of_events)),
        groups=tuple(groups),
        nothing_more=visit.nothing_more,
        case_note_asked=agreement.case_note_needed(visit, lines),
        case_note_states=states,
        follow_ups=tuple((flow, reason) for flow, reason in offers.items() if flow not in taken),
    )


def current_step(visit: Visit, flows: Flows, glance: Glance) -> tuple[str, str] | None:
    """Give (need, step) that the ladder keys act on, or None when no step is open."""
    need = visit.need(visit.current)
    flow = flows.get(need.content or "") if need else None
    if need is None or flow is None:
        return None
    item = open_item_id(need, flow, glance)
    return (need.id, item) if item and flow.step(item) else None
