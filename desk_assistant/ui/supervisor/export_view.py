"""What the page with exports says, as plain values: choices, names of files, sentences and tables."""

import errno
import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import msgspec
from PySide6.QtCore import QCoreApplication

from desk_assistant.insight.chart import Chart
from desk_assistant.insight.columns import LEAVING, ROWS_NAMES, use
from desk_assistant.insight.danish import whole
from desk_assistant.insight.disclosure import LEAVING as KINDS_LEAVING
from desk_assistant.insight.periods import Period
from desk_assistant.insight.preview import Preview

translate = QCoreApplication.translate
#: So many rows of the preview are shown, each in a column of its own, and so many earlier exports.
ROWS, EARLIER = 3, 20
_NAMES = {
    "visits": "besoeg", "steps": "trin", "agreements": "aftaler", "readiness": "hjaelpebehov", "statistics": "statistik", "report": "rapport",
}  # fmt: skip
_ENDINGS = {"csv": ".csv", "xlsx": ".xlsx", "json": ".jsonl", "pdf": ".pdf"}
#: Windows takes none of these in the name of a file.
_NOT_IN_NAMES = frozenset('<>:"/\\|?*')
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


class Order(msgspec.Struct, frozen=True):
    """What is to be saved: rows of a kind, statistics or the report; of which period; in which format."""

    what: str
    period: Period
    format: str


class Saved(msgspec.Struct, frozen=True):
    """The files that were saved, how many rows they hold, and whether the event waits to come into the log of exports."""

    files: tuple[Path, ...]
    rows: int
    waits: bool


class Earlier(msgspec.Struct, frozen=True):
    """An export of before, days in ISO; `waits` to come into the log."""

    made: str
    what: str
    format: str
    first: str
    last: str
    rows: int
    words: bool
    waits: bool


def kinds() -> list[tuple[str, str]]:
    """Give what can be saved, with its words."""
    return [
        ("visits", translate("Export", "Visits")),
        ("steps", translate("Export", "Steps")),
        ("agreements", translate("Export", "Agreements")),
        ("readiness", translate("Export", "Help needed")),
        ("statistics", translate("Export", "Statistics")),
        ("report", translate("Export", "Report (PDF)")),
    ]


def formats() -> list[tuple[str, str]]:
    """Give the formats of rows and statistics, with their words."""
    return [("csv", "CSV"), ("xlsx", "Excel"), ("json", "JSON Lines")]


def purpose(what: str) -> str:
    """Give what a file of this kind may be used for, and what never comes along here."""
    if what == "report":
        return f"{LEAVING} {translate('Export', 'Two to four pages for the staff meeting, of a whole month or quarter.')}"
    if what == "statistics":
        return f"{use(what)} {translate('Export', 'Only whole months and quarters come along.')}"
    no_words = translate("Export", "Words and agreement numbers never come along here, but only from the command line and with a reason.")
    return f"{use(what)} {no_words}"


def refused(order: Order, today: date) -> str:
    """Give why there can be no report of the period, or nothing."""
    if order.what == "report" and not (order.period.kind in KINDS_LEAVING and order.period.is_complete(today)):
        return translate("Export", "The report is made of a whole month or quarter that is over. Choose one in the overview.")
    return ""


def file_name(order: Order) -> str:
    """Give the name that is proposed for the file."""
    return f"{_NAMES[order.what]}-{order.period.code}{_ENDINGS[order.format]}"


def with_ending(name: str, form: str) -> str:
    """Give a name of a file with the ending of the format."""
    name = name.strip()
    known = next((ending for ending in _ENDINGS.values() if name.lower().endswith(ending)), "")
    bare = name[: len(name) - len(known)] if known else name
    return f"{bare}{_ENDINGS[form]}" if bare else ""


def wrong_name(name: str) -> str:
    """Give what is wrong with the name of a file, or nothing."""
    if not name:
        return translate("Export", "Write a name for the file.")
    if set(name) & _NOT_IN_NAMES or not name.isprintable() or name.startswith("."):
        return translate("Export", "Write only a name, without a folder and without any of %1").replace("%1", '< > : " / \\ | ? *')
    return ""


