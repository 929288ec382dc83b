"""The take-home note of a visit: the same value goes to the paper, the preview and the citizen's screen."""

from datetime import date

from desk_assistant.content.library import Library
from desk_assistant.content.model import Flow
from desk_assistant.paper.note import Note, NoteLine, long_date
from desk_assistant.settings import Settings
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
    flow = next((flows[need.content] for need in visit.live_needs if need.content in flows), None)
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
        scan_text=phrases.say("scan", language) if flow else "",
        address=flow.address if flow else "",
        address_label=flow.address_label if flow else "",
        number_text=phrases.say("agreement_number", language, number=number) if number else None,
        page_of=phrases.texts["page_of"].of(language),
        qr_description=phrases.say("qr_description", language, address=flow.address_label) if flow else "",
    )
