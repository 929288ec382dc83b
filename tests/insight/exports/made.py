"""A small log whose every row is written out here, so that what an export says of it can be compared letter by letter."""

import io
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

import msgspec

from desk_assistant import paths
from desk_assistant.content.library import Library, load, snapshot
from desk_assistant.content.model import Ending, Flow, Line, Text
from desk_assistant.insight.export import Made, export
from desk_assistant.insight.request import Request
from desk_assistant.store import export_log, projections, writing
from desk_assistant.store.exporting import ExportReader
from desk_assistant.store.journal import Journal
from desk_assistant.store.rows import ChoiceRow, LineRow, NeedRow, Projection, StepRow, VisitRow
from desk_assistant.visit import facts as f
from tests.store.sample import facts_of, token, visit_id

TODAY = date(2026, 11, 2)
FIRST, LAST = date(2026, 10, 1), date(2026, 10, 31)
#: What a spreadsheet must never calculate. Each stands somewhere in the log.
HOSTILE = ("=1+1", "+45", "-2+3", "@SUM(1)", "\t=1", "\r=1", "\0=1", "\ufeff=1", "＝1+1", " =1", "\u200b=1", "−1", "=HYPERLINK(\"x\")")
#: The exports that are rows of the log.
KINDS = ("visits", "steps", "agreements", "readiness")
OWN_WORDS = "jeg er flyttet til en lejlighed på Nørrebro"
SAID_BACK = "du vil have en læge tættere på dit hjem"
OWN_LINE = "Vi ringer til dig om svaret fra lægen."

_SHIPPED = load(paths.resources() / "content")


def flow(title: str, step_titles: Mapping[str, str]) -> Flow:
    """Give a flow that has just these texts."""
    base = _SHIPPED.flows["laegevalg"]
    steps = tuple(
        msgspec.structs.replace(base.steps[0], id=name, title=text) for name, text in step_titles.items()
    )
    line = Line(owner="citizen", text=Text(da="Vælg en læge på borger.dk.", en="x"), when=Text(da="i dag", en="x"))
    other = Line(owner="us", text=Text(da="Vi sender dig et brev; det tager en uge.", en="x"))
    return msgspec.structs.replace(base, id="laege", title=title, steps=steps, endings=(Ending(id="done", lines=(line, other)),))


def library() -> Library:
    """Give a library that knows none of the log's flows, as after they were taken out."""
    return msgspec.structs.replace(_SHIPPED, flows={}, life_events={})


def visit_row(at: int, **changes: object) -> VisitRow:
    """Give a visit of 1 October in which nothing was noted but its end."""
    day = "2026-10-01"
    nothing = dict.fromkeys(("band", "gate", "wish", "find", "read", "fill", "device", "confidence"))
    row = VisitRow(visit_id(at), day, day, 10, "answer_only", None, "none", False, False, **nothing)
    return msgspec.structs.replace(row, **changes)


def need(number: int, position: int, flow_id: str | None, content: str | None, **changes: object) -> NeedRow:
    """Give a need of a visit."""
    row = NeedRow(visit_id(number), position, f"n{position + 1}", flow_id, content, position == 0, False, False, None, False)
    return msgspec.structs.replace(row, **changes)


