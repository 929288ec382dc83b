"""One chart of the overview on a sheet of paper: the same texts as in the window, for the desk's own use."""

from datetime import date

import msgspec

from desk_assistant.insight.chart import Chart
from desk_assistant.insight.periods import Period, in_words
from desk_assistant.insight.report import Table, on_paper

#: So many rows stand on one sheet beside heading and note.
MOST = 30


class Sheet(msgspec.Struct, frozen=True):
    """All that stands on the sheet. `page_of` keeps its two places, which are filled while the pages are made."""

    title: str
    sender: str
    period: str
    made: str
    page_of: str
    chart: Table


def sheet(chart: Chart, period: Period, desks: tuple[str, ...], made: date) -> Sheet:
    """Give the sheet of one chart of a period; `desks` are the names that stand over the overview."""
    return Sheet(
        title=f"Besøg {period.within}",
        sender=" · ".join(desks),
        period="Til intern brug",
        made=f"Lavet {in_words(made)}",
        page_of="Side {number} af {total}",
        chart=on_paper(chart, MOST),
    )
