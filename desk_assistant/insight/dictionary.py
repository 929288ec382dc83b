"""What the columns of an export mean: it goes along with every file."""

from collections.abc import Iterator

from desk_assistant.insight import danish
from desk_assistant.insight.columns import ROWS_NAMES, Column, use
from desk_assistant.insight.request import REASONS, Request

HEADINGS = ("Kolonne", "Kode", "Betydning", "Enhed", "Mulige værdier", "Kilde")


def rows(request: Request) -> Iterator[tuple[str, ...]]:
    """Give a row for the file and one for each of its columns, under `HEADINGS`."""
    yield "(hele filen)", request.what, use(request.what), "", "", ""
    for column in request.columns:
        yield column.heading, column.code, column.meaning, column.unit, _values(column), column.source


def _values(column: Column) -> str:
    if column.values:
        return "; ".join(words for _, words in column.values)
    return "Titler på forløb" if column.form in ("stated_flow", "flows", "flow_title") else ""


def about(request: Request, count: int, held_back: int) -> tuple[tuple[str, str], ...]:
    """Give what is to be known about the export as a whole: label and text."""
    kept = (("Holdt tilbage", danish.whole(held_back)),)
    words = [*(["borgerens og skrankens egne ord"] if request.words else []), *(["aftalenumre"] if request.numbers else [])]
    asked = (("Med", danish.joined(words)), ("Grund", REASONS[request.reason])) if request.reason else ()
    return (
        ("Brug", use(request.what)),
        ("Indhold", ROWS_NAMES[request.what][1]),
        ("Første dag", request.first.isoformat()),
        ("Sidste dag", request.last.isoformat()),
        ("Lavet den", request.made_on.isoformat()),
        ("Rækker", danish.whole(count)),
        *kept,
        *asked,
        ("Program", f"Desk Assistant {request.version}"),
    )
