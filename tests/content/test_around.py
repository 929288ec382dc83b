"""Each kind of fault in life events, places and notices is put into a copy, and the check must name it."""

import pytest

from desk_assistant.content.check import check
from tests.content.shelf import Shelf, line_number

WALLET = "life_events/tabt-pung.toml"
BANK = "places/banken.toml"
POLICE = "places/politiet.toml"
OFFICE = "places/jobcenter.toml"


def found(shelf: Shelf, name: str) -> list[tuple[str, str]]:
    return [(fault.key, fault.expected) for fault in shelf.faults() if fault.file == name.rpartition("/")[2]]


def faults_after(shelf: Shelf, name: str, old: str, new: str) -> list[tuple[str, str]]:
    before = found(shelf, name)
    shelf.change(name, old, new)
    return [fault for fault in found(shelf, name) if fault not in before]


@pytest.mark.parametrize(
    ("name", "old", "new", "key", "says"),
    [
        pytest.param(WALLET, 'flow = "sundhedskort"', 'flow = "koerekort"', "needs[2]", "'koerekort' står 2 gange", id="need-twice"),
        pytest.param(WALLET, 'place = "politiet"', 'place = "banken"', "places[1]", "'banken' står 2 gange", id="place-twice"),
        pytest.param(WALLET, 'flow = "sundhedskort"', 'flow = "gult-kort"', "needs[1].flow", "'gult-kort' findes ikke", id="unknown-flow"),
        pytest.param(WALLET, 'place = "politiet"', 'place = "brandvaesenet"', "places[1].place", "'brandvaesenet' findes ikke", id="unknown-place"),
        pytest.param(WALLET, 'title = "Tabt', f'title = "{"a" * 30} Tabt', "title", "højst 40", id="long-title"),
        pytest.param(WALLET, 'reason = "Først', f'reason = "{"a" * 90} Først', "places[0].reason", "højst 100", id="long-reason"),
        pytest.param(WALLET, 'da = "Spær dine', f'da = "{"a" * 90} Spær dine', "places[0].reason_citizen.da", "højst 90", id="long-citizen"),
        pytest.param(WALLET, 'en = "Your wallet is gone."', 'en = " "', "say_back.en", "en tekst", id="no-english"),
        pytest.param(WALLET, 'da = "Din pung er væk.', 'da = "Din pung er væk{event_funeral_days| i # dage|}.', "say_back", "uden tal", id="said-back-number"),
        pytest.param(WALLET, "så ingen kan bruge dem", "så ingen i 5 dage kan", "places[0].reason", "'5 dage' står i teksten", id="number"),
        pytest.param(WALLET, "så ingen kan bruge dem", "så {event_x|#|ingen} kan", "places[0].reason", "'event_x' findes ikke", id="unknown-fact"),
        pytest.param(WALLET, "så ingen kan bruge dem", "så {event_funeral_days|#} kan", "places[0].reason", "pladser til tal", id="half-a-place"),
        pytest.param(WALLET, 'url = "https://www.borger', 'url = "http://www.borger', "sources[0].url", "https", id="source-address"),
        pytest.param(WALLET, 'key = "idtyv"', 'key = "fstyr"', "sources[2]", "'fstyr' står 2 gange", id="source-twice"),
        pytest.param(WALLET, "review = 2027-05-01", "review = 2026-11-01", "review", "2026-11-22", id="event-review"),
        pytest.param(BANK, "review = 2027-05-01", "review = 2026-11-01", "review", "2026-11-22", id="place-review"),
        pytest.param(BANK, 'note = "', f'note = "{"a" * 160} ', "note", "højst 160", id="long-note"),
        pytest.param(BANK, 'note = "Find', 'note = "{event_x|#|Find} ', "note", "'event_x' findes ikke", id="place-fact"),
        pytest.param(BANK, 'whose = "citizen"', 'phone = "70 12 80 61"', "address", "https", id="place-of-the-country-without-address"),
        pytest.param(BANK, 'whose = "citizen"', 'whose = "citizen"\nphone = "70 12 80 61"', "phone", "lokale tilpasning", id="own-phone"),
        pytest.param(OFFICE, 'whose = "', 'address = "https://www.borger.dk"\nwhose = "', "phone", "lokale tilpasning", id="municipal-address"),
        pytest.param(POLICE, 'phone = "114"', 'phone = "1 14"', "phone", "12 34 56 78", id="odd-phone"),
        pytest.param(POLICE, 'da = "Hvad der er væk', f'da = "{"a" * 60} Hvad der er væk', "bring[1].da", "højst 60", id="long-thing-to-bring"),
        pytest.param(POLICE, 'key = "borger-idtyv"', 'key = "frederiksberg-pas"', "sources[1]", "står 2 gange", id="place-source-twice"),
    ],
)  # fmt: skip
def test_each_fault_is_named(shelf: Shelf, name: str, old: str, new: str, key: str, says: str) -> None:
    faults = faults_after(shelf, name, old, new)
    assert any(where == key and says in text for where, text in faults), faults


