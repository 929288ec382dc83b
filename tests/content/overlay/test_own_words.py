"""A municipality's own prompts and its own ways of saying what people come for."""

import msgspec
import pytest

from desk_assistant.content.library import Library
from desk_assistant.content.overlay import apply
from desk_assistant.intake.suggesting import Intake
from tests.content.overlay.local_folder import LIBRARY, NORDBY, LocalFolder


def test_the_municipality_has_its_own_prompts(nordby: LocalFolder) -> None:
    nordby.write("prompts/flows/laegevalg.toml", nordby.text("prompts/flows/parkering.toml"))
    library, left_out, marks = nordby.apply()
    assert left_out == () and {"prompts:parkering", "prompts:laegevalg"} <= marks
    assert library.flow_prompts["laegevalg"] == library.flow_prompts["parkering"]
    assert library.moments == LIBRARY.moments


@pytest.mark.parametrize(
    ("name", "old", "new", "says"),
    [
        pytest.param("parkering", "Hvilken bil er det?", "Er det din bil?", "hv-ord", id="closed"),
        pytest.param("parkering", "stuck", "stukc", "stukc", id="unreadable"),
        pytest.param("kirken", "Hvilken", "Hvilken", "'kirken' findes ikke", id="of-no-flow"),
    ],
)
def test_prompts_that_are_wrong_are_left_out(nordby: LocalFolder, name: str, old: str, new: str, says: str) -> None:
    nordby.write(f"prompts/flows/{name}.toml", nordby.text("prompts/flows/parkering.toml").replace(old, new))
    library, left_out, marks = nordby.apply()
    assert len(left_out) == 1 and says in str(left_out[0])
    assert name not in library.flow_prompts and f"prompts:{name}" not in marks


def suggested(library: Library, text: str) -> tuple[str, ...]:
    """Give what is suggested for words, the best first."""
    return tuple(found.id for found in Intake(library.intake, library.alike).suggest(text, 3))


def test_what_people_say_in_the_municipality_leads_to_its_own_flow(nordby: LocalFolder) -> None:
    library, left_out, marks = nordby.apply()
    assert left_out == () and "intake:parkering" in marks
    assert suggested(library, "gæstekort")[0] == "parkering"
    assert library.intake["pas"] == LIBRARY.intake["pas"]
    (nordby.folder / "intake" / "parkering.toml").unlink()
    assert suggested(nordby.apply()[0], "beboerlicens")[0] == "parkering"
    assert "parkering" not in suggested(LIBRARY, "beboerlicens")


def test_more_ways_of_saying_what_is_shipped(nordby: LocalFolder) -> None:
    nordby.write("intake/pas.toml", 'id = "pas"\nkind = "flow"\nwords = ["grænsebog"]\nphrases = ["Færgen vil se min grænsebog"]\n')
    library, left_out, _ = nordby.apply()
    assert left_out == () and library.intake["pas"].words == (*LIBRARY.intake["pas"].words, "grænsebog")
    assert suggested(library, "grænsebog")[0] == "pas"
    nothing = msgspec.structs.replace(LIBRARY, intake={})
    assert apply(nothing, NORDBY)[0].intake.keys() == {*LIBRARY.flows, "parkering"}


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('id = "parkering"', 'id = "kirken"', "filens navn"),
        ('kind = "flow"', 'kind = "life_event"', "'flow'"),
        ('"gæstekort"', '" "', "1-120 tegn"),
        ("phrases", "phrasses", "phrasses"),
    ],
)
def test_ways_of_saying_that_are_wrong_are_left_out(nordby: LocalFolder, old: str, new: str, says: str) -> None:
    nordby.change("intake/parkering.toml", old, new)
    library, left_out, marks = nordby.apply()
    assert len(left_out) == 1 and says in str(left_out[0])
    assert "intake:parkering" not in marks and library.intake["parkering"].words == ("Parkeringskort", "Beboerlicens")


def test_ways_of_saying_what_nobody_knows_are_left_out(nordby: LocalFolder) -> None:
    nordby.write("intake/kirken.toml", nordby.text("intake/parkering.toml").replace('"parkering"', '"kirken"'))
    library, left_out, _ = nordby.apply()
    assert "'kirken' findes ikke" in str(left_out[0]) and "kirken" not in library.intake


def test_prompts_of_a_flow_that_is_broken_are_no_second_fault(nordby: LocalFolder) -> None:
    nordby.change("flows/parkering.toml", 'title = "Parkeringskort"', "title = ")
    _, left_out, _ = nordby.apply()
    assert [error.path for error in left_out] == ["flows/parkering.toml"]
