"""Pure views of the citizen window: from the visit to the words that stand on the citizen's screen, all of them final.

Only words written for the citizen reach a view: the flow's `citizen_title`, `say_back` and `non_digital.citizen`, the
step's `citizen_title` and `citizen_text`, addresses, phrases, the municipality's name, and the note. Own words reach it
in the note only.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal
from urllib.parse import urlsplit

from desk_assistant.content.conditions import visible_steps
from desk_assistant.content.model import Flow, Phrases, Step, Text
from desk_assistant.paper.note import Note
from desk_assistant.ui.citizen.states import (
    AgreementShown,
    Body,
    CitizenView,
    Dot,
    Idle,
    OtherWay,
    Paused,
    Rate,
    StepView,
    StopTogether,
    Strip,
    Talking,
    Thanks,
)
from desk_assistant.ui.employee.state import Glance
from desk_assistant.ui.employee.together_view import open_item_id
from desk_assistant.visit.agreement import said_back
from desk_assistant.visit.state import Need, Visit

Flows = Mapping[str, Flow]

#: The answers in the order they stand, best first, and the phrase of each. A face is stored as 1 (best) to 4.
FACES = (("1", "rate_very_good"), ("2", "rate_good"), ("3", "rate_less_good"), ("4", "rate_bad"))
SOLVED = (("yes", "yes"), ("partly", "partly"), ("no", "no"))


def citizen_view(
    visit: Visit | None,
    flows: Flows,
    place: str,
    item: str | None,
    note: Note | None,
    stage: str | None,
    language: str,
    phrases: Phrases,
    municipality: str,
    events: Mapping[str, Text] = MappingProxyType({}),
) -> CitizenView:
    """Give what stands on the citizen's screen.

    `place` is the place of the visit that is open, or "pause". `item` is the step opened by hand, or None. `note` is shown
    at the place *agreement* and after closing. `events` is what is said back of each life event. `stage` ("face", "solved", "thanks") counts only when no visit is open.
    Raises KeyError when a phrase is missing.
    """
    writer = _Writer(phrases, language, events)
    header = " · ".join(part for part in (municipality, writer.say("citizen_service")) if part)
    return CitizenView(
        header=header,
        language=language,
        other_language="da" if language == "en" else "en",
        other_language_name=writer.say("language_other"),
        larger=writer.say("larger_text"),
        smaller=writer.say("smaller_text"),
        body=writer.body(visit, flows, place, item, note, stage),
    )


def strip(view: CitizenView) -> Strip:
    """Give the strip for the same moment."""
    body = view.body
    if isinstance(body, StepView):
        return Strip(body.topic, body.title, " ".join(part for part in (body.text, body.care) if part), body.position)
    if isinstance(body, AgreementShown):
        return Strip(view.header, body.note.title, "", "")
    if isinstance(body, Rate):
        return Strip(view.header, body.title, "", "")
    return Strip(body.topic or view.header, body.title, body.text, "")


class _Writer:
    """Writes the page in one language."""

    def __init__(self, phrases: Phrases, language: str, events: Mapping[str, Text]) -> None:
        self._phrases = phrases
        self._events = events
        self._language = language

    def say(self, key: str, **values: str) -> str:
        return self._phrases.say(key, self._language, **values)

    def body(
        self, visit: Visit | None, flows: Flows, place: str, item: str | None, note: Note | None, stage: str | None
    ) -> Body:
        if visit is None or visit.status == "closed":
            return self._after(note, stage)
        if visit.status != "open" or place == "pause":
            return Paused(title=self.say("wait_title"), text=self.say("paused"))
        match place:
            case "together":
                return self._together(visit, flows, item)
            case "readiness":
                return self._talking("readiness_title", "readiness_text")
            case "agreement":
                return self._agreement(note) if note else self._talking("wait_title", "wait_text")
            case "clarify" if visit.summary is None and (said := said_back(visit, flows, self._language, self._events)):
                return self._talking("clarify_title", "clarify_text", said=said, said_heading=self.say("understood"))
        return self._talking("clarify_title", "clarify_text")

    def _after(self, note: Note | None, stage: str | None) -> Body:
        if stage == "face":
            return self._rate("face", "rate_title", self.say("rate_hint"), FACES)
        if stage == "solved":
            return self._rate("solved", "solved_title", "", SOLVED)
        if stage == "thanks":
            return Thanks(title=self.say("thanks"), text=self.say("thanks_hint"))
        if note is not None:
            return self._agreement(note)
        return Idle(title=self.say("welcome"), text=self.say("welcome_hint"), footer=self.say("citizen_screen_idle"))

    def _rate(self, stage: Literal["face", "solved"], title: str, text: str, choices: tuple[tuple[str, str], ...]) -> Rate:
        words = tuple((value, self.say(key)) for value, key in choices)
        return Rate(stage, self.say(title), text, words, self.say("no_answer"))

    def _talking(self, title: str, text: str, *, topic: str = "", said: str = "", said_heading: str = "") -> Talking:
        return Talking(
            title=self.say(title),
            text=self.say(text) if text else "",
            topic=topic,
            said_heading=said_heading,
            said=said,
            footer=self.say("you_steer"),
        )

    def _agreement(self, note: Note) -> AgreementShown:
        name = note.qr_description or self.say("qr_description", address=note.address_label or note.address)
        rest = self._phrases.say("rest_on_paper", note.language)
        return AgreementShown(note, name, rest)

    def _together(self, visit: Visit, flows: Flows, item: str | None) -> Body:
        need = visit.need(visit.current)
        flow = flows.get(need.content or "") if need else None
        if need is None or flow is None:
            return self._talking("wait_title", "wait_text")
        topic = flow.citizen_title.of(self._language)
        if need.handed_to is not None:
            return self._talking("wait_title", "wait_text", topic=topic)
        if need.other_way:
            text = flow.non_digital.citizen.of(self._language)
            return OtherWay(topic=topic, title=self.say("another_way"), text=text, footer=self.say("you_steer"))
        open_id = open_item_id(need, flow, Glance(item=item))
        if open_id is None:
            blocked = any(noted.outcome == "blocked" for noted in need.steps.values())
            title, text = ("stopped_title", "stopped_text") if blocked else ("all_steps_done", "")
            return self._talking(title, text, topic=topic)
        step = flow.step(open_id)
        if step is None:
            return self._talking("wait_title", "wait_text", topic=topic)
        return self._step(step, need, flow)

    def _step(self, step: Step, need: Need, flow: Flow) -> StepView:
        steps = visible_steps(flow, need.answers)
        number = next(count for count, one in enumerate(steps, start=1) if one.id == step.id)
        text = step.citizen_text.of(self._language)
        authority = step.kind == "authority"
        address, label = ("", "") if step.stop_point else site_of(steps[:number], flow)
        return StepView(
            topic=flow.citizen_title.of(self._language),
            title=step.citizen_title.of(self._language),
            text=text,
            number=number,
            total=len(steps),
            position=self.say("step_of", number=str(number), total=str(len(steps))),
            dots=tuple("now" if one.id == step.id else _dot(one, need) for one in steps),
            look_away=step.kind in ("login", "payment"),
            authority=authority,
            care=self._care(step, text),
            address=address,
            address_label=label,
            scan=self.say("own_phone") if address else "",
            qr_name=self.say("qr_description", address=label) if address else "",
            stop=self._stop() if step.stop_point else None,
            footer=self.say("you_steer"),
        )

    def _care(self, step: Step, text: str) -> str:
        key = {
            "login": "look_away",
            "payment": "look_away_payment",
            "declaration": "only_you_approve",
            "authority": "authority_step",
        }.get(step.kind)
        return _unsaid(self.say(key), text) if key else ""

    def _stop(self) -> StopTogether:
        questions = tuple(self.say(f"stop_question_{number}") for number in (1, 2, 3))
        return StopTogether(self.say("stop_title"), self.say("stop_text"), questions)


def _dot(step: Step, need: Need) -> Dot:
    noted = need.steps.get(step.id)
    if noted is None:
        return "todo"
    return "left_out" if noted.outcome in ("not_relevant", "blocked") else "done"


def site_of(steps: tuple[Step, ...], flow: Flow) -> tuple[str, str]:
    """Give the address of the site that steps have led to, and how it is read aloud; nothing where they lead to no site.

    Until somebody logs on, a step that finds something without an address leaves the site: a call to the bank, a form. So does
    an act of the authority at the counter.
    """
    address, inside = "", False
    for step in steps:
        if step.kind == "authority":
            address, inside = "", False
        if step.address or (step.kind == "find" and not inside):
            address, inside = step.address or "", False
        inside = inside or step.kind == "login"
    if not address or address == flow.address:
        return address, flow.address_label if address else ""
    return address, (urlsplit(address).hostname or address).removeprefix("www.")


def _unsaid(phrase: str, text: str) -> str:
    """Give the sentences of a phrase that the text does not say already, word for word."""
    sentences = [sentence.strip(" .") + "." for sentence in phrase.split(". ")]
    return " ".join(sentence for sentence in sentences if sentence not in text)
