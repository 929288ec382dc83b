"""The commands that keep the log: `backup`, `restore`, `verify`, `rebuild`, `retention`, and `visit` for a single visit."""

import argparse
from datetime import date
from pathlib import Path

from desk_assistant.commands.arguments import day

COMMANDS = ("backup", "restore", "verify", "rebuild", "retention", "visit")
_FROM = "læs disse kopier (en mappe står for den nyeste brugbare kopi fra hver skranke)"


def add_to(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", *readers: argparse.ArgumentParser
) -> tuple[argparse.ArgumentParser, ...]:
    """Add the commands, and `--from` to the commands that read; gives the parsers that were added."""
    backup = commands.add_parser("backup", help="tag en kopi af loggen, og læs den efter")
    backup.add_argument("--to", type=Path, metavar="MAPPE", help="læg kopien her i stedet for i mappen kopier")
    restore = commands.add_parser("restore", help="gendan loggen fra en kopi; den gamle log lægges til side")
    restore.add_argument("copy", type=Path, metavar="KOPI", help="kopien, loggen skal gendannes fra")
    verify = commands.add_parser("verify", help="læs loggen eller kopier efter: filen, hændelserne og det, der følger af dem")
    rebuild = commands.add_parser("rebuild", help="dan oversigter og tal igen ud fra hændelserne")
    retention = commands.add_parser("retention", help="vis eller slet det, der har ligget længe nok, i loggen og i alle kopier")
    what = retention.add_mutually_exclusive_group(required=True)
    what.add_argument("--dry-run", action="store_true", help="vis, hvad der skal slettes; intet ændres")
    what.add_argument("--apply", action="store_true", help="slet det, så ingen byte bliver liggende")
    retention.add_argument("--today", type=day, default=None, metavar="ÅÅÅÅ-MM-DD", help="dagen, der regnes fra")
    for reader in (*readers, verify):
        add_from(reader)
    return backup, restore, verify, rebuild, retention, *_visit(commands)


def _visit(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> tuple[argparse.ArgumentParser, ...]:
    visit = commands.add_parser("visit", help="vis eller slet et enkelt besøg ud fra aftalens nummer")
    what = visit.add_subparsers(dest="act", metavar="HANDLING", title="handlinger", required=True)
    show = what.add_parser("show", help="skriv alt, hvad der er gemt om besøget (indsigt)")
    add_from(show)
    erase = what.add_parser("erase", help="slet besøget i loggen og i alle kopier; det kan ikke fortrydes")
    erase.add_argument("--reason", choices=("access", "error"), required=True, help="borgeren har bedt om det, eller det er gemt ved en fejl")
    for parser in (show, erase):
        parser.add_argument("number", metavar="NUMMER", help="aftalens nummer (eller besøgets id)")
    return visit, show, erase


def add_from(reader: argparse.ArgumentParser) -> None:
    """Let a command that reads take copies instead of the log."""
    reader.add_argument("--from", dest="sources", type=Path, nargs="+", metavar="STI", help=_FROM)


def run(given: argparse.Namespace, folder: Path) -> int:
    """Carry a command out on the data folder; gives the exit code."""
    today = date.today()
    if given.command in ("backup", "restore"):
        from desk_assistant.commands import copies

        if given.command == "backup":
            return copies.backup(folder, given.to, today)
        return copies.restore(folder, given.copy, today)
    if given.command == "retention":
        from desk_assistant.commands import retention

        return retention.tell(folder, given.today or today) if given.dry_run else retention.erase(folder, given.today or today, today)
    if given.command == "visit":
        from desk_assistant.commands import visit

        return visit.show(folder, given.number, given.sources, today) if given.act == "show" else visit.erase(folder, given.number, given.reason, today)
    from desk_assistant.commands import verify

    if given.command == "verify":
        return verify.verify(folder, given.sources, today)
    return verify.rebuild_all(folder, today)
