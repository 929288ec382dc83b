"""Each kind of fault is put into a copy of the shipped content, and the check must name it."""

import msgspec
import pytest

from desk_assistant.content.check import check
from desk_assistant.content.check_texts import longest, safe_address
from desk_assistant.content.library import Library
from tests.content.shelf import SHIPPED, Shelf, line_number

DOCTOR = "flows/laegevalg.toml"
CARD = "flows/sundhedskort.toml"
PROMPTS = "prompts/visit.toml"

SEARCH_WHEN = 'address = "https://www.sundhed.dk"\nwhen = { question = "reason", is = "closed_list" }'
TWO = '{ question = "reason", is = "moved" }'


def found(shelf: Shelf) -> list[tuple[str, str, str]]:
    return [(fault.file, fault.key, fault.expected) for fault in shelf.faults()]


def test_shipped_content_has_no_faults(library: Library) -> None:
    assert [str(fault) for fault in check(library, SHIPPED)] == []


@pytest.mark.parametrize(
    ("old", "new", "key", "says"),
    [
        pytest.param('id = "login"', 'id = "open"', "steps[2]", "'open' står 2 gange", id="step-id-twice"),
        pytest.param('id = "letter"', 'id = "reason"', "questions[1]", "'reason' står 2 gange", id="question-id-twice"),
        pytest.param('id = "own_wish"', 'id = "moved"', "questions[0].answers[4]", "'moved'", id="answer-id-twice"),
        pytest.param('id = "changed"', 'id = "moved"', "endings[2]", "'moved'", id="ending-id-twice"),
        pytest.param('key = "slagelse"', 'key = "vejle24"', "sources[3]", "'vejle24'", id="source-key-twice"),
        pytest.param('{ question = "letter", is = "unclear" }', '{ question = "leter", is = "unclear" }', "steps[0].when", "'leter' findes ikke", id="condition-names-no-question"),
        pytest.param('{ question = "letter", is = "unclear" }', '{ question = "letter", is = "dark" }', "steps[0].when", "'dark' findes ikke", id="condition-names-no-answer"),
        pytest.param('{ question = "reason", is = "closed" }', '{ question = "free_period", is = "over" }', "questions[1].when", "tidligere spørgsmål", id="condition-looks-ahead"),
        pytest.param('{ question = "letter", is = "unclear" }', '{ question = "letter" }', "steps[0].when", "præcis én form", id="condition-without-form"),
        pytest.param('{ question = "letter", is = "unclear" }', '{ question = "letter", is = "unclear", any = ["unclear"] }', "steps[0].when", "præcis én form", id="condition-with-two-forms"),
        pytest.param('{ question = "letter", is = "unclear" }', '{ is = "unclear" }', "steps[0].when", "præcis én form", id="condition-without-question"),
        pytest.param('{ question = "letter", is = "unclear" }', '{ question = "letter", not = ' + TWO + " }", "steps[0].when", "præcis én form", id="not-with-question"),
        pytest.param('{ not = { question = "letter", any = ["doctor_stops", "unclear"] } }', '{ not = { all = [{ question = "letter", any = ["dark"] }] } }', "steps[7].when", "'dark'", id="deep-inside-a-condition"),
        pytest.param('when = { not = { question = "reason", is = "closed_list" } }\n\n# Spørgsmål', 'when = { question = "why", is = "x" }\n', "follow_ups[0].when", "'why'", id="follow-up-condition"),
        pytest.param('flow = "sundhedskort"', 'flow = "ingen-steder"', "follow_ups[0].flow", "'ingen-steder' findes ikke", id="follow-up-to-nowhere"),
        pytest.param('flow = "sundhedskort"', 'flow = "laegevalg"', "follow_ups[0].flow", "et andet forløb", id="follow-up-to-itself"),
        pytest.param('when = { question = "reason", is = "closed" }', 'before = "start"\nwhen = { question = "reason", is = "closed" }', "questions[1].before", "'start' findes ikke", id="before-names-no-step"),
        pytest.param('when = { question = "reason", is = "closed" }', 'before = "request_receipt"\nwhen = { question = "reason", is = "closed" }', "questions", "et trin efter spørgsmålet 'letter'", id="before-a-step-that-never-comes"),
        pytest.param("{gp_distance_km|# km|grænsen}", "{gp_distance|# km|grænsen}", "steps[5].staff_hint", "'gp_distance' findes ikke", id="unknown-fact"),
        pytest.param("{gp_distance_km|# km|grænsen}", "{gp_distance_km|# km}", "steps[5].staff_hint", "{nøgle|med tal #|uden tal}", id="half-a-place"),
        pytest.param(SEARCH_WHEN, 'when = { all = [{ question = "reason", is = "moved" }, { question = "letter", is = "unclear" }] }', "steps[10]", "'search' kan nås", id="unreachable-step"),
        pytest.param('id = "changed"\n', 'id = "changed"\nwhen = { all = [' + TWO + ', { question = "letter", is = "unclear" }] }\n', "endings[2]", "'changed' kan nås", id="unreachable-ending"),
        pytest.param('when = { question = "reason", is = "fifteen" }', 'when = { all = [' + TWO + ', { question = "letter", is = "unclear" }] }', "questions[2]", "'free_period' kan nås", id="unreachable-question"),
        pytest.param('id = "changed"\n', 'id = "changed"\nwhen = { question = "reason", is = "own_wish" }\n', "endings", "grenen reason = moved_earlier", id="branch-without-ending"),
        pytest.param('en = "Save your receipt" }', 'en = "Save your receipt" }\ncritical = true', "steps", "højst 2 vigtige trin", id="three-critical"),
        pytest.param('title = "Skift læge"', 'title = ""', "title", "en tekst", id="empty-title"),
        pytest.param('title = "Vælg ny læge"', f'title = "{"Vælg " * 9}"', "steps[5].title", "højst 40 tegn; der er 45", id="long-title"),
        pytest.param('summary = "Vælg ny læge, se gebyr"', f'summary = "{"a" * 35}"', "summary", "højst 34", id="long-summary"),
        pytest.param('staff_hint = "Lad borgeren selv søge', f'staff_hint = "{"a" * 80}Lad borgeren selv søge', "steps[1].staff_hint", "højst 100", id="long-staff-hint"),
        pytest.param('hint = "Skiftet er kun', f'hint = "{"a" * 80}Skiftet er kun', "questions[2].hint", "højst 100", id="long-question-hint"),
        pytest.param('ask = "Hvad siger du ja til nu?"', f'ask = "{"a" * 81}"', "steps[6].ask", "højst 80", id="long-ask"),
        pytest.param('label = "Brevet er uklart"', f'label = "{"a" * 35}"', "questions[1].answers[2].label", "højst 34", id="long-label"),
        pytest.param('da = "Find siden"', f'da = "{"a" * 29}"', "steps[1].citizen_title.da", "højst 28", id="long-citizen-title"),
        pytest.param('en = "Find the page"', f'en = "{"a" * 29}"', "steps[1].citizen_title.en", "højst 28", id="long-english-title"),
        pytest.param('da = "Gå til borger.dk.', f'da = "{"a" * 60} Gå til borger.dk.', "steps[1].citizen_text.da", "højst 70", id="long-citizen-text"),
        pytest.param('title = "Vælg ny læge"', 'title = "{gp_distance_km|Vælg en ny læge, der bor højst # km herfra|Vælg læge}"', "steps[5].title", "højst 40 tegn; der er 43", id="long-with-number"),
        pytest.param('title = "Vælg ny læge"', 'title = "{gp_distance_km|Inden for # km|Vælg en ny læge, der ikke bor alt for langt væk}"', "steps[5].title", "højst 40", id="long-without-number"),
        pytest.param('address = "https://www.borger.dk"', 'address = "http://www.borger.dk"', "address", "https://", id="address-without-s"),
        pytest.param('address = "https://www.sundhed.dk"', 'address = "https://www.sundhed.dk:8080/x"', "steps[10].address", "https://", id="step-address"),
        pytest.param('url = "https://danskelove.dk/sundhedsloven/59"', 'url = "danskelove.dk"', "sources[0].url", "https://", id="source-address"),
        pytest.param("review = 2026-12-20", "review = 2026-11-21", "review", "2026-11-22", id="review-before-check"),
        pytest.param('"Sundhedskort",\n', '"Sundhedskort 710171-1234",\n', "at_hand[1]", "lange tal", id="identifier"),
        pytest.param('"Sundhedskort",\n', '"Konto 1234 1234567890",\n', "at_hand[1]", "lange tal", id="account"),
        pytest.param("Årsagen afgør, om", "Det er 225 kr. Årsagen afgør, om", "steps[4].staff_hint", "'225 kr' står i teksten", id="raw-amount"),
        pytest.param("Det ændres hvert år.", "Det er 225 kr.", "steps[7].staff_hint", "'225 kr' står i teksten", id="raw-amount-in-a-place"),
        pytest.param('da = "når du har det nye kort"', 'da = "om 3 uger"', "endings[1].lines[2].when.da", "'3 uger'", id="raw-deadline"),
        pytest.param('when = { da = "indtil du hører fra os", en = "until you hear from us" }\n', "", "endings[0].lines[0]", "hvornår", id="line-without-when"),
        pytest.param('    "En ledsager betaler og vil selv have kvitteringen.",\n    "En ledsager vil have cpr-nummer eller kode.",\n    "Borgeren har fået en sms med et link om en ny læge.",\n', "", "warning_signs", "der er 1", id="one-warning-sign"),
    ],
)  # fmt: skip
def test_each_fault_is_named(shelf: Shelf, old: str, new: str, key: str, says: str) -> None:
    shelf.change(DOCTOR, old, new)
    faults = [(where, text) for file, where, text in found(shelf) if file == "laegevalg.toml"]
    assert any(where == key and says in text for where, text in faults), faults


