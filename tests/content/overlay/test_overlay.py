"""A municipality's own content: what it changes, what shows that it is local, and what is left out when it is wrong."""

from functools import cache
from pathlib import Path

import pytest

from desk_assistant import __main__ as command_line
from desk_assistant.content.check import check
from desk_assistant.content.library import LONGEST_FILE, Library, numbers_in
from desk_assistant.content.overlay import apply
from desk_assistant.content.review import notices_for
from tests.content.overlay.local_folder import BROKEN, LIBRARY, NORDBY, LocalFolder
from tests.content.shelf import TODAY, flow_on, line_number, only_flows

DOCTOR_CHANGE = '[[change]]\nflow = "laegevalg"\n'


def test_the_municipality_changes_what_it_says_and_nothing_else() -> None:
    library, left_out, marks = apply(LIBRARY, NORDBY)
    assert left_out == ()
    assert marks == {
        "municipality", "fact:health_card_fee", "fact:nordby_parking_hours", "parkering",
        "laegevalg.open.staff_hint", "laegevalg.search.citizen_text", "laegevalg.letter.hint", "koerekort.non_digital.staff",
        "place:jobcenter", "prompts:parkering", "intake:parkering", "notice:lukket-torsdag",
    }  # fmt: skip
    assert set(library.flows) == {*LIBRARY.flows, "parkering"}
    assert library.flows["sundhedskort"] == LIBRARY.flows["sundhedskort"]
    assert library.municipality.phone == "12 34 56 78" and library.municipality.hours[1] == "Fredag kl. 10-13"
    assert "12 34 56 78" in numbers_in(library)
    doctor = flow_on(library, "laegevalg")
    pay, hint = doctor.step("pay"), doctor.step("open")
    assert pay is not None and pay.staff_hint.startswith("Gebyret er 245 kr.")
    assert hint is not None and "genvejen" in hint.staff_hint and hint.ask == "Hvor ville du selv begynde at lede?"
    assert "Gæster må holde her i 2 timer." in str(flow_on(library, "parkering"))


def test_the_result_passes_the_same_check() -> None:
    assert check(apply(LIBRARY, NORDBY)[0]) == ()
    assert check(apply(LIBRARY, BROKEN)[0]) == ()


def test_without_a_folder_nothing_changes(tmp_path: Path) -> None:
    library, left_out, marks = apply(LIBRARY, tmp_path / "lokal")
    assert library is LIBRARY and left_out == () and marks == frozenset()


def test_an_empty_folder_changes_nothing(tmp_path: Path) -> None:
    assert apply(LIBRARY, tmp_path) == (LIBRARY, (), frozenset())


def test_one_file_alone_can_hold_prices_and_changes(tmp_path: Path) -> None:
    alone = tmp_path / "nordby.toml"
    parts = [(NORDBY / name).read_text(encoding="utf-8") for name in ("local.toml", "facts/gebyrer.toml")]
    alone.write_text("\n".join((*parts, '[allowed]\nhosts = ["nordby.example"]\n')), encoding="utf-8")
    library, left_out, marks = apply(LIBRARY, alone)
    assert left_out == ()
    assert library.facts["health_card_fee"].value == 245 and "parkering" not in library.flows
    assert {"fact:health_card_fee", "laegevalg.open.staff_hint"} <= marks


def test_a_folder_with_everything_wrong_keeps_the_shipped_texts_and_names_each_line() -> None:
    library, left_out, marks = apply(LIBRARY, BROKEN)
    assert {(error.path, error.line) for error in left_out} == {("facts/gebyrer.toml", 4), ("flows/laegevalg.toml", 2), ("local.toml", 10)}
    assert library.facts == LIBRARY.facts
    shipped, here = LIBRARY.flows["laegevalg"], library.flows["laegevalg"]
    assert here.step("open") == shipped.step("open")
    changed = here.step("choose")
    assert changed is not None and changed.ask == "Hvad er vigtigst for dig hos en læge?"
    assert marks == {"municipality", "laegevalg.choose.ask"}


@pytest.mark.parametrize("name", ["local.toml", "allowed.toml", "facts/gebyrer.toml", "flows/parkering.toml"])
@pytest.mark.parametrize("body", [b"x = ", b"\xff\xfe", b"x = 1", b"a = " + b"[" * 5000, b"a = " + b"9" * 5000, b"#" * (LONGEST_FILE + 1)])
def test_a_broken_file_is_left_out_and_the_rest_works(nordby: LocalFolder, name: str, body: bytes) -> None:
    (nordby.folder / name).write_bytes(body)
    library, left_out, marks = nordby.apply()
    assert name in {error.path for error in left_out}
    assert set(LIBRARY.flows) <= set(library.flows)
    with only_flows("laegevalg", "koerekort", "parkering"):
        assert check(library) == ()
    assert marks or name == "allowed.toml"


