"""What `report` can be asked, in Danish."""

import argparse
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from desk_assistant.commands.arguments import day, period

if TYPE_CHECKING:
    from desk_assistant.insight.periods import Period

_ABOUT = """Gemmer en rapport til personalemødet som PDF: nøgletal, diagrammer, hvor borgerne går i stå, og ét spørgsmål at tale om.
Den må gives videre: kun hele måneder og kvartaler, og tal under 5 er skjult. Uden periode er det den sidste hele måned."""
_FROM = "læs disse kopier (en mappe står for den nyeste brugbare kopi fra hver skranke)"


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    report = commands.add_parser("report", help="gem rapporten til personalemødet som PDF", description=_ABOUT)
    which = report.add_mutually_exclusive_group()
    which.add_argument("--month", dest="period", type=_month, metavar="ÅÅÅÅ-MM", help="måneden, for eksempel 2026-10")
    which.add_argument("--quarter", dest="period", type=_quarter, metavar="ÅÅÅÅ-QN", help="kvartalet, for eksempel 2026-Q3")
    report.add_argument("--out", type=Path, required=True, metavar="FIL", help="filen, der skal skrives, for eksempel rapport.pdf")
    report.add_argument("--overwrite", action="store_true", help="erstat en fil, der findes")
    report.add_argument("--from", dest="sources", type=Path, nargs="+", metavar="STI", help=_FROM)
    report.add_argument("--today", type=day, default=None, metavar="ÅÅÅÅ-MM-DD", help="dagen i dag")
    report.add_argument("--data", type=Path, default=argparse.SUPPRESS, metavar="MAPPE", help="mappen med log og indstillinger")


def run(given: argparse.Namespace, folder: Path) -> int:
    """Write the report; gives the exit code: 0 done, 1 not done, 2 wrong arguments."""
    from desk_assistant.commands.report import write_report
    from desk_assistant.insight.periods import last_complete

    today = given.today or date.today()
    return write_report(folder, given.period or last_complete(today), given.out, today, given.sources, given.overwrite)


def _month(text: str) -> "Period":
    return _of_kind(text, "month", "skriv en måned, for eksempel 2026-10; en rapport er for en hel måned eller et helt kvartal")


def _quarter(text: str) -> "Period":
    return _of_kind(text, "quarter", "skriv et kvartal, for eksempel 2026-Q3; en rapport er for en hel måned eller et helt kvartal")


def _of_kind(text: str, kind: str, otherwise: str) -> "Period":
    found = period(text)
    if found.kind != kind:
        raise argparse.ArgumentTypeError(otherwise)
    return found