def test_a_fault_names_its_line_when_the_folder_is_given(shelf: Shelf) -> None:
    shelf.change(DOCTOR, 'ask = "Hvad siger du ja til nu?"', f'ask = "{"a" * 81}"')
    fault, _ = shelf.faults()
    assert (fault.file, fault.line) == ("laegevalg.toml", line_number(shelf.text(DOCTOR), "aaaa"))
    same, _ = check(shelf.load())
    assert (same.key, same.line) == (fault.key, None)


def test_a_branch_must_have_five_to_nine_steps(shelf: Shelf) -> None:
    text = shelf.text(DOCTOR)
    start = text.index('[[steps]]\nid = "ground"')
    shelf.write(DOCTOR, text[:start] + text[text.index('[[steps]]\nid = "request"') :])
    assert ("laegevalg.toml", "steps", "5-9 trin i grenen reason = closed_list; der er 4") in found(shelf)


def test_a_flow_without_questions_is_one_branch(library: Library) -> None:
    flow = library.flows["laegevalg"]
    bare = msgspec.structs.replace(
        flow,
        questions=(),
        follow_ups=(),
        steps=tuple(msgspec.structs.replace(step, when=None) for step in flow.steps[1:5]),
        endings=(msgspec.structs.replace(flow.endings[0], when=None),),
    )
    (fault,) = check(msgspec.structs.replace(library, flows={"laegevalg": bare}, topics=(), life_events={}))
    assert fault.expected == "5-9 trin i grenen uden spørgsmål; der er 4"


