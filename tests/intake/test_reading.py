"""From letters to features: spelling, stems, compounds, beginnings and meanings."""

from collections import Counter

import pytest

from desk_assistant.intake import reading
from desk_assistant.intake.reading import Reader
from desk_assistant.intake.spelling import Spelling, distance
from desk_assistant.intake.words import folded, stem, words_of

ALIKE = {"koerekort": ("kørekort", "kk", "driving licence"), "mistet": ("mistet", "væk")}


def reader_of(texts: list[str], alike: dict[str, tuple[str, ...]]) -> Reader:
    """A reader that has learned these phrases."""
    reader = Reader()
    for _ in reader.learn(texts, alike):
        pass
    return reader


def spelling_of(known: dict[str, int]) -> Spelling:
    """A spelling that has learned these words, each found so many times."""
    spelling = Spelling(Counter(known))
    for _ in spelling.learn():
        pass
    return spelling


READER = reader_of(["Mit kørekort er væk.", "sundhed og kort", "pas", "digitalpost", "passer børn"], ALIKE)


@pytest.mark.parametrize("written", ["Kørekort", "koerekort", "korekort", "KÖREKORT"])
def test_a_word_is_one_word_however_the_keyboard_wrote_it(written: str) -> None:
    assert folded(written) == "korekort"


def test_words_are_parted_by_everything_but_letters_and_figures() -> None:
    assert words_of("E-Boks, c/o  67 år! Driver's") == ["e", "boks", "c", "o", "67", "ar", "drivers"]


@pytest.mark.parametrize(
    ("words", "root"),
    [
        pytest.param(("læge", "lægen", "læger", "lægerne", "lægens"), "lag", id="noun"),
        pytest.param(("flytte", "flytter", "flyttet", "flyttede"), "flyt", id="verb"),
        pytest.param(("pas",), "pas", id="short"),
        pytest.param(("passer", "passe"), "passe", id="not-the-passport"),
        pytest.param(("passet",), "pass", id="the-passport"),
        pytest.param(("gælder",), "galder", id="not-debt"),
        pytest.param(("gæld", "gælden"), "gald", id="debt"),
        pytest.param(("67",), "67", id="figure"),
    ],
)
def test_inflected_words_have_one_stem(words: tuple[str, ...], root: str) -> None:
    assert {stem(folded(word)) for word in words} == {root}


@pytest.mark.parametrize(
    ("first", "second", "steps"),
    [("pas", "pas", 0), ("pas", "psa", 1), ("pas", "paas", 1), ("pas", "pa", 1), ("pas", "pus", 1), ("korekort", "kokrekrt", 2)],
)
def test_distance_counts_slips(first: str, second: str, steps: int) -> None:
    assert distance(first, second) == steps


def test_spelling_finds_the_word_that_was_meant() -> None:
    spelling = spelling_of({"korekort": 3, "korsel": 1, "kort": 5, "kost": 1})
    assert spelling.nearest("korkort") == "korekort"
    assert spelling.nearest("koreekkort") == "korekort"
    assert spelling.nearest("kolt") == "kort"
    assert spelling.nearest("kot") is None
    assert spelling.nearest("hundetegn") is None
    assert spelling.nearest("hund") is None


def test_a_letter_left_out_is_likelier_than_one_replaced() -> None:
    spelling = spelling_of({"lage": 9, "lange": 1, "passe": 9, "passet": 1})
    assert spelling.nearest("lnge") == "lange"
    assert spelling.nearest("passt") == "passet"
    assert spelling.nearest("lafe") == "lage"


def test_a_beginning_shares_itself_between_its_words() -> None:
    spelling = spelling_of({"pas": 3, "passet": 1, "post": 1})
    assert spelling.begun_by("pa") == [("pas", 0.75), ("passet", 0.25)]
    assert spelling.begun_by("x") == []


def test_a_compound_has_its_parts_and_a_wrong_word_is_put_right() -> None:
    assert {"wsundhedskort", "psund", "pkort"} <= READER.features("sundhedskort.").keys()
    assert "wkorekort" in READER.features("kørkort.")
    assert "wxylofon" in READER.features("xylofon.")


def test_what_is_alike_has_one_meaning() -> None:
    for text in ("kørekort.", "kk.", "my driving licence.", "kørekorts.", "kørekortvæk."):
        assert "mkoerekort" in READER.features(text), text


def test_two_words_may_be_one() -> None:
    assert "wdigitalpost" in READER.features("digital post.")


def test_the_last_word_may_go_on() -> None:
    assert "wkorekort" in READER.features("mit kør")
    assert "wkorekort" not in READER.features("mit kør ")
    on_its_way, whole = READER.features("pas"), READER.features("pas.")
    assert on_its_way["wpas"] < whole["wpas"]
    assert on_its_way["wpasse"] > 0


def test_common_words_weigh_little() -> None:
    found = READER.features("er væk.")
    assert found["wer"] < found["wvak"] / 2


def test_what_is_kept_does_not_grow_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "_MOST_KEPT", 3)
    reader = reader_of(["a b c d e f."], {})
    first = reader.features("a b c d e f.")
    assert reader.features("a b c d e f.") == first
