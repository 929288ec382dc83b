"""What a chart says is true, in correct Danish, also for none, one and few."""

import pytest
from msgspec.structs import replace

from desk_assistant.insight.chart import Overview
from desk_assistant.insight.charts import overview
from desk_assistant.insight.names import name
from desk_assistant.store.rows import MERGED
from tests.insight.sheet import Line, chart, of, reading, seen, steps, visits


def tile(found: Overview, which: str) -> tuple[str, str, str]:
    got = next(tile for tile in found.tiles if tile.id == which)
    return got.value, got.basis, got.before


def test_a_period_without_visits_says_so_and_nothing_else() -> None:
    found = seen([])
    assert (found.title, found.notes, found.charts) == ("Besøg i oktober 2026", ("Ingen besøg i perioden.",), ())
    assert [(tile.value, tile.before) for tile in found.tiles] == [
        ("0", "september 2026: ingen besøg"), ("–", "september 2026: ingen tal"), ("–", "september 2026: ingen tal"), ("–", "september 2026: ingen tal"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("n", "basis", "sentence"),
    [
        (1, "1 af 1 besøg, hvor der skulle aftales noget (få tilfælde).", "1 af 1 besøg sluttede med en aftale."),
        (2, "2 af 2 besøg, hvor der skulle aftales noget (få tilfælde).", "2 af 2 besøg sluttede med en aftale."),
        (4, "4 af 4 besøg, hvor der skulle aftales noget (få tilfælde).", "4 af 4 besøg sluttede med en aftale."),
        (5, "5 af 5 besøg, hvor der skulle aftales noget.", "5 af 5 besøg sluttede med en aftale."),
    ],
)
def test_agreements(n: int, basis: str, sentence: str) -> None:
    found = seen(visits(n), before=visits(3))
    assert tile(found, "agreements") == ("100 %", basis, "september 2026: 100 %")
    assert tile(found, "visits") == (str(n), "få tilfælde" if n < 5 else "", "september 2026: 3")
    assert chart(found, "closings").reading == sentence


def test_agreements_are_of_the_visits_that_needed_one() -> None:
    lines = [("visit", "", "", code, n) for code, n in (("agreement", 5), ("handed_over", 1), ("answer_only", 7), ("left", 2))]
    assert tile(seen(lines), "agreements")[:2] == ("83 %", "5 af 6 besøg, hvor der skulle aftales noget.")
    assert reading(lines, "closings") == "5 af 15 besøg sluttede med en aftale."


def test_steps_not_noted_stand_beside_and_are_never_counted_as_self() -> None:
    lines = visits(9) + steps("pas", "a", alone=3, guided=2, together=1, not_noted=4, acted=8, not_relevant=1, blocked=1)
    found = seen(lines)
    assert tile(found, "self_done")[:2] == ("83 %", "5 af 6 noterede trin. 4 trin er ikke noteret.")
    who = chart(found, "who_did")
    assert who.rows == (("Pas", "50 % (3)", "33 % (2)", "17 % (1)", "0 % (0)", "6", "4"),)
    assert who.n == "6 noterede trin. 4 trin blev ikke noteret og tæller ikke med."
    assert who.reading == "Borgeren klarede 83 % af de noterede trin selv eller med vejledning."
    assert who.categories[0].flow == "pas" and who.categories[0].shown == ("50 %", "33 %", "17 %", "0 %")


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        (steps("pas", "a", not_noted=3), "Der er ikke noteret, hvem der klarede trin i oktober 2026."),
        (steps("pas", "a", alone=1), "Der er kun 1 noteret trin i oktober 2026. Det er for få tal endnu."),
        (steps("pas", "a", alone=4), "Der er kun 4 noterede trin i oktober 2026. Det er for få tal endnu."),
        (steps("pas", "a", alone=5), "Borgeren klarede 100 % af de noterede trin selv eller med vejledning."),
        (
            steps("pas", "a", alone=5) + steps("skat", "b", alone=3, by_staff=3),
            "Borgeren klarede 73 % af de noterede trin selv eller med vejledning."
            " Mest hjælp krævede “Skat”: Dér blev 50 % gjort sammen eller af medarbejderen.",
        ),
        (
            steps("pas", "a", alone=3, together=3) + steps("skat", "b", alone=3, by_staff=3),
            "Borgeren klarede 50 % af de noterede trin selv eller med vejledning.",
        ),
    ],
)
def test_who_did_the_steps(lines: list[Line], sentence: str) -> None:
    assert reading(visits(9) + lines, "who_did") == sentence


