"""The pure view: which page stands for which moment of the visit, and what it says."""

import msgspec
import pytest

from desk_assistant.content.conditions import visible_steps
from desk_assistant.content.model import OWN_HANDS_ONLY
from desk_assistant.ui.citizen.states import (
    AgreementShown,
    Idle,
    OtherWay,
    Paused,
    Rate,
    StepView,
    Strip,
    Talking,
    Thanks,
)
from desk_assistant.ui.citizen.view import citizen_view, site_of, strip
from tests.ui.citizen.cases import (
    CLOSED_LIST,
    OWN_WISH,
    every_view,
    made_question,
    marked_flow,
    note,
    phrases,
    steps_of,
    view,
    visit,
)

PAGES = {
    "idle": Idle,
    "arrival": Talking,
    "clarify": Talking,
    "said back": Talking,
    "question": Talking,
    "step choose": StepView,
    "all done": Talking,
    "stopped": Talking,
    "other way": OtherWay,
    "handed over": Talking,
    "no flow": Talking,
    "readiness": Talking,
    "agreement": AgreementShown,
    "agreement without note": Talking,
    "pause": Paused,
    "parked": Paused,
    "face": Rate,
    "solved": Rate,
    "thanks": Thanks,
}


@pytest.mark.parametrize(("name", "page"), list(PAGES.items()))
def test_each_moment_has_its_page(name: str, page: type) -> None:
    assert type(dict(every_view())[name].body) is page


def step(name: str, **more: object) -> StepView:
    body = view(visit(CLOSED_LIST if name in ("identity", "search") else OWN_WISH), item=name, **more).body
    assert isinstance(body, StepView)
    return body


def test_a_step_says_topic_title_text_and_how_far() -> None:
    body = step("choose")
    assert (body.topic, body.title) == ("Skift læge", "Vælg ny læge")
    assert body.text == marked_flow().step("choose").citizen_text.da
    assert body.position == "Trin 5 af 8"
    assert (body.address, body.address_label) == ("https://www.borger.dk", "borger.dk")
    assert body.qr_name == "QR-kode til borger.dk"
    assert step("choose", language="en").position == "Step 5 of 8"


def test_without_a_step_opened_by_hand_the_first_open_one_stands() -> None:
    steps = {"open": "alone", "login": "guided"}
    assert view(visit(OWN_WISH, steps)).body.title == marked_flow().step("check").citizen_title.da
    assert view(visit(OWN_WISH, steps), item="nonsense").body.number == 3


def test_dots_tell_done_left_out_now_and_to_come() -> None:
    noted = {"open": "alone", "login": "not_relevant", "check": "blocked", "give_reason": "by_staff"}
    body = view(visit(OWN_WISH, noted)).body
    assert body.dots == ("done", "left_out", "left_out", "done", "now", "todo", "todo", "todo")
    again = view(visit(OWN_WISH, noted), item="open").body
    assert again.dots[0] == "now"
    assert (again.number, again.total) == (1, 8)


def test_login_and_payment_say_that_we_look_away() -> None:
    for name in ("login", "pay"):
        assert step(name).look_away and step(name).care
    plain = step("choose")
    assert not plain.look_away and not plain.authority and plain.care == ""


def test_the_care_sentence_leaves_out_what_the_step_says_already() -> None:
    assert "Kun du ser din kode." in step("login").text
    assert step("login").care == "Vi kigger væk."
    assert "Vi kigger væk." in step("pay").text
    assert step("pay").care == "Kun du taster dit kort."
    text = marked_flow().step("login").citizen_text
    other = msgspec.structs.replace(marked_flow().step("login"), citizen_text=msgspec.structs.replace(text, da="Log på."))
    flow = msgspec.structs.replace(marked_flow(), steps=(other,))
    assert view(visit(OWN_WISH), item="login", flow=flow).body.care == phrases().say("look_away", "da")


def test_every_own_hands_step_has_a_care_sentence() -> None:
    flow = marked_flow()
    own = [one for one in visible_steps(flow, OWN_WISH) if one.kind in OWN_HANDS_ONLY]
    assert {one.kind for one in own} == OWN_HANDS_ONLY
    for one in own:
        assert step(one.id).care


def test_an_authority_step_says_so_and_has_no_way_on_alone() -> None:
    body = step("identity")
    assert body.authority and not body.look_away
    assert body.care == phrases().say("authority_step", "da")
    assert (body.address, body.address_label, body.scan, body.qr_name) == ("", "", "", "")


def test_stop_together_stands_beside_the_step_in_place_of_the_code() -> None:
    body = step("approve")
    assert body.stop is not None
    assert body.stop.questions == tuple(phrases().say(f"stop_question_{number}", "da") for number in (1, 2, 3))
    assert body.address == ""
    assert step("choose").stop is None