@pytest.mark.parametrize(
    ("start", "end", "instead", "key"),
    [
        pytest.param("[[non_digital.lines]]", "[[follow_ups]]", "lines = []\n\n", "non_digital", id="non-digital"),
        pytest.param("[[stopped]]", "# Kilder", "", "stopped", id="stopped"),
        pytest.param("at_hand = [", "say_back =", "at_hand = []\n", "at_hand", id="at-hand"),
    ],
)
def test_what_every_flow_needs(shelf: Shelf, start: str, end: str, instead: str, key: str) -> None:
    text = shelf.text(DOCTOR)
    kept = text[: text.index(start)] + instead + text[text.index(end) :]
    head = "stopped = []\n" if key == "stopped" else ""
    shelf.write(DOCTOR, head + kept)
    assert [where for _, where, _ in found(shelf)] == [key]


def test_a_flow_needs_a_source_and_a_question_two_answers(shelf: Shelf) -> None:
    text = shelf.text(DOCTOR)
    shelf.write(DOCTOR, "sources = []\n" + text[: text.index("# Kilder")])
    assert [where for _, where, _ in found(shelf)] == ["sources"]
    start = text.index('[[questions.answers]]\nid = "over"')
    shelf.write(DOCTOR, text[:start] + text[text.index("# Trin") :])
    assert ("laegevalg.toml", "questions[2].answers", "mindst to svar") in found(shelf)


