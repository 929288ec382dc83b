import pytest

from desk_assistant.content.lix import lix, sentences, words


def test_lix_adds_sentence_length_and_share_of_long_words() -> None:
    assert lix(["Du er her nu.", "Kommunen svarer dig."]) == pytest.approx(7 / 2 + 100 * 1 / 7)


def test_a_text_without_a_full_stop_still_ends_a_sentence() -> None:
    assert lix(["Find siden", "Log så af."]) == lix(["Find siden.", "Log så af."])


def test_an_address_is_one_word_and_no_sentence_end() -> None:
    assert words("Gå til borger.dk nu.") == ["Gå", "til", "borger.dk", "nu"]
    assert sentences("Gå til borger.dk nu. Søg så.") == ["Gå til borger.dk nu.", "Søg så."]


def test_nothing_to_read_is_an_error() -> None:
    with pytest.raises(ValueError, match="no words"):
        lix(["", "..."])
