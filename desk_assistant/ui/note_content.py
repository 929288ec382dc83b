"""The take-home note of a visit: the same value goes to the paper, the preview and the citizen's screen."""

from datetime import date

from desk_assistant.content.conditions import visible_steps
from desk_assistant.content.library import Library
from desk_assistant.content.model import Flow
from desk_assistant.paper.note import Note, NoteLine, long_date
from desk_assistant.settings import Settings
from desk_assistant.ui.citizen.view import site_of
from desk_assistant.ui.employee.view import line_text, way_back
from desk_assistant.visit import agreement
from desk_assistant.visit.state import Visit


def note_of(
    visit: Visit,
    flows: dict[str, Flow],
    words: dict[str, str],
    library: Library,
    settings: Settings,
    today: date,
    language: str,
    large: bool,
) -> Note:
    """Give the note in a language. Lines in own words stand as they were written; without a phone the line says come again."""
    phrases = library.phrases
    sections: dict[str, list[NoteLine]] = {"citizen": [], "us": [], "trouble": []}
    again = way_back(phrases, settings.desk_phone, language)
    for line in agreement.compose(visit, flows):
        text, when = line_text(line, words, library, language, settings.desk_phone)
        sections[line.owner].append(NoteLine(text, when or None))
    if not any(again in line.text for line in sections["trouble"]):
        sections["trouble"].append(NoteLine(again))
    address, label = _site(visit, flows)
    own = words.get(visit.summary or "")
    number = agreement.shown_number(visit.number) if visit.number else None
    where = (settings.municipality, phrases.say("citizen_service", language))
    return Note(
        language="en" if language == "en" else "da",
        large=large,
        municipality=" · ".join(part for part in where if part),
        title=phrases.say("agreement_title", language),
        date_text=long_date(today, "en" if language == "en" else "da"),
        need_heading=phrases.say("note_need", language),
        need=own or agreement.said_back(visit, flows, language, library.said_of_events),
        you_heading=phrases.say("you_do", language),
        you_do=tuple(sections["citizen"]),
        we_heading=phrases.say("we_do", language),
        we_do=tuple(sections["us"]),
        trouble_heading=phrases.say("if_trouble", language),
        trouble=tuple(dict.fromkeys(sections["trouble"])),
        nothing_more=phrases.say("nothing_more", language) if visit.nothing_more else None,
        scan_text=phrases.say("scan", language) if address else "",
        address=address,
        address_label=label,
        number_text=phrases.say("agreement_number", language, number=number) if number else None,
        page_of=phrases.texts["page_of"].of(language),
        qr_description=phrases.say("qr_description", language, address=label) if address else "",
    )


def _site(visit: Visit, flows: dict[str, Flow]) -> tuple[str, str]:
    """Give the address to go on from at home and how it is read aloud: of the first need whose branch leads to a site."""
    for need in visit.live_needs:
        flow = flows.get(need.content or "")
        if flow is None or need.other_way or need.handed_to is not None:
            continue
        steps = visible_steps(flow, need.answers)
        if any(step.address == flow.address for step in steps):
            return flow.address, flow.address_label
        if (site := site_of(steps, flow))[0]:
            return site
    return "", ""
