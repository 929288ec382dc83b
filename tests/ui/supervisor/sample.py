"""A desk's counts made up for the tests: two full months, a running month with few visits, and nothing before."""

from datetime import date

from desk_assistant.insight.chart import Chart, Overview
from desk_assistant.insight.periods import parse
from desk_assistant.store.rows import AnswerRow, MonthTotalRow, TallyRow
from desk_assistant.ui.supervisor.reading import Asked, Ready, counting
from tests.visit.desk import shipped

TODAY = date(2026, 11, 23)
OCTOBER = parse("2026-10")
_LEVELS = ("alone", "guided", "together", "by_staff")


class Counts:
    """A source of counts. `asked` lists the spans of days it was asked for."""

    def __init__(self, rows: tuple[TallyRow, ...] = (), answers: tuple[AnswerRow, ...] = (), totals: tuple[MonthTotalRow, ...] = ()) -> None:
        self._rows, self._answers, self._totals = rows, answers, totals
        self.asked: list[tuple[date, date]] = []

    def tallies(self, first: date, last: date) -> tuple[TallyRow, ...]:
        self.asked.append((first, last))
        return tuple(row for row in self._rows if first.isoformat() <= row.day <= last.isoformat())

    def answers(self, first_week: str, last_week: str) -> tuple[AnswerRow, ...]:
        return tuple(row for row in self._answers if first_week <= row.iso_week <= last_week)

    def month_totals(self, first_month: str, last_month: str) -> tuple[MonthTotalRow, ...]:
        return tuple(row for row in self._totals if first_month <= row.month <= last_month)


def visits(day: str, n: int) -> list[TallyRow]:
    """So many visits on a day that ended with an agreement."""
    return [TallyRow(day, "visit", "", "", "agreement", n), TallyRow(day, "hour", "", "", "10", n)]


def full() -> Counts:
    """September and October with something in every chart, and three visits in November."""
    rows = [*_month("2026-09"), *_month("2026-10"), *visits("2026-11-09", 3)]
    answers = [AnswerRow(f"2026-W{week}", face, "yes" if face < 3 else "no", 7) for week in range(36, 45) for face in (1, 2, 3, 4)]
    return Counts(tuple(rows), tuple(answers))


def _month(month: str) -> list[TallyRow]:
    rows: list[TallyRow] = []

    def note(day: int, measure: str, flow: str, step: str, code: str, n: int) -> None:
        rows.append(TallyRow(f"{month}-{day:02}", measure, flow, step, code, n))

    for day in range(5, 10):
        for hour in range(9, 16):
            note(day, "hour", "", "", f"{hour:02}", hour + day)
        for code, n in (("agreement", 60), ("answer_only", 12), ("handed_over", 6), ("left", 2)):
            note(day, "visit", "", "", code, n)
    for at, flow in enumerate(sorted(shipped().flows)):
        note(6, "need", flow, "", "stated_and_real", 20 + at)
        for place, step in enumerate(shipped().flows[flow].steps):
            for part, level in enumerate(_LEVELS):
                note(6, "step", flow, step.id, level, 40 // (part + 1) + at + place)
        note(7, "stop", flow, shipped().flows[flow].steps[0].id, "papers" if at % 2 else "system", 1 + at)
    for at, (step, place) in enumerate((("called", "colleague"), ("not_called", "appointment"), ("called", "other_authority"))):
        note(7, "handed", "pas", step, place, 3 + at)
    _people(note)
    return rows


def _people(note: object) -> None:
    for at, row in enumerate(("find", "read", "fill", "device", "confidence")):
        for level, n in (("0", 90), ("1", 40), ("2", 20)):
            note(8, "row", "", row, level, n + at)
    counts = {"band": ("A", "B", "C", "D"), "gate": ("in", "in_with_help", "not_in"), "wish": ("alone", "beside", "together", "other_way")}
    for measure, codes in counts.items():
        for at, code in enumerate(codes):
            note(8, measure, "", "", code, 50 - 5 * at)
    for kind, code, n in (("offer", "it_cafe", 9), ("offer", "show_again", 12), ("given", "print", 180), ("given", "qr", 2), ("mark", "again", 31)):
        note(8, "choice", "", kind, code, n)
    for owner, n in (("citizen", 300), ("us", 90), ("trouble", 140)):
        note(9, "line", "", "standard", owner, n)
    for event, n in (("tabt-pung", 11), ("flyttet", 14), ("nyt-barn", 3)):
        note(9, "event", "", "", event, n)
    for step, found, n in (("same", "pas", 120), ("instead", "mitid", 14), ("also", "koerekort", 9)):
        note(9, "pair", "pas", step, found, n)


def asked(*sources: Counts, today: date = TODAY) -> Asked:
    """What the page is given."""
    return Asked(sources or (full(),), shipped(), ("Skranke 3",), today)


def counted(*sources: Counts, period: str = "2026-10", today: date = TODAY) -> Ready:
    """Count a period to its end; an empty period lets the overview choose."""
    steps = counting(asked(*sources, today=today), parse(period) if period else None)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value


def overview() -> Overview:
    """The overview of October."""
    return counted().overview


def chart(name: str) -> Chart:
    """One chart of October."""
    return next(chart for chart in overview().charts if chart.id == name)