def test_a_flow_that_does_not_pass_is_left_out_with_its_line(nordby: LocalFolder) -> None:
    nordby.change("flows/parkering.toml", 'title = "Åbn siden"', 'title = "Åbn siden!"')
    library, left_out, marks = nordby.apply()
    (error,) = left_out
    assert (error.path, error.line) == ("flows/parkering.toml", line_number(nordby.text("flows/parkering.toml"), "Åbn siden!"))
    assert "parkering" not in library.flows and "parkering" not in marks


def test_what_follows_up_on_a_flow_that_is_left_out_is_left_out_too(nordby: LocalFolder) -> None:
    other = nordby.text("flows/parkering.toml").replace('id = "parkering"', 'id = "ladeplads"', 1)
    nordby.write("flows/ladeplads.toml", other + '\n[[follow_ups]]\nflow = "parkering"\nreason = "Vil du også have et kort?"\n')
    assert {"ladeplads", "parkering"} <= nordby.apply()[2]
    nordby.change("flows/parkering.toml", 'title = "Åbn siden"', 'title = "Åbn siden!"')
    library, left_out, _ = nordby.apply()
    assert [error.file for error in left_out] == ["parkering.toml", "ladeplads.toml"]
    assert set(library.flows) == set(LIBRARY.flows)


def test_a_whole_flow_replaces_the_shipped_one(nordby: LocalFolder) -> None:
    text = nordby.text("flows/parkering.toml").replace('id = "parkering"', 'id = "laegevalg"', 1)
    nordby.write("flows/laegevalg.toml", text)
    library, left_out, marks = nordby.apply()
    assert library.flows["laegevalg"].title == "Parkeringskort" and "laegevalg" in marks
    assert {error.path for error in left_out} == {"local.toml"}


@pytest.mark.parametrize(
    ("old", "new", "at", "says"),
    [
        pytest.param("value = 245", "value = -1e12", "value", "under", id="too-large"),
        pytest.param("value = 245", "value = nan", "value", "under", id="not-a-number"),
        pytest.param('source = "nordby"', 'source = "vejle24"', 'source = "vejle24"', "findes ikke", id="source"),
        pytest.param('unit = "kr."', 'unit = "DKK"', 'unit = "DKK"', "'kr.'", id="unit"),
        pytest.param("nordby.example/priser", "sydby.example/priser", "url", "sydby.example", id="host"),
    ],
)
def test_a_wrong_number_leaves_its_file_out(nordby: LocalFolder, old: str, new: str, at: str, says: str) -> None:
    nordby.change("facts/gebyrer.toml", old, new)
    library, left_out, marks = nordby.apply()
    first = left_out[0]
    assert (first.path, first.line) == ("facts/gebyrer.toml", line_number(nordby.text("facts/gebyrer.toml"), at))
    assert says in first.expected
    assert library.facts == LIBRARY.facts and "parkering" not in library.flows
    assert not any(mark.startswith("fact:") for mark in marks)


def test_a_number_that_makes_a_text_too_long_is_left_out(nordby: LocalFolder) -> None:
    fact = nordby.text("facts/gebyrer.toml").partition("\n\n")[0]
    long = fact.replace("health_card_fee", "gp_distance_km").replace("245", "123456789.25").replace('"kr."', '"km"')
    nordby.write("facts/gebyrer.toml", long + nordby.text("facts/gebyrer.toml").replace(fact, ""))
    library, left_out, _ = nordby.apply()
    assert "forløbet 'flytning' kan bruge" in left_out[0].expected
    assert library.facts["gp_distance_km"].value == 15


@cache
def whole() -> Library:
    """Give what the municipality's folder makes of the shipped content."""
    return apply(LIBRARY, NORDBY)[0]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        pytest.param('flow = "x"\nfield = "title"\ntext = "a"', "'x' findes ikke", id="flow"),
        pytest.param('flow = "laegevalg"\nstep = "x"\nfield = "title"\ntext = "a"', "id i steps; 'x'", id="step"),
        pytest.param('flow = "laegevalg"\nquestion = "x"\nfield = "ask"\ntext = "a"', "id i questions; 'x'", id="question"),
        pytest.param('flow = "laegevalg"\nstep = "open"\nquestion = "letter"\nfield = "ask"\ntext = "a"', "ikke begge", id="both"),
        pytest.param('flow = "laegevalg"\nstep = "open"\nfield = "id"\ntext = "a"', "'id' kan ikke ændres", id="id"),
        pytest.param('flow = "laegevalg"\nfield = "steps"\ntext = "a"', "'steps' kan ikke ændres", id="list"),
        pytest.param('flow = "laegevalg"\nfield = "nowhere.deep"\ntext = "a"', "'nowhere.deep' kan ikke", id="nowhere"),
        pytest.param('flow = "laegevalg"\nfield = "non_digital.lines"\ntext = "a"', "'lines' kan ikke", id="inner-list"),
        pytest.param('flow = "laegevalg"\nfield = "title.da"\ntext = "a"', "'title.da' kan ikke", id="inside-a-text"),
        pytest.param('flow = "laegevalg"\nfield = "say_back"\ntext = "a"', "da =", id="one-language"),
        pytest.param('flow = "laegevalg"\nfield = "title"\ntext = { da = "a", en = "b" }', 'text = "…"', id="two-languages"),
        pytest.param(f'flow = "laegevalg"\nfield = "title"\ntext = "{"a" * 41}"', "højst 40 tegn", id="too-long"),
        pytest.param('flow = "laegevalg"\nstep = "open"\nfield = "address"\ntext = "http://x.dk"', "https://", id="address"),
        pytest.param('flow = "laegevalg"\nfield = "title"\ntext = "a\\u0000b"', "usynlige tegn", id="unseen"),
    ],
)
def test_a_change_that_cannot_be_made_is_named(nordby: LocalFolder, change: str, says: str) -> None:
    before = nordby.text("local.toml").count("\n")
    nordby.write("local.toml", nordby.text("local.toml") + f"\n[[change]]\n{change}\n")
    library, left_out, _ = nordby.apply()
    assert {error.path for error in left_out} == {"local.toml"}
    assert any(says in error.expected for error in left_out), left_out
    assert all((error.line or 0) > before for error in left_out)
    assert library == whole()