def counted(order: Order, found: Preview) -> str:
    """Give how much would come along."""
    one, many = ROWS_NAMES[order.what]
    words = translate("Export", "%1: %2 and %3 columns.")
    rows = f"{whole(found.count)} {one if found.count == 1 else many}"
    period = order.period.label
    return words.replace("%1", period[:1].upper() + period[1:]).replace("%2", rows).replace("%3", str(len(found.columns)))


def preview_table(found: Preview) -> Chart:
    """Give the preview as a table: a line for each column, with what it means and what the first rows have in it."""
    shown = found.rows[:ROWS]
    head = (translate("Export", "Column"), translate("Export", "What it means"))
    rows = tuple(
        (column.heading, column.meaning, *(row[at] or "–" for row in shown))
        for at, column in enumerate(found.columns)
    )  # fmt: skip
    numbered = (translate("Export", "Row %1").replace("%1", str(at)) for at, _ in enumerate(shown, 1))
    return _table("preview", translate("Export", "What comes along"), (*head, *numbered), rows)


def earlier_table(exports: Sequence[Earlier]) -> Chart:
    """Give the newest exports as a table."""
    names, waits = dict(kinds()), translate("Export", "waits to come into the log")
    yes, no = translate("Export", "yes"), translate("Export", "no")
    rows = tuple(
        (
            _day(row.made),
            names.get(row.what, row.what),
            f"{row.format} ({waits})" if row.waits else row.format,
            f"{_day(row.first)} – {_day(row.last)}",
            whole(row.rows),
            yes if row.words else no,
        )
        for row in exports[:EARLIER]
    )
    head = (
        translate("Export", "Made"), translate("Export", "What"), translate("Export", "Format"),
        translate("Export", "Days"), translate("Export", "Rows"), translate("Export", "Words"),
    )  # fmt: skip
    return _table("exports", translate("Export", "Earlier exports"), head, rows)


def _table(name: str, question: str, head: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> Chart:
    return Chart(name, question, "", "bars", "", (), (), "", head, rows)


def _day(day: str) -> str:
    year, month, number = day.split("-")
    return f"{int(number)}.{int(month)}.{year}"


def saved(order: Order, made: Saved) -> str:
    """Give the sentences about a file that was saved: what, where, and that all can see it."""
    file, *beside = made.files
    if order.what == "report":
        words = translate("Export", "The report is saved: %1")
    else:
        words = translate("Export", "%2 rows are saved: %1") if made.rows != 1 else translate("Export", "One row is saved: %1")
    lines = [words.replace("%2", whole(made.rows)).replace("%1", file.name), translate("Export", "Folder: %1").replace("%1", breakable(file.parent))]
    lines += [translate("Export", "What the columns mean stands in %1.").replace("%1", other.name) for other in beside]
    in_log = translate("Export", "The export stands in the log of exports.")
    waits = translate("Export", "The export waits to come into the log of exports.")
    return "\n".join((*lines, waits if made.waits else in_log))


def breakable(folder: Path) -> str:
    """Give a path that may go on in a new line after each folder (U+200B is where): a long one is wider than the page."""
    return str(folder).replace(os.sep, f"{os.sep}\u200b")


def trouble(problem: Exception) -> str:
    """Give the sentence for what went wrong; no file was saved then."""
    if isinstance(problem, ValueError):
        return str(problem)
    if isinstance(problem, FileExistsError):
        taken = translate("Export", "The file %1 exists already. It has not been changed. Write another name.")
        return taken.replace("%1", Path(str(problem)).name)
    if isinstance(problem, OSError) and problem.errno in _NO_ROOM:
        return translate("Export", "The disk is full. No file was saved. Make room, and try again.")
    if isinstance(problem, OSError):
        return translate("Export", "The file could not be saved there. No file was saved. Write another name, or contact IT.")
    return translate("Export", "The file could not be made now. No file was saved, and nothing is lost. Try again. If it goes on, contact IT.")
