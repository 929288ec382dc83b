"""What `export` and `exports` can be asked, in Danish."""

import argparse
from datetime import date
from pathlib import Path

from desk_assistant.commands.arguments import day, period

#: As in `insight.request`, which takes longer to load than the help may.
KINDS = ("visits", "steps", "agreements", "readiness", "statistics")
REASONS = {"indsigt": "access", "klage": "complaint", "indhold": "content", "fejl": "error"}
_ABOUT = """Gemmer rækker fra loggen til intern brug: besøg, trin, aftalepunkter eller hjælpebehov; eller statistik, der må gives
videre: hele måneder eller kvartaler, uden små tal. Eksporten kommer selv i eksportloggen, som alle kan se. Uden dage kommer den
sidste hele måned med."""
_MORE = """CSV får også filen NAVN.forklaring.csv, der siger, hvad kolonnerne betyder; xlsx har det som ark, json i første linje.
Dage står som ÅÅÅÅ-MM-DD i alle formater, for det læser Excel som en dag på alle sprog.
Ord kommer kun med, når du beder om dem og siger hvorfor: indsigt, klage, indhold eller fejl. Aftalenumre kun ved indsigt.
--from læser både en dag og en mappe eller fil med kopier: --from 2026-10-01 er den første dag, --from E:\\kopier er kilden."""


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add both commands."""
    form = argparse.RawDescriptionHelpFormatter
    export = commands.add_parser("export", help="gem rækker fra loggen som CSV, XLSX eller JSON", description=_ABOUT, epilog=_MORE, formatter_class=form)
    export.add_argument("what", choices=KINDS, metavar="HVAD", help="visits (besøg), steps (trin), agreements (aftalepunkter), readiness (hjælpebehov) eller statistics (tal, der må gives videre)")
    export.add_argument("--from", dest="source", action="extend", nargs="+", type=_day_or_path, metavar="DAG|STI", help="den første dag (ÅÅÅÅ-MM-DD), eller kopier at læse fra")
    export.add_argument("--to", type=day, metavar="ÅÅÅÅ-MM-DD", help="den sidste dag (ellers i dag)")
    export.add_argument("--month", type=_month, metavar="ÅÅÅÅ-MM", help="en måned eller et kvartal: 2026-10 eller 2026-Q3")
    export.add_argument("--by", choices=("month", "quarter"), default=None, help="statistik: tal for hver måned eller for hvert kvartal")
    export.add_argument("--format", choices=("csv", "xlsx", "json"), default=None, help="filens format (ellers efter filens navn)")
    export.add_argument("--dialect", choices=("da", "rfc4180"), default="da", help="CSV til dansk Excel (da: semikolon og BOM) eller efter RFC 4180 (komma)")
    export.add_argument("--out", type=Path, metavar="FIL", help="filen, der skal skrives")
    export.add_argument("--overwrite", action="store_true", help="erstat en fil, der findes")
    export.add_argument("--preview", action="store_true", help="vis kolonner, 20 rækker og antal uden at gemme")
    export.add_argument("--words", action="store_true", help="tag de ord med, der ikke er slettet (kræver --reason)")
    export.add_argument("--numbers", action="store_true", help="tag aftalenumre med (kræver --reason indsigt)")
    export.add_argument("--reason", type=_reason, metavar="GRUND", help="indsigt, klage, indhold eller fejl")
    _shared(export)
    exports = commands.add_parser("exports", help="vis alle eksporter af loggen")
    exports.add_argument("--json", action="store_true", help="skriv et JSON-objekt på hver linje")
    _shared(exports)


def _shared(target: argparse.ArgumentParser) -> None:
    target.add_argument("--today", type=day, default=None, metavar="ÅÅÅÅ-MM-DD", help="dagen i dag")
    target.add_argument("--data", type=Path, default=argparse.SUPPRESS, metavar="MAPPE", help="mappen med log og indstillinger")


def run(given: argparse.Namespace, folder: Path) -> int:
    """Carry `export` or `exports` out; gives the exit code."""
    today = given.today or date.today()
    if given.command == "exports":
        from desk_assistant.commands.exports import print_exports

        return print_exports(folder, today, given.json)
    from desk_assistant.commands.export import run as run_export

    return run_export(given, folder, today)


def _day_or_path(text: str) -> date | Path:
    """Read a day; anything else is the path of a copy, which has to be there."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        if Path(text).exists():
            return Path(text)
    raise argparse.ArgumentTypeError(f"“{text}” er hverken en dag (ÅÅÅÅ-MM-DD) eller en fil eller mappe, der findes")


def _month(text: str):
    found = period(text)
    if found.kind not in ("month", "quarter"):
        raise argparse.ArgumentTypeError("skriv en måned eller et kvartal: 2026-10 eller 2026-Q3")
    return found


def _reason(text: str) -> str:
    """Read a reason by its Danish name, or by the code that the log keeps."""
    code = REASONS.get(text, text)
    if code not in REASONS.values():
        raise argparse.ArgumentTypeError(f"skriv grunden: {', '.join(REASONS)}")
    return code