def test_an_ending_needs_a_line(shelf: Shelf) -> None:
    text = shelf.text(DOCTOR)
    start = text.index("[[endings.lines]]", text.index('id = "moved"\nwhen'))
    shelf.write(DOCTOR, text[:start] + "lines = []\n\n" + text[text.index('[[endings]]\nid = "changed"') :])
    assert [(where, says) for _, where, says in found(shelf)] == [
        ("endings[1].lines", "2-4 aftalepunkter; der er 0"),
        ("endings[1].lines", 'mindst ét punkt med owner = "trouble": hvad gør borgeren, hvis noget driller'),
        ("endings[1].lines", "mindst ét punkt, der siger, hvad borgeren eller vi gør"),
    ]


def test_a_follow_up_to_a_flow_that_could_not_be_read_is_no_second_fault(shelf: Shelf) -> None:
    shelf.write(CARD, "broken")
    library = shelf.load()
    assert [error.file for error in library.errors] == ["sundhedskort.toml"]
    assert check(library, shelf.folder) == ()


@pytest.mark.parametrize(
    ("name", "old", "new", "key", "says"),
    [
        pytest.param("arrival.toml", '"pas", "koerekort"', '"pas", "pas"', "topics[1]", "'pas' står 2", id="topic-twice"),
        pytest.param("arrival.toml", '"pas",', '"pas", "skat",', "topics", "højst 7 emner; der er 8", id="topics-many"),
        pytest.param("arrival.toml", '"pas",', '"kontor",', "topics[0]", "'kontor' findes ikke", id="topic-unknown"),
        pytest.param("facts.toml", 'key = "gp_distance_city_km"', 'key = "gp_distance_km"', "facts[3]", "'gp_distance_km' står 2", id="fact-twice"),
        pytest.param("facts.toml", 'key = "sul58"', 'key = "vejle24"', "sources[1]", "'vejle24'", id="source-twice"),
        pytest.param("facts.toml", 'source = "vejle24"', 'source = "vejle"', "facts[0].source", "'vejle' findes ikke", id="fact-source"),
        pytest.param("facts.toml", "valid_to = 2024-12-31", "valid_to = 2023-12-31", "facts[0].valid_to", "2024-01-01", id="fact-ends-first"),
        pytest.param("facts.toml", 'url = "https://www.vejle', 'url = "ftp://www.vejle', "sources[0].url", "https", id="fact-address"),
        pytest.param("phrases.toml", 'en = "Welcome"', 'en = " "', "texts.welcome.en", "en tekst", id="empty-phrase"),
        pytest.param("phrases.toml", 'en = "Agreement {number}"', 'en = "Agreement"', "texts.agreement_number", "samme {pladser}", id="phrase-place"),
        pytest.param("phrases.toml", 'da = "Gem dette ark."', 'da = "Gem arket i 30 dage."', "texts.keep_note.da", "'30 dage'", id="phrase-number"),
        pytest.param(PROMPTS, 'place = "arrival"', 'place = "start"', "places[1]", "'start' står 2", id="place-twice"),
        pytest.param(PROMPTS, 'place = "arrival"', 'place = "start"', "places", "'arrival'", id="place-missing"),
        pytest.param(PROMPTS, 'role = "authority"', 'role = "service"', "roles", "'authority'", id="role-missing"),
        pytest.param(PROMPTS, 'role = "authority"', 'role = "service"', "roles[1]", "'service' står 2", id="role-twice"),
        pytest.param(PROMPTS, '    "Hvad kan jeg hjælpe dig videre med?",\n', "", "places[0].open", "der er 1", id="one-open-question"),
        pytest.param(PROMPTS, '    "Må jeg samle op på det, vi har fundet ud af indtil nu?",\n', "", "stuck", "3 stykker; der er 2", id="two-restarts"),
        pytest.param(PROMPTS, 'means = "Vis vej', f'means = "{"a" * 40}Vis vej', "roles[0].means", "højst 60", id="long-meaning"),
        pytest.param(PROMPTS, 'pause = "Vi tager', f'pause = "{"så " * 30}vi tager', "pause", "højst 90 tegn i en sætning", id="long-sentence"),
        pytest.param(PROMPTS, 'title = "Grøn: sagen"', 'title = ""', "hard[0].title", "en tekst", id="empty-prompt"),
    ],
)  # fmt: skip
def test_the_shared_files_are_checked_too(shelf: Shelf, name: str, old: str, new: str, key: str, says: str) -> None:
    shelf.change(name, old, new)
    file = name.rpartition("/")[2]
    assert any((file, key) == (at, where) and says in text for at, where, text in found(shelf)), found(shelf)


