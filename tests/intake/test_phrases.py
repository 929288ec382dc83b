"""The shipped phrases: enough of them, none twice, and nothing that could name a person."""

from collections import Counter

from desk_assistant.content.library import Library
from desk_assistant.intake.words import stem, words_of
from desk_assistant.privacy.identifiers import find
from desk_assistant.privacy.kinds import Kind
from tests.intake.measure import HELD_OUT, read

FLOWS = {
    "laegevalg", "sundhedskort", "koerekort", "pas", "mitid", "digital-post", "flytning", "folkepension", "boligstoette",
    "dagtilbud", "skat", "restance", "fuldmagt", "nemkonto",
}  # fmt: skip
LIFE_EVENTS = {"tabt-pung", "flyttet", "ny-i-danmark", "nyfoedt", "skilsmisse", "doedsfald", "pensionist", "fylder-18"}
LEAST = 40


def plain(text: str) -> tuple[str, ...]:
    return tuple(words_of(text))


def test_every_need_has_its_phrases(library: Library) -> None:
    assert library.errors == ()
    kinds = {name: entry.kind for name, entry in library.intake.items()}
    assert kinds == {**dict.fromkeys(FLOWS, "flow"), **dict.fromkeys(LIFE_EVENTS, "life_event"), "andet": "other"}
    short = {name: len(entry.phrases) for name, entry in library.intake.items() if len(entry.phrases) < LEAST}
    assert not short
    assert len(library.intake["andet"].phrases) > 5 * LEAST


def test_no_phrase_stands_twice(library: Library) -> None:
    said = Counter(plain(phrase) for entry in library.intake.values() for phrase in entry.phrases)
    assert not [" ".join(words) for words, times in said.items() if times > 1]


def test_no_word_names_two_needs(library: Library) -> None:
    owners: dict[tuple[str, ...], set[str]] = {}
    for name, entry in library.intake.items():
        for word in entry.words:
            owners.setdefault(tuple(map(stem, words_of(word))), set()).add(name)
    assert not {" ".join(words): names for words, names in owners.items() if len(names) > 1}


def test_nothing_in_them_could_name_a_person(library: Library) -> None:
    texts = [text for entry in library.intake.values() for text in (*entry.phrases, *entry.words, *entry.hints)]
    named = [(text, finding.kind) for text in texts for finding in find(text) if finding.kind != Kind.SENSITIVE]
    assert not named


def test_a_phrase_is_never_an_utterance_it_is_measured_with(library: Library) -> None:
    phrases = {plain(phrase) for entry in library.intake.values() for phrase in entry.phrases}
    long = [said.text for path in HELD_OUT for said in read(path) if len(plain(said.text)) > 3]
    assert len(long) > 800
    assert not [text for text in long if plain(text) in phrases]


def test_groups_of_alike_words_do_not_overlap(library: Library) -> None:
    owners: dict[tuple[str, ...], set[str]] = {}
    for name, members in library.alike.items():
        for member in members:
            owners.setdefault(tuple(words_of(member)), set()).add(name)
    assert not {" ".join(words): names for words, names in owners.items() if len(names) > 1}
