"""The export log: who has the desk in their hands can see what left it."""

import json
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import msgspec

from desk_assistant.commands.reading import NotReadable, opened
from desk_assistant.insight.columns import ROWS_NAMES
from desk_assistant.insight.danish import whole
from desk_assistant.insight.request import REASONS
from desk_assistant.store import export_log
from desk_assistant.store.rows import Exported

_HEADINGS = ("dato", "hvad", "format", "første dag", "sidste dag", "rækker", "holdt tilbage", "ord", "grund", "")
_OTHER = {"statistics": ("", "statistik"), "report": ("", "rapport")}
#: The mark of an event that another program, which has the log open, has not taken in yet.
_WAITS = "venter"


def print_exports(folder: Path, today: date, as_json: bool) -> int:
    """Print every export, the oldest first, and those that wait to come into the log. 1 when the log cannot be read."""
    waiting = export_log.waiting(folder)
    logged: tuple[Exported, ...] = ()
    try:
        with opened(folder, None, today) as (journal,):
            logged = journal.exports()
    except NotReadable as problem:
        print(problem, file=sys.stderr)
        if not waiting:
            return 1
    known = {exported.id for exported in logged}
    rows = [(exported, "") for exported in logged] + [(exported, _WAITS) for exported in waiting if exported.id not in known]
    if as_json:
        for exported, mark in rows:
            print(json.dumps({**msgspec.to_builtins(exported), "id": exported.id.hex(), "waits": bool(mark)}, ensure_ascii=False))
    elif rows:
        _print_table([_HEADINGS, *(_row(exported, mark) for exported, mark in rows)])
    else:
        print("Der er ingen eksporter.")
    return 0


def _row(exported: Exported, mark: str) -> tuple[str, ...]:
    what = {**ROWS_NAMES, **_OTHER}[exported.what][1]
    days = (exported.first_day, exported.last_day)
    numbers = (whole(exported.rows), whole(exported.held_back))
    words = "ja" if exported.words else "aftalenumre" if exported.reason else "nej"
    return exported.date, what, exported.format, *days, *numbers, words, REASONS.get(exported.reason or "", ""), mark


def _print_table(table: Sequence[Sequence[str]]) -> None:
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    for row in table:
        print("  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)).rstrip())
