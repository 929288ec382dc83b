"""Reads the arguments, then opens the window or carries a command out. Exit codes: 0 done, 1 not done, 2 wrong arguments."""

import argparse
import gc
import os
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from desk_assistant import __version__, paths

_DATA = "--data"


def parser() -> argparse.ArgumentParser:
    """Give the parser of the command line, in Danish."""
    top = _top()
    _add_commands(top)
    return top


def _for_window(words: Sequence[str]) -> bool:
    """Tell whether nothing but the window is asked for; then no command is loaded, which is felt when it opens."""
    return not words or (len(words) == 2 and words[0] == _DATA and not words[1].startswith("-"))


def _top() -> argparse.ArgumentParser:
    top = argparse.ArgumentParser(
        prog="desk-assistant",
        description="Desk Assistant følger et besøg i Borgerservice fra velkomst til aftale. Uden kommando åbner vinduet.",
    )
    top.add_argument("--version", action="version", version=f"Desk Assistant {__version__}")
    top.add_argument("--demo", action="store_true", help="åbn med eksempler på besøg i en mappe for sig selv")
    top.set_defaults(command=None)
    _data(top)
    return top


def _add_commands(top: argparse.ArgumentParser) -> None:
    from desk_assistant.commands import content_arguments, export_arguments, flows, log, report_arguments
    from desk_assistant.commands.arguments import count, day, seed

    commands = top.add_subparsers(dest="command", metavar="KOMMANDO", title="kommandoer")
    check = commands.add_parser("selfcheck", help="kontrollér programmet: indhold, skrifttyper, sprog, database, papir, certifikater")
    check.add_argument("--policy", type=Path, metavar="FIL", help="prøv kommunens fil, før den bliver lagt på plads")
    _data(check)
    tour = commands.add_parser("tour", help="spil et helt besøg og gem billeder af hvert skærmbillede")
    tour.add_argument("outdir", type=Path, metavar="MAPPE", help="mappen til billeder, note.pdf og keys.txt")
    tour.add_argument("--today", type=day, default=None, metavar="ÅÅÅÅ-MM-DD", help="dagen, besøget foregår")
    tour.add_argument("--no-pictures", action="store_true", help="spil uden at gemme billeder")
    _data(tour)
    facts = commands.add_parser("facts", help="skriv alt, hvad der er gemt, som JSON Lines")
    facts.add_argument("--visit", metavar="ID", help="kun dette besøg (besøgets id eller aftalens nummer)")
    facts.add_argument("--json", action="store_true", help="skriv JSON Lines (det gør kommandoen altid)")
    _data(facts)
    for command in log.add_to(commands, facts, _overview(commands)):
        _data(command)
    suggest = commands.add_parser("suggest", help="foreslå forløb ud fra borgerens egne ord")
    suggest.add_argument("words", nargs="*", metavar="ORD", help="borgerens ord")
    suggest.add_argument("--from-file", type=Path, metavar="FIL", help="læs en henvendelse på hver linje")
    suggest.add_argument("--local", type=Path, metavar="MAPPE", help="kommunens egen mappe oven på indholdet")
    suggest.add_argument("--json", action="store_true", help="skriv et JSON-objekt på hver linje")
    suggest.add_argument("--limit", type=count, default=5, metavar="ANTAL", help="højst så mange forslag (5)")
    demo = commands.add_parser("demo-data", help="fyld en tom mappe med opdigtede besøg")
    demo.add_argument("--visits", type=count, required=True, metavar="ANTAL", help="så mange besøg")
    demo.add_argument("--seed", type=seed, default=1, metavar="TAL", help="samme tal giver de samme besøg (1)")
    demo.add_argument("--today", type=day, default=None, metavar="ÅÅÅÅ-MM-DD", help="dagen, besøgene går frem til")
    _data(demo)
    flows.add_to(commands)
    content_arguments.add_to(commands)
    export_arguments.add_to(commands)
    report_arguments.add_to(commands)


def _overview(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> argparse.ArgumentParser:
    from desk_assistant.commands.arguments import day, period

    overview = commands.add_parser("overview", help="vis overblikket for en uge, en måned, et kvartal eller et år")
    form = "2026-10, 2026-W47, 2026-Q3 eller 2026 (ellers den sidste hele måned)"
    overview.add_argument("--period", type=period, default=None, metavar="PERIODE", help=form)
    overview.add_argument("--today", type=day, default=None, metavar="ÅÅÅÅ-MM-DD", help="dagen, der regnes fra")
    overview.add_argument("--json", action="store_true", help="skriv overblikket som JSON")
    overview.add_argument("--text", action="store_true", help="skriv overblikket som tekst, også når der er en skærm")
    _data(overview)
    return overview


def _data(target: argparse.ArgumentParser) -> None:
    target.add_argument(_DATA, type=Path, default=argparse.SUPPRESS, metavar="MAPPE", help="mappen med log og indstillinger")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program with these arguments (default: the command line's); gives the exit code."""
    words = sys.argv[1:] if arguments is None else arguments
    given = (_top() if _for_window(words) else parser()).parse_args(words)
    try:
        code = _run(given)
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:  # whoever read along has seen enough, as `| head` has
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return 1
    return code


def _run(given: argparse.Namespace) -> int:
    chosen: Path | None = getattr(given, "data", None)
    folder = paths.data_folder(chosen)
    if given.command is None:
        return _window(folder if chosen is not None or not given.demo else paths.demo_folder(), given.demo)
    return _command(given, chosen, folder)


def _command(given: argparse.Namespace, chosen: Path | None, folder: Path) -> int:
    from desk_assistant.commands import content_arguments, export_arguments, flows, log, report_arguments

    if given.command == "selfcheck":
        from desk_assistant.commands.selfcheck import selfcheck

        return selfcheck(chosen, given.policy)
    if given.command == "facts":
        from desk_assistant.commands.facts import print_facts

        return print_facts(folder, given.visit, given.sources)
    if given.command in log.COMMANDS:
        return log.run(given, folder)
    if given.command == "suggest":
        from desk_assistant.commands.suggest import print_suggestions

        return print_suggestions(given.words, given.from_file, given.json, given.limit, given.local)
    if given.command == "overview" and not (given.text or given.json):
        from desk_assistant.supervising import has_screen, show_overview

        if has_screen():
            return show_overview(folder, given.period, given.today or date.today(), given.sources)
    if given.command == "overview":
        from desk_assistant.commands.overview import print_overview

        return print_overview(folder, given.period, given.today or date.today(), given.json, given.sources)
    if given.command in ("export", "exports"):
        return export_arguments.run(given, folder)
    if given.command == "report":
        return report_arguments.run(given, folder)
    if given.command == "flows":
        return flows.run(given)
    if given.command == "content":
        return content_arguments.run(given, folder)
    if given.command == "demo-data":
        from desk_assistant.demo.command import make_demo_data

        return make_demo_data(chosen, given.visits, given.seed, given.today or date.today())
    from desk_assistant.tour.play import run_tour

    return run_tour(given.outdir, chosen, given.today or date.today(), not given.no_pictures)


def _window(folder: Path, demo: bool) -> int:
    gc.disable()  # nothing is thrown away while the program starts; `open_log` switches it on again
    from desk_assistant.app import run

    if demo:
        from desk_assistant.demo.examples import make_examples

        make_examples(folder, date.today())
    return run(folder, sys.argv[:1])


if __name__ == "__main__":
    sys.exit(main())
