"""Nothing but words written for the citizen reaches the citizen's screen."""

import msgspec
import pytest

from desk_assistant.content.conditions import branches, items
from desk_assistant.content.model import Text
from desk_assistant.paper.note import Note, line_start
from desk_assistant.ui.citizen.states import AgreementShown, CitizenView, StepView
from desk_assistant.ui.citizen.view import strip
from desk_assistant.visit.agreement import said_back
from tests.ui.citizen.cases import MUNICIPALITY, STAFF, every_view, library, marked_flow, phrases, view, visit
from tests.ui.citizen.seen import texts

LANGUAGES = ("da", "en")


def citizen_texts(value: object, language: str) -> set[str]:
    """Every text in both languages that stands in the content."""
    if isinstance(value, Text):
        return {value.of(language)}
    if isinstance(value, tuple):
        return {text for part in value for text in citizen_texts(part, language)}
    if isinstance(value, msgspec.Struct):
        return {text for name in value.__struct_fields__ for text in citizen_texts(getattr(value, name), language)}
    return set()


def of_note(note: Note) -> set[str]:
    """What the note itself says."""
    fields = {getattr(note, name) for name in note.__struct_fields__ if isinstance(getattr(note, name), str)}
    fields.add(line_start(note.date_text))
    for lines in (note.you_do, note.we_do, note.trouble):
        for number, line in enumerate(lines, start=1):
            when = line_start(line.when or "")
            fields |= {line.text, when, f"{line.text} {when}", f"{number}. {line.text} {when}"}
    return fields


def allowed(shown: CitizenView, language: str) -> set[str]:
    """The words that may stand on the screen for this view, built without looking at it, but for numbers and the note."""
    say = phrases().texts
    words = {text.of(language) for text in say.values()} | citizen_texts(marked_flow(), language)
    words |= {f"{sentence}." for text in say.values() for sentence in text.of(language).rstrip(".").split(". ")}
    words.add(f"{MUNICIPALITY} · {phrases().say('citizen_service', language)}")
    answered = ({}, {"reason": "closed", "letter": "unclear"})
    words |= {said_back(visit(answers), {"c1": marked_flow()}, language) for answers in answered}
    for label in ("borger.dk", "sundhed.dk"):
        words |= {label, f"https://www.{label}", phrases().say("qr_description", language, address=label)}
    if isinstance(shown.body, StepView):
        step = shown.body
        words.add(phrases().say("step_of", language, number=str(step.number), total=str(step.total)))
    if isinstance(shown.body, AgreementShown):
        words |= of_note(shown.body.note)
    return words


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_on_the_window_is_one_of_the_citizens(make, language: str) -> None:
    seen = 0
    for name, shown in every_view(language):
        window = make()
        window.show_view(shown)
        found = texts(window)
        foreign = found - allowed(shown, language)
        assert not foreign, f"{name}: {foreign}"
        assert not [text for text in found if STAFF in text], name
        seen += len(found)
        window.hide()
    assert seen > 200


def test_a_staff_text_on_the_window_is_found(make) -> None:
    shown = view(visit({"reason": "own_wish"}), item="choose")
    window = make()
    window.show_view(shown)
    hint = marked_flow().step("choose").staff_hint
    assert STAFF in hint
    window.step.text.set_text(hint)
    assert texts(window) - allowed(shown, "da") == {hint}
    window.step.text.set_text(shown.body.text)
    window.skip.setToolTip(hint)
    assert texts(window) - allowed(shown, "da") == {hint}
    window.skip.setToolTip("")
    window.step.qr.address = hint
    assert texts(window) - allowed(shown, "da") == {hint}


def test_no_staff_text_reaches_a_view_in_any_branch() -> None:
    flow = marked_flow()
    seen = 0
    for answers in branches(flow):
        for item in items(flow, answers):
            for language in LANGUAGES:
                for place in ("arrival", "clarify", "together", "readiness", "agreement", "pause"):
                    shown = view(visit(answers), place, item.id, language=language)
                    assert STAFF.encode() not in msgspec.json.encode((shown, strip(shown)))
                    seen += 1
    assert seen > 500


def test_own_words_stand_on_the_note_only() -> None:
    written = visit({"reason": "own_wish"}, summary="w2")
    shown = view(written, "clarify")
    assert shown.body.said == ""
    assert view(visit({"reason": "own_wish"}), "clarify").body.said != ""


def test_the_marks_cover_the_staff_texts() -> None:
    flow, shipped = marked_flow(), library().flow("laegevalg", marked_flow().checked)
    assert flow.title == STAFF + shipped.title
    assert flow.steps[0].staff_hint.startswith(STAFF) and flow.non_digital.staff.startswith(STAFF)
    assert flow.questions[0].answers[0].label.startswith(STAFF)
    assert flow.steps[0].id == shipped.steps[0].id