def test_a_step_with_its_own_address_names_the_site() -> None:
    body = step("search")
    assert (body.address, body.address_label) == ("https://www.sundhed.dk", "sundhed.dk")


def test_the_code_holds_the_site_opened_last_and_goes_when_the_counter_takes_over() -> None:
    def shown(name: str) -> str:
        return view(visit(CLOSED_LIST), item=name).body.address

    assert {name: shown(name) for name in ("distance", "identity", "request_receipt")} == {
        "distance": "https://www.sundhed.dk",
        "identity": "",
        "request_receipt": "",
    }


def test_before_a_site_is_opened_there_is_no_code() -> None:
    steps = tuple(marked_flow().step(name) for name in ("check", "open"))
    flow = msgspec.structs.replace(marked_flow(), steps=steps)
    assert [view(visit(OWN_WISH), item=one.id, flow=flow).body.address for one in steps] == ["", flow.address]


def test_a_code_stands_only_where_the_branch_has_led_to_a_site() -> None:
    flow = marked_flow()
    opened, login, chosen = (flow.step(one) for one in ("open", "login", "choose"))
    talk = msgspec.structs.replace(opened, id="talk", kind="read", address=None)
    call = msgspec.structs.replace(opened, id="call", kind="find", address=None)
    assert site_of((talk, call), flow) == ("", "")
    assert site_of((talk, opened, talk), flow) == ("https://www.borger.dk", "borger.dk")
    assert site_of((opened, call), flow) == ("", "")
    assert site_of((opened, login, chosen), flow) == ("https://www.borger.dk", "borger.dk")
    other = msgspec.structs.replace(flow, steps=(talk, *flow.steps))
    assert view(visit(OWN_WISH), item="talk", flow=other).body.address == ""


def test_an_open_question_shows_a_quiet_page() -> None:
    flow = msgspec.structs.replace(
        marked_flow(), questions=(made_question(),), steps=steps_of(marked_flow(), "open", "choose"), endings=()
    )
    flow = msgspec.structs.replace(flow, steps=tuple(msgspec.structs.replace(one, when=None) for one in flow.steps))
    body = view(visit(steps={"open": "alone"}), flow=flow).body
    assert isinstance(body, Talking)
    assert (body.topic, body.title) == ("Skift læge", phrases().say("wait_title", "da"))
    answered = view(visit({"how": "x"}, {"open": "alone"}), flow=flow).body
    assert isinstance(answered, StepView)


def test_the_end_of_the_steps_is_said_as_it_is() -> None:
    pages = dict(every_view())
    assert pages["all done"].body.title == phrases().say("all_steps_done", "da")
    assert pages["stopped"].body.title == phrases().say("stopped_title", "da")


def test_the_need_is_said_back_while_it_is_clarified() -> None:
    body = view(visit({"reason": "moved"}), "clarify").body
    assert body.said == "Du vil skifte til en ny læge. Du er flyttet."
    assert body.said_heading == phrases().say("understood", "da")
    assert view(visit({"reason": "moved"}), "arrival").body.said == ""
    assert view(visit({"reason": "moved"}), "clarify", language="en").body.said.startswith("You want")


def test_the_agreement_is_the_note_itself() -> None:
    paper = note()
    assert view(visit(OWN_WISH), "agreement", paper=paper).body.note is paper
    assert view(visit(OWN_WISH), "together", paper=paper).body != paper
    assert view(visit(status="closed"), "agreement", paper=paper).body.note is paper
    assert view(None, "start", paper=paper).body.note is paper


def test_a_question_about_the_visit_waits_until_no_visit_is_open() -> None:
    assert isinstance(view(visit(OWN_WISH), stage="face").body, StepView)
    assert isinstance(view(visit(status="closed"), stage="face").body, Rate)
    faces = view(None, stage="face").body
    assert [word for _, word in faces.choices] == ["Meget godt", "Godt", "Ikke så godt", "Dårligt"]
    assert [value for value, _ in faces.choices] == ["1", "2", "3", "4"]
    assert [value for value, _ in view(None, stage="solved").body.choices] == ["yes", "partly", "no"]


def test_the_header_names_the_municipality_if_it_is_known() -> None:
    shown = citizen_view(None, {}, "start", None, None, None, "en", phrases(), "")
    assert shown.header == "Citizen Service"
    assert view(None).header == "Solby Kommune · Borgerservice"
    assert (shown.other_language, shown.other_language_name) == ("da", "Dansk")


def test_the_strip_tells_the_same_moment() -> None:
    shown = view(visit(OWN_WISH), item="login")
    text = marked_flow().step("login").citizen_text.da
    assert strip(shown) == Strip("Skift læge", "Log på med MitID", f"{text} Vi kigger væk.", "Trin 2 af 8")
    for name, other in every_view():
        told = strip(other)
        assert told.topic and told.title, name
        assert bool(told.position) == name.startswith("step "), name
