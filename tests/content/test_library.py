import re
from pathlib import Path

import msgspec
import pytest

from desk_assistant.content.check import check
from desk_assistant.content.library import ContentError, Library, addresses_in, from_snapshot, line_of, load, numbers_in, snapshot
from tests.content.shelf import LONG_AFTER, TODAY, Shelf, flow_on, line_number

FLOWS = {
    *("laegevalg", "sundhedskort", "koerekort", "pas", "mitid", "digital-post", "flytning", "folkepension"),
    *("boligstoette", "dagtilbud", "skat", "restance", "fuldmagt", "nemkonto", "andet"),
}


def test_shipped_content_is_read_without_errors(library: Library) -> None:
    assert library.errors == ()
    assert set(library.flows) == FLOWS
    assert library.prompts is not None
    assert library.facts["gp_distance_km"].value == 15


def test_an_unknown_flow_is_none(library: Library) -> None:
    assert library.flow("findes-ikke", TODAY) is None


def test_life_events_places_and_notices_are_read(library: Library) -> None:
    assert {"tabt-pung", "doedsfald"} <= set(library.life_events)
    assert {"banken", "politiet"} <= set(library.places)
    assert library.notices == ()
    assert library.life_event("findes-ikke", TODAY) is None
    assert library.place("findes-ikke", TODAY) is None


def test_numbers_in_life_events_and_places_follow_the_day(library: Library) -> None:
    deaths = [library.life_event("doedsfald", day) for day in (TODAY, LONG_AFTER)]
    assert [event.places[0].reason.partition(".")[0] for event in deaths if event] == [
        "Begravelsen er som regel inden 8 dage",
        "Du eller bedemanden beder om begravelsen på borger",
    ]
    place = library.place("udbetaling-danmark-doedsfald", TODAY)
    assert place is not None and place.note.startswith("Efterlevelseshjælp skal søges inden 6 måneder.")


@pytest.mark.parametrize("name", ["life_events/tabt-pung.toml", "places/banken.toml"])
def test_a_broken_life_event_or_place_is_named_and_left_out(shelf: Shelf, name: str) -> None:
    whole = shelf.load()
    shelf.change(name, "version = 1" if "events" in name else 'whose = "citizen"', 'whose = "nobody"')
    library = shelf.load()
    assert [error.file for error in library.errors] == [name.rpartition("/")[2]]
    assert len(library.life_events) + len(library.places) == len(whole.life_events) + len(whole.places) - 1
    assert set(library.flows) == FLOWS


def test_a_place_is_named_as_its_file(shelf: Shelf) -> None:
    shelf.change("places/banken.toml", 'id = "banken"', 'id = "bank"')
    library = shelf.load()
    assert [(error.file, error.key) for error in library.errors] == [("banken.toml", "id")]
    assert "banken" not in library.places and "bank" not in library.places


NOTICE = """[[notices]]
id = "nede"
text = "borger.dk er nede. Ring til 70 10 18 81."
flows = ["laegevalg"]
from = 2026-11-22
to = 2026-11-23
"""


def test_notices_are_read_from_their_file(shelf: Shelf) -> None:
    shelf.write("notices.toml", NOTICE)
    (notice,) = shelf.load().notices
    assert (notice.id, notice.flows, (notice.to - notice.from_).days, notice.citizen) == ("nede", ("laegevalg",), 1, None)


def test_broken_notices_never_take_the_rest_down(shelf: Shelf) -> None:
    shelf.write("notices.toml", NOTICE.replace("from = 2026-11-22", "from = 22"))
    library = shelf.load()
    assert [(error.file, error.key, error.line) for error in library.errors] == [("notices.toml", "notices[0].from", 5)]
    assert library.notices == () and set(library.flows) == FLOWS


def test_notices_are_not_required(shelf: Shelf) -> None:
    (shelf.folder / "notices.toml").unlink()
    assert shelf.load().errors == ()


def test_the_example_in_the_file_of_notices_can_be_used_as_it_stands(shelf: Shelf) -> None:
    lines = shelf.text("notices.toml").splitlines()
    start = next(number for number, line in enumerate(lines) if "[[notices]]" in line)
    shelf.write("notices.toml", "\n".join(line.removeprefix("# ") for line in lines[start:]))
    library = shelf.load()
    assert library.errors == () and len(library.notices) == 1
    assert [fault for fault in check(library, shelf.folder) if fault.file == "notices.toml"] == []


def test_addresses_are_those_that_can_be_opened(library: Library) -> None:
    found = addresses_in(library)
    assert {"https://www.borger.dk", "https://www.sundhed.dk", "https://politi.dk"} <= set(found)
    assert "" not in found and len(found) == len(set(found))