def test_a_key_stands_in_one_file_of_facts_only(shelf: Shelf) -> None:
    shelf.write("facts/more.toml", shelf.text("facts.toml"))
    name, key, says = found(shelf)[0]
    assert (name, key) == ("more.toml", "facts[0]")
    assert "'health_card_fee' står også i facts.toml" in says


def test_a_file_of_facts_may_stand_beside_the_first(shelf: Shelf) -> None:
    fresh = shelf.text("facts.toml").replace('key = "', 'key = "new_').replace('source = "', 'source = "new_')
    shelf.write("facts/more.toml", fresh)
    assert "new_health_card_fee" in shelf.load().facts
    assert found(shelf) == []


def test_confirming_is_needed_where_there_is_something_to_confirm(shelf: Shelf) -> None:
    text = shelf.text(PROMPTS)
    start = text.index("confirm = [")
    shelf.write(PROMPTS, text[:start] + text[text.index("]\n", start) + 2 :])
    assert [(where, file) for file, where, _ in found(shelf)] == [("places[2].confirm", "visit.toml")]


def test_files_that_could_not_be_read_are_not_checked_again(shelf: Shelf) -> None:
    for name in ("facts.toml", PROMPTS):
        shelf.write(name, "broken")
    library = shelf.load()
    assert {error.file for error in library.errors} == {"facts.toml", "visit.toml"}
    faulty = {fault.file for fault in check(library)}
    assert {"laegevalg.toml", "sundhedskort.toml", "koerekort.toml"} <= faulty
    assert {"facts.toml", "visit.toml"}.isdisjoint(faulty)


@pytest.mark.parametrize(
    ("address", "safe"),
    [
        ("https://www.borger.dk", True),
        ("https://www.fstyr.dk/privat/koerekort/krav-til-koerekort-/laegeattest-", True),
        ("https://play.google.com/store/apps/details?id=dk.digst.hc", True),
        ("http://www.borger.dk", False),
        ("javascript:alert(1)", False),
        ("file:///etc/passwd", False),
        ("https://borger.dk@example.org/", False),
        ("https://user:secret@borger.dk", False),
        ("https://borger.dk:99999", False),
        ("https://borger.dk:8443", False),
        ("https://[::1", False),
        ("https://localhost", False),
        ("https://www.borger.dk/a b", False),
        ("https://www.borger.dk\n", False),
        ("https://www.bоrger.dk", False),
        ("https://", False),
        ("", False),
    ],
)
def test_only_a_plain_https_page_is_a_safe_address(address: str, safe: bool) -> None:
    assert safe_address(address) is safe


def test_the_longest_reading_counts(library: Library) -> None:
    facts = library.facts
    assert longest("{gp_distance_km|# km|langt}", facts) == "15 km"
    assert longest("{gp_distance_km|# km|ret langt}", facts) == "ret langt"
    assert longest("{nowhere|# km|}", facts) == "# km"


def test_a_new_host_must_be_added_on_purpose(shelf: Shelf) -> None:
    shelf.change(DOCTOR, 'url = "https://danskelove.dk/', 'url = "https://nylov.dk/')
    shelf.change("facts.toml", 'url = "https://digst.dk/', 'url = "https://nystyrelse.dk/')
    assert [(where, "hosts" in says) for _, where, says in found(shelf)] == [("sources[0].url", True), ("sources[4].url", True)]
    shelf.change("allowed.toml", "hosts = [", 'hosts = ["nylov.dk", "nystyrelse.dk",')
    assert found(shelf) == []
