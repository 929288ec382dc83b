"""The content owner's commands: `desk-assistant flows check | list | show | graph | links | review`."""

import argparse
import os
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from desk_assistant import paths
from desk_assistant.commands.arguments import day, seconds

if TYPE_CHECKING:
    from desk_assistant.content.library import Library


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `flows` and what belongs to it to the command line."""
    flows = commands.add_parser("flows", help="kontrollér, vis og tegn forløb, og se efter døde adresser")
    kinds = flows.add_subparsers(dest="task", metavar="OPGAVE", title="opgaver", required=True)
    check = kinds.add_parser("check", help="kontrollér alt indhold, og vis fejl med fil og linje")
    check.add_argument("--spelling", action="store_true", help="se også efter stavefejl (kræver hunspell og hunspell-da)")
    _common(check, json="skriv resultatet som JSON")
    _common(kinds.add_parser("list", help="vis alle forløb med version og datoer"), json="skriv listen som JSON")
    show = kinds.add_parser("show", help="vis et forløb som tekst, gren for gren")
    show.add_argument("--branch", type=int, metavar="NR", help="kun denne gren")
    graph = kinds.add_parser("graph", help="tegn et forløb som SVG")
    graph.add_argument("--out", type=Path, metavar="FIL.svg", help="filen til tegningen (ellers skrives den ud)")
    links = kinds.add_parser("links", help="slå alle adresser op, og vis dem, der er flyttet eller døde")
    links.add_argument("--timeout", type=seconds, default=15.0, metavar="SEK", help="så længe må en side tøve (15)")
    links.add_argument("--deadline", type=seconds, default=900.0, metavar="SEK", help="så længe må det hele tage (900)")
    _common(links, json="skriv resultatet som JSON")
    due = kinds.add_parser("review", help="vis, hvad der skal ses efter: datoer og tal, der udløber")
    due.add_argument("--within", type=int, default=30, metavar="DAGE", help="så mange dage frem (30)")
    due.add_argument("--today", type=day, default=None, metavar="ÅÅÅÅ-MM-DD", help="dagen, der regnes fra")
    _common(due, json="skriv listen som JSON")
    for task in (show, graph):
        task.add_argument("id", metavar="ID", help="forløbets id, som det står i flows list")
        task.add_argument("--today", type=day, default=None, metavar="ÅÅÅÅ-MM-DD", help="dagen, tallene skal gælde")
        _common(task)


def _common(task: argparse.ArgumentParser, json: str = "") -> None:
    task.add_argument("--content", type=Path, metavar="MAPPE", help="en anden mappe med indhold end programmets egen")
    task.add_argument("--local", type=Path, metavar="MAPPE", help="kommunens egen mappe (eller fil) oven på indholdet")
    if json:
        task.add_argument("--json", action="store_true", help=json)


def run(given: argparse.Namespace) -> int:
    """Carry the task out; gives the exit code: 0 done, 1 something was found or not done."""
    try:
        return _run(given)
    except BrokenPipeError:  # whoever reads had enough, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _run(given: argparse.Namespace) -> int:
    folder: Path = given.content or paths.resources() / "content"
    for wanted in filter(None, (folder, given.local)):
        if not wanted.exists():
            print(f"{wanted} findes ikke.", file=sys.stderr)
            return 1
    from desk_assistant.content.library import load
    from desk_assistant.content.overlay import apply

    library, left_out, _ = apply(load(folder), given.local) if given.local else (load(folder), (), frozenset())
    if given.task == "check":
        from desk_assistant.commands.flows_check import print_check

        return print_check(library, folder, left_out, given.json, given.spelling)
    for error in left_out:
        print(error, file=sys.stderr)
    return _carry_out(given, library, folder) or int(bool(left_out))


def _carry_out(given: argparse.Namespace, library: "Library", folder: Path) -> int:
    if given.task == "review":
        from desk_assistant.commands.flows_review import Window, print_review

        return print_review(library, Window(given.today or date.today(), given.within), given.json)
    if given.task == "links":
        from desk_assistant.commands.flows_links import print_links
        from desk_assistant.commands.links import Pace

        return print_links(library, folder, given.json, given.timeout, given.deadline, Pace())
    if given.task == "show":
        from desk_assistant.commands.flows_show import print_flow

        return print_flow(library, given.id, given.branch, given.today or date.today())
    if given.task == "graph":
        from desk_assistant.commands.flows_graph import draw_flow

        return draw_flow(library, given.id, given.out, given.today or date.today())
    from desk_assistant.commands.flows_list import print_list

    return print_list(library, given.json)