def test_a_fault_names_its_line(shelf: Shelf) -> None:
    shelf.change(WALLET, 'place = "politiet"', 'place = "brandvaesenet"')
    (fault,) = [fault for fault in shelf.faults() if "brandvaesenet" in fault.expected]
    assert fault.line == line_number(shelf.text(WALLET), "brandvaesenet")


def test_a_life_event_needs_a_bundle_warnings_and_a_source(shelf: Shelf) -> None:
    text = shelf.text(WALLET)
    needs, places = text.index("[[needs]]"), text.index('[[places]]\nplace = "identitetstyveri"')
    signs = text.index("warning_signs"), text.index("checked = ")
    sources = "sources = []\nwarning_signs = []\nneeds = []\n"
    shelf.write(WALLET, sources + text[: signs[0]] + text[signs[1] : needs] + text[places : text.index("[[sources]]")])
    assert found(shelf, WALLET) == [
        ("needs", "2-8 behov; der er 0"),
        ("warning_signs", "2-5 faresignaler; der er 0"),
        ("sources", "mindst én kilde"),
    ]


def test_a_place_says_what_to_bring_and_where_it_is_known_from(shelf: Shelf) -> None:
    text = shelf.text(POLICE)
    start = text.index("bring = [")
    text = text[:start] + "bring = []\n" + text[text.index("note = ") :]
    shelf.write(POLICE, text[: text.index("[[sources]]")])
    assert found(shelf, POLICE) == [
        ("bring", "mindst én ting, som borgeren skal have med"),
        ("sources", "mindst én kilde"),
    ]


def test_an_office_of_our_own_needs_no_source(shelf: Shelf) -> None:
    assert shelf.load().places["jobcenter"].sources == ()
    assert found(shelf, OFFICE) == []


@pytest.mark.parametrize("name", ["flows/koerekort.toml", POLICE])
def test_a_reference_to_a_file_that_could_not_be_read_is_no_second_fault(shelf: Shelf, name: str) -> None:
    before = found(shelf, WALLET)
    shelf.write(name, "broken")
    library = shelf.load()
    assert [error.file for error in library.errors] == [name.rpartition("/")[2]]
    now = [(fault.key, fault.expected) for fault in check(library, shelf.folder) if fault.file == "tabt-pung.toml"]
    assert now == before


NOTICE = """[[notices]]
id = "nede"
text = "borger.dk er nede."
citizen = { da = "Siden virker ikke.", en = "The page does not work." }
flows = ["laegevalg"]
from = 2026-11-22
to = 2026-11-22
"""


@pytest.mark.parametrize(
    ("text", "key", "says"),
    [
        pytest.param(NOTICE.replace("to = 2026-11-22", "to = 2026-11-21"), "notices[0].to", "fra og med 2026-11-22", id="ends-first"),
        pytest.param(NOTICE.replace('["laegevalg"]', '["laege"]'), "notices[0].flows", "'laege' findes ikke", id="unknown-flow"),
        pytest.param(NOTICE + NOTICE, "notices[1]", "'nede' står 2 gange", id="twice"),
        pytest.param(NOTICE.replace("er nede.", "er nede. " * 20), "notices[0].text", "højst 120", id="long"),
        pytest.param(NOTICE.replace("The page does not work.", ""), "notices[0].citizen.en", "en tekst", id="no-english"),
    ],
)
def test_a_faulty_notice_is_named(shelf: Shelf, text: str, key: str, says: str) -> None:
    shelf.write("notices.toml", text)
    faults = found(shelf, "notices.toml")
    assert [where for where, _ in faults] == [key]
    assert says in faults[0][1]


def test_a_notice_without_flows_and_citizen_is_fit(shelf: Shelf) -> None:
    lines = [line for line in NOTICE.splitlines() if not line.startswith(("flows", "citizen"))]
    shelf.write("notices.toml", "\n".join(lines))
    assert found(shelf, "notices.toml") == []