def test_phone_numbers_of_places_and_notices_may_be_written(shelf: Shelf, library: Library) -> None:
    assert "70 12 80 61" in numbers_in(library)
    assert "12 34 56 78" not in numbers_in(library)
    shelf.write("notices.toml", NOTICE.replace("70 10 18 81", "12 34 56 78"))
    assert "12 34 56 78" in numbers_in(shelf.load())


@pytest.mark.parametrize(
    ("old", "new", "key", "at", "says"),
    [
        pytest.param('kind = "read"', 'kind = "reed"', "steps[3].kind", 'kind = "reed"', "reed", id="unknown-kind"),
        pytest.param("\nsummary =", "\nsumary =", "", "sumary =", "sumary", id="misspelt-key"),
        pytest.param("version = 1", 'version = "1"', "version", 'version = "1"', "et helt tal; der står en tekst", id="wrong-type"),
        pytest.param('title = "Skift læge"\n', "", "", None, "feltet 'title' mangler", id="missing-field"),
        pytest.param("checked = 2026-11-22", "checked = 22112026", "checked", "checked = 2", "en dato som 2026-11-22; der står et helt tal", id="no-date"),
        pytest.param("critical = true", 'critical = "ja"', "steps[6].critical", 'critical = "ja"', "true eller false", id="no-bool"),
        pytest.param('owner = "us"', 'owner = "we"', "non_digital.lines[0].owner", 'owner = "we"', "we", id="owner"),
        pytest.param('is = "closed"', 'er = "closed"', "questions[1].when", 'er = "closed"', "er", id="condition"),
    ],
)
def test_an_error_names_file_key_line_and_what_was_expected(
    shelf: Shelf, old: str, new: str, key: str, at: str | None, says: str
) -> None:
    shelf.change("flows/laegevalg.toml", old, new)
    (error,) = shelf.load().errors
    assert (error.file, error.key) == ("laegevalg.toml", key)
    assert error.line == (line_number(shelf.text("flows/laegevalg.toml"), at) if at else None)
    assert says in error.expected


@pytest.mark.parametrize(
    ("name", "bytes_"),
    [
        pytest.param("flows/laegevalg.toml", b"id = ", id="not-toml"),
        pytest.param("flows/laegevalg.toml", "id = 'læge'".encode("latin-1"), id="not-utf-8"),
        pytest.param("flows/laegevalg.toml", b"", id="empty"),
        pytest.param("flows/laegevalg.toml", b"id = 3", id="hardly-a-flow"),
    ],
)
def test_one_broken_file_never_takes_the_others_down(shelf: Shelf, name: str, bytes_: bytes) -> None:
    (shelf.folder / name).write_bytes(bytes_)
    library = shelf.load()
    assert [error.file for error in library.errors] == ["laegevalg.toml"]
    assert set(library.flows) == FLOWS - {"laegevalg"}
    assert library.prompts is not None and library.phrases.texts and library.facts


def test_a_toml_error_names_its_line(shelf: Shelf) -> None:
    shelf.change("flows/laegevalg.toml", 'kind = "login"', "kind = login")
    (error,) = shelf.load().errors
    assert error.line == line_number(shelf.text("flows/laegevalg.toml"), "kind = login")


def test_text_that_is_not_utf_8_says_so(shelf: Shelf) -> None:
    (shelf.folder / "phrases.toml").write_bytes("[texts.a]\nda = 'æ'\nen = 'a'".encode("latin-1"))
    library = shelf.load()
    assert "UTF-8" in library.errors[0].expected
    assert library.phrases.texts == {}
    with pytest.raises(KeyError):
        library.phrases.say("welcome", "da")


@pytest.mark.parametrize("name", ["arrival.toml", "facts.toml", "phrases.toml", "prompts/visit.toml", "prompts/moments.toml"])
def test_the_shared_files_can_be_missing(shelf: Shelf, name: str) -> None:
    (shelf.folder / name).unlink()
    library = shelf.load()
    assert [error.file for error in library.errors] == [name.rpartition("/")[2]]
    assert set(library.flows) == FLOWS


def test_the_id_must_be_the_name_of_the_file(shelf: Shelf) -> None:
    shelf.change("flows/laegevalg.toml", 'id = "laegevalg"', 'id = "laege"')
    library = shelf.load()
    assert [(error.file, error.key) for error in library.errors] == [("laegevalg.toml", "id")]
    assert "'laegevalg'" in library.errors[0].expected
    assert set(library.flows) == FLOWS - {"laegevalg"}