def test_where_it_gets_stuck() -> None:
    lines = visits(30) + steps("koerekort", "log_paa", alone=4, together=2, blocked=3)
    lines += [("stop", "koerekort", "log_paa", "access", 2), ("stop", "koerekort", "log_paa", "time", 1)]
    found = chart(seen(lines), "stuck")
    assert found.reading == "Det går oftest i stå ved “log_paa” (Kørekort): i 5 af 9 besøg."
    assert found.rows == (("Kørekort", "log_paa", "2", "0", "3", "5", "9", "56 %", "Adgang mangler (2), Ikke mere tid (1)"),)
    assert (found.categories[0].flow, found.categories[0].step, found.categories[0].shown) == ("koerekort", "log_paa", ("5 af 9",))
    two = lines + steps("pas", "x", by_staff=5)
    assert reading(two, "stuck") == "Det går oftest i stå ved “log_paa” (Kørekort) og “x” (Pas): hver i 5 besøg."
    assert reading(visits(9) + steps("pas", "x", alone=5), "stuck") == "Ingen trin gik i stå i oktober 2026."
    assert reading(visits(9), "stuck") == "Der er ikke noteret, hvem der klarede trin i oktober 2026."


def test_many_steps_stuck_alike_are_counted_and_ten_are_shown() -> None:
    lines = visits(30) + [line for step in "abcdefghijkl" for line in steps("pas", step, together=1)]
    found = chart(seen(lines), "stuck")
    assert found.reading == "12 trin gik i stå lige ofte: hvert i 1 besøg."
    assert len(found.rows) == 10 and found.n.startswith("De 10 trin, hvor det skete oftest, af 12. ")
    assert found.categories[0].note == "få tilfælde"


def test_what_gets_in_the_way() -> None:
    some = visits(9) + steps("pas", "a", blocked=7, alone=1)
    stops = [("stop", "pas", "a", "access", 5), ("stop", "pas", "a", "papers", 2)]
    found = chart(seen(some + stops), "stops")
    assert found.reading == "Det, der oftest spænder ben, er “Adgang mangler”: 5 af 7 gange."
    assert found.rows == (("Adgang mangler", "5", "71 %"), ("Papirer mangler", "2", "29 %"))
    assert found.n == "7 gange kunne et trin ikke klares den dag."
    few = reading(some + [("stop", "pas", "a", "time", 1)], "stops")
    assert few == "Det, der oftest spænder ben, er “Ikke mere tid”: 1 af 1 gang. Der er for få tal endnu til at se et mønster."
    assert reading(some, "stops") == "Alle noterede trin kunne klares i oktober 2026."
    assert reading(visits(9), "stops") == "Der er ikke noteret, hvem der klarede trin i oktober 2026."


def test_when_people_come() -> None:
    lines = [("visit", "", "", "agreement", 7), ("hour", "", "", "09", 2), ("hour", "", "", "11", 5)]
    found = seen(lines)
    assert chart(found, "weekdays").reading == "Flest kommer tirsdag: 7 af 7 besøg."
    assert [row[0] for row in chart(found, "weekdays").rows] == ["mandag", "tirsdag", "onsdag", "torsdag", "fredag"]
    hours = chart(found, "hours")
    assert hours.reading == "Der er travlest kl. 11–12: 5 af 7 besøg."
    assert hours.rows == (("kl. 9–10", "0", "2", "0", "0", "0", "2"), ("kl. 10–11", "0", "0", "0", "0", "0", "0"), ("kl. 11–12", "0", "5", "0", "0", "0", "5"))
    assert "lørdag" in [row[0] for row in chart(seen(lines, day="2026-10-17"), "weekdays").rows]
    assert reading(visits(4), "weekdays") == "Der er for få besøg endnu til at se, hvornår der er travlest."
    tied = [("visit", "", "", "agreement", 6), ("hour", "", "", "09", 3), ("hour", "", "", "10", 3)]
    assert reading(tied, "hours") == "Der er travlest kl. 9–10 og kl. 10–11: hver 3 af 6 besøg."


def test_what_is_left_of_erased_visits_counts_but_has_no_weekdays() -> None:
    totals = [("visit", "", "", "agreement", 20), ("visit", "", "", MERGED, 9), ("stop", "pas", "", MERGED, 6), ("event", "", "", MERGED, 7)]
    found = seen([], totals=[*totals, ("need", "pas", "", "real", 9), *steps("pas", "a", alone=6)])
    assert found.notes == ("Besøg fra perioden er slettet efter reglerne. Deres månedstal tæller med, og små tal er lagt sammen.",)
    assert tile(found, "visits")[0] == "29"
    assert tile(found, "agreements")[:2] == ("–", "Der er ingen tal.")
    assert chart(found, "closings").rows[-1] == ("Øvrige", "9", "31 %")
    assert chart(found, "stops").rows == (("Øvrige", "6", "100 %"),)
    assert chart(found, "life_events").rows == (("Øvrige", "7"),)
    assert chart(found, "who_did").rows[0][0] == chart(found, "topics").rows[0][0] == "Pas"
    assert chart(found, "weekdays").empty and chart(found, "hours").reading.endswith("månedstallene har ingen ugedage.")