def made_log(journal: Journal) -> None:
    """Fill the log: an ordinary visit, one of many things, one of hostile texts, and one outside October."""
    plain = snapshot(flow("Lægevalg", {"find": "Find “Skift læge” på borger.dk", "login": "Log på med MitID"}))
    hostile = snapshot(flow("=cmd|' /C calc'!A0", {text: text for text in HOSTILE}))
    v1, v3 = visit_id(1), visit_id(3)
    full = visit_row(
        1, closing="agreement", number="K7D2M9QX4", case_note="written", agreed=True, opened="2026-09-30", closed_on="2026-10-02",
        band="B", gate="in_with_help", wish="beside", find=0, read=1, fill=2,
    )  # fmt: skip
    journal.work(lambda connection: writing.insert_snapshots(connection, dict((plain, hostile))))
    projected = [
        Projection(
            full,
            tuple(ChoiceRow(v1, *pair) for pair in (("event", "flyttet"), ("given", "print"), ("given", "qr"), ("mark", "again"), ("mark", "helps_other"), ("offer", "it_cafe"))),
            (need(1, 0, "laege", plain[0]), need(1, 1, None, None, handed_to="colleague", called=True), need(1, 2, "pas", None, set_aside=True)),
            (
                StepRow(v1, 0, "n1", "laege", "find", "find", "alone", "alone", None),
                StepRow(v1, 1, "n1", "laege", "login", "login", "blocked", None, "access"),
                StepRow(v1, 2, "n1", "laege", "gone", None, None, None, None),
            ),
            (
                LineRow(v1, 0, "n1.done.0", "citizen", False),
                LineRow(v1, 1, "n1.done.1", "us", False),
                LineRow(v1, 2, "n2.handed.0", "us", False),
                LineRow(v1, 3, "own.1", "trouble", True),
                LineRow(v1, 4, "n1.gone.7", "trouble", False),
            ),
        ),
        Projection(visit_row(2, nothing_more=True, closing="agreement")),
        Projection(
            visit_row(3, closed_on="2026-10-31", opened="2026-10-31", hour=15),
            (ChoiceRow(v3, "event", "=1+1"),),
            (need(3, 0, "laege", hostile[0]),),
            tuple(StepRow(v3, at, "n1", "laege", text, "find", "guided", "guided", None) for at, text in enumerate(HOSTILE)),
            (LineRow(v3, 0, "@SUM(1).gone.0", "citizen", False),),
        ),
        Projection(visit_row(4, closed_on="2026-11-01")),
    ]  # fmt: skip
    for projection in projected:
        journal.work(lambda connection, projection=projection: projections.write(connection, projection))
    add_words(journal, v1)


def add_words(journal: Journal, visit: str) -> None:
    """Write the facts that tell which words are which; the rows of the visit stay as they are."""
    facts = facts_of(visit, f.Opened(10), f.Stated("w1"), f.SummaryWritten("w2"), f.LineWritten("own.1", "trouble", "w3"))
    texts = {"w1": OWN_WORDS, "w2": SAID_BACK, "w3": OWN_LINE}
    journal.append(facts, [f.Words(key, visit, LAST, text) for key, text in texts.items()])


def request(what: str = "visits", **changes: object) -> Request:
    """Ask for October."""
    return msgspec.structs.replace(Request(what, FIRST, LAST, TODAY, "0.1.0"), **changes)


def stepped(work: Iterator[int]) -> Made:
    """Take every step."""
    while True:
        try:
            next(work)
        except StopIteration as end:
            return end.value


def exported(journal: Journal, out: Path, asked: Request, overwrite: bool = False) -> Made:
    """Make an export and log it in the journal."""

    def log(event: object) -> None:
        export_log.log(journal, event)

    key = token(f"{out.name} {asked}")
    return stepped(export(asked, [ExportReader(journal)], library(), out, key, log, overwrite))


def csv_rows(path: Path, separator: str = ";") -> Sequence[Sequence[str]]:
    """Read a CSV file back by hand: quotes doubled, CRLF between rows. Raises AssertionError for anything else."""
    text = path.read_bytes().decode("utf-8-sig")
    rows: list[list[str]] = []
    row: list[str] = []
    source = io.StringIO(text, newline="")
    while letter := source.read(1):
        cell = ""
        if letter == '"':
            while True:
                letter = source.read(1)
                assert letter, "a quote is not closed"
                if letter == '"':
                    letter = source.read(1)
                    if letter != '"':
                        break
                cell += letter
        else:
            while letter not in (separator, "\r", ""):
                assert letter not in '"\n', cell
                cell += letter
                letter = source.read(1)
        row.append(cell)
        if letter == "\r":
            assert source.read(1) == "\n"
            rows.append(row)
            row = []
        else:
            assert letter == separator
    assert not row
    return rows