def test_a_step_without_an_address_can_get_one(nordby: LocalFolder) -> None:
    text = DOCTOR_CHANGE + 'step = "receipt"\nfield = "address"\ntext = "https://nordby.example/print"\n'
    nordby.write("local.toml", nordby.text("local.toml") + text)
    library, left_out, marks = nordby.apply()
    step = library.flows["laegevalg"].step("receipt")
    assert left_out == () and step is not None and step.address == "https://nordby.example/print"
    assert "laegevalg.receipt.address" in marks


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        pytest.param('phone = "12 34 56 78"', 'phone = "ring"', "municipality.phone", id="phone"),
        pytest.param('name = "Nordby Kommune"', f'name = "{"a" * 81}"', "municipality.name", id="name"),
        pytest.param('"Fredag kl. 10-13"', '"a\\tb"', "municipality.hours[1]", id="hours"),
        pytest.param('"https://nordby.example"', '"nordby.example"', "municipality.web_address", id="web"),
    ],
)
def test_a_wrong_word_about_the_municipality_is_named(nordby: LocalFolder, old: str, new: str, key: str) -> None:
    nordby.change("local.toml", old, new)
    library, left_out, marks = nordby.apply()
    assert left_out[0].key == key
    assert library.municipality.name == "" and "municipality" not in marks


def test_the_command_line_lays_the_folder_over(capsys: pytest.CaptureFixture[str]) -> None:
    given = ["--local", str(NORDBY)]
    assert command_line.main(["flows", "check", *given]) == 0
    assert command_line.main(["flows", "show", "parkering", "--today", str(TODAY), *given]) == 0
    assert "Gren 1: Uden spørgsmål" in capsys.readouterr().out
    assert command_line.main(["flows", "check", "--local", str(BROKEN)]) == 1
    assert "flows/laegevalg.toml:2: gyldig TOML" in capsys.readouterr().out
    assert command_line.main(["flows", "list", "--local", str(BROKEN)]) == 1
    assert "local.toml, linje 10" in capsys.readouterr().err
    assert command_line.main(["flows", "list", "--local", "nowhere"]) == 1
    assert "nowhere findes ikke" in capsys.readouterr().err


def test_the_municipality_gives_its_places_a_phone_and_says_what_is_closed(nordby: LocalFolder) -> None:
    library, left_out, _ = nordby.apply()
    assert left_out == () and check(library) == ()
    assert library.places["jobcenter"].phone == "12 34 56 79" and library.places["banken"] == LIBRARY.places["banken"]
    assert [notice.id for notice in notices_for(library, "laegevalg", TODAY)] == ["lukket-torsdag"]
    assert notices_for(library, "skat", TODAY) == ()


@pytest.mark.parametrize(
    ("name", "old", "new", "says"),
    [
        ("places/jobcenter.toml", 'phone = "12 34 56 79"', 'phone = "1234"', "et telefonnummer"),
        ("places/jobcenter.toml", 'id = "jobcenter"', 'id = "job"', "skal være 'jobcenter'"),
        ("notices.toml", "to = 2026-11-26", "to = 2026-11-21", "en dato fra og med"),
        ("notices.toml", "[[notices]]", "[[notices", "gyldig TOML"),
    ],
)
def test_a_place_or_notice_that_is_wrong_is_left_out_and_the_shipped_one_stands(
    nordby: LocalFolder, name: str, old: str, new: str, says: str
) -> None:
    nordby.change(name, old, new)
    library, left_out, marks = nordby.apply()
    assert len(left_out) == 1 and says in left_out[0].expected
    gone = "place:jobcenter" if name.startswith("places") else "notice:lukket-torsdag"
    assert gone not in marks and len(marks) == 11
    assert check(library) == ()