def test_an_empty_folder_gives_an_empty_library(tmp_path: Path) -> None:
    library = load(tmp_path)
    assert library.flows == {} and library.prompts is None
    assert {error.file for error in library.errors} == {"arrival.toml", "facts.toml", "visit.toml", "moments.toml", "phrases.toml"}


def test_errors_read_as_one_line() -> None:
    with_line = ContentError(file="a.toml", key="steps[0].kind", line=7, expected="en slags trin")
    without = ContentError(file="a.toml", key="", line=None, expected="gyldig TOML")
    assert str(with_line) == "a.toml, linje 7: steps[0].kind: en slags trin"
    assert str(without) == "a.toml: gyldig TOML"


@pytest.mark.parametrize(
    ("key", "line"),
    [
        ("id", 1),
        ("title", 2),
        ("steps[0].title", 6),
        ("steps[1].title", 9),
        ("steps[1].ask", 10),
        ("steps[0].ask", 4),
        ("questions[0].answers[1].label", 17),
        ("non_digital.staff", 19),
        ("hand[1]", 3),
        ("steps[0].hand[0]", 4),
        ("nowhere", None),
        ("", None),
    ],
)
def test_line_of_finds_the_table_and_the_key_inside_it(key: str, line: int | None) -> None:
    text = """id = "x"
title = "T"
hand = []
[[steps]]
id = "a"
title = "A"

[[steps]]
title = "B"
ask = "?"

[[questions]]
[[questions.answers]]
label = "1"

[[questions.answers]]
label = "2"
[non_digital]
staff = "s"
"""
    assert line_of(text, key) == line


@pytest.mark.parametrize("text", ["[a]\nb.c = 1\n", "[a.b]\nc = 1\n", "# b\na.b.c = 1", '[a]\n"b" = { c = 1 }\n', "[a]\nb = 1"])
def test_line_of_knows_the_ways_to_write_a_key(text: str) -> None:
    wanted = 1 if text.startswith("[a.b]") else 2
    assert line_of(text, "a.b") == wanted
    assert line_of(text, "a.b.c") == 2


def test_a_snapshot_reads_back_as_the_same_flow(library: Library) -> None:
    for name in FLOWS:
        flow = flow_on(library, name)
        key, body = snapshot(flow)
        assert from_snapshot(body) == flow
        assert re.fullmatch(r"[0-9a-f]{64}", key)


def test_the_hash_is_the_same_in_another_reading_and_changes_with_the_words(shelf: Shelf, library: Library) -> None:
    first = snapshot(flow_on(library, "laegevalg"))[0]
    assert snapshot(flow_on(shelf.load(), "laegevalg"))[0] == first
    shelf.change("flows/laegevalg.toml", "Vælg ny læge", "Vælg læge")
    assert snapshot(flow_on(shelf.load(), "laegevalg"))[0] != first


def test_the_hash_follows_the_numbers_that_are_shown(library: Library) -> None:
    assert snapshot(flow_on(library, "laegevalg"))[0] != snapshot(flow_on(library, "laegevalg", LONG_AFTER))[0]


def test_a_body_that_is_no_flow_is_refused() -> None:
    with pytest.raises(msgspec.ValidationError):
        from_snapshot(b'{"id": "laegevalg"}')


def test_phrases_of_the_intake_are_read(library: Library) -> None:
    assert library.intake["laegevalg"].kind == "flow"
    assert library.intake["andet"].kind == "other"
    assert "kk" in library.alike["koerekort"]


@pytest.mark.parametrize(
    ("old", "new", "key", "says"),
    [
        pytest.param('id = "pas"', 'id = "pass"', "id", "'pas'", id="other-name-than-the-file"),
        pytest.param('kind = "flow"', 'kind = "folw"', "kind", "folw", id="unknown-kind"),
        pytest.param("words = [", "word = [", "", "word", id="misspelt-key"),
    ],
)
def test_a_broken_file_of_phrases_is_named_and_left_out(shelf: Shelf, old: str, new: str, key: str, says: str) -> None:
    shelf.change("intake/pas.toml", old, new)
    library = shelf.load()
    (error,) = library.errors
    assert (error.file, error.key) == ("pas.toml", key)
    assert says in error.expected
    assert "pas" not in library.intake and "skat" in library.intake


def test_words_that_are_alike_may_be_missing_but_not_broken(shelf: Shelf) -> None:
    shelf.write("intake/alike.toml", "groups = 3")
    library = shelf.load()
    assert [error.file for error in library.errors] == ["alike.toml"]
    assert library.alike == {} and library.intake
    (shelf.folder / "intake" / "alike.toml").unlink()
    assert shelf.load().errors == ()