def test_what_lost_its_flow_or_step_when_it_was_merged_is_not_told() -> None:
    lost = [(measure, "", "", MERGED, 9) for measure in ("step", "need", "way", "pair", "handed", "line", "choice", "row")]
    kept = [*steps("pas", "a", alone=9), ("need", "pas", "", "real", 9), ("choice", "", "given", "print", 9), ("row", "", "find", "0", 9)]
    found = seen([], totals=[*visits(40), *lost, *kept])
    for which in ("who_did", "stuck", "stops", "topics", "pairs", "handed", "lines", "given"):
        assert chart(found, which).reading == "Besøg er slettet efter reglerne, og små tal er lagt sammen. Derfor kan det ikke vises.", which
    assert [tile.value for tile in found.tiles] == ["40", "100 %", "–", "–"]
    assert {text for row in chart(found, "rows").rows for text in row[1:-1]} == {"skjult"}
    assert {row[1] for row in chart(found, "offers").rows} == {"skjult"}


def test_what_the_need_really_was() -> None:
    lines = visits(9) + [
        ("need", "sundhedskort", "", "stated_and_real", 4), ("need", "sundhedskort", "", "stated_only", 2), ("need", "laegevalg", "", "real", 3),
        ("pair", "sundhedskort", "same", "sundhedskort", 4), ("pair", "sundhedskort", "instead", "laegevalg", 2), ("pair", "sundhedskort", "also", "", 1),
    ]  # fmt: skip
    found = chart(seen(lines), "pairs")
    assert found.reading == "2 af 6 gange handlede det om noget andet end det, borgeren først spurgte om."
    assert found.rows == (("Sundhedskort", "Skift læge", "i stedet", "2"), ("Sundhedskort", "Andet / ved ikke endnu", "også", "1"))
    assert found.categories[0].label == "Sundhedskort → i stedet Skift læge"
    once = visits(9) + [("need", "pas", "", "stated_and_real", 1), ("pair", "pas", "same", "pas", 1)]
    assert reading(once, "pairs") == "Det, borgeren først spurgte om, var også det, det handlede om (1 gang)."
    assert reading(visits(9), "pairs") == "Ingen første ønsker er noteret i oktober 2026."


def test_topics_and_another_way() -> None:
    lines = visits(40) + [("need", "pas", "", "real", 20), ("need", "ukendt", "", "real", 6), ("way", "pas", "", "other_way", 8), ("way", "ukendt", "", "other_way", 2)]
    found = chart(seen(lines), "topics")
    assert found.reading == "Det, der oftest blev spurgt om, er “Pas”: 20 af 26 behov."
    assert found.rows == (("Pas", "20", "77 %", "8"), ("ukendt", "6", "23 %", "skjult"))
    assert found.n.endswith("Skjult: tal under 5 og tal, som de kan regnes ud fra.")
    assert reading(visits(9), "topics") == "Der er ikke noteret emner i oktober 2026."
    alike = visits(40) + [("need", flow, "", "real", 2) for flow in ("pas", "skat", "mitid", "flytning")]
    assert reading(alike, "topics") == "4 står lige: hver 2 af 8 behov."


def test_what_was_agreed_and_who_took_over() -> None:
    lines = visits(9) + [("line", "", "standard", "citizen", 6), ("line", "", "own", "us", 1), ("agreement", "", "", "nothing_more", 1)]
    found = chart(seen(lines), "lines")
    assert found.reading == "De fleste aftalepunkter står under “Det gør borgeren”: 6 af 7 punkter."
    assert found.rows == (("Det gør borgeren", "6", "6", "0"), ("Det gør vi", "1", "0", "1"), ("Hvis noget driller", "0", "0", "0"))
    assert found.n == "I 1 besøg var der intet mere at gøre."
    assert reading(visits(9), "lines") == "Der er ingen aftalepunkter i oktober 2026."
    assert reading([*visits(9), ("agreement", "", "", "nothing_more", 9)], "lines") == "I 9 besøg var der intet mere at gøre."
    handed = [("handed", "pas", "called", "colleague", 1), ("handed", "skat", "not_called", "colleague", 1), ("handed", "", "called", "sted", 1)]
    found = chart(seen(visits(9) + handed), "handed")
    assert found.reading == "Ved 2 af 3 overdragelser blev der ringet først."
    assert found.rows == (("En kollega i huset", "2", "1", "1"), ("sted", "1", "1", "0"))
    assert reading(visits(9), "handed") == "Ingen borgere blev givet videre i oktober 2026."


def test_life_events_and_how_the_agreement_went_home() -> None:
    lines = visits(9) + [("event", "", "", "tabt-pung", 3), ("event", "", "", "gone", 2), ("choice", "", "given", "print", 1)]
    assert reading(lines, "life_events") == "Oftest noteret: “Tabt eller stjålet pung”: 3 af 5 gange."
    assert chart(seen(lines), "life_events").rows[1] == ("gone", "2")
    assert reading(lines, "given") == "Oftest noteret: “Print”: 1 af 1 gang. Der er for få tal endnu til at se et mønster."
    assert reading(visits(9), "given") == "Der er ikke noteret nogen i oktober 2026."


def test_several_desks_are_named() -> None:
    found = overview(replace(of(visits(9)), desks=("Skranke 1", "Skranke 2", "Skranke 3")))
    assert found.notes == ("Lagt sammen: Skranke 1, Skranke 2 og Skranke 3.",)


def test_a_code_without_words_stands_as_itself() -> None:
    assert (name("stop", "weather"), name("stop", MERGED)) == ("weather", "Øvrige")
