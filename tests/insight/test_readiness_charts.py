"""The help that tasks took is told when the period is over, and never of few visits."""

import re

from desk_assistant.store.rows import MERGED
from tests.insight.sheet import OCTOBER, chart, of, reading, seen, visits

READINESS = [
    ("row", "", "find", "0", 10), ("row", "", "find", "1", 8), ("row", "", "find", "2", 6),
    *(("row", "", row, "0", 20) for row in ("read", "fill", "device", "confidence")),
    ("band", "", "", "A", 20), ("band", "", "", "C", 2), ("gate", "", "", "in", 25),
    ("wish", "", "", "beside", 12), ("choice", "", "offer", "it_cafe", 6), ("choice", "", "offer", "none", 2),
]  # fmt: skip


def test_the_help_that_tasks_took() -> None:
    found = seen(visits(40) + READINESS)
    rows = chart(found, "rows")
    assert rows.reading == "Der blev oftest noteret hjælp til “Finde vej”: i 14 besøg."
    assert rows.rows[0] == ("Finde vej", "25 % (10)", "20 % (8)", "15 % (6)", "40 % (16)", "40")
    bands = chart(found, "bands")
    assert bands.rows == (("A · Selv", "20", "50 %"), ("B · Ved siden af", "0", "0 %"), ("C · Sammen", "skjult", "skjult"), ("D · Anden vej", "0", "0 %"), ("Ikke noteret", "skjult", "skjult"))
    assert bands.reading == "Den hyppigste hjælp er “A · Selv”: 20 af 40 besøg."
    assert chart(found, "gates").reading == "Oftest noteret: “Kom ind”: 25 af 40 besøg."
    assert chart(found, "wishes").reading == "Det hyppigste ønske er “Ved siden af”: 12 af 40 besøg."
    assert [row for row in chart(found, "offers").rows if row[1] != "0"] == [("It-café", "6"), ("Intet behov", "skjult")]
    assert chart(found, "offers").reading == "Oftest tilbudt: “It-café”: 6 af 40 besøg."


def test_readiness_waits_until_the_period_is_over() -> None:
    found = seen(visits(40) + READINESS, today=OCTOBER.last)
    assert found.notes == ("Perioden er ikke slut endnu.",)
    for which in ("rows", "bands", "gates", "wishes", "offers", "faces", "solved"):
        got = chart(found, which)
        assert got.empty and "slut" in got.reading
    assert {topic.other_way for topic in of(visits(40) + [("need", "pas", "", "real", 20)], today=OCTOBER.last).topics} == {None}


def test_readiness_of_few_visits_tells_nothing_not_even_a_zero() -> None:
    found = seen(visits(3) + [("band", "", "", "A", 3), ("row", "", "find", "2", 3)])
    for which in ("bands", "gates", "wishes", "rows"):
        assert not re.search(r"\d", " ".join(text for row in chart(found, which).rows for text in row[1:-1])), which
    assert chart(found, "bands").reading == "Der er for få tal til at vise dem uden at røbe enkelte besøg."


def test_readiness_that_nobody_noted() -> None:
    found = seen(visits(9))
    assert chart(found, "rows").reading == "Der er ikke noteret behov for hjælp."
    assert chart(found, "bands").reading == "Der er ikke noteret noget om det i oktober 2026."
    assert chart(found, "offers").reading == "Der er ikke noteret tilbud i oktober 2026."
    some = [("row", "", "find", "0", 30), ("row", "", "find", "1", 2), *(("row", "", row, "0", 20) for row in ("read", "fill", "device", "confidence"))]
    assert reading(visits(40) + some, "rows") == "Nogle tal er skjult. Resten står i tabellen."
    all_hidden = [("row", "", row, "1", 2) for row in ("find", "read", "fill", "device", "confidence")]
    assert reading(visits(40) + all_hidden, "rows") == "Der er for få tal til at vise dem uden at røbe enkelte besøg."
    erased = seen([], totals=[*visits(20), ("band", "", "", "A", 10), ("band", "", "", MERGED, 5)])
    assert ("Øvrige", "5", "25 %") in chart(erased, "bands").rows
