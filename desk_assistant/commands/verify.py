"""Check that everything in a log or in copies of it holds, and make again what follows from the facts."""

import sys
from collections.abc import Sequence
from contextlib import closing
from datetime import date
from pathlib import Path

from desk_assistant import paths
from desk_assistant.commands.reading import NotReadable, opened
from desk_assistant.commands.sentences import copy_refusal, refusal
from desk_assistant.store import proving
from desk_assistant.store.auditing import audit
from desk_assistant.store.errors import StoreProblem, StoreRefused
from desk_assistant.store.journal import Journal
from desk_assistant.store.rebuilding import deriving, rebuild
from desk_assistant.store.rows import Problem
from desk_assistant.store.sources import CopyReader
from desk_assistant.store.tables import through

#: How many findings are written out.
LONGEST_LIST = 50


def verify(folder: Path, sources: Sequence[Path] | None, today: date) -> int:
    """Check the log or the copies; gives 0 when all of it holds, otherwise 1."""
    try:
        with opened(folder, sources, today) as journals:
            return max([_verify(journal) for journal in journals])
    except NotReadable as problem:
        print(problem, file=sys.stderr)
        return 1


def _verify(journal: Journal) -> int:
    name = journal.path.name
    if isinstance(journal, CopyReader):
        try:
            for _ in proving.prove(journal.path):
                pass
        except StoreRefused as problem:
            print(copy_refusal(problem.code, name))
            return 1
    found = [problem for step in audit(journal, deriving(journal)) for problem in step]
    if not found:
        count = journal.read(lambda log: log.execute("SELECT count(*), count(DISTINCT visit) FROM fact").fetchone())
        print(f"{name}: i orden. {count[0]} hændelser i {count[1]} besøg er læst efter.")
        return 0
    print(f"{name}: {len(found)} fejl.")
    for problem in found[:LONGEST_LIST]:
        print(f"  {_sentence(problem)}")
    if len(found) > LONGEST_LIST:
        print(f"  … og {len(found) - LONGEST_LIST} til.")
    if all(problem.code in ("projection", "tally") for problem in found):
        print("Hændelserne er i orden. Kør rebuild: Så dannes resten igen.")
    else:
        print("Gendan loggen fra en kopi med restore, eller kontakt it.")
    return 1


def _sentence(problem: Problem) -> str:
    return {
        "chain": f"Hændelse nr. {problem.seq} i besøg {problem.visit} er ændret eller beskadiget.",
        "quick_check": "Filen er beskadiget.",
        "unreadable": f"Besøg {problem.visit} kan ikke læses." if problem.visit else f"Fra hændelse nr. {problem.seq} kan filen ikke læses.",
        "schema": f"Tabellen, indekset eller udløseren {problem.detail} er ændret.",
        "content": f"Indholdet {problem.detail[:12]} er ændret.",
        "projection": f"Oversigten over besøg {problem.visit} passer ikke med dets hændelser.",
        "tally": f"Tallene for {problem.detail} passer ikke med besøgene.",
    }[problem.code]


def rebuild_all(folder: Path, today: date) -> int:
    """Make everything anew that follows from the facts; gives 0, or 1 when something could not be read."""
    path = folder / paths.DATABASE
    if not path.exists():
        print(f"Der er ingen log i mappen {folder}.", file=sys.stderr)
        return 1
    try:
        with closing(Journal.open(path, today)) as journal:
            return _tell(through(rebuild(journal, deriving(journal))))
    except StoreProblem as problem:
        print(refusal(problem.code), file=sys.stderr)
        return 1


def _tell(unreadable: tuple[str, ...]) -> int:
    print("Oversigter og tal er dannet igen ud fra hændelserne.")
    for visit in unreadable[:LONGEST_LIST]:
        print(f"Besøg {visit} kan ikke læses. Det står, som det stod.")
    return 1 if unreadable else 0
